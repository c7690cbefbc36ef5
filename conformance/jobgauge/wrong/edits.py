"""
Small changes of answers, to make wrong servers from.

Read `server.py` before this.
"""

import copy
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, cast

import attrs

from jobgauge.apis import Operation
from jobgauge.constraints import ANY_MEMBER, EACH
from jobgauge.reference.change import Change
from jobgauge.reference.service import Answer, Handler, Refusal, Request, Service

Edit = Callable[[Any], Any]
"""From a value to the one that takes its place; it may change what it is given."""


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


def without(members: dict[str, Any], *names: str) -> dict[str, Any]:
    """The members but for these."""
    return {name: value for name, value in members.items() if name not in names}


def bodies(operation: str, edit: Edit, status: int = 200) -> Change:
    """Other bodies in the answers with one status of one operation; the edit may change what it is given."""

    def answer(request: Request, answer: Answer) -> Answer:
        if (request.operation, answer.status) != (operation, status):
            return answer
        return attrs.evolve(answer, body=edit(copy.deepcopy(answer.body)))

    return Change(answer=answer)


def refusals(operation: str, change: Callable[[Request, Answer], Answer]) -> Change:
    """Other answers in place of the refusals of one operation."""

    def answer(request: Request, answer: Answer) -> Answer:
        refused = request.operation == operation and answer.status >= 400
        return change(request, answer) if refused else answer

    return Change(answer=answer)


def serviced(operation: str, wrapped: Callable[[Handler, Request], Answer]) -> Change:
    """Another handler for one operation, which is given the right one to ask."""

    def service(service: Service) -> Service:
        own = service.operations[operation]
        operations = {**service.operations, operation: partial(wrapped, own)}
        return attrs.evolve(service, operations=operations)

    return Change(service=service)


BUSY = 10
"""A busy server refuses the fifth request and then each tenth."""


def busy(operation: Operation, wait: int = 0) -> Callable[[Request], Refusal | None]:
    """Refuses a valid request now and then with 429, as a server may; a caller tries again after so many seconds."""
    count = 0

    def refuse(request: Request) -> Refusal | None:
        nonlocal count
        count += request.operation == operation.id
        if request.operation != operation.id or count % BUSY != BUSY // 2:
            return None
        headers = {"Retry-After": str(wait)}
        return Refusal(429, "RateLimitExceeded", "Too many requests.", "tier", headers=headers)

    return refuse
