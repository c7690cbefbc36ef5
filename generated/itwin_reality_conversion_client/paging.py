# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""Iterate over paged lists, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Final

from ._runtime.filters import Expression
from ._runtime.links import Trail
from ._runtime.types import UNSET, Unset
from .api.jobs import list_jobs
from .client import Client
from .models import Job, JobList

_LIST_JOBS_TOKEN: Final = "continuationToken"


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
    for page in iter_list_jobs_pages(
        client, filter_=filter_, continuation_token=continuation_token, top=top, accept=accept
    ):
        yield from list_jobs_items(page)


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
    async for page in iter_list_jobs_pages_async(
        client, filter_=filter_, continuation_token=continuation_token, top=top, accept=accept
    ):
        for item in list_jobs_items(page):
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
    trail = Trail(client.base_url, _LIST_JOBS_TOKEN, continuation_token)
    while True:
        page = list_jobs.sync(
            client=client,
            filter_=filter_,
            continuation_token=continuation_token,
            top=top,
            accept=accept,
        )
        yield page
        continuation_token = trail.follow(list_jobs_next(page), empty=not list_jobs_items(page))
        if isinstance(continuation_token, Unset):
            return


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
    trail = Trail(client.base_url, _LIST_JOBS_TOKEN, continuation_token)
    while True:
        page = await list_jobs.asyncio(
            client=client,
            filter_=filter_,
            continuation_token=continuation_token,
            top=top,
            accept=accept,
        )
        yield page
        continuation_token = trail.follow(list_jobs_next(page), empty=not list_jobs_items(page))
        if isinstance(continuation_token, Unset):
            return


def list_jobs_items(page: JobList) -> list[Job]:
    """Return the items of a page."""
    jobs = page.jobs
    if not jobs:
        return []
    return jobs


def list_jobs_next(page: JobList) -> str | None:
    """Return the link to the next page, None at the end."""
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
