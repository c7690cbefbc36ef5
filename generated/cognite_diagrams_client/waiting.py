# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""Wait until jobs are final, sync and async."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from ._runtime.answers import Response, job_in, kept_header
from ._runtime.exchange import run, run_async
from ._runtime.jobs import DEADLINE, Ending, Progress, Read, Reading, Watch, never, resumed, text
from ._runtime.jobs import Kind as JobKind
from ._runtime.retry import retry_after
from ._runtime.types import UNSET, Unset
from .api.diagrams import get_convert_job
from .client import Client
from .models import ConvertedFile, ConvertJob, ConvertJobCreated

if TYPE_CHECKING:
    import threading

CONVERT_JOB_POLL: Final = (1.0, 2.0, 4.0, 8.0, 10.0)
"""The advised seconds between two reads; the last one repeats."""

ConvertJobEnding: TypeAlias = Ending[ConvertJob, ConvertedFile, ConvertedFile]
"""How a job ended; `succeeded` are ConvertedFile, `failed` ConvertedFile."""


def wait_for_convert_job(
    client: Client,
    job: int | ConvertJobCreated | ConvertJob | Response[ConvertJobCreated] | Response[ConvertJob],
    *,
    x_job_token: str | Unset = UNSET,
    deadline: float = DEADLINE,
    poll: Sequence[float] = CONVERT_JOB_POLL,
    on_progress: Callable[[Progress[ConvertJob]], object] | None = None,
    cancel: threading.Event | None = None,
) -> ConvertJobEnding:
    """
    Read the job until it is final, and return its outcome.

    `job` is its id, or the body or the `Response` of `get_convert_job` or of the call that
    started it.
    The `X-Job-Token` header of that response is sent back.
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
    given_job_id, x_job_token = _started_convert_job(job, x_job_token)

    def read(step: Read) -> Reading[ConvertJob]:
        response = get_convert_job.sync_detailed(
            given_job_id, client=client.within(step.seconds, retries=0), x_job_token=x_job_token
        )
        kind = _CONVERT_JOB
        found = job_in(response, kind.name_of, kind.status_of)
        return Reading(found, retry_after(response.headers.get("retry-after")), response.hide)

    cancelled = cancel.is_set if cancel else never
    arguments = {"job": given_job_id, "x_job_token": x_job_token}
    watch = Watch(_CONVERT_JOB, given_job_id, arguments, deadline, poll, on_progress, cancelled)
    return run(watch.plan(), read, cancel.wait if cancel else time.sleep)


async def wait_for_convert_job_async(
    client: Client,
    job: int | ConvertJobCreated | ConvertJob | Response[ConvertJobCreated] | Response[ConvertJob],
    *,
    x_job_token: str | Unset = UNSET,
    deadline: float = DEADLINE,
    poll: Sequence[float] = CONVERT_JOB_POLL,
    on_progress: Callable[[Progress[ConvertJob]], object] | None = None,
) -> ConvertJobEnding:
    """
    Read the job until it is final, and return its outcome.

    `job` is its id, or the body or the `Response` of `get_convert_job` or of the call that
    started it.
    The `X-Job-Token` header of that response is sent back.
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
    given_job_id, x_job_token = _started_convert_job(job, x_job_token)

    async def read(step: Read) -> Reading[ConvertJob]:
        response = await get_convert_job.asyncio_detailed(
            given_job_id, client=client.within(step.seconds, retries=0), x_job_token=x_job_token
        )
        kind = _CONVERT_JOB
        found = job_in(response, kind.name_of, kind.status_of)
        return Reading(found, retry_after(response.headers.get("retry-after")), response.hide)

    arguments = {"job": given_job_id, "x_job_token": x_job_token}
    watch = Watch(_CONVERT_JOB, given_job_id, arguments, deadline, poll, on_progress)
    return await run_async(watch.plan(), read)


def _started_convert_job(
    job: int | ConvertJobCreated | ConvertJob | Response[ConvertJobCreated] | Response[ConvertJob],
    x_job_token: str | Unset,
) -> tuple[int, str | Unset]:
    """Return the ids of the job, and what the response to its submission says in its headers."""
    body = job.value() if isinstance(job, Response) else job
    if isinstance(x_job_token, Unset):
        x_job_token = kept_header(job, "X-Job-Token")
    if isinstance(body, ConvertJobCreated):
        return body.job_id, x_job_token

    if isinstance(body, ConvertJob):
        return body.job_id, x_job_token

    return body, x_job_token


def _result_convert_job(page: ConvertJob) -> list[ConvertedFile]:
    items = page.items
    if not items:
        return []
    return items


_CONVERT_JOB: Final = JobKind[ConvertJob, ConvertedFile, ConvertedFile](
    waiter="wait_for_convert_job",
    ids=["job"],
    options=["x_job_token"],
    stages={
        "Queued": "initial",
        "Distributing": "running",
        "Distributed": "running",
        "Running": "running",
        "Collecting": "running",
        "Completed": "succeeded",
        "Failed": "failed",
        "Timeout": "timed_out",
    },
    name_of=lambda job: job.job_id,
    status_of=lambda job: text(job.status),
    error=("errorMessage",),
    result_of=_result_convert_job,
    unknown=frozenset((400, 404, 410)),
)


def resume(client: Client, token: str, *, deadline: float = DEADLINE) -> ConvertJobEnding:
    """
    Go on waiting for the job of a JobError, whose `resume` is the token; the poll schedule is the advised one.

    Raise ValueError if it is not such a token, and else what the waiter raises.
    """
    name, arguments = resumed(
        token,
        [
            _CONVERT_JOB,
        ],
    )
    if name == "wait_for_convert_job":
        return wait_for_convert_job(client, **arguments, deadline=deadline)
    raise AssertionError(name)


async def resume_async(
    client: Client, token: str, *, deadline: float = DEADLINE
) -> ConvertJobEnding:
    """The async form of `resume`."""
    name, arguments = resumed(
        token,
        [
            _CONVERT_JOB,
        ],
    )
    if name == "wait_for_convert_job":
        return await wait_for_convert_job_async(client, **arguments, deadline=deadline)
    raise AssertionError(name)
