"""The tables of a detection run."""

import attrs
import pytest
from tests.detection import explained, tables
from tests.detection.bodies import Row
from tests.detection.ours import is_about
from tests.detection.outcomes import Outcome
from tests.detection.subjects import chosen, family

from jobgauge.rules import rules
from jobgauge.spec.document import api_names, load_api
from jobgauge.wrong.catalogue import wrong_servers

OPERATION = "zoo_datasets/get_org_dataset_conversion"


def _outcome(
    suite: str = "jobgauge", name: str = "errors/html", *, killed: bool = True, **more: object
) -> Outcome:
    kind = name.partition("/")[0]
    members = {"suite": suite, "server": f"{OPERATION}/{name}", "api": "zoo_datasets", "kind": kind}
    return Outcome(**{**members, "killed": killed, "requests": 10, "seconds": 1.0, **more})  # pyright: ignore[reportArgumentType]


def test_found_servers_are_counted_by_class_for_both_suites() -> None:
    text = tables.by_class(
        [
            _outcome(),
            _outcome(name="errors/cut", killed=False),
            _outcome("schemathesis", killed=False),
        ]
    )

    assert "| errors | 1 | 2 | 10 | 1.0 | 0 | 1 | 10 | 1.0 |" in text
    assert "| all | 1 | 2 |" in text


def test_suites_are_compared_only_on_servers_that_both_were_run_on() -> None:
    text = tables.side_by_side(
        [_outcome(), _outcome(name="errors/cut"), _outcome("schemathesis", killed=False)]
    )

    assert "| zoo_datasets | 1 | 1 | 0 | 10 | 1.0 | 10 | 1.0 |" in text


def test_the_cost_of_a_run_is_measured_on_a_reference_server() -> None:
    server = "zoo_datasets/reference"
    both = [_outcome(server=server), _outcome("schemathesis", server=server, requests=30)]

    text = tables.cost([*both, _outcome(requests=99)])

    assert "| zoo_datasets | 10 | 1.0 | 30 | 1.0 |" in text
    assert "| all | 10 | 1.0 | 30 | 1.0 |" in text


def test_each_wrong_server_is_listed_with_the_rule_that_found_it() -> None:
    found = _outcome(by=("a/b/c", "a/b/d"))
    missed = _outcome(name="errors/cut", killed=False)

    text = tables.each_server(
        [found, missed, _outcome("schemathesis", requests=7, by=("a check",))]
    )

    assert f"| {OPERATION}/errors/html | a/b/c and 1 more | 10 | a check | 7 |" in text
    assert f"| {OPERATION}/errors/cut | nothing | 10 | not run |  |" in text


def test_surprises_without_a_reason_are_findings() -> None:
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


def test_a_false_alarm_is_listed() -> None:
    alarm = _outcome(name="conforming/gzip", killed=False, beside=("zoo_datasets/x/echo/id",))

    assert "gzip | zoo_datasets/x/echo/id" in tables.false_alarms([alarm])
    assert tables.false_alarms([]) == "None, on 0 right servers."


def every_server_found(*, but: str = "") -> list[Outcome]:
    """Return an outcome for each wrong server of one API, found by all the rules that it breaks except `but`."""
    api = load_api("zoo_datasets")
    known = [each.id for each in rules(api) if each.side == "server"]
    return [
        Outcome(
            "jobgauge",
            each.name,
            each.api,
            each.kind,
            killed=True,
            by=tuple(rule for rule in known if is_about(rule, each.breaks) and rule != but),
        )
        for each in wrong_servers(api)
    ]


def test_a_rule_that_no_server_breaks_is_a_finding_unless_it_has_a_reason() -> None:
    rule = f"{OPERATION}/errors/server_error"

    found = every_server_found(but=rule)

    assert tables.unexplained(found) == [f"{rule}: no server makes it fail"]
    assert (
        "| zoo_datasets | errors | 1 | get_org_dataset_conversion/errors/server_error | **none** |"
        in (tables.idle(found))
    )


def test_a_family_whose_rules_never_fail_is_a_finding() -> None:
    found = every_server_found()

    quiet = [
        attrs.evolve(each, by=tuple(r for r in each.by if "/formats/" not in r)) for each in found
    ]

    ours = [each for each in tables.never_red(found) if each.startswith("zoo_datasets")]
    assert ours == []
    assert [each for each in tables.never_red(quiet) if each.startswith("zoo_datasets")] == [
        "zoo_datasets/formats: no server makes a rule of this family fail"
    ]


def test_one_derived_server_is_chosen_for_each_family_of_an_operation() -> None:
    names = [family(each) for each in chosen(every_way=False, by_family=True)]

    assert len(names) == len(set(names))
    assert {"zoo_datasets/get_org_dataset_conversion/formats", "zoo_datasets/reference"} <= {*names}


def test_idle_rules_are_not_reported_unless_every_server_was_run() -> None:
    some = every_server_found(but=f"{OPERATION}/errors/server_error")[1:]

    assert tables.unexplained(some) == []
    assert f"Without the rules of {', '.join(api_names())}:" in tables.idle(some)


@pytest.mark.parametrize("name", api_names())
def test_each_rule_about_a_server_is_broken_by_a_server_or_has_a_reason(name: str) -> None:
    api = load_api(name)
    broken = {prefix for each in wrong_servers(api) for prefix in each.breaks}

    idle = [each for each in rules(api) if each.side == "server" and not is_about(each.id, broken)]

    assert [each.id for each in idle if explained.idle(each) is None] == []


def test_the_reason_of_an_open_rule_comes_from_the_spec() -> None:
    rule = "convert_diagrams/limits/request/items/*/annotations/*/region/vertices/minItems"
    found = next(each for each in rules(load_api("cognite_diagrams")) if each.id.endswith(rule))

    assert (explained.idle(found) or "").startswith("left open: ")


def test_a_vertical_bar_in_a_cell_is_escaped() -> None:
    assert tables.table(["a"], [["x | y"]]) == "| a |\n|---|\n| x \\| y |"


def test_bodies_that_the_generated_code_loses_are_named() -> None:
    row = Row("zoo_datasets", "valid", "models", 0, 4, ("jobs/null",))

    assert "| zoo_datasets | valid | models | 0 | 4 | 1 | jobs/null |" in tables.generated([row])
