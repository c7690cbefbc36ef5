"""
Response constraints: a rule for each, judged on all responses of the run.

A constraint on a value that no response contained is a skip.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, cast

import attrs

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import typed
from jobgauge.rules.constraints.descriptions import keyword_of, size_of
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.rule import Rule, constraint_rule
from jobgauge.run.run import Run, statuses
from jobgauge.spec.constraints import ABSENT, Constraint, Place, values_below
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.walk import constraints
from jobgauge.spec.wording import short

PASSED = Finding("pass")
JUDGED_PARTS = {"body", "header", "content-type"}
SHOWN = 3
"""The most undocumented members that a reason names."""


def rules(api: Api) -> Iterator[Rule]:
    """Yield a rule for each constraint on the body, the headers and the content type of a response."""
    for constraint in constraints(api):
        if _can_be_broken(constraint):
            yield constraint_rule(api, constraint, partial(judge, constraint), stage="judge")


def _can_be_broken(constraint: Constraint) -> bool:
    """Return True if a response can break it; headers are text, so none breaks `type: string`."""
    place = constraint.place
    if place.direction == "request" or place.part not in JUDGED_PARTS:
        return False
    return not (
        place.part == "header" and constraint.keyword == "type" and constraint.value == "string"
    )


def judge(constraint: Constraint, run: Run) -> Finding:
    """Judge the constraint on every response so far that it applies to."""
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
        if not covered.answers:
            seen = statuses(run.answers(operation))
            return Finding("skip", f"no {constraint.place.status} response was received: {seen}")
        return Finding("skip", f"no {constraint.place.status} response {_lacking(constraint)}")
    return conclude(others, "", passed=passed)


@attrs.frozen(eq=False)
class _Covered:
    """
    The responses so far that the constraints of one place apply to.

    `below` caches the values at each path of their bodies: a list for each response.
    """

    place: Place
    answers: list[Exchange]
    below: dict[tuple[str, ...], list[list[Any]]]

    def subjects(self, constraint: Constraint) -> list[list[Any]]:
        """Return the values in each response that a constraint of this place binds."""
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
            yield _departure(constraint, pointer, value, exchange)


def _subjects(constraint: Constraint, exchange: Exchange) -> list[tuple[str, Any]]:
    """Return the values in one response that the constraint binds; a body that is not JSON has none."""
    answer, place = exchange.answer, constraint.place
    if place.part == "content-type":
        return [("", answer.media_type)]
    if place.part == "header":
        text = answer.headers.get(place.parameter or "")
        value = ABSENT if text is None else typed(text, constraint.schema)
        return [("", value)] if value is not ABSENT or constraint.keyword == "present" else []
    return [] if answer.json is ABSENT else constraint.subjects(answer.json)


def _departure(constraint: Constraint, pointer: str, value: Any, exchange: Exchange) -> Finding:
    """
    Return the finding for a broken response constraint: a drift if the response only adds something, else a failure.

    An undocumented text in place of an enum is an addition unless it is a documented one in another spelling.
    """
    place = constraint.place
    where = pointer or (f"header {place.parameter}" if place.part == "header" else place.part)
    if constraint.keyword in {"closed", "listed"}:
        extra = [name for name in value if name not in constraint.value]
        known = all(name in constraint.known for name in extra)
        names = ", ".join(repr(name) for name in extra[:SHOWN])
        members = "member" if len(extra) == 1 else "members"
        return Finding("drift", f"{where}: undocumented {members} {names}", exchange, known)
    if constraint.keyword == "enum" and isinstance(value, str):
        spelt = [each for each in constraint.value if isinstance(each, str) and _alike(each, value)]
        if not spelt:
            drift = f"{where}: undocumented value {short(value)}, {_expected(constraint)}"
            return Finding("drift", drift, exchange, value in constraint.known)
        reason = f"{where}: expected {short(spelt[0])}, found {short(value)}"
        return Finding("fail", reason, exchange)
    reason = f"{where}: {_expected(constraint)}, found {_found(constraint, value)}"
    known = constraint.keyword == "required" and constraint.value in constraint.known
    return Finding("fail", reason, exchange, known)


def _lacking(constraint: Constraint) -> str:
    if constraint.place.part == "header":
        return f"had the header {constraint.place.parameter}"
    return f"contained `{constraint.subject}`" if constraint.path else "had a JSON body"


def _alike(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _expected(constraint: Constraint) -> str:
    match constraint.keyword:
        case "required":
            return f"expected the member {constraint.value!r}"
        case "present":
            return "expected to be present"
        case "oneOf":
            names = [" and ".join(each["required"]) for each in constraint.value]
            return f"expected exactly one of {', '.join(names)}"
        case "content-type":
            return f"expected {' or '.join(constraint.value)}"
        case _:
            return f"expected {keyword_of(constraint)}"


def _found(constraint: Constraint, value: Any) -> str:
    if constraint.keyword in {"required", "oneOf"} and isinstance(value, dict):
        return f"the members {short(sorted(cast('dict[str, Any]', value)))}"
    if value in (ABSENT, ""):
        return "nothing"
    return size_of(constraint, value) or short(value)
