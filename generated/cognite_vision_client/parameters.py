# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""The parameters of a request: checked against the page, then written into path, query and head."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from typing import cast
from urllib.parse import quote
from uuid import UUID

from ._model import Model
from .problems import InvalidBody, Problem
from .types import UNSET


def checked(operation: str, arguments: Mapping[str, object]) -> dict[str, object]:
    """
    The parameters that are given, as JSON values by `query/$top`.

    InvalidBody where one is not what the page allows, or cannot stand where it belongs.
    """
    from ._checks import problems_of_parameters, shown  # noqa: PLC0415 - loads the constraints

    given = {place: _plain(value) for place, value in arguments.items() if value is not UNSET}
    problems = list(problems_of_parameters(operation, given))
    for place, value in given.items():
        if wanted := _misplaced(place.partition("/")[0], value):
            pointer = f"/{place}"
            problems.append(Problem(pointer, "place", shown(value, pointer), wanted))
    if problems:
        raise InvalidBody(operation, tuple(problems))
    return given


def path_value(given: Mapping[str, object], name: str) -> str:
    """A parameter as one segment of a path."""
    return quote(_text(given[f"path/{name}"]), safe="")


def query(given: Mapping[str, object]) -> str:
    """The query with its question mark; empty where there is none."""
    pairs = [
        f"{quote(place.removeprefix('query/'), safe='$')}={quote(_text(one), safe='')}"
        for place, value in given.items()
        if place.startswith("query/")
        for one in _listed(value)
    ]
    return f"?{'&'.join(pairs)}" if pairs else ""


def headers(given: Mapping[str, object]) -> dict[str, str]:
    """The parameters that stand in the head, by their names in lower case."""
    return {
        place.removeprefix("header/").lower(): _text(value)
        for place, value in given.items()
        if place.startswith("header/")
    }


def body_bytes(body: Model) -> bytes:
    """A body as JSON; InvalidBody where one of its members was set to what the page forbids."""
    return json.dumps(body.to_dict(strict=True), separators=(",", ":"), allow_nan=False).encode()


def _plain(value: object) -> object:
    match value:
        case Enum():
            return value.value
        case UUID():
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


def _misplaced(where: str, value: object) -> str | None:
    """What would have to be so for `value` to stand there; None where it can."""
    text = _text(value)
    if where == "path" and text in {"", ".", ".."}:
        return "a segment of a path"
    if where == "header" and not (text.isascii() and text.isprintable() and text == text.strip()):
        return "visible ASCII, to stand in a header"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "Unicode text without lone surrogates"
    return None
