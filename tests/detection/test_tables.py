"""The tables of a detection run."""

from tests.detection import tables
from tests.detection.bodies import Row
from tests.detection.outcomes import Outcome

OPERATION = "zoo_datasets/get_org_dataset_conversion"


def _outcome(
    suite: str = "jobgauge", name: str = "errors/html", *, killed: bool = True, **said: object
) -> Outcome:
    kind = name.partition("/")[0]
    members = {"suite": suite, "server": f"{OPERATION}/{name}", "api": "zoo_datasets", "kind": kind}
    return Outcome(**{**members, "killed": killed, "requests": 10, "seconds": 1.0, **said})  # pyright: ignore[reportArgumentType]


def test_finds_are_counted_by_class_for_both_suites() -> None:
    text = tables.by_class(
        [
            _outcome(),
            _outcome(name="errors/cut", killed=False),
            _outcome("schemathesis", killed=False),
        ]
    )

    assert "| errors | 1 | 2 | 10 | 1.0 | 0 | 1 | 10 | 1.0 |" in text
    assert "| all | 1 | 2 |" in text


def test_only_servers_that_both_were_run_on_are_put_side_by_side() -> None:
    text = tables.side_by_side(
        [_outcome(), _outcome(name="errors/cut"), _outcome("schemathesis", killed=False)]
    )

    assert "| zoo_datasets | 1 | 1 | 0 | 10 | 1.0 | 10 | 1.0 |" in text


def test_what_has_no_reason_is_a_finding() -> None:
    found = [
        _outcome(),
        _outcome(name="errors/cut", killed=False, note="pass: 3 cases"),
        _outcome(name="lifecycle/never_ends", killed=False),
        _outcome(name="conforming/gzip", killed=False, beside=("rule",)),
        _outcome(
            name="auth/no_token", beside=("zoo_datasets/x/echo/id", "zoo_datasets/x/search/valid")
        ),
    ]

    assert tables.unexplained(found) == [
        f"{OPERATION}/errors/cut",
        f"{OPERATION}/conforming/gzip",
        f"{OPERATION}/auth/no_token: zoo_datasets/x/echo/id",
    ]


def test_a_false_alarm_is_named() -> None:
    alarm = _outcome(name="conforming/gzip", killed=False, beside=("zoo_datasets/x/echo/id",))

    assert "gzip | zoo_datasets/x/echo/id" in tables.false_alarms([alarm])
    assert tables.false_alarms([]) == "None, on 0 right servers."


def test_a_bar_in_a_cell_does_not_end_it() -> None:
    assert tables.table(["a"], [["x | y"]]) == "| a |\n|---|\n| x \\| y |"


def test_what_the_generated_code_loses_is_named() -> None:
    row = Row("zoo_datasets", "valid", "models", 0, 4, ("jobs/null",))

    assert "| zoo_datasets | valid | models | 0 | 4 | 1 | jobs/null |" in tables.generated([row])
