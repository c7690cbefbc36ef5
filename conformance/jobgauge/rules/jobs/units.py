"""
Units that a type does not show: milliseconds since 1970, times not in the future, bytes in base64.

A wrong unit gives values that are far off, so these rules are lenient: a time is plausible, a new job is recent.
"""

import base64
import binascii
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from jobgauge.exchange.answer import Exchange
from jobgauge.messages.documented import sources
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.jobs.judging import none_made
from jobgauge.run.jobs.watching import Lifecycle, lifecycles, sightings, watch
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run, statuses
from jobgauge.run.soundness import sound
from jobgauge.run.unseen import unseen
from jobgauge.spec.constraints import Constraint, Evidence
from jobgauge.spec.dates import http_date, moment
from jobgauge.spec.document import Api
from jobgauge.spec.facts import unit_of
from jobgauge.spec.pointers import above
from jobgauge.spec.walk import constraints
from jobgauge.spec.wording import dotted, short

DAY: Final = 86_400.0
EARLIEST: Final = 946_684_800.0
"""2000-01-01 in UTC, before any of these services: milliseconds that are seconds lie in 1970."""
FRESH: Final = 900.0
"""The most seconds by which the clocks of one server may differ."""

Mistake = Callable[[Any, float], str | None]
"""Return what is wrong with a value, None if nothing; the second argument is the latest time in seconds since 1970."""


def rules(api: Api) -> Iterator[Rule]:
    """Yield a rule for every member of a 2xx response with such a unit, and one about new jobs of each kind."""
    for constraint in constraints(api):
        if constraint.place.part != "body" or not (constraint.place.status or "").startswith("2"):
            continue
        unit = unit_of(constraint.schema)
        if constraint.keyword == "minimum" and unit == "epoch-milliseconds":
            words = "is a time between 2000 and now, in milliseconds"
            yield _rule(api, constraint, words, _is_recent, constraint.evidence)
        elif constraint.keyword == "format" and constraint.value == "date-time":
            words = "is not in the future"
            yield _rule(api, constraint, words, _is_not_future, constraint.evidence)
        elif constraint.keyword == "type" and unit == "base64":
            words = "is base64 in one of its two alphabets, padded or not"
            yield _rule(api, constraint, words, _is_base64, constraint.evidence)
    for lifecycle in lifecycles(api):
        if lifecycle.cycle.times and sources(api, lifecycle.read):
            yield _fresh(api, lifecycle)


def _rule(api: Api, constraint: Constraint, words: str, judge: Mistake, evidence: Evidence) -> Rule:
    operation = api.operation(constraint.place.operation)
    return rule(
        api,
        operation,
        "units",
        f"{constraint.place.status}/{constraint.subject}",
        f"`{constraint.subject}` in a {constraint.place.status} response {words}.",
        check=partial(_check, constraint, judge),
        pointer=above(constraint.pointer)[0],
        evidence=evidence,
        source=constraint.source,
        stage="judge",
    )


def _check(constraint: Constraint, judge: Mistake, run: Run) -> Finding:
    operation = run.api.operation(constraint.place.operation)
    run.documented(operation)
    answers = run.answers(operation)
    passed = 0
    failed: list[Finding] = []
    for exchange in (each for each in answers if each.accepted):
        latest = _latest(exchange)
        for pointer, value in constraint.subjects(exchange.answer.json):
            if value is None or not sound(run.api, operation, constraint.path, value):
                continue
            if wrong := judge(value, latest):
                failed.append(Finding("fail", f"{pointer} {wrong}", exchange))
            else:
                passed += 1
    reason = f"no response contained a valid `{dotted(constraint.path)}`: {statuses(answers)}"
    return conclude(failed, unseen(run, operation, reason), passed=passed)


def _latest(exchange: Exchange) -> float:
    """Return the latest plausible time in a response: FRESH after its date, a day after our clock if it has none."""
    date = http_date(exchange.answer.headers.get("date"))
    return time.time() + DAY if date is None else date + FRESH


def _is_recent(value: Any, latest: float) -> str | None:
    if EARLIEST <= value / 1000 <= latest:
        return None
    for name, factor in (("seconds", 1000), ("microseconds", 1 / 1000), ("nanoseconds", 1e-6)):
        if EARLIEST <= value * factor / 1000 <= latest:
            return f"is {value}, which is a time in {name}, expected milliseconds"
    return f"is {value}, expected milliseconds of a time between 2000 and now"


def _is_not_future(value: Any, latest: float) -> str | None:
    when = moment(value)
    if when is None or when.seconds <= latest:
        return None
    return f"is {value}, which is in the future"


def _is_base64(value: Any, _latest: float) -> str | None:
    plain = value.rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return f"is not base64: {short(value)}"
    return None


def _fresh(api: Api, lifecycle: Lifecycle) -> Rule:
    name = "/".join(lifecycle.cycle.times[0])
    return rule(
        api,
        sources(api, lifecycle.read)[0],
        "units",
        "now",
        f"The `{name}` of a new job is the current time, in UTC.",
        check=partial(_now, lifecycle),
        pointer=f"{lifecycle.node.pointer}/x-job-lifecycle",
        evidence="inferred",
        stage="judge",
    )


def _now(lifecycle: Lifecycle, run: Run) -> Finding:
    path = lifecycle.cycle.times[0]
    found: list[Finding] = []
    for made in watch(run, lifecycle):
        for seen in sightings(lifecycle, made.submission):
            when = seen.time(path)
            if when and when.seconds >= EARLIEST:
                clock = http_date(made.submission.answer.headers.get("date")) or time.time()
                off = when.seconds - clock
                reason = f"{'/'.join(path)} of a new job is off the server's clock by {off:+.0f} s"
                wrong = abs(off) > FRESH
                found.append(Finding("fail", reason, made.submission) if wrong else Finding("pass"))
    return conclude(found, none_made(run, lifecycle))
