"""
The pages of a list: however long they are, they join to the same list, and their links lead through it to its end.

Read `sized.py`, `links.py` and `ending.py` before this.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from jobgauge.rules.lists.ending import circle, ends
from jobgauge.rules.lists.links import LINKS, broken
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.lists.listing import Listing, Walk, listings, walk
from jobgauge.run.lists.sized import SIZES, Judge, Promise, Sized, is_steady, sized_walks
from jobgauge.run.lists.whole import Unlisted, WholeList, whole_list
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import Evidence
from jobgauge.spec.document import Api

JudgeOfAll = Callable[[Run, WholeList, list[Sized]], Iterator[Finding]]
"""What is seen of a list that is read in pages of several sizes."""


def rules(api: Api) -> Iterator[Rule]:
    """The rules of every list that comes in pages."""
    for listing in listings(api):
        for what, (evidence, sentence, judge) in PROMISES.items():
            yield _rule(listing, what, sentence, partial(_each, judge), evidence)
        yield _rule(listing, "ends", ENDS, ends, "document")


def _rule(
    listing: Listing, what: str, sentence: str, judge: JudgeOfAll, evidence: Evidence
) -> Rule:
    return rule(
        listing.api,
        listing.operation,
        "paging",
        what,
        sentence.format(limit=listing.limit.name, token=listing.token, keep=_kept(listing)),
        check=partial(_check, listing, what, judge),
        pointer=f"{listing.operation.node.pointer}/x-pagination",
        evidence=evidence,
    )


def _kept(listing: Listing) -> str:
    return ", ".join(f"`{name}`" for name in listing.keep if name != listing.limit.name)


def _check(listing: Listing, what: str, judge: JudgeOfAll, run: Run) -> Finding:
    try:
        base = whole_list(run, listing)
    except Unlisted as error:
        return conclude([*_astray(what, error.astray)], str(error))
    walks = [sized for size in SIZES for sized in sized_walks(run, base, size)]
    unseen = f"{len(base.items)} items: no list is longer than a page of {SIZES[0]}"
    return conclude([*judge(run, base, walks)], unseen)


def _each(judge: Judge, run: Run, base: WholeList, walks: list[Sized]) -> Iterator[Finding]:
    del base
    for sized in walks:
        yield from judge(run, sized)


def _astray(what: str, walked: Walk | None) -> Iterator[Finding]:
    """What can be said of pages that never make up a list."""
    if walked and what == "link":
        yield from broken(walked)
    if walked and what == "ends" and walked.end == "looped":
        yield circle(walked)


def _unread(sized: Sized) -> Finding | None:
    """Why nothing can be said of what the pages hold together; None where it can."""
    clear = all(page.clear for page in (*sized.walk.pages, *sized.whole.pages))
    named = sized.walk.names is not None and sized.whole.names is not None
    if sized.walk.end == "ended" and clear and named:
        return None
    return Finding("skip", f"pages of {sized.size} cannot be read to an end", sized.walk.last)


def _complete(run: Run, sized: Sized) -> Iterator[Finding]:
    unread = _unread(sized)
    if unread:
        yield unread
        return
    whole, paged = {*(sized.whole.names or ())}, {*(sized.walk.names or ())}
    if whole == paged:
        yield Finding("pass")
        return
    later = walk(run, sized.whole.listing, sized.whole.call, len(sized.whole.pages) + 1, again=True)
    now = {*(later.names or ())}
    for name in sorted((whole & now) - paged):
        reason = f"pages of {sized.size} leave out {name}, which a larger page lists"
        yield Finding("fail", reason, sized.walk.last)
    for name in sorted(paged - whole - now):
        reason = f"pages of {sized.size} list {name}, which no larger page lists"
        yield Finding("fail", reason, sized.walk.last)


def _once_each(run: Run, sized: Sized) -> Iterator[Finding]:
    yield _unread(sized) or _twice(run, sized)


def _twice(run: Run, sized: Sized) -> Finding:
    """
    Whether an item comes more often in small pages than in large ones, and does so again.

    A list may shift while it is read: it says nothing then.
    """
    if not _repeated(sized.walk, sized.whole):
        return Finding("pass")
    paged = walk(run, sized.walk.listing, sized.walk.call, len(sized.walk.pages) + 1, again=True)
    if not is_steady(run, sized):
        return Finding("skip", f"the list changes while pages of {sized.size} are read")
    for name in _repeated(paged, sized.whole):
        reason = f"pages of {sized.size} list {name} more than once"
        return Finding("fail", reason, paged.last)
    return Finding("pass")


def _repeated(paged: Walk, whole: Walk) -> list[str]:
    """The items that come twice, and not as often in the list itself; those it lacks are another rule's."""
    due = Counter(whole.names or ())
    return [name for name, count in Counter(paged.names or ()).items() if count > max(due[name], 1)]


def _at_most(run: Run, sized: Sized) -> Iterator[Finding]:
    del run
    for walked, size in ((sized.walk, sized.size), (sized.whole, _asked(sized.whole))):
        for page in walked.pages:
            if len(page.items) > size:
                reason = f"a page of {len(page.items)} items where at most {size} were asked for"
                yield Finding("fail", reason, page.exchange)
            elif page.readable:
                yield Finding("pass")


def _asked(walked: Walk) -> int:
    """The size of page that a walk asked for, or the default."""
    asked = walked.call.parameters.get(walked.listing.limit.name)
    return asked if isinstance(asked, int) else walked.listing.limit.schema.value["default"]


def _token(run: Run, sized: Sized) -> Iterator[Finding]:
    del run
    for page in sized.walk.pages[1:]:
        exchange = page.exchange
        if exchange.accepted:
            yield Finding("pass")
        elif exchange.refused:
            reason = f"the token of a link was refused with {exchange.status}"
            yield Finding("fail", reason, exchange)
        else:
            yield Finding("skip", f"answered with {exchange.status}", exchange)


ENDS: Final = "Each link leads on to a page that was not read yet, until the list ends."
PROMISES: Final[dict[str, Promise]] = {
    "complete": (
        "document",
        "Pages of any size join to the same list: none is left out, none is added.",
        _complete,
    ),
    "no_duplicates": (
        "document",
        "No item is more often on the pages of a list than in the list itself.",
        _once_each,
    ),
    "at_most_limit": ("document", "A page has at most `{limit}` items.", _at_most),
    "token": ("document", "The `{token}` of a link is taken as it stands.", _token),
    **LINKS,
}
