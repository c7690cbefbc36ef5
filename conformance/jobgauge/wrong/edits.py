"""Small changes to responses, from which the wrong servers are made."""

import copy
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, cast

import attrs

from jobgauge.reference.change import Change, Headers
from jobgauge.reference.service import Handler, Refusal, Reply, Request, Service
from jobgauge.spec.constraints import ANY_MEMBER, EACH, Constraint, first_at
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.facts import error_paths

Edit = Callable[[Any], Any]
"""Takes a value and returns the one that takes its place; it may change what it is given."""
JobEdit = Callable[[dict[str, Any]], dict[str, Any]]
"""Takes a job and returns the job to show."""
CountedEdit = Callable[[dict[str, Any], int], dict[str, Any]]
"""Takes a job and how often it was read, this time included, and returns the job to show."""
Refuses = Callable[[Request], Refusal | None]
"""Takes a valid request and returns its refusal, or None to accept it."""


def replaced(message: Any, path: Sequence[str], edit: Edit) -> Any:
    """Return a copy of a message with the values at a path edited; paths are those of `constraints.subjects`."""
    if not path:
        return edit(message)
    token, *rest = path
    if token == EACH and isinstance(message, list):
        return [replaced(each, rest, edit) for each in cast("list[Any]", message)]
    if isinstance(message, dict):
        members = cast("dict[str, Any]", message)
        return {
            name: replaced(each, rest, edit) if token in {name, ANY_MEMBER} else each
            for name, each in members.items()
        }
    return message


def filled(message: Any, whole: Any, path: Sequence[str]) -> Any:
    """Return a message that has a value at a path: whatever it lacks on the way is taken from the whole one."""
    if not path:
        return message
    token, *rest = path
    if token == EACH and isinstance(message, list):
        return [filled(each, whole[0], rest) for each in cast("list[Any]", message)] or whole
    if token not in {EACH, ANY_MEMBER} and isinstance(message, dict):
        members = cast("dict[str, Any]", message)
        there = filled(members[token], whole[token], rest) if token in members else whole[token]
        return {**members, token: there}
    return message


def put(message: Any, path: Sequence[str], value: Any) -> Any:
    """Return a copy of a message with a value at a path of member names."""
    if not path:
        return value
    token, *rest = path
    members = cast("dict[str, Any]", message if isinstance(message, dict) else {})
    return {**members, token: put(members.get(token), rest, value)}


def deleted(message: Any, path: Sequence[str]) -> Any:
    """Return a copy of a message without the member at a path of member names."""
    token, *rest = path
    members = cast("dict[str, Any]", message if isinstance(message, dict) else {})
    if not rest:
        return without(members, token)
    return {**members, token: deleted(members[token], rest)} if token in members else members


def without(members: dict[str, Any], *names: str) -> dict[str, Any]:
    """Return the members except those with these names."""
    return {name: value for name, value in members.items() if name not in names}


def with_code(api: Api, operation: str, body: Any, code: int) -> Any:
    """Return an error body with another code if its code is a number, that is, the status."""
    for path in error_paths(api, api.operation(operation), "code"):
        body = replaced(body, path, lambda old: code if isinstance(old, int) else old)
    return body


def with_status(api: Api, operation: str, reply: Reply, status: int) -> Reply:
    """Return a reply of an operation with another status, in its error body too."""
    return attrs.evolve(reply, status=status, body=with_code(api, operation, reply.body, status))


def with_header(headers: Headers, name: str, value: str) -> Headers:
    """Return the headers with this one in place of any of the same name, which is in lower case."""
    return [*(each for each in headers if each[0] != name), (name, value)]


def bodies(operation: str, edit: Edit) -> Change:
    """Return a change of the bodies of an operation's responses with status 200; the edit gets a copy."""

    def edited(request: Request, reply: Reply) -> Reply:
        if (request.operation, reply.status) != (operation, 200):
            return reply
        return attrs.evolve(reply, body=edit(copy.deepcopy(reply.body)))

    return Change(reply=edited)


def counted(operation: str, paths: Sequence[Sequence[str]], edit: CountedEdit) -> Change:
    """Return a change of the jobs that an operation reads; reads are counted for each value at these paths."""
    reads: Counter[tuple[Any, ...]] = Counter()

    def edited(job: dict[str, Any]) -> dict[str, Any]:
        key = tuple(first_at(job, path) for path in paths)
        reads[key] += 1
        return edit(job, reads[key])

    return bodies(operation, edited)


def at_constraints(
    constraints: Sequence[Constraint], edit: Callable[[Any, Constraint], Any]
) -> Change:
    """Return a change of response bodies: each is edited once for every constraint on that response."""

    def edited(request: Request, reply: Reply) -> Reply:
        statuses = {str(reply.status), f"{reply.status // 100}XX"}
        body = reply.body
        for each in constraints:
            if each.place.operation == request.operation and each.place.status in statuses:
                body = edit(body, each)
        return attrs.evolve(reply, body=body)

    return Change(reply=edited)


def refusals(operation: str, edit: Callable[[Reply], Reply]) -> Change:
    """Return a change of the error responses of an operation."""

    def edited(request: Request, reply: Reply) -> Reply:
        refused = request.operation == operation and reply.status >= 400
        return edit(reply) if refused else reply

    return Change(reply=edited)


def serviced(operation: str, wrapped: Callable[[Handler, Request], Reply]) -> Change:
    """Return a change that replaces the handler of an operation by one that is given the right handler to call."""

    def service(service: Service) -> Service:
        handler = service.operations[operation]
        operations = {**service.operations, operation: partial(wrapped, handler)}
        return attrs.evolve(service, operations=operations)

    return Change(service=service)


def finding_any(operation: str, ids: Mapping[str, str]) -> Change:
    """
    Return a change that makes an operation respond to an unknown id with a known job under that id.

    `ids` has the name of the parameter for each member of the body that repeats an id.
    """

    def service(service: Service) -> Service:
        handler = service.operations[operation]

        def found(request: Request) -> Reply:
            sent = request.parameters
            try:
                return handler(request)
            except Refusal:
                known = {name: type(sent[name])(ids[0]) for name, ids in service.given.items()}
                reply = handler(attrs.evolve(request, parameters={**sent, **known}))
                named = {member: sent[name] for member, name in ids.items()}
                return attrs.evolve(reply, body={**reply.body, **named})

        return attrs.evolve(service, operations={**service.operations, operation: found})

    return Change(service=service)


PERIOD = 10
"""Intermittent faults hit the 5th valid request, then every 10th after it."""


def intermittent(operation: Operation, refusal: Callable[[], Refusal]) -> Refuses:
    """Return a function that refuses valid requests to an operation intermittently; a retry is accepted."""
    count = 0

    def refuse(request: Request) -> Refusal | None:
        nonlocal count
        count += request.operation == operation.id
        if request.operation != operation.id or count % PERIOD != PERIOD // 2:
            return None
        return refusal()

    return refuse


def busy(operation: Operation) -> Refuses:
    """Return a function that refuses intermittently with 429, as a server may; the caller may retry at once."""
    error = ("RateLimitExceeded", "Too many requests.")
    return intermittent(operation, lambda: Refusal(429, *error, headers={"Retry-After": "0"}))


def unavailable(operation: Operation) -> Refuses:
    """Return a function that refuses intermittently with 503, as a server may if its page documents failures."""
    return intermittent(operation, lambda: Refusal(503, "Unavailable", "Not ready just now."))


def any_of(several: Sequence[Refuses]) -> Refuses:
    """Return a function that gives a request to all of several and returns the first refusal."""

    def refuse(request: Request) -> Refusal | None:
        found = [each(request) for each in several]
        return next((refusal for refusal in found if refusal), None)

    return refuse
