"""
Lists that are paged wrongly.

A wrong list is made from the parts of the right one: all jobs, those that a filter chooses, and the page to show.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.apis.itwin_reality_conversion.jobs import all_jobs
from jobgauge.apis.itwin_reality_conversion.reference import (
    Jobs,
    chosen,
    defaulted,
    in_order,
    kept,
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
"""The seed of the jobs; all these servers have the same."""
HREF = "https://jobs.example.com/realityconversion/jobs"
BROKEN = "http://[::1/jobs"
OTHER = {"$filter": "name ne 'of another list'"}
SHORT = 20
FEW = 40

Cut = Callable[[Jobs, int, int], tuple[Jobs, int | None]]
"""Takes all jobs, the start of a page and its size; returns the page's jobs and the start of the next page, or None."""
Query = Callable[[dict[str, Any]], dict[str, Any]]
"""Takes the query of the right link and returns that of the wrong one."""
Choose = Callable[[str | None, Jobs], Jobs]
"""Takes a filter, None if there is none, and all jobs; returns the jobs that it chooses."""
Show = Callable[[Jobs, Request], dict[str, Any]]
"""Takes the chosen jobs and the request; returns the page to show."""


def servers(api: Api) -> Iterator[Server]:
    """Yield the servers whose lists have wrong pages."""
    for what, sentence, cut, *rules in CUTS:
        yield _paged(api, what, sentence, show(cut=cut), *rules)
    for what, sentence, query, rule in QUERIES:
        yield _paged(api, what, sentence, show(query=query), rule)
    sentence = "A filtered list goes on with empty pages and never ends."
    yield _paged(api, "filtered_no_end", sentence, partial(_endless, 1000), "paging/ends")
    sentence = (
        "A filtered list goes on with empty pages and never ends if its pages have at most 7 jobs."
    )
    yield _paged(api, "small_filtered_no_end", sentence, partial(_endless, 7), "paging/ends")
    sentence = "The link to the next page leads to another host."
    yield _paged(api, "another_host", sentence, show(address=HREF), "paging/same_origin")
    sentence = "The link to the next page is not a valid URL."
    yield _paged(api, "broken_link", sentence, show(address=BROKEN), "paging/link")
    sentence = "The link to the next page is not a valid URL, and no page has more than 20 jobs."
    broken = show(cut=short_cut, address=BROKEN)
    yield _paged(api, "broken_link_of_short_pages", sentence, broken, "paging/link")
    sentence = "The link to the next page leads to another list; its token leads to the right page."
    change = partial(list_of, choose=_another, show=show(query=lambda query: {**OTHER, **query}))
    yield wrong(api, (LIST, "paging", "link_to_another_list"), sentence, change, "paging/link")
    few = in_order(all_jobs(SEED))[:FEW]
    sentence = f"The list has {FEW} jobs, and each last page links to the first, even if it is the only one."
    change = partial(list_of, lambda: few, show=show(cut=_circles_at_once))
    yield wrong(api, (LIST, "paging", "circle_of_one"), sentence, change, "paging/ends")
    for top in (50, 101, 1000):
        sentence = f"A page has up to {top} jobs if the request has no `$top`."
        change = partial(list_of, show=_default(top))
        rule = "defaults/request/query/$top/default"
        yield wrong(api, (LIST, "defaults", f"top_{top}"), sentence, change, rule)


def list_of(
    jobs: Callable[[], Jobs] | None = None, choose: Choose = chosen, show: Show | None = None
) -> Change:
    """Return a change to a list in which the given parts replace the right ones."""
    right = in_order(all_jobs(SEED))
    made = listing(
        jobs or (lambda: right),
        choose,
        show or (lambda found, request: page(found, request, SEED)),
    )
    return Change(service=lambda _: made)


def _paged(api: Api, what: str, sentence: str, show: Show, *rules: str) -> Server:
    return wrong(api, (LIST, "paging", what), sentence, partial(list_of, show=show), *rules)


def _right_cut(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    end = start + top
    return jobs[start:end], end if end < len(jobs) else None


def short_cut(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    """Cut pages of at most 20 jobs."""
    return _right_cut(jobs, start, min(top, SHORT))


def show(
    cut: Cut = _right_cut, query: Query = lambda query: query, address: str | None = None
) -> Show:
    """Return a function that shows the page of the right list, but cut differently or with another link."""

    def page_of(jobs: Jobs, request: Request) -> dict[str, Any]:
        sent = request.parameters
        token = sent.get("continuationToken")
        start = read_token(token, None, SEED) if token is not None else 0
        shown, after = cut(jobs, start, sent["$top"])
        body: dict[str, Any] = {"jobs": shown}
        if after is not None:
            token = make_token(after, None, SEED)
            sent_again = query({**kept(request), "continuationToken": token})
            href = link(address or request.url, sent_again)
            body["_links"] = {"next": {"href": href}}
        return body

    return page_of


def _another(text: str | None, jobs: Jobs) -> Jobs:
    return jobs[::-1] if text == OTHER["$filter"] else chosen(text, jobs)


def _endless(most: int, jobs: Jobs, request: Request) -> dict[str, Any]:
    def cut(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
        shown, after = _right_cut(jobs, start, top)
        endless = "$filter" in request.parameters and top <= most
        return shown, start + top if endless else after

    return show(cut=cut)(jobs, request)


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


def _circles(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    shown, after = _right_cut(jobs, start, top)
    return shown, 0 if start and after is None else after


def _circles_at_once(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    shown, after = _right_cut(jobs, start, top)
    return shown, after or 0


def _goes_on(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    shown, after = _right_cut(jobs, start, top)
    return shown, start + top if start else after


def _forgets(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    """Return the first page for every token."""
    shown, _ = _right_cut(jobs, 0, top)
    return shown, _right_cut(jobs, start, top)[1]


CUTS: tuple[tuple[str, str, Cut, *tuple[str, ...]], ...] = (
    ("overflow", "A page has one job more than `$top`.", _overflows, "paging/at_most_limit", "defaults"),
    ("early_end", "The second page has no link although more jobs follow.", _ends_early, "paging/complete"),
    ("duplicates", "A page begins with the last job of the previous page.", _overlaps, "paging/no_duplicates"),
    ("lost_job", "The first job after a page is skipped.", _loses, "paging/complete"),
    ("loop", "The link of the second page leads to the second page.", _loops, "paging/ends"),
    ("circle", "The link of the last page leads to the first page.", _circles, "paging/ends"),
    ("no_end", "A list of several pages goes on with empty pages and never ends.", _goes_on, "paging/ends"),
    ("token_ignored", "Every page is the first page.", _forgets, "paging"),
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
        "dead_token", "Refuses the token of its own link.",
        lambda query: {**query, "continuationToken": "expired"}, "paging/token",
    ),
)  # fmt: skip


def _default(top: int) -> Show:
    def show(jobs: Jobs, request: Request) -> dict[str, Any]:
        if defaulted(request, "$top"):
            request = attrs.evolve(request, parameters={**request.parameters, "$top": top})
        return page(jobs, request, SEED)

    return show
