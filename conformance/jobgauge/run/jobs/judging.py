"""What rules about jobs have in common: a judge of one job's history, and the rule and the check made from it."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from jobgauge.run.finding import Finding, conclude
from jobgauge.run.jobs.watching import History, Lifecycle, Sighting, histories
from jobgauge.run.rule import Check, Rule, rule
from jobgauge.run.run import Run, statuses
from jobgauge.spec.constraints import Evidence
from jobgauge.spec.dates import Moment

Judge = Callable[[History], Iterator[Finding]]
"""Judge all that was seen of one job, which is at least one sighting."""
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
) -> Rule:
    """Return a rule about a kind of job; it is checked on the answers that other rules got."""
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
        stage="judge",
    )


def judged_by(lifecycle: Lifecycle, judge: Judge) -> Check:
    """Return the check that gives a judge the history of every job that the run saw."""

    def check(run: Run) -> Finding:
        seen = histories(run, lifecycle)
        return conclude(
            [each for history in seen for each in judge(history)], unseen(run, lifecycle, seen)
        )

    return check


def each_sighting(judge: SightingJudge) -> Judge:
    """Return the judge that looks at every sighting by itself."""
    return lambda history: (found for seen in history for found in judge(seen))


def not_back(path: tuple[str, ...]) -> Judge:
    """Return the judge that fails a time which is earlier than it was in the sighting before."""

    def judge(history: History) -> Iterator[Finding]:
        shown = [(when, each) for each in history if (when := each.time(path))]
        for (one, _), (other, seen) in pairwise(shown):
            reason = f"{'/'.join(path)} of {seen.name} went back by {seconds_between(one, other)}"
            back = other.before(one)
            yield Finding("fail", reason, seen.exchange) if back else Finding("pass")

    return judge


def seconds_between(one: Moment, other: Moment) -> str:
    """Return the distance of two times in seconds, as text."""
    return f"{abs(one.nanoseconds - other.nanoseconds) / 10**9:.3f} s"


def unseen(run: Run, lifecycle: Lifecycle, seen: list[History]) -> str:
    """Return what the run saw of jobs, for the reason of a skip."""
    if not seen:
        return f"no job was seen: {statuses(run.answers(lifecycle.read))}"
    shown = dict.fromkeys(str(each.status) for history in seen for each in history)
    return f"{len(seen)} jobs seen, in the statuses {', '.join(shown)}"
