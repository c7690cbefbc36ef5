# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""Wait until jobs are final, sync and async."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from ._runtime.answers import Response, job_in
from ._runtime.exchange import run, run_async
from ._runtime.jobs import DEADLINE, Ending, Progress, Read, Reading, Watch, never, resumed, text
from ._runtime.jobs import Kind as JobKind
from ._runtime.retry import retry_after
from ._runtime.types import UNSET, Unset
from .api.vision import get_extract_job
from .client import Client
from .models import ExtractedFile, ExtractJob, FailedBatch

if TYPE_CHECKING:
    import threading

EXTRACT_JOB_POLL: Final = (1.0, 2.0, 4.0, 8.0, 10.0)
"""The advised seconds between two reads; the last one repeats."""

ExtractJobEnding: TypeAlias = Ending[ExtractJob, ExtractedFile, ExtractedFile | FailedBatch]
"""How a job ended; `succeeded` are ExtractedFile, `failed` ExtractedFile or FailedBatch."""


def wait_for_extract_job(
    client: Client,
    job_id: int | ExtractJob | Response[ExtractJob],
    *,
    cdf_version: str | Unset = UNSET,
    deadline: float = DEADLINE,
    poll: Sequence[float] = EXTRACT_JOB_POLL,
    on_progress: Callable[[Progress[ExtractJob]], object] | None = None,
    cancel: threading.Event | None = None,
) -> ExtractJobEnding:
    """
    Read the job until it is final, and return its outcome.

    `job_id` is its id, or the body or the `Response` of `get_extract_job`.
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
    (given_job_id,) = _started_extract_job(job_id)

    def read(step: Read) -> Reading[ExtractJob]:
        response = get_extract_job.sync_detailed(
            given_job_id, client=client.within(step.seconds, retries=0), cdf_version=cdf_version
        )
        kind = _EXTRACT_JOB
        found = job_in(response, kind.name_of, kind.status_of)
        return Reading(found, retry_after(response.headers.get("retry-after")), response.hide)

    cancelled = cancel.is_set if cancel else never
    arguments = {"job_id": given_job_id, "cdf_version": cdf_version}
    watch = Watch(_EXTRACT_JOB, given_job_id, arguments, deadline, poll, on_progress, cancelled)
    return run(watch.plan(), read, cancel.wait if cancel else time.sleep)


async def wait_for_extract_job_async(
    client: Client,
    job_id: int | ExtractJob | Response[ExtractJob],
    *,
    cdf_version: str | Unset = UNSET,
    deadline: float = DEADLINE,
    poll: Sequence[float] = EXTRACT_JOB_POLL,
    on_progress: Callable[[Progress[ExtractJob]], object] | None = None,
) -> ExtractJobEnding:
    """
    Read the job until it is final, and return its outcome.

    `job_id` is its id, or the body or the `Response` of `get_extract_job`.
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
    (given_job_id,) = _started_extract_job(job_id)

    async def read(step: Read) -> Reading[ExtractJob]:
        response = await get_extract_job.asyncio_detailed(
            given_job_id, client=client.within(step.seconds, retries=0), cdf_version=cdf_version
        )
        kind = _EXTRACT_JOB
        found = job_in(response, kind.name_of, kind.status_of)
        return Reading(found, retry_after(response.headers.get("retry-after")), response.hide)

    arguments = {"job_id": given_job_id, "cdf_version": cdf_version}
    watch = Watch(_EXTRACT_JOB, given_job_id, arguments, deadline, poll, on_progress)
    return await run_async(watch.plan(), read)


def _started_extract_job(
    job_id: int | ExtractJob | Response[ExtractJob],
) -> tuple[int]:
    """Return the ids of the job."""
    body = job_id.value() if isinstance(job_id, Response) else job_id
    if isinstance(body, ExtractJob):
        return (body.job_id,)

    return (body,)


def _result_extract_job(page: ExtractJob) -> list[ExtractedFile]:
    items = page.items
    if not items:
        return []
    return items


def _partial_extract_job(page: ExtractJob) -> list[FailedBatch]:
    failed_items = page.failed_items
    if not failed_items:
        return []
    return failed_items


_EXTRACT_JOB: Final = JobKind[ExtractJob, ExtractedFile, ExtractedFile | FailedBatch](
    waiter="wait_for_extract_job",
    ids=["job_id"],
    options=["cdf_version"],
    stages={
        "Queued": "initial",
        "Running": "running",
        "Completed": "succeeded",
        "Failed": "failed",
    },
    name_of=lambda job: job.job_id,
    status_of=lambda job: text(job.status),
    error=("errorMessage",),
    result_of=_result_extract_job,
    partial_of=_partial_extract_job,
    unknown=frozenset((400, 404, 410)),
)


def resume(client: Client, token: str, *, deadline: float = DEADLINE) -> ExtractJobEnding:
    """
    Go on waiting for the job of a JobError, whose `resume` is the token; the poll schedule is the advised one.

    Raise ValueError if it is not such a token, and else what the waiter raises.
    """
    name, arguments = resumed(
        token,
        [
            _EXTRACT_JOB,
        ],
    )
    if name == "wait_for_extract_job":
        return wait_for_extract_job(client, **arguments, deadline=deadline)
    raise AssertionError(name)


async def resume_async(
    client: Client, token: str, *, deadline: float = DEADLINE
) -> ExtractJobEnding:
    """The async form of `resume`."""
    name, arguments = resumed(
        token,
        [
            _EXTRACT_JOB,
        ],
    )
    if name == "wait_for_extract_job":
        return await wait_for_extract_job_async(client, **arguments, deadline=deadline)
    raise AssertionError(name)
