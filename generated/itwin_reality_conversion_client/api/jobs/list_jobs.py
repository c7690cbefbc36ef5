# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""
list_jobs: GET /realityconversion/jobs

The jobs for which the filter holds, page by page. Without an iTwin in the filter they are the
user's own jobs; with one, and with access to it, they are the jobs of that iTwin.

Page: https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
"""

from __future__ import annotations

from typing import Final

from ...answers import Readable, Response, respond
from ...client import Client
from ...exchange import Answer, Call
from ...filters import Expression
from ...models import DetailedErrorResponse, ErrorResponse, JobList
from ...parameters import checked, headers, query
from ...types import UNSET, Unset

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

    Gives what a success says. StatusError for every other status, TransportError where no whole
    answer comes, InvalidBody where a parameter or the answer breaks the page.

    `filter_`: An expression that is evaluated for each job; the jobs for which it is true are
    listed. A comparison is `property operator literal`; `in` takes a list in parentheses;
    comparisons are joined by `and` and `or`. A GUID stands bare after `eq` and in single quotes
    inside `in`; a date-time stands bare.
    `continuation_token`: Where the last page ended; to be sent exactly as the link to the next
    page carries it.
    `top`: How many jobs a page holds at most. Bounds: 1 to 1000. Absent, it counts as 100.
    `accept`: Names the version of the API; the example is the value that the vendor recommends.
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

    Gives the whole answer, a refusal too: `parsed` or `error` is there. TransportError where no
    whole answer comes, InvalidBody where a parameter or the answer breaks the page.

    `filter_`: An expression that is evaluated for each job; the jobs for which it is true are
    listed. A comparison is `property operator literal`; `in` takes a list in parentheses;
    comparisons are joined by `and` and `or`. A GUID stands bare after `eq` and in single quotes
    inside `in`; a date-time stands bare.
    `continuation_token`: Where the last page ended; to be sent exactly as the link to the next
    page carries it.
    `top`: How many jobs a page holds at most. Bounds: 1 to 1000. Absent, it counts as 100.
    `accept`: Names the version of the API; the example is the value that the vendor recommends.
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
    """The same as `sync`, on an event loop of asyncio."""
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
    """The same as `sync_detailed`, on an event loop of asyncio."""
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
        headers={"accept": "application/json", **headers(given)},
        content=None,
        content_type=None,
        secured=True,
    )


def _response(client: Client, answer: Answer) -> Response[JobList]:
    return respond(answer, _SUCCESSES, _REFUSALS, strict=client.strict)
