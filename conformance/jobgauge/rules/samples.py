"""
Expressions that tell a right filter from a wrong one, made from the values that a list itself shows.

Read `expression.py` and `baseline.py` before this.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from typing import Final

from jobgauge.rules.baseline import Baseline
from jobgauge.rules.expression import (
    Expression,
    Operator,
    Property,
    both,
    comparison,
    either,
)
from jobgauge.rules.moments import moment, written
from jobgauge.rules.run import Depth

VALUES: Final[dict[Depth, int]] = {"quick": 1, "normal": 2, "deep": 6}
"""The values of each property that are asked for with `eq`; the other operators get one, `in` two."""
ATOMS: Final = 8
QUOTE: Final = "'"

Vector = tuple[bool | None, ...]
"""The truth of an expression for each item of a list."""


def values_of(base: Baseline, its: Property) -> list[str]:
    """
    The values of a property in the list, the one that parts it most evenly first, then those hard to write.

    Those with a single quote are left out: how one is written inside a literal is a rule of its own.
    """
    counted = Counter(held for item in base.items if (held := its.held(item)) is not None)
    usual = [value for value in counted if QUOTE not in value]
    if its.literal == "date-time":
        usual = _instants(usual)
        middle = len(usual) // 2
        return [*usual[middle:], *usual[:middle][::-1]]
    half = len(base.items) / 2
    even = sorted(usual, key=lambda value: (abs(counted[value] - half), value))
    return [*even[:1], *sorted(even[1:], key=_hardness)]


def _hardness(value: str) -> tuple[int, str]:
    """What is hard to read inside a literal comes first: a value with many marks and spaces."""
    return -sum(not each.isalnum() for each in value), value


def _instants(texts: Sequence[str]) -> list[str]:
    """The points in time, in order, each one once."""
    found = {when.nanoseconds: when for text in texts if (when := moment(text))}
    return [written(found[key]) for key in sorted(found)]


def quoted_values(base: Baseline, its: Property) -> list[str]:
    """The values with a single quote inside."""
    found = (its.held(item) for item in base.items)
    return sorted({value for value in found if value and QUOTE in value}, key=len)


def comparisons(
    base: Baseline, its: Property, operator: Operator, depth: Depth
) -> list[Expression]:
    """What an operator is tried with."""
    values = values_of(base, its)
    if operator == "in":
        return [comparison(its, operator, *values[:2])] if values else []
    count = VALUES[depth] if operator == "eq" else 1
    return [comparison(its, operator, value) for value in values[:count]]


def atoms(base: Baseline, known: Sequence[Property]) -> Iterator[Expression]:
    """
    Simple comparisons for longer expressions.

    A GUID names one job, or something that all jobs of the list are looked for in, so it tells little or too much.
    """
    for its in known:
        for value in values_of(base, its)[:2]:
            if its.literal == "date-time":
                yield comparison(its, "ge", value)
                yield comparison(its, "lt", value)
            elif its.literal != "guid":
                yield comparison(its, "eq", value)


def latest(base: Baseline, known: Sequence[Property], most: int) -> Iterator[Expression]:
    """Comparisons that leave at most so many of the latest items, and as many as can be."""
    for its in known:
        if its.literal == "date-time":
            times = sorted(
                (when for item in base.items if (when := moment(its.held(item)))),
                key=lambda when: when.nanoseconds,
            )
            starts = [
                each
                for index, each in enumerate(times)
                if times.index(each) == index >= len(times) - most
            ]
            yield from (comparison(its, "ge", written(each)) for each in starts[:1])


def truths(base: Baseline, expression: Expression) -> Vector:
    """The truth of an expression for each item of the list."""
    return tuple(expression.truth(item) for item in base.items)


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


def telling(base: Baseline, known: Sequence[Property], form: str) -> tuple[Expression, ...] | None:
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


def joined(form: str, parts: Sequence[Expression]) -> Expression:
    """The expression of this form; each part in its first spelling."""
    text, right, _ = FORMS[form]
    return Expression(
        (text.format(*(part.texts[0] for part in parts)),),
        lambda item: right([part.truth(item) for part in parts]),
    )
