"""
What every answer must look like: one rule for each response constraint, judged on all answers of the run.

A constraint that no answer had a subject for is a skip, with the statuses that came instead.
Read `constraints.py`, `wording.py` and `rule.py` before this.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, cast

import attrs

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import typed
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.rule import Rule, constraint_rule
from jobgauge.run.run import Run, statuses
from jobgauge.spec.constraints import ABSENT, Constraint, Place, values_below
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.walk import constraints
from jobgauge.spec.wording import short

PASSED = Finding("pass")
JUDGED_PARTS = {"body", "header", "content-type"}
MANY = 3


def rules(api: Api) -> Iterator[Rule]:
    """A rule for each constraint on the body, the headers and the content type of an answer."""
    for constraint in constraints(api):
        if _tellable(constraint):
            yield constraint_rule(api, constraint, partial(judge, constraint), stage="judge")


def _tellable(constraint: Constraint) -> bool:
    """Whether an answer can break it: any text is a string, so a header cannot break `type: string`."""
    place = constraint.place
    if place.direction == "request" or place.part not in JUDGED_PARTS:
        return False
    return not (
        place.part == "header" and constraint.keyword == "type" and constraint.value == "string"
    )


def judge(constraint: Constraint, run: Run) -> Finding:
    """The constraint against every answer so far that its response covers."""
    operation = run.api.operation(constraint.place.operation)
    run.documented(operation)
    covered = _covered(run, operation, constraint.place)
    passed = 0
    others: list[Finding] = []
    for exchange, found in zip(covered.answers, covered.subjects(constraint), strict=True):
        if ABSENT not in found[:1] and constraint.all_hold(found):
            passed += len(found)
        else:
            others += _observations(constraint, exchange)
    if not (passed or others):
        seen = statuses(run.answers(operation))
        where = f"a {constraint.place.status} answer"
        return Finding("skip", f"never seen in {where}; statuses seen: {seen}")
    return conclude(others, "", passed=passed)


@attrs.frozen(eq=False)
class _Covered:
    """
    The answers to one place of a response, when there were so many exchanges with the operation.

    `below` keeps what stands at each path of their bodies: a list for each answer.
    """

    place: Place
    answers: list[Exchange]
    below: dict[tuple[str, ...], list[list[Any]]]

    def subjects(self, constraint: Constraint) -> list[list[Any]]:
        """What a constraint of this place is about in each answer."""
        if self.place.part != "body":
            return [[value for _, value in _subjects(constraint, each)] for each in self.answers]
        return self._at(constraint.path)

    def _at(self, path: tuple[str, ...]) -> list[list[Any]]:
        if path not in self.below:
            self.below[path] = [values_below(each, path[-1]) for each in self._at(path[:-1])]
        return self.below[path]


def _covered(run: Run, operation: Operation, place: Place) -> _Covered:
    so_far = run.answers(operation)
    return run.remember(("covered", place, len(so_far)), lambda: _covers(operation, place, so_far))


def _covers(operation: Operation, place: Place, so_far: Sequence[Exchange]) -> _Covered:
    statuses_covered = {
        status
        for status in {each.status for each in so_far}
        if (response := operation.response(status)) and response.status == place.status
    }
    answers = [each for each in so_far if each.status in statuses_covered]
    messages = [[] if each.answer.json is ABSENT else [each.answer.json] for each in answers]
    return _Covered(place, answers, {(): messages})


def _observations(constraint: Constraint, exchange: Exchange) -> Iterator[Finding]:
    for pointer, value in _subjects(constraint, exchange):
        if constraint.holds(value):
            yield PASSED
        elif constraint.open:
            yield Finding("skip", f"left open: {constraint.open}", exchange)
        else:
            yield departure(constraint, pointer, value, exchange)


def _subjects(constraint: Constraint, exchange: Exchange) -> list[tuple[str, Any]]:
    """What the constraint is about in one answer, typed; an answer that is not JSON has no subject in its body."""
    answer, place = exchange.answer, constraint.place
    if place.part == "content-type":
        return [("", answer.media_type)]
    if place.part == "header":
        text = answer.headers.get(place.parameter or "")
        value = ABSENT if text is None else typed(text, constraint.schema)
        return [("", value)] if value is not ABSENT or constraint.keyword == "present" else []
    return [] if answer.json is ABSENT else constraint.subjects(answer.json)


def departure(
    constraint: Constraint, pointer: str, value: Any, exchange: Exchange | None = None
) -> Finding:
    """
    What a broken response constraint amounts to: a drift where it only adds, else a failure.

    A value that an enum does not list only adds where it is a text, and not one of its own in another spelling.
    """
    where = pointer or {"header": f"header {constraint.place.parameter}"}.get(
        constraint.place.part, "the answer"
    )
    if constraint.keyword in {"closed", "listed"}:
        extra = [name for name in value if name not in constraint.value]
        known = all(name in constraint.known for name in extra)
        names = ", ".join(repr(name) for name in extra[:MANY])
        return Finding("drift", f"{where}: unlisted member {names}", exchange, known)
    if constraint.keyword == "enum" and isinstance(value, str):
        spelt = [each for each in constraint.value if isinstance(each, str) and _alike(each, value)]
        if not spelt:
            drift = f"{where}: unlisted value {short(value)}"
            return Finding("drift", drift, exchange, value in constraint.known)
        return Finding(
            "fail", f"{where}: {short(value)}, which is spelt {short(spelt[0])}", exchange
        )
    reason = f"{where}: {_expected(constraint)}, found {_found(constraint, value)}"
    known = constraint.keyword == "required" and constraint.value in constraint.known
    return Finding("fail", reason, exchange, known)


def _alike(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _expected(constraint: Constraint) -> str:
    match constraint.keyword:
        case "required":
            return f"expected the member {constraint.value!r}"
        case "present":
            return "expected to be there"
        case "oneOf":
            names = [" and ".join(each["required"]) for each in constraint.value]
            return f"expected exactly one of {', '.join(names)}"
        case keyword:
            return f"expected {keyword} {short(constraint.value)}"


def _found(constraint: Constraint, value: Any) -> str:
    if constraint.keyword in {"required", "oneOf"} and isinstance(value, dict):
        return f"the members {short(sorted(cast('dict[str, Any]', value)))}"
    if constraint.keyword in {"minItems", "maxItems"} and isinstance(value, list):
        return f"{len(cast('list[Any]', value))} elements"
    return "nothing" if value in (ABSENT, "") else short(value)
