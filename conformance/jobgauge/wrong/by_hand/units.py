"""
Times that say another time than they mean: in seconds, in microseconds, of the local clock, of another calendar.

Read `edits.py` before this.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Reply, Request
from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import Api
from jobgauge.spec.walk import constraints
from jobgauge.wrong.by_hand.lifecycle import moved
from jobgauge.wrong.edits import replaced
from jobgauge.wrong.server import Server, wrong

AHEAD = timedelta(hours=2)
"""What a clock in central Europe is ahead of UTC in summer."""
MILLISECOND = timedelta(milliseconds=1)
CALENDAR = 543
"""Years by which the Thai calendar is ahead."""

Scale = Callable[[int], int]

SCALES: dict[str, tuple[str, Scale]] = {
    "seconds": ("All times are in seconds.", lambda time: time // 1000),
    "microseconds": ("All times are in microseconds.", lambda time: time * 1000),
    "local_time": (
        "All times are those of a clock that is ahead.",
        lambda time: time + AHEAD // MILLISECOND,
    ),
}


def servers(api: Api) -> Iterator[Server]:
    """The wrong servers of an API: all its times are of another unit, or of another calendar."""
    times = [each for each in constraints(api) if _tells_time(each)]
    if times:
        for what, (said, scale) in SCALES.items():
            yield _scaled(api, times, what, said, scale)
    dates = [each for each in constraints(api) if _is_date(api, each)]
    if dates:
        for what, said, edit in DATES:
            yield _otherwise(api, dates, what, said, edit)


def _tells_time(constraint: Constraint) -> bool:
    return _in_success(constraint) and constraint.schema.get("x-unit") == "epoch-milliseconds"


def _is_date(api: Api, constraint: Constraint) -> bool:
    """Whether it is a date-time that an answer can change: a list that is filtered by it would contradict it."""
    listed = "x-pagination" in api.operation(constraint.place.operation).node.value
    return _in_success(constraint) and constraint.schema.get("format") == "date-time" and not listed


def _in_success(constraint: Constraint) -> bool:
    place = constraint.place
    return place.status == "200" and place.part == "body" and constraint.keyword == "type"


def _scaled(api: Api, times: Sequence[Constraint], what: str, said: str, scale: Scale) -> Server:
    """The whole API speaks in the same unit, so its operations do not contradict each other."""

    def edit(value: Any) -> Any:
        return None if value is None else scale(value)

    def answer(request: Request, answer: Reply) -> Reply:
        body = answer.body
        for each in times:
            if (each.place.operation, answer.status) == (request.operation, 200):
                body = replaced(body, each.path, edit)
        return attrs.evolve(answer, body=body)

    operations = sorted({each.place.operation for each in times})
    server = wrong(api, (operations[0], "units", what), said, partial(Change, answer=answer))
    return attrs.evolve(server, breaks=tuple(f"{api.name}/{each}/units" for each in operations))


def _otherwise(
    api: Api,
    dates: Sequence[Constraint],
    what: str,
    said: str,
    edit: Callable[[str | None], str | None],
) -> Server:
    """All of them, so that they still pass in order."""

    def answer(request: Request, answer: Reply) -> Reply:
        body = answer.body
        for each in dates:
            if (each.place.operation, answer.status) == (request.operation, 200):
                body = replaced(body, each.path, edit)
        return attrs.evolve(answer, body=body)

    name = (dates[0].place.operation, "units", what)
    return wrong(api, name, said, partial(Change, answer=answer))


def in_local_time(date: str | None) -> str | None:
    """What a clock that is ahead shows at that time, called UTC all the same."""
    return date and moved(date, AHEAD)


def in_other_calendar(date: str | None) -> str | None:
    """The same day of another year."""
    return date and f"{int(date[:4]) + CALENDAR}{date[4:]}"


DATES: tuple[tuple[str, str, Callable[[str | None], str | None]], ...] = (
    ("local_time", "All date-times are those of a clock that is ahead.", in_local_time),
    (
        "other_calendar",
        "All date-times count the years of another calendar.",
        in_other_calendar,
    ),
)
