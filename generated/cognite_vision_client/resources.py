# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The methods of the client by what they are about: `client.vision.get_job(...)`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from . import waiting
from ._runtime.answers import Response
from ._runtime.jobs import DEADLINE, Progress
from ._runtime.types import UNSET, Unset
from .api.vision import get_extract_job
from .models import ExtractJob

if TYPE_CHECKING:
    import threading

    from .client import Client


class VisionResource:
    """The methods of `client.vision`; each has an async form, or returns what has one."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_job(
        self,
        job_id: int,
        *,
        cdf_version: str | Unset = UNSET,
    ) -> ExtractJob:
        """
        Read a feature extraction job and its predictions.

        Raise what `get_extract_job.sync` does.

        `job_id`: The id of the contextualization job. Bounds: -9223372036854775808 to
        9223372036854775807.
        `cdf_version`: The CDF release that the request is meant for. Of the examples, only
        `alpha` is on the page.
        """
        return get_extract_job.sync(job_id, client=self._client, cdf_version=cdf_version)

    async def get_job_async(
        self,
        job_id: int,
        *,
        cdf_version: str | Unset = UNSET,
    ) -> ExtractJob:
        """The async form of `get_job`."""
        return await get_extract_job.asyncio(job_id, client=self._client, cdf_version=cdf_version)

    def wait(
        self,
        job_id: int | ExtractJob | Response[ExtractJob],
        *,
        cdf_version: str | Unset = UNSET,
        deadline: float = DEADLINE,
        poll: Sequence[float] = waiting.EXTRACT_JOB_POLL,
        on_progress: Callable[[Progress[ExtractJob]], object] | None = None,
        cancel: threading.Event | None = None,
    ) -> waiting.ExtractJobEnding:
        """
        Read the job until it is final, and return its outcome.

        `job_id` is its id, or the body or the `Response` of `get_extract_job`.
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
        return waiting.wait_for_extract_job(
            self._client,
            job_id,
            cdf_version=cdf_version,
            deadline=deadline,
            poll=poll,
            on_progress=on_progress,
            cancel=cancel,
        )

    async def wait_async(
        self,
        job_id: int | ExtractJob | Response[ExtractJob],
        *,
        cdf_version: str | Unset = UNSET,
        deadline: float = DEADLINE,
        poll: Sequence[float] = waiting.EXTRACT_JOB_POLL,
        on_progress: Callable[[Progress[ExtractJob]], object] | None = None,
    ) -> waiting.ExtractJobEnding:
        """The async form of `wait`, without `cancel`."""
        return await waiting.wait_for_extract_job_async(
            self._client,
            job_id,
            cdf_version=cdf_version,
            deadline=deadline,
            poll=poll,
            on_progress=on_progress,
        )
