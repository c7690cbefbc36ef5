# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""
get_extract_job: GET /context/vision/extract/{jobId}

Returns the state of the job and the predictions available so far. Files run in batches, and the
predictions of finished batches are returned while the job is still running. A job is completed
if at least one batch succeeded; the files that failed are in `failedItems`. A project runs at
most 20 such jobs at once. Deprecated: retirement is announced for 2027-02-17.

Page:
https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
"""

from __future__ import annotations

from typing import Final

from ..._runtime.answers import Readable, Response, respond
from ..._runtime.exchange import Answer, Call
from ..._runtime.parameters import checked, headers, path_value, query
from ..._runtime.types import UNSET, Unset
from ..._spec import SPEC
from ...client import Client
from ...models import ErrorResponse, ExtractJob

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

    Return the parsed body of a successful response. Raise StatusError for any other status,
    TransportError if no complete response arrives, and InvalidBody if a parameter or the
    response violates the documentation.

    `job_id`: The id of the contextualization job. Bounds: -9223372036854775808 to
    9223372036854775807.
    `cdf_version`: The CDF release that the request is meant for. Of the examples, only `alpha`
    is on the page.
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

    Return the response, also for an error status: either `parsed` or `error` is set. Raise
    TransportError if no complete response arrives, and InvalidBody if a parameter or the
    response violates the documentation.

    `job_id`: The id of the contextualization job. Bounds: -9223372036854775808 to
    9223372036854775807.
    `cdf_version`: The CDF release that the request is meant for. Of the examples, only `alpha`
    is on the page.
    """
    return _response(client, client.send(_call(job_id, cdf_version=cdf_version)))


async def asyncio(
    job_id: int,
    *,
    client: Client,
    cdf_version: str | Unset = UNSET,
) -> ExtractJob:
    """The async form of `sync`."""
    return (await asyncio_detailed(job_id, client=client, cdf_version=cdf_version)).value()


async def asyncio_detailed(
    job_id: int,
    *,
    client: Client,
    cdf_version: str | Unset = UNSET,
) -> Response[ExtractJob]:
    """The async form of `sync_detailed`."""
    return _response(client, await client.send_async(_call(job_id, cdf_version=cdf_version)))


def _call(
    job_id: int,
    *,
    cdf_version: str | Unset = UNSET,
) -> Call:
    given = checked(
        SPEC,
        "get_extract_job",
        {
            "path/jobId": job_id,
            "header/cdf-version": cdf_version,
        },
    )
    return Call(
        method="GET",
        target="/context/vision/extract/" + path_value(given, "jobId") + query(given),
        accept="application/json",
        headers=headers(given),
        content=None,
        content_type=None,
        secured=True,
    )


def _response(client: Client, answer: Answer) -> Response[ExtractJob]:
    return respond(answer, _SUCCESSES, _REFUSALS, strict=client.strict)
