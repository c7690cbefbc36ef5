"""The parameters of a request, checked and then written into path, query and headers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from typing import cast
from urllib.parse import quote
from uuid import UUID

from .filters import Expression
from .headers import is_value
from .model import FAILURES, Model, codec_of
from .problems import InvalidBody, Problem
from .spec import Spec
from .types import UNSET


def checked(spec: Spec, operation: str, arguments: Mapping[str, object]) -> dict[str, object]:
    """
    Return the parameters that are given, as JSON values by place and name (`query/$top`).

    Raise InvalidBody if one is missing, is not allowed, or cannot be written in its place.
    """
    from .checks import problems_of_parameters, shown  # noqa: PLC0415 - loads the constraints

    given = {place: _plain(value) for place, value in arguments.items() if value is not UNSET}
    problems = list(problems_of_parameters(spec, operation, given))
    for place, value in given.items():
        if expected := _unwritable(place.partition("/")[0], value):
            pointer = f"/{place}"
            problems.append(Problem(pointer, "place", shown(value, pointer), expected))
    if problems:
        raise InvalidBody(operation, tuple(problems))
    return given


def path_value(given: Mapping[str, object], name: str) -> str:
    """Return a parameter as one percent-encoded path segment."""
    return quote(_text(given[f"path/{name}"]), safe="")


def query(given: Mapping[str, object]) -> str:
    """Return the query with its question mark, "" if there are no query parameters."""
    pairs = [
        f"{quote(place.removeprefix('query/'), safe='$')}={quote(_text(one), safe='')}"
        for place, value in given.items()
        if place.startswith("query/")
        for one in _listed(value)
    ]
    return f"?{'&'.join(pairs)}" if pairs else ""


def headers(given: Mapping[str, object]) -> dict[str, str]:
    """Return the header parameters by their names in lower case."""
    return {
        place.removeprefix("header/").lower(): _text(value)
        for place, value in given.items()
        if place.startswith("header/")
    }


def body_bytes(body: Model, expected: type[Model]) -> bytes:
    """
    Return a body as JSON.

    Raise TypeError if it is not of the expected class, InvalidBody if one of its members has an invalid value.
    """
    if not isinstance(body, expected):
        raise TypeError(f"body is a {type(body).__name__}, expected a {expected.__name__}")
    from .partly import Later, write_outside  # noqa: PLC0415 - loads the constraints

    def written(value: object) -> object:
        if isinstance(value, Later):
            return value.write()
        raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")

    try:
        # Objects in lists are written one at a time: many dicts at once keep the garbage collector busy.
        plain = write_outside(codec_of(type(body)), body)
        text = json.dumps(plain, separators=(",", ":"), allow_nan=False, default=written)
    except FAILURES:
        type(body).from_dict(body.to_dict(strict=True), strict=True)  # raises InvalidBody
        raise
    return text.encode()


def _plain(value: object) -> object:
    match value:
        case Enum():
            return value.value
        case UUID() | Expression():
            return str(value)
        case list() | tuple():
            return [_plain(one) for one in cast("list[object]", value)]
        case _:
            return value


def _listed(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _unwritable(where: str, value: object) -> str | None:
    """Return what a path, query or header value must be if `value` is not, None if it is."""
    text = _text(value)
    if where == "path" and text in {"", ".", ".."}:
        return "a path segment that is not empty, . or .."
    if where == "header" and not is_value(text):
        return "printable ASCII without surrounding spaces"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "Unicode text without lone surrogates"
    return None
