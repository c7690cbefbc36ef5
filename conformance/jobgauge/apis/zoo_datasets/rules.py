"""
What only the Zoo page promises: the phase and the status of a conversion do not contradict each other.

What two answers about one conversion must have in common is our reading: its phases pass in the order of the page,
and it was not changed earlier than it was changed before.
Read `lifecycle.py` before this.
"""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Final

from jobgauge.run.finding import Finding
from jobgauge.run.jobs.judging import SightingJudge, about, each_sighting, judged_by, not_back
from jobgauge.run.jobs.watching import History, Sighting, lifecycles
from jobgauge.run.rule import Rule
from jobgauge.spec.constraints import Evidence
from jobgauge.spec.document import Api

BEGUN: Final = ("started_at",)


def rules(api: Api) -> Iterator[Rule]:
    """The rules about phase and status, and about when a record changed last."""
    (lifecycle,) = lifecycles(api)
    for what, (sentence, evidence, judge) in PROMISES.items():
        check = judged_by(lifecycle, each_sighting(judge))
        yield about(lifecycle, what, sentence, check, evidence=evidence)
    phases: list[str] = api.component("ConversionPhase").value["enum"]
    yield about(
        lifecycle,
        "phase_forward",
        "The `phase` of a conversion does not go back after the same start.",
        judged_by(lifecycle, partial(_forward, phases)),
    )
    yield about(
        lifecycle,
        "updated_not_back",
        "The `updated_at` of a conversion does not go back.",
        judged_by(lifecycle, not_back(("updated_at",))),
    )


def _forward(phases: list[str], history: History) -> Iterator[Finding]:
    """
    What was begun again starts over, and so does what waits: the page speaks of retries.

    The phase of a success is another rule's.
    """
    for one, other in pairwise(history):
        first, later = _phase(one), _phase(other)
        begun = one.time(BEGUN)
        same = begun is not None and begun == other.time(BEGUN)
        if (
            not same
            or not first
            or not later
            or {one.stage, other.stage} & {"initial", "succeeded"}
        ):
            continue
        reason = f"the phase was {first}, then {later}"
        back = phases.index(later) < phases.index(first)
        yield Finding("fail", reason, other.exchange) if back else Finding("pass")


def _completed(seen: Sighting) -> Iterator[Finding]:
    if _phase(seen) == "completed" and seen.stage:
        yield _agrees(seen, right=seen.stage == "succeeded")


def _success(seen: Sighting) -> Iterator[Finding]:
    if seen.stage == "succeeded" and _phase(seen):
        yield _agrees(seen, right=_phase(seen) == "completed")


def _queued(seen: Sighting) -> Iterator[Finding]:
    if _phase(seen) == "queued" and seen.stage:
        yield _agrees(seen, right=seen.stage != "succeeded")


def _phase(seen: Sighting) -> str | None:
    """The phase, None where it is none that the page has: another may mean anything."""
    return seen.value(("phase",))


def _agrees(seen: Sighting, *, right: bool) -> Finding:
    reason = f"the phase {_phase(seen)} stands with the status {seen.status}"
    return Finding("pass") if right else Finding("fail", reason, seen.exchange)


def _updated(seen: Sighting) -> Iterator[Finding]:
    created, updated = seen.time(("created_at",)), seen.time(("updated_at",))
    if created and updated:
        wrong = Finding("fail", "updated_at is before created_at", seen.exchange)
        yield wrong if updated.before(created) else Finding("pass")


PROMISES: Final[dict[str, tuple[str, Evidence, SightingJudge]]] = {
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
