# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""Waiting for jobs until they are final, with and without asyncio."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from .api.jobs import list_jobs
from .client import Client
from .exchange import run, run_async
from .filters import ListJobsFilter
from .jobs import DEADLINE, Ending, Kind, Progress, Read, Reading, Watch, never, text
from .models import Job, JobList
from .retry import retry_after
from .types import UNSET, Unset

if TYPE_CHECKING:
    import threading

JOB_POLL: Final = (15.0, 30.0, 60.0, 120.0)
"""The advised seconds between two readings; the last one repeats."""


def wait_for_job(
    client: Client,
    job_id: str,
    *,
    accept: str | Unset = UNSET,
    deadline: float = DEADLINE,
    poll: Sequence[float] = JOB_POLL,
    on_progress: Callable[[Progress[Job]], object] | None = None,
    cancel: threading.Event | None = None,
) -> Ending[Job]:
    """
    Read the job until it is final, and give its ending.

    The ending keeps success, success in part, failure, time-out and cancellation apart;
    its `require()` gives the job or raises.
    `deadline` is in seconds and bounds the request in flight too;
    WaitExpiredError says how to wait on.
    NoSuchJobError where the server knows no such job.
    `on_progress` is called after every reading.
    Setting `cancel` ends the waiting with WaitCancelledError.
    """

    def read(step: Read) -> Reading[Job]:
        answer = list_jobs.sync_detailed(
            client=client.within(step.seconds), filter_=ListJobsFilter.id.eq(job_id), accept=accept
        )
        return Reading(_found_job(answer.value()), retry_after(answer.headers.get("retry-after")))

    cancelled = cancel.is_set if cancel else never
    watch = Watch(_JOB, job_id, deadline, poll, on_progress, cancelled)
    return run(watch.plan(), read, cancel.wait if cancel else time.sleep)


async def wait_for_job_async(
    client: Client,
    job_id: str,
    *,
    accept: str | Unset = UNSET,
    deadline: float = DEADLINE,
    poll: Sequence[float] = JOB_POLL,
    on_progress: Callable[[Progress[Job]], object] | None = None,
) -> Ending[Job]:
    """
    Read the job until it is final, and give its ending.

    The ending keeps success, success in part, failure, time-out and cancellation apart;
    its `require()` gives the job or raises.
    `deadline` is in seconds and bounds the request in flight too;
    WaitExpiredError says how to wait on.
    NoSuchJobError where the server knows no such job.
    `on_progress` is called after every reading.
    """

    async def read(step: Read) -> Reading[Job]:
        answer = await list_jobs.asyncio_detailed(
            client=client.within(step.seconds), filter_=ListJobsFilter.id.eq(job_id), accept=accept
        )
        return Reading(_found_job(answer.value()), retry_after(answer.headers.get("retry-after")))

    watch = Watch(_JOB, job_id, deadline, poll, on_progress)
    return await run_async(watch.plan(), read)


def _found_job(page: JobList) -> Job | None:
    jobs = page.jobs
    if not jobs:
        return None
    return jobs[0]


_JOB: Final = Kind[Job](
    waiter="wait_for_job",
    stages={
        "unsubmitted": "initial",
        "active": "running",
        "success": "succeeded",
        "failed": "failed",
        "cancelled": "cancelled",
    },
    name_of=lambda job: job.id,
    status_of=lambda job: text(job.state),
    error=None,
    result="outputs",
    partial=None,
)
