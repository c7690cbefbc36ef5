"""The link to the next page: a URL on the same server, which continues the same list if it is used unchanged."""

from collections.abc import Iterator
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import Call
from jobgauge.run.finding import Finding, blocked
from jobgauge.run.lists.expressions import FilterExpression, properties
from jobgauge.run.lists.filtered import right_spelling
from jobgauge.run.lists.listing import (
    Listing,
    Page,
    PagedList,
    elsewhere,
    followed,
    listings,
    name_of,
    page_of,
    read_pages,
)
from jobgauge.run.lists.paging import Promise, each_size, paging_rule
from jobgauge.run.lists.samples import atoms
from jobgauge.run.lists.sized import Sized, is_steady
from jobgauge.run.lists.whole import Vector, WholeList, filter_parameter
from jobgauge.run.rule import Rule
from jobgauge.run.run import Run
from jobgauge.spec.document import Api
from jobgauge.spec.wording import short

FOLLOWED: Final = 2
"""The links of a filtered list that are followed."""
LARGEST: Final = 7
"""The most items on a page of a list whose links are followed."""
KEEPS_FILTER: Final = "The links to the further pages of a filtered list keep {keep}."


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about the links of every list of an API."""
    for listing in listings(api):
        if filter_parameter(listing):
            yield paging_rule(listing, "link_keeps_filter", KEEPS_FILTER, _follows)
        for what, (evidence, sentence, judge) in PROMISES.items():
            astray = _broken_link if judge is _link else None
            yield paging_rule(
                listing, what, sentence, each_size(judge), evidence=evidence, astray=astray
            )


def _same_origin(run: Run, sized: Sized) -> Iterator[Finding]:
    for page in sized.paged.pages:
        if page.token is not None:
            other = elsewhere(page, run.wire.target.url)
            reason = f"the link to the next page leads to {other}, expected the same server"
            yield Finding("fail", reason, page.exchange) if other else Finding("pass")


def _next(run: Run, sized: Sized) -> Exchange | None:
    """Return the response to the unchanged first link, None if there is none or its token does not work either."""
    first, *others = sized.paged.pages
    if first.token is None or not others or not others[0].exchange.accepted:
        return None
    return run.once(followed(sized.paged, first))


def _link(run: Run, sized: Sized) -> Iterator[Finding]:
    """Judge if every link is a URL, and if the first link of an unfiltered list continues it."""
    yield from _broken(sized.paged)
    if _filter_of(sized) is None:
        yield from _leads_on(run, sized, "the link to the next page")


def _broken_link(_run: Run, paged: PagedList) -> Iterator[Finding]:
    return _broken(paged)


def _broken(paged: PagedList) -> Iterator[Finding]:
    """Yield a failure for each link that is not a whole URL."""
    for page in paged.pages:
        relative = page.link if page.link and not urlsplit(page.link).scheme else None
        if wrong := page.broken or relative:
            reason = f"the link to the next page is not a URL: {short(wrong)}"
            yield Finding("fail", reason, page.exchange)


def _follows(run: Run, base: WholeList, _lists: list[Sized]) -> Iterator[Finding]:
    """
    Follow the links of a filtered list unchanged, and hold every item against the filter.

    The filter leaves out items of what would be the second page without it, so a link that loses the filter shows.
    """
    for expression, size in islice(_telling(run, base), 1):
        text = expression.texts[0]
        call = base.narrowed(text).but(name=base.listing.limit.name, value=size)
        first = read_pages(run, base.listing, call, 1)
        page = first.pages[0]
        for number in range(2, FOLLOWED + 2):
            if page.token is None or not page.readable:
                break
            exchange = run.once(followed(first, page))
            if exchange.refused and _token(run, call, base.listing, page).refused:
                break  # its token is refused too, which is the failure of another rule
            page = page_of(base.listing, exchange)
            yield _follow(base, expression, page, f"the link to page {number} of `{text}`")


def _token(run: Run, call: Call, listing: Listing, page: Page) -> Exchange:
    """Return the response to the token of a link, with the parameters of the first request."""
    return run.once(call.but(name=listing.token, value=page.token))


def _follow(base: WholeList, expression: FilterExpression, page: Page, what: str) -> Finding:
    exchange = page.exchange
    if exchange.refused:
        return Finding("fail", f"{what} was refused with {exchange.status}", exchange)
    if not page.readable:
        return blocked(f"{what} was answered with {exchange.status}", exchange)
    for item in page.items:
        if expression.truth(item) is False:
            name = name_of(base.listing, item)
            return Finding("fail", f"{what} gives {name}, which does not fulfil it", exchange)
    return Finding("pass")


def _telling(run: Run, base: WholeList) -> Iterator[tuple[FilterExpression, int]]:
    """Yield filters with the sizes of pages by which a link without the filter shows another second page."""
    parameter = filter_parameter(base.listing)
    found = list(atoms(base, properties(base.listing, parameter)) if parameter else ())
    found.sort(key=lambda each: each.texts[0] == each.texts[0].lower())  # capitals may be lost
    sized = [
        (each, min(base.truths(each).count(True) // (FOLLOWED + 1), LARGEST)) for each in found
    ]
    for best in (
        2,
        1,
    ):  # the filter may be lost by a server that counts all items, or only those that it lists
        for expression, size in sized:
            if size and _shows(base.truths(expression), size) == best:
                right = right_spelling(run, base, expression)
                if right:
                    yield right, size


def _shows(truths: Vector, size: int) -> int:
    """Return in how many of two ways the items after a filtered first page differ from those that the filter lists."""
    listed = [index for index, true in enumerate(truths) if true]
    after = listed[size - 1] + 1
    return sum(False in truths[start : start + size] for start in (size, after))


def _filter_of(sized: Sized) -> str | None:
    parameter = filter_parameter(sized.paged.listing)
    return sized.paged.call.parameters.get(parameter.name) if parameter else None


def _leads_on(run: Run, sized: Sized, what: str) -> Iterator[Finding]:
    """Judge if the unchanged link gives all that its token gives; more, if it loses the page size, is no failure."""
    exchange = _next(run, sized)
    if exchange is None or sized.whole.names is None:
        return
    listing = sized.paged.listing
    page = page_of(listing, exchange)
    if exchange.refused:
        yield Finding("fail", f"{what} was refused with {exchange.status}", exchange)
    elif not page.readable:
        yield blocked(f"{what} was answered with {exchange.status}", exchange)
    else:
        second = page_of(listing, run.send(sized.paged.pages[1].exchange.call))
        shown, due = _names(listing, page), _names(listing, second)
        foreign = sorted(shown - {*sized.whole.names})
        lost = sorted(due - shown) if second.readable else []
        if foreign:
            reason = f"{what} gives {foreign[0]}, which is not in that list"
        else:
            reason = f"{what} leaves out {lost[0]}, which its token gives" if lost else ""
        if reason and not is_steady(run, sized):
            yield Finding("skip", f"the list changed, and {reason}", exchange)
        else:
            yield Finding("fail" if reason else "pass", reason, exchange)


def _names(listing: Listing, page: Page) -> set[str]:
    return {name for item in page.items if (name := name_of(listing, item))}


def _link_keeps_limit(run: Run, sized: Sized) -> Iterator[Finding]:
    exchange = _next(run, sized)
    within = sized.paged.pages[0].count <= sized.size
    if exchange and exchange.accepted and within:
        count = page_of(sized.paged.listing, exchange).count
        reason = f"the link to a page of {sized.size} gives {count} items"
        over = count > sized.size
        yield Finding("fail", reason, exchange) if over else Finding("pass")


PROMISES: Final[dict[str, Promise]] = {
    "same_origin": (
        "document",
        "The link to the next page stays on the server that gave it.",
        _same_origin,
    ),
    "link": (
        "document",
        "The link to the next page continues the same list if it is used unchanged.",
        _link,
    ),
    "link_keeps_limit": (
        "document",
        "The link to the next page keeps `{limit}`.",
        _link_keeps_limit,
    ),
}
