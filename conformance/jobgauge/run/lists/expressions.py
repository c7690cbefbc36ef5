"""
Filter expressions as a rule writes them, and what is known of their truth for one item of a list.

Truth has three values: None where the documents leave the answer open, or where the item does not say.
How a literal is quoted is open too, but for the forms on a page: what is open is tried in more than one spelling.
Read `soundness.py` before this.
"""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Final, Literal

import attrs

from jobgauge.run.lists.listing import Listing, item_schema
from jobgauge.run.soundness import sound_values
from jobgauge.spec.constraints import EACH, values_at
from jobgauge.spec.dates import moment, written
from jobgauge.spec.document import Api, Operation, Parameter
from jobgauge.spec.pointers import tokens

Operator = Literal["eq", "ne", "lt", "le", "gt", "ge", "in"]
Item = dict[str, Any]
Truth = Callable[[Item], bool | None]

GUID: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
BARE: Final = re.compile(r"[A-Za-z0-9@._:+-]+")
"""What can stand without quotes inside a list."""


@attrs.frozen(eq=False)
class FilterProperty:
    """
    What an expression may name: where its value is in an item, and how its literals are written.

    `values` are those of a closed set, in their documented order.
    """

    listing: Listing
    name: str
    path: tuple[str, ...]
    literal: str
    values: tuple[str, ...]

    @cached_property
    def _lists(self) -> list[tuple[str, ...]]:
        """The paths on the way that several values may stand at."""
        return [self.path[: at + 1] for at, token in enumerate(self.path) if token == EACH]

    def held(self, item: Item) -> str | None:
        """
        The one value in an item; None where there is none, or none that is sound.

        None too where it could stand in several places, even if it stands in one only.
        """
        listing = self.listing
        if any(len(values_at(item, each)) > 1 for each in self._lists):
            return None
        found = sound_values(listing.api, listing.operation, listing.item_path, item, self.path)
        return found[0] if found and len(found) == 1 and isinstance(found[0], str) else None


@attrs.frozen(eq=False)
class FilterExpression:
    """
    An expression and its truth for an item.

    `texts` are the spellings that say the same, the most documented one first;
    `open` says that a server may refuse it in all of them.
    """

    texts: tuple[str, ...]
    truth: Truth
    open: bool = False


def properties(listing: Listing, parameter: Parameter) -> list[FilterProperty]:
    """The properties that a filter parameter documents."""
    return [
        FilterProperty(
            listing,
            name,
            tokens(its["path"]),
            its["literal"],
            _closed(listing.api, listing.operation, listing, tokens(its["path"])),
        )
        for name, its in parameter.node.value["x-filter"]["properties"].items()
    ]


def _closed(
    api: Api, operation: Operation, listing: Listing, path: Sequence[str]
) -> tuple[str, ...]:
    """The documented values of what stands at a path in an item; none where it is open."""
    node = item_schema(api, operation, listing.items)
    for token in path:
        node = api.resolve(
            node.child("items") if token == EACH else node.child("properties", token)
        )
    return tuple(node.value.get("enum", ()))


def comparison(its: FilterProperty, operator: Operator, *values: str) -> FilterExpression:
    """A property against one value, or with `in` against several."""
    return FilterExpression(
        tuple(f"{its.name} {operator} {each}" for each in _literals(its, operator, values)),
        lambda item: compared(its.literal, operator, its.held(item), values),
        open=operator == "in" and its.literal == "date-time",
    )


def _literals(its: FilterProperty, operator: Operator, values: Sequence[str]) -> list[str]:
    """
    The spellings of a literal, or of the list that `in` takes.

    Source: the samples on the page: a GUID is bare after `eq` and quoted inside `in`, a date-time is bare.
    """
    quoted = [f"'{value.replace(chr(39), 2 * chr(39))}'" for value in values]
    bare = [written(when) if (when := moment(value)) else value for value in values]
    simple = operator != "in" or all(BARE.fullmatch(each) for each in bare)
    forms = {"quoted": quoted, **({"bare": bare} if simple else {})}
    wanted = {
        "guid": ["quoted"] if operator == "in" else ["bare"],
        "date-time": ["bare"] if operator != "in" else ["bare", "quoted"],
    }.get(its.literal, ["quoted", "bare"])
    if its.literal == "guid" and not all(GUID.fullmatch(value) for value in values):
        wanted = ["bare", "quoted"]
    listed = [forms[form] for form in wanted if form in forms]
    return [f"({', '.join(each)})" if operator == "in" else each[0] for each in listed]


def compared(
    literal: str, operator: Operator, held: str | None, values: Sequence[str]
) -> bool | None:
    """Whether a comparison holds for a value; None where that is open: an absent value, another letter case."""
    if held is None:
        return None
    if operator == "in":
        return either(*(compared(literal, "eq", held, [value]) for value in values))
    (wanted,) = values
    if literal == "date-time":
        one, other = moment(held), moment(wanted)
        if one is None or other is None:
            return None
        return _ORDER[operator](one.nanoseconds, other.nanoseconds)
    if held != wanted and held.casefold() == wanted.casefold():
        return None
    return _ORDER[operator](held, wanted)


_ORDER: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "eq": lambda one, other: one == other,
    "ne": lambda one, other: one != other,
    "lt": lambda one, other: one < other,
    "le": lambda one, other: one <= other,
    "gt": lambda one, other: one > other,
    "ge": lambda one, other: one >= other,
}


def either(*parts: bool | None) -> bool | None:
    """True where any part is, false where all are, else unknown."""
    if True in parts:
        return True
    return None if None in parts else False


def both(*parts: bool | None) -> bool | None:
    """False where any part is, true where all are, else unknown."""
    if False in parts:
        return False
    return None if None in parts else True
