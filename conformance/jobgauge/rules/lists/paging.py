"""The pages of a list: pages of any size contain the same items, none has too many, and the tokens of links work."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from jobgauge.run.finding import Finding, blocked
from jobgauge.run.lists.listing import PagedList, listings, page_of, read_again, read_pages
from jobgauge.run.lists.paging import ListJudge, Promise, SizeJudge, each_size, paging_rule
from jobgauge.run.lists.sized import Sized, chosen_list, is_steady
from jobgauge.run.lists.whole import WholeList, filter_parameter
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.facts import lists


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about the items on pages and about tokens, for every list of an API."""
    for operation, paging in lists(api):
        if paging.next.kind != "link":
            yield _unjudged(api, operation, paging.next.kind)
    for listing in listings(api):
        for what, (evidence, sentence, judge) in PROMISES.items():
            judged = _with_chosen(judge) if judge is _complete else each_size(judge)
            astray = _refused if judge is _token else None
            yield paging_rule(listing, what, sentence, judged, evidence=evidence, astray=astray)
        for what, sentence, further in FURTHER:
            yield paging_rule(listing, what, sentence, further)


def _unjudged(api: Api, operation: Operation, kind: str) -> Rule:
    reason = f"a list whose pages are found by {kind} is not judged yet"
    return rule(
        api,
        operation,
        "paging",
        "complete",
        "The pages of the list contain all its items.",
        check=lambda _run: Finding("skip", reason),
        pointer=f"{operation.node.pointer}/x-pagination",
    )


def _unread(sized: Sized) -> Finding | None:
    """Return a skip if the items of all pages cannot be compared, else None."""
    clear = all(page.clear for page in (*sized.paged.pages, *sized.whole.pages))
    named = sized.paged.names is not None and sized.whole.names is not None
    if sized.paged.end == "ended" and clear and named:
        return None
    reason = f"pages of {sized.size} cannot be read to the end"
    return Finding("skip", reason, sized.paged.last, blocked=sized.paged.end == "refused")


def _complete(run: Run, sized: Sized) -> Iterator[Finding]:
    unread = _unread(sized)
    if unread:
        yield unread
        return
    whole, paged = {*(sized.whole.names or ())}, {*(sized.paged.names or ())}
    if whole == paged:
        yield Finding("pass")
        return
    now = {*(read_again(run, sized.whole).names or ())}
    for name in sorted((whole & now) - paged):
        reason = f"pages of {sized.size} leave out {name}, which a larger page contains"
        yield Finding("fail", reason, sized.paged.last)
    for name in sorted(paged - whole - now):
        reason = f"pages of {sized.size} contain {name}, which no larger page contains"
        yield Finding("fail", reason, sized.paged.last)


def _with_chosen(judge: SizeJudge) -> ListJudge:
    """Return the judge that looks at each size of pages, and at the pages of a list whose filter has `in`."""

    def judged(run: Run, base: WholeList, lists: list[Sized]) -> Iterator[Finding]:
        for sized in (*lists, *chosen_list(run, base)):
            yield from judge(run, sized)

    return judged


def _once_each(run: Run, sized: Sized) -> Iterator[Finding]:
    yield _unread(sized) or _twice(run, sized)


def _twice(run: Run, sized: Sized) -> Finding:
    """
    Fail if an item appears more often in small pages than in large ones, also when both are read again.

    Skip if the list changes meanwhile, as items may then move from page to page.
    """
    if not _repeated(sized.paged, sized.whole):
        return Finding("pass")
    paged = read_again(run, sized.paged)
    if not is_steady(run, sized):
        return Finding("skip", f"the list changed while pages of {sized.size} were read")
    for name in _repeated(paged, sized.whole):
        reason = f"pages of {sized.size} contain {name} more than once"
        return Finding("fail", reason, paged.last)
    return Finding("pass")


def _repeated(paged: PagedList, whole: PagedList) -> list[str]:
    """Return the items that appear at least twice and more often than in the list itself."""
    due = Counter(whole.names or ())
    return [name for name, count in Counter(paged.names or ()).items() if count > max(due[name], 1)]


def _at_most(_run: Run, sized: Sized) -> Iterator[Finding]:
    for paged, size in ((sized.paged, sized.size), (sized.whole, page_size(sized.whole))):
        for page in paged.pages:
            if page.count > size:
                reason = f"a page has {page.count} items, expected at most {size}"
                yield Finding("fail", reason, page.exchange)
            elif page.readable:
                yield Finding("pass")


def page_size(paged: PagedList) -> int:
    """Return the requested size of the pages of a list, or the default."""
    limit = paged.listing.limit
    size = paged.call.parameters.get(limit.name)
    return size if isinstance(size, int) else limit.schema.value["default"]


def _token(_run: Run, sized: Sized) -> Iterator[Finding]:
    for page in sized.paged.pages[1:]:
        exchange = page.exchange
        if exchange.accepted:
            yield Finding("pass")
        elif exchange.refused:
            reason = f"the token of a link was refused with {exchange.status}"
            yield Finding("fail", reason, exchange)
        else:
            yield blocked(f"a page after the first was answered with {exchange.status}", exchange)


def _refused(_run: Run, paged: PagedList) -> Iterator[Finding]:
    if paged.end == "refused" and paged.last.refused and len(paged.pages) > 1:
        reason = f"the token of a link was refused with {paged.last.status}"
        yield Finding("fail", reason, paged.last)


def _made_up(run: Run, base: WholeList, _lists: list[Sized]) -> Iterator[Finding]:
    """Judge if a token that no page has leads to the first page, as if there were none."""
    listing = base.listing
    if base.count < 2:
        return  # such a list has no tokens
    exchange = run.once(base.call.but(name=listing.token, value=MADE_UP))
    page = page_of(listing, exchange)
    first = base.paged.pages[0]
    if not exchange.accepted and not exchange.refused:
        yield blocked(f"a made-up token was answered with {exchange.status}", exchange)
    elif page.count and page.items == first.items:
        yield Finding("fail", f"the made-up token {MADE_UP} gives the first page", exchange)
    else:
        yield Finding("pass")


def _limited(run: Run, base: WholeList, _lists: list[Sized]) -> Iterator[Finding]:
    """Judge if the page size is held to its bounds in a request for a further page too."""
    listing = base.listing
    small = base.call.but(name=listing.limit.name, value=1)
    further = [each.exchange for each in read_pages(run, listing, small, 2).pages[1:]]
    for call in (each.call for each in further if each.accepted):
        value = listing.largest + 1
        exchange = run.once(call.but(name=listing.limit.name, value=value))
        if exchange.accepted:
            reason = f"accepted {listing.limit.name} {value} beside a token with {exchange.status}"
            yield Finding("fail", reason, exchange)
        elif exchange.refused:
            yield Finding("pass")
        else:
            yield blocked(f"answered with {exchange.status}", exchange)


def _full(run: Run, base: WholeList, _lists: list[Sized]) -> Iterator[Finding]:
    """Judge first pages of the list without a filter: one with a link to a next one has all items asked for."""
    call, limit = base.call, base.listing.limit
    parameter = filter_parameter(base.listing)
    if parameter and base.filter:
        call = call.but(name=parameter.name, value=ABSENT)
    for size in (page_size(base.paged), FEW):
        page = page_of(base.listing, run.once(call.but(name=limit.name, value=size)))
        if page.readable and page.count and page.token is not None:
            reason = f"a page has {page.count} items of {size} asked for, and a link to a next one"
            few = page.count < size
            yield Finding("fail", reason, page.exchange) if few else Finding("pass")


FEW: Final = 7
MADE_UP: Final = "jobgauge-not-a-token"
FURTHER: Final[tuple[tuple[str, str, ListJudge], ...]] = (
    ("token_made_up", "A `{token}` that no page has does not give the first page.", _made_up),
    (
        "full",
        "Without a filter, `{limit}` is the number of items on each page but the last.",
        _full,
    ),
    ("limit_with_token", "`{limit}` has the same bounds in a request with a `{token}`.", _limited),
)
"""Promises about requests with a token: a word, the sentence, and the judge."""

PROMISES: Final[dict[str, Promise]] = {
    "complete": (
        "document",
        "Pages of any size contain the same items: none is left out, none is added.",
        _complete,
    ),
    "no_duplicates": (
        "document",
        "No item appears more often on the pages of a list than in the list itself.",
        _once_each,
    ),
    "at_most_limit": ("document", "A page has at most `{limit}` items.", _at_most),
    "token": ("document", "The `{token}` of a link is accepted unchanged.", _token),
}
