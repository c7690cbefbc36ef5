"""
The end of a list: each link leads on to a page that was not read yet, until there is none.

How many pages are enough depends on what a server may do with a filter: it may look for what the filter leaves step by
step, and give short and empty pages on the way, but not more of them than the list without the filter has items.
Read `sized.py` before this.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from jobgauge.run.finding import Finding
from jobgauge.run.lists.expressions import properties
from jobgauge.run.lists.listing import Walk, listings, walk
from jobgauge.run.lists.paging import paging_rule
from jobgauge.run.lists.samples import atoms, latest
from jobgauge.run.lists.sized import Sized
from jobgauge.run.lists.whole import WholeList, always, filter_parameter
from jobgauge.run.rule import Rule
from jobgauge.run.run import Depth, Run
from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.document import Api

ENDS: Final = "Each link leads on to a page that was not read yet, until the list ends."
PATIENCE: Final[dict[Depth, int]] = {"quick": 300, "normal": 1000, "deep": 5000}
"""The pages of a filtered list that are read at most to find its end."""
SHORT: Final = 20
"""The pages on top of those that are needed, for a list may grow meanwhile."""


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rule about the end of every list of an API."""
    for listing in listings(api):
        yield paging_rule(listing, "ends", ENDS, _ends, astray=_astray)


def _astray(walked: Walk) -> Iterator[Finding]:
    if walked.end == "looped":
        yield _circle(walked)


def _ends(run: Run, base: WholeList, walks: list[Sized]) -> Iterator[Finding]:
    """Every list that was read in pages of some size, and one that a filter leaves, in the largest pages."""
    for sized in walks:
        yield _end(run, base, sized.walk, sized.size, len(sized.whole.items))
    text, size = _narrowing(base), _size(base)
    if text is not None:
        most = min(_enough(base), PATIENCE[run.depth])
        walked = walk(run, base.listing, base.narrowed(text), most)
        if walked.end in {"looped", "long"}:
            yield _end(run, base, walked, size, len(base.items))


def _end(run: Run, base: WholeList, walked: Walk, size: int, count: int) -> Finding:
    if walked.end == "long" and _is_narrowed(walked):
        enough = _enough(base)
        if base.filter is not None or enough > PATIENCE[run.depth]:
            reason = f"{len(walked.pages)} pages of {size}, which a filter may leave empty"
            return Finding("skip", reason, walked.last)
        walked = walk(run, walked.listing, walked.call, enough)
        count = len(base.items)
    match walked.end:
        case "ended":
            return Finding("pass")
        case "looped":
            return _circle(walked)
        case "long":
            reason = f"{len(walked.pages)} pages of {size} and no end of {count} items"
            return Finding("fail", reason, walked.last)
        case _:
            return Finding("skip", f"answered with {walked.last.status}", walked.last)


def _circle(walked: Walk) -> Finding:
    """A list whose links lead round."""
    reason = f"page {len(walked.pages)} of the list leads back to a page read before"
    return Finding("fail", reason, walked.last)


def _is_narrowed(walked: Walk) -> bool:
    """Whether a filter leaves out some jobs of the list."""
    parameter = filter_parameter(walked.listing)
    text = walked.call.parameters.get(parameter.name, ABSENT) if parameter else ABSENT
    return text is not ABSENT and text not in always(walked.listing)


def _enough(base: WholeList) -> int:
    """A page for each item of the whole list, and some more."""
    return len(base.items) + SHORT


def _size(base: WholeList) -> int:
    """The size of page that the whole list was read in."""
    asked = base.call.parameters.get(base.listing.limit.name, ABSENT)
    return asked if isinstance(asked, int) else base.listing.limit.schema.value["default"]


def _narrowing(base: WholeList) -> str | None:
    """A filter that leaves some of a list that nothing narrows yet, None where there is none."""
    parameter = filter_parameter(base.listing)
    if parameter is None or base.filter is not None or not base.items:
        return None
    known = properties(base.listing, parameter)
    half = len(base.items) // 2 + 1
    found = islice((*latest(base, known, half), *atoms(base, known)), 1)
    return next((each.texts[0] for each in found), None)
