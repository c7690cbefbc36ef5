"""Times in another unit or form than documented: seconds, microseconds, local time, another calendar."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial

import attrs

from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import Api
from jobgauge.spec.facts import paging, unit_of
from jobgauge.spec.walk import constraints
from jobgauge.wrong.by_hand.lifecycle import moved
from jobgauge.wrong.edits import Edit, at_constraints, replaced
from jobgauge.wrong.server import Server, wrong

AHEAD = timedelta(hours=2)
"""The time by which a clock in central Europe is ahead of UTC in summer."""
HOUR = timedelta(hours=1)
MILLISECOND = timedelta(milliseconds=1)
CALENDAR = 543
"""Years by which the Thai calendar is ahead."""

SCALES: tuple[tuple[str, str, Callable[[int], int]], ...] = (
    ("seconds", "All times are in seconds.", lambda time: time // 1000),
    ("microseconds", "All times are in microseconds.", lambda time: time * 1000),
    ("local_time", "All times are local time, ahead of UTC.", lambda time: time + AHEAD // MILLISECOND),
)  # fmt: skip


def servers(api: Api) -> Iterator[Server]:
    """Yield the wrong servers of an API; each has all its times in another unit, or all its dates in another form."""
    times = [each for each in constraints(api) if _is_time(each)]
    for what, sentence, scale in SCALES if times else ():
        server = _edited(api, times, what, sentence, partial(_scaled, scale))
        operations = sorted({each.place.operation for each in times})
        breaks = tuple(f"{api.name}/{each}/units" for each in operations)
        yield attrs.evolve(server, breaks=breaks)
    makers = [each.id for each in api.operations.values() if each.success().node.items("links")]
    if times and makers:
        behind = partial(_scaled, lambda time: time - HOUR // MILLISECOND)
        server = _edited(api, times, "behind", "All times are an hour behind.", behind)
        yield attrs.evolve(server, breaks=tuple(f"{api.name}/{each}/units/now" for each in makers))
    dates = [each for each in constraints(api) if _is_date(api, each)]
    for what, sentence, edit in DATES if dates else ():
        yield _edited(api, dates, what, sentence, edit)


def _is_time(constraint: Constraint) -> bool:
    return _in_success(constraint) and unit_of(constraint.schema) == "epoch-milliseconds"


def _is_date(api: Api, constraint: Constraint) -> bool:
    """Return True if it is a date-time, but not in a list: one that is filtered by dates would contradict itself."""
    listed = paging(api.operation(constraint.place.operation)) is not None
    return _in_success(constraint) and constraint.schema.get("format") == "date-time" and not listed


def _in_success(constraint: Constraint) -> bool:
    place = constraint.place
    return place.status == "200" and place.part == "body" and constraint.keyword == "type"


def _edited(api: Api, about: Sequence[Constraint], what: str, sentence: str, edit: Edit) -> Server:
    """Return a server that edits all these values, so that they still agree with each other."""
    change = partial(at_constraints, about, lambda body, each: replaced(body, each.path, edit))
    operation = min(each.place.operation for each in about)
    return wrong(api, (operation, "units", what), sentence, change)


def _scaled(scale: Callable[[int], int], time: int | None) -> int | None:
    return None if time is None else scale(time)


def in_local_time(date: str | None) -> str | None:
    """Return the local time of a clock that is ahead, called UTC all the same."""
    return date and moved(date, AHEAD)


def in_other_calendar(date: str | None) -> str | None:
    """Return the same day in the year of another calendar."""
    return date and f"{int(date[:4]) + CALENDAR}{date[4:]}"


DATES: tuple[tuple[str, str, Edit], ...] = (
    ("local_time", "All date-times are local time, ahead of UTC.", in_local_time),
    ("other_calendar", "All date-times count the years of another calendar.", in_other_calendar),
)
