"""Functions for the straight-line code of `models`; `_checks` explains what they refuse."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from math import inf
from typing import Any, Final, NoReturn

from .types import UNSET

INFINITY: Final = inf
OBJECT: type[Any] = dict
ARRAY: type[Any] = list
"""The types of a JSON object and array; as variables, so that type checkers infer Any."""
is_a: Callable[[Any, type[Any]], bool] = isinstance
"""The same test, but type checkers still infer Any for the value."""
new = object.__new__
match_uuid = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE
).fullmatch
_match_day = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII).fullmatch


class Refused(Exception):
    """The spec does not allow a value."""


def refuse() -> NoReturn:
    """Raise Refused, inside an expression."""
    raise Refused


def is_whole(value: Any) -> bool:
    """Return True for the JSON integer that Python read as a float, such as 1.0."""
    return type(value) is float and value.is_integer()


def finite(value: Any) -> Any:
    """Return a JSON value; raise Refused if NaN or an infinite number is anywhere in it, which JSON cannot have."""
    if type(value) is OBJECT:
        for inner in value.values():
            finite(inner)
    elif type(value) is ARRAY:
        for inner in value:
            finite(inner)
    elif type(value) is float and value - value != 0.0:
        raise Refused
    return value


def additional(body: Mapping[str, Any], members: frozenset[str]) -> dict[str, Any]:
    """Return what an object has beside its members; raise Refused if there is NaN or an infinite number in it."""
    further = {name: value for name, value in body.items() if name not in members}
    finite(further)
    return further


def writable(
    further: dict[str, Any], members: frozenset[str], strict: bool = False
) -> dict[str, Any]:
    """
    Return additional members to be written.

    Raise Refused if `strict`, if an attribute has the same name, or if there is NaN or an infinite number in them.
    """
    if strict or not members.isdisjoint(further):
        raise Refused
    finite(further)
    return further


def undocumented(body: Mapping[str, Any], members: frozenset[str], strict: bool) -> dict[str, Any]:
    """Return what an object has beside the only members that it may have; raise Refused if `strict`."""
    if strict:
        raise Refused
    return additional(body, members)


def is_multiple(value: float, of: float) -> bool:
    """Return True if `value` is a multiple of `of`, within the precision of floats."""
    times = value / of
    return abs(times - round(times)) < 1e-9


def distinct(values: list[Any]) -> bool:
    """Return True if no two items are the same JSON value; 1 and 1.0 are the same, 1 and true are not."""
    keys = [_key(value) for value in values]
    return len(set(keys)) == len(keys)


def unlisted(value: Any, strict: bool) -> str:
    """Return an undocumented enum value unchanged; raise Refused if `strict` or it is not a string."""
    if strict or type(value) is not str:
        raise Refused
    return value


def unlisted_or_unset(value: Any, strict: bool) -> Any:
    """Return UNSET or an undocumented enum value unchanged; raise Refused if that is not allowed."""
    return value if value is UNSET else unlisted(value, strict)


def text_of(members: Mapping[str, StrEnum], value: Any, strict: bool) -> str:
    """Return the text of an enum value that is given as a string."""
    if value in members:
        return members[value].value
    return unlisted(value, strict)


def listed(members: Mapping[str, StrEnum], value: Any) -> StrEnum:
    """Return the enum member for a member or its text; raise Refused or KeyError for anything else."""
    if not isinstance(value, str):
        raise Refused
    return members[value]


def read_day(value: Any) -> date:
    """Return the date in a `YYYY-MM-DD` text; raise Refused or ValueError for anything else."""
    if _match_day(value) is None:
        raise Refused
    return date.fromisoformat(value)


def day_text(value: Any) -> str:
    """Return the `YYYY-MM-DD` text of a date; raise Refused for anything else."""
    if type(value) is not date:
        raise Refused
    return value.isoformat()


def _key(value: Any) -> object:
    """Return a hashable key that is equal for equal JSON values."""
    if type(value) is OBJECT:
        return "object", frozenset((name, _key(inner)) for name, inner in value.items())
    if type(value) is ARRAY:
        return "array", tuple(_key(inner) for inner in value)
    return ("boolean", value) if type(value) is bool else value
