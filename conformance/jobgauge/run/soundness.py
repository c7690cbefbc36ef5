"""
Whether a value in an answer is what its spec says, so that another rule can go by it.

A status that is no status, or a time that is no time, is the failure of one rule: the rule of that constraint.
What compares values looks only at sound ones, so that no fault counts twice.
Read `constraints.py` before this.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from jobgauge.spec.constraints import ABSENT, Constraint, Place, values_at
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.walk import at_place

OF_THE_HOLDER = {"required", "closed", "listed", "oneOf"}
"""Keywords about which members an object has: its values can be read all the same."""


def sound(api: Api, operation: Operation, path: Sequence[str], value: Any) -> bool:
    """Whether a value at this path of a success keeps to every constraint on itself; ABSENT does not."""
    if value is ABSENT:
        return False
    if isinstance(value, dict | list):
        return _holds(api, operation.id, tuple(path), value)
    return _holds_often(api, operation.id, tuple(path), value)


def sound_values(
    api: Api, operation: Operation, path: Sequence[str], item: Any, below: Sequence[str]
) -> list[Any] | None:
    """
    The values below an item that stands at `path`; None where one of them is not sound.

    A null counts as absent.
    """
    found = values_at(item, below)
    whole = (*path, *below)
    if not all(sound(api, operation, whole, each) for each in found):
        return None
    return [each for each in found if each is not None]


def _holds(api: Api, operation: str, path: tuple[str, ...], value: Any) -> bool:
    return all(each.holds(value) for each in _by_path(api, operation).get(path, ()))


_holds_often = lru_cache(maxsize=2**14, typed=True)(_holds)
"""The same for what many answers repeat; typed, since 1 and true are one key otherwise."""


@cache
def _by_path(api: Api, operation: str) -> Mapping[tuple[str, ...], Sequence[Constraint]]:
    found: dict[tuple[str, ...], list[Constraint]] = {}
    success = api.operation(operation).success().status
    for each in at_place(api, Place(api.name, operation, success, "body")):
        if each.keyword not in OF_THE_HOLDER:
            found.setdefault(each.path, []).append(each)
    return found
