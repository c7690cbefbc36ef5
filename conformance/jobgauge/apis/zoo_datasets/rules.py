"""
Rules for Zoo conversions only: the phase and the status of a conversion do not contradict each other.

The page says of both the phase `completed` and the status `success` that the conversion has finished with its result,
of the phase `queued` that it waits for a worker, and of the status `in_progress` that it is being converted;
the other relations are inferred.
"""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Final

from jobgauge.run.finding import Finding
from jobgauge.run.jobs.judging import (
    SightingJudge,
    about,
    each_sighting,
    judged_by,
    not_back,
    not_before,
)
from jobgauge.run.jobs.watching import History, Sighting, lifecycles
from jobgauge.run.rule import Rule
from jobgauge.spec.constraints import Evidence
from jobgauge.spec.document import Api
from jobgauge.spec.wording import short

STARTED: Final = ("started_at",)
SOURCE: Final = ("file_path", "file_size", "file_etag")
OUTPUTS: Final = ("output", "raw_kcl_output", "salon_kcl_output")


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about phase and status, and about the time of the last change."""
    (lifecycle,) = lifecycles(api)
    for what, (sentence, evidence, judge) in PROMISES.items():
        check = judged_by(lifecycle, each_sighting(judge))
        source = "supplement, Zoo" if evidence == "supplement" else None
        yield about(lifecycle, what, sentence, check, evidence=evidence, source=source)
    phases: list[str] = api.component("ConversionPhase").value["enum"]
    yield about(
        lifecycle,
        "phase_forward",
        "The `phase` of a conversion does not go back after the same start.",
        judged_by(lifecycle, partial(_forward, phases)),
    )
    yield about(
        lifecycle,
        "source_stays",
        "The source file of a conversion is the same in every response: its path, size and etag.",
        judged_by(lifecycle, _source_stays),
        evidence="supplement",
        source="supplement, Zoo",
    )
    yield about(
        lifecycle,
        "updated_not_back",
        "The `updated_at` of a conversion does not go back.",
        judged_by(lifecycle, not_back(("updated_at",))),
    )


def _forward(phases: list[str], history: History) -> Iterator[Finding]:
    """
    Judge consecutive phases after the same start.

    The page mentions retries, so a new start or waiting may reset the phase.
    Another rule judges the phase of a success.
    """
    for one, other in pairwise(history):
        first, later = _phase(one), _phase(other)
        started = one.time(STARTED)
        same = started is not None and started == other.time(STARTED)
        if (
            not same
            or not first
            or not later
            or {one.stage, other.stage} & {"initial", "succeeded"}
        ):
            continue
        reason = f"the phase of {other.name} was {first}, then {later}"
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
        yield _agrees(seen, right=seen.stage not in {"running", "succeeded"})


def _not_empty(seen: Sighting) -> Iterator[Finding]:
    if seen.stage == "succeeded" and seen.value(("file_size",)) is not None:
        reason = f"{seen.name} is {seen.status}, and its file_size is 0"
        empty = seen.value(("file_size",)) == 0
        yield Finding("fail", reason, seen.exchange) if empty else Finding("pass")


def _source_stays(history: History) -> Iterator[Finding]:
    for name in SOURCE:
        shown = [(seen.value((name,)), seen) for seen in history]
        for (one, _), (other, seen) in pairwise(each for each in shown if each[0] is not None):
            reason = f"{name} of {seen.name} was {short(one)}, then {short(other)}"
            yield Finding("pass") if one == other else Finding("fail", reason, seen.exchange)


def _output(seen: Sighting) -> Iterator[Finding]:
    if seen.stage == "succeeded":
        there = any(seen.job.get(name) is not None for name in OUTPUTS)
        reason = f"{seen.name} is {seen.status}, and {', '.join(OUTPUTS)} are null or absent"
        yield Finding("pass") if there else Finding("fail", reason, seen.exchange)


def _phase(seen: Sighting) -> str | None:
    """Return the phase, None if it is not a documented one."""
    return seen.value(("phase",))


def _agrees(seen: Sighting, *, right: bool) -> Finding:
    reason = f"{seen.name} has the phase {_phase(seen)} and the status {seen.status}"
    return Finding("pass") if right else Finding("fail", reason, seen.exchange)


PROMISES: Final[dict[str, tuple[str, Evidence, SightingJudge]]] = {
    "completed_is_success": (
        "A conversion in the phase `completed` has the status `success`.",
        "document",
        _completed,
    ),
    "success_is_completed": (
        "A conversion with the status `success` is in the phase `completed`.",
        "document",
        _success,
    ),
    "queued_waits": (
        "A conversion in the phase `queued` is neither in progress nor a success.",
        "document",
        _queued,
    ),
    "updated_after_end": (
        "`updated_at` is not before `completed_at`.",
        "supplement",
        not_before("completed_at", "updated_at"),
    ),
    "empty_file": ("A successful conversion is not one of an empty file.", "document", _not_empty),
    "result": ("A successful conversion has one of its outputs.", "document", _output),
    "updated_after_created": (
        "`updated_at` is not before `created_at`.",
        "supplement",
        not_before("created_at", "updated_at"),
    ),
}
