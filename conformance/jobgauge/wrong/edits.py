"""
Small changes of answers, to make wrong servers from.

Read `server.py` before this.
"""

import copy
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, cast

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Handler, Refusal, Reply, Request, Service
from jobgauge.spec.constraints import ANY_MEMBER, EACH
from jobgauge.spec.document import Operation

Edit = Callable[[Any], Any]
"""From a value to the one that takes its place; it may change what it is given."""
Refuses = Callable[[Request], Refusal | None]
"""A refusal for a request that is valid, or None for one that goes through."""


def replaced(message: Any, path: Sequence[str], edit: Edit) -> Any:
    """A message with other values at a path, as `constraints.subjects` finds them; the given one stays as it is."""
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
    """A message that has a value at a path: what it lacks on the way stands as in a whole one."""
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


def without(members: dict[str, Any], *names: str) -> dict[str, Any]:
    """The members but for these."""
    return {name: value for name, value in members.items() if name not in names}


def bodies(operation: str, edit: Edit, status: int = 200) -> Change:
    """Other bodies in the answers with one status of one operation; the edit may change what it is given."""

    def answer(request: Request, answer: Reply) -> Reply:
        if (request.operation, answer.status) != (operation, status):
            return answer
        return attrs.evolve(answer, body=edit(copy.deepcopy(answer.body)))

    return Change(answer=answer)


def refusals(operation: str, change: Callable[[Request, Reply], Reply]) -> Change:
    """Other answers in place of the refusals of one operation."""

    def answer(request: Request, answer: Reply) -> Reply:
        refused = request.operation == operation and answer.status >= 400
        return change(request, answer) if refused else answer

    return Change(answer=answer)


def serviced(operation: str, wrapped: Callable[[Handler, Request], Reply]) -> Change:
    """Another handler for one operation, which is given the right one to ask."""

    def service(service: Service) -> Service:
        own = service.operations[operation]
        operations = {**service.operations, operation: partial(wrapped, own)}
        return attrs.evolve(service, operations=operations)

    return Change(service=service)


EACH_TENTH = 10
"""What a server does now and then it does to the fifth valid request and then to each tenth."""


def now_and_then(operation: Operation, refusal: Callable[[], Refusal]) -> Refuses:
    """Refuses a valid request to an operation now and then; the same request is let through when it comes again."""
    count = 0

    def refuse(request: Request) -> Refusal | None:
        nonlocal count
        count += request.operation == operation.id
        if request.operation != operation.id or count % EACH_TENTH != EACH_TENTH // 2:
            return None
        return refusal()

    return refuse


def busy(operation: Operation) -> Refuses:
    """Refuses now and then with 429, as a server may; a caller tries again at once."""
    headers = {"Retry-After": "0"}
    said = ("RateLimitExceeded", "Too many requests.", "tier")
    return now_and_then(operation, lambda: Refusal(429, *said, headers=headers))


def unavailable(operation: Operation) -> Refuses:
    """Answers now and then with 503, as a server may whose page describes failures of its own."""
    return now_and_then(operation, lambda: Refusal(503, "Unavailable", "Not ready just now."))


def any_of(some: Sequence[Refuses]) -> Refuses:
    """The first refusal that one of several has for a request; all of them are told of it."""

    def refuse(request: Request) -> Refusal | None:
        found = [each(request) for each in some]
        return next((refusal for refusal in found if refusal), None)

    return refuse
