"""Ids in a body: a refusal of one may be about a thing that does not exist."""

import random
from typing import Any
from uuid import UUID

from jobgauge.exchange.call import Call
from jobgauge.messages.documented import ID
from jobgauge.messages.faults import Case, put
from jobgauge.run.run import Run
from jobgauge.spec.constraints import ABSENT, Constraint
from jobgauge.spec.document import Api
from jobgauge.spec.walk import at_place


def must_exist(run: Run, case: Case, call: Call) -> bool:
    """
    Return True if the case is about an id in a body, and the server refuses a well-formed one that cannot exist.

    `call` is the request with the case, which the server refused.
    """
    constraint = case.constraint
    if constraint.place.part != "body" or not any(map(ID.search, constraint.path)):
        return False
    unknown = _unknown(run.api, constraint, f"{case.pointer} {run.seed}")
    if unknown is ABSENT:
        return False
    return not run.once(call.but(body=put(call.body, case.pointer, unknown))).accepted


def _unknown(api: Api, constraint: Constraint, seed: str) -> Any:
    """Return a value that keeps to all constraints of a place and names nothing; ABSENT if none is found."""
    choice = random.Random(seed)  # noqa: S311 - not a secret
    beside = [each for each in at_place(api, constraint.place) if each.path == constraint.path]
    text = UUID(int=choice.getrandbits(128), version=4).hex
    values = (f"x{text[1:]}", choice.randrange(10**9, 2**31), text)
    return next((each for each in values if all(one.holds(each) for one in beside)), ABSENT)
