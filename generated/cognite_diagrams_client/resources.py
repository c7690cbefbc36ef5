# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The methods of the client by what they are about: `client.diagrams.convert(...)`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from . import waiting
from ._runtime.answers import Response
from ._runtime.jobs import DEADLINE, Progress
from ._runtime.types import UNSET, Unset
from .api.diagrams import convert_diagrams, get_convert_job
from .models import ConvertJob, ConvertJobCreated, ConvertRequest

if TYPE_CHECKING:
    import threading

    from .client import Client


class DiagramsResource:
    """The methods of `client.diagrams`; each has an async form, or returns what has one."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def convert(
        self,
        *,
        body: ConvertRequest,
    ) -> ConvertJobCreated:
        """
        Start a job that converts diagrams to images.

        Raise what `convert_diagrams.sync` does.
        """
        return convert_diagrams.sync(client=self._client, body=body)

    async def convert_async(
        self,
        *,
        body: ConvertRequest,
    ) -> ConvertJobCreated:
        """The async form of `convert`."""
        return await convert_diagrams.asyncio(client=self._client, body=body)

    def get_job(
        self,
        job_id: int,
        *,
        x_job_token: str | Unset = UNSET,
    ) -> ConvertJob:
        """
        Read a conversion job and its images.

        Raise what `get_convert_job.sync` does.

        `job_id`: The id of the contextualization job. Bounds: -9223372036854775808 to
        9223372036854775807.
        `x_job_token`: The token from the response to the submission, if it had one. Evidence:
        supplement.
        """
        return get_convert_job.sync(job_id, client=self._client, x_job_token=x_job_token)

    async def get_job_async(
        self,
        job_id: int,
        *,
        x_job_token: str | Unset = UNSET,
    ) -> ConvertJob:
        """The async form of `get_job`."""
        return await get_convert_job.asyncio(job_id, client=self._client, x_job_token=x_job_token)

    def wait(
        self,
        job: int
        | ConvertJobCreated
        | ConvertJob
        | Response[ConvertJobCreated]
        | Response[ConvertJob],
        *,
        x_job_token: str | Unset = UNSET,
        deadline: float = DEADLINE,
        poll: Sequence[float] = waiting.CONVERT_JOB_POLL,
        on_progress: Callable[[Progress[ConvertJob]], object] | None = None,
        cancel: threading.Event | None = None,
    ) -> waiting.ConvertJobEnding:
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
        Raise WaitExpiredError if the job is not final by then; its message says how to
        continue.
        Raise NoSuchJobError if the server does not know the job.
        `poll` lists the seconds between reads; the last one repeats.
        `on_progress` is called after each successful read, before pausing, returning or
        raising.
        Setting `cancel` ends the wait with WaitCancelledError.
        """
        return waiting.wait_for_convert_job(
            self._client,
            job,
            x_job_token=x_job_token,
            deadline=deadline,
            poll=poll,
            on_progress=on_progress,
            cancel=cancel,
        )

    async def wait_async(
        self,
        job: int
        | ConvertJobCreated
        | ConvertJob
        | Response[ConvertJobCreated]
        | Response[ConvertJob],
        *,
        x_job_token: str | Unset = UNSET,
        deadline: float = DEADLINE,
        poll: Sequence[float] = waiting.CONVERT_JOB_POLL,
        on_progress: Callable[[Progress[ConvertJob]], object] | None = None,
    ) -> waiting.ConvertJobEnding:
        """The async form of `wait`, without `cancel`."""
        return await waiting.wait_for_convert_job_async(
            self._client,
            job,
            x_job_token=x_job_token,
            deadline=deadline,
            poll=poll,
            on_progress=on_progress,
        )
