# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The methods of the client by what they are about: `client.conversions.get(...)`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from . import waiting
from ._runtime.answers import Response
from ._runtime.jobs import DEADLINE, Progress
from ._runtime.types import UNSET, Unset
from .api.orgs import get_org_dataset_conversion
from .models import DatasetConversion

if TYPE_CHECKING:
    import threading

    from .client import Client


class ConversionsResource:
    """The methods of `client.conversions`; each has an async form, or returns what has one."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get(
        self,
        id: str | UUID,
        conversion_id: str | UUID,
    ) -> DatasetConversion:
        """
        Read one dataset conversion.

        Raise what `get_org_dataset_conversion.sync` does.

        `id`: The id of the dataset. Bounds: uuid.
        `conversion_id`: The id of the conversion, which belongs to the dataset. Bounds: uuid.
        """
        return get_org_dataset_conversion.sync(id, conversion_id, client=self._client)

    async def get_async(
        self,
        id: str | UUID,
        conversion_id: str | UUID,
    ) -> DatasetConversion:
        """The async form of `get`."""
        return await get_org_dataset_conversion.asyncio(id, conversion_id, client=self._client)

    def wait(
        self,
        id: str | UUID | DatasetConversion | Response[DatasetConversion],
        conversion_id: str | UUID | Unset = UNSET,
        *,
        deadline: float = DEADLINE,
        poll: Sequence[float] = waiting.DATASET_CONVERSION_POLL,
        on_progress: Callable[[Progress[DatasetConversion]], object] | None = None,
        cancel: threading.Event | None = None,
    ) -> waiting.DatasetConversionEnding:
        """
        Read the job until it is final, and return its outcome.

        The ids are in the order of `get_org_dataset_conversion`; the body or the `Response` of
        `get_org_dataset_conversion` may stand in place of all of them.
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
        return waiting.wait_for_dataset_conversion(
            self._client,
            id,
            conversion_id,
            deadline=deadline,
            poll=poll,
            on_progress=on_progress,
            cancel=cancel,
        )

    async def wait_async(
        self,
        id: str | UUID | DatasetConversion | Response[DatasetConversion],
        conversion_id: str | UUID | Unset = UNSET,
        *,
        deadline: float = DEADLINE,
        poll: Sequence[float] = waiting.DATASET_CONVERSION_POLL,
        on_progress: Callable[[Progress[DatasetConversion]], object] | None = None,
    ) -> waiting.DatasetConversionEnding:
        """The async form of `wait`, without `cancel`."""
        return await waiting.wait_for_dataset_conversion_async(
            self._client, id, conversion_id, deadline=deadline, poll=poll, on_progress=on_progress
        )
