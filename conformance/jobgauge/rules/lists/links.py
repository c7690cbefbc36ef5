"""
The link to the next page: an address on the same server, which gives the same list as it stands.

Read `sized.py` before this.
"""

from collections.abc import Iterator
from typing import Final

from jobgauge.exchange.answer import Exchange
from jobgauge.run.finding import Finding
from jobgauge.run.lists.listing import (
    Listing,
    Page,
    Walk,
    elsewhere,
    followed,
    listings,
    name_of,
    page_of,
)
from jobgauge.run.lists.paging import Promise, each_size, paging_rule
from jobgauge.run.lists.sized import Sized, is_steady
from jobgauge.run.lists.whole import filter_parameter
from jobgauge.run.rule import Rule
from jobgauge.run.run import Run
from jobgauge.spec.document import Api


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about the links of every list of an API."""
    for listing in listings(api):
        for what, (evidence, sentence, judge) in PROMISES.items():
            astray = _broken if judge is _link else None
            yield paging_rule(
                listing, what, sentence, each_size(judge), evidence=evidence, astray=astray
            )


def _same_origin(run: Run, sized: Sized) -> Iterator[Finding]:
    for page in sized.walk.pages:
        if page.token is not None:
            other = elsewhere(page, run.wire.target.url)
            reason = f"the link leads to {other}"
            yield Finding("fail", reason, page.exchange) if other else Finding("pass")


def _next(run: Run, sized: Sized) -> Exchange | None:
    """What the first link gives as it stands; None where there is none, or where its token leads nowhere either."""
    first, *others = sized.walk.pages
    if first.token is None or not others or not others[0].exchange.accepted:
        return None
    return run.once(followed(sized.walk, first))


def _link(run: Run, sized: Sized) -> Iterator[Finding]:
    """Every link is an address, and the first of a list without a filter leads on as it stands."""
    yield from _broken(sized.walk)
    if _filter_of(sized) is None:
        yield from _leads_on(run, sized, "the link to the next page")


def _broken(walked: Walk) -> Iterator[Finding]:
    """The links that are no address: no page can be asked for with what they are."""
    for page in walked.pages:
        if page.broken:
            reason = f"the link to the next page is no address: {page.broken}"
            yield Finding("fail", reason, page.exchange)


def _link_keeps_filter(run: Run, sized: Sized) -> Iterator[Finding]:
    if _filter_of(sized) is not None:
        yield from _leads_on(run, sized, "the link to the next page of a filtered list")


def _filter_of(sized: Sized) -> str | None:
    parameter = filter_parameter(sized.walk.listing)
    return sized.walk.call.parameters.get(parameter.name) if parameter else None


def _leads_on(run: Run, sized: Sized, what: str) -> Iterator[Finding]:
    """The link as it stands gives what its token gives, which may be more where the size of a page is lost."""
    exchange = _next(run, sized)
    if exchange is None or sized.whole.names is None:
        return
    listing = sized.walk.listing
    page = page_of(listing, exchange)
    if exchange.refused:
        yield Finding("fail", f"{what} was refused with {exchange.status}", exchange)
    elif not page.readable:
        yield Finding("skip", f"{what} was answered with {exchange.status}", exchange)
    else:
        second = page_of(listing, run.send(sized.walk.pages[1].exchange.call))
        shown, due = _names(listing, page), _names(listing, second)
        strange = sorted(shown - {*sized.whole.names})
        lost = sorted(due - shown) if second.readable else []
        if strange:
            reason = f"{what} lists {strange[0]}, which is not in that list"
        else:
            reason = f"{what} leaves out {lost[0]}, which its token gives" if lost else ""
        if reason and not is_steady(run, sized):
            yield Finding("skip", f"the list changes, and {reason}", exchange)
        else:
            yield Finding("fail" if reason else "pass", reason, exchange)


def _names(listing: Listing, page: Page) -> set[str]:
    return {name for item in page.items if (name := name_of(listing, item))}


def _link_keeps_limit(run: Run, sized: Sized) -> Iterator[Finding]:
    exchange = _next(run, sized)
    within = len(sized.walk.pages[0].items) <= sized.size
    if exchange and exchange.accepted and within:
        count = len(page_of(sized.walk.listing, exchange).items)
        reason = f"the link to a page of {sized.size} gives {count} items"
        over = count > sized.size
        yield Finding("fail", reason, exchange) if over else Finding("pass")


PROMISES: Final[dict[str, Promise]] = {
    "same_origin": (
        "inferred",
        "The link to the next page stays on the server that gave it.",
        _same_origin,
    ),
    "link": ("document", "The link to the next page gives the same list as it stands.", _link),
    "link_keeps_filter": (
        "document",
        "The link to the next page of a filtered list keeps {keep}.",
        _link_keeps_filter,
    ),
    "link_keeps_limit": (
        "inferred",
        "The link to the next page keeps `{limit}`.",
        _link_keeps_limit,
    ),
}
