"""
Soundness of values in responses: a sound value keeps to all its constraints, so that other rules can rely on it.

An undocumented status or a malformed time fails one rule, that of its constraint.
Rules that compare values use only sound ones, so no fault counts twice.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from jobgauge.spec.constraints import ABSENT, Constraint, Place, values_at
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.walk import at_place

OF_THE_HOLDER = {"required", "closed", "listed", "oneOf"}
"""Keywords about which members an object has; the values of its members can be used even if they are broken."""

LONGEST = 200
"""The most characters of a text for which the result is kept."""


def sound(api: Api, operation: Operation, path: Sequence[str], value: Any) -> bool:
    """Return True if a value at this path of a 2xx body keeps to every constraint on itself; ABSENT does not."""
    if value is ABSENT:
        return False
    if isinstance(value, dict | list) or (isinstance(value, str) and len(value) > LONGEST):
        return _holds(api, operation.id, tuple(path), value)
    return _holds_often(api, operation.id, tuple(path), value)


def sound_values(
    api: Api, operation: Operation, path: Sequence[str], item: Any, below: Sequence[str]
) -> list[Any] | None:
    """
    Return the values at `below` inside an item at `path`, None if one of them is not sound.

    Nulls are left out.
    """
    found = values_at(item, below)
    whole = (*path, *below)
    if not all(sound(api, operation, whole, each) for each in found):
        return None
    return [each for each in found if each is not None]


def _holds(api: Api, operation: str, path: tuple[str, ...], value: Any) -> bool:
    return all(each.holds(value) for each in _by_path(api, operation).get(path, ()))


_holds_often = lru_cache(maxsize=2**14, typed=True)(_holds)
"""`_holds` with a cache, as many responses repeat a value; typed, since 1 and true would be one key."""


@cache
def _by_path(api: Api, operation: str) -> Mapping[tuple[str, ...], Sequence[Constraint]]:
    found: dict[tuple[str, ...], list[Constraint]] = {}
    success = api.operation(operation).success().status
    for each in at_place(api, Place(api.name, operation, success, "body")):
        if each.keyword not in OF_THE_HOLDER:
            found.setdefault(each.path, []).append(each)
    return found
