"""
A request held to one constraint: refused where it breaks it, or mended where a server is told not to enforce it.

Read `jobgauge/instances.py` and `service.py` before this.
"""

from typing import Any

from jobgauge.messages.faults import put
from jobgauge.messages.instances import instance, message_schema
from jobgauge.reference.service import Refusal
from jobgauge.spec.constraints import ABSENT, Constraint
from jobgauge.spec.document import Api

COUNTS = {"minItems", "maxItems", "oneOf"}
"""Broken and not enforced, these stay as they are: a handler takes any number of items, and any choice."""


def check(constraint: Constraint, parts: dict[str, Any], body: Any, status: int) -> None:
    """Raise the Refusal for a request that breaks the constraint; `parts` are the parameters that were sent."""
    name = constraint.place.parameter
    for pointer, value in constraint.broken(body if name is None else parts.get(name, ABSENT)):
        code = "InvalidBody" if name is None else "InvalidParameter"
        target = name or pointer or "body"
        raise Refusal(status, code, f"{target} {_why(constraint, value)}.", target)


def mend(
    api: Api, constraint: Constraint, parts: dict[str, Any], body: Any, given: dict[str, list[str]]
) -> tuple[dict[str, Any], Any]:
    """
    The parameters and the body, with values that a handler can work with where they break the constraint.

    A server that does not enforce a constraint still has to answer, and handlers are written for valid requests.
    A broken parameter becomes a known id, or counts as not sent; a broken value in the body becomes a plain one.
    """
    name = constraint.place.parameter
    if name is None:
        return parts, _mended(api, constraint, body)
    if constraint.holds(parts.get(name, ABSENT)):
        return parts, body
    others = {other: value for other, value in parts.items() if other != name}
    if name in given:
        known = given[name][0]
        others[name] = int(known) if constraint.schema.get("type") == "integer" else known
    return others, body


def _mended(api: Api, constraint: Constraint, body: Any) -> Any:
    if constraint.keyword in COUNTS:
        return body
    schema = message_schema(api, constraint.place)
    for pointer, value in constraint.broken(body):
        if constraint.keyword == "required":
            member = constraint.value
            whole = instance(api, schema, (*constraint.path, member))
            plain = {**value, member: constraint.subjects(whole)[0][1][member]}
        else:
            plain = constraint.subjects(instance(api, schema, constraint.path))[0][1]
        body = put(body, pointer, plain)
    return body


def _why(constraint: Constraint, value: Any) -> str:
    if value is ABSENT:
        return "is required"
    if constraint.keyword == "required":
        return f"lacks the member {constraint.value}"
    return f"does not keep to {constraint.keyword} {constraint.value}"
