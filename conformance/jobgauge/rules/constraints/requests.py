"""
What a request must be: one rule for each request constraint, kept at its edge and broken in one way at a time.

Everything else in the request is valid, and the same request without the fault is accepted; else nothing is said.
Any 4xx is a refusal: whether its status is documented, and its body, is for other rules.
Read `faults.py` and `documented.py` before this.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any, Final, cast

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import Call, text_of, typed
from jobgauge.messages.bodies import fewest, fill, member_schemas, roomy
from jobgauge.messages.faults import Case, edges, faults, put
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.rule import Rule, constraint_rule, rule
from jobgauge.run.run import Faulted, Run
from jobgauge.spec.constraints import ABSENT, Constraint, Place, subjects
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.walk import at_place, constraints
from jobgauge.spec.wording import short

PARTS: Final = {"path", "query", "header", "body"}
QUICK: Final = 2
"""The faults of one constraint that a quick run sends."""
BROKEN_JSON: Final = b'{"items": ['


def rules(api: Api) -> Iterator[Rule]:
    """A rule for each constraint on a parameter or a body, and one for the presence of each required body."""
    for constraint in constraints(api):
        if _tellable(constraint):
            yield constraint_rule(api, constraint, partial(judge, constraint))
    for operation in api.operations.values():
        if operation.node.value.get("requestBody", {}).get("required"):
            yield _body(api, operation)


def _tellable(constraint: Constraint) -> bool:
    """Whether a request can break it; outside of a body everything is text, which no type `string` forbids."""
    place = constraint.place
    if place.direction == "response" or place.part not in PARTS or constraint.keyword == "default":
        return False
    return place.part == "body" or constraint.keyword != "type" or constraint.value != "string"


def judge(constraint: Constraint, run: Run) -> Finding:
    """The constraint kept at its edge, and broken in every way that `faults` knows."""
    if constraint.open:
        return Finding("skip", f"left open: {constraint.open}")
    observations = [_observe(run, case) for case in cases(run, constraint)]
    return conclude(observations, "no message breaks it alone")


def cases(run: Run, constraint: Constraint) -> list[Case]:
    """What is sent for a constraint: the edges that can be judged, then the faults that can be written."""
    kept = [] if _names_things(run, constraint) else edges(run.api, constraint)
    broken = [case for case in faults(run.api, constraint) if _written(case)]
    return [*kept, *(broken[:QUICK] if run.depth == "quick" else broken)]


def _names_things(run: Run, constraint: Constraint) -> bool:
    """Whether the value names something that must exist, so that its edge says nothing: it may just not be there."""
    name = constraint.path[-1] if constraint.path else constraint.place.parameter
    return constraint.place.part == "path" or name in run.given


def _written(case: Case) -> bool:
    """Whether the fault is still one when it is written as text; an empty path parameter is another path."""
    constraint = case.constraint
    if constraint.place.part == "body" or case.value is ABSENT:
        return True
    text = text_of(case.value)
    return text != "" and not constraint.holds(typed(text, constraint.schema))


def _observe(run: Run, case: Case) -> Finding:
    operation = run.api.operation(case.constraint.place.operation)
    calls = _calls(run, operation, case)
    if calls is None:
        return Finding("skip", f"no documented request was accepted: {run.seen(operation)}")
    base, call = calls
    without = run.once(base)
    if not without.accepted:
        return Finding(
            "skip", f"the same request without it was answered with {without.status}", without
        )
    exchange = run.once(call)
    if case.breaks:
        run.faulted.append(Faulted(case, exchange))
    return _outcome(run, case, exchange)


def _calls(run: Run, operation: Operation, case: Case) -> tuple[Call, Call] | None:
    """The request without the fault, and with it."""
    place = case.constraint.place
    if place.part != "body":
        base = run.base(operation)
        return base and (base, base.but(name=place.parameter, value=case.message))
    documented = run.documented(operation)
    if not documented:
        return None
    call = documented[0].documented.call
    valid = run.valid_body(case.constraint)
    if fewer := _only_fewest(run, call, place, valid):
        valid = fewest(run.api, place, valid)
    faulty = put(valid, case.pointer, case.value)
    if isinstance(case.value, (list, dict)):
        faulty = roomy(run.api, place, faulty, run.given, keep=case.pointer)
        faulty = fill(run.api, place, faulty, run.given, keep=case.pointer)
        faulty = fewest(run.api, place, faulty, keep=case.pointer) if fewer else faulty
    return call.but(body=valid), call.but(body=faulty)


def _only_fewest(run: Run, call: Call, place: Place, valid: Any) -> bool:
    """Whether a valid body is refused as it is, and accepted with the fewest elements."""
    less = fewest(run.api, place, valid)
    return (
        less != valid
        and run.once(call.but(body=valid)).refused
        and run.once(call.but(body=less)).accepted
    )


def _outcome(run: Run, case: Case, exchange: Exchange) -> Finding:
    what = f"{_where(case)} {_what(case)}"
    if case.breaks and exchange.accepted:
        run.unenforced.add(case.constraint.key)
        return Finding("fail", f"{what} was accepted with {exchange.status}", exchange)
    if not case.breaks and exchange.refused:
        if _repeats_given(run, exchange.call):
            return Finding("skip", "more different ids are needed than --given names", exchange)
        if why := _count_open(run, case):
            return Finding("skip", f"left open: {why}", exchange)
        if _another_given(run, case):
            return Finding("skip", "what it names was not given, and may not be there", exchange)
        return Finding(
            "fail", f"{what} is allowed and was refused with {exchange.status}", exchange
        )
    if exchange.accepted or exchange.refused:
        return Finding("pass")
    return Finding("skip", f"{what} was answered with {exchange.status}", exchange)


def _count_open(run: Run, case: Case) -> str | None:
    """Why a server may take fewer elements than the most that a list may have, None where it may not."""
    constraint = case.constraint
    if constraint.keyword != "maxItems":
        return None
    beside = (
        each
        for each in at_place(run.api, constraint.place)
        if (each.path, each.keyword) == (constraint.path, "minItems")
    )
    return next((each.open for each in beside), None)


def _another_given(run: Run, case: Case) -> bool:
    """Whether a choice is made for a name that was not given, while another one of the choice was."""
    if case.constraint.keyword != "oneOf":
        return False
    names = {name for branch in case.constraint.value for name in branch["required"]}
    given = {name for name in names if run.given.get(name)}
    return bool(given) and not names & case.value.keys() <= given


def _where(case: Case) -> str:
    return case.constraint.place.parameter or case.pointer or "the body"


def _what(case: Case) -> str:
    value: Any = case.value
    if case.constraint.keyword in {"minItems", "maxItems"}:
        return f"with {len(cast('list[Any]', value))} elements"
    if case.constraint.keyword == "required":
        return f"without {case.constraint.value}"
    return "left out" if value is ABSENT else f"{case.name}: {short(value)}"


def _repeats_given(run: Run, call: Call) -> bool:
    """Whether a body names one given thing twice, which a server may refuse."""
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
            return Finding("skip", f"no documented request was accepted: {run.seen(operation)}")
        sent = (
            ("no body", base.but(body=ABSENT)),
            ("a body cut short", base.but(content=BROKEN_JSON)),
        )
        return conclude(
            [_body_outcome(words, run.once(call)) for words, call in sent], "nothing was sent"
        )

    return rule(
        api,
        operation,
        "schema",
        "request/body",
        "The request has a body, and it is JSON.",
        check=check,
        pointer=f"{operation.node.pointer}/requestBody",
    )


def _body_outcome(words: str, exchange: Exchange) -> Finding:
    if exchange.accepted:
        return Finding("fail", f"{words} was accepted with {exchange.status}", exchange)
    if exchange.refused:
        return Finding("pass")
    return Finding("skip", f"{words} was answered with {exchange.status}", exchange)
