"""
Random bodies of a request or a response: valid, or with one value that breaks the spec.

schemathesis draws the valid ones from the spec, one constraint of the walk is broken in them, and jsonschema-rs has the
last word on both. Importing this module takes half a second, so only those who draw do it.

Lists have at most two elements, or as many as the spec requires: other rules test their bounds.
"""

import json
from functools import cache
from typing import Any, Final

import jsonschema_rs
from hypothesis import reject
from hypothesis.strategies import (
    DrawFn,
    SearchStrategy,
    composite,
    just,
    lists,
    sampled_from,
    tuples,
)

from jobgauge.messages.drawn import cases, document_of, plain
from jobgauge.messages.faults import (
    UNKNOWN,
    Case,
    broken_beside,
    faults,
    faults_in,
    put,
    subjects_of_type,
)
from jobgauge.messages.instances import copied, instance_for, message_schema
from jobgauge.spec.constraints import Constraint, Place
from jobgauge.spec.document import Api
from jobgauge.spec.keywords import Schema
from jobgauge.spec.walk import at_place

UNLISTED: Final[dict[str, Schema]] = {UNKNOWN: {}, "a/b~c é": {}, "self": {"type": "null"}}
"""Members that open objects may have beside those that the spec lists: of any value, and hard to name."""
LARGEST: Final = 20_000
"""The most characters of a body with a fault, so a list of 1,001 elements is left to the rule about its bound."""
TOGETHER: Final = 16
"""The most faults that are made in one drawn body."""


@cache
def valid_bodies(api: Api, place: Place, *, whole_floats: bool = True) -> SearchStrategy[Any]:
    """
    Return a strategy for the bodies that the spec allows at a place.

    They lack optional members, have nulls, unlisted members, any characters and, with `whole_floats`, 5.0 for 5.
    Raises BadOperation if schemathesis cannot read the spec.
    """
    schema = message_schema(api, place)
    operation = {
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": schema.value}},
        },
        "responses": {"default": {"description": "Any response."}},
    }
    document = plain(document_of(api, "/", {"post": operation}), UNLISTED)
    drawn = cases(api, document, "POST", "/", valid=True, **{"allow-x00": True})

    def body(case: Any) -> Any:
        return case.body if whole_floats else with_integers(api, place, case.body)

    return drawn.map(body).filter(_judge(api, place).is_valid)


@cache
def _judge(api: Api, place: Place) -> jsonschema_rs.Draft202012Validator:
    return api.judge(message_schema(api, place))


def with_integers(api: Api, place: Place, body: Any) -> Any:
    """Return the body with 5 for 5.0 where the spec wants an integer."""
    for constraint in at_place(api, place):
        if constraint.keyword == "type" and "integer" in constraint.value:
            for pointer, value in constraint.subjects(body):
                if isinstance(value, float) and value.is_integer():
                    body = put(body, pointer, int(value))
    return body


@cache
def breakable(api: Api, place: Place) -> tuple[Constraint, ...]:
    """Return the constraints on a body that one value alone can break in a body that is not LARGEST."""
    return tuple(
        each
        for each in at_place(api, place)
        if each.keyword != "listed" and (made := faults(api, each)) and not _is_large(made[0])
    )


def _is_large(case: Case) -> bool:
    return len(json.dumps(case.message)) > LARGEST


@cache
def least(api: Api, constraint: Constraint) -> Any:
    """Return a valid body that has a value for the constraint and hardly anything else; shared, do not change it."""
    body = copied(instance_for(api, constraint))
    judge = _judge(api, constraint.place)
    ahead: list[Any] = [body]
    while ahead:
        holder: Any = ahead.pop()
        kind = holder.__class__
        if kind not in (dict, list):
            continue
        for key in list(holder) if kind is dict else reversed(range(len(holder))):
            value = holder.pop(key)
            if constraint.subjects(body) and judge.is_valid(body):
                continue
            if kind is list:
                holder.insert(key, value)
            else:
                holder[key] = value
            ahead.append(value)
    return body


@composite
def faults_of(draw: DrawFn, api: Api, place: Place, body: Any) -> Case:
    """
    Draw a fault in a valid body, or in a small one if this body has no value for it.

    Another keyword about the same value may be broken with it: an empty text breaks `minLength` and `pattern`.
    """
    constraint = draw(sampled_from(breakable(api, place)))
    subjects = subjects_of_type(constraint, body)
    if not subjects:
        body = least(api, constraint)
        subjects = constraint.subjects(body)[:1]
    pointer, subject = draw(sampled_from(subjects))
    made = faults_in(api, constraint, body, pointer, subject)
    case = draw(sampled_from(made)) if made else None
    if case is None or broken_beside(api, constraint, case.message) or _is_large(case):
        case = draw(sampled_from(faults(api, constraint)))
    if _judge(api, place).is_valid(case.message):
        reject()
    return case


def broken_bodies(api: Api, place: Place) -> SearchStrategy[Case]:
    """Return a strategy for bodies in which one value breaks the spec; it needs a `breakable` constraint."""
    return valid_bodies(api, place).flatmap(lambda body: faults_of(api, place, body))


def broken_together(
    api: Api, place: Place, *, whole_floats: bool = True
) -> SearchStrategy[tuple[Any, list[Case]]]:
    """
    Return a strategy for a valid body with several faults of it, each alone in a body of its own.

    Hypothesis varies each drawn body a few times and keeps what else was drawn, so a fault at a time would break
    few constraints.
    """

    def with_faults(body: Any) -> SearchStrategy[tuple[Any, list[Case]]]:
        return tuples(just(body), lists(faults_of(api, place, body), min_size=1, max_size=TOGETHER))

    return valid_bodies(api, place, whole_floats=whole_floats).flatmap(with_faults)
