"""Functions that several rules use on errors: detect a persistent 5xx, find the targets that a refusal names."""

from functools import partial
from typing import Final

from jobgauge.exchange.answer import Exchange
from jobgauge.run.run import Run
from jobgauge.spec.constraints import values_at
from jobgauge.spec.facts import error_paths

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


def targets(exchange: Exchange) -> list[str]:
    """Return every target in an error body that is a non-empty text."""
    paths = error_paths(exchange.api, exchange.call.operation, "target")
    found = [each for path in paths for each in values_at(exchange.answer.json, path)]
    return [each for each in found if isinstance(each, str) and each]
