"""
One filter expression put to a server: the list that it gives against the one that it should give.

Read `expression.py` and `baseline.py` before this.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import attrs

from jobgauge.exchange.answer import Exchange
from jobgauge.run.finding import Finding
from jobgauge.run.lists.expressions import FilterExpression, FilterProperty, Item, properties
from jobgauge.run.lists.listing import PAGES, Listing, Walk, listings, name_of, walk
from jobgauge.run.lists.samples import truths
from jobgauge.run.lists.whole import WholeList, filter_parameter, on_whole_list
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import Evidence
from jobgauge.spec.document import Api, Parameter

ELSEWHERE: Final = {401, 403, 404, 429}
"""Refusals that are not about the expression: who asks, how often, or for something that is not there."""


@attrs.frozen(eq=False)
class Filter:
    """The filter parameter of a list, and the properties that it documents."""

    listing: Listing
    parameter: Parameter
    known: tuple[FilterProperty, ...]

    def rule(
        self,
        what: str,
        sentence: str,
        check: Callable[[Run, WholeList], Finding],
        *,
        evidence: Evidence = "document",
        at: str = "",
    ) -> Rule:
        """A rule about the filter, or about what stands at a pointer below its `x-filter`."""
        return rule(
            self.listing.api,
            self.listing.operation,
            "filter",
            what,
            sentence,
            check=on_whole_list(self.listing, check),
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
    The list that an expression gives, against the one that it should.

    Where more than one spelling is allowed, one that is answered rightly is enough.
    """
    found: list[Finding] = []
    for text in expression.texts:
        found.append(_observe(run, base, text, expression))
        if found[-1].verdict == "pass":
            return found[-1]
    if expression.open and all(each.exchange and each.exchange.refused for each in found):
        return Finding("skip", f"left open how it is written: {found[0].reason}")
    answered = [each for each in found if each.exchange and each.exchange.accepted]
    return [*answered, *found][0]


def spelt(run: Run, base: WholeList, expression: FilterExpression) -> FilterExpression | None:
    """The expression in the spelling that the server answers rightly; None where there is none."""
    for text in expression.texts:
        if _observe(run, base, text, expression).verdict == "pass":
            return attrs.evolve(expression, texts=(text,))
    return None


def listed(run: Run, base: WholeList, text: str, *, again: bool = False) -> Walk:
    """The list that an expression gives; it may be longer than the one without it, as no filter is also a choice."""
    return walk(run, base.listing, base.narrowed(text), PAGES[run.depth] + 1, again=again)


def _observe(run: Run, base: WholeList, text: str, expression: FilterExpression) -> Finding:
    walked = listed(run, base, text)
    if walked.end == "refused":
        return refused(walked, text)
    if walked.end != "ended" or walked.names is None or base.walk.names is None:
        return Finding("skip", f"`{text}`: not a list that can be read whole", walked.last)
    for item in walked.items:
        if expression.truth(item) is False:
            reason = f"`{text}` lists {named(base, item)}, which does not fulfil it"
            return Finding("fail", reason, _shows(walked, item))
    lost = _lost(base, base.items, walked, expression)
    return _confirmed(run, base, text, expression, lost) if lost else Finding("pass")


def refused(walked: Walk, text: str) -> Finding:
    """An expression that was refused: a failure where the refusal is about the expression."""
    status = walked.last.status
    if walked.last.refused and status not in ELSEWHERE:
        return Finding("fail", f"`{text}` was refused with {status}", walked.last)
    return Finding("skip", f"`{text}` was answered with {status}", walked.last)


def _confirmed(
    run: Run, base: WholeList, text: str, expression: FilterExpression, lost: Sequence[Item]
) -> Finding:
    """Whether the items are left out still, as a list may change while it is read."""
    now, walked = base.anew(run), listed(run, base, text, again=True)
    if now.end != "ended" or walked.end != "ended":
        return Finding("skip", f"`{text}`: not a list that stays readable", walked.last)
    still = {name_of(base.listing, item) for item in _lost(base, now.items, walked, expression)}
    for item in lost:
        if name_of(base.listing, item) in still:
            reason = f"`{text}` leaves out {named(base, item)}, which fulfils it"
            return Finding("fail", reason, walked.last)
    return Finding("pass")


def _lost(
    base: WholeList, items: Sequence[Item], walked: Walk, expression: FilterExpression
) -> list[Item]:
    """The items that fulfil an expression and are not in the list that it gave."""
    names = set(walked.names or ())
    known = items is base.items
    told = truths(base, expression) if known else [expression.truth(each) for each in items]
    return [
        item
        for item, true in zip(items, told, strict=True)
        if true and name_of(base.listing, item) not in names
    ]


def named(base: WholeList, item: Item) -> str:
    """An item for a reader."""
    return f"{base.listing.id or 'item'} {name_of(base.listing, item)}"


def _shows(walked: Walk, item: Item) -> Exchange:
    return next(page.exchange for page in walked.pages if item in page.items)
