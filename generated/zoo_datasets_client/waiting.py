# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""Waiting for jobs until they are final, with and without asyncio."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID

from .api.orgs import get_org_dataset_conversion
from .client import Client
from .exchange import run, run_async
from .jobs import DEADLINE, Ending, Kind, Progress, Read, Reading, Watch, never, text
from .models import DatasetConversion
from .retry import retry_after

if TYPE_CHECKING:
    import threading

DATASET_CONVERSION_POLL: Final = (2.0, 4.0, 8.0, 15.0, 30.0)
"""The advised seconds between two readings; the last one repeats."""


def wait_for_dataset_conversion(
    client: Client,
    conversion_id: str | UUID,
    *,
    dataset_id: str | UUID,
    deadline: float = DEADLINE,
    poll: Sequence[float] = DATASET_CONVERSION_POLL,
    on_progress: Callable[[Progress[DatasetConversion]], object] | None = None,
    cancel: threading.Event | None = None,
) -> Ending[DatasetConversion]:
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

    def read(step: Read) -> Reading[DatasetConversion]:
        answer = get_org_dataset_conversion.sync_detailed(
            dataset_id, conversion_id, client=client.within(step.seconds)
        )
        return Reading(answer.value(), retry_after(answer.headers.get("retry-after")))

    cancelled = cancel.is_set if cancel else never
    watch = Watch(_DATASET_CONVERSION, conversion_id, deadline, poll, on_progress, cancelled)
    return run(watch.plan(), read, cancel.wait if cancel else time.sleep)


async def wait_for_dataset_conversion_async(
    client: Client,
    conversion_id: str | UUID,
    *,
    dataset_id: str | UUID,
    deadline: float = DEADLINE,
    poll: Sequence[float] = DATASET_CONVERSION_POLL,
    on_progress: Callable[[Progress[DatasetConversion]], object] | None = None,
) -> Ending[DatasetConversion]:
    """
    Read the job until it is final, and give its ending.

    The ending keeps success, success in part, failure, time-out and cancellation apart;
    its `require()` gives the job or raises.
    `deadline` is in seconds and bounds the request in flight too;
    WaitExpiredError says how to wait on.
    NoSuchJobError where the server knows no such job.
    `on_progress` is called after every reading.
    """

    async def read(step: Read) -> Reading[DatasetConversion]:
        answer = await get_org_dataset_conversion.asyncio_detailed(
            dataset_id, conversion_id, client=client.within(step.seconds)
        )
        return Reading(answer.value(), retry_after(answer.headers.get("retry-after")))

    watch = Watch(_DATASET_CONVERSION, conversion_id, deadline, poll, on_progress)
    return await run_async(watch.plan(), read)


_DATASET_CONVERSION: Final = Kind[DatasetConversion](
    waiter="wait_for_dataset_conversion",
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
    error="status_message",
    result="output",
    partial=None,
)
