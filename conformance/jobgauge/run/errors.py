"""Errors as several rules look at them: a 5xx that stays, and the target that a refusal names."""

from typing import Any, Final, cast

from jobgauge.exchange.answer import Exchange
from jobgauge.run.run import Run

AGAIN: Final = 2
"""Repetitions of a request after a documented 5xx."""


def lasting(run: Run, exchange: Exchange) -> bool:
    """
    Whether a 5xx stays, or is one that no page describes.

    A page that describes such answers says that a server may fail now and then, so the same is asked again.
    """
    call = exchange.call
    if call.operation.response(exchange.status) is None:
        return True
    shown = exchange.headers.get("authorization")
    return all(
        (run.send(call) if exchange.authorized else run.wire.send_as(call, shown)).status >= 500
        for _ in range(AGAIN)
    )


def targets(body: Any) -> list[str]:
    """Every `target` in an error body that is a text, at any depth."""
    if isinstance(body, list):
        return [found for each in cast("list[Any]", body) for found in targets(each)]
    if not isinstance(body, dict):
        return []
    members = cast("dict[str, Any]", body)
    own = members.get("target")
    below = [found for each in members.values() for found in targets(each)]
    return ([own] if isinstance(own, str) and own else []) + below
