"""
The end of a list: each link leads to a page that was not read yet, until there is none.

A server may apply a filter page by page, so a filtered list may have short or empty pages, but at most as many pages
as the list without the filter has items.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from jobgauge.rules.lists.paging import page_size
from jobgauge.run.finding import Finding, blocked
from jobgauge.run.lists.expressions import properties
from jobgauge.run.lists.listing import PagedList, listings, name_of, read_pages
from jobgauge.run.lists.paging import paging_rule
from jobgauge.run.lists.samples import atoms, latest
from jobgauge.run.lists.sized import Sized
from jobgauge.run.lists.whole import WholeList, always, filter_parameter
from jobgauge.run.rule import Rule
from jobgauge.run.run import Depth, Run
from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.document import Api

ENDS: Final = "Each link leads to a page that was not read yet, until the list ends."
PATIENCE: Final[dict[Depth, int]] = {"quick": 300, "normal": 1000, "deep": 5000}
"""The most pages of a filtered list that are read to find its end."""
NOTHING_NEW: Final = 5
"""Pages without a new item after which a list without a filter counts as one that never ends."""
SPARE: Final = 20
"""Pages that are read beyond the expected number, as a list may grow meanwhile."""


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rule about the end of every list of an API."""
    for listing in listings(api):
        yield paging_rule(listing, "ends", ENDS, _ends, astray=_astray)


def _astray(run: Run, paged: PagedList) -> Iterator[Finding]:
    """Judge a list without a readable end: it goes round, or on and on with nothing new."""
    if paged.end == "looped":
        yield _circle(paged)
    elif paged.end == "long":
        more = read_pages(run, paged.listing, paged.call, len(paged.pages) + NOTHING_NEW)
        last = more.pages[-NOTHING_NEW:]
        before = {
            name_of(more.listing, item) for page in more.pages[:-NOTHING_NEW] for item in page.items
        }
        shown = {name_of(more.listing, item) for page in last for item in page.items}
        if more.end == "long" and shown <= before:
            reason = f"the last {len(last)} of {len(more.pages)} pages have nothing new, and a link"
            yield Finding("fail", reason, more.last)


def _ends(run: Run, base: WholeList, sized_lists: list[Sized]) -> Iterator[Finding]:
    """Judge every list that was read in pages of some size, and a filtered one in the largest pages."""
    for sized in sized_lists:
        yield _end(run, base, sized.paged, sized.size, sized.whole.count)
    text, size = _narrowing(base), page_size(base.paged)
    if text is not None:
        most = min(_enough(base), PATIENCE[run.depth])
        paged = read_pages(run, base.listing, base.narrowed(text), most)
        if paged.end in {"looped", "long"}:
            yield _end(run, base, paged, size, base.count)


def _end(run: Run, base: WholeList, paged: PagedList, size: int, count: int) -> Finding:
    if paged.end == "long" and _is_narrowed(paged):
        enough = _enough(base)
        if base.filter is not None or enough > PATIENCE[run.depth]:
            reason = f"no end after {len(paged.pages)} pages of {size}, which a filter may empty"
            return Finding("skip", reason, paged.last)
        paged = read_pages(run, paged.listing, paged.call, enough)
        count = base.count
    match paged.end:
        case "ended":
            return Finding("pass")
        case "looped":
            return _circle(paged)
        case "long":
            reason = (
                f"the list of {count} items has not ended after {len(paged.pages)} pages of {size}"
            )
            return Finding("fail", reason, paged.last)
        case _:
            reason = f"page {len(paged.pages)} of the list cannot be read: {paged.last.status}"
            return blocked(reason, paged.last)


def _circle(paged: PagedList) -> Finding:
    reason = f"the link on page {len(paged.pages)} of the list leads back to an earlier page"
    return Finding("fail", reason, paged.last)


def _is_narrowed(paged: PagedList) -> bool:
    """Return True if the list has a filter that may leave out jobs."""
    parameter = filter_parameter(paged.listing)
    text = paged.call.parameters.get(parameter.name, ABSENT) if parameter else ABSENT
    return text is not ABSENT and text not in always(paged.listing)


def _enough(base: WholeList) -> int:
    """Return a number of pages that is enough for any filter: one for each item of the whole list, and SPARE."""
    return base.count + SPARE


def _narrowing(base: WholeList) -> str | None:
    """Return a filter for a part of an unfiltered list, None if there is none."""
    parameter = filter_parameter(base.listing)
    if parameter is None or base.filter is not None or not base.count:
        return None
    props = properties(base.listing, parameter)
    half = base.count // 2 + 1
    found = islice((*latest(base, props, half), *atoms(base, props)), 1)
    return next((each.texts[0] for each in found), None)
