"""Servers that find a thing by less than its id: its first letters, its last 32 bits, or without its parent."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from jobgauge.reference.change import Change
from jobgauge.reference.service import Refusal, Reply, Request
from jobgauge.spec.constraints import Place
from jobgauge.spec.document import Api, Operation, path_names
from jobgauge.spec.walk import at_place
from jobgauge.wrong.server import Server, wrong

LONGER = {
    ("type", "integer"): re.compile(r"\d+([a-z]+|_\d+)"),
    ("format", "uuid"): re.compile(r"[0-9a-f-]{36}.+"),
}
"""What begins like an id and goes on, by the constraint on the id."""
CUT = 2**32


def servers(api: Api) -> Iterator[Server]:
    """Yield the servers for each id in a path."""
    for operation in api.operations.values():
        names = path_names(operation.path)
        for name in names:
            for each in at_place(api, Place(api.name, operation.id, None, "path", name)):
                if pattern := LONGER.get((each.keyword, each.value)):
                    yield _prefix(api, operation, name, pattern)
                if (each.keyword, each.value) == ("type", "integer"):
                    yield _cut(api, operation, name)
                    yield _unsigned(api, operation, name)
                if (each.keyword, each.value) == ("format", "uuid"):
                    yield _small(api, operation, name)
        if names and operation.method == "GET":
            yield _remembers(api, operation)
        if len(names) > 1:
            yield _orphan(api, operation, names[-1])


def _prefix(api: Api, operation: Operation, name: str, pattern: re.Pattern[str]) -> Server:
    def overlooks(called: str, parameters: Mapping[str, Any], _body: Any) -> bool:
        return called == operation.id and bool(pattern.fullmatch(str(parameters.get(name, ""))))

    sentence = f"`{name}` is read up to the first character that it cannot have."
    what = (operation.id, "ids", f"{name}/prefix")
    change = partial(Change, overlooks=overlooks)
    return wrong(api, what, sentence, change, f"ids/{name}/spelling", "search/forbidden")


def _small(api: Api, operation: Operation, name: str) -> Server:
    def refuse(request: Request) -> Refusal | None:
        meant = request.operation == operation.id and request.parameters[name].isupper()
        return Refusal(404, "NotFound", "There is no such thing.") if meant else None

    sentence = f"A `{name}` in upper case is not found."
    what = (operation.id, "ids", f"{name}/upper_case")
    return wrong(api, what, sentence, partial(Change, refuses=refuse), f"ids/{name}/letters")


def _remembers(api: Api, operation: Operation) -> Server:
    sentence = "After an unknown id, the next thing that is asked for is not found either."
    what = (operation.id, "ids", "not_found_again")
    change = partial(_forgetful, operation)
    return wrong(api, what, sentence, change, "responses/again", "forms/accept")


def _forgetful(operation: Operation) -> Change:
    last: list[Reply] = []

    def reply(request: Request, right: Reply) -> Reply:
        if request.operation != operation.id:
            return right
        if right.status < 300 and last:
            return last.pop()
        last[:] = [right] if right.status in {400, 404} and request.parameters else []
        return right

    return Change(reply=reply)


def _cut(api: Api, operation: Operation, name: str) -> Server:
    sentence = f"Only the last 32 bits of `{name}` count."
    return wrong(
        api,
        (operation.id, "ids", f"{name}/32_bits"),
        sentence,
        partial(_found_again, operation, name, lambda value: value % CUT),
        f"ids/{name}/wraps",
    )


def _unsigned(api: Api, operation: Operation, name: str) -> Server:
    sentence = f"The sign of `{name}` is lost."
    return wrong(
        api,
        (operation.id, "ids", f"{name}/sign"),
        sentence,
        partial(_found_again, operation, name, abs),
        f"ids/{name}/wraps",
    )


def _orphan(api: Api, operation: Operation, name: str) -> Server:
    sentence = f"A `{name}` is found under whatever it is asked for."
    return wrong(
        api,
        (operation.id, "ids", f"{name}/orphan"),
        sentence,
        partial(_found_again, operation, name, lambda value: value),
        f"ids/{name}/parent",
    )


def _found_again(operation: Operation, name: str, key_of: Callable[[Any], Any]) -> Change:
    """Return the change that answers a request about something unknown with what was found before by the same key."""
    found: dict[Any, Reply] = {}

    def reply(request: Request, right: Reply) -> Reply:
        if request.operation != operation.id or name not in request.parameters:
            return right
        key = key_of(request.parameters[name])
        if right.status < 300:
            found[key] = right
        return found.get(key, right) if right.status in {400, 404} else right

    return Change(reply=reply)
