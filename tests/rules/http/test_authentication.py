"""Only a valid token is accepted, and no response contains it."""

import base64
from pathlib import Path
from typing import Any

import pytest
from tests.detection.subjects import by_name
from tests.making.apis import things, write
from tests.rules.judging import DIAGRAMS, ITWIN, ZOO, not_kept, results, running, verdicts

from jobgauge.exchange.line import Target
from jobgauge.exchange.wire import Wire
from jobgauge.reference.app import build
from jobgauge.reference.change import Change, Headers
from jobgauge.reference.serve import serving
from jobgauge.reference.service import Reply, Request, Service
from jobgauge.rules.http import authentication
from jobgauge.run.checking import judged
from jobgauge.run.run import Run
from jobgauge.spec.document import read_api
from jobgauge.wrong.by_hand import authentication as wrong_authentication

AUTH = f"{ITWIN}/list_jobs/auth"


@pytest.mark.parametrize("name", ["no_token", "wrong_token", "other_scheme", "malformed"])
def test_each_hole_in_authentication_fails_a_rule_of_its_own(name: str) -> None:
    found = verdicts(ITWIN, AUTH, change=by_name(f"{AUTH}/{name}").change())

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


def test_the_name_of_a_scheme_in_a_response_is_no_token() -> None:
    """One of the malformed headers is the word Bearer alone."""

    def raw(_: Request, status: int, headers: Headers, body: bytes) -> Any:
        return status, [*headers, ("www-authenticate", 'Bearer realm="jobs"')], body

    with running(ITWIN, Change(raw=raw)) as run:
        found = results(run, AUTH)

    assert found[f"{AUTH}/token_kept"].verdict == "pass"


ALONE = {"no_token", "wrong_token"}
PREFIXED = {*ALONE, "other_scheme", "malformed"}
SCHEMES: list[tuple[dict[str, str], set[str]]] = [
    ({"type": "http", "scheme": "bearer"}, PREFIXED),
    ({"type": "http", "scheme": "basic"}, PREFIXED),
    ({"type": "apiKey", "in": "header", "name": "X-Shop"}, ALONE),
    ({"type": "apiKey", "in": "query", "name": "shop"}, ALONE),
]


@pytest.mark.parametrize(("scheme", "names"), SCHEMES)
@pytest.mark.parametrize("protected", [True, False])
def test_credentials_are_sent_and_forged_as_the_spec_says(
    tmp_path: Path, scheme: dict[str, str], names: set[str], protected: bool
) -> None:
    document = things()
    document["components"]["securitySchemes"] = {"bearer": {**scheme, "description": "A key."}}
    api = read_api(write(tmp_path, shop=document) / "specs" / "shop")
    service = Service({"get_thing": lambda _: Reply(200, {"id": "a"})}, {"thingId": ["a"]})
    change = Change(authenticates=None if protected else lambda _operation, _shown: True)
    reference = build(api, change=change, service=service)

    with serving(reference) as url, Wire(api, Target(url, reference.token)) as wire:
        run = Run(api, wire, reference.given)
        checks = authentication.rules(api)
        found = {each.id.rsplit("/", 1)[-1]: judged(each, run) for each in checks}
        exchange = run.documented(api.operation("get_thing"))[0].exchange
        shown = wire.masking.exchange(exchange)

    assert exchange.accepted
    assert reference.token not in str(shown)
    assert base64.b64encode(reference.token.encode()).decode() not in str(shown)
    assert found.keys() == {*names, "token_kept"}
    expected = "pass" if protected else "fail"
    assert {name: each.verdict for name, each in found.items()} == {
        **dict.fromkeys(names, expected),
        "token_kept": "pass",
    }


@pytest.mark.parametrize(("scheme", "names"), SCHEMES)
def test_each_wrong_server_of_a_scheme_fails_its_rule_alone(
    tmp_path: Path, scheme: dict[str, str], names: set[str]
) -> None:
    document = things()
    document["components"]["securitySchemes"] = {"bearer": {**scheme, "description": "A key."}}
    api = read_api(write(tmp_path, shop=document) / "specs" / "shop")
    service = Service({"get_thing": lambda _: Reply(200, {"id": "a"})}, {"thingId": ["a"]})
    broken: set[str] = set()
    every = "shop/get_thing/auth"
    for server in wrong_authentication.servers(api):
        reference = build(api, change=server.change(), service=service)
        with serving(reference) as url, Wire(api, Target(url, reference.token)) as wire:
            run = Run(api, wire, reference.given)
            found = {each.id: judged(each, run).verdict for each in authentication.rules(api)}
        failed = {name for name, verdict in found.items() if verdict == "fail"}
        assert failed, server.name
        assert all(rule.startswith(server.breaks) for rule in failed), server.name
        if server.breaks != (every,):
            assert len(failed) == 1, server.name
        broken |= {rule.rsplit("/", 1)[-1] for rule in failed}

    kept = {"token_kept"} if scheme.get("in") != "query" else set[str]()
    assert broken == names | kept


def test_a_job_of_each_status_is_asked_for_without_a_token() -> None:
    with running(ZOO) as run:
        results(run, f"{ZOO}/get_org_dataset_conversion/auth/no_token")
        (operation,) = run.api.operations.values()
        sent = {each.call.key for each in run.exchanges if not each.authorized}
        seen = {
            each.exchange.answer.json["status"]
            for each in run.documented(operation)
            if each.documented.call.key in sent
        }

    assert len(seen) > 3
