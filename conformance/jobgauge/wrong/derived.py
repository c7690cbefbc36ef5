"""
The wrong servers that follow from the constraints of a spec.

For each response constraint and each way to break it, one server whose responses break it everywhere, and nothing else.
For each request constraint, one server that does not enforce it, and one for each value at its edge that refuses it.
Open constraints are not broken, and a constraint that no single value breaks alone makes no server.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Literal, cast

import attrs

from jobgauge.exchange.call import typed
from jobgauge.messages.faults import Case, breaking_values, edges, faults, is_fault_as_text
from jobgauge.messages.instances import instance, instance_for, message_schema
from jobgauge.reference.change import Change
from jobgauge.reference.reading import invalid_status
from jobgauge.reference.service import Refusal, Reply, Request
from jobgauge.spec.constraints import ABSENT, Constraint, subjects
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.walk import at_place, constraints
from jobgauge.spec.wording import rule_id, sentence
from jobgauge.wrong.edits import Refuses, busy, filled, replaced, unavailable, without
from jobgauge.wrong.server import Server

COUNTED = {"minItems", "maxItems", "minLength", "maxLength"}
HEADERS = {"present": {"absent": ABSENT}, "type": {"words": "soon"}, "minimum": {"below": "-1"}}
"""Ways for a header to break a constraint, by keyword; any text keeps to the other keywords."""
Derived = Literal["response", "acceptance", "refusal"]
UNKNOWN_STATUS = {"success": 202, "refusal": 418}


def servers(api: Api) -> Iterator[Server]:
    """Yield every derived wrong server of an API."""
    for constraint in constraints(api):
        if constraint.open:
            continue
        if constraint.place.direction == "response":
            yield from _response(api, constraint)
        elif constraint.keyword != "default" and constraint.place.part != "security":
            yield from _acceptance(api, constraint)
            yield from _refusal(api, constraint)


def _response(api: Api, constraint: Constraint) -> Iterator[Server]:
    match constraint.place.part:
        case "body":
            yield from _bodies(api, constraint)
        case "header":
            for name, value in HEADERS.get(constraint.keyword, {}).items():
                if value is ABSENT or not constraint.holds(typed(value, constraint.schema)):
                    yield _broken(api, constraint, name, _header(constraint, value))
        case "content-type":
            yield _broken(api, constraint, "text", _as_text)
        case _:
            yield from _statuses(api, constraint)


def _bodies(api: Api, constraint: Constraint) -> Iterator[Server]:
    """Yield a server for each way to break it alone; if there is none, one server that names what else it breaks."""
    cases = faults(api, constraint)
    alone = [case for case in cases if not _beside(api, case)]
    for case in alone or cases[:1]:
        server = _broken(api, constraint, case.name, _body(api, case))
        others = tuple(rule_id(each) for each in _beside(api, case))
        yield attrs.evolve(server, breaks=(*server.breaks, *others))


def _beside(api: Api, case: Case) -> list[Constraint]:
    """Return the other constraints on the value that a fault breaks: an empty text breaks a length and a pattern."""
    constraint = case.constraint
    return [
        other
        for other in at_place(api, constraint.place)
        if other is not constraint
        and other.path == constraint.path
        and other.keyword != "listed"
        and other.broken(case.message)
    ]


def _broken(api: Api, constraint: Constraint, way: str, edit: Callable[[Reply], Reply]) -> Server:
    operation = api.operation(constraint.place.operation)

    def edited(request: Request, reply: Reply) -> Reply:
        response = operation.response(reply.status)
        if response is None or request.operation != operation.id:
            return reply
        return edit(reply) if response.status == constraint.place.status else reply

    def change() -> Change:
        return Change(reply=edited, refuses=_intermittent(operation, constraint))

    text = f"Breaks this ({way}): {sentence(constraint)}"
    server = _server(api, constraint, ("response", way), text, change)
    return attrs.evolve(server, verdict="drift") if way == "extra" else server


def _intermittent(operation: Operation, constraint: Constraint) -> Refuses | None:
    """Return intermittent refusals with the status that a constraint is about, None if a request can cause it."""
    match constraint.place.status:
        case "429":
            return busy(operation)
        case status if status and status.startswith("5"):
            return unavailable(operation)
        case _:
            return None


def _body(api: Api, case: Case) -> Callable[[Reply], Reply]:
    """
    Return an edit of a reply that puts the fault wherever the constraint applies.

    The fault is made from the value that is there, or is that of the case if none can be made from it.
    A documented member that an error leaves out is filled in to be broken.
    """
    constraint = case.constraint

    def edit(subject: Any) -> Any:
        if constraint.keyword == "oneOf":
            return _choice(api, constraint, case.name, subject)
        return breaking_values(constraint, subject).get(case.name, case.value)

    def broken(reply: Reply) -> Reply:
        whole = instance_for(api, constraint)
        body = filled(reply.body, whole, constraint.path) if reply.status >= 400 else reply.body
        return attrs.evolve(reply, body=replaced(body, constraint.path, edit))

    return broken


def _choice(api: Api, constraint: Constraint, way: str, subject: Any) -> Any:
    """Return an object with the members of no branch, or of every branch."""
    branches = [cast("list[str]", branch["required"]) for branch in constraint.value]
    if way == "none":
        every = {name for branch in branches for name in branch}
        return {name: value for name, value in subject.items() if name not in every}
    schema = message_schema(api, constraint.place)
    whole: dict[str, Any] = {}
    for branch in branches:
        message = instance(api, schema, (*constraint.path, branch[0]))
        made = subjects(message, constraint.path)[0][1]
        whole |= {name: made[name] for name in branch}
    return {**whole, **subject}


def _as_text(reply: Reply) -> Reply:
    return attrs.evolve(reply, headers={**reply.headers, "content-type": "text/plain"})


def _header(constraint: Constraint, value: Any) -> Callable[[Reply], Reply]:
    def edit(reply: Reply) -> Reply:
        name = cast("str", constraint.place.parameter)
        others = without(reply.headers, name)
        return attrs.evolve(reply, headers=others if value is ABSENT else {**others, name: value})

    return edit


def _statuses(api: Api, constraint: Constraint) -> Iterator[Server]:
    """Yield servers that succeed, and that refuse, with a status that the operation does not document."""
    operation = api.operation(constraint.place.operation)
    for name, status in UNKNOWN_STATUS.items():
        if operation.response(status) is None:
            yield _status(api, operation, constraint, name, status)


def _status(
    api: Api, operation: Operation, constraint: Constraint, name: str, status: int
) -> Server:
    def edited(request: Request, reply: Reply) -> Reply:
        fits = (reply.status < 400) == (name == "success")
        meant = fits and request.operation == operation.id and reply.status != 401
        return attrs.evolve(reply, status=status) if meant else reply

    text = f"A {name} has status {status}, which the page does not document."
    change = partial(Change, reply=edited)
    return _server(api, constraint, ("response", f"{name}_{status}"), text, change)


def _acceptance(api: Api, constraint: Constraint) -> Iterator[Server]:
    if any(not _beside(api, case) and is_fault_as_text(case) for case in faults(api, constraint)):
        text = f"Does not enforce this: {sentence(constraint)}"
        change = partial(Change, unenforced=constraint.key)
        yield _server(api, constraint, ("acceptance", "unenforced"), text, change)


def _refusal(api: Api, constraint: Constraint) -> Iterator[Server]:
    """Yield servers that refuse values at the edge of the constraint; none for ids, which may simply not exist."""
    if constraint.place.part == "path":
        return
    operation = api.operation(constraint.place.operation)
    for case in edges(api, constraint):
        plain = _fits(case, instance_for(api, constraint))
        requests = f"{api.name}/{operation.id}/responses/request"
        text = f"Refuses an allowed value at the edge of this ({case.name}): {sentence(constraint)}"
        change = partial(Change, refuses=_refusing(operation, case))
        server = _server(api, constraint, ("refusal", case.name), text, change)
        yield attrs.evolve(server, breaks=(*server.breaks, requests)) if plain else server


def _refusing(operation: Operation, case: Case) -> Refuses:
    constraint = case.constraint
    name = constraint.place.parameter
    status = invalid_status(operation)

    def refuse(request: Request) -> Refusal | None:
        if request.operation != operation.id or constraint.key in request.defaulted:
            return None
        message = request.parameters.get(name, ABSENT) if name else request.body
        if not _fits(case, message):
            return None
        target = name or case.pointer
        return Refusal(status, "InvalidValue", f"{target} is not accepted.", target)

    return refuse


def _fits(case: Case, message: Any) -> bool:
    """Return True if a message has the value of the case."""
    constraint = case.constraint
    return any(_is_like(constraint, value, case.value) for _, value in constraint.subjects(message))


def _is_like(constraint: Constraint, value: Any, limit: Any) -> bool:
    """Return True if a value is the limit itself, or has its length, or is of the same branch of a choice."""
    if constraint.keyword in COUNTED:
        return len(value) == len(limit)
    if constraint.keyword == "oneOf":
        named = {name for branch in constraint.value for name in branch["required"]}
        return named & value.keys() == named & limit.keys()
    return _same(value, limit)


def _same(value: Any, other: Any) -> bool:
    return value == other and isinstance(value, bool) == isinstance(other, bool)


def _server(
    api: Api,
    constraint: Constraint,
    name: tuple[Derived, str],
    text: str,
    change: Callable[[], Change],
) -> Server:
    kind, way = name
    operation = constraint.place.operation
    inner = constraint.key.removeprefix(f"{operation}/")
    status = f"{api.name}/{operation}/responses/status"
    return Server(
        name=f"{api.name}/{operation}/{kind}/{inner}/{way}",
        api=api.name,
        operation=operation,
        kind=kind,
        sentence=text,
        change=change,
        breaks=(status if constraint.keyword == "status" else rule_id(constraint),),
    )
