"""
The checks that a request has to pass before a handler sees it: each request constraint of the spec, in its order.

Read `decoding.py` before this.
"""

import copy
from typing import Any

from jobgauge.apis import Api, Operation
from jobgauge.constraints import ABSENT, Constraint, constraints
from jobgauge.faults import put
from jobgauge.instances import instance, message_schema
from jobgauge.reference.service import Refusal

SHAPES = {"type", "required"}
"""What a handler relies on: broken and not enforced, it is mended before the handler sees it."""


def request_constraints(api: Api, operation: Operation) -> list[Constraint]:
    """The constraints that a request to the operation must keep to."""
    return [
        each
        for each in constraints(api)
        if each.place.operation == operation.id
        and each.place.direction == "request"
        and each.place.part != "security"
    ]


def check(constraint: Constraint, parts: dict[str, Any], body: Any, status: int) -> None:
    """Raise the Refusal for a request that breaks the constraint; `parts` are the parameters that were sent."""
    for pointer, value in constraint.broken(_message(constraint, parts, body)):
        name = constraint.place.parameter
        target = name or pointer or "body"
        raise Refusal(
            status,
            "InvalidParameter" if name else "InvalidBody",
            _why(constraint, target, value),
            target,
        )


def mend(
    api: Api, constraint: Constraint, parts: dict[str, Any], body: Any, given: dict[str, list[str]]
) -> tuple[dict[str, Any], Any]:
    """
    The parameters and the body with valid values where they break this constraint.

    A server that does not enforce a constraint still has to answer; so it takes a known id, the default,
    or a plain value, and a handler needs no case for it.
    """
    name = constraint.place.parameter
    if name is None:
        return parts, _mended_body(api, constraint, body)
    value = parts.get(name, ABSENT)
    if constraint.holds(value):
        return parts, body
    others = {other: each for other, each in parts.items() if other != name}
    if name in given:
        others[name] = _same_type(constraint, given[name][0])
    elif value is not ABSENT and constraint.keyword != "type":
        others[name] = value
    return others, body


def _mended_body(api: Api, constraint: Constraint, body: Any) -> Any:
    if constraint.keyword not in SHAPES:
        return body
    for pointer, value in constraint.broken(body):
        reach = constraint.path
        if constraint.keyword == "required":
            whole = instance(api, message_schema(api, constraint.place), (*reach, constraint.value))
            mended = copy.copy(value)
            mended[constraint.value] = constraint.subjects(whole)[0][1][constraint.value]
        else:
            whole = instance(api, message_schema(api, constraint.place), reach)
            mended = constraint.subjects(whole)[0][1]
        body = put(body, pointer, mended)
    return body


def _same_type(constraint: Constraint, text: str) -> Any:
    return int(text) if constraint.schema.get("type") == "integer" else text


def _message(constraint: Constraint, parts: dict[str, Any], body: Any) -> Any:
    name = constraint.place.parameter
    return body if name is None else parts.get(name, ABSENT)


def _why(constraint: Constraint, target: str, value: Any) -> str:
    if constraint.keyword == "required":
        return f"{target} lacks the member {constraint.value}."
    if value is ABSENT:
        return f"{target} is required."
    return f"{target} does not keep to {constraint.keyword} {constraint.value}."
