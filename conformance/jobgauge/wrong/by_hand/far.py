"""Servers that refuse what is just beyond a bound, and accept what is far beyond it."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, cast

from jobgauge.messages.faults import faults
from jobgauge.reference.change import Change
from jobgauge.spec.constraints import ABSENT, Constraint
from jobgauge.spec.document import Api
from jobgauge.spec.walk import constraints
from jobgauge.spec.wording import rule_id
from jobgauge.wrong.server import Server, wrong


def servers(api: Api) -> Iterator[Server]:
    """Yield a server for each bound on a query or a body of requests for which something far beyond can be sent."""
    for constraint in constraints(api):
        place = constraint.place
        if place.direction != "request" or place.part not in {"query", "body"}:
            continue
        near = [each.value for each in faults(api, constraint) if not each.name.startswith("far_")]
        far = [each.value for each in faults(api, constraint) if each.name.startswith("far_")]
        if near and far:
            what = "/".join((*constraint.path, place.parameter or "", constraint.keyword)).strip(
                "/"
            )
            subject = constraint.subject or "The body"
            yield wrong(
                api,
                (place.operation, "far", what.replace("*", "each")),
                f"`{subject}` is not held to its `{constraint.keyword}` far beyond it.",
                partial(Change, overlooks=partial(_far_beyond, constraint, near)),
                "/" + rule_id(constraint).partition("/")[2],
            )


def _far_beyond(
    constraint: Constraint,
    near: list[Any],
    called: str,
    parameters: Mapping[str, Any],
    body: Any,
) -> bool:
    if called != constraint.place.operation:
        return False
    if constraint.place.part == "query":
        sent = parameters.get(constraint.place.parameter or "", ABSENT)
        values = [] if sent is ABSENT else [sent]
    else:
        values = [value for _, value in constraint.subjects(body)]
    return any(
        not constraint.holds(each) and _size(each) > max(map(_size, near)) for each in values
    )


def _size(value: Any) -> float:
    """Return how far a value is from nothing: its length, or its amount."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, list):
        return len(cast("list[Any]", value))
    return abs(value) if isinstance(value, int | float) else 0
