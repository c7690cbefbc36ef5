"""
Answers that make a job which has started already, with that time in another unit.

A reference server's jobs wait at first, so nothing else shows the unit of what is null until then.
Read `edits.py` before this.
"""

import time
from collections.abc import Iterator
from functools import partial
from typing import Any

from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.walk import at_operation
from jobgauge.wrong.edits import bodies, replaced
from jobgauge.wrong.server import Server, wrong


def servers(api: Api) -> Iterator[Server]:
    """One for each time that may be null in the answer of an operation that makes a job."""
    for operation in api.operations.values():
        if operation.success().node.items("links"):
            for each in at_operation(api, operation.id):
                if _is_time_to_come(each):
                    yield _in_seconds(api, operation, each)


def _is_time_to_come(constraint: Constraint) -> bool:
    if constraint.place.status != "200" or constraint.keyword != "type":
        return False
    in_milliseconds = constraint.schema.get("x-unit") == "epoch-milliseconds"
    return in_milliseconds and "null" in constraint.value


def _in_seconds(api: Api, operation: Operation, constraint: Constraint) -> Server:
    def started(body: Any) -> Any:
        return replaced(body, constraint.path, lambda _: int(time.time()))

    member = constraint.subject
    said = f"A new job has its `{member}` already, in seconds."
    change = partial(bodies, operation.id, started)
    name = (operation.id, "units", f"{member}_in_seconds")
    return wrong(api, name, said, change, f"units/200/{member}")
