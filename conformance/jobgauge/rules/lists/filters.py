"""
What a filter does: every listed item fulfils it, and every item that fulfils it is listed.

The list without the filter says what the filtered one must be: each expression is worked out here, on its items.
An item that lacks the property, has several values or differs in letter case only may be listed or not.
Read `filtered.py` and `samples.py` before this.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from jobgauge.exchange.answer import Exchange
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.lists.expressions import (
    FilterExpression,
    FilterProperty,
    Operator,
    comparison,
)
from jobgauge.run.lists.filtered import Filter, filters, judge, listed, spelt
from jobgauge.run.lists.samples import comparisons, joined, quoted_values, telling, values_of
from jobgauge.run.lists.whole import WholeList
from jobgauge.run.rule import Rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import Evidence
from jobgauge.spec.dates import NANO, Moment, moment, written
from jobgauge.spec.document import Api

Checked = Callable[[Run, WholeList], Finding]

SENTENCES: Final[dict[Operator, str]] = {
    "eq": "are those whose `{}` is the value",
    "ne": "are those whose `{}` is another one",
    "lt": "are those whose `{}` is before the value",
    "le": "are those whose `{}` is the value or before it",
    "gt": "are those whose `{}` is after the value",
    "ge": "are those whose `{}` is the value or after it",
    "in": "are those whose `{}` is one of the values",
}
FOR_ANY: Final = {"eq", "ne", "in"}
"""Operators for any property; the others need an order, which only points in time have."""
JOINED: Final[dict[str, tuple[str, Evidence]]] = {
    "and": ("With `and` the list holds what both sides hold for.", "document"),
    "or": ("With `or` the list holds what one side or both hold for.", "document"),
    "precedence": ("`and` binds tighter than `or`.", "inferred"),
    "parentheses": ("Parentheses hold an expression together.", "inferred"),
}


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules of every filter: each property with each operator that fits, and the words that join."""
    for its in filters(api):
        operators: Sequence[str] = its.parameter.node.value["x-filter"]["operators"]
        for known in its.known:
            yield from _property(its, known, operators)
        for form, (sentence, evidence) in JOINED.items():
            if form in operators or {"and", "or"} <= {*operators}:
                yield its.rule(form, sentence, _joined(its, form), evidence=evidence)


def _property(its: Filter, known: FilterProperty, operators: Sequence[str]) -> Iterator[Rule]:
    def one(what: str, sentence: str, check: Checked, evidence: Evidence = "document") -> Rule:
        name = f"{known.name}/{what}"
        return its.rule(name, sentence, check, evidence=evidence, at=f"/properties/{known.name}")

    for operator, words in SENTENCES.items():
        if operator in operators and (operator in FOR_ANY or known.literal == "date-time"):
            sentence = f"The items of `{known.name} {operator}` {words.format(known.name)}."
            yield one(operator, sentence, _compared(known, operator))
    if known.values:
        sentence = f"The lists for each `{known.name}` make up the whole list."
        yield one("union", sentence, _union(known))
    elif known.literal == "string":
        sentence = f"A single quote in the `{known.name}` of a filter is written twice."
        yield one("quote", sentence, _quote(known), "inferred")


def _compared(known: FilterProperty, operator: Operator) -> Checked:
    def check(run: Run, base: WholeList) -> Finding:
        tried = [*comparisons(base, known, operator, run.depth), *_within(base, known, operator)]
        found = [judge(run, base, each) for each in tried]
        return conclude(found, f"{len(base.items)} items, none with one `{known.name}`")

    return check


def _within(
    base: WholeList, known: FilterProperty, operator: Operator
) -> Iterator[FilterExpression]:
    """A comparison with the whole second before, or after, a point in time: only fractions tell the two apart."""
    if known.literal != "date-time" or operator not in {"lt", "gt"}:
        return
    for value in values_of(base, known):
        when = moment(value)
        if when and when.nanoseconds % NANO:
            whole = when.nanoseconds // NANO * NANO + (NANO if operator == "lt" else 0)
            yield comparison(known, operator, written(Moment(whole, 0)))
            return


def _quote(known: FilterProperty) -> Checked:
    def check(run: Run, base: WholeList) -> Finding:
        values = quoted_values(base, known)
        found = [judge(run, base, comparison(known, "eq", value)) for value in values]
        return conclude(
            found, f"{len(base.items)} items, none with a single quote in its `{known.name}`"
        )

    return check


def _joined(its: Filter, form: str) -> Checked:
    def check(run: Run, base: WholeList) -> Finding:
        parts = telling(base, its.known, form)
        if parts is None:
            return Finding("skip", f"{len(base.items)} items, too alike to tell one reading")
        right = [found for part in parts if (found := spelt(run, base, part))]
        if len(right) < len(parts):
            return Finding("skip", "a part of the expression is not answered rightly by itself")
        return conclude([judge(run, base, joined(form, right))], "nothing was asked")

    return check


def _union(known: FilterProperty) -> Checked:
    def check(run: Run, base: WholeList) -> Finding:
        if not base.items:
            return Finding("skip", "0 items, so that there is nothing to make up")
        shown: dict[str, tuple[str, Exchange]] = {}
        found: list[Finding] = []
        for value in known.values:
            expression = comparison(known, "eq", value)
            found.append(judge(run, base, expression))
            if found[-1].verdict != "pass":
                return conclude(found[-1:], "nothing was asked")
            text = (spelt(run, base, expression) or expression).texts[0]
            walked = listed(run, base, text)
            shown |= dict.fromkeys(walked.names or (), (text, walked.last))
        return conclude([*found, *_beyond(run, base, shown)], "nothing was asked")

    return check


def _beyond(run: Run, base: WholeList, shown: dict[str, tuple[str, Exchange]]) -> Iterator[Finding]:
    """The items that a filter lists and the list without it does not, not even now."""
    extra = [name for name in shown if name not in {*(base.walk.names or ())}]
    now = {*(base.anew(run).names or ())} if extra else set[str]()
    for name in extra:
        if name not in now:
            text, exchange = shown[name]
            reason = f"`{text}` lists {name}, which the list without it does not have"
            yield Finding("fail", reason, exchange)
