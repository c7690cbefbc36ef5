"""
A server that turns away in the middle of a run: its token expires, it is taken down, or a gateway blocks the caller.

Its responses from then on say nothing about its promises.
A server that only answers badly to bad requests still accepts the requests that it accepted before.
"""

import time
from collections.abc import Sequence
from itertools import cycle, takewhile
from typing import Final

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import Call
from jobgauge.exchange.wire import NoAnswer
from jobgauge.run.finding import Finding, blocked
from jobgauge.run.rule import Rule
from jobgauge.run.run import Run

SUSPICIOUS: Final = 4
"""Responses in a row that neither accept nor refuse, after which accepted requests are repeated."""
REPEATED: Final = 3
"""The most different requests that are repeated."""
PAUSES: Final = (0, 0, 0.1, 0.2, 0.4)
"""Seconds before each repetition; all must fail, so that a moment of failures is not taken for an outage."""

NEXT: Final = {
    401: ", as if the token had expired: run again with a fresh one in JOBGAUGE_TOKEN",
    403: ", as if it had shut out the caller: ask its operator, or run again with another token",
    429: ": run again later",
}
"""Clauses about the statuses that have more to say than that the server is away."""


def unless_turned_away(run: Run, rule: Rule, finding: Finding) -> Finding:
    """Return the finding of a rule, or a skip if the server turned away and the finding rests on that."""
    if run.away is None and _is_suspicious(run, finding):
        _look(run)
    if run.away is None or finding.verdict == "pass" or rule.side != "server":
        return finding
    rests = finding.exchanges and all(each in run.exchanges for each in finding.exchanges)
    return finding if rests else run.away


def answers_still(run: Run) -> bool:
    """Return True if the server responds to a request that it responded to before; some requests may break it."""
    calls = _references(run)
    try:
        return bool(calls and run.wire.probe(calls[0]))
    except NoAnswer:
        return False


def before_judging(run: Run) -> None:
    """Look for an outage once before the first rule that judges all responses, if the last ones were no successes."""
    if not run.looked and not run.away:
        run.looked = True
        if _authorized(run.exchanges) and not _authorized(run.exchanges)[-1].accepted:
            _look(run)


def _is_suspicious(run: Run, finding: Finding) -> bool:
    """Return True if a finding that is no pass comes after a request that failed, or many in a row were turned away."""
    if not run.exchanges or run.wire.sent == run.cleared:
        return False
    last = run.exchanges[-1]
    if last.accepted or (last.status == 401 and not last.authorized):
        return False
    if finding.verdict != "pass":
        return True
    tail = takewhile(_turns_away, reversed(_authorized(run.exchanges)))
    return sum(1 for _ in tail) >= SUSPICIOUS and run.wire.sent >= 2 * run.cleared


def _look(run: Run) -> None:
    """Repeat requests that were accepted; if all are turned away, stop sending and forget what came since then."""
    last: Exchange | None = None
    try:
        for pause, call in zip(PAUSES, cycle(_references(run)), strict=False):
            time.sleep(min(pause, max(run.wire.left(), 0)))
            last = run.send(call)
            if last.accepted:
                break
        else:
            if _is_there(run):
                last = None
        run.cleared = run.wire.sent
    except NoAnswer:
        return
    accepted_before = any(each.accepted for each in _authorized(run.exchanges))
    if last is not None and not last.accepted and (accepted_before or _turns_away(last)):
        tail = takewhile(lambda each: _alike(each, last), reversed(run.exchanges))
        first = len(run.exchanges) - sum(1 for _ in tail)
        if last.status == 401:  # what was refused for its lack of a token may have come before
            refused = takewhile(lambda each: not each.authorized, run.exchanges[first:])
            first += sum(1 for _ in refused)
        since = "in the middle of the run" if run.part else f"since request {first + 1}"
        page = " with a web page" if last.answer.html and last.status < 300 else ""
        what = f"{since} the server answers {last.status}{page} to everything"
        reason = f"not judged: {what}{NEXT.get(last.status, ': run again when it is back')}"
        run.stop(blocked(reason, last), first)


def _references(run: Run) -> list[Call]:
    """
    Return requests that the server should accept: one of each operation first, and those that change nothing.

    Without any that was accepted they are documented ones, as the server accepted one before it was judged.
    """
    own = _authorized(run.exchanges)
    accepted = [each.call for each in own if each.accepted] or [each.call for each in own]
    by_operation = {call.operation.id: call for call in reversed(accepted)}
    calls = sorted(by_operation.values(), key=lambda call: call.operation.method != "GET")
    different = {call.key: call for call in (*calls, *accepted)}
    return list(different.values())[:REPEATED]


def _is_there(run: Run) -> bool:
    """Return True if a documented request of an operation that was not called yet is accepted."""
    called = {each.call.operation.id for each in run.exchanges}
    others = [each for each in run.api.operations.values() if each.id not in called]
    return any(asked.exchange.accepted for each in others for asked in run.documented(each))


def _authorized(exchanges: Sequence[Exchange]) -> list[Exchange]:
    return [each for each in exchanges if each.authorized]


def _turns_away(exchange: Exchange) -> bool:
    """Return True if a response neither accepts nor refuses its request."""
    return not (exchange.accepted or exchange.refused)


def _alike(exchange: Exchange, last: Exchange) -> bool:
    """Return True if a response belongs to the outage that another one shows; a wrong token is refused with 401."""
    if exchange.status == last.status:
        return not exchange.accepted
    return _turns_away(exchange) and (exchange.authorized or exchange.status != 401)
