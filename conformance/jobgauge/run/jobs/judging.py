"""The common part of rules about jobs: a judge of one job's history, and the check and the rule made from it."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import Final

from jobgauge.exchange.call import text_of
from jobgauge.messages.documented import sources
from jobgauge.run.finding import Finding, blocked, conclude
from jobgauge.run.jobs.watching import History, Lifecycle, Sighting, histories
from jobgauge.run.rule import Check, Rule, Stage, rule
from jobgauge.run.run import Run, statuses
from jobgauge.run.shapes import objects
from jobgauge.run.soundness import sound
from jobgauge.run.unseen import unseen
from jobgauge.spec.constraints import Evidence, subjects
from jobgauge.spec.dates import Moment
from jobgauge.spec.facts import Path
from jobgauge.spec.wording import short

Judge = Callable[[History], Iterator[Finding]]
"""Judge all sightings of one job; there is at least one."""
MOST_STATES: Final = 10
"""The most states that a reason names."""
SightingJudge = Callable[[Sighting], Iterator[Finding]]
"""Judge one sighting of a job by itself."""


def about(
    lifecycle: Lifecycle,
    what: str,
    sentence: str,
    check: Check,
    *,
    evidence: Evidence = "inferred",
    source: str | None = None,
    stage: Stage = "judge",
) -> Rule:
    """Return a rule about a kind of job, which by default judges the responses to requests of other rules too."""
    return rule(
        lifecycle.api,
        lifecycle.read,
        "lifecycle",
        what,
        sentence,
        check=check,
        pointer=f"{lifecycle.node.pointer}/x-job-lifecycle",
        evidence=evidence,
        source=source,
        stage=stage,
    )


def judged_by(lifecycle: Lifecycle, judge: Judge) -> Check:
    """Return the check that applies a judge to the history of every job that the run saw."""

    def check(run: Run) -> Finding:
        seen = histories(run, lifecycle)
        return conclude(
            [each for history in seen for each in judge(history)],
            unseen_jobs(run, lifecycle, seen),
        )

    return check


def each_sighting(judge: SightingJudge) -> Judge:
    """Return the judge that applies another to each sighting by itself."""
    return lambda history: (found for seen in history for found in judge(seen))


def not_back(path: tuple[str, ...]) -> Judge:
    """Return the judge that fails a time if it is earlier than in the sighting before."""

    def judge(history: History) -> Iterator[Finding]:
        shown = [(when, each) for each in history if (when := each.time(path))]
        for (one, _), (other, seen) in pairwise(shown):
            reason = f"{'/'.join(path)} of {seen.name} went back by {seconds_between(one, other)}"
            back = other.before(one)
            yield Finding("fail", reason, seen.exchange) if back else Finding("pass")

    return judge


def not_before(earlier: str, later: str) -> SightingJudge:
    """Return the judge that fails a job whose later member is a time before its earlier one."""

    def judge(seen: Sighting) -> Iterator[Finding]:
        first, second = seen.time((earlier,)), seen.time((later,))
        if first and second:
            reason = f"{later} of {seen.name} is before its {earlier}"
            wrong = Finding("fail", reason, seen.exchange)
            yield wrong if second.before(first) else Finding("pass")

    return judge


def once(path: Path, what: str) -> SightingJudge:
    """Return the judge that fails a job in which two elements of one list have the same value at the end of a path."""
    *way, _, name = path

    def judge(seen: Sighting) -> Iterator[Finding]:
        for _, listed in subjects(seen.job, tuple(way)):
            elements = objects(listed) or []
            here = (*seen.path, *path)
            kept = partial(sound, seen.lifecycle.api, seen.exchange.call.operation, here)
            found = [each[name] for each in elements if name in each]
            values = [text_of(value) for value in found if kept(value)]
            again = next((each for each in values if values.count(each) > 1), None)
            reason = f"{seen.name} has the {what} {again} twice in {'/'.join(way)}"
            if again is not None:
                yield Finding("fail", reason, seen.exchange)
            elif values:
                yield Finding("pass")

    return judge


def seconds_between(one: Moment, other: Moment) -> str:
    """Return the difference between two times as text: `1.500 s`."""
    return f"{abs(one.nanoseconds - other.nanoseconds) / 10**9:.3f} s"


def none_made(run: Run, lifecycle: Lifecycle) -> Finding:
    """Return the skip of a rule that needs a job made by this run; blocked if its submission was refused."""
    maker = sources(run.api, lifecycle.read)[0]
    base = run.base(maker)
    if base:
        for each in run.answers(maker):
            if each.authorized and each.call.key == base.key and not each.accepted:
                return blocked(f"submitting a job again was answered with {each.status}", each)
    return unseen(run, maker, "this run made no job")


def unseen_jobs(run: Run, lifecycle: Lifecycle, seen: list[History]) -> Finding:
    """Return the skip of a rule for which no job was in the right state, with the states of those that were seen."""
    if not seen:
        reason = f"no job was seen: {statuses(run.answers(lifecycle.read))}"
        return unseen(run, lifecycle.read, reason)
    shown = dict.fromkeys(short(each.status) for history in seen for each in history)
    states = ", ".join([*shown][:MOST_STATES])
    return Finding("skip", f"jobs seen: {len(seen)}, only with status {states}")
