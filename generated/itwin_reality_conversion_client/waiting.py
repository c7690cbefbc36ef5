# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""Wait until jobs are final, sync and async."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from ._runtime.answers import job_among
from ._runtime.exchange import run, run_async
from ._runtime.jobs import DEADLINE, Ending, Progress, Read, Reading, Watch, never, resumed, text
from ._runtime.jobs import Kind as JobKind
from ._runtime.retry import retry_after
from ._runtime.types import UNSET, Unset
from .api.jobs import list_jobs
from .client import Client
from .filters import ListJobsFilter
from .models import Job, JobList, JobOutput

if TYPE_CHECKING:
    import threading

JOB_POLL: Final = (15.0, 30.0, 60.0, 120.0)
"""The advised seconds between two reads; the last one repeats."""

JobEnding: TypeAlias = Ending[Job, JobOutput, JobOutput]
"""How a job ended; `succeeded` are JobOutput, `failed` JobOutput."""


def wait_for_job(
    client: Client,
    job_id: str | Job,
    *,
    accept: str | Unset = UNSET,
    deadline: float = DEADLINE,
    poll: Sequence[float] = JOB_POLL,
    on_progress: Callable[[Progress[Job]], object] | None = None,
    cancel: threading.Event | None = None,
) -> JobEnding:
    """
    Read the job until it is final, and return its outcome.

    `job_id` is its id, or the job as read.
    The outcome is Succeeded, PartlySucceeded, Failed, TimedOut or Cancelled;
    its `require()` returns the job if all of it succeeded, or raises JobError.
    A read that fails is repeated until the deadline, if waiting can mend it; else raise
    JobUnreadableError.
    `deadline` is in seconds and includes the request in flight.
    Raise WaitExpiredError if the job is not final by then; its message says how to continue.
    Raise NoSuchJobError if the server does not know the job.
    `poll` lists the seconds between reads; the last one repeats.
    `on_progress` is called after each successful read, before pausing, returning or raising.
    Setting `cancel` ends the wait with WaitCancelledError.
    """
    (given_job_id,) = _started_job(job_id)

    def read(step: Read) -> Reading[Job]:
        response = list_jobs.sync_detailed(
            client=client.within(step.seconds, retries=0),
            filter_=ListJobsFilter.id.eq(given_job_id),
            accept=accept,
        )
        kind = _JOB
        found = job_among(response, _listed_job, given_job_id, kind.name_of, kind.status_of)
        return Reading(found, retry_after(response.headers.get("retry-after")), response.hide)

    cancelled = cancel.is_set if cancel else never
    arguments = {"job_id": given_job_id, "accept": accept}
    watch = Watch(_JOB, given_job_id, arguments, deadline, poll, on_progress, cancelled)
    return run(watch.plan(), read, cancel.wait if cancel else time.sleep)


async def wait_for_job_async(
    client: Client,
    job_id: str | Job,
    *,
    accept: str | Unset = UNSET,
    deadline: float = DEADLINE,
    poll: Sequence[float] = JOB_POLL,
    on_progress: Callable[[Progress[Job]], object] | None = None,
) -> JobEnding:
    """
    Read the job until it is final, and return its outcome.

    `job_id` is its id, or the job as read.
    The outcome is Succeeded, PartlySucceeded, Failed, TimedOut or Cancelled;
    its `require()` returns the job if all of it succeeded, or raises JobError.
    A read that fails is repeated until the deadline, if waiting can mend it; else raise
    JobUnreadableError.
    `deadline` is in seconds and includes the request in flight.
    Raise WaitExpiredError if the job is not final by then; its message says how to continue.
    Raise NoSuchJobError if the server does not know the job.
    `poll` lists the seconds between reads; the last one repeats.
    `on_progress` is called after each successful read, before pausing, returning or raising.
    """
    (given_job_id,) = _started_job(job_id)

    async def read(step: Read) -> Reading[Job]:
        response = await list_jobs.asyncio_detailed(
            client=client.within(step.seconds, retries=0),
            filter_=ListJobsFilter.id.eq(given_job_id),
            accept=accept,
        )
        kind = _JOB
        found = job_among(response, _listed_job, given_job_id, kind.name_of, kind.status_of)
        return Reading(found, retry_after(response.headers.get("retry-after")), response.hide)

    arguments = {"job_id": given_job_id, "accept": accept}
    watch = Watch(_JOB, given_job_id, arguments, deadline, poll, on_progress)
    return await run_async(watch.plan(), read)


def _started_job(
    job_id: str | Job,
) -> tuple[str]:
    """Return the ids of the job."""
    body = job_id
    if isinstance(body, Job):
        return (body.id,)

    return (body,)


def _listed_job(page: JobList) -> list[Job] | None:
    jobs = page.jobs
    return jobs if isinstance(jobs, list) else None


def _result_job(page: Job) -> list[JobOutput]:
    outputs = getattr(page, "outputs", None)
    if not outputs:
        return []
    found: list[JobOutput] = outputs
    return found


_JOB: Final = JobKind[Job, JobOutput, JobOutput](
    waiter="wait_for_job",
    ids=["job_id"],
    options=["accept"],
    stages={
        "unsubmitted": "initial",
        "active": "running",
        "success": "succeeded",
        "failed": "failed",
        "cancelled": "cancelled",
    },
    name_of=lambda job: job.id,
    status_of=lambda job: text(job.state),
    result_of=_result_job,
)


def resume(client: Client, token: str, *, deadline: float = DEADLINE) -> JobEnding:
    """
    Go on waiting for the job of a JobError, whose `resume` is the token; the poll schedule is the advised one.

    Raise ValueError if it is not such a token, and else what the waiter raises.
    """
    name, arguments = resumed(
        token,
        [
            _JOB,
        ],
    )
    if name == "wait_for_job":
        return wait_for_job(client, **arguments, deadline=deadline)
    raise AssertionError(name)


async def resume_async(client: Client, token: str, *, deadline: float = DEADLINE) -> JobEnding:
    """The async form of `resume`."""
    name, arguments = resumed(
        token,
        [
            _JOB,
        ],
    )
    if name == "wait_for_job":
        return await wait_for_job_async(client, **arguments, deadline=deadline)
    raise AssertionError(name)
