"""Error bodies and headers, built from the schemas that an operation documents for a status."""

from collections.abc import Sequence
from typing import Any

import attrs

from jobgauge.messages.instances import instance
from jobgauge.reference.service import Refusal, Reply
from jobgauge.spec.constraints import with_null
from jobgauge.spec.document import Api, Node, Operation
from jobgauge.spec.facts import error_roles, member


def error_reply(
    api: Api,
    operation: Operation | None,
    refusal: Refusal,
    headline: tuple[str, str],
    request_id: str,
) -> Reply:
    """Return a refusal as the error that the operation documents for its status, or as a plain one if it has none."""
    response = operation.response(refusal.status) if operation else None
    if response is None or response.schema is None:
        body: Any = {"error": {"code": refusal.code, "message": refusal.message}}
    else:
        body = _filled(api, response.schema, refusal, headline, request_id)
    return Reply(refusal.status, body, dict(refusal.headers))


def _filled(
    api: Api, node: Node, refusal: Refusal, headline: tuple[str, str], request_id: str
) -> Any:
    """Return an error of a schema, whose `x-error` says where what is known of the refusal belongs."""
    schema = api.resolve(node)
    roles = error_roles(schema.value)
    if roles is None:
        return instance(api, schema)
    inner = {path: member(api, schema, path).child("items") for path in roles.details}
    single = {path: each for path, each in inner.items() if error_roles(api.resolve(each).value)}
    code, message = headline if single else (refusal.code, refusal.message)
    filled: dict[str, Any] = {}
    _put(filled, roles.message, message)
    if roles.code:
        kinds = with_null(member(api, schema, roles.code).value.get("type", "string"))
        _put(filled, roles.code, refusal.status if "integer" in kinds else code)
    if roles.target and refusal.target is not None:
        _put(filled, roles.target, refusal.target)
    if roles.request_id:
        _put(filled, roles.request_id, request_id)
    for path, each in single.items():
        _put(filled, path, [_filled(api, each, refusal, headline, request_id)])
    beside = roles.message[:-1]
    holder = member(api, schema, beside) if beside else schema
    for name, value in refusal.members.items():
        if name in holder.value.get("properties", {}):
            _put(filled, (*beside, name), value)
    return filled


def _put(body: dict[str, Any], path: Sequence[str], value: Any) -> None:
    *way, last = path
    for name in way:
        body = body.setdefault(name, {})
    body[last] = value


def with_headers(api: Api, operation: Operation, reply: Reply, request_id: str) -> Reply:
    """
    Return the reply with the headers that the operation documents for its status.

    The handler's own headers stay. Any other string header is the request id, sent if it is required or on an error;
    any other number is the least that its schema allows.
    """
    response = operation.response(reply.status)
    headers = dict(reply.headers)
    for name, header in (response.headers if response else {}).items():
        schema = api.resolve(header.child("schema")).value
        if name in headers:
            continue
        if "string" not in with_null(schema.get("type", "string")):
            headers[name] = str(schema.get("minimum", 0))
        elif header.value.get("required") or reply.status >= 400:
            headers[name] = request_id
    return attrs.evolve(reply, headers=headers)
