"""
The end of a list: each link leads on to a page that was not read yet, until there is none.

How many pages are enough depends on what a server may do with a filter: it may look for what the filter leaves step by
step, and give short and empty pages on the way, but not more of them than the list without the filter has items.
Read `sized.py` before this.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from jobgauge.constraints import ABSENT
from jobgauge.rules.baseline import Baseline, always, filter_parameter
from jobgauge.rules.expression import properties
from jobgauge.rules.listing import Walk, walk
from jobgauge.rules.rule import Observation
from jobgauge.rules.run import Depth, Run
from jobgauge.rules.samples import atoms, latest
from jobgauge.rules.sized import Sized

PATIENCE: Final[dict[Depth, int]] = {"quick": 300, "normal": 1000, "deep": 5000}
"""The pages of a filtered list that are read at most to find its end."""
SHORT: Final = 20
"""The pages on top of those that are needed, for a list may grow meanwhile."""


def ends(run: Run, base: Baseline, walks: list[Sized]) -> Iterator[Observation]:
    """Every list that was read in pages of some size, and one that a filter leaves, in the largest pages."""
    for sized in walks:
        yield _end(run, base, sized.walk, sized.size, len(sized.whole.items))
    text, size = _narrowing(base), _size(base)
    if text is not None:
        most = min(_enough(base), PATIENCE[run.depth])
        walked = walk(run, base.listing, base.narrowed(text), most)
        if walked.end in {"looped", "long"}:
            yield _end(run, base, walked, size, len(base.items))


def _end(run: Run, base: Baseline, walked: Walk, size: int, count: int) -> Observation:
    if walked.end == "long" and _is_narrowed(walked):
        enough = _enough(base)
        if base.filter is not None or enough > PATIENCE[run.depth]:
            reason = f"{len(walked.pages)} pages of {size}, which a filter may leave empty"
            return Observation("skip", reason, walked.last)
        walked = walk(run, walked.listing, walked.call, enough)
        count = len(base.items)
    match walked.end:
        case "ended":
            return Observation("pass")
        case "looped":
            return circle(walked)
        case "long":
            reason = f"{len(walked.pages)} pages of {size} and no end of {count} items"
            return Observation("fail", reason, walked.last)
        case _:
            return Observation("skip", f"answered with {walked.last.status}", walked.last)


def circle(walked: Walk) -> Observation:
    """A list whose links lead round."""
    reason = f"page {len(walked.pages)} of the list leads back to a page read before"
    return Observation("fail", reason, walked.last)


def _is_narrowed(walked: Walk) -> bool:
    """Whether a filter leaves out some jobs of the list."""
    parameter = filter_parameter(walked.listing)
    text = walked.call.parameters.get(parameter.name, ABSENT) if parameter else ABSENT
    return text is not ABSENT and text not in always(walked.listing)


def _enough(base: Baseline) -> int:
    """A page for each item of the whole list, and some more."""
    return len(base.items) + SHORT


def _size(base: Baseline) -> int:
    """The size of page that the whole list was read in."""
    asked = base.call.parameters.get(base.listing.limit.name, ABSENT)
    return asked if isinstance(asked, int) else base.listing.limit.schema.value["default"]


def _narrowing(base: Baseline) -> str | None:
    """A filter that leaves some of a list that nothing narrows yet, None where there is none."""
    parameter = filter_parameter(base.listing)
    if parameter is None or base.filter is not None or not base.items:
        return None
    known = properties(base.listing, parameter)
    half = len(base.items) // 2 + 1
    found = islice((*latest(base, known, half), *atoms(base, known)), 1)
    return next((each.texts[0] for each in found), None)
