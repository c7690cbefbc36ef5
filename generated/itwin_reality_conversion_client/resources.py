# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The methods of the client by what they are about: `client.jobs.list(...)`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from . import paging, waiting
from ._runtime.filters import Expression
from ._runtime.jobs import DEADLINE, Progress
from ._runtime.listing import Listing
from ._runtime.types import UNSET, Unset
from .models import Job, JobList

if TYPE_CHECKING:
    import threading

    from .client import Client


class JobsResource:
    """The methods of `client.jobs`; each has an async form, or returns what has one."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(
        self,
        *,
        filter_: str | Expression | Unset = UNSET,
        continuation_token: str | Unset = UNSET,
        top: int | Unset = UNSET,
        accept: str | Unset = UNSET,
    ) -> Listing[JobList, Job]:
        """
        List jobs.

        Return the list; iterate over it, or over its `pages()`.

        `filter_`: An expression evaluated for each job; the jobs for which it is true are
        listed. A comparison is `property operator literal`; `in` takes a list in parentheses;
        comparisons are combined with `and` and `or`. A GUID is unquoted after `eq` and in
        single quotes inside `in`; a date-time is unquoted.
        `continuation_token`: The position where the previous page ended; send it exactly as it
        appears in the link to the next page.
        `top`: The number of jobs to get on each page. Bounds: 1 to 1000. Default: 100.
        `accept`: The example is the value that the vendor recommends.
        """
        return paging.list_jobs_listing(
            self._client,
            filter_=filter_,
            continuation_token=continuation_token,
            top=top,
            accept=accept,
        )

    def wait(
        self,
        job_id: str | Job,
        *,
        accept: str | Unset = UNSET,
        deadline: float = DEADLINE,
        poll: Sequence[float] = waiting.JOB_POLL,
        on_progress: Callable[[Progress[Job]], object] | None = None,
        cancel: threading.Event | None = None,
    ) -> waiting.JobEnding:
        """
        Read the job until it is final, and return its outcome.

        `job_id` is its id, or the job as read.
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
        return waiting.wait_for_job(
            self._client,
            job_id,
            accept=accept,
            deadline=deadline,
            poll=poll,
            on_progress=on_progress,
            cancel=cancel,
        )

    async def wait_async(
        self,
        job_id: str | Job,
        *,
        accept: str | Unset = UNSET,
        deadline: float = DEADLINE,
        poll: Sequence[float] = waiting.JOB_POLL,
        on_progress: Callable[[Progress[Job]], object] | None = None,
    ) -> waiting.JobEnding:
        """The async form of `wait`, without `cancel`."""
        return await waiting.wait_for_job_async(
            self._client,
            job_id,
            accept=accept,
            deadline=deadline,
            poll=poll,
            on_progress=on_progress,
        )
