# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""Wait until jobs are final, sync and async."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Never, TypeAlias
from uuid import UUID

from ._runtime.answers import Response, job_in
from ._runtime.exchange import run, run_async
from ._runtime.jobs import DEADLINE, Ending, Progress, Read, Reading, Watch, never, resumed, text
from ._runtime.jobs import Kind as JobKind
from ._runtime.retry import retry_after
from ._runtime.types import UNSET, Unset
from .api.orgs import get_org_dataset_conversion
from .client import Client
from .models import DatasetConversion

if TYPE_CHECKING:
    import threading

DATASET_CONVERSION_POLL: Final = (2.0, 4.0, 8.0, 15.0, 30.0)
"""The advised seconds between two reads; the last one repeats."""

DatasetConversionEnding: TypeAlias = Ending[DatasetConversion, Never, Never]
"""How a job ended; its result has no entries."""


def wait_for_dataset_conversion(
    client: Client,
    id: str | UUID | DatasetConversion | Response[DatasetConversion],
    conversion_id: str | UUID | Unset = UNSET,
    *,
    deadline: float = DEADLINE,
    poll: Sequence[float] = DATASET_CONVERSION_POLL,
    on_progress: Callable[[Progress[DatasetConversion]], object] | None = None,
    cancel: threading.Event | None = None,
) -> DatasetConversionEnding:
    """
    Read the job until it is final, and return its outcome.

    The ids are in the order of `get_org_dataset_conversion`; the body or the `Response` of
    `get_org_dataset_conversion` may stand in place of all of them.
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
    given_id, given_conversion_id = _started_dataset_conversion(id, conversion_id)

    def read(step: Read) -> Reading[DatasetConversion]:
        response = get_org_dataset_conversion.sync_detailed(
            given_id, given_conversion_id, client=client.within(step.seconds, retries=0)
        )
        kind = _DATASET_CONVERSION
        found = job_in(response, kind.name_of, kind.status_of)
        return Reading(found, retry_after(response.headers.get("retry-after")), response.hide)

    cancelled = cancel.is_set if cancel else never
    arguments = {"id": given_id, "conversion_id": given_conversion_id}
    watch = Watch(
        _DATASET_CONVERSION, given_conversion_id, arguments, deadline, poll, on_progress, cancelled
    )
    return run(watch.plan(), read, cancel.wait if cancel else time.sleep)


async def wait_for_dataset_conversion_async(
    client: Client,
    id: str | UUID | DatasetConversion | Response[DatasetConversion],
    conversion_id: str | UUID | Unset = UNSET,
    *,
    deadline: float = DEADLINE,
    poll: Sequence[float] = DATASET_CONVERSION_POLL,
    on_progress: Callable[[Progress[DatasetConversion]], object] | None = None,
) -> DatasetConversionEnding:
    """
    Read the job until it is final, and return its outcome.

    The ids are in the order of `get_org_dataset_conversion`; the body or the `Response` of
    `get_org_dataset_conversion` may stand in place of all of them.
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
    given_id, given_conversion_id = _started_dataset_conversion(id, conversion_id)

    async def read(step: Read) -> Reading[DatasetConversion]:
        response = await get_org_dataset_conversion.asyncio_detailed(
            given_id, given_conversion_id, client=client.within(step.seconds, retries=0)
        )
        kind = _DATASET_CONVERSION
        found = job_in(response, kind.name_of, kind.status_of)
        return Reading(found, retry_after(response.headers.get("retry-after")), response.hide)

    arguments = {"id": given_id, "conversion_id": given_conversion_id}
    watch = Watch(_DATASET_CONVERSION, given_conversion_id, arguments, deadline, poll, on_progress)
    return await run_async(watch.plan(), read)


def _started_dataset_conversion(
    id: str | UUID | DatasetConversion | Response[DatasetConversion],
    conversion_id: str | UUID | Unset,
) -> tuple[str | UUID, str | UUID]:
    """Return the ids of the job."""
    body = id.value() if isinstance(id, Response) else id
    if isinstance(body, DatasetConversion):
        if not isinstance(conversion_id, Unset):
            raise TypeError("the job has all ids, none may be given beside it")
        return body.dataset_id, body.id

    if isinstance(conversion_id, Unset):
        raise TypeError("expected the ids id, conversion_id, or a job that has them")
    return body, conversion_id


_DATASET_CONVERSION: Final = JobKind[DatasetConversion, Never, Never](
    waiter="wait_for_dataset_conversion",
    ids=["id", "conversion_id"],
    options=[],
    stages={
        "queued": "initial",
        "in_progress": "running",
        "success": "succeeded",
        "canceled": "cancelled",
        "error_user": "failed",
        "error_unsupported": "failed",
        "error_internal": "failed",
        "error_geometry_mismatch": "failed",
        "error_execution": "failed",
        "error_connection": "failed",
    },
    name_of=lambda job: job.id,
    status_of=lambda job: text(job.status),
    error=("status_message",),
    unknown=frozenset((400, 404, 410)),
)


def resume(client: Client, token: str, *, deadline: float = DEADLINE) -> DatasetConversionEnding:
    """
    Go on waiting for the job of a JobError, whose `resume` is the token; the poll schedule is the advised one.

    Raise ValueError if it is not such a token, and else what the waiter raises.
    """
    name, arguments = resumed(
        token,
        [
            _DATASET_CONVERSION,
        ],
    )
    if name == "wait_for_dataset_conversion":
        return wait_for_dataset_conversion(client, **arguments, deadline=deadline)
    raise AssertionError(name)


async def resume_async(
    client: Client, token: str, *, deadline: float = DEADLINE
) -> DatasetConversionEnding:
    """The async form of `resume`."""
    name, arguments = resumed(
        token,
        [
            _DATASET_CONVERSION,
        ],
    )
    if name == "wait_for_dataset_conversion":
        return await wait_for_dataset_conversion_async(client, **arguments, deadline=deadline)
    raise AssertionError(name)
