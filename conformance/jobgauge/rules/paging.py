"""
The pages of a list: however long they are, they join to the same list, and their links lead through it to its end.

Read `sized.py` before this.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from jobgauge.apis import Api
from jobgauge.constraints import ABSENT, Evidence
from jobgauge.rules.baseline import Unlisted, always, baseline, filter_parameter
from jobgauge.rules.exchange import Exchange
from jobgauge.rules.listing import (
    Listing,
    Page,
    Walk,
    elsewhere,
    followed,
    listings,
    name_of,
    page_of,
    walk,
)
from jobgauge.rules.rule import Finding, Observation, Rule, conclude, rule
from jobgauge.rules.run import Run
from jobgauge.rules.sized import SIZES, Sized, sized_walks

Judge = Callable[[Run, Sized], Iterator[Observation]]


def rules(api: Api) -> Iterator[Rule]:
    """The rules of every list that comes in pages."""
    for listing in listings(api):
        for what, (evidence, sentence, judge) in PROMISES.items():
            yield rule(
                api,
                listing.operation,
                "paging",
                what,
                sentence.format(limit=listing.limit.name, token=listing.token, keep=_kept(listing)),
                check=partial(_check, listing, judge),
                pointer=f"{listing.operation.node.pointer}/x-pagination",
                evidence=evidence,
            )


def _kept(listing: Listing) -> str:
    return ", ".join(f"`{name}`" for name in listing.keep if name != listing.limit.name)


def _check(listing: Listing, judge: Judge, run: Run) -> Finding:
    try:
        base = baseline(run, listing)
    except Unlisted as error:
        if judge is _ends and error.circle:
            return conclude([_circle(error.circle)], "nothing was asked")
        return Finding("skip", str(error))
    walks = [sized for size in SIZES for sized in sized_walks(run, base, size)]
    found = [each for sized in walks for each in judge(run, sized)]
    return conclude(found, f"{len(base.items)} items: no list is longer than a page of {SIZES[0]}")


def _unread(sized: Sized) -> Observation | None:
    """Why nothing can be said of what the pages hold together; None where it can."""
    clear = all(page.clear for page in (*sized.walk.pages, *sized.whole.pages))
    named = sized.walk.names is not None and sized.whole.names is not None
    if sized.walk.end == "ended" and clear and named:
        return None
    return Observation("skip", f"pages of {sized.size} cannot be read to an end", sized.walk.last)


def _complete(run: Run, sized: Sized) -> Iterator[Observation]:
    unread = _unread(sized)
    if unread:
        yield unread
        return
    whole, paged = {*(sized.whole.names or ())}, {*(sized.walk.names or ())}
    if whole == paged:
        yield Observation("pass")
        return
    later = walk(run, sized.whole.listing, sized.whole.call, len(sized.whole.pages) + 1, again=True)
    now = {*(later.names or ())}
    for name in sorted((whole & now) - paged):
        reason = f"pages of {sized.size} leave out {name}, which a larger page lists"
        yield Observation("fail", reason, sized.walk.last)
    for name in sorted(paged - whole - now):
        reason = f"pages of {sized.size} list {name}, which no larger page lists"
        yield Observation("fail", reason, sized.walk.last)


def _once_each(run: Run, sized: Sized) -> Iterator[Observation]:
    yield _unread(sized) or _twice(run, sized)


def _twice(run: Run, sized: Sized) -> Observation:
    """Whether an item comes twice, and does so again, as a list may shift while it is read."""
    walked = sized.walk
    if _repeated(walked):
        walked = walk(run, walked.listing, walked.call, len(walked.pages) + 1, again=True)
    for name in _repeated(walked):
        reason = f"pages of {sized.size} list {name} more than once"
        return Observation("fail", reason, walked.last)
    return Observation("pass")


def _repeated(walked: Walk) -> list[str]:
    return [name for name, count in Counter(walked.names or ()).items() if count > 1]


def _at_most(run: Run, sized: Sized) -> Iterator[Observation]:
    del run
    for walked, size in ((sized.walk, sized.size), (sized.whole, _asked(sized.whole))):
        for page in walked.pages:
            if len(page.items) > size:
                reason = f"a page of {len(page.items)} items where at most {size} were asked for"
                yield Observation("fail", reason, page.exchange)
            elif page.readable:
                yield Observation("pass")


def _asked(walked: Walk) -> int:
    """The size of page that a walk asked for, or the default."""
    asked = walked.call.parameters.get(walked.listing.limit.name)
    return asked if isinstance(asked, int) else walked.listing.limit.schema.value["default"]


def _token(run: Run, sized: Sized) -> Iterator[Observation]:
    del run
    for page in sized.walk.pages[1:]:
        exchange = page.exchange
        if exchange.accepted:
            yield Observation("pass")
        elif exchange.refused:
            reason = f"the token of a link was refused with {exchange.status}"
            yield Observation("fail", reason, exchange)
        else:
            yield Observation("skip", f"answered with {exchange.status}", exchange)


def _ends(run: Run, sized: Sized) -> Iterator[Observation]:
    del run
    walked = sized.walk
    match walked.end:
        case "ended":
            yield Observation("pass")
        case "looped":
            yield _circle(walked)
        case "long":
            reason = f"{len(walked.pages)} pages of {sized.size} and no end of {_count(sized)}"
            # A server may look for what a filter leaves page by page, and give short and empty pages until its end.
            verdict = "skip" if _is_narrowed(walked) else "fail"
            yield Observation(verdict, reason, walked.last)
        case _:
            yield Observation("skip", f"answered with {walked.last.status}", walked.last)


def _is_narrowed(walked: Walk) -> bool:
    """Whether a filter leaves out some jobs of the list."""
    parameter = filter_parameter(walked.listing)
    text = walked.call.parameters.get(parameter.name, ABSENT) if parameter else ABSENT
    return text is not ABSENT and text not in always(walked.listing)


def _circle(walked: Walk) -> Observation:
    reason = f"page {len(walked.pages)} of the list leads back to a page read before"
    return Observation("fail", reason, walked.last)


def _count(sized: Sized) -> str:
    return f"{len(sized.whole.items)} items"


def _same_origin(run: Run, sized: Sized) -> Iterator[Observation]:
    for page in sized.walk.pages:
        if page.token is not None:
            other = elsewhere(page, run.wire.target.url)
            reason = f"the link leads to {other}"
            yield Observation("fail", reason, page.exchange) if other else Observation("pass")


def _next(run: Run, sized: Sized) -> Exchange | None:
    """What the first link gives as it stands; None where there is none, or where its token leads nowhere either."""
    first, *others = sized.walk.pages
    if first.token is None or not others or not others[0].exchange.accepted:
        return None
    return run.once(followed(sized.walk, first))


def _link(run: Run, sized: Sized) -> Iterator[Observation]:
    if _filter_of(sized) is None:
        yield from _leads_on(run, sized, "the link to the next page")


def _link_keeps_filter(run: Run, sized: Sized) -> Iterator[Observation]:
    if _filter_of(sized) is not None:
        yield from _leads_on(run, sized, "the link to the next page of a filtered list")


def _filter_of(sized: Sized) -> str | None:
    parameter = filter_parameter(sized.walk.listing)
    return sized.walk.call.parameters.get(parameter.name) if parameter else None


def _leads_on(run: Run, sized: Sized, what: str) -> Iterator[Observation]:
    """The link as it stands gives what its token gives, which may be more where the size of a page is lost."""
    exchange = _next(run, sized)
    if exchange is None or sized.whole.names is None:
        return
    listing = sized.walk.listing
    page = page_of(listing, exchange)
    if exchange.refused:
        yield Observation("fail", f"{what} was refused with {exchange.status}", exchange)
    elif not page.readable:
        yield Observation("skip", f"{what} was answered with {exchange.status}", exchange)
    else:
        second = page_of(listing, run.send(sized.walk.pages[1].exchange.call))
        shown, due = _names(listing, page), _names(listing, second)
        strange = sorted(shown - {*sized.whole.names})
        lost = sorted(due - shown) if second.readable else []
        if strange:
            reason = f"{what} lists {strange[0]}, which is not in that list"
        else:
            reason = f"{what} leaves out {lost[0]}, which its token gives" if lost else ""
        yield Observation("fail" if reason else "pass", reason, exchange)


def _names(listing: Listing, page: Page) -> set[str]:
    return {name for item in page.items if (name := name_of(listing, item))}


def _link_keeps_limit(run: Run, sized: Sized) -> Iterator[Observation]:
    exchange = _next(run, sized)
    within = len(sized.walk.pages[0].items) <= sized.size
    if exchange and exchange.accepted and within:
        count = len(page_of(sized.walk.listing, exchange).items)
        reason = f"the link to a page of {sized.size} gives {count} items"
        over = count > sized.size
        yield Observation("fail", reason, exchange) if over else Observation("pass")


PROMISES: Final[dict[str, tuple[Evidence, str, Judge]]] = {
    "complete": (
        "document",
        "Pages of any size join to the same list: none is left out, none is added.",
        _complete,
    ),
    "no_duplicates": ("inferred", "No item is on two pages of one list.", _once_each),
    "at_most_limit": ("document", "A page has at most `{limit}` items.", _at_most),
    "token": ("document", "The `{token}` of a link is taken as it stands.", _token),
    "ends": (
        "document",
        "Each link leads on to a page that was not read yet, until the list ends.",
        _ends,
    ),
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
