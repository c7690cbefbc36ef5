"""
Refused filters: an invalid filter is refused, and the refusal names the filter parameter.

Each is made from an expression for which the server gives the right list, so that only the change is wrong.
"""

from collections.abc import Callable, Iterator
from typing import Final

from jobgauge.run.errors import targets
from jobgauge.run.finding import Finding, blocked, conclude
from jobgauge.run.lists.expressions import comparison
from jobgauge.run.lists.filtered import ELSEWHERE, Filter, filtered_list, filters, right_spelling
from jobgauge.run.lists.whole import WholeList
from jobgauge.run.rule import Rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import Evidence
from jobgauge.spec.document import Api

UNKNOWN: Final = "jobgaugeUnknown"
NO_RIGHT: Final = "no filter gave the right list, so no invalid one can be made from it"
Misspelling = Callable[[str, str], list[str]]
"""Make expressions with one kind of mistake from the name of a property and a valid expression about it."""
REFUSED: Final[dict[str, tuple[str, Evidence, Misspelling]]] = {
    "malformed": (
        "A truncated filter is refused.",
        "document",
        lambda name, right: [f"{right} and", f"{name} eq", f"{name} in ('a'"],
    ),
    "unknown_property": (
        "A filter by a property that the page does not list is refused.",
        "inferred",
        lambda name, right: [right.replace(name, UNKNOWN, 1)],
    ),
    "unknown_operator": (
        "A filter with an operator that the page does not list is refused.",
        "inferred",
        lambda name, right: [right.replace(f"{name} eq", f"{name} {UNKNOWN}", 1)],
    ),
}


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about invalid filters, for every filter parameter of an API."""
    for filter_ in filters(api):
        for what, (sentence, evidence, wrong) in REFUSED.items():
            check = _refused(filter_, wrong)
            yield filter_.rule(what, sentence, check, evidence=evidence)
        name = filter_.parameter.name
        sentence = f"If the refusal of a filter names a target, it is `{name}`."
        yield filter_.rule("target", sentence, _target(filter_), evidence="inferred")


def _refused(filter_: Filter, wrong: Misspelling) -> Callable[[Run, WholeList], Finding]:
    def check(run: Run, base: WholeList) -> Finding:
        return conclude(_outcomes(run, base, filter_, wrong), NO_RIGHT)

    return check


def _outcomes(run: Run, base: WholeList, filter_: Filter, wrong: Misspelling) -> list[Finding]:
    """Return the findings for filters with one kind of mistake, none if no filter gave the right list."""
    for prop in filter_.properties:
        for value in base.values(prop)[:1]:
            found = right_spelling(run, base, comparison(prop, "eq", value))
            if found:
                return [_outcome(run, base, text) for text in wrong(prop.name, found.texts[0])]
    return []


def _outcome(run: Run, base: WholeList, text: str) -> Finding:
    exchange = filtered_list(run, base, text).pages[0].exchange
    if exchange.accepted:
        reason = f"accepted the invalid filter `{text}` with {exchange.status}"
        return Finding("fail", reason, exchange)
    if exchange.refused and exchange.status not in ELSEWHERE:
        return Finding("pass", exchanges=exchange)
    return blocked(f"`{text}` was answered with {exchange.status}", exchange)


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
