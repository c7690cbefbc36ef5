# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""Iterate over paged lists, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from ._runtime.answers import Response
from ._runtime.filters import Expression
from ._runtime.listing import Listing, Reading
from ._runtime.types import UNSET, Unset
from .api.jobs import list_jobs
from .client import Client
from .models import Job, JobList


def list_jobs_listing(
    client: Client,
    *,
    filter_: str | Expression | Unset = UNSET,
    continuation_token: str | Unset = UNSET,
    top: int | Unset = UNSET,
    accept: str | Unset = UNSET,
) -> Listing[JobList, Job]:
    """
    Return the list, to be iterated over by items or by `pages()`.

    Raise PagingError if the next page cannot be requested.

    `filter_`: An expression evaluated for each job; the jobs for which it is true are listed. A
    comparison is `property operator literal`; `in` takes a list in parentheses; comparisons are
    combined with `and` and `or`. A GUID is unquoted after `eq` and in single quotes inside
    `in`; a date-time is unquoted.
    `continuation_token`: The position where the previous page ended; send it exactly as it
    appears in the link to the next page.
    `top`: The number of jobs to get on each page. Bounds: 1 to 1000. Default: 100.
    `accept`: The example is the value that the vendor recommends.
    """

    def page(continuation_token: str | Unset) -> Response[JobList]:
        return list_jobs.sync_detailed(
            client=client,
            filter_=filter_,
            continuation_token=continuation_token,
            top=top,
            accept=accept,
        )

    async def page_async(continuation_token: str | Unset) -> Response[JobList]:
        return await list_jobs.asyncio_detailed(
            client=client,
            filter_=filter_,
            continuation_token=continuation_token,
            top=top,
            accept=accept,
        )

    reading = Reading(page, page_async, _list_jobs_items, _list_jobs_next)
    return Listing(reading, client.base_url, "continuationToken", continuation_token)


def iter_list_jobs(
    client: Client,
    *,
    filter_: str | Expression | Unset = UNSET,
    continuation_token: str | Unset = UNSET,
    top: int | Unset = UNSET,
    accept: str | Unset = UNSET,
) -> Iterator[Job]:
    """
    Yield the items of all pages; each page is requested when it is needed.

    Raise PagingError if the next page cannot be requested.

    `filter_`: An expression evaluated for each job; the jobs for which it is true are listed. A
    comparison is `property operator literal`; `in` takes a list in parentheses; comparisons are
    combined with `and` and `or`. A GUID is unquoted after `eq` and in single quotes inside
    `in`; a date-time is unquoted.
    `continuation_token`: The position where the previous page ended; send it exactly as it
    appears in the link to the next page.
    `top`: The number of jobs to get on each page. Bounds: 1 to 1000. Default: 100.
    `accept`: The example is the value that the vendor recommends.
    """
    yield from list_jobs_listing(
        client, filter_=filter_, continuation_token=continuation_token, top=top, accept=accept
    )


async def iter_list_jobs_async(
    client: Client,
    *,
    filter_: str | Expression | Unset = UNSET,
    continuation_token: str | Unset = UNSET,
    top: int | Unset = UNSET,
    accept: str | Unset = UNSET,
) -> AsyncIterator[Job]:
    """
    The async form of `iter_list_jobs`.

    Raise PagingError if the next page cannot be requested.

    `filter_`: An expression evaluated for each job; the jobs for which it is true are listed. A
    comparison is `property operator literal`; `in` takes a list in parentheses; comparisons are
    combined with `and` and `or`. A GUID is unquoted after `eq` and in single quotes inside
    `in`; a date-time is unquoted.
    `continuation_token`: The position where the previous page ended; send it exactly as it
    appears in the link to the next page.
    `top`: The number of jobs to get on each page. Bounds: 1 to 1000. Default: 100.
    `accept`: The example is the value that the vendor recommends.
    """
    async for item in list_jobs_listing(
        client, filter_=filter_, continuation_token=continuation_token, top=top, accept=accept
    ):
        yield item


def iter_list_jobs_pages(
    client: Client,
    *,
    filter_: str | Expression | Unset = UNSET,
    continuation_token: str | Unset = UNSET,
    top: int | Unset = UNSET,
    accept: str | Unset = UNSET,
) -> Iterator[JobList]:
    """
    Yield the pages; each is requested when it is needed.

    Raise PagingError if the next page cannot be requested.

    `filter_`: An expression evaluated for each job; the jobs for which it is true are listed. A
    comparison is `property operator literal`; `in` takes a list in parentheses; comparisons are
    combined with `and` and `or`. A GUID is unquoted after `eq` and in single quotes inside
    `in`; a date-time is unquoted.
    `continuation_token`: The position where the previous page ended; send it exactly as it
    appears in the link to the next page.
    `top`: The number of jobs to get on each page. Bounds: 1 to 1000. Default: 100.
    `accept`: The example is the value that the vendor recommends.
    """
    yield from list_jobs_listing(
        client, filter_=filter_, continuation_token=continuation_token, top=top, accept=accept
    ).pages()


async def iter_list_jobs_pages_async(
    client: Client,
    *,
    filter_: str | Expression | Unset = UNSET,
    continuation_token: str | Unset = UNSET,
    top: int | Unset = UNSET,
    accept: str | Unset = UNSET,
) -> AsyncIterator[JobList]:
    """
    The async form of `iter_list_jobs_pages`.

    Raise PagingError if the next page cannot be requested.

    `filter_`: An expression evaluated for each job; the jobs for which it is true are listed. A
    comparison is `property operator literal`; `in` takes a list in parentheses; comparisons are
    combined with `and` and `or`. A GUID is unquoted after `eq` and in single quotes inside
    `in`; a date-time is unquoted.
    `continuation_token`: The position where the previous page ended; send it exactly as it
    appears in the link to the next page.
    `top`: The number of jobs to get on each page. Bounds: 1 to 1000. Default: 100.
    `accept`: The example is the value that the vendor recommends.
    """
    async for page in list_jobs_listing(
        client, filter_=filter_, continuation_token=continuation_token, top=top, accept=accept
    ).pages_async():
        yield page


def _list_jobs_items(page: JobList) -> list[Job]:
    jobs = page.jobs
    if not jobs:
        return []
    return jobs


def _list_jobs_next(page: JobList) -> str | None:
    links = page.links
    if not links:
        return None
    next_ = links.next_
    if not next_:
        return None
    href = next_.href
    if not href:
        return None
    return href
