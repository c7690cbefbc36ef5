"""
Lists read twice: in pages of one size, and in the largest pages.

Each size is tried on a list that is longer than a page and short enough to be read to its end:
the whole list if it is, else the part of it that a filter selects.
"""

import itertools
from collections import Counter
from collections.abc import Iterator
from typing import Final

import attrs

from jobgauge.run.lists.expressions import comparison, operators, properties
from jobgauge.run.lists.filtered import filtered_list, right_spelling
from jobgauge.run.lists.listing import PagedList, read_again, read_pages
from jobgauge.run.lists.samples import atoms, latest
from jobgauge.run.lists.whole import WholeList, filter_parameter
from jobgauge.run.run import Depth, Run

SIZES: Final = (1, 7, 100)
LONGEST: Final[dict[Depth, int]] = {"quick": 5, "normal": 5, "deep": 400}
"""The most pages of one size that are read."""
SHORT: Final[dict[Depth, int]] = {"quick": 5, "normal": 5, "deep": 400}
"""The most pages of one item each that are read."""


@attrs.frozen(eq=False)
class Sized:
    """A list `paged` by one size, and the `whole` of it read in the largest pages."""

    size: int
    whole: PagedList
    paged: PagedList


def is_steady(run: Run, sized: Sized) -> bool:
    """Return True if the list has the same items as before; in one that changes, items may move from page to page."""
    whole, now = sized.whole, read_again(run, sized.whole)
    return now.end == "ended" and Counter(now.names or ()) == Counter(whole.names or ())


def sized_lists(run: Run, base: WholeList, size: int) -> Iterator[Sized]:
    """Yield the longest list that can be read in pages of this size; none if every list fits on one page."""
    most = size * (SHORT if size == 1 else LONGEST)[run.depth]
    for whole in itertools.islice(_lists(run, base, size, most), 1):
        pages = 2 * (whole.count // size + 1) + 2
        call = whole.call.but(name=base.listing.limit.name, value=size)
        yield Sized(size, whole, read_pages(run, base.listing, call, pages))


def chosen_list(run: Run, base: WholeList) -> Iterator[Sized]:
    """Yield a list of two or three pages that a filter with `in` selects, if one gives the right list."""
    parameter = filter_parameter(base.listing)
    for prop in properties(base.listing, parameter) if parameter else ():
        values = base.values(prop)[:2]
        if len(values) < 2 or "in" not in operators(parameter):
            continue
        expression = comparison(prop, "in", *values)
        size = min(base.truths(expression).count(True) // 2, base.listing.largest)
        right = right_spelling(run, base, expression) if size else None
        if right:
            whole = filtered_list(run, base, right.texts[0])
            call = whole.call.but(name=base.listing.limit.name, value=size)
            yield Sized(size, whole, read_pages(run, base.listing, call, 4))
            return


def _lists(run: Run, base: WholeList, size: int, most: int) -> Iterator[PagedList]:
    """Yield lists of more than `size` and at most `most` items; for pages of one item, filtered ones first."""
    whole = [base.paged] if size < base.count <= most else []
    if size > 1:
        yield from whole
    yield from _filtered(run, base, size, most)
    yield from whole


def _filtered(run: Run, base: WholeList, size: int, most: int) -> Iterator[PagedList]:
    """Yield the parts of the whole list that filters select, the longest first."""
    parameter = filter_parameter(base.listing)
    if parameter is None:
        return
    props = properties(base.listing, parameter)
    tried = [*latest(base, props, most), *atoms(base, props)]
    counted = [(base.truths(each).count(True), each) for each in tried]
    for count, expression in sorted(counted, key=lambda each: -each[0]):
        right = right_spelling(run, base, expression) if size < count <= most else None
        if right:
            whole = filtered_list(run, base, right.texts[0])
            if whole.end == "ended" and size < whole.count <= most:
                yield whole
