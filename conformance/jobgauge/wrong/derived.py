"""
The wrong servers that follow from a spec.

For each response constraint and each way to break it, a server whose answers break it, everywhere, and nothing else;
for each request constraint one that does not enforce it, and one that refuses what only just keeps to it.
What is left open is not broken, and what no single value breaks alone makes no server.
Read `faults.py` and `edits.py` before this.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, Literal, cast

import attrs

from jobgauge.messages.faults import Case, edges, faults, ways
from jobgauge.messages.instances import instance, instance_for, message_schema
from jobgauge.reference.change import Change
from jobgauge.reference.decoding import typed
from jobgauge.reference.reading import invalid_status
from jobgauge.reference.service import Refusal, Reply, Request
from jobgauge.spec.constraints import ABSENT, Constraint, subjects
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.walk import at_place, constraints
from jobgauge.spec.wording import rule_id, sentence
from jobgauge.wrong.edits import Refuses, busy, filled, replaced, unavailable
from jobgauge.wrong.server import Server

COUNTED = {"minItems", "maxItems", "minLength", "maxLength"}
HEADERS = {"present": {"absent": ABSENT}, "type": {"words": "soon"}, "minimum": {"below": "-1"}}
"""How a header can break a constraint; any text keeps to the others."""
Derived = Literal["response", "acceptance", "refusal"]
UNKNOWN_STATUS = {"success": 202, "refusal": 418}


def servers(api: Api) -> Iterator[Server]:
    """Every derived wrong server of an API."""
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
                if value is ABSENT or not constraint.holds(typed(constraint.schema, value)):
                    yield _broken(api, constraint, name, _header(constraint, value))
        case "content-type":
            yield _broken(api, constraint, "text", _as_text)
        case _:
            yield from _statuses(api, constraint)


def _bodies(api: Api, constraint: Constraint) -> Iterator[Server]:
    """A server for each way that breaks it alone; where none does, for one way, and it names what else it breaks."""
    cases = faults(api, constraint)
    alone = [case for case in cases if not _beside(api, case)]
    for case in alone or cases[:1]:
        server = _broken(api, constraint, case.name, _body(api, case))
        others = tuple(rule_id(each) for each in _beside(api, case))
        yield attrs.evolve(server, breaks=(*server.breaks, *others))


def _beside(api: Api, case: Case) -> list[Constraint]:
    """What else a fault breaks about the same value, as an empty text breaks a length and a pattern."""
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

    def answer(request: Request, answer: Reply) -> Reply:
        response = operation.response(answer.status)
        if response is None or request.operation != operation.id:
            return answer
        return edit(answer) if response.status == constraint.place.status else answer

    def change() -> Change:
        return Change(answer=answer, refuses=_now_and_then(operation, constraint))

    said = f"{sentence(constraint)[:-1]}: broken, {way}."
    server = _server(api, constraint, ("response", way), said, change)
    return attrs.evolve(server, verdict="drift") if _only_adds(constraint, way) else server


def _now_and_then(operation: Operation, constraint: Constraint) -> Refuses | None:
    """What makes a server give the answer that a constraint is about, where no request of a client does."""
    match constraint.place.status:
        case "429":
            return busy(operation)
        case status if status and status.startswith("5"):
            return unavailable(operation)
        case _:
            return None


def _only_adds(constraint: Constraint, way: str) -> bool:
    return way == "extra" or (constraint.keyword == "enum" and way == "unknown")


def _body(api: Api, case: Case) -> Callable[[Reply], Reply]:
    """
    The answer with the fault everywhere: made from what stands there, or where that cannot be, as in the case.

    What an error leaves out, which its page describes, is put in to be broken.
    """
    constraint = case.constraint

    def edit(subject: Any) -> Any:
        if constraint.keyword == "oneOf":
            return _choice(api, constraint, case.name, subject)
        return ways(constraint, subject).get(case.name, case.value)

    def broken(answer: Reply) -> Reply:
        whole = instance_for(api, constraint)
        body = filled(answer.body, whole, constraint.path) if answer.status >= 400 else answer.body
        return attrs.evolve(answer, body=replaced(body, constraint.path, edit))

    return broken


def _choice(api: Api, constraint: Constraint, way: str, subject: Any) -> Any:
    """An object with the members of no branch, or of every one."""
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


def _as_text(answer: Reply) -> Reply:
    return attrs.evolve(answer, headers={**answer.headers, "content-type": "text/plain"})


def _header(constraint: Constraint, value: Any) -> Callable[[Reply], Reply]:
    def edit(answer: Reply) -> Reply:
        name = cast("str", constraint.place.parameter)
        others = {each: text for each, text in answer.headers.items() if each != name}
        return attrs.evolve(answer, headers=others if value is ABSENT else {**others, name: value})

    return edit


def _statuses(api: Api, constraint: Constraint) -> Iterator[Server]:
    """A success, and a refusal, with a status that the operation does not document."""
    operation = api.operation(constraint.place.operation)
    for name, status in UNKNOWN_STATUS.items():
        if operation.response(status) is None:
            yield _status(api, operation, constraint, name, status)


def _status(
    api: Api, operation: Operation, constraint: Constraint, name: str, status: int
) -> Server:
    def answer(request: Request, answer: Reply) -> Reply:
        fits = (answer.status < 400) == (name == "success")
        meant = fits and request.operation == operation.id and answer.status != 401
        return attrs.evolve(answer, status=status) if meant else answer

    said = f"A {name} has the status {status}, which the page does not have."
    change = lambda: Change(answer=answer)  # noqa: E731
    return _server(api, constraint, ("response", f"{name}_{status}"), said, change)


def _acceptance(api: Api, constraint: Constraint) -> Iterator[Server]:
    told = [case for case in faults(api, constraint) if not _beside(api, case) and _written(case)]
    if told:
        change = lambda: Change(unenforced=constraint.key)  # noqa: E731
        said = f"{sentence(constraint)[:-1]}: not enforced."
        yield _server(api, constraint, ("acceptance", "unenforced"), said, change)


def _written(case: Case) -> bool:
    """Whether a fault is one in an address or in a header too, where all is text."""
    constraint = case.constraint
    if constraint.place.part == "body" or case.value is ABSENT:
        return True
    text = case.value if isinstance(case.value, str) else json.dumps(case.value)
    return text != "" and not constraint.holds(typed(constraint.schema, text))


def _refusal(api: Api, constraint: Constraint) -> Iterator[Server]:
    """Refusals of what only just keeps to the constraint; not of ids, which may just not be there."""
    if constraint.place.part == "path":
        return
    operation = api.operation(constraint.place.operation)
    for case in edges(api, constraint):
        plain = _fits(case, instance_for(api, constraint))
        requests = f"{api.name}/{operation.id}/responses/request"
        said = f"{sentence(constraint)[:-1]}: refused at its edge, {case.name}."
        change = _refusing(operation, case)
        server = _server(api, constraint, ("refusal", case.name), said, change)
        yield attrs.evolve(server, breaks=(*server.breaks, requests)) if plain else server


def _refusing(operation: Operation, case: Case) -> Callable[[], Change]:
    constraint = case.constraint
    name = constraint.place.parameter
    status = invalid_status(operation)

    def refuse(request: Request) -> Refusal | None:
        if request.operation != operation.id or constraint.key in request.unsaid:
            return None
        message = request.parameters.get(name, ABSENT) if name else request.body
        if not _fits(case, message):
            return None
        target = name or case.pointer
        return Refusal(status, "InvalidValue", f"{target} is not accepted.", target)

    return lambda: Change(refuses=refuse)


def _fits(case: Case, message: Any) -> bool:
    """Whether a message has the value of a limit."""
    constraint = case.constraint
    return any(_is_like(constraint, value, case.value) for _, value in constraint.subjects(message))


def _is_like(constraint: Constraint, value: Any, limit: Any) -> bool:
    """Whether a value is the limit itself, or of its length, or of the same branch of a choice."""
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
    said: str,
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
        sentence=said,
        change=change,
        breaks=(status if constraint.keyword == "status" else rule_id(constraint),),
    )
