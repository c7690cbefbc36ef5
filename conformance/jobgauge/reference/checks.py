"""One constraint applied to a request: what breaks it is refused, or mended if the server does not enforce it."""

from typing import Any

from jobgauge.exchange.call import typed
from jobgauge.messages.faults import put
from jobgauge.messages.instances import instance, message_schema
from jobgauge.reference.service import Refusal
from jobgauge.spec.constraints import ABSENT, Constraint
from jobgauge.spec.document import Api

UNMENDED = {"minItems", "maxItems", "oneOf"}
"""A body that breaks one of these stays as it is: a handler takes any number of items, and any choice."""


def check(constraint: Constraint, parameters: dict[str, Any], body: Any, status: int) -> None:
    """Raise a Refusal with this status if the parameters or the body, as sent, break the constraint."""
    name = constraint.place.parameter
    message = body if name is None else parameters.get(name, ABSENT)
    for pointer, value in constraint.broken(message):
        code = "InvalidBody" if name is None else "InvalidParameter"
        target = name or pointer or "body"
        raise Refusal(status, code, f"{target} {_why(constraint, value)}.", target)


def mend(
    api: Api,
    constraint: Constraint,
    parameters: dict[str, Any],
    body: Any,
    given: dict[str, list[str]],
) -> tuple[dict[str, Any], Any]:
    """
    Return the parameters and the body, every value that breaks the constraint replaced by one that a handler can use.

    A server that does not enforce a constraint still has to respond, and handlers are written for valid requests.
    A parameter that breaks it becomes a known id, or counts as not sent; a value in the body becomes a plain one.
    """
    name = constraint.place.parameter
    if name is None:
        return parameters, _mended_body(api, constraint, body)
    if constraint.holds(parameters.get(name, ABSENT)):
        return parameters, body
    mended = {other: value for other, value in parameters.items() if other != name}
    if name in given:
        mended[name] = typed(given[name][0], constraint.schema)
    return mended, body


def _mended_body(api: Api, constraint: Constraint, body: Any) -> Any:
    if constraint.keyword in UNMENDED:
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
        return f"lacks the required member {constraint.value}"
    return f"breaks {constraint.keyword} {constraint.value}"
