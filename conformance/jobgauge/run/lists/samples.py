"""Filter expressions that a right server and a wrong one answer differently, made from the values in a list."""

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

import attrs

from jobgauge.run.lists.expressions import (
    BARE,
    FilterExpression,
    FilterProperty,
    Operator,
    both,
    comparison,
    either,
)
from jobgauge.run.lists.whole import WholeList
from jobgauge.run.run import Depth
from jobgauge.spec.dates import FINEST, Moment, moment, written

VALUES: Final[dict[Depth, int]] = {"quick": 1, "normal": 1, "deep": 6}
"""The number of values of each property that `eq` is tried with; `in` takes two, each other operator one."""
ATOMS: Final = 8
"""The maximum number of simple comparisons that joined expressions are made from."""


def quoted_values(base: WholeList, prop: FilterProperty) -> list[str]:
    """Return the shortest and the longest of the values that contain the mark around a literal."""
    held = {value for value in base.held(prop) if value and prop.literals.quote in value}
    found = sorted(held, key=lambda value: (len(value), value))
    return list(dict.fromkeys([*found[:1], *found[-1:]]))


def comparisons(
    base: WholeList, prop: FilterProperty, operator: Operator, depth: Depth
) -> list[FilterExpression]:
    """Return the comparisons that an operator is tried with."""
    values = base.values(prop)
    if operator == "in":
        return [comparison(prop, operator, *values[:2])] if values else []
    if operator != "eq":
        return [comparison(prop, operator, value) for value in values[:1]]
    count = VALUES[depth]
    parts = [value for value in values[count:] if _is_part(value, values)]
    found = [comparison(prop, operator, value) for value in [*values[:count], *parts[:1]]]
    # A server may refuse a value that is no id, or no job's.
    near = [comparison(prop, operator, value) for value in _near(prop, values)]
    return [*found, *(attrs.evolve(each, texts=each.texts[:1], open=True) for each in near)]


def _is_part(value: str, values: Sequence[str]) -> bool:
    """Return True if a longer value contains this one."""
    return any(value != other and value in other for other in values)


def _near(prop: FilterProperty, values: Sequence[str]) -> list[str]:
    """Return made-up values that the longest one begins or ends with: `eq` must not find it by them."""
    longest = max(values, key=len, default="")
    if prop.values or prop.literal == "date-time" or len(longest) < 2:
        return []
    return [near for near in (longest[:-1], longest[1:]) if near == near.strip()]


def atoms(base: WholeList, props: Sequence[FilterProperty]) -> Iterator[FilterExpression]:
    """
    Yield simple comparisons for longer expressions.

    GUIDs are left out, as they are the ids of one job or of something that all jobs share: they select too few or
    too many. Texts that need quotes are left out, as quoting is a rule of its own.
    """
    for prop in props:
        for value in base.values(prop)[:2]:
            if prop.literal == "date-time":
                yield comparison(prop, "ge", value)
                yield comparison(prop, "lt", value)
            elif prop.literal != "guid" and BARE.fullmatch(value):
                yield comparison(prop, "eq", value)


def latest(
    base: WholeList, props: Sequence[FilterProperty], most: int
) -> Iterator[FilterExpression]:
    """Yield for each date-time property the comparison that selects as many of the latest items as `most` allows."""
    for prop in props:
        if prop.literal == "date-time":
            found = [when.nanoseconds for value in base.held(prop) if (when := moment(value))]
            times = sorted(found)
            fits = (time for time in times[-most:] if len(times) - bisect_left(times, time) <= most)
            for time in itertools.islice(fits, 1):
                if text := written(Moment(time, FINEST)):
                    yield comparison(prop, "ge", text)


Row = Sequence[bool | None]
"""The truth of each part of an expression for one item."""
Reading = Callable[[Row], bool | None]
"""Compute the truth of a joined expression from that of its parts."""


def _and_first(row: Row) -> bool | None:
    one, two, three = row
    return either(one, both(two, three))


def _or_first(row: Row) -> bool | None:
    one, two, three = row
    return both(either(one, two), three)


def _left(row: Row) -> bool | None:
    return row[0]


def _right(row: Row) -> bool | None:
    return row[1]


def _all(row: Row) -> bool | None:
    return both(*row)


def _without(left_out: int, row: Row) -> bool | None:
    return both(*(each for index, each in enumerate(row) if index != left_out))


def _any(row: Row) -> bool | None:
    return either(*row)


FORMS: Final[dict[str, tuple[str, Reading, tuple[Reading, ...]]]] = {
    "and": ("{} and {}", _all, (_left, _right, _any, lambda _: False)),
    "and_more": (
        "{} and {} and {}",
        _all,
        tuple(partial(_without, left_out) for left_out in range(3)),
    ),
    "or": ("{} or {}", _any, (_left, _right, _all, lambda _: True)),
    "precedence": ("{} or {} and {}", _and_first, (_or_first,)),
    "parentheses": ("({} or {}) and {}", _or_first, (_and_first,)),
}
"""For each way to join expressions: its text, its right reading, and the wrong readings to be told apart from it."""


def decisive_parts(
    base: WholeList, props: Sequence[FilterProperty], form: str
) -> tuple[FilterExpression, ...] | None:
    """Return parts for which every wrong reading of this form selects other items, None if there are none."""
    text, right, wrong = FORMS[form]
    found = [(each, base.truths(each)) for each in itertools.islice(atoms(base, props), ATOMS)]
    for parts in itertools.permutations(found, text.count("{}")):
        rows = list(zip(*(vector for _, vector in parts), strict=True))
        if all(any(_differ(right(row), other(row)) for row in rows) for other in wrong):
            return tuple(expression for expression, _ in parts)
    return None


def _differ(one: bool | None, other: bool | None) -> bool:
    return one is not None and other is not None and one is not other


def joined(form: str, parts: Sequence[FilterExpression]) -> FilterExpression:
    """Return the parts joined in this form, each in its first spelling."""
    text, right, _ = FORMS[form]
    return FilterExpression(
        (text.format(*(part.texts[0] for part in parts)),),
        lambda item: right([part.truth(item) for part in parts]),
    )
