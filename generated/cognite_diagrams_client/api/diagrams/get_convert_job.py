# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""
get_convert_job: GET /context/diagram/convert/{jobId}

Returns the state of the job, with its images once it has finished or partly failed.

Page:
https://docs.cognite.com/20230101/engineering-diagrams/get-the-results-for-converting-an-engineering-diagram-to-an-image
"""

from __future__ import annotations

from typing import Final

from ..._runtime.answers import Readable, Response, respond
from ..._runtime.exchange import Answer, Call
from ..._runtime.parameters import checked, headers, path_value, query
from ..._runtime.types import UNSET, Unset
from ..._spec import SPEC
from ...client import Client
from ...models import ConvertJob, ErrorResponse

_SUCCESSES: Final[dict[str, type[ConvertJob]]] = {
    "200": ConvertJob,
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
    x_job_token: str | Unset = UNSET,
) -> ConvertJob:
    """
    Read a conversion job and its images.

    Return the parsed body of a successful response. Raise StatusError for any other status,
    TransportError if no complete response arrives, and InvalidBody if a parameter or the
    response violates the documentation.

    `job_id`: The id of the contextualization job. Bounds: -9223372036854775808 to
    9223372036854775807.
    `x_job_token`: The token from the response to the submission, if it had one. Evidence:
    supplement.
    """
    return sync_detailed(job_id, client=client, x_job_token=x_job_token).value()


def sync_detailed(
    job_id: int,
    *,
    client: Client,
    x_job_token: str | Unset = UNSET,
) -> Response[ConvertJob]:
    """
    Read a conversion job and its images.

    Return the response, also for an error status: either `parsed` or `error` is set. Raise
    TransportError if no complete response arrives, and InvalidBody if a parameter or the
    response violates the documentation.

    `job_id`: The id of the contextualization job. Bounds: -9223372036854775808 to
    9223372036854775807.
    `x_job_token`: The token from the response to the submission, if it had one. Evidence:
    supplement.
    """
    return _response(client, client.send(_call(job_id, x_job_token=x_job_token)))


async def asyncio(
    job_id: int,
    *,
    client: Client,
    x_job_token: str | Unset = UNSET,
) -> ConvertJob:
    """The async form of `sync`."""
    return (await asyncio_detailed(job_id, client=client, x_job_token=x_job_token)).value()


async def asyncio_detailed(
    job_id: int,
    *,
    client: Client,
    x_job_token: str | Unset = UNSET,
) -> Response[ConvertJob]:
    """The async form of `sync_detailed`."""
    return _response(client, await client.send_async(_call(job_id, x_job_token=x_job_token)))


def _call(
    job_id: int,
    *,
    x_job_token: str | Unset = UNSET,
) -> Call:
    given = checked(
        SPEC,
        "get_convert_job",
        {
            "path/jobId": job_id,
            "header/X-Job-Token": x_job_token,
        },
    )
    return Call(
        method="GET",
        target="/context/diagram/convert/" + path_value(given, "jobId") + query(given),
        accept="application/json",
        headers=headers(given),
        content=None,
        content_type=None,
        secured=True,
    )


def _response(client: Client, answer: Answer) -> Response[ConvertJob]:
    return respond(answer, _SUCCESSES, _REFUSALS, strict=client.strict)
