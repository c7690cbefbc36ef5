"""
One list read twice: in pages of one size, and in the largest ones.

Each size is tried on a list that is longer than a page and short enough to be read whole:
the whole list where it is, else what a filter leaves of it.
Read `listing.py` and `baseline.py` before this.
"""

import itertools
from collections import Counter
from collections.abc import Iterator
from typing import Final

import attrs

from jobgauge.run.lists.expressions import properties
from jobgauge.run.lists.filtered import listed, spelt
from jobgauge.run.lists.listing import Walk, walk
from jobgauge.run.lists.samples import atoms, latest, truths
from jobgauge.run.lists.whole import WholeList, filter_parameter
from jobgauge.run.run import Depth, Run

SIZES: Final = (1, 7, 100)
LONGEST: Final[dict[Depth, int]] = {"quick": 8, "normal": 40, "deep": 400}
"""The pages of one size that are read at most."""
SHORT: Final[dict[Depth, int]] = {"quick": 5, "normal": 12, "deep": 400}
"""The pages of one item each that are read at most."""


@attrs.frozen(eq=False)
class Sized:
    """A list read in pages of one size, and the same list read in the largest ones."""

    size: int
    whole: Walk
    walk: Walk


def is_steady(run: Run, sized: Sized) -> bool:
    """Whether the list is still what it was: one that changes may shift from page to page."""
    whole = sized.whole
    now = walk(run, whole.listing, whole.call, len(whole.pages) + 1, again=True)
    return now.end == "ended" and Counter(now.names or ()) == Counter(whole.names or ())


def sized_walks(run: Run, base: WholeList, size: int) -> Iterator[Sized]:
    """The longest list that can be read in pages of this size; none where every list is one page."""
    most = size * (SHORT if size == 1 else LONGEST)[run.depth]
    for whole in itertools.islice(_lists(run, base, size, most), 1):
        pages = 2 * (len(whole.items) // size + 1) + 2
        call = whole.call.but(name=base.listing.limit.name, value=size)
        yield Sized(size, whole, walk(run, base.listing, call, pages))


def _lists(run: Run, base: WholeList, size: int, most: int) -> Iterator[Walk]:
    """Lists of more items than a page has; pages of one item are for what a filter leaves, where there is one."""
    if size > 1:
        yield from _whole(base, size, most)
    yield from _filtered(run, base, size, most)
    yield from _whole(base, size, most)


def _whole(base: WholeList, size: int, most: int) -> Iterator[Walk]:
    if size < len(base.items) <= most:
        yield base.walk


def _filtered(run: Run, base: WholeList, size: int, most: int) -> Iterator[Walk]:
    """What is left of the whole list by a filter, the longest first."""
    parameter = filter_parameter(base.listing)
    if parameter is None:
        return
    known = properties(base.listing, parameter)
    tried = [*latest(base, known, most), *atoms(base, known)]
    counted = [(truths(base, each).count(True), each) for each in tried]
    for count, expression in sorted(counted, key=lambda each: -each[0]):
        right = spelt(run, base, expression) if size < count <= most else None
        if right:
            whole = listed(run, base, right.texts[0])
            if whole.end == "ended" and size < len(whole.items) <= most:
                yield whole
