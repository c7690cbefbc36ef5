"""
Request constraints: a rule for each, which sends values that only just keep to it and values that break it.

The rest of the request is valid, and a value is judged only if the unmodified request is accepted.
Any 4xx is a refusal: other rules judge its status and its body.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any, Final
from zlib import crc32

import attrs

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import Call
from jobgauge.messages.bodies import fewest, fill, member_schemas, minimal, off_bounds
from jobgauge.messages.documented import ids_in_body
from jobgauge.messages.faults import Case, edges, faults, is_fault_as_text, put
from jobgauge.rules.constraints.descriptions import described
from jobgauge.rules.constraints.existence import must_exist
from jobgauge.run.finding import Finding, blocked, conclude
from jobgauge.run.rule import Rule, constraint_rule, rule
from jobgauge.run.run import Faulted, Run
from jobgauge.run.unseen import options, unaccepted
from jobgauge.spec.constraints import ABSENT, Constraint, Place, subjects
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.walk import at_place, constraints

PARTS: Final = {"path", "query", "header", "body"}
QUICK: Final = 2
"""The most faults for each constraint in a quick run."""
BROKEN_JSON: Final = b'{"a": ['


def rules(api: Api) -> Iterator[Rule]:
    """Yield a rule for each constraint on a parameter or a body, and one about each required body itself."""
    for constraint in constraints(api):
        if _can_be_broken(constraint):
            yield constraint_rule(api, constraint, partial(judge, constraint))
    for operation in api.operations.values():
        if operation.needs_body:
            yield _body(api, operation)


def _can_be_broken(constraint: Constraint) -> bool:
    """Return True if a request can break it; outside a body all values are text, so none breaks `type: string`."""
    place = constraint.place
    if place.direction == "response" or place.part not in PARTS or constraint.keyword == "default":
        return False
    return place.part == "body" or constraint.keyword != "type" or constraint.value != "string"


def judge(constraint: Constraint, run: Run) -> Finding:
    """Return the finding from all cases of a constraint."""
    if constraint.open:
        return Finding("skip", f"left open: {constraint.open}")
    observations = [_observe(run, case) for case in cases(run, constraint)]
    return conclude(observations, "no request breaks only this constraint")


def cases(run: Run, constraint: Constraint) -> list[Case]:
    """Return what is sent for a constraint: the edges that can be judged, then the faults that can be sent as text."""
    kept = [] if _must_exist(run, constraint) else edges(run.api, constraint)
    broken = [case for case in faults(run.api, constraint) if is_fault_as_text(case)]
    if run.depth != "deep" and constraint.keyword == "type":
        broken = _unlike(broken, crc32(f"{constraint.key} {run.seed}".encode()))
    return [*kept, *(broken[:QUICK] if run.depth == "quick" else broken)]


def _unlike(broken: list[Case], choice: int) -> list[Case]:
    """Return few of the values of another type: those that servers take most often, and one of the others."""
    first = [each for each in broken if each.name in {"null", "text", "number", "float"}]
    others = [each for each in broken if each not in first]
    return [*first, *([others[choice % len(others)]] if others else [])]


def _must_exist(run: Run, constraint: Constraint) -> bool:
    """Return True if the value is an id of something that must exist, so that a refusal may be about that."""
    name = constraint.path[-1] if constraint.path else constraint.place.parameter
    return constraint.place.part == "path" or name in run.given


def _observe(run: Run, case: Case) -> Finding:
    operation = run.api.operation(case.constraint.place.operation)
    calls = _calls(run, operation, case)
    if calls is None:
        return unaccepted(run, operation)
    base, call, case = calls
    without = run.once(base)
    if not without.accepted:
        return _base_refused(run, operation, without, base)
    exchange = run.once(call)
    if case.breaks:
        run.faulted.append(Faulted(case, exchange))
    return _outcome(run, case, exchange)


def _calls(run: Run, operation: Operation, case: Case) -> tuple[Call, Call, Case] | None:
    """
    Return the unmodified request, the one with the value of the case, and the case with the place of its value there.

    None if there is no documented request.
    """
    place = case.constraint.place
    if place.part != "body":
        base = run.base(operation)
        return base and (base, base.but(name=place.parameter, value=case.message), case)
    documented = run.documented(operation)
    if not documented:
        return None
    call = documented[0].documented.call
    valid = run.valid_body(case.constraint)
    if fewer := _takes_fewest(run, call, case, valid):
        valid = fewest(run.api, place, valid)
    elif case.name.startswith("far_"):  # a server may look at a value only beside others
        valid = _slim(run, operation, valid, case)
    pointer = _place(valid, case)
    faulty = put(valid, pointer, case.value)
    if isinstance(case.value, (list, dict)):
        faulty = off_bounds(run.api, place, faulty, run.given, keep=pointer)
        faulty = fill(run.api, place, faulty, run.given, keep=pointer)
        faulty = fewest(run.api, place, faulty, keep=pointer) if fewer else faulty
    return call.but(body=valid), call.but(body=faulty), attrs.evolve(case, pointer=pointer)


def _place(valid: Any, case: Case) -> str:
    """Return where a fault is put: in the first elements of lists, or in half of the cases in the last ones."""
    found = [pointer for pointer, _ in case.constraint.subjects(valid)]
    if not case.breaks or crc32(f"{case.constraint.key} {case.name}".encode()) % 2:
        return case.pointer
    return found[-1] if found else case.pointer


def _slim(run: Run, operation: Operation, valid: Any, case: Case) -> Any:
    """Return a valid body without its optional members, except those on the way to the value of a case."""
    return (
        minimal(run.api, operation.body, valid, case.constraint.path) if operation.body else valid
    )


def _takes_fewest(run: Run, call: Call, case: Case, valid: Any) -> bool:
    """
    Return True if a case is made with the fewest elements, because the server refuses the body as it is.

    A choice is made in a list of one if the server takes that: its other branches may name the same thing again.
    """
    less = fewest(run.api, case.constraint.place, valid)
    if less == valid:
        return False
    if case.constraint.keyword == "oneOf":
        return run.once(call.but(body=less)).accepted
    return run.once(call.but(body=valid)).refused and run.once(call.but(body=less)).accepted


def _outcome(run: Run, case: Case, exchange: Exchange) -> Finding:
    if case.breaks and exchange.accepted:
        run.unenforced.add(case.constraint.key)
        reason = f"accepted {described(case)} with {exchange.status}"
        return Finding("fail", reason, exchange)
    if not case.breaks and exchange.refused:
        if _repeats_given(run, exchange.call):
            reason = "refused, but an id is repeated in the body; give more with --given"
            return Finding("skip", reason, exchange)
        if why := _count_open(run, case):
            return Finding("skip", f"left open: {why}", exchange)
        if _names_other(run, case):
            reason = "refused, but its id is not among those given and may not exist"
            return Finding("skip", reason, exchange)
        reason = f"refused {described(case)} with {exchange.status}"
        if must_exist(run, case, exchange.call):
            reason += ", as it refuses an id that does not exist; no given id has this value"
            return Finding("skip", reason, exchange)
        return Finding("fail", reason, exchange)
    if exchange.accepted or exchange.refused:
        return Finding("pass")
    return blocked(f"answered {described(case)} with {exchange.status}", exchange)


def _base_refused(run: Run, operation: Operation, exchange: Exchange, call: Call) -> Finding:
    """Return the skip for a fault whose unmodified request was refused."""
    if not any(each.exchange.accepted for each in run.documented(operation)):
        return unaccepted(run, operation)
    if exchange.refused and (names := _not_given(run, call)):
        reason = f"what the body names may not exist: add {options(names)}"
        return Finding("skip", reason, exchange)
    reason = f"the unmodified valid request was answered with {exchange.status}"
    return blocked(reason, exchange)


def _not_given(run: Run, call: Call) -> list[str]:
    """Return the ids of a body that were not given although others were, so that they may name nothing."""
    names = ids_in_body(run.api, call.operation)
    if call.operation.body is None or not any(run.given.get(name) for name in names):
        return []
    place = Place(run.api.name, call.operation.id, None, "body")
    return [
        path[-1]
        for path, _ in member_schemas(run.api, place)
        if path[-1] in names and not run.given.get(path[-1]) and subjects(call.body, path)
    ]


def _count_open(run: Run, case: Case) -> str | None:
    """Return why a server may refuse a list with the most elements, None if it may not."""
    constraint = case.constraint
    if constraint.keyword != "maxItems":
        return None
    beside = (
        each
        for each in at_place(run.api, constraint.place)
        if (each.path, each.keyword) == (constraint.path, "minItems")
    )
    return next((each.open for each in beside), None)


def _names_other(run: Run, case: Case) -> bool:
    """Return True if the body uses a branch of a choice for which no ids were given, but another branch has some."""
    if case.constraint.keyword != "oneOf":
        return False
    names = {name for branch in case.constraint.value for name in branch["required"]}
    given = {name for name in names if run.given.get(name)}
    return bool(given) and not names & case.value.keys() <= given


def _repeats_given(run: Run, call: Call) -> bool:
    """Return True if a body contains a given id twice, which a server may refuse."""
    if call.operation.body is None:
        return False
    place = Place(run.api.name, call.operation.id, None, "body")
    for path, _ in member_schemas(run.api, place):
        counted = Counter(str(value) for _, value in subjects(call.body, path))
        if path[-1] in run.given and max(counted.values(), default=0) > 1:
            return True
    return False


def _body(api: Api, operation: Operation) -> Rule:
    def check(run: Run) -> Finding:
        base = run.base(operation)
        if base is None:
            return unaccepted(run, operation)
        sent = (
            ("a request without a body", base.but(body=ABSENT)),
            ("a truncated JSON body", base.but(content=BROKEN_JSON)),
        )
        found = [_body_outcome(what, run.once(call)) for what, call in sent]
        return conclude(found, "no request was sent")

    return rule(
        api,
        operation,
        "schema",
        "request/body",
        "The request has a body, and it is JSON.",
        check=check,
        pointer=f"{operation.node.pointer}/requestBody",
    )


def _body_outcome(what: str, exchange: Exchange) -> Finding:
    if exchange.accepted:
        return Finding("fail", f"accepted {what} with {exchange.status}", exchange)
    if exchange.refused:
        return Finding("pass")
    return blocked(f"answered {what} with {exchange.status}", exchange)
