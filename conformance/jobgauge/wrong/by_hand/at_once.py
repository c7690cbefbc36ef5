"""
Responses with a new job that has started already, at a time in another unit.

A reference server's jobs wait at first, so no other server shows the unit of a time that is null until they start.
"""

import time
from collections.abc import Iterator
from functools import partial
from typing import Any

from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.facts import unit_of
from jobgauge.spec.walk import at_operation
from jobgauge.wrong.edits import bodies, replaced
from jobgauge.wrong.server import Server, wrong


def servers(api: Api) -> Iterator[Server]:
    """Yield one for each time that may be null in the response of an operation that makes a job."""
    for operation in api.operations.values():
        if operation.success().node.items("links"):
            for each in at_operation(api, operation.id):
                if _is_nullable_time(each):
                    yield _in_seconds(api, operation, each)


def _is_nullable_time(constraint: Constraint) -> bool:
    if constraint.place.status != "200" or constraint.keyword != "type":
        return False
    in_milliseconds = unit_of(constraint.schema) == "epoch-milliseconds"
    return in_milliseconds and "null" in constraint.value


def _in_seconds(api: Api, operation: Operation, constraint: Constraint) -> Server:
    def started(body: Any) -> Any:
        return replaced(body, constraint.path, lambda _: int(time.time()))

    member = constraint.subject
    sentence = f"A new job already has `{member}`, in seconds."
    change = partial(bodies, operation.id, started)
    name = (operation.id, "units", f"{member}_in_seconds")
    return wrong(api, name, sentence, change, f"units/200/{member}")
