"""Changes to messages, valid or with one fault: off the bounds, smaller, inverted, or with ids that exist."""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, cast

import attrs

from jobgauge.exchange.call import typed
from jobgauge.messages.instances import copied, instance_for, vary
from jobgauge.spec.constraints import ANY_MEMBER, EACH, Constraint, Place, values_at
from jobgauge.spec.document import Api, Node, Schema
from jobgauge.spec.pointers import escape
from jobgauge.spec.walk import at_place

Given = Mapping[str, Sequence[str]]
"""Ids and other values that exist on the target, by the name of a parameter or of a member of a request body."""

MOVABLE: Final = {"minItems", "minimum", "maximum"}


def off_bounds(api: Api, place: Place, message: Any, given: Given, keep: str | None = None) -> Any:
    """
    Return the message with its values off their bounds, as far as the schema allows: two elements for one, 2 for 1.

    A list of given ids does not grow beyond their number.
    The value at the JSON Pointer `keep` is not replaced, but values inside it may be.
    """
    whole = [copied(message)]
    for constraint in at_place(api, place):
        if constraint.keyword in MOVABLE and any(
            _on_bound(constraint, each) for each in values_at(whole[0], constraint.path)
        ):
            beside = [each for each in at_place(api, place) if each.path == constraint.path]
            most = _most(api, constraint, given)
            for slot in slots(whole, constraint.path):
                moved = _moved(api, constraint, slot.value, most)
                if (
                    moved is not None
                    and slot.pointer != keep
                    and all(each.holds(moved) for each in beside)
                ):
                    slot.put(moved)
    return whole[0]


def _on_bound(constraint: Constraint, value: Any) -> bool:
    """Return True if a value is on the bound of a MOVABLE constraint and can be moved."""
    if constraint.keyword == "minItems":
        return isinstance(value, list) and len(cast("list[Any]", value)) == constraint.value
    return value == constraint.value and isinstance(value, int)


def fewest(api: Api, place: Place, message: Any, keep: str | None = None) -> Any:
    """
    Return the message with the fewest elements that the schema allows in each list of open size.

    The value at the JSON Pointer `keep` is not replaced.
    """
    whole = [copied(message)]
    for constraint in _open_sizes(api, place):
        for slot in slots(whole, constraint.path):
            value: Any = slot.value
            if isinstance(value, list) and slot.pointer != keep:
                slot.put(cast("list[Any]", value)[: constraint.value])
    return whole[0]


def as_in_example(api: Api, place: Place, message: Any) -> Any:
    """Return the message with the elements of the schema's example in each list of open size."""
    whole = [copied(message)]
    for constraint in _open_sizes(api, place):
        for slot in slots(whole, constraint.path):
            slot.put(copied(constraint.subjects(instance_for(api, constraint))[0][1]))
    return whole[0]


def left_open(api: Api, place: Place, message: Any) -> str | None:
    """Return why a server may refuse a message that has only the fewest elements, None if it may not."""
    for constraint in _open_sizes(api, place):
        for _, value in constraint.subjects(message):
            if isinstance(value, list) and len(cast("list[Any]", value)) <= constraint.value:
                return constraint.open
    return None


def _open_sizes(api: Api, place: Place) -> list[Constraint]:
    """Return the `minItems` of each list whose fewest elements a server may refuse."""
    return [each for each in at_place(api, place) if each.keyword == "minItems" and each.open]


def flipped(api: Api, place: Place, message: Any) -> Any:
    """Return the message with every boolean inverted."""
    whole = [copied(message)]
    for path, _ in member_schemas(api, place):
        if any(isinstance(each, bool) for each in values_at(whole[0], path)):
            for slot in slots(whole, path):
                if isinstance(slot.value, bool):
                    slot.put(not slot.value)
    return whole[0]


@attrs.frozen(eq=False)
class Slot:
    """A place inside a message that can be written to."""

    holder: Any
    key: Any
    pointer: str

    @property
    def value(self) -> Any:
        """The value at this place."""
        return self.holder[self.key]

    def put(self, value: Any) -> None:
        """Replace the value at this place, in the message itself."""
        self.holder[self.key] = value


def slots(whole: list[Any], path: Sequence[str]) -> list[Slot]:
    """Return the places at a path in a message; `whole` holds the message alone, so that it can be replaced itself."""
    found = [Slot(whole, 0, "")]
    for token in path:
        found = [below for slot in found for below in _below(slot, token)]
    return found


def _below(slot: Slot, token: str) -> Iterator[Slot]:
    value = slot.value
    if isinstance(value, list) and token == EACH:
        count = len(cast("list[Any]", value))
        yield from (Slot(value, index, f"{slot.pointer}/{index}") for index in range(count))
    elif isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        names = list(members) if token == ANY_MEMBER else [token]
        yield from (
            Slot(members, name, f"{slot.pointer}/{escape(name)}")
            for name in names
            if name in members
        )


def _most(api: Api, constraint: Constraint, given: Given) -> float:
    """Return the most elements that can each have another given id, infinity if none are given for them."""
    inside = [
        path
        for path, _ in member_schemas(api, constraint.place)
        if path[: len(constraint.path)] == constraint.path
    ]
    return min((len(given[path[-1]]) for path in inside if given.get(path[-1])), default=math.inf)


def _moved(api: Api, constraint: Constraint, value: Any, most: float) -> Any:
    """Return the value one step off the bound, None if it is not on it or may not grow; a new element has no fault."""
    if not _on_bound(constraint, value):
        return None
    match constraint.keyword:
        case "minItems":
            count = len(cast("list[Any]", value))
            valid: list[list[Any]] = values_at(instance_for(api, constraint), constraint.path)
            return [*value, vary(valid[0][0], count)] if count < most else None
        case "minimum":
            return value + 1
        case _:
            return value - 1


def minimal(api: Api, node: Node, value: Any, keep: Sequence[str] = ()) -> Any:
    """Return a valid value without its optional members, except those on the way `keep`."""
    if "anyOf" in node.value:
        node = Node(f"{node.pointer}/anyOf/0", node.value["anyOf"][0])
    node = api.resolve(node)
    way, *ahead = keep or ("",)
    if isinstance(value, list) and "items" in node.value:
        inner = ahead if way == EACH else ()
        return [minimal(api, node.child("items"), each, inner) for each in cast("list[Any]", value)]
    if not isinstance(value, dict) or "properties" not in node.value:
        return cast("Any", value)
    members = cast("dict[str, Any]", value)
    branches: list[list[str]] = [branch["required"] for branch in node.value.get("oneOf", ())]
    chosen = next((branch for branch in branches if set(branch) <= members.keys()), list[str]())
    kept = [*node.value.get("required", ()), *chosen, way]
    return {
        name: minimal(api, node.child("properties", name), member, ahead if name == way else ())
        for name, member in members.items()
        if name in kept
    }


def fill(api: Api, place: Place, message: Any, given: Given, keep: str | None = None) -> Any:
    """
    Return the message with given ids in place of invented ones, in turn if it has several.

    The value at the JSON Pointer `keep` is not replaced, but values inside it may be.
    """
    whole = [copied(message)]
    for path, schema in member_schemas(api, place):
        values = _telling_first(given.get(path[-1], ()))
        for index, slot in enumerate(slots(whole, path) if values else ()):
            if slot.pointer != keep:
                slot.put(typed(values[index % len(values)], schema))
    return whole[0]


def _telling_first(values: Sequence[str]) -> Sequence[str]:
    """Return the values with one after the first that servers cut or spoil most easily: not ASCII, or the longest."""
    if len(values) < 3:
        return values
    first, *others = values
    telling = max(others, key=lambda each: (not each.isascii(), len(each)))
    return [first, telling, *(each for each in others if each != telling)]


@cache
def member_schemas(api: Api, place: Place) -> tuple[tuple[tuple[str, ...], Schema], ...]:
    """Return the path and the schema of each scalar member of a request body."""
    found: dict[tuple[str, ...], Schema] = {}
    for each in at_place(api, place):
        if (
            each.path
            and each.path[-1] != EACH
            and each.keyword in {"type", "enum"}
            and _scalar(each)
        ):
            found[each.path] = each.schema
    return tuple(found.items())


def _scalar(constraint: Constraint) -> bool:
    listed: str | list[str] = constraint.schema.get("type", "string")
    return {"object", "array"}.isdisjoint([listed] if isinstance(listed, str) else listed)
