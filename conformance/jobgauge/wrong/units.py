"""
Times that say another time than they mean: in seconds, in microseconds, of the local clock, of another calendar.

Read `edits.py` before this.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import attrs

from jobgauge.apis import Api
from jobgauge.constraints import Constraint, constraints
from jobgauge.reference.change import Change
from jobgauge.reference.service import Answer, Request
from jobgauge.wrong.edits import replaced
from jobgauge.wrong.server import Server, wrong

AHEAD = 2 * 60 * 60 * 1000
"""Milliseconds by which a clock in eastern Europe is ahead of UTC in summer, or nearly so."""
CALENDAR = 543
"""Years by which the Thai calendar is ahead."""

Scale = Callable[[int], int]

SCALES: dict[str, tuple[str, Scale]] = {
    "seconds": ("All times are in seconds.", lambda time: time // 1000),
    "microseconds": ("All times are in microseconds.", lambda time: time * 1000),
    "local_time": ("All times are those of a clock that is ahead.", lambda time: time + AHEAD),
}


def servers(api: Api) -> Iterator[Server]:
    """The wrong servers of an API: all its times are of another unit, and one at a time is of another calendar."""
    times = [each for each in constraints(api) if _tells_time(each)]
    if times:
        for what, (said, scale) in SCALES.items():
            yield _scaled(api, times, what, said, scale)
    for each in constraints(api):
        if _is_date(each):
            yield _other_calendar(api, each)


def _tells_time(constraint: Constraint) -> bool:
    return _in_success(constraint) and constraint.schema.get("x-unit") == "epoch-milliseconds"


def _is_date(constraint: Constraint) -> bool:
    return _in_success(constraint) and constraint.schema.get("format") == "date-time"


def _in_success(constraint: Constraint) -> bool:
    place = constraint.place
    return place.status == "200" and place.part == "body" and constraint.keyword == "type"


def _scaled(api: Api, times: Sequence[Constraint], what: str, said: str, scale: Scale) -> Server:
    """The whole API speaks in the same unit, so its operations do not contradict each other."""

    def edit(value: Any) -> Any:
        return None if value is None else scale(value)

    def answer(request: Request, answer: Answer) -> Answer:
        body = answer.body
        for each in times:
            if (each.place.operation, answer.status) == (request.operation, 200):
                body = replaced(body, each.path, edit)
        return attrs.evolve(answer, body=body)

    operations = sorted({each.place.operation for each in times})
    server = wrong(api, (operations[0], "units", what), said, partial(Change, answer=answer))
    return attrs.evolve(server, breaks=tuple(f"{api.name}/{each}/units" for each in operations))


def _other_calendar(api: Api, constraint: Constraint) -> Server:
    place = constraint.place

    def edit(value: str | None) -> str | None:
        return value and f"{int(value[:4]) + CALENDAR}{value[4:]}"

    def answer(request: Request, answer: Answer) -> Answer:
        if (place.operation, 200) != (request.operation, answer.status):
            return answer
        return attrs.evolve(answer, body=replaced(answer.body, constraint.path, edit))

    return wrong(
        api,
        (place.operation, "units", f"{constraint.subject}/other_calendar"),
        f"`{constraint.subject}` counts the years of another calendar.",
        partial(Change, answer=answer),
        f"units/200/{constraint.subject}",
    )
