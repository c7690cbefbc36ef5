"""
Our own generated client and models, held to the same constraints as a server.

What the spec allows they take and give back unchanged; each fault they refuse, the client for the right reason.
The client also reads openly: what only adds to the page is kept, everything else is refused all the same.
Read `faults.py` and `generated_code.py` before this.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final, cast

import attrs

from jobgauge.messages.bodies import minimal
from jobgauge.messages.faults import Case, edges, faults
from jobgauge.messages.instances import instance, instance_for, message_schema
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.packages import CODE, Code, NoGeneratedCode, Refused, send_parameter
from jobgauge.run.results import Side
from jobgauge.run.rule import Check, Rule, constraint_rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import ABSENT, Constraint, Place
from jobgauge.spec.document import Api
from jobgauge.spec.pointers import unescape
from jobgauge.spec.walk import constraints
from jobgauge.spec.wording import short

UNJUDGED: Final = {"default", "status", "content-type", "security"}
CLIENT_WORDS: Final = {"closed": "additionalProperties", "present": "required"}
"""What the client calls a constraint, where it is not its keyword."""


def rules(api: Api) -> Iterator[Rule]:
    """For the client and for the models: every message and every constraint of it; for the client parameters too."""
    for side, code in CODE.items():
        for place, component in messages(api):
            for sample in samples(api, place, component):
                yield _sample_rule(api, side, code, sample)
        for constraint in constraints(api):
            component = component_of(api, constraint.place)
            if constraint.keyword in UNJUDGED or component is None:
                continue
            yield constraint_rule(api, constraint, check_of(code, component, constraint), side=side)
    for constraint in constraints(api):
        place = constraint.place
        if place.direction == "request" and place.parameter and constraint.keyword not in UNJUDGED:
            yield constraint_rule(api, constraint, _parameter(constraint), side="client")


def messages(api: Api) -> Iterator[tuple[Place, str]]:
    """The bodies of an API that are of a named schema, with its name."""
    places = dict.fromkeys(each.place for each in constraints(api) if each.place.part == "body")
    for place in places:
        if component := component_of(api, place):
            yield place, component


def component_of(api: Api, place: Place) -> str | None:
    """The name of the schema of a body; None for what is not a body, or has no name."""
    if place.part != "body":
        return None
    reference = message_schema(api, place).value.get("$ref", "")
    return unescape(reference.rpartition("/")[2]) or None


def check_of(code: Code, component: str, constraint: Constraint) -> Check:
    """Whether one kind of generated code keeps to a constraint of a body, which is of this component."""

    def check(run: Run) -> Finding:
        try:
            base = _kept(
                code, run.api, component, instance_for(run.api, constraint), "a valid message"
            )
            if base.verdict == "fail":
                return Finding("skip", base.reason)
            edges, broken = _cases(run.api, constraint)
            kept = [
                _kept(code, run.api, component, each.message, f"{each.pointer} {each.name}")
                for each in edges
            ]
            taken = [base, *kept]
            for case in broken:
                taken += _fault(code, run.api, component, case)
        except NoGeneratedCode as error:
            return Finding("skip", str(error))
        return conclude(taken, "no message breaks it alone")

    return check


@cache
def _cases(api: Api, constraint: Constraint) -> tuple[list[Case], list[Case]]:
    """What just keeps to a constraint and what breaks it: the same for the client and for the models."""
    return edges(api, constraint), faults(api, constraint)


def _kept(
    code: Code, api: Api, component: str, message: Any, what: str, *, strict: bool = True
) -> Finding:
    """Whether a message is taken and given back as it was."""
    reading = "" if strict else " when reading openly"
    try:
        back = code.round_trip(api, component, message, strict=strict)
    except Refused as refused:
        return Finding("fail", f"{what} was refused{reading}: {refused}")
    if not same(message, back):
        return Finding(
            "fail", f"{what} came back changed{reading}: {short(back)} for {short(message)}"
        )
    return Finding("pass")


def _fault(code: Code, api: Api, component: str, case: Case) -> Iterator[Finding]:
    """What a fault comes to, read strictly and, where there are two readings, openly."""
    what = f"{case.pointer or 'the body'} {case.name} {'' if case.value is ABSENT else short(case.value)}".rstrip()
    if case.constraint.keyword == "listed":
        yield _kept(code, api, component, case.message, what)
        return
    yield _refused(code, api, component, case, what, strict=True)
    if not code.reads_openly:
        return
    if only_adds(case):
        yield _kept(code, api, component, case.message, what, strict=False)
    else:
        yield _refused(code, api, component, case, what, strict=False)


def _refused(
    code: Code, api: Api, component: str, case: Case, what: str, *, strict: bool
) -> Finding:
    try:
        code.round_trip(api, component, case.message, strict=strict)
    except Refused as refused:
        if refused.problems and not set(expected(case)) & set(refused.problems):
            return Finding("fail", f"{what} was refused for another reason: {refused}")
        return Finding("pass")
    return Finding("fail", f"{what} was taken{'' if strict else ' when reading openly'}")


def only_adds(case: Case) -> bool:
    """Whether open reading keeps the fault: an unlisted text, another member, a member that is known to be missing."""
    constraint = case.constraint
    match constraint.keyword:
        case "enum":
            return isinstance(case.value, str)
        case "closed":
            return True
        case "required":
            return constraint.value in constraint.known
        case _:
            return False


def expected(case: Case) -> list[tuple[str, str]]:
    """The JSON Pointer and the keyword by which the client may name a fault."""
    keyword = CLIENT_WORDS.get(case.constraint.keyword, case.constraint.keyword)
    if keyword == "required" and case.constraint.keyword == "required":
        return [(f"{case.pointer}/{case.constraint.value}", keyword)]
    if keyword == "additionalProperties":
        return [(f"{case.pointer}/{name}", keyword) for name in case.value]
    return [(case.pointer, keyword), *([(case.pointer, "type")] if keyword == "enum" else [])]


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are the same: 1 and 1.0 are, 1 and true are not."""
    if isinstance(one, dict) and isinstance(other, dict):
        members, others = cast("dict[str, Any]", one), cast("dict[str, Any]", other)
        return members.keys() == others.keys() and all(
            same(members[name], others[name]) for name in members
        )
    if isinstance(one, list) and isinstance(other, list):
        elements, their = cast("list[Any]", one), cast("list[Any]", other)
        return len(elements) == len(their) and all(map(same, elements, their))
    return isinstance(one, bool) is isinstance(other, bool) and bool(one == other)


@attrs.frozen(eq=False)
class Sample:
    """A message that the spec allows; `words` says which one it is."""

    name: str
    words: str
    place: Place
    component: str
    message: Callable[[], Any]


def samples(api: Api, place: Place, component: str) -> Iterator[Sample]:
    """A message with every member, with the required ones only, and as the page's example has it."""
    schema = message_schema(api, place)
    full = instance(api, schema)
    yield Sample("full", "A message with every member", place, component, lambda: full)
    least = "A message with only its required members"
    yield Sample("minimal", least, place, component, lambda: minimal(api, schema, full))
    for name, kind, path in api.vectors():
        if (name, kind) == (place.operation, place.status or "request"):
            page = "The page's own example"
            yield Sample(
                "page", page, place, component, lambda path=path: json.loads(path.read_bytes())
            )


def _sample_rule(api: Api, side: Side, code: Code, sample: Sample) -> Rule:
    place = sample.place
    operation = api.operation(place.operation)

    def check(run: Run) -> Finding:
        try:
            kept = _kept(code, run.api, sample.component, sample.message(), sample.words)
        except NoGeneratedCode as error:
            return Finding("skip", str(error))
        return conclude([kept], "")

    return Rule(
        id=f"{api.name}/{operation.id}/examples/{place.status or 'request'}/{sample.name}",
        api=api.name,
        operation=operation.id,
        family="examples",
        sentence=f"{sample.words} is taken and given back unchanged.",
        evidence="document",
        source=operation.page,
        pointer=message_schema(api, place).pointer,
        check=check,
        side=side,
    )


def _parameter(constraint: Constraint) -> Check:
    def check(run: Run) -> Finding:
        try:
            edges, broken = _cases(run.api, constraint)
            found = [_parameter_outcome(run.api, case) for case in (*edges, *broken)]
        except NoGeneratedCode as error:
            return Finding("skip", str(error))
        return conclude(found, "no value breaks it alone")

    return check


def _parameter_outcome(api: Api, case: Case) -> Finding:
    what = f"{case.constraint.place.parameter} {'left out' if case.value is ABSENT else short(case.value)}"
    try:
        left = send_parameter(api, case.constraint.place, case.value)
    except Refused as refused:
        if case.breaks:
            return Finding("pass")
        return Finding("fail", f"{what} was refused: {refused}")
    if case.breaks:
        return Finding("fail", f"{what} left for the server")
    return Finding("pass") if left else Finding("fail", f"{what} did not leave")
