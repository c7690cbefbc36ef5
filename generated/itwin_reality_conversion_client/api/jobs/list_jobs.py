# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""
list_jobs: GET /realityconversion/jobs

Returns the jobs that match the filter, page by page. If the filter names no iTwin, these are
the jobs that the user created; if it names one that the user has access to, they are the jobs
of that iTwin.

Page: https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
"""

from __future__ import annotations

from typing import Final

from ..._runtime.answers import Readable, Response, respond
from ..._runtime.exchange import Answer, Call
from ..._runtime.filters import Expression
from ..._runtime.parameters import checked, headers, query
from ..._runtime.types import UNSET, Unset
from ..._spec import SPEC
from ...client import Client
from ...models import DetailedErrorResponse, ErrorResponse, JobList

_SUCCESSES: Final[dict[str, type[JobList]]] = {
    "200": JobList,
}
_REFUSALS: Final[dict[str, type[Readable]]] = {
    "401": ErrorResponse,
    "404": ErrorResponse,
    "422": DetailedErrorResponse,
    "429": ErrorResponse,
}


def sync(
    *,
    client: Client,
    filter_: str | Expression | Unset = UNSET,
    continuation_token: str | Unset = UNSET,
    top: int | Unset = UNSET,
    accept: str | Unset = UNSET,
) -> JobList:
    """
    List jobs.

    Return the parsed body of a successful response. Raise StatusError for any other status,
    TransportError if no complete response arrives, and InvalidBody if a parameter or the
    response violates the documentation.

    `filter_`: An expression evaluated for each job; the jobs for which it is true are listed. A
    comparison is `property operator literal`; `in` takes a list in parentheses; comparisons are
    combined with `and` and `or`. A GUID is unquoted after `eq` and in single quotes inside
    `in`; a date-time is unquoted.
    `continuation_token`: The position where the previous page ended; send it exactly as it
    appears in the link to the next page.
    `top`: The number of jobs to get on each page. Bounds: 1 to 1000. Default: 100.
    `accept`: The example is the value that the vendor recommends.
    """
    return sync_detailed(
        client=client,
        filter_=filter_,
        continuation_token=continuation_token,
        top=top,
        accept=accept,
    ).value()


def sync_detailed(
    *,
    client: Client,
    filter_: str | Expression | Unset = UNSET,
    continuation_token: str | Unset = UNSET,
    top: int | Unset = UNSET,
    accept: str | Unset = UNSET,
) -> Response[JobList]:
    """
    List jobs.

    Return the response, also for an error status: either `parsed` or `error` is set. Raise
    TransportError if no complete response arrives, and InvalidBody if a parameter or the
    response violates the documentation.

    `filter_`: An expression evaluated for each job; the jobs for which it is true are listed. A
    comparison is `property operator literal`; `in` takes a list in parentheses; comparisons are
    combined with `and` and `or`. A GUID is unquoted after `eq` and in single quotes inside
    `in`; a date-time is unquoted.
    `continuation_token`: The position where the previous page ended; send it exactly as it
    appears in the link to the next page.
    `top`: The number of jobs to get on each page. Bounds: 1 to 1000. Default: 100.
    `accept`: The example is the value that the vendor recommends.
    """
    return _response(
        client,
        client.send(
            _call(filter_=filter_, continuation_token=continuation_token, top=top, accept=accept)
        ),
    )


async def asyncio(
    *,
    client: Client,
    filter_: str | Expression | Unset = UNSET,
    continuation_token: str | Unset = UNSET,
    top: int | Unset = UNSET,
    accept: str | Unset = UNSET,
) -> JobList:
    """The async form of `sync`."""
    return (
        await asyncio_detailed(
            client=client,
            filter_=filter_,
            continuation_token=continuation_token,
            top=top,
            accept=accept,
        )
    ).value()


async def asyncio_detailed(
    *,
    client: Client,
    filter_: str | Expression | Unset = UNSET,
    continuation_token: str | Unset = UNSET,
    top: int | Unset = UNSET,
    accept: str | Unset = UNSET,
) -> Response[JobList]:
    """The async form of `sync_detailed`."""
    return _response(
        client,
        await client.send_async(
            _call(filter_=filter_, continuation_token=continuation_token, top=top, accept=accept)
        ),
    )


def _call(
    *,
    filter_: str | Expression | Unset = UNSET,
    continuation_token: str | Unset = UNSET,
    top: int | Unset = UNSET,
    accept: str | Unset = UNSET,
) -> Call:
    given = checked(
        SPEC,
        "list_jobs",
        {
            "query/$filter": filter_,
            "query/continuationToken": continuation_token,
            "query/$top": top,
            "header/Accept": accept,
        },
    )
    return Call(
        method="GET",
        target="/realityconversion/jobs" + query(given),
        accept="application/vnd.bentley.itwin-platform.v1+json",
        headers=headers(given),
        content=None,
        content_type=None,
        secured=True,
    )


def _response(client: Client, answer: Answer) -> Response[JobList]:
    return respond(answer, _SUCCESSES, _REFUSALS, strict=client.strict)
