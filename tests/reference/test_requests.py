"""A reference server enforces each request constraint, and a change turns exactly one of them off."""

from functools import cache

import pytest
from tests.reference.calls import Caller, caller, request_constraints

from jobgauge.messages.faults import Case, edges, faults
from jobgauge.reference.change import Change
from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import api_names, load_api

CALLERS = {name: caller(name) for name in api_names()}
EVERY = [
    pytest.param(name, each, id=each.key)
    for name in api_names()
    for each in request_constraints(load_api(name))
]


def status(target: Caller, constraint: Constraint, case: Case) -> int:
    operation = target.api.operation(constraint.place.operation)
    return target.faulty(operation, constraint.place, case.message).status_code


@pytest.mark.parametrize(("name", "constraint"), EVERY)
def test_a_fault_is_refused_and_an_edge_is_accepted(name: str, constraint: Constraint) -> None:
    target = CALLERS[name]

    refused = {
        case.name: status(target, constraint, case) for case in faults(target.api, constraint)
    }
    taken = {case.name: status(target, constraint, case) for case in edges(target.api, constraint)}

    assert all(400 <= each < 500 for each in refused.values()), refused
    if constraint.place.part == "body":
        assert set(taken.values()) <= {200}, taken
    elif constraint.place.part == "query":
        assert set(taken.values()) <= {200, 404}, taken


@pytest.mark.parametrize(("name", "constraint"), EVERY)
def test_switching_off_one_constraint_leaves_the_others_enforced(
    name: str, constraint: Constraint
) -> None:
    target = caller(name, change=Change(unenforced=constraint.key))

    own = [
        case for case in faults(target.api, constraint) if breaking(target, case) == [constraint]
    ]
    taken = {case.name: status(target, constraint, case) for case in own}
    others = [case for case, breaks in one_fault_each(name) if constraint not in breaks]
    refused = [status(target, case.constraint, case) for case in others[:: 1 + len(others) // 8]]

    assert set(taken.values()) <= {200}, taken
    assert all(each >= 400 for each in refused)


@cache
def one_fault_each(name: str) -> list[tuple[Case, list[Constraint]]]:
    """Return a fault of each request constraint with all constraints that it breaks; it may be more than one."""
    target = CALLERS[name]
    return [
        (case, breaking(target, case))
        for each in request_constraints(target.api)
        for case in faults(target.api, each)[:1]
    ]


def breaking(target: Caller, case: Case) -> list[Constraint]:
    return [
        each
        for each in request_constraints(target.api)
        if each.place == case.constraint.place and each.broken(case.message)
    ]


def test_a_refusal_names_its_parameter() -> None:
    target = CALLERS["itwin_reality_conversion"]
    operation = target.api.operation("list_jobs")

    error = target.ask(operation, parameters={"$top": "0"}).json()["error"]

    assert [detail["target"] for detail in error["details"]] == ["$top"]


@pytest.mark.parametrize("content", [b'{"items":[]}', b'{"items":[],"items":[]}', b"[1]", b"null"])
def test_a_body_of_another_shape_is_refused_with_the_documented_error_body(content: bytes) -> None:
    target = CALLERS["cognite_diagrams"]

    answer = target.ask(target.api.operation("convert_diagrams"), content=content)

    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == 400
    assert answer.headers["x-request-id"]


@pytest.mark.parametrize(
    ("value", "expected"), [("1", 200), ("1.0", 200), ("true", 400), ('"1"', 400), ("1.5", 400)]
)
def test_a_whole_number_is_an_integer_and_a_boolean_is_not(value: str, expected: int) -> None:
    target = CALLERS["cognite_diagrams"]
    content = f'{{"items":[{{"fileId":{value},"annotations":[]}}]}}'.encode()

    answer = target.ask(target.api.operation("convert_diagrams"), content=content)

    assert answer.status_code == expected
    if expected == 200:
        assert answer.json()["items"] == [{"fileId": 1}]
        assert '"fileId":1}' in answer.text


def test_the_last_of_two_members_with_the_same_name_counts() -> None:
    target = CALLERS["cognite_diagrams"]
    content = b'{"items":[{"fileId":true,"fileId":7,"annotations":[]}]}'

    answer = target.ask(target.api.operation("convert_diagrams"), content=content)

    assert answer.json()["items"] == [{"fileId": 7}]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("application/json", 200),
        ("Application/JSON; charset=utf-8", 200),
        ("application/problem+json", 200),
        ("text/plain", 415),
        (None, 415),
    ],
)
def test_a_body_needs_a_json_content_type(sent: str | None, expected: int) -> None:
    target = CALLERS["cognite_diagrams"]

    answer = target.ask(target.api.operation("convert_diagrams"), headers={"Content-Type": sent})

    assert answer.status_code == expected
