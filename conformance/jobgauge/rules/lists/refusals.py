"""
What is no filter is refused, and the refusal is about the filter.

Each starts from an expression that the server answered rightly, so that nothing else can be the mistake.
Read `filtered.py` before this.
"""

from collections.abc import Callable, Iterator
from typing import Final

from jobgauge.rules.http.errors import targets
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.lists.expressions import comparison
from jobgauge.run.lists.filtered import ELSEWHERE, Filter, filters, listed, spelt
from jobgauge.run.lists.samples import values_of
from jobgauge.run.lists.whole import WholeList
from jobgauge.run.rule import Rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import Evidence
from jobgauge.spec.document import Api

STRANGER: Final = "jobgaugeUnknown"
Wrong = Callable[[str, str], list[str]]
"""Expressions that are wrong in one way, made from the name of a property and from a right expression."""
REFUSED: Final[dict[str, tuple[str, Evidence, Wrong]]] = {
    "malformed": (
        "A filter that is cut short is refused.",
        "document",
        lambda name, right: [f"{right} and", f"{name} eq", f"{name} in ('a'"],
    ),
    "unknown_property": (
        "A filter by a property that the page does not list is refused.",
        "inferred",
        lambda name, right: [right.replace(name, STRANGER, 1)],
    ),
    "unknown_operator": (
        "A filter with an operator that the page does not list is refused.",
        "inferred",
        lambda name, right: [right.replace(f"{name} eq", f"{name} {STRANGER}", 1)],
    ),
}


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about text that is not a filter, for every filter of an API."""
    for its in filters(api):
        for what, (sentence, evidence, wrong) in REFUSED.items():
            yield its.rule(what, sentence, _refused(its, wrong), evidence=evidence)
        sentence = f"The refusal of a filter names `{its.parameter.name}`, where it names a target."
        yield its.rule("target", sentence, _target(its), evidence="inferred")


def _refused(its: Filter, wrong: Wrong) -> Callable[[Run, WholeList], Finding]:
    def check(run: Run, base: WholeList) -> Finding:
        right = _right(run, base, its)
        if right is None:
            return Finding("skip", "no filter was answered rightly, so that none can be spoilt")
        found = [_outcome(run, base, text) for text in wrong(*right)]
        return conclude(found, "nothing was asked")

    return check


def _right(run: Run, base: WholeList, its: Filter) -> tuple[str, str] | None:
    """The name of a property, and an expression with it that the server answers rightly."""
    for known in its.known:
        for value in values_of(base, known)[:1]:
            found = spelt(run, base, comparison(known, "eq", value))
            if found:
                return known.name, found.texts[0]
    return None


def _outcome(run: Run, base: WholeList, text: str) -> Finding:
    exchange = listed(run, base, text).pages[0].exchange
    if exchange.accepted:
        return Finding("fail", f"`{text}` was accepted with {exchange.status}", exchange)
    if exchange.refused and exchange.status not in ELSEWHERE:
        return Finding("pass", exchanges=exchange)
    return Finding("skip", f"`{text}` was answered with {exchange.status}", exchange)


def _target(its: Filter) -> Callable[[Run, WholeList], Finding]:
    def check(run: Run, base: WholeList) -> Finding:
        right = _right(run, base, its)
        if right is None:
            return Finding("skip", "no filter was answered rightly, so that none can be spoilt")
        found: list[Finding] = []
        for text in REFUSED["malformed"][2](*right):
            outcome = _outcome(run, base, text)
            if outcome.verdict == "pass" and outcome.exchange:
                found.append(_named(its, outcome))
        return conclude(found, "no refusal of a filter was seen")

    return check


def _named(its: Filter, outcome: Finding) -> Finding:
    assert outcome.exchange is not None
    found = targets(outcome.exchange.answer.json)
    if not found:
        return Finding("skip", "the refusal names no target", outcome.exchange)
    bare = its.parameter.name.lstrip("$").lower()
    if any(bare in each.lower() for each in found):
        return Finding("pass")
    return Finding("fail", f"the refusal names {', '.join(found)}", outcome.exchange)
