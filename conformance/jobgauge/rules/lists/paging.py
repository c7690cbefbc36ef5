"""
The pages of a list: however long they are, they join to the same list, and their links lead through it to its end.

Read `sized.py`, `links.py` and `ending.py` before this.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from jobgauge.run.finding import Finding
from jobgauge.run.lists.listing import Walk, listings, walk
from jobgauge.run.lists.paging import Promise, each_size, paging_rule
from jobgauge.run.lists.sized import Sized, is_steady
from jobgauge.run.rule import Rule
from jobgauge.run.run import Run
from jobgauge.spec.document import Api


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about what the pages of a list hold, for every list of an API."""
    for listing in listings(api):
        for what, (evidence, sentence, judge) in PROMISES.items():
            yield paging_rule(listing, what, sentence, each_size(judge), evidence=evidence)


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


def _at_most(_run: Run, sized: Sized) -> Iterator[Finding]:
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


def _token(_run: Run, sized: Sized) -> Iterator[Finding]:
    for page in sized.walk.pages[1:]:
        exchange = page.exchange
        if exchange.accepted:
            yield Finding("pass")
        elif exchange.refused:
            reason = f"the token of a link was refused with {exchange.status}"
            yield Finding("fail", reason, exchange)
        else:
            yield Finding("skip", f"answered with {exchange.status}", exchange)


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
}
