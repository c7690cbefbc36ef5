"""
Expressions that tell a right filter from a wrong one, made from the values that a list itself shows.

Read `expression.py` and `baseline.py` before this.
"""

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
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
from jobgauge.run.lists.whole import Vector, WholeList
from jobgauge.run.run import Depth
from jobgauge.spec.dates import FINEST, Moment, moment, written

VALUES: Final[dict[Depth, int]] = {"quick": 1, "normal": 2, "deep": 6}
"""The values of each property that are asked for with `eq`; the other operators get one, `in` two."""
ATOMS: Final = 8
QUOTE: Final = "'"


def values_of(base: WholeList, its: FilterProperty) -> Sequence[str]:
    """
    The values of a property in the list, the one that parts it most evenly first, then those hard to write.

    Those with a single quote are left out: how one is written inside a literal is a rule of its own.
    """
    if its.name not in base.values:
        base.values[its.name] = _values(base, its)
    return base.values[its.name]


def _values(base: WholeList, its: FilterProperty) -> Sequence[str]:
    counted = Counter(value for value in _held(base, its) if value is not None)
    usual = [value for value in counted if QUOTE not in value]
    if its.literal == "date-time":
        return _instants(usual)
    half = len(base.items) / 2
    even = sorted(usual, key=lambda value: (abs(counted[value] - half), value))
    return [*even[:1], *sorted(even[1:], key=_hardness)]


def _hardness(value: str) -> tuple[int, str]:
    """What is hard to read inside a literal comes first: a value with many marks and spaces."""
    return -sum(not each.isalnum() for each in value), value


def _held(base: WholeList, its: FilterProperty) -> list[str | None]:
    """The value of a property in each item of the list."""
    if its.name not in base.held:
        base.held[its.name] = [its.held(item) for item in base.items]
    return base.held[its.name]


def _instants(texts: Sequence[str]) -> list[str]:
    """
    The points in time, each one once, as a filter writes them.

    Those that an item writes in another form come first, as only they tell times from texts; the middle ones lead.
    """
    found = {text: written(when) for text in texts if (when := moment(text))}
    other = sorted({same for text, same in found.items() if text != same})
    return list(dict.fromkeys([*_from_middle(other), *_from_middle(sorted(found.values()))]))


def _from_middle(values: Sequence[str]) -> list[str]:
    middle = len(values) // 2
    return [*values[middle:], *values[:middle][::-1]]


def quoted_values(base: WholeList, its: FilterProperty) -> list[str]:
    """The shortest and the longest of the values with a single quote inside."""
    held = {value for value in _held(base, its) if value and QUOTE in value}
    found = sorted(held, key=lambda value: (len(value), value))
    return list(dict.fromkeys([*found[:1], *found[-1:]]))


def comparisons(
    base: WholeList, its: FilterProperty, operator: Operator, depth: Depth
) -> list[FilterExpression]:
    """What an operator is tried with."""
    values = values_of(base, its)
    if operator == "in":
        return [comparison(its, operator, *values[:2])] if values else []
    if operator != "eq":
        return [comparison(its, operator, value) for value in values[:1]]
    count = VALUES[depth]
    parts = [value for value in values[count:] if _is_part(value, values)]
    found = [comparison(its, operator, value) for value in [*values[:count], *parts[:1]]]
    # A server may refuse what is no id, or no job's.
    return [
        *found,
        *(attrs.evolve(comparison(its, operator, each), open=True) for each in _near(its, values)),
    ]


def _is_part(value: str, values: Sequence[str]) -> bool:
    """Whether a longer value holds this one."""
    return any(value != other and value in other for other in values)


def _near(its: FilterProperty, values: Sequence[str]) -> list[str]:
    """Made-up values that the longest one begins or ends with, which `eq` must not find it for."""
    longest = max(values, key=len, default="")
    if its.values or its.literal == "date-time" or len(longest) < 2:
        return []
    return [near for near in (longest[:-1], longest[1:]) if near == near.strip()]


def atoms(base: WholeList, known: Sequence[FilterProperty]) -> Iterator[FilterExpression]:
    """
    Simple comparisons for longer expressions.

    A GUID names one job, or something that all jobs of the list are looked for in, so it tells little or too much;
    a text that needs quotes is not for what is about something else.
    """
    for its in known:
        for value in values_of(base, its)[:2]:
            if its.literal == "date-time":
                yield comparison(its, "ge", value)
                yield comparison(its, "lt", value)
            elif its.literal != "guid" and BARE.fullmatch(value):
                yield comparison(its, "eq", value)


def latest(
    base: WholeList, known: Sequence[FilterProperty], most: int
) -> Iterator[FilterExpression]:
    """Comparisons that leave at most so many of the latest items, and as many as can be."""
    for its in known:
        if its.literal == "date-time":
            found = [when.nanoseconds for value in _held(base, its) if (when := moment(value))]
            times = sorted(found)
            fits = (time for time in times[-most:] if len(times) - bisect_left(times, time) <= most)
            for time in itertools.islice(fits, 1):
                yield comparison(its, "ge", written(Moment(time, FINEST)))


def truths(base: WholeList, expression: FilterExpression) -> Vector:
    """The truth of an expression for each item of the list."""
    if expression.texts not in base.told:
        base.told[expression.texts] = tuple(expression.truth(item) for item in base.items)
    return base.told[expression.texts]


Row = Sequence[bool | None]
"""The truth of each part of an expression for one item."""
Reading = Callable[[Row], bool | None]
"""How the parts make up the truth of the whole."""


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


def _any(row: Row) -> bool | None:
    return either(*row)


FORMS: Final[dict[str, tuple[str, Reading, tuple[Reading, ...]]]] = {
    "and": ("{} and {}", _all, (_left, _right, _any, lambda _: False)),
    "or": ("{} or {}", _any, (_left, _right, _all, lambda _: True)),
    "precedence": ("{} or {} and {}", _and_first, (_or_first,)),
    "parentheses": ("({} or {}) and {}", _or_first, (_and_first,)),
}
"""How expressions are joined: as text, how that is read, and the readings that must differ from it to tell anything."""


def telling(
    base: WholeList, known: Sequence[FilterProperty], form: str
) -> tuple[FilterExpression, ...] | None:
    """The parts of an expression of this form that no other reading of it gives the same list for."""
    _, right, wrong = FORMS[form]
    found = [(each, truths(base, each)) for each in atoms(base, known)][:ATOMS]
    for parts in permutations(found, FORMS[form][0].count("{}")):
        rows = list(zip(*(vector for _, vector in parts), strict=True))
        if all(any(_differ(right(row), other(row)) for row in rows) for other in wrong):
            return tuple(expression for expression, _ in parts)
    return None


def _differ(one: bool | None, other: bool | None) -> bool:
    return one is not None and other is not None and one is not other


def joined(form: str, parts: Sequence[FilterExpression]) -> FilterExpression:
    """The expression of this form; each part in its first spelling."""
    text, right, _ = FORMS[form]
    return FilterExpression(
        (text.format(*(part.texts[0] for part in parts)),),
        lambda item: right([part.truth(item) for part in parts]),
    )
