"""Functions that several rules use on errors: detect a persistent 5xx, find the targets that a refusal names."""

from functools import partial
from typing import Any, Final, cast

from jobgauge.exchange.answer import Exchange
from jobgauge.run.run import Run

AGAIN: Final = 2
"""Repetitions of a request after a documented 5xx."""


def lasting(run: Run, exchange: Exchange) -> bool:
    """
    Return True if a 5xx persists when the request is repeated, or is not documented.

    A page that documents the status allows occasional failures, so the request is sent AGAIN more times.
    """
    call = exchange.call
    if call.operation.response(exchange.status) is None:
        return True
    again = run.send if exchange.authorized else partial(run.wire.send_as, shown=exchange.shown)
    return all(again(call).status >= 500 for _ in range(AGAIN))


def targets(body: Any) -> list[str]:
    """Return every `target` in an error body that is a non-empty text, at any depth."""
    if isinstance(body, list):
        return [found for each in cast("list[Any]", body) for found in targets(each)]
    if not isinstance(body, dict):
        return []
    members = cast("dict[str, Any]", body)
    own = members.get("target")
    below = [found for each in members.values() for found in targets(each)]
    return ([own] if isinstance(own, str) and own else []) + below
