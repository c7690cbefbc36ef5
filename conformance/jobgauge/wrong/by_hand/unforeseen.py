"""
Servers that only random requests find wrong, and servers that accept a request without a body or with malformed JSON.

The former are right about every documented request, about each bound, and about each single fault of the walk.
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
"""More characters than a whole number, or any single fault of one, has in this part of a request."""

Shape = Callable[[Any], bool]
"""Takes the value of a parameter, or a body, and returns True if the server is wrong about it."""


def servers(api: Api) -> Iterator[Server]:
    """Yield the wrong servers for each operation of an API."""
    for operation in api.operations.values():
        yield from _bodies(api, operation)
        yield from _crashing(api, operation)
        yield from _accepting(api, operation)


def _bodies(api: Api, operation: Operation) -> Iterator[Server]:
    if not operation.node.value.get("requestBody", {}).get("required"):
        return
    shapes: tuple[tuple[str, str, Shape], ...] = (
        ("absent", "Accepts a request without a body.", lambda body: body is ABSENT),
        ("cut", "Accepts a body that is not JSON.", lambda body: isinstance(body, bytes)),
    )
    for what, sentence, shape in shapes:
        change = partial(
            Change, overlooks=_for(operation, lambda _, body, shape=shape: shape(body))
        )
        name = (operation.id, "acceptance", f"request/body/{what}")
        yield wrong(api, name, sentence, change, "schema/request/body")


def _crashing(api: Api, operation: Operation) -> Iterator[Server]:
    """Yield servers that fail with 500 on some of the requests that the page allows."""
    for name, what, shape in _allowed(operation):

        def refuse(
            request: Request, name: str | None = name, shape: Shape = shape
        ) -> Refusal | None:
            sent = request.body if name is None else request.parameters.get(name, ABSENT)
            meant = request.operation == operation.id and sent is not ABSENT and shape(sent)
            return Refusal(500, "InternalError", "Something broke.") if meant else None

        change = partial(Change, refuses=refuse)
        sentence = f"Fails with 500 on {what}."
        server = (operation.id, "search", f"crash/{name or 'body'}")
        yield wrong(api, server, sentence, change, "search/valid", "errors/server_error")


def _allowed(operation: Operation) -> Iterator[tuple[str | None, str, Shape]]:
    """Yield values that a page allows and no documented request has: parameter (None: the body), description, test."""
    for parameter in operation.parameters:
        match parameter.place, parameter.schema.value:
            case "path", {"type": "integer"}:
                what = f"values of `{parameter.name}` that fit into 32 bits"
                yield parameter.name, what, lambda value: abs(value) < WORD
            case "path", {"format": "uuid"}:
                what = f"values of `{parameter.name}` that are UUIDs of another version than 4"
                yield parameter.name, what, lambda value: uuid.UUID(value).version != 4
            case "query", {"type": "integer"}:
                what = f"values of `{parameter.name}` above 10 that are not multiples of 10"
                yield parameter.name, what, lambda value: value > 10 and value % 10 != 0
            case _:
                pass
    if operation.body:
        yield None, "a text with a character beyond ASCII", _beyond_ascii


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


def _accepting(api: Api, operation: Operation) -> Iterator[Server]:
    """Yield servers that accept some of the requests that the page forbids."""
    for name, what, shape in _forbidden(api, operation):

        def overlooked(
            parts: Mapping[str, Any], body: Any, name: str | None = name, shape: Shape = shape
        ) -> bool:
            return shape(body if name is None else parts.get(name))

        change = partial(Change, overlooks=_for(operation, overlooked))
        server = (operation.id, "search", f"taken/{name or 'body'}")
        in_path = name is not None and operation.parameter(name).place == "path"
        also = (f"ids/{name}/spelling",) if in_path else ()
        yield wrong(api, server, f"Accepts {what}.", change, "search/forbidden", *also)


def _forbidden(api: Api, operation: Operation) -> Iterator[tuple[str | None, str, Shape]]:
    """Yield values that a page forbids and that no single fault has, as `_allowed` yields them."""
    for parameter in operation.parameters:
        match parameter.place, parameter.schema.value:
            case "path" | "query" as part, {"type": "integer"}:
                what = f"values of `{parameter.name}` with more than {LONG[part]} characters"
                yield parameter.name, what, lambda value, part=part: len(str(value)) > LONG[part]
            case "path", {"format": "uuid"}:
                what = f"values of `{parameter.name}` with characters that a URL must encode"
                yield parameter.name, what, lambda value: "%" in value or not value.isascii()
            case _:
                pass
    if operation.body:
        place = Place(api.name, operation.id, None, "body")
        yield None, "a body that is wrong in two places", partial(_wrong_twice, api, place)


def _wrong_twice(api: Api, place: Place, body: Any) -> bool:
    if isinstance(body, bytes) or body is ABSENT:
        return False
    return len({each.path for each in at_place(api, place) if each.broken(body)}) > 1


def _for(operation: Operation, overlooks: Callable[[Mapping[str, Any], Any], bool]) -> Overlooks:
    def overlooked(called: str, parts: Mapping[str, Any], body: Any) -> bool:
        return called == operation.id and overlooks(parts, body)

    return overlooked
