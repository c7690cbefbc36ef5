"""
A server that turns away in the middle of a run: its token expires, it is taken down, or a gateway blocks the caller.

What it answers from then on says nothing about its promises.
A server that only answers badly to bad requests still accepts a request that it accepted before.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.wire import NoAnswer
from jobgauge.run.finding import Finding, blocked
from jobgauge.run.run import Run

SUSPICIOUS: Final = 4
"""Responses in a row that neither accept nor refuse, after which an accepted request is repeated."""


def stop_if_turned_away(run: Run, finding: Finding) -> Finding | None:
    """
    Return the skip for rules that are left if the server has turned away for good, and stop sending; else None.

    The exchanges since then are forgotten, so no rule is judged by them. `finding` is that of the rule before.
    """
    tail = _tail(run.exchanges)
    if not any(map(_turns_away, finding.exchanges)):
        if len(tail) < SUSPICIOUS or len(run.exchanges) < run.suspected:
            return None
        run.suspected = len(run.exchanges) + len(
            tail
        )  # ask a server that is merely wrong less and less
    accepted = next((each for each in run.exchanges if each.authorized and each.accepted), None)
    if accepted is None or not tail:
        return None
    try:
        again = run.send(accepted.call)
    except NoAnswer:
        return None
    if not _turns_away(again):
        return None
    first = len(run.exchanges) - len(_tail(run.exchanges))
    token = ", as if the token had expired" if again.status in {401, 403} else ""
    reason = f"not judged: since request {first + 1} the server answers {again.status} to everything{token}"
    run.wire.close(reason, first)
    return blocked(reason, again)


def _tail(exchanges: Sequence[Exchange]) -> list[Exchange]:
    """Return the exchanges at the end in which the server turns away."""
    return list(takewhile(_turns_away, reversed(exchanges)))


def _turns_away(exchange: Exchange) -> bool:
    """Return True if a response neither accepts nor refuses its request; a wrong token is refused with 401."""
    if not exchange.authorized and exchange.status == 401:
        return False
    return not (exchange.accepted or exchange.refused)
