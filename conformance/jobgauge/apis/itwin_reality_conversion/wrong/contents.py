"""Lists that only look wrong by their jobs or pages: few jobs, short pages, jobs that are added or end meanwhile."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from jobgauge.apis.itwin_reality_conversion.jobs import all_jobs
from jobgauge.apis.itwin_reality_conversion.reference import Jobs, in_order
from jobgauge.apis.itwin_reality_conversion.wrong.lists import (
    SEED,
    list_of,
)
from jobgauge.reference.change import Change
from jobgauge.reference.seeds import identifier
from jobgauge.spec.document import Api
from jobgauge.wrong.by_hand.lifecycle import moved
from jobgauge.wrong.server import Server, conforming

JOBS: tuple[tuple[str, str, Callable[[Jobs], Jobs]], ...] = (
    ("no_job", "The list has no job.", lambda _: []),
    ("one_job", "The list has one job.", lambda jobs: jobs[:1]),
    ("job_twice", "The list has one of its jobs twice.", lambda jobs: [*jobs, jobs[0]]),
)


def conforming_servers(api: Api) -> Iterator[Server]:
    """Yield the servers whose lists have unusual jobs or pages."""
    for what, sentence, edit in JOBS:
        yield conforming(api, f"list/{what}", sentence, partial(_edited, edit))
    for what, sentence, step in (
        ("growing", "Each request adds a job at the end of the list.", _added),
        ("growing_at_front", "Each request adds a job at the front of the list.", _added_in_front),
        ("ending", "Each request ends a job, which moves to the end of the list.", _ended),
    ):
        yield conforming(api, f"list/{what}", sentence, partial(_changing, step))


def _edited(edit: Callable[[Jobs], Jobs]) -> Change:
    right = edit(in_order(all_jobs(SEED)))
    return list_of(lambda: right)


def _changing(step: Callable[[Jobs], Jobs]) -> Change:
    """Return a change by which each request changes the list."""
    shown = in_order(all_jobs(SEED))

    def jobs() -> Jobs:
        nonlocal shown
        shown = step(shown)
        return shown

    return list_of(jobs)


def _added(jobs: Jobs) -> Jobs:
    return [*jobs, {**jobs[0], "id": identifier(SEED, f"added {len(jobs)}")}]


def _added_in_front(jobs: Jobs) -> Jobs:
    return [_added(jobs)[-1], *jobs]


def _ended(jobs: Jobs) -> Jobs:
    running = next((job for job in jobs if _runs(job)), None)
    if running is None:
        return jobs
    others = [job for job in jobs if job is not running]
    execution = running["executionInformation"]
    end = moved(execution["startedDateTime"], timedelta(hours=1))
    ended = {
        **running,
        "state": "success",
        "lastModifiedDateTime": end,
        "executionInformation": {**execution, "endedDateTime": end},
    }
    return [*others, ended]


def _runs(job: dict[str, Any]) -> bool:
    return job["state"] == "active" and bool(job["executionInformation"]["startedDateTime"])
