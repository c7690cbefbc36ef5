"""A server that turns away in the middle of a run is not judged by what it answers from then on."""

import json
from pathlib import Path

import pytest
from tests.commands.calling import command
from tests.rules.judging import DIAGRAMS, ITWIN, VISION, ZOO, checked

from jobgauge.exchange.line import Target
from jobgauge.reference.app import build
from jobgauge.reference.change import Change, Headers
from jobgauge.reference.serve import serving
from jobgauge.reference.service import Refusal, Request
from jobgauge.rules import rules
from jobgauge.run.plan import Plan
from jobgauge.run.results import Result, RunEnd
from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.document import load_api

Answered = tuple[int, Headers, bytes]


def turning(status: int, content: bytes, after: int, *, until: int = 10**9) -> Change:
    """Return a change by which a server gives one answer to all requests after so many."""
    seen = 0

    def raw(_: Request, own: int, headers: Headers, body: bytes) -> Answered:
        nonlocal seen
        seen += 1
        if not after < seen <= until:
            return own, headers, body
        return (
            status,
            [("content-type", "text/html"), ("content-length", str(len(content)))],
            content,
        )

    return Change(raw=raw)


def again(status: int) -> Change:
    """Return a change by which a server gives one status to every body that it saw before."""
    seen: set[str] = set()

    def raw(request: Request, own: int, headers: Headers, body: bytes) -> Answered:
        if request.body is ABSENT or own >= 400:
            return own, headers, body
        text = json.dumps(request.body)
        repeated, _ = text in seen, seen.add(text)
        return (status if repeated else own), headers, body

    return Change(raw=raw)


def judged(name: str, change: Change) -> tuple[list[Result], RunEnd]:
    api = load_api(name)
    reference = build(api, change=change)
    server = [each for each in rules(api) if each.side == "server"]
    with serving(reference) as url:
        plan = Plan(api, server, reference.given, depth="quick")
        return checked(plan, Target(url, reference.token))


@pytest.mark.parametrize("name", [DIAGRAMS, VISION, ITWIN, ZOO])
@pytest.mark.parametrize(
    ("status", "content"),
    [
        (403, b"<h1>Blocked</h1>"),
        (503, b"<h1>Maintenance</h1>"),
        (200, b"<h1>Maintenance</h1>"),
        (302, b""),
    ],
)
def test_a_run_is_incomplete_from_the_request_on_at_which_the_server_turned_away(
    name: str, status: int, content: bytes
) -> None:
    after = 40 if name == VISION else 20
    results, end = judged(name, turning(status, content, after))

    assert (end.ended, end.exit) == ("incomplete", 2)
    page = " with a web page" if status == 200 else ""
    assert f"since request {after + 1} the server answers {status}{page} to everything" in end.cause
    assert not [each for each in results if each.verdict in {"fail", "error"}]
    assert [each for each in results if each.verdict == "pass"]


@pytest.mark.parametrize("name", [DIAGRAMS, VISION, ITWIN, ZOO])
def test_a_token_that_expires_in_the_middle_is_told(name: str) -> None:
    seen = 0

    def refuses(_: Request) -> Refusal | None:
        nonlocal seen
        seen += 1
        return Refusal(401, "401", "The token has expired.") if seen > 15 else None

    results, end = judged(name, Change(refuses=refuses))

    assert (end.ended, end.exit) == ("incomplete", 2)
    assert "the server answers 401 to everything, as if the token had expired" in end.cause
    assert not [each for each in results if each.verdict in {"fail", "error"}]


@pytest.mark.parametrize("after", [1, 2, 3, 4, 5])
@pytest.mark.parametrize(("status", "content"), [(302, b""), (500, b""), (404, b"No such page.")])
def test_an_outage_in_the_first_requests_fails_no_rule(
    status: int, content: bytes, after: int
) -> None:
    results, end = judged(ITWIN, turning(status, content, after))

    assert end.exit == 2, end.cause
    assert not [each for each in results if each.verdict in {"fail", "error"}]


@pytest.mark.parametrize("name", [DIAGRAMS, VISION, ITWIN, ZOO])
@pytest.mark.parametrize("after", [20, 24])
def test_a_gateway_that_finds_nothing_any_more_fails_no_rule(name: str, after: int) -> None:
    results, end = judged(name, turning(404, b"No such page.", after))

    assert end.exit == 2, end.cause
    assert not [each for each in results if each.verdict in {"fail", "error"}]


def test_a_server_that_breaks_on_what_it_saw_before_is_wrong_and_not_away() -> None:
    results, end = judged(DIAGRAMS, again(500))

    assert "since request" not in end.cause
    assert not [each for each in results if "since request" in each.reason]


def test_a_job_that_cannot_be_submitted_again_leaves_its_rules_incomplete() -> None:
    results, _ = judged(DIAGRAMS, again(403))

    left = {each.rule: each.reason for each in results if each.leaves_incomplete(strict=False)}
    for name in ("lifecycle/readable", "lifecycle/job_token"):
        reason = left.pop(f"{DIAGRAMS}/get_convert_job/{name}")
        assert "submitting a job again was answered with 403" in reason
    assert {each.split("/", 2)[2] for each in left} == {"forms/accept", "forms/charset"}


@pytest.mark.parametrize(("status", "after"), [(500, 2), (302, 2), (503, 40)])
def test_an_outage_fails_no_rule_in_several_processes_either(
    tmp_path: Path, status: int, after: int
) -> None:
    reference = build(load_api(ITWIN), change=turning(status, b"", after))
    with serving(reference) as url:
        args = ["check", "--api", ITWIN, "--url", url, "--depth", "quick", "-n", "2"]
        ended = command(*args, "--out", str(tmp_path), token=reference.token)

    assert ended.code == 2, ended.out


def test_a_moment_without_service_stops_nothing() -> None:
    _, end = judged(ITWIN, turning(429, b"", 20, until=25))

    assert "since request" not in end.cause
    assert end.requests > 60


def test_a_server_that_breaks_on_invalid_requests_only_is_judged_to_the_end() -> None:
    def raw(_: Request, own: int, headers: Headers, body: bytes) -> Answered:
        return (500 if own >= 400 else own), headers, body

    results, end = judged(ITWIN, Change(raw=raw))

    assert end.ended == "fails"
    assert not [each for each in results if "since request" in each.reason]
