"""A wrong server breaks the rules that it names and no other; a server that only looks wrong breaks none."""

from functools import cache
from typing import Any

import pytest
from tests.detection.ours import nested
from tests.reference.calls import Caller, broken, caller, request_constraints

from jobgauge.messages.faults import edges, faults
from jobgauge.reference.change import Change
from jobgauge.reference.service import Refusal, Reply, Request
from jobgauge.rules import rules
from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import Api, Operation, api_names, load_api
from jobgauge.spec.walk import constraints
from jobgauge.spec.wording import rule_id
from jobgauge.wrong.catalogue import by_hand, conforming_servers, derived_servers, wrong_servers
from jobgauge.wrong.server import Server

NAMES = api_names()
SEEN_OTHERWISE = {
    *(
        "auth",
        "choices",
        "defaults",
        "far",
        "filter",
        "forms",
        "ids",
        "lifecycle",
        "paging",
        "search",
    ),
}
"""The kinds of servers that respond differently only to requests that `ask_around` does not send."""
UNKNOWN = {
    "jobId": "1",
    "conversion_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "$filter": "iTwinId eq 3fa85f64-5717-4562-b3fc-2c963f66afa6",
}
NAMED: list[dict[str, Any]] = [
    {"fileExternalId": "1234", "annotations": []},
    {"fileInstanceId": {"space": "space", "externalId": "externalId"}, "annotations": []},
]


def ask_around(target: Caller) -> list[tuple[Operation, Any]]:
    """Send a request for each kind of response that an operation has."""
    found: list[tuple[Operation, Any]] = []
    for operation in target.api.operations.values():
        changes: list[dict[str, Any]] = [
            {"headers": {"Authorization": None}},
            {"parameters": UNKNOWN},
            {"parameters": {"jobId": "x", "id": "x", "$top": "0"}},
            {"parameters": {"$top": "40"}},
            {"parameters": {"$filter": "x"}},
            {"parameters": {"$filter": "createdDateTime gt 2024-06-24T13:00:00Z"}},
            *(
                {"parameters": {name: value, "cdf-version": "beta"}}
                for name, values in target.reference.given.items()
                for value in values
            ),
        ]
        if operation.body:
            colored = {"items": NAMED, "grayscale": False}
            changes += [{"body": body} for body in ({}, {"items": NAMED}, colored)]
        found += [(operation, target.ask(operation, **each)) for each in changes]
    return found


def busy(_request: Request) -> Refusal:
    return Refusal(429, "Busy", "Too many.", "tier")


def unavailable(_request: Request) -> Refusal:
    return Refusal(503, "Unavailable", "Not ready.")


@cache
def answers(name: str) -> list[tuple[Request, Reply]]:
    """Return the requests to the reference server with its replies, before they were written as bytes."""
    kept: list[tuple[Request, Reply]] = []

    def keep(request: Request, answer: Reply) -> Reply:
        kept.append((request, answer))
        return answer

    ask_around(caller(name, change=Change(reply=keep)))
    for refuses in (busy, unavailable):
        ask_around(caller(name, change=Change(reply=keep, refuses=refuses)))
    return kept


def raw_answers(target: Caller) -> list[tuple[int, bytes, list[tuple[str, str]]]]:
    """Return status, content and headers of a response of each kind."""
    return [
        (answer.status_code, answer.content, sorted(answer.headers.items()))
        for _, answer in ask_around(target)
    ]


@cache
def right_answers(name: str) -> list[tuple[int, bytes, list[tuple[str, str]]]]:
    return raw_answers(caller(name, clock=lambda: 1e9))


def covering(api: Api, constraint: Constraint) -> list[tuple[Request, Reply]]:
    """Return the replies in which a constraint on a body has a subject, and errors without its subject."""
    operation = api.operation(constraint.place.operation)
    found: list[tuple[Request, Reply]] = []
    for request, answer in answers(api.name):
        response = operation.response(answer.status)
        if request.operation != operation.id or response is None:
            continue
        shown = constraint.subjects(answer.body) or answer.status >= 400
        if response.status == constraint.place.status and shown:
            found.append((request, answer))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_response_breaks_the_rules_that_its_server_names_and_no_other(name: str) -> None:
    api = load_api(name)
    known = {each.key: each for each in constraints(api)}
    checked = 0

    for server in derived_servers(api):
        key = server.name.removeprefix(f"{name}/").replace("/response/", "/", 1).rpartition("/")[0]
        if server.kind != "response" or known[key].place.part != "body":
            continue
        own = known[key]
        near = [each for each in known.values() if nested(each, own)]
        change = server.change().reply
        assert change is not None
        seen = covering(api, own)
        changed = [change(request, answer).body for request, answer in seen[:1] + seen[-1:]]
        broken_by_it = {
            rule_id(each)
            for body in changed
            for each in near
            if each.keyword != "listed" or each is own
            if each.broken(body)
        }
        assert broken_by_it == set(server.breaks), server.name
        checked += 1

    assert checked > 100


@pytest.mark.parametrize("name", NAMES)
def test_each_constraint_on_a_response_is_broken_by_a_server_or_open(name: str) -> None:
    api = load_api(name)
    named = {each.name.rpartition("/")[0] for each in derived_servers(api)}

    for each in constraints(api):
        if each.place.part == "body" and each.place.direction == "response" and not each.open:
            server = f"{name}/{each.place.operation}/response/{each.key.partition('/')[2]}"
            assert (server in named) is bool(faults(api, each)), each.key


@pytest.mark.parametrize("name", NAMES)
def test_a_server_that_refuses_an_edge_refuses_nothing_else(name: str) -> None:
    api = load_api(name)
    for each in request_constraints(api):
        for case in edges(api, each):
            end = f"/refusal/{each.key.partition('/')[2]}/{case.name}"
            for server in (one for one in derived_servers(api) if one.name.endswith(end)):
                target = caller(name, change=server.change())
                operation = api.operation(each.place.operation)

                refused = target.faulty(operation, each.place, case.message)

                assert 400 <= refused.status_code < 500, server.name
                plain = f"{name}/{operation.id}/responses/request" in server.breaks
                assert target.ask(operation).is_success or (plain and each.place.part == "body"), (
                    server.name
                )


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_server_names_rules_that_exist(name: str) -> None:
    api = load_api(name)
    known = [each.id for each in rules(api)]

    unknown = {
        (server.name, prefix)
        for server in (*wrong_servers(api), *conforming_servers(api))
        for prefix in server.breaks
        if not any(f"{rule}/".startswith(f"{prefix}/") for rule in known)
    }

    assert unknown == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_server_has_a_name_of_its_own(name: str) -> None:
    api = load_api(name)

    names = [each.name for each in (*wrong_servers(api), *conforming_servers(api))]

    assert len(names) == len(set(names))
    assert all(each.count("/") >= 3 for each in names)


@pytest.mark.parametrize(
    "server",
    [
        pytest.param(each, id=each.name)
        for name in NAMES
        for each in by_hand(load_api(name))
        if each.kind not in SEEN_OTHERWISE
        if not each.name.endswith(("/request/body/absent", "/request/body/cut", "/unavailable"))
    ],
)
def test_a_server_written_by_hand_responds_differently_from_the_right_one(server: Server) -> None:
    wrong = caller(server.api, clock=lambda: 1e9, change=server.change())

    pairs = zip(right_answers(server.api), raw_answers(wrong), strict=True)

    assert any(right != other for right, other in pairs)


@pytest.mark.parametrize(
    "server",
    [
        pytest.param(each, id=each.name)
        for name in NAMES
        for each in by_hand(load_api(name))
        if each.kind == "search"
    ],
)
def test_a_server_that_only_the_search_finds_has_the_right_successes(
    server: Server,
) -> None:
    wrong = caller(server.api, clock=lambda: 1e9, change=server.change())

    right = [each for each in right_answers(server.api) if each[0] < 300]

    assert [each for each in raw_answers(wrong) if each[0] < 300] == right


@pytest.mark.parametrize(
    ("what", "content"), [("absent", b""), ("cut", b'{"items": ['), ("cut", b"\x00")]
)
def test_a_server_can_accept_a_missing_or_broken_body(what: str, content: bytes) -> None:
    name = f"cognite_diagrams/convert_diagrams/acceptance/request/body/{what}"
    server = next(each for each in by_hand(load_api("cognite_diagrams")) if each.name == name)
    right = caller("cognite_diagrams")
    wrong = caller("cognite_diagrams", change=server.change())
    operation = right.api.operation("convert_diagrams")

    assert right.ask(operation, content=content).status_code in {400, 415}
    assert wrong.ask(operation, content=content).is_success


@pytest.mark.parametrize(
    "server",
    [
        pytest.param(each, id=each.name)
        for name in NAMES
        for each in conforming_servers(load_api(name))
        if each.name.rpartition("/")[2] != "slow"
    ],
)
def test_a_server_that_only_looks_wrong_follows_its_spec(server: Server) -> None:
    target = caller(server.api, change=server.change(), pace=server.pace)
    known = {each.key: each for each in constraints(target.api)}

    found = {
        key
        for operation, answer in ask_around(target)
        for key in broken(target.api, operation, answer)
    }

    departures = {key for key in found if not known[key].open}
    if server.kind == "additive":
        assert departures
        assert all(known[key].keyword in {"enum", "closed", "listed"} for key in departures)
    else:
        assert departures == set()
