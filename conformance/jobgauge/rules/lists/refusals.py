"""
Refused filters: an invalid filter is refused, and the refusal names the filter parameter.

Each is made from an expression for which the server gives the right list, so that only the change is wrong.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from jobgauge.run.errors import targets
from jobgauge.run.finding import Finding, blocked, conclude
from jobgauge.run.lists.expressions import FilterProperty, comparison
from jobgauge.run.lists.filtered import ELSEWHERE, Filter, filtered_list, filters, right_spelling
from jobgauge.run.lists.whole import WholeList
from jobgauge.run.rule import Rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import Evidence
from jobgauge.spec.document import Api

UNKNOWN: Final = "jobgaugeUnknown"
OTHERS: Final = 1
"""The most members of items that are tried as properties of a filter."""
NO_RIGHT: Final = "no filter gave the right list, so no invalid one can be made from it"
Misspelling = Callable[[str, str], list[str]]
"""Make expressions with one kind of mistake from the name of a property and a valid expression about it."""
REFUSED: Final[dict[str, tuple[str, Evidence, Misspelling]]] = {
    "malformed": (
        "A truncated filter is refused.",
        "document",
        lambda name, right: [f"{right} and", f"{name} eq", f"{name} in ('a'"],
    ),
}


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about invalid filters, for every filter parameter of an API."""
    for filter_ in filters(api):
        for what, (sentence, evidence, wrong) in REFUSED.items():
            check = _refused(filter_, wrong)
            yield filter_.rule(what, sentence, check, evidence=evidence)
        for what, sentence, judge in UNLISTED:
            yield filter_.rule(what, sentence, partial(judge, filter_))
        name = filter_.parameter.name
        sentence = f"If the refusal of a filter names a target, it is `{name}`."
        yield filter_.rule("target", sentence, _target(filter_), evidence="inferred")


def _refused(filter_: Filter, wrong: Misspelling) -> Callable[[Run, WholeList], Finding]:
    def check(run: Run, base: WholeList) -> Finding:
        return conclude(_outcomes(run, base, filter_, wrong), NO_RIGHT)

    return check


def _outcomes(run: Run, base: WholeList, filter_: Filter, wrong: Misspelling) -> list[Finding]:
    """Return the findings for filters with one kind of mistake, none if no filter gave the right list."""
    found = _right(filter_, run, base)
    if found is None:
        return []
    prop, right = found
    return [_outcome(run, base, text) for text in wrong(prop.name, right)]


def _outcome(run: Run, base: WholeList, text: str) -> Finding:
    exchange = filtered_list(run, base, text).pages[0].exchange
    if exchange.accepted:
        reason = f"accepted the invalid filter `{text}` with {exchange.status}"
        return Finding("fail", reason, exchange)
    if exchange.refused and exchange.status not in ELSEWHERE:
        return Finding("pass", exchanges=exchange)
    return blocked(f"`{text}` was answered with {exchange.status}", exchange)


def _unlisted_property(filter_: Filter, run: Run, base: WholeList) -> Finding:
    """Judge filters by members of an item that the page does not list for filters, and by one that there is not."""
    found = _right(filter_, run, base)
    if found is None:
        return Finding("skip", NO_RIGHT)
    prop, right = found
    texts: list[tuple[str, tuple[str, str] | None]] = [(right.replace(prop.name, UNKNOWN, 1), None)]
    for name, value in _others(filter_, base):
        texts.append((f"{name} eq {prop.literals.written(value)}", (name, value)))
    return conclude([_evaluated(run, base, *each) for each in texts], "nothing was sent")


def _unlisted_operator(filter_: Filter, run: Run, base: WholeList) -> Finding:
    found = _right(filter_, run, base)
    if found is None:
        return Finding("skip", NO_RIGHT)
    prop, right = found
    return _outcome(run, base, right.replace(f"{prop.name} eq", f"{prop.name} {UNKNOWN}", 1))


def _right(filter_: Filter, run: Run, base: WholeList) -> tuple[FilterProperty, str] | None:
    """Return a property and a comparison with `eq` for which the server gives the right list."""
    for prop in filter_.properties:
        for value in base.values(prop)[:1]:
            found = right_spelling(run, base, comparison(prop, "eq", value))
            if found:
                return prop, found.texts[0]
    return None


def _others(filter_: Filter, base: WholeList) -> list[tuple[str, str]]:
    """Return members of items that no filter lists, each with a value that some items have and others have not."""
    listed = {prop.path[0] for prop in filter_.properties}
    found: dict[str, str] = {}
    for name, value in ((name, value) for item in base.items for name, value in item.items()):
        if name not in listed and isinstance(value, str) and name not in found:
            shared = [item.get(name) == value for item in base.items]
            if {*shared} == {True, False}:
                found[name] = value
    return list(found.items())[:OTHERS]


def _evaluated(run: Run, base: WholeList, text: str, wanted: tuple[str, str] | None) -> Finding:
    """Judge a filter by a property that is not listed: refusing it is right, evaluating it an addition."""
    paged = filtered_list(run, base, text)
    exchange = paged.pages[0].exchange
    if exchange.refused and exchange.status not in ELSEWHERE:
        return Finding("pass")
    if not exchange.accepted:
        return blocked(f"`{text}` was answered with {exchange.status}", exchange)
    fits = [wanted is not None and item.get(wanted[0]) == wanted[1] for item in paged.items]
    if all(fits):
        return Finding("drift", f"`{text}` is accepted and evaluated", exchange)
    reason = f"`{text}` is accepted and not evaluated: {fits.count(False)} items do not fulfil it"
    return Finding("fail", reason, exchange)


def _target(filter_: Filter) -> Callable[[Run, WholeList], Finding]:
    def check(run: Run, base: WholeList) -> Finding:
        tried = _outcomes(run, base, filter_, REFUSED["malformed"][2])
        found = [_named(filter_, each) for each in tried if each.verdict == "pass"]
        return conclude(found, "no invalid filter was refused" if tried else NO_RIGHT)

    return check


def _named(filter_: Filter, outcome: Finding) -> Finding:
    assert outcome.exchange is not None
    found = targets(outcome.exchange)
    if not found:
        return Finding("skip", "the refusal of an invalid filter names no target", outcome.exchange)
    bare = filter_.parameter.name.lstrip("$").lower()
    if any(bare in each.lower() for each in found):
        return Finding("pass")
    named = ", ".join(dict.fromkeys(found))
    reason = f"the refusal names {named}, expected {filter_.parameter.name}"
    return Finding("fail", reason, outcome.exchange)


UNLISTED: Final[tuple[tuple[str, str, Callable[[Filter, Run, WholeList], Finding]], ...]] = (
    (
        "unknown_property",
        "A filter by a property that the page does not list is refused, and not ignored.",
        _unlisted_property,
    ),
    (
        "unknown_operator",
        "A filter with an operator that the page does not list is refused.",
        _unlisted_operator,
    ),
)
"""What a filter may name beside what the page lists: a word, the sentence, and the check."""
