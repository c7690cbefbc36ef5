"""Error bodies and headers, built from the schemas that an operation documents for a status."""

from typing import Any

import attrs

from jobgauge.reference.service import Refusal, Reply
from jobgauge.spec.constraints import with_null
from jobgauge.spec.document import Api, Node, Operation


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
) -> dict[str, Any]:
    """Return an object of an error schema, with those members that can be filled from the refusal, by their names."""
    members = dict(api.resolve(node).items("properties"))
    code, message = headline if "details" in members else (refusal.code, refusal.message)
    known: dict[str, Any] = {
        **refusal.members,
        "code": code,
        "error_code": code,
        "message": message,
        "target": refusal.target,
        "request_id": request_id,
    }
    filled: dict[str, Any] = {}
    for name, member in members.items():
        schema = api.resolve(member)
        if name == "error":
            filled[name] = _filled(api, schema, refusal, headline, request_id)
        elif name == "details":
            filled[name] = [_filled(api, schema.child("items"), refusal, headline, request_id)]
        elif name == "code" and "integer" in with_null(schema.value["type"]):
            filled[name] = refusal.status
        elif known.get(name) is not None:
            filled[name] = known[name]
    return filled


def with_headers(operation: Operation, reply: Reply, request_id: str) -> Reply:
    """
    Return the reply with the headers that the operation documents for its status.

    The handler's own headers stay. Any other string header is the request id, sent if it is required or on an error;
    any other number is the least that its schema allows.
    """
    response = operation.response(reply.status)
    headers = dict(reply.headers)
    for name, header in (response.headers if response else {}).items():
        schema = header.value["schema"]
        if name in headers:
            continue
        if schema["type"] != "string":
            headers[name] = str(schema.get("minimum", 0))
        elif header.value.get("required") or reply.status >= 400:
            headers[name] = request_id
    return attrs.evolve(reply, headers=headers)
