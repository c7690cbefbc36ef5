"""
Filters: every listed item fulfils the filter, and every item that fulfils it is listed.

Each expression is evaluated on the items of the unfiltered list, and the filtered list is compared with the result.
An item that lacks the property, has several values or differs only in letter case may be listed or not.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Final

import attrs

from jobgauge.exchange.answer import Exchange
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.lists.expressions import (
    FilterExpression,
    FilterProperty,
    Operator,
    comparison,
)
from jobgauge.run.lists.filtered import Filter, filtered_list, filters, judge, right_spelling
from jobgauge.run.lists.listing import read_again
from jobgauge.run.lists.samples import comparisons, decisive_parts, joined, quoted_values
from jobgauge.run.lists.whole import BEGINNING, WholeList
from jobgauge.run.rule import Rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import Evidence
from jobgauge.spec.dates import NANO, Moment, in_offset, moment, written
from jobgauge.spec.document import Api
from jobgauge.spec.facts import filter_of

Checked = Callable[[Run, WholeList], Finding]

COMPARISONS: Final[dict[Operator, str]] = {
    "eq": "is the value",
    "ne": "is not the value",
    "lt": "is before the value",
    "le": "is the value or before it",
    "gt": "is after the value",
    "ge": "is the value or after it",
    "in": "is one of the values",
}
"""The condition on a property that each operator states, as the end of a sentence."""
FOR_ANY: Final = {"eq", "ne", "in"}
"""Operators for any property; the others need an order, which only points in time have."""
JOINED: Final[dict[str, tuple[str, Evidence]]] = {
    "and": ("A filter with `and` lists the items that fulfil both sides.", "document"),
    "and_more": (
        "A filter with `and` twice lists the items that fulfil all three parts.",
        "document",
    ),
    "or": ("A filter with `or` lists the items that fulfil one side or both.", "document"),
    "precedence": ("In a filter `and` binds more tightly than `or`.", "inferred"),
    "parentheses": ("Parentheses group the expressions of a filter.", "inferred"),
}


OFFSET: Final = 5
"""The hours by which a time is written ahead of UTC."""
NO_MATCH: Final = "A filter that no item fulfils gives an empty list."
NEEDED: Final = {"and": {"and"}, "and_more": {"and"}, "or": {"or"}}
"""The operators of each form that does not need both."""


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules of every filter: each property with each suitable operator, and joined expressions."""
    for filter_ in filters(api):
        documented = filter_of(filter_.parameter)
        operators = documented.operators if documented else ()
        for prop in filter_.properties:
            yield from _property(filter_, prop, operators)
        yield filter_.rule("no_match", NO_MATCH, partial(_no_match, filter_))
        for form, (sentence, evidence) in JOINED.items():
            needed = NEEDED.get(form, {"and", "or"})
            if needed <= {*operators}:
                check = _joined(filter_, form)
                yield filter_.rule(form, sentence, check, evidence=evidence)


def _property(filter_: Filter, prop: FilterProperty, operators: Sequence[str]) -> Iterator[Rule]:
    name = prop.name

    def one(
        what: str,
        sentence: str,
        check: Checked,
        evidence: Evidence = "document",
        *,
        partly: bool = False,
    ) -> Rule:
        at = f"/properties/{name}"
        return filter_.rule(
            f"{name}/{what}", sentence, check, evidence=evidence, at=at, partly=partly
        )

    for operator, words in COMPARISONS.items():
        if operator in operators and (operator in FOR_ANY or prop.literal == "date-time"):
            sentence = f"The filter `{name} {operator}` lists the items whose `{name}` {words}."
            yield one(operator, sentence, _compared(prop, operator), partly=True)
    if prop.literal == "date-time":
        sentence = f"A time in the `{name}` of a filter may have another offset than UTC."
        yield one("offset", sentence, _offset(prop))
    if prop.values:
        sentence = f"The lists for each value of `{name}` together make up the whole list."
        yield one("union", sentence, _union(prop))
    elif prop.literals.escape:
        mark, escape = prop.literals.quote, prop.literals.escape
        sentence = f"In the `{name}` of a filter, {mark} is written as {escape}."
        yield one("quote", sentence, _quote(prop), "inferred")


def _compared(prop: FilterProperty, operator: Operator) -> Checked:
    def check(run: Run, base: WholeList) -> Finding:
        tried = [*comparisons(base, prop, operator, run.depth), *_within(base, prop, operator)]
        found = [judge(run, base, each) for each in tried]
        return conclude(
            found, f"none of {base.count} items has one `{prop.name}` that a filter can name"
        )

    return check


def _within(
    base: WholeList, prop: FilterProperty, operator: Operator
) -> Iterator[FilterExpression]:
    """
    Yield comparisons with other times than those of the property.

    The full second before, or after, a time that differs from it only in its fraction;
    and a time between that of the property and another time of the same item, to which a server may compare it.
    """
    if prop.literal != "date-time" or operator not in {"lt", "gt"}:
        return
    yield from islice(_between(base, prop, operator), 1)
    for value in base.values(prop):
        when = moment(value)
        if when and when.nanoseconds % NANO:
            whole = when.nanoseconds // NANO * NANO + (NANO if operator == "lt" else 0)
            if text := written(Moment(whole, 0)):
                yield comparison(prop, operator, text)
                return


def _no_match(filter_: Filter, run: Run, base: WholeList) -> Finding:
    """Ask for the items before the first of all."""
    for prop in filter_.properties:
        if prop.literal == "date-time" and base.values(prop):
            return judge(run, base, comparison(prop, "lt", BEGINNING))
    return Finding("skip", "no property of the filter is a time by which no item is found")


def _between(
    base: WholeList, prop: FilterProperty, operator: Operator
) -> Iterator[FilterExpression]:
    for item, value in zip(base.items, base.held(prop), strict=True):
        when = moment(value)
        others = [moment(each) for each in item.values() if isinstance(each, str)]
        later = [
            each
            for each in others
            if when and each and each.nanoseconds - when.nanoseconds > 2 * NANO
        ]
        if when and later and (text := written(Moment(when.nanoseconds + NANO, 0))):
            yield comparison(prop, operator, text)


def _offset(prop: FilterProperty) -> Checked:
    def check(run: Run, base: WholeList) -> Finding:
        found: list[Finding] = []
        for value in base.values(prop)[:1]:
            plain = comparison(prop, "ge", value)
            moved = in_offset(value, OFFSET)
            if moved and right_spelling(run, base, plain):
                text = f"{prop.name} ge {moved}"
                found.append(judge(run, base, attrs.evolve(plain, texts=(text,), open=True)))
        return conclude(found, "no item has a time that can be written with an offset")

    return check


def _quote(prop: FilterProperty) -> Checked:
    def check(run: Run, base: WholeList) -> Finding:
        values = quoted_values(base, prop)
        found = [judge(run, base, comparison(prop, "eq", value)) for value in values]
        unseen = f"none of {base.count} items has {prop.literals.quote} in its `{prop.name}`"
        return conclude(found, unseen)

    return check


def _joined(filter_: Filter, form: str) -> Checked:
    def check(run: Run, base: WholeList) -> Finding:
        parts = decisive_parts(base, filter_.properties, form)
        if parts is None:
            reason = f"{base.count} items, too similar for a filter that shows a difference"
            return Finding("skip", reason)
        right = [found for part in parts if (found := right_spelling(run, base, part))]
        if len(right) < len(parts):
            return Finding("skip", "a part of the expression alone gives a wrong list")
        return conclude([judge(run, base, joined(form, right))], "no request was sent")

    return check


def _union(prop: FilterProperty) -> Checked:
    def check(run: Run, base: WholeList) -> Finding:
        if not base.count:
            return Finding("skip", "the list is empty")
        shown: dict[str, tuple[str, Exchange]] = {}
        found: list[Finding] = []
        for value in prop.values:
            expression = comparison(prop, "eq", value)
            found.append(judge(run, base, expression))
            if found[-1].verdict != "pass":
                return conclude(found[-1:], "no request was sent")
            text = (right_spelling(run, base, expression) or expression).texts[0]
            paged = filtered_list(run, base, text)
            shown |= dict.fromkeys(paged.names or (), (text, paged.last))
        return conclude([*found, *_beyond(run, base, shown)], "no request was sent")

    return check


def _beyond(run: Run, base: WholeList, shown: dict[str, tuple[str, Exchange]]) -> Iterator[Finding]:
    """Yield a failure for each item that a filter lists and the unfiltered list does not, not even now."""
    extra = [name for name in shown if name not in {*(base.paged.names or ())}]
    now = {*(read_again(run, base.paged).names or ())} if extra else set[str]()
    for name in extra:
        if name not in now:
            text, exchange = shown[name]
            reason = f"`{text}` lists {name}, which is not in the unfiltered list"
            yield Finding("fail", reason, exchange)
