"""
The first questions to a server: is it there, is it the right API at the right path, does it let the caller in?

They are documented requests, which the rules need anyway, so a server that can be judged is asked nothing more.
"""

from collections.abc import Iterable, Sequence

import attrs

from jobgauge.diagnosis.causes import broken, cause
from jobgauge.diagnosis.recognition import recognized
from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.memory import OUT_OF_TIME
from jobgauge.exchange.wire import NoAnswer, NotSent
from jobgauge.messages.documented import sources
from jobgauge.run.finding import blocked
from jobgauge.run.results import Ending
from jobgauge.run.rule import Rule
from jobgauge.run.run import Run
from jobgauge.spec.document import Operation

TRIES = 3
"""Requests without a response after which a server counts as not there."""


@attrs.frozen
class Diagnosis:
    """The reason why no rule on a server can be judged, with what to do next, and how the run ends by it."""

    ended: Ending
    cause: str


def diagnose(run: Run, rules: Sequence[Rule]) -> Diagnosis | None:
    """
    Return why a server cannot be judged; None as soon as it accepts a documented request, or if no rule is about it.

    The run then gives the reason as the skip of every rule on the server.
    """
    concerned = _concerned(run, rules)
    if not concerned:
        return None
    failures: list[NoAnswer] = []
    for operation in concerned:
        try:
            if _accepts(run, operation):
                return None
        except NotSent:
            run.stopped = blocked(OUT_OF_TIME)
            return Diagnosis("incomplete", "")
        except NoAnswer as error:
            failures.append(error)
            if any(recognized(run, each) for each in run.exchanges):
                return None
            if not run.exchanges and (error.unreachable or len(failures) >= TRIES):
                break
    if failures and not run.exchanges:
        return _stopped(run, "broken", broken(run.wire.target, failures[-1].why))
    return _stopped(run, "untested", cause(run, concerned), run.exchanges[:1])


def _stopped(run: Run, ended: Ending, why: str, exchanges: Sequence[Exchange] = ()) -> Diagnosis:
    why = run.wire.masking.text(why)
    run.stopped = blocked(f"not judged: {why}", *exchanges)
    return Diagnosis(ended, why)


def _concerned(run: Run, rules: Iterable[Rule]) -> list[Operation]:
    """Return the operations that rules on the server are about, and those whose responses lead to them, in order."""
    api = run.api
    wanted = {rule.operation for rule in rules if rule.side == "server"}
    for name in list(wanted):
        wanted |= {each.id for each in sources(api, api.operation(name))}
    return [operation for operation in api.operations.values() if operation.id in wanted]


def _accepts(run: Run, operation: Operation) -> bool:
    """Return True if a documented request is accepted; ask about an unknown id if nothing is known to ask about."""
    asked = run.documented(operation)
    if not asked and (call := run.unknown(operation)):
        run.once(call)
    return any(recognized(run, each.exchange) for each in asked)
