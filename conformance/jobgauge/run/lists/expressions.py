"""
Filter expressions as a rule writes them, and their truth for one item of a list.

Truth has three values: None if the documents leave the result open, or if the item has no value to compare.
Only some ways to quote a literal are documented: an expression has a spelling for each way that may be right.
"""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Final, Literal

import attrs

from jobgauge.run.lists.listing import Listing, item_schema
from jobgauge.run.soundness import sound_values
from jobgauge.spec.constraints import EACH, values_at
from jobgauge.spec.dates import moment, written
from jobgauge.spec.document import Parameter
from jobgauge.spec.facts import Literals, WrittenIn, filter_of

Operator = Literal["eq", "ne", "lt", "le", "gt", "ge", "in"]
Item = dict[str, Any]
Truth = Callable[[Item], bool | None]

GUID: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
BARE: Final = re.compile(r"[A-Za-z0-9@._:+-]+")
"""Values that can be written without quotes inside a list."""


@attrs.frozen(eq=False)
class FilterProperty:
    """
    A property that filter expressions may name: the path of its value in an item, and the form of its literals.

    `literals` says how one is written; `values` are the documented ones in their order, empty if it may have others.
    """

    listing: Listing
    name: str
    path: tuple[str, ...]
    literal: str
    literals: Literals
    values: tuple[str, ...]

    @cached_property
    def _lists(self) -> list[tuple[str, ...]]:
        """The beginnings of the path that may match several values."""
        return [self.path[: at + 1] for at, token in enumerate(self.path) if token == EACH]

    def held(self, item: Item) -> str | None:
        """
        Return the value in an item, None if there is none or it is not sound.

        None too if it could be in several places, even if it is in only one of them.
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

    `texts` are its spellings, the best documented one first; `open` is True if a server may refuse all of them.
    """

    texts: tuple[str, ...]
    truth: Truth
    open: bool = False


def operators(parameter: Parameter | None) -> tuple[str, ...]:
    """Return the operators that a filter parameter documents."""
    found = filter_of(parameter) if parameter else None
    return found.operators if found else ()


def properties(listing: Listing, parameter: Parameter) -> list[FilterProperty]:
    """Return the properties that a filter parameter documents."""
    found = filter_of(parameter)
    if found is None:
        return []
    return [
        FilterProperty(
            listing, name, each.path, each.literal, each.literals, _closed(listing, each.path)
        )
        for name, each in found.properties.items()
    ]


def _closed(listing: Listing, path: Sequence[str]) -> tuple[str, ...]:
    """Return the documented values at a path in an item, none if other values are allowed."""
    api = listing.api
    node = item_schema(api, listing.operation, listing.items)
    for token in path:
        node = api.resolve(
            node.child("items") if token == EACH else node.child("properties", token)
        )
    return tuple(node.value.get("enum", ()))


def comparison(prop: FilterProperty, operator: Operator, *values: str) -> FilterExpression:
    """Return the comparison of a property with a value, or with several if the operator is `in`."""
    return FilterExpression(
        tuple(f"{prop.name} {operator} {each}" for each in _literals(prop, operator, values)),
        lambda item: compared(prop.literal, operator, prop.held(item), values),
        open=operator == "in" and prop.literal == "date-time",
    )


def _literals(prop: FilterProperty, operator: Operator, values: Sequence[str]) -> list[str]:
    """
    Return the spellings of a literal, or of the list that `in` takes, the documented one first.

    A GUID property may hold what is no GUID; no document says how that is written.
    """
    place: WrittenIn = "list" if operator == "in" else "comparison"
    how = prop.literals
    quoted = [how.written(value) for value in values]
    bare = [(written(when) if (when := moment(value)) else None) or value for value in values]
    simple = operator != "in" or all(BARE.fullmatch(each) for each in bare)
    strange = prop.literal == "guid" and not all(GUID.fullmatch(value) for value in values)
    forms = [quoted, bare] if place in how.quoted else [bare, quoted]
    wanted = forms if strange or place in how.open else forms[:1]
    listed = [form for form in wanted if form is quoted or simple]
    return [f"({', '.join(each)})" if operator == "in" else each[0] for each in listed]


def compared(
    literal: str, operator: Operator, held: str | None, values: Sequence[str]
) -> bool | None:
    """Return the truth of a comparison, None if it is open: the value is absent, or differs only in letter case."""
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
    "eq": eq,
    "ne": ne,
    "lt": lt,
    "le": le,
    "gt": gt,
    "ge": ge,
}


def either(*parts: bool | None) -> bool | None:
    """Return True if any part is true, False if all are false, else None."""
    if True in parts:
        return True
    return None if None in parts else False


def both(*parts: bool | None) -> bool | None:
    """Return False if any part is false, True if all are true, else None."""
    if False in parts:
        return False
    return None if None in parts else True
