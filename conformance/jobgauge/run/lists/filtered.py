"""One filter expression sent to a server: the list in the responses is compared with the expected one."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import attrs

from jobgauge.exchange.answer import Exchange
from jobgauge.run.finding import Finding, blocked
from jobgauge.run.lists.expressions import FilterExpression, FilterProperty, Item, properties
from jobgauge.run.lists.listing import (
    PAGES,
    Listing,
    PagedList,
    listings,
    name_of,
    read_again,
    read_pages,
)
from jobgauge.run.lists.whole import WholeList, filter_parameter, on_whole_list
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import Evidence
from jobgauge.spec.document import Api, Parameter

ELSEWHERE: Final = {401, 403, 404, 429}
"""Refusals that may not be about the expression: the token, the pace, or a thing that does not exist."""


@attrs.frozen(eq=False)
class Filter:
    """The filter parameter of a list, and the properties that it documents."""

    listing: Listing
    parameter: Parameter
    properties: tuple[FilterProperty, ...]

    def rule(
        self,
        what: str,
        sentence: str,
        check: Callable[[Run, WholeList], Finding],
        *,
        evidence: Evidence = "document",
        at: str = "",
        partly: bool = False,
    ) -> Rule:
        """
        Return a rule about the filter, or about the part at this pointer below its `x-filter`.

        `partly` says that the start of a list can show that it is broken.
        """
        return rule(
            self.listing.api,
            self.listing.operation,
            "filter",
            what,
            sentence,
            check=on_whole_list(self.listing, check, partly=partly),
            pointer=f"{self.parameter.node.pointer}/x-filter{at}",
            evidence=evidence,
        )


def filters(api: Api) -> Iterator[Filter]:
    """Yield the filter of every list of an API that has one."""
    for listing in listings(api):
        if parameter := filter_parameter(listing):
            yield Filter(listing, parameter, tuple(properties(listing, parameter)))


def judge(run: Run, base: WholeList, expression: FilterExpression) -> Finding:
    """
    Compare the list that an expression selects with the expected one.

    If several spellings are allowed, it is enough that the server gives the right list for one;
    a spelling that met a 5xx may have been that one, so the others fail nobody.
    """
    found: list[Finding] = []
    for text in expression.texts:
        found.append(_observe(run, base, text, expression))
        if found[-1].verdict == "pass":
            return found[-1]
    if broken := [each for each in found if each.exchange and each.exchange.status >= 500]:
        return broken[0]
    if expression.open and all(each.exchange and each.exchange.refused for each in found):
        return Finding("skip", f"the documents leave its spelling open: {found[0].reason}")
    accepted = [each for each in found if each.exchange and each.exchange.accepted]
    return [*accepted, *found][0]


def right_spelling(
    run: Run, base: WholeList, expression: FilterExpression
) -> FilterExpression | None:
    """Return the expression in the spelling for which the server gives the right list, None if there is none."""
    for text in expression.texts:
        if _observe(run, base, text, expression).verdict == "pass":
            return attrs.evolve(expression, texts=(text,))
    return None


def filtered_list(run: Run, base: WholeList, text: str, *, again: bool = False) -> PagedList:
    """Return the list that an expression selects, which may be longer than the server's default list."""
    return read_pages(run, base.listing, base.narrowed(text), PAGES[run.depth] + 1, again=again)


def _observe(run: Run, base: WholeList, text: str, expression: FilterExpression) -> Finding:
    paged = filtered_list(run, base, text)
    if paged.end == "refused":
        return refused(paged, text)
    for item in paged.items:
        if expression.truth(item) is False and name_of(base.listing, item) is not None:
            reason = f"`{text}` lists {named(base, item)}, which does not fulfil it"
            return Finding("fail", reason, _shows(paged, item))
    if paged.end != "ended" or paged.names is None or base.paged.names is None:
        return _no_end(paged, f"`{text}`: the filtered list cannot be read to its end")
    if not base.complete:
        return Finding("pass")
    truths = base.truths(expression)
    due = [item for item, true in zip(base.items, truths, strict=True) if true]
    missing = _missing(paged, due)
    return _confirmed(run, base, text, expression, missing) if missing else Finding("pass")


def refused(paged: PagedList, text: str) -> Finding:
    """Return the finding about a refused expression: a failure if the refusal is about the expression."""
    status = paged.last.status
    missing = status == 404 and _names_a_thing(paged.listing, text)
    if paged.last.refused and not missing:
        return Finding("fail", f"`{text}` was refused with {status}", paged.last)
    return blocked(f"`{text}` was answered with {status}", paged.last)


def _names_a_thing(listing: Listing, text: str) -> bool:
    """Return True if an expression names something by its id, which may not exist."""
    parameter = filter_parameter(listing)
    documented = properties(listing, parameter) if parameter else []
    return any(each.name in text for each in documented if each.literal == "guid")


def _no_end(paged: PagedList, reason: str) -> Finding:
    return Finding("skip", reason, paged.last, blocked=not paged.last.accepted)


def _confirmed(
    run: Run, base: WholeList, text: str, expression: FilterExpression, missing: Sequence[Item]
) -> Finding:
    """Fail if an item is still left out when both lists are read again, as they may change in between."""
    now, paged = read_again(run, base.paged), filtered_list(run, base, text, again=True)
    if now.end != "ended" or paged.end != "ended":
        other = paged if paged.end != "ended" else now
        return _no_end(other, f"`{text}`: the list cannot be read to its end again")
    due = [item for item in now.items if expression.truth(item)]
    still = {name_of(base.listing, item) for item in _missing(paged, due)}
    for item in missing:
        if name_of(base.listing, item) in still:
            reason = f"`{text}` leaves out {named(base, item)}, which fulfils it"
            return Finding("fail", reason, paged.last)
    return Finding("pass")


def _missing(paged: PagedList, due: Sequence[Item]) -> list[Item]:
    """Return the items that should be in a list and are not."""
    names = set(paged.names or ())
    return [item for item in due if name_of(paged.listing, item) not in names]


def named(base: WholeList, item: Item) -> str:
    """Return an item as text for a reader: `id 123`."""
    return f"{'/'.join(base.listing.id or ('item',))} {name_of(base.listing, item)}"


def _shows(paged: PagedList, item: Item) -> Exchange:
    return next(page.exchange for page in paged.pages if item in page.items)
