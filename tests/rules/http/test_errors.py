"""A refusal is a 4xx with an error body that says what was wrong, not a crash and not a success."""

import pytest
from tests.detection.subjects import by_name
from tests.rules.judging import DIAGRAMS, ITWIN, ZOO, not_kept, results, running, verdicts

from jobgauge.reference.change import Change
from jobgauge.reference.service import Refusal, Request
from jobgauge.run.results import Result
from jobgauge.spec.document import load_api
from jobgauge.wrong.edits import unavailable

ERRORS = f"{DIAGRAMS}/convert_diagrams/errors"
LIST = f"{ITWIN}/list_jobs"
REQUESTS = [
    f"{DIAGRAMS}/convert_diagrams/{family}"
    for family in ("limits", "choices", "errors", "responses")
]


def found_on(server: str, *prefixes: str) -> dict[str, Result]:
    """Return the results of rules on a server of the catalogue."""
    wrong = by_name(server)
    return verdicts(wrong.api, *prefixes, change=wrong.change())


@pytest.mark.parametrize(
    ("server", "rule"),
    [
        ("errors/failure_for_a_refusal", "server_error"),
        ("errors/success_with_an_error", "error_in_success"),
        ("errors/code_contradicts", "code"),
        ("response/400/body/required:error/absent", "400/required:error"),
    ],
)
def test_a_wrong_refusal_fails_the_rule_about_it_alone(server: str, rule: str) -> None:
    found = found_on(f"{DIAGRAMS}/convert_diagrams/{server}", *REQUESTS)

    assert not_kept(found) == [f"{ERRORS}/{rule}"]
    assert found[f"{ERRORS}/{rule}"].verdict == "fail"


def test_a_code_that_contradicts_the_status_is_a_note() -> None:
    found = found_on(f"{ERRORS}/code_contradicts", *REQUESTS)[f"{ERRORS}/code"]

    assert found.level == "note"
    assert "/error/code is 401 in a 400 response" in found.reason


def test_a_documented_503_that_a_retry_clears_fails_no_rule() -> None:
    api = load_api(DIAGRAMS)
    change = Change(refuses=unavailable(api.operation("convert_diagrams")))

    found = verdicts(DIAGRAMS, *REQUESTS, change=change)

    assert not_kept(found) == []
    assert found[f"{ERRORS}/5XX/required:error"].verdict == "pass"


def test_an_undocumented_503_fails_even_if_a_retry_clears_it() -> None:
    found = found_on(f"{LIST}/errors/unavailable", f"{LIST}/limits", f"{LIST}/errors")

    assert not_kept(found) == [f"{LIST}/errors/server_error"]


def test_a_refusal_that_names_another_parameter_fails() -> None:
    prefixes = (f"{LIST}/limits", f"{LIST}/errors")
    rule = f"{LIST}/errors/target"

    right = verdicts(ITWIN, *prefixes)
    wrong = found_on(f"{LIST}/errors/parameter_named_wrongly", *prefixes)

    assert right[rule].verdict == "pass"
    assert not_kept(wrong) == [rule]
    assert "the refusal of an invalid $top names elsewhere" in wrong[rule].reason


def test_a_success_for_an_unknown_id_fails() -> None:
    rule = f"{ZOO}/get_org_dataset_conversion/errors/unknown"

    found = found_on(f"{rule}_found", rule)[rule]

    assert (found.verdict, found.level) == ("fail", "should")


def test_retries_are_bounded_if_every_second_response_is_a_503() -> None:
    count = 0

    def refuses(_: Request) -> Refusal | None:
        nonlocal count
        count += 1
        return Refusal(503, "Unavailable", "Not ready just now.") if count % 2 else None

    with running(ZOO, Change(refuses=refuses)) as run:
        found = results(run, f"{ZOO}/get_org_dataset_conversion/errors/server_error")
        sent = len(run.exchanges)

    assert not_kept(found) == []
    assert sent < 200
