"""Recognition of an API by its responses: JSON, with members that its spec documents."""

from typing import Any, Final, cast

import attrs

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.wire import NoAnswer
from jobgauge.run.run import Run
from jobgauge.run.unseen import not_found
from jobgauge.spec.document import Response

NOWHERE: Final = "jobgauge-no-such-path"
"""The end of a path that no API has."""


def recognized(run: Run, exchange: Exchange) -> bool:
    """
    Return True if a response accepts a request and is this API's.

    If it has too few documented members to tell, a server is taken for another one if it accepts any path.
    """
    return exchange.accepted and run.remember(
        ("recognized", exchange.call.key), lambda: _is_own(run, exchange)
    )


def _is_own(run: Run, exchange: Exchange) -> bool:
    body, operation = exchange.answer.json, exchange.call.operation
    names = set(cast("dict[str, Any]", body)) if isinstance(body, dict) else set[str]()
    documented = names & _members(exchange, operation.success())
    required = _members(exchange, operation.success(), "required")
    if documented and 2 * len(documented & required) >= len(required):
        return True
    if names and 2 * len(documented) < len(names):
        return False
    return not answers_anything(run, exchange)


def answers_anything(run: Run, exchange: Exchange) -> bool:
    """Return True if the same request to a path that no API has succeeds too."""
    operation = exchange.call.operation
    nowhere = attrs.evolve(operation, path=f"{operation.path}/{NOWHERE}")
    try:
        found = run.wire.probe(attrs.evolve(exchange.call, operation=nowhere))
    except NoAnswer:
        return False
    return 200 <= found.status < 300


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
