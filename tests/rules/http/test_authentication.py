"""Only a valid token is accepted, and no response contains it."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.rules.judging import DIAGRAMS, ITWIN, ZOO, not_kept, results, running, verdicts

from jobgauge.reference.change import Change, Headers
from jobgauge.reference.service import Reply, Request
from jobgauge.rules.http.authentication import WRONG_TOKEN

AUTH = f"{ITWIN}/list_jobs/auth"
HOLES: dict[str, Callable[[str | None], bool]] = {
    "no_token": lambda header: header is None,
    "wrong_token": lambda header: header == f"Bearer {WRONG_TOKEN}",
    "other_scheme": lambda header: (header or "").startswith("Basic "),
    "malformed": lambda header: header == "Bearer",
}


@pytest.mark.parametrize("name", HOLES)
def test_each_hole_in_authentication_fails_a_rule_of_its_own(name: str) -> None:
    change = Change(authenticates=lambda _, header: HOLES[name](header))

    found = verdicts(ITWIN, AUTH, change=change)

    assert not_kept(found) == [f"{AUTH}/{name}"]
    assert found[f"{AUTH}/{name}"].reason.startswith("accepted a request with")
    assert ": 200, expected 401" in found[f"{AUTH}/{name}"].reason


def test_another_status_fails_if_the_page_lists_401() -> None:
    def answer(_: Request, answer: Reply) -> Reply:
        return Reply(404, answer.body, answer.headers) if answer.status == 401 else answer

    found = verdicts(ITWIN, f"{AUTH}/no_token", change=Change(reply=answer))

    assert (
        "refused a request without a token: 404, expected 401" in found[f"{AUTH}/no_token"].reason
    )


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_the_usual_statuses_pass_if_the_page_lists_4xx(status: int) -> None:
    def answer(_: Request, answer: Reply) -> Reply:
        return Reply(status, answer.body, answer.headers) if answer.status == 401 else answer

    found = verdicts(ZOO, f"{ZOO}/get_org_dataset_conversion/auth", change=Change(reply=answer))

    assert not_kept(found) == []


def test_without_a_token_the_rules_about_tokens_are_skipped() -> None:
    change = Change(authenticates=lambda _, __: True)

    found = verdicts(DIAGRAMS, f"{DIAGRAMS}/convert_diagrams/auth", change=change, token=None)

    skipped = [result for rule, result in found.items() if not rule.endswith("token_kept")]
    assert {result.verdict for result in skipped} == {"skip"}
    assert "JOBGAUGE_TOKEN" in skipped[0].reason


@pytest.mark.parametrize("where", ["header", "body"])
def test_a_token_in_a_response_is_a_note_and_is_masked(where: str) -> None:
    token = "jobgauge-reference-0"

    def raw(_: Request, status: int, headers: Headers, body: bytes) -> Any:
        if where == "header":
            return status, [*headers, ("x-you-sent", f"Bearer {token}")], body
        short = [each for each in headers if each[0].lower() != "content-length"]
        return status, short, body.replace(b"{", b'{"you_sent": "' + token.encode() + b'", ', 1)

    with running(ITWIN, Change(raw=raw)) as run:
        result = results(run, f"{AUTH}/token_kept")[f"{AUTH}/token_kept"]

    assert (result.verdict, result.level) == ("fail", "note")
    assert token not in str(result)
    assert "***" in str(result.messages)
