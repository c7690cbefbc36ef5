"""Every response of a reference server is allowed by its spec, and together they exercise all that the spec states."""

import re
from typing import Any

import httpx
import pytest
from tests.reference.calls import Caller, broken, caller, request_constraints, subjects

from jobgauge.messages.faults import edges, faults
from jobgauge.reference.change import Change
from jobgauge.reference.service import Refusal
from jobgauge.spec.document import Operation, api_names
from jobgauge.spec.walk import constraints

NAMES = api_names()

Answers = list[tuple[Operation, httpx.Response]]


def reads(caller: Caller) -> Answers:
    """Read each known id, also in the beta release if there is one."""
    found: Answers = []
    for operation in caller.api.operations.values():
        names = [each.name for each in operation.parameters if each.name in caller.reference.given]
        for name in names:
            for value in caller.reference.given[name]:
                changes = [{name: value}]
                if any(each.name == "cdf-version" for each in operation.parameters):
                    changes.append({name: value, "cdf-version": "20230101-beta"})
                found += [(operation, caller.ask(operation, parameters=each)) for each in changes]
    return found


def refusals(caller: Caller) -> Answers:
    found: Answers = []
    for operation in caller.api.operations.values():
        found += [
            (operation, caller.ask(operation, headers={"Authorization": sent}))
            for sent in (None, "", "Bearer", "Bearer wrong", "Basic YTpi")
        ]
        if operation.body:
            found += [
                (operation, caller.ask(operation, content=content))
                for content in (b"", b"{", b"\xff", b"NaN", b"1e999", b'"\\ud800"', b"[" * 10_000)
            ]
            found.append((operation, caller.ask(operation, headers={"Content-Type": "text/plain"})))
        unknown = {"jobId": "1", "conversion_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}
        unknown |= {"$filter": "iTwinId eq 3fa85f64-5717-4562-b3fc-2c963f66afa6"}
        found.append((operation, caller.ask(operation, parameters=unknown)))
    return found


def walks(caller: Caller) -> Answers:
    """Send every fault and every edge of every request constraint."""
    return [
        (operation, caller.faulty(operation, each.place, case.message))
        for each in request_constraints(caller.api)
        for operation in [caller.api.operation(each.place.operation)]
        for case in (*faults(caller.api, each), *edges(caller.api, each))
    ]


def jobs(caller: Caller) -> Answers:
    """Create jobs with files that succeed and files that fail, and read them until they have ended."""
    if caller.api.name != "cognite_diagrams":
        return []
    make, read = caller.api.operation("convert_diagrams"), caller.api.operation("get_convert_job")
    found: Answers = []
    for files in ([1234.0], [1237], [1238, 1237, 1234]):
        items: list[Any] = [{"fileId": file, "annotations": []} for file in files]
        made = caller.ask(make, body={"items": items})
        found.append((make, made))
        job = {"jobId": made.json()["jobId"]}
        found += [(read, caller.ask(read, parameters=job)) for _ in range(5)]
    return found


def limited(name: str) -> Answers:
    """Ask a server that refuses every request as one too many."""
    busy = Change(refuses=lambda _: Refusal(429, "RateLimitExceeded", "Too many requests.", "tier"))
    target = caller(name, change=busy)
    return [(operation, target.ask(operation)) for operation in target.api.operations.values()]


@pytest.fixture(scope="module", params=NAMES)
def answers(request: pytest.FixtureRequest) -> tuple[Caller, Answers]:
    target = caller(request.param)
    return target, [
        *reads(target),
        *refusals(target),
        *walks(target),
        *jobs(target),
        *limited(request.param),
    ]


def test_no_response_breaks_its_own_spec(answers: tuple[Caller, Answers]) -> None:
    target, found = answers

    wrong = {
        (key, answer.status_code, answer.text[:200])
        for operation, answer in found
        for key in broken(target.api, operation, answer)
    }

    assert wrong == set()


def test_every_response_constraint_is_exercised(answers: tuple[Caller, Answers]) -> None:
    target, found = answers

    seen = {
        each.key
        for each in constraints(target.api)
        for operation, answer in found
        if each.place.operation == operation.id
        and each.place.status == getattr(operation.response(answer.status_code), "status", "")
        and any(True for _ in subjects(each, answer))
    }

    unseen = {
        each.key
        for each in constraints(target.api)
        if each.place.direction == "response" and each.place.part != "status"
    } - seen
    never = re.compile(r"/5XX/|/error/duplicated|(convert_diagrams|4XX).*/error/missing")
    assert {key for key in unseen if not never.search(key)} == set()


def test_every_documented_status_of_a_job_is_shown(answers: tuple[Caller, Answers]) -> None:
    target, found = answers
    operation = next(reversed(target.api.operations.values()))

    shown = [answer.json() for each, answer in found if each is operation and answer.is_success]

    for each in constraints(target.api):
        if (
            each.keyword == "enum"
            and each.place.operation == operation.id
            and each.place.status == "200"
        ):
            values = {value for body in shown for _, value in each.subjects(body)}
            assert values == set(each.value), each.key
