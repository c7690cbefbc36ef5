# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""
get_extract_job: GET /context/vision/extract/{jobId}

Answers with the state of the job and with the predictions that it has so far. Files run in
batches, and what a finished batch found is given while the job is still running. A completed
job is one of which at least one batch succeeded; the files of the others are in `failedItems`.
A project runs at most 20 such jobs at once. Deprecated: retirement is announced for 2027-02-17.

Page:
https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
"""

from __future__ import annotations

from typing import Final

from ...answers import Readable, Response, respond
from ...client import Client
from ...exchange import Answer, Call
from ...models import ErrorResponse, ExtractJob
from ...parameters import checked, headers, path_value, query
from ...types import UNSET, Unset

_SUCCESSES: Final[dict[str, type[ExtractJob]]] = {
    "200": ExtractJob,
}
_REFUSALS: Final[dict[str, type[Readable]]] = {
    "400": ErrorResponse,
    "4XX": ErrorResponse,
    "5XX": ErrorResponse,
}


def sync(
    job_id: int,
    *,
    client: Client,
    cdf_version: str | Unset = UNSET,
) -> ExtractJob:
    """
    Read a feature extraction job and its predictions.

    Gives what a success says. StatusError for every other status, TransportError where no whole
    answer comes, InvalidBody where a parameter or the answer breaks the page.

    `job_id`: The job, as named by the answer to its submission. Bounds: -9223372036854775808 to
    9223372036854775807.
    `cdf_version`: The release of the API that the request is meant for, as free text. Of the
    values only `alpha` is on the page; `beta` shows six more kinds of predictions.
    """
    return sync_detailed(job_id, client=client, cdf_version=cdf_version).value()


def sync_detailed(
    job_id: int,
    *,
    client: Client,
    cdf_version: str | Unset = UNSET,
) -> Response[ExtractJob]:
    """
    Read a feature extraction job and its predictions.

    Gives the whole answer, a refusal too: `parsed` or `error` is there. TransportError where no
    whole answer comes, InvalidBody where a parameter or the answer breaks the page.

    `job_id`: The job, as named by the answer to its submission. Bounds: -9223372036854775808 to
    9223372036854775807.
    `cdf_version`: The release of the API that the request is meant for, as free text. Of the
    values only `alpha` is on the page; `beta` shows six more kinds of predictions.
    """
    return _response(client, client.send(_call(job_id, cdf_version=cdf_version)))


async def asyncio(
    job_id: int,
    *,
    client: Client,
    cdf_version: str | Unset = UNSET,
) -> ExtractJob:
    """The same as `sync`, on an event loop of asyncio."""
    return (await asyncio_detailed(job_id, client=client, cdf_version=cdf_version)).value()


async def asyncio_detailed(
    job_id: int,
    *,
    client: Client,
    cdf_version: str | Unset = UNSET,
) -> Response[ExtractJob]:
    """The same as `sync_detailed`, on an event loop of asyncio."""
    return _response(client, await client.send_async(_call(job_id, cdf_version=cdf_version)))


def _call(
    job_id: int,
    *,
    cdf_version: str | Unset = UNSET,
) -> Call:
    given = checked(
        "get_extract_job",
        {
            "path/jobId": job_id,
            "header/cdf-version": cdf_version,
        },
    )
    return Call(
        method="GET",
        target="/context/vision/extract/" + path_value(given, "jobId") + query(given),
        headers={"accept": "application/json", **headers(given)},
        content=None,
        content_type=None,
        secured=True,
    )


def _response(client: Client, answer: Answer) -> Response[ExtractJob]:
    return respond(answer, _SUCCESSES, _REFUSALS, strict=client.strict)
