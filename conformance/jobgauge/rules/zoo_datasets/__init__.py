"""
What only the Zoo page promises: the phase and the status of a conversion do not contradict each other.

Read `lifecycle.py` before this.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from jobgauge.apis import Api
from jobgauge.constraints import Evidence
from jobgauge.rules.lifecycle import about, unseen
from jobgauge.rules.rule import Finding, Observation, Rule, conclude
from jobgauge.rules.run import Run
from jobgauge.rules.watching import Lifecycle, Sighting, histories, lifecycles

Judge = Callable[[Sighting], Iterator[Observation]]


def rules(api: Api) -> Iterator[Rule]:
    """The rules about phase and status, and about when a record changed last."""
    (lifecycle,) = lifecycles(api)
    for what, (sentence, evidence, judge) in PROMISES.items():
        check = partial(_check, lifecycle, judge)
        yield about(lifecycle, what, sentence, check, evidence=evidence)


def _check(lifecycle: Lifecycle, judge: Judge, run: Run) -> Finding:
    seen = histories(run, lifecycle)
    found = [judged for history in seen for each in history for judged in judge(each)]
    return conclude(found, unseen(run, lifecycle, seen))


def _completed(seen: Sighting) -> Iterator[Observation]:
    if _phase(seen) == "completed" and seen.stage:
        yield _agrees(seen, right=seen.stage == "succeeded")


def _success(seen: Sighting) -> Iterator[Observation]:
    if seen.stage == "succeeded" and _phase(seen):
        yield _agrees(seen, right=_phase(seen) == "completed")


def _queued(seen: Sighting) -> Iterator[Observation]:
    if _phase(seen) == "queued" and seen.stage:
        yield _agrees(seen, right=seen.stage != "succeeded")


def _phase(seen: Sighting) -> str | None:
    """The phase, None where it is none that the page has: another may mean anything."""
    return seen.value(("phase",))


def _agrees(seen: Sighting, *, right: bool) -> Observation:
    reason = f"the phase {_phase(seen)} stands with the status {seen.status}"
    return Observation("pass") if right else Observation("fail", reason, seen.exchange)


def _updated(seen: Sighting) -> Iterator[Observation]:
    created, updated = seen.time(("created_at",)), seen.time(("updated_at",))
    if created and updated:
        wrong = Observation("fail", "updated_at is before created_at", seen.exchange)
        yield wrong if updated.before(created) else Observation("pass")


PROMISES: Final[dict[str, tuple[str, Evidence, Judge]]] = {
    "completed_is_success": (
        "The phase `completed` stands with the status `success` only.",
        "document",
        _completed,
    ),
    "success_is_completed": (
        "The status `success` stands with the phase `completed` only.",
        "inferred",
        _success,
    ),
    "queued_is_no_success": (
        "The phase `queued` does not stand with the status `success`.",
        "document",
        _queued,
    ),
    "updated_after_created": (
        "`updated_at` is not before `created_at`.",
        "inferred",
        _updated,
    ),
}
