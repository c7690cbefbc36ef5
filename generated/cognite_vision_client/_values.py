# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""
What the straight-line code of `models` is made of; the reasons of a refusal are in `_checks`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from math import inf
from typing import Any, Final

INFINITY: Final = inf
OBJECT: type[Any] = dict
ARRAY: type[Any] = list
"""What JSON calls them; as values, so that a type checker goes on with Any."""
new = object.__new__
match_uuid = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE
).fullmatch
_match_day = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII).fullmatch


class Refused(Exception):
    """A value is not what the spec allows."""


def whole(value: Any) -> int:
    """A JSON integer that Python read as a float: 1.0 is the integer 1."""
    if type(value) is float and value.is_integer():
        return int(value)
    raise Refused


def is_multiple(value: float, of: float) -> bool:
    """Whether `value` is a whole number of times `of`, as far as floats can tell."""
    times = value / of
    return abs(times - round(times)) < 1e-9


def distinct(values: list[Any]) -> bool:
    """Whether no two items are the same JSON value; 1 and 1.0 are the same, 1 and true are not."""
    keys = [_key(value) for value in values]
    return len(set(keys)) == len(keys)


def unlisted(value: Any, strict: bool) -> str:
    """A text that an enumeration does not list: kept as it came, refused where `strict`."""
    if strict or type(value) is not str:
        raise Refused
    return value


def text_of(members: Mapping[str, StrEnum], value: Any, strict: bool) -> str:
    """The text of a value that is no member."""
    if value in members:
        return members[value].value
    return unlisted(value, strict)


def listed(members: Mapping[str, StrEnum], value: Any) -> StrEnum:
    """The member that a constructor was given, as itself or as its text."""
    if not isinstance(value, str):
        raise Refused
    return members[value]


def read_day(value: Any) -> date:
    """The day that a `YYYY-MM-DD` text names."""
    if _match_day(value) is None:
        raise Refused
    return date.fromisoformat(value)


def day_text(value: Any) -> str:
    """The text of a day."""
    if type(value) is not date:
        raise Refused
    return value.isoformat()


def _key(value: Any) -> object:
    """A hashable value that is the same for the same JSON."""
    if type(value) is OBJECT:
        return "object", frozenset((name, _key(inner)) for name, inner in value.items())
    if type(value) is ARRAY:
        return "array", tuple(_key(inner) for inner in value)
    return ("boolean", value) if type(value) is bool else value
