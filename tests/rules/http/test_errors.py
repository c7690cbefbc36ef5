"""A refusal is a 4xx with an error body that says what was wrong, not a crash and not a success."""

from collections.abc import Callable

from tests.rules.judging import DIAGRAMS, ITWIN, ZOO, not_kept, results, running, verdicts

from jobgauge.reference.change import Change
from jobgauge.reference.service import Refusal, Reply, Request
from jobgauge.spec.document import load_api
from jobgauge.wrong.edits import unavailable

ERRORS = f"{DIAGRAMS}/convert_diagrams/errors"
REQUESTS = [
    f"{DIAGRAMS}/convert_diagrams/{family}"
    for family in ("limits", "choices", "errors", "responses")
]


def refusals(change: Callable[[Reply], Reply]) -> Change:
    """Return a change of the responses with status 400."""

    def answer(_: Request, answer: Reply) -> Reply:
        return change(answer) if answer.status == 400 else answer

    return Change(reply=answer)


def test_a_500_for_a_refusal_fails_the_rule_about_crashes_alone() -> None:
    change = refusals(lambda answer: Reply(500, answer.body, answer.headers))

    assert not_kept(verdicts(DIAGRAMS, *REQUESTS, change=change)) == [f"{ERRORS}/server_error"]


def test_a_documented_503_that_a_retry_clears_fails_no_rule() -> None:
    api = load_api(DIAGRAMS)
    change = Change(refuses=unavailable(api.operation("convert_diagrams")))

    found = verdicts(DIAGRAMS, *REQUESTS, change=change)

    assert not_kept(found) == []
    assert found[f"{ERRORS}/5XX/required:error"].verdict == "pass"


def test_an_undocumented_503_fails_even_if_a_retry_clears_it() -> None:
    api = load_api(ITWIN)
    change = Change(refuses=unavailable(api.operation("list_jobs")))

    found = verdicts(ITWIN, f"{ITWIN}/list_jobs/limits", f"{ITWIN}/list_jobs/errors", change=change)

    assert not_kept(found) == [f"{ITWIN}/list_jobs/errors/server_error"]


def test_a_success_with_an_error_inside_fails_the_rule_about_it_alone() -> None:
    change = refusals(lambda answer: Reply(200, answer.body, answer.headers))

    assert not_kept(verdicts(DIAGRAMS, *REQUESTS, change=change)) == [f"{ERRORS}/error_in_success"]


def test_a_code_that_contradicts_the_status_is_a_note() -> None:
    change = refusals(
        lambda answer: Reply(400, {"error": {"code": 404, "message": "no"}}, answer.headers)
    )

    found = verdicts(DIAGRAMS, *REQUESTS, change=change)

    assert not_kept(found) == [f"{ERRORS}/code"]
    assert found[f"{ERRORS}/code"].level == "note"
    assert "/error/code is 404 in a 400 response" in found[f"{ERRORS}/code"].reason


def test_an_error_body_without_its_error_member_fails() -> None:
    change = refusals(lambda answer: Reply(400, {"message": "no"}, answer.headers))

    found = verdicts(DIAGRAMS, *REQUESTS, change=change)

    assert [name for name in not_kept(found) if found[name].verdict == "fail"] == [
        f"{ERRORS}/400/required:error"
    ]


def test_a_refusal_that_names_another_parameter_fails() -> None:
    def answer(_: Request, answer: Reply) -> Reply:
        if answer.status != 422:
            return answer
        body = {
            "error": {
                "code": "X",
                "message": "x",
                "details": [{"code": "Y", "message": "y", "target": "$skip"}],
            }
        }
        return Reply(422, body, answer.headers)

    prefixes = (f"{ITWIN}/list_jobs/limits", f"{ITWIN}/list_jobs/errors")
    right = verdicts(ITWIN, *prefixes)
    wrong = verdicts(ITWIN, *prefixes, change=Change(reply=answer))

    assert right[f"{ITWIN}/list_jobs/errors/target"].verdict == "pass"
    assert not_kept(wrong) == [f"{ITWIN}/list_jobs/errors/target"]
    assert (
        "the refusal of an invalid $top names $skip"
        in wrong[f"{ITWIN}/list_jobs/errors/target"].reason
    )


def test_a_success_for_an_unknown_id_fails() -> None:
    def answer(_: Request, answer: Reply) -> Reply:
        return Reply(200, {}, answer.headers) if answer.status == 404 else answer

    rule = f"{ZOO}/get_org_dataset_conversion/errors/unknown"
    found = verdicts(ZOO, rule, change=Change(reply=answer))[rule]

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
