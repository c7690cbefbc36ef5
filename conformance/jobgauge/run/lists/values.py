"""The values of a filter property that a list contains, in the order in which filters by them are tried."""

from collections import Counter
from collections.abc import Sequence

from jobgauge.run.lists.expressions import FilterProperty
from jobgauge.spec.dates import moment, written


def to_try(prop: FilterProperty, found: Sequence[str | None]) -> Sequence[str]:
    """
    Return the different values of a property, from its value in each item of a list.

    The value that about half of the items have comes first, then the others, the hardest to write first.
    Values with the mark around a literal are left out: how it is written inside one is a rule of its own.
    """
    counted = Counter(value for value in found if value is not None)
    mark = prop.literals.quote
    plain = [value for value in counted if not mark or mark not in value]
    if prop.literal == "date-time":
        return _times(plain)
    half = len(found) / 2
    even = sorted(plain, key=lambda value: (abs(counted[value] - half), value))
    return [*even[:1], *sorted(even[1:], key=_hardness)]


def _hardness(value: str) -> tuple[int, str]:
    """Return a sort key by which the values with the most marks and spaces come first."""
    return -sum(not each.isalnum() for each in value), value


def _times(texts: Sequence[str]) -> list[str]:
    """
    Return the points in time, each once and as a filter writes it, from the middle one on.

    Those that an item writes in another form come first, as only they show if a server compares times or texts.
    """
    found = {text: same for text in texts if (when := moment(text)) and (same := written(when))}
    other = sorted({same for text, same in found.items() if text != same})
    return list(dict.fromkeys([*_from_middle(other), *_from_middle(sorted(found.values()))]))


def _from_middle(values: Sequence[str]) -> list[str]:
    middle = len(values) // 2
    return [*values[middle:], *values[:middle][::-1]]
