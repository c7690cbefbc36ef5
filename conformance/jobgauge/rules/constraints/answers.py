"""
Response constraints: a rule for each, judged on all responses of the run.

A constraint on a value that no response contained is a skip.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import groupby, islice
from typing import Any, Final, cast

import attrs
import jsonschema_rs

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import typed
from jobgauge.exchange.memory import OUT_OF_TIME
from jobgauge.exchange.wire import NotSent
from jobgauge.rules.constraints.descriptions import keyword_of, size_of
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.rule import Rule, constraint_rule, rule
from jobgauge.run.run import Run, statuses
from jobgauge.run.shapes import members
from jobgauge.run.unseen import options, unseen
from jobgauge.spec.constraints import ABSENT, Constraint, Place, values_below
from jobgauge.spec.document import Api, Operation, Schema, path_names
from jobgauge.spec.facts import known_differences
from jobgauge.spec.walk import at_place, constraints
from jobgauge.spec.wording import dotted, short

PASSED = Finding("pass")
JUDGED_PARTS = {"body", "header", "content-type"}
MOST_IN_ONE: Final = 1000
"""The most values that are judged one by one in one response and for one constraint, if some break it."""
MOST_REASONS: Final = 200
"""The most different reasons that are kept for one constraint."""
SHOWN = 3
"""The most undocumented members that a reason names."""


def rules(api: Api) -> Iterator[Rule]:
    """Yield a rule for each constraint on the body, the headers and the content type of a response."""
    for constraint in constraints(api):
        if _can_be_broken(constraint):
            yield constraint_rule(api, constraint, partial(judge, constraint), stage="judge")
            yield from _known_members(api, constraint)


def _known_members(api: Api, constraint: Constraint) -> Iterator[Rule]:
    """Yield a rule for each member that servers were seen to send beyond the page: its values are as they were seen."""
    seen = known_differences(constraint.schema)
    if seen is None or constraint.keyword not in {"closed", "listed"}:
        return
    for name, schema in seen.members.items():
        place = constraint.place
        yield rule(
            api,
            api.operation(place.operation),
            "closed",
            "/".join((place.status or "", *constraint.path, name)),
            f"`{dotted((*constraint.path, name))}`, which the page does not list, has values as they were seen.",
            check=partial(_known_member, constraint, name, schema),
            pointer=constraint.pointer,
            evidence="supplement",
            source=seen.source,
            stage="judge",
        )


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
    judged = _judged(run, operation, constraint.place)
    seen = judged.seen[constraint.key]
    if not (seen.passed or seen.others):
        status = constraint.place.status or ""
        if judged.answers:
            return _lacking_in(run, operation, constraint, judged)
        reason = f"no {status} response was received: {statuses(run.answers(operation))}"
        return unseen(run, operation, reason) if status[:1] == "2" else Finding("skip", reason)
    return conclude(list(seen.others.values()), "", passed=seen.passed)


def _lacking_in(
    run: Run, operation: Operation, constraint: Constraint, judged: "_Judged"
) -> Finding:
    """Return the skip for a subject that no response had, with the option that gives another thing to read."""
    reason = f"no {constraint.place.status} response {_lacking(constraint, judged.present)}"
    names = path_names(operation.path)
    if names and constraint.path and (constraint.place.status or "").startswith("2"):
        reason = f"{reason}; if there is one that has it, add {options(names)}"
    return unseen(run, operation, reason)


@attrs.define(eq=False)
class _Seen:
    """The count of responses in which one constraint held, and the other findings by their reason."""

    passed: int = 0
    others: dict[str, Finding] = attrs.field(factory=dict[str, Finding])

    def add(self, finding: Finding) -> None:
        """Count a finding; of those with the same reason the first is kept, and no more than MOST_REASONS."""
        if finding.verdict == "pass":
            self.passed += 1
        elif known := self.others.get(finding.reason):
            more = attrs.evolve(known, cases=known.cases + finding.cases)
            self.others[finding.reason] = more
        elif len(self.others) < MOST_REASONS:
            self.others[finding.reason] = finding


@attrs.frozen(eq=False)
class _Judged:
    """
    The constraints of one place by key, with what the responses so far showed, and how many it applies to.

    `present` are the paths at which some response had a value.
    """

    answers: int
    seen: dict[str, _Seen]
    present: set[tuple[str, ...]]


def _judged(run: Run, operation: Operation, place: Place) -> _Judged:
    so_far = run.answers(operation)
    key = ("judged", place, len(so_far))
    return run.remember(key, lambda: _judge_all(run, operation, place, so_far))


def _judge_all(run: Run, operation: Operation, place: Place, so_far: Sequence[Exchange]) -> _Judged:
    """Judge all constraints of a place, response by response, so that one parsed body at a time is needed."""
    bound = [each for each in at_place(run.api, place) if _can_be_broken(each)]
    seen = {each.key: _Seen() for each in bound}
    answers = [
        each
        for each in so_far
        if (response := operation.response(each.status)) and response.status == place.status
    ]
    present: set[tuple[str, ...]] = set()
    for exchange in answers:
        if run.wire.overdue():
            raise NotSent(OUT_OF_TIME)
        subjects = _Subjects(exchange, place)
        for constraint in bound:
            found = subjects.of(constraint)
            if ABSENT not in found[:1] and constraint.all_hold(found):
                seen[constraint.key].passed += len(found)
            else:
                for each in islice(_observations(constraint, exchange), MOST_IN_ONE):
                    seen[constraint.key].add(each)
        present |= subjects.present()
    return _Judged(len(answers), seen, present)


class _Subjects:
    """The values in one response that the constraints of a place bind; those in a body are found path by path."""

    def __init__(self, exchange: Exchange, place: Place) -> None:
        self._exchange = exchange
        self._place = place
        body = exchange.answer.json if place.part == "body" else ABSENT
        self._below: dict[tuple[str, ...], list[Any]] = {(): [] if body is ABSENT else [body]}

    def of(self, constraint: Constraint) -> list[Any]:
        """Return the values that a constraint of the place binds."""
        if self._place.part != "body":
            return [value for _, value in _subjects(constraint, self._exchange)]
        return self._at(constraint.path)

    def present(self) -> set[tuple[str, ...]]:
        """Return the paths that were looked at and have a value."""
        return {path for path, values in self._below.items() if values}

    def _at(self, path: tuple[str, ...]) -> list[Any]:
        if path not in self._below:
            self._below[path] = values_below(self._at(path[:-1]), path[-1])
        return self._below[path]


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
    Return the finding for a broken response constraint: a drift if it is a known difference, or the response only adds
    members, else a failure.
    """
    place = constraint.place
    where = pointer or (f"header {place.parameter}" if place.part == "header" else place.part)
    if constraint.keyword in {"closed", "listed"}:
        extra = [name for name in value if name not in constraint.value]
        known = all(name in constraint.known for name in extra)
        extra.sort(key=lambda name: name in constraint.known)  # what is new comes first
        names = ", ".join(repr(name) for name in extra[:SHOWN])
        names += f" and {len(extra) - SHOWN} more" if len(extra) > SHOWN else ""
        members = "member" if len(extra) == 1 else "members"
        return Finding("drift", f"{where}: undocumented {members} {names}", exchange, known)
    if constraint.keyword == "enum" and isinstance(value, str):
        if value in constraint.known:
            reason = f"{where}: {short(value)} is not listed, {_expected(constraint)}"
            return Finding("drift", reason, exchange, known=True)
        for listed in constraint.value:
            if isinstance(listed, str) and _plainly(listed) == _plainly(value):
                reason = f"{where}: {short(value)} is another spelling of {short(listed)}"
                return Finding("fail", reason, exchange)
    reason = f"{where}: {_expected(constraint)}, found {_found(constraint, value)}"
    missing = constraint.keyword == "required" and constraint.value in constraint.known
    known = missing or (value is None and None in constraint.known)
    return Finding("drift" if known else "fail", reason, exchange, known)


def _known_member(constraint: Constraint, name: str, schema: Schema, run: Run) -> Finding:
    """Judge the values of a member that was seen beyond the page."""
    operation = run.api.operation(constraint.place.operation)
    run.documented(operation)
    found: list[Finding] = []
    for exchange in run.answers(operation):
        response = operation.response(exchange.status)
        if response and response.status == constraint.place.status:
            for pointer, holder in constraint.subjects(exchange.answer.json):
                if name in members(holder):
                    value = members(holder)[name]
                    errors = _validator(json.dumps(schema)).iter_errors(value)
                    wrong = next((short(each.message) for each in errors), "")
                    reason = f"{pointer}/{name}: {wrong}"
                    found.append(Finding("fail", reason, exchange) if wrong else Finding("pass"))
    return conclude(found, unseen(run, operation, f"no response had the member {name}"))


@cache
def _validator(schema: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(schema), validate_formats=True)


def _lacking(constraint: Constraint, present: set[tuple[str, ...]]) -> str:
    """Return what no response had: the outermost member on the way to the subject that was missing."""
    if constraint.place.part == "header":
        return f"had the header {constraint.place.parameter}"
    ways = (constraint.path[: length + 1] for length in range(len(constraint.path)))
    missing = next((way for way in ways if way not in present), constraint.path)
    return f"contained `{dotted(missing)}`" if constraint.path else "had a JSON body"


def _plainly(text: str) -> str:
    """Return a text without what often differs in its spelling: letter case, spaces, marks, and doubled letters."""
    letters = (each for each in text.casefold() if each.isalnum())
    return "".join(letter for letter, _ in groupby(letters))


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
