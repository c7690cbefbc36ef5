"""
A user's script, type-checked by pyright and mypy in strict mode and run by a test.

`assert_type` does nothing at run time; it fails the type check if a type is not the one written.
"""

import threading
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import assert_type
from uuid import UUID

import httpx

from cognite_diagrams_client import Client as Diagrams
from cognite_diagrams_client import InvalidBody, Response
from cognite_diagrams_client.api.diagrams import convert_diagrams, get_convert_job
from cognite_diagrams_client.errors import JobFailedError, RateLimitError, StatusError
from cognite_diagrams_client.jobs import Cancelled, Failed, PartlySucceeded, Succeeded, TimedOut
from cognite_diagrams_client.models import (
    ConvertedFile,
    ConvertItem,
    ConvertJob,
    ConvertJobCreated,
    ConvertRequest,
    ErrorBody,
    ErrorResponse,
)
from cognite_diagrams_client.types import Unset, epoch_datetime
from cognite_diagrams_client.waiting import wait_for_convert_job, wait_for_convert_job_async
from cognite_vision_client import Client as Vision
from cognite_vision_client.jobs import PartlySucceeded as VisionPartlySucceeded
from cognite_vision_client.jobs import Succeeded as VisionSucceeded
from cognite_vision_client.models import ExtractedFile, ExtractJob, FailedBatch
from cognite_vision_client.waiting import ExtractJobEnding
from itwin_reality_conversion_client import Client as Reality
from itwin_reality_conversion_client import Attempt, Retry
from itwin_reality_conversion_client.api.jobs import list_jobs
from itwin_reality_conversion_client.filters import Expression, ListJobsFilter
from itwin_reality_conversion_client.models import Job, JobList
from itwin_reality_conversion_client.paging import iter_list_jobs, iter_list_jobs_async
from zoo_datasets_client import Client as Datasets
from zoo_datasets_client.models import DatasetConversion
from zoo_datasets_client.waiting import DatasetConversionEnding, wait_for_dataset_conversion


def convert(client: Diagrams) -> str:
    """Submit a file, wait for the job, and return how much was converted."""
    body = ConvertRequest(items=[ConvertItem(file_id=1, annotations=[])])
    started = convert_diagrams.sync_detailed(client=client, body=body)
    assert_type(started, Response[ConvertJobCreated])
    assert_type(started.value(), ConvertJobCreated)
    assert_type(started.error, StatusError | None)
    ending = wait_for_convert_job(
        client, started, deadline=60, poll=(0,), cancel=threading.Event(), on_progress=print
    )
    assert_type(ending.job, ConvertJob)
    match ending:
        case Succeeded():
            assert_type(ending.require(), ConvertJob)
            assert_type(ending.succeeded, list[ConvertedFile])
            return "all of it"
        case PartlySucceeded(succeeded=done, failed=failed):
            assert_type(done, list[ConvertedFile])
            assert_type(failed, list[ConvertedFile])
            return f"{len(done)} and not {[file.file_id for file in failed]}"
        case Failed(error_message=why):
            return f"nothing: {why}"
        case TimedOut() | Cancelled():
            return "nothing"


async def convert_async(client: Diagrams, job_id: int) -> ConvertJob:
    """Wait for the job on an event loop."""
    assert_type(await get_convert_job.asyncio(job_id, client=client), ConvertJob)
    return (await wait_for_convert_job_async(client, job_id, poll=(0,))).require()


def extracted(client: Vision, job: ExtractJob) -> tuple[list[int], list[str]]:
    """Return the files with predictions, and the reasons for the others."""
    ending = client.vision.wait(job)
    assert_type(ending, ExtractJobEnding)
    match ending:
        case VisionSucceeded(succeeded=done):
            return [file.file_id for file in done], []
        case VisionPartlySucceeded():
            assert_type(ending.failed, list[ExtractedFile | FailedBatch])
            batches = [each for each in ending.failed if isinstance(each, FailedBatch)]
            reasons = [each.error_message or "" for each in batches]
            return [file.file_id for file in ending.succeeded], reasons
        case _:
            return [], [ending.error_message or ""]


def converted(client: Datasets, dataset: str, conversion: UUID) -> DatasetConversion:
    """Wait for a conversion by its two ids, and once more by what that returned."""
    ending = wait_for_dataset_conversion(client, dataset, conversion, poll=(0,))
    assert_type(ending, DatasetConversionEnding)
    return client.conversions.wait(ending.job).require()


def refused(client: Diagrams) -> tuple[int, str | None]:
    """Return the status and message of a refusal."""
    try:
        get_convert_job.sync(1, client=client)
    except RateLimitError as error:
        assert_type(error.retry_after, float | None)
        raise
    except StatusError as error:
        if isinstance(error.envelope, ErrorResponse):
            assert_type(error.envelope.error, ErrorBody)
        assert_type(error.code, int | str | None)
        return error.status, error.message
    except JobFailedError as error:
        return 0, error.error_message
    except InvalidBody as error:
        return len(error.problems), None
    return 200, None


def names(client: Reality) -> list[str]:
    """Return the names of the jobs in one state."""
    where = ListJobsFilter.state.eq("success") & ListJobsFilter.name.ne("O'Hara")
    assert_type(where, Expression)
    assert_type(list_jobs.sync(client=client, filter_=where, top=10), JobList)
    jobs = iter_list_jobs(client, filter_=where, top=10)
    assert_type(jobs, Iterator[Job])
    return [job.name for job in jobs]


async def names_async(client: Reality) -> list[str]:
    """Return the names of all jobs, on an event loop."""
    jobs = iter_list_jobs_async(client)
    assert_type(jobs, AsyncIterator[Job])
    return [job.name async for job in jobs]


def reality(
    base_url: str, transport: httpx.BaseTransport, async_transport: httpx.AsyncBaseTransport
) -> Reality:
    """Return a client with every option set."""
    return Reality(
        base_url,
        token=lambda: "fresh",
        headers={"x-team": "red"},
        timeout=5,
        deadline=20.5,
        max_body=1_000_000,
        retry=Retry(attempts=2, first=0.1),
        strict=True,
        http_client=httpx.Client(transport=transport),
        async_http_client=httpx.AsyncClient(transport=async_transport),
    )


def patient(client: Reality) -> Reality:
    """Return a client with other options, on the same connections."""

    def told(attempt: Attempt) -> None:
        assert_type(attempt.pause, float | None)

    async def provide() -> str:
        return "fresh"

    made = Reality(token=provide, on_retry=told, retry=3, timeout=httpx.Timeout(5, read=60))
    assert_type(made.with_options(timeout=9, retries=5, headers={"x-team": "red"}), Reality)
    Reality(token=httpx.BasicAuth("me", "secret"))
    return client.with_options(timeout=httpx.Timeout(5, read=60), retries=Retry(attempts=2))


def units(client: Diagrams, job: ConvertJob) -> list[bytes]:
    """Return the images of a job."""
    assert_type(epoch_datetime(job.created_time), datetime)
    files = [] if isinstance(job.items, Unset) else job.items
    pages = [page for file in files for page in file.results or []]
    return [client.download(page.png_url) for page in pages if page.png_url]
