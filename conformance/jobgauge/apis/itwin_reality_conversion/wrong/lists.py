"""
Lists that are paged wrongly.

A wrong list is made of the parts of the right one: the jobs, those that a filter chooses, and the page of them.
Read `reference/itwin_reality_conversion.py` before this.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.apis.itwin_reality_conversion.jobs import all_jobs
from jobgauge.apis.itwin_reality_conversion.reference import (
    Jobs,
    chosen,
    in_order,
    link,
    listing,
    make_token,
    page,
    read_token,
)
from jobgauge.reference.change import Change
from jobgauge.reference.service import Request
from jobgauge.spec.document import Api
from jobgauge.wrong.edits import without
from jobgauge.wrong.server import Server, wrong

LIST = "list_jobs"
SEED = 0
"""The jobs of these servers are always the same."""
HREF = "https://jobs.example.com/realityconversion/jobs"

Cut = Callable[[Jobs, int, int], tuple[Jobs, int | None]]
"""From all jobs, where a page begins and its size, to the jobs of the page and where the next one begins."""
Query = Callable[[dict[str, Any]], dict[str, Any]]
Choose = Callable[[str | None, Jobs], Jobs]


def servers(api: Api) -> Iterator[Server]:
    """Every list with wrong pages."""
    for what, said, cut, *rules in CUTS:
        yield _paged(api, what, said, show(cut=cut), *rules)
    for what, said, query, rule in QUERIES:
        yield _paged(api, what, said, show(query=query), rule)
    said = "A filtered list has empty pages at its end, and no last one."
    yield _paged(api, "filtered_no_end", said, _endless, "paging/ends")
    said = "The link to the next page leads to another host."
    yield _paged(api, "another_host", said, show(address=HREF), "paging/same_origin")
    said = "The link to the next page is no address."
    yield _paged(api, "broken_link", said, show(address="http://[::1/jobs"), "paging/link")
    for top in (50, 1000):
        said = f"A page has up to {top} jobs where the caller does not say."
        change = partial(list_of, show=_default(top))
        rule = "defaults/request/query/$top/default"
        yield wrong(api, (LIST, "defaults", f"top_{top}"), said, change, rule)


def list_of(
    jobs: Callable[[], Jobs] | None = None,
    choose: Choose = chosen,
    show: Callable[[Jobs, Request], dict[str, Any]] | None = None,
) -> Change:
    """The right list but for one of its parts."""
    right = in_order(all_jobs(SEED))
    made = listing(
        jobs or (lambda: right), choose, show or (lambda found, asked: page(found, asked, SEED))
    )
    return Change(service=lambda _: made)


def _paged(
    api: Api, what: str, said: str, show: Callable[[Jobs, Request], dict[str, Any]], *rules: str
) -> Server:
    return wrong(api, (LIST, "paging", what), said, partial(list_of, show=show), *rules)


def _right_cut(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    end = start + top
    return jobs[start:end], end if end < len(jobs) else None


def show(
    cut: Cut = _right_cut, query: Query = lambda query: query, address: str | None = None
) -> Callable[[Jobs, Request], dict[str, Any]]:
    """The page of the right list, but for where it is cut, or what its link says."""

    def page_of(jobs: Jobs, request: Request) -> dict[str, Any]:
        sent = request.parameters
        token = sent.get("continuationToken")
        start = read_token(token, None, SEED) if token is not None else 0
        shown, after = cut(jobs, start, sent["$top"])
        body: dict[str, Any] = {"jobs": shown}
        if after is not None:
            names = [name for name in ("$filter", "$top") if name in sent]
            kept = {name: sent[name] for name in names if not unsaid(request, name)}
            token = make_token(after, None, SEED)
            href = link(address or request.url, query({**kept, "continuationToken": token}))
            body["_links"] = {"next": {"href": href}}
        return body

    return page_of


def _endless(jobs: Jobs, request: Request) -> dict[str, Any]:
    def cut(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
        shown, after = _right_cut(jobs, start, top)
        return shown, start + top if "$filter" in request.parameters else after

    return show(cut=cut)(jobs, request)


def unsaid(request: Request, name: str) -> bool:
    return f"{LIST}/request/query/{name}/default" in request.unsaid


def _overflows(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    return _right_cut(jobs, start, top + 1)


def _ends_early(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    shown, after = _right_cut(jobs, start, top)
    return shown, None if start else after


def _overlaps(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    shown, after = _right_cut(jobs, start, top)
    return shown, after - 1 if after is not None and top > 1 else after


def _loses(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    shown, after = _right_cut(jobs, start, top)
    return shown, after + 1 if after is not None and after + 1 < len(jobs) else None


def _loops(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    shown, after = _right_cut(jobs, start, top)
    return shown, start if start and after is not None else after


def _forgets(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    """The first page again, whatever the token says."""
    shown, _ = _right_cut(jobs, 0, top)
    return shown, _right_cut(jobs, start, top)[1]


CUTS: tuple[tuple[str, str, Cut, *tuple[str, ...]], ...] = (
    ("overflow", "A page has one job more than `$top`.", _overflows, "paging/at_most_limit", "defaults"),
    ("early_end", "The second page has no link though there are more.", _ends_early, "paging/complete"),
    ("duplicates", "A page begins with the last job of the one before.", _overlaps, "paging/no_duplicates"),
    ("lost_job", "The first job of a next page is on no page.", _loses, "paging/complete"),
    ("loop", "The link of a second page leads to itself.", _loops, "paging/ends"),
    ("token_ignored", "Each page is the first one.", _forgets, "paging"),
)  # fmt: skip
QUERIES: tuple[tuple[str, str, Query, str], ...] = (
    (
        "link_drops_filter", "The link to the next page has no `$filter`.",
        lambda query: without(query, "$filter"), "paging/link_keeps_filter",
    ),
    (
        "link_drops_limit", "The link to the next page has no `$top`.",
        lambda query: without(query, "$top"), "paging/link_keeps_limit",
    ),
    (
        "dead_token", "The token of a link is refused.",
        lambda query: {**query, "continuationToken": "expired"}, "paging/token",
    ),
)  # fmt: skip


def _default(top: int) -> Callable[[Jobs, Request], dict[str, Any]]:
    def show(jobs: Jobs, request: Request) -> dict[str, Any]:
        if unsaid(request, "$top"):
            request = attrs.evolve(request, parameters={**request.parameters, "$top": top})
        return page(jobs, request, SEED)

    return show
