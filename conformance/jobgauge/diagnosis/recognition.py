"""Recognition of an API by its responses: JSON, with members that its spec documents."""

from typing import Any, cast

from jobgauge.exchange.answer import Exchange
from jobgauge.run.unseen import not_found
from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.document import Response


def recognized(exchange: Exchange) -> bool:
    """Return True if a response accepts a request and may be this API's: JSON, with a documented member or none."""
    if not exchange.accepted:
        return False
    response = exchange.call.operation.response(exchange.status)
    if response is not None and response.schema is None:
        return True
    body = exchange.answer.json
    if body is ABSENT:
        return "json" in exchange.answer.media_type
    return not _is_foreign(exchange, body)


def _is_foreign(exchange: Exchange, body: Any) -> bool:
    """Return True if a body lacks most of the members that are required, and most that it has are not documented."""
    if not isinstance(body, dict) or not body:
        return False
    names = set(cast("dict[str, Any]", body))
    documented = _members(exchange, exchange.call.operation.response(exchange.status))
    required = _members(exchange, exchange.call.operation.success(), "required")
    few = 2 * len(names & required) < len(required) or not names & documented
    return bool(documented) and few and 2 * len(names & documented) < len(names)


def _members(
    exchange: Exchange, response: Response | None, keyword: str = "properties"
) -> set[str]:
    """Return the top-level members of a documented response, those that it has or those that it requires."""
    if response is None or response.schema is None:
        return set()
    return set(exchange.api.resolve(response.schema).value.get(keyword, ()))


def says_unknown(exchange: Exchange) -> bool:
    """Return True for an unknown id in the path, told by a documented error: the API is there, the thing is not."""
    body, operation = exchange.answer.json, exchange.call.operation
    if not not_found(exchange):
        return False
    members = _members(exchange, operation.response(exchange.status))
    return isinstance(body, dict) and bool(members & cast("dict[str, Any]", body).keys())
