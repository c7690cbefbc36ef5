"""
Constraints in the generated clients and models: the same as those of a server.

The code accepts valid messages and returns them unchanged, and it refuses faults, the client for the right reason.
If the client reads openly, it keeps additions to the page and bodies without a required member, and still refuses
everything else.
"""

from collections.abc import Iterator
from functools import cache, partial
from typing import Any, Final, cast

from jobgauge.messages.faults import Case, edges, faults
from jobgauge.messages.instances import instance_for, message_schema
from jobgauge.rules.constraints.descriptions import described
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.generated_code import CODE, Code, NoGeneratedCode, NotAccepted, send_parameter
from jobgauge.run.rule import Check, Rule, constraint_rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import ABSENT, Constraint, Place
from jobgauge.spec.document import Api
from jobgauge.spec.pointers import escape, unescape
from jobgauge.spec.walk import constraints
from jobgauge.spec.wording import short

UNJUDGED: Final = {"default", "status", "content-type", "security"}
OPENLY: Final = "when reading openly, "
CLIENT_KEYWORDS: Final = {"closed": "additionalProperties", "present": "required"}
"""The names of constraints in the errors of the client, if they are not the keywords of the constraints."""


def rules(api: Api) -> Iterator[Rule]:
    """Yield a rule for each constraint on a body, for the client and the models, and on a parameter, for the client."""
    for side, code in CODE.items():
        for constraint in constraints(api):
            component = component_of(api, constraint.place)
            if constraint.keyword in UNJUDGED or component is None:
                continue
            yield constraint_rule(api, constraint, check_of(code, component, constraint), side=side)
    for constraint in constraints(api):
        place = constraint.place
        if place.direction == "request" and place.parameter and constraint.keyword not in UNJUDGED:
            yield constraint_rule(api, constraint, _parameter(constraint), side="client")


def component_of(api: Api, place: Place) -> str | None:
    """Return the name of the schema of a body, None if the place is not a body or its schema has no name."""
    if place.part != "body":
        return None
    reference = message_schema(api, place).value.get("$ref", "")
    return unescape(reference.rpartition("/")[2]) or None


def check_of(code: Code, component: str, constraint: Constraint) -> Check:
    """Return the check of a constraint on bodies of this component in one kind of generated code."""

    def check(run: Run) -> Finding:
        try:
            keeps = partial(kept, code, run.api, component)
            base = keeps(instance_for(run.api, constraint), "a valid message")
            if base.verdict == "fail":
                return Finding("skip", base.reason)
            edges, broken = _cases(run.api, constraint)
            found = [base, *(keeps(case.message, described(case)) for case in edges)]
            for case in broken:
                found += fault(code, run.api, component, case)
        except NoGeneratedCode as error:
            return Finding("skip", str(error))
        return conclude(found, "no message breaks only this constraint")

    return check


@cache
def _cases(api: Api, constraint: Constraint) -> tuple[list[Case], list[Case]]:
    """Return the edges and the faults of a constraint; cached, as clients and models read the same."""
    return edges(api, constraint), faults(api, constraint)


def kept(
    code: Code, api: Api, component: str, message: Any, what: str, *, strict: bool = True
) -> Finding:
    """Fail if the code refuses a message, or if the message is changed after reading and writing it."""
    reading = "" if strict else OPENLY
    try:
        written = code.round_trip(api, component, message, strict=strict)
    except NotAccepted as refused:
        return Finding("fail", f"{reading}refused {what}: {refused}")
    changed = difference(message, written)
    return Finding("fail", f"{reading}changed {what}: {changed}") if changed else Finding("pass")


def fault(
    code: Code, api: Api, component: str, case: Case, *, openly: bool = True
) -> Iterator[Finding]:
    """Judge how the code reads a fault strictly and, if it can and `openly` is set, openly."""
    if case.constraint.keyword == "listed":
        yield kept(code, api, component, case.message, described(case))
        return
    yield _refused(code, api, component, case, strict=True)
    if not (openly and code.reads_openly):
        return
    if only_adds(case):
        yield kept(code, api, component, case.message, described(case), strict=False)
    else:
        yield _refused(code, api, component, case, strict=False)


def _refused(code: Code, api: Api, component: str, case: Case, *, strict: bool) -> Finding:
    try:
        code.round_trip(api, component, case.message, strict=strict)
    except NotAccepted as refused:
        if refused.problems and not set(expected(case)) & set(refused.problems):
            return Finding("fail", f"refused {described(case)} for another reason: {refused}")
        return Finding("pass")
    return Finding("fail", f"{'' if strict else OPENLY}accepted {described(case)}")


def only_adds(case: Case) -> bool:
    """Return True if open reading keeps the fault: an undocumented text or member, a member that is missing."""
    constraint = case.constraint
    match constraint.keyword:
        case "enum":
            return isinstance(case.value, str)
        case "closed":
            return True
        case "required":
            return True
        case _:
            return False


def expected(case: Case) -> list[tuple[str, str]]:
    """Return the pairs of JSON Pointer and keyword with which the client may report a fault."""
    keyword = CLIENT_KEYWORDS.get(case.constraint.keyword, case.constraint.keyword)
    if keyword == "required" and case.constraint.keyword == "required":
        return [(f"{case.pointer}/{case.constraint.value}", keyword)]
    if keyword == "additionalProperties":
        return [(f"{case.pointer}/{name}", keyword) for name in case.value]
    return [(case.pointer, keyword), *([(case.pointer, "type")] if keyword == "enum" else [])]


def difference(expected: Any, found: Any, pointer: str = "") -> str | None:
    """Return the first place where two JSON values differ, with both values; None if they are equal."""
    if same(expected, found):
        return None
    if isinstance(expected, dict) and isinstance(found, dict):
        members, others = cast("dict[str, Any]", expected), cast("dict[str, Any]", found)
        for name in (*members, *others):
            one, other = members.get(name, ABSENT), others.get(name, ABSENT)
            if ABSENT in (one, other):
                value, what = (other, "new") if one is ABSENT else (one, "lost")
                return f"{pointer}/{escape(name)} is {what}: {short(value)}"
            if not same(one, other):
                return difference(one, other, f"{pointer}/{escape(name)}")
    if isinstance(expected, list) and isinstance(found, list):
        pairs = zip(cast("list[Any]", expected), cast("list[Any]", found), strict=False)
        for index, (one, other) in enumerate(pairs):
            if not same(one, other):
                return difference(one, other, f"{pointer}/{index}")
    return f"{pointer or 'body'} is {short(found)}, expected {short(expected)}"


def same(one: Any, other: Any) -> bool:
    """Return True if two JSON values are equal: 1 and 1.0 are, 1 and true are not."""
    if isinstance(one, dict) and isinstance(other, dict):
        members, others = cast("dict[str, Any]", one), cast("dict[str, Any]", other)
        return members.keys() == others.keys() and all(
            same(members[name], others[name]) for name in members
        )
    if isinstance(one, list) and isinstance(other, list):
        elements, others = cast("list[Any]", one), cast("list[Any]", other)
        return len(elements) == len(others) and all(map(same, elements, others))
    return isinstance(one, bool) is isinstance(other, bool) and bool(one == other)


def _parameter(constraint: Constraint) -> Check:
    def check(run: Run) -> Finding:
        try:
            edges, broken = _cases(run.api, constraint)
            found = [_parameter_outcome(run.api, case) for case in (*edges, *broken)]
        except NoGeneratedCode as error:
            return Finding("skip", str(error))
        return conclude(found, "no value breaks only this constraint")

    return check


def _parameter_outcome(api: Api, case: Case) -> Finding:
    try:
        sent = send_parameter(api, case.constraint.place, case.value)
    except NotAccepted as refused:
        if case.breaks:
            return Finding("pass")
        return Finding("fail", f"refused {described(case)}: {refused}")
    if case.breaks:
        return Finding("fail", f"sent {described(case)} to the server")
    return Finding("pass") if sent else Finding("fail", f"did not send {described(case)}")
