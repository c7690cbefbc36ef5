"""
Servers that only a request which nobody thought of finds wrong, and those that take what is no body at all.

The former are right about every documented request, about each bound, and about each single fault of the walk.
Read `server.py` before this.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final, cast

from jobgauge.reference.change import Change, Overlooks
from jobgauge.reference.service import Refusal, Request
from jobgauge.spec.constraints import ABSENT, Place
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.walk import at_place
from jobgauge.wrong.server import Server, wrong

WORD: Final = 2**31
LONG: Final = {"path": 20, "query": 10}
"""More characters than a whole number has, or any single fault of one, in this part of a request."""

Shape = Callable[[Any], bool]


def servers(api: Api) -> Iterator[Server]:
    """The wrong servers for each operation of an API."""
    for operation in api.operations.values():
        yield from _bodies(api, operation)
        yield from _crashing(api, operation)
        yield from _taking(api, operation)


def _bodies(api: Api, operation: Operation) -> Iterator[Server]:
    if not operation.node.value.get("requestBody", {}).get("required"):
        return
    shapes: tuple[tuple[str, str, Shape], ...] = (
        ("absent", "A request without its body is taken.", lambda body: body is ABSENT),
        ("cut", "A body that is not JSON is taken.", lambda body: isinstance(body, bytes)),
    )
    for what, said, shape in shapes:
        change = partial(
            Change, overlooks=_for(operation, lambda _, body, shape=shape: shape(body))
        )
        name = (operation.id, "acceptance", f"request/body/{what}")
        yield wrong(api, name, said, change, "schema/request/body")


def _crashing(api: Api, operation: Operation) -> Iterator[Server]:
    """A server that breaks over some of the requests that its page allows."""
    for name, said, shape in _allowed(operation):

        def refuse(
            request: Request, name: str | None = name, shape: Shape = shape
        ) -> Refusal | None:
            sent = request.body if name is None else request.parameters.get(name, ABSENT)
            meant = request.operation == operation.id and sent is not ABSENT and shape(sent)
            return Refusal(500, "InternalError", "Something broke.") if meant else None

        change = partial(Change, refuses=refuse)
        what = (operation.id, "search", f"crash/{name or 'body'}")
        sentence = f"{said} makes the server break."
        yield wrong(api, what, sentence, change, "search/valid", "errors/server_error")


def _allowed(operation: Operation) -> Iterator[tuple[str | None, str, Shape]]:
    """Values that a page allows and no documented request has: a parameter or the body, in words, and a test for it."""
    for parameter in operation.parameters:
        match parameter.place, parameter.schema.value:
            case "path", {"type": "integer"}:
                said = f"A `{parameter.name}` that fits 32 bits"
                yield parameter.name, said, lambda value: abs(value) < WORD
            case "path", {"format": "uuid"}:
                said = f"A `{parameter.name}` that is a UUID of another version than 4"
                yield parameter.name, said, lambda value: uuid.UUID(value).version != 4
            case "query", {"type": "integer"}:
                said = f"A `{parameter.name}` of two digits or more that is not round"
                yield parameter.name, said, lambda value: value > 10 and value % 10 != 0
            case _:
                pass
    if operation.body:
        yield None, "A text with a character beyond ASCII", _beyond_ascii


def _beyond_ascii(value: Any) -> bool:
    match value:
        case str():
            return not value.isascii()
        case list():
            return any(_beyond_ascii(each) for each in cast("list[Any]", value))
        case dict():
            members = cast("dict[str, Any]", value)
            return any(_beyond_ascii(each) for pair in members.items() for each in pair)
        case _:
            return False


def _taking(api: Api, operation: Operation) -> Iterator[Server]:
    """A server that takes some of the requests that its page forbids."""
    for name, said, shape in _forbidden(api, operation):

        def overlooked(
            parts: Mapping[str, Any], body: Any, name: str | None = name, shape: Shape = shape
        ) -> bool:
            return shape(body if name is None else parts.get(name))

        change = partial(Change, overlooks=_for(operation, overlooked))
        what = (operation.id, "search", f"taken/{name or 'body'}")
        yield wrong(api, what, f"{said} is taken.", change, "search/forbidden")


def _forbidden(api: Api, operation: Operation) -> Iterator[tuple[str | None, str, Shape]]:
    """Values that a page forbids and that no single fault has, as `_allowed` gives them."""
    for parameter in operation.parameters:
        match parameter.place, parameter.schema.value:
            case "path" | "query" as part, {"type": "integer"}:
                said = f"A `{parameter.name}` of more than {LONG[part]} characters"
                yield parameter.name, said, lambda value, part=part: len(str(value)) > LONG[part]
            case "path", {"format": "uuid"}:
                said = f"A `{parameter.name}` with what no address has as it is"
                yield parameter.name, said, lambda value: "%" in value or not value.isascii()
            case _:
                pass
    if operation.body:
        place = Place(api.name, operation.id, None, "body")
        yield None, "A body that is wrong in two places", partial(_wrong_twice, api, place)


def _wrong_twice(api: Api, place: Place, body: Any) -> bool:
    if isinstance(body, bytes) or body is ABSENT:
        return False
    return len({each.path for each in at_place(api, place) if each.broken(body)}) > 1


def _for(operation: Operation, overlooks: Callable[[Mapping[str, Any], Any], bool]) -> Overlooks:
    def overlooked(asked: str, parts: Mapping[str, Any], body: Any) -> bool:
        return asked == operation.id and overlooks(parts, body)

    return overlooked
