"""Servers that only look wrong by the form of their bodies: order of members, null or absent members, form of dates."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, cast

import attrs

from jobgauge.messages.instances import instance_for
from jobgauge.reference.change import Change
from jobgauge.reference.service import Reply, Request
from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import Api
from jobgauge.spec.walk import constraints
from jobgauge.wrong.edits import at_constraints, filled, replaced, without
from jobgauge.wrong.server import Server, conforming

DIGITS = (0, 1, 3, 6, 7, 9)
FRACTION = re.compile(r"(?<=T\d\d:\d\d:\d\d)(\.\d+)?(Z|\+00:00)$")

MemberEdit = Callable[[dict[str, Any], str], dict[str, Any]]
"""Takes an object and the name of a member, and returns the object to show."""


def servers(api: Api) -> Iterator[Server]:
    """Yield the servers that only look wrong by the form of their bodies."""
    yield from _members(api)
    yield from _dates(api)


def _members(api: Api) -> Iterator[Server]:
    sentence = "Members are in another order."
    yield conforming(api, "json/order", sentence, partial(Change, reply=_reversed))
    nullable = [each for each in constraints(api) if _may_be_null(api, each)]
    if nullable:
        for what, sentence, edit in (
            ("null_left_out", "Optional members that are null are left out.", _without_null),
            ("left_out_is_null", "Optional members without a value are null.", _with_null),
        ):
            yield conforming(api, f"json/{what}", sentence, _edited(nullable, edit))
    optional = [each for each in constraints(api) if _is_optional_in_error(api, each)]
    if optional:
        sentence = "Errors have only their required members."
        yield conforming(api, "errors_in_short", sentence, _edited(optional, without))
        sentence = "Errors have every member that the page documents."
        change = partial(at_constraints, optional, partial(_with_member, api))
        yield conforming(api, "errors_in_full", sentence, change)


def _reversed(_request: Request, reply: Reply) -> Reply:
    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            members = cast("dict[str, Any]", value)
            return {name: turned(members[name]) for name in reversed(members)}
        if isinstance(value, list):
            return [turned(each) for each in cast("list[Any]", value)]
        return value

    return attrs.evolve(reply, body=turned(reply.body))


def _may_be_null(api: Api, constraint: Constraint) -> bool:
    """Return True if it is about the type of an optional member of a response that may be null."""
    null = constraint.keyword == "type" and "null" in constraint.value
    return null and _is_optional(api, constraint)


def _is_optional_in_error(api: Api, constraint: Constraint) -> bool:
    status = constraint.place.status or ""
    typed = constraint.keyword == "type" and status[:1] in {"4", "5"}
    return typed and _is_optional(api, constraint)


def _is_optional(api: Api, constraint: Constraint) -> bool:
    """Return True if a response may leave out the member that a constraint is about."""
    if constraint.place.direction == "request" or constraint.place.part != "body":
        return False
    *above, member = constraint.path or ("",)
    named = member not in {"", "*", "{}"}
    return named and not any(
        each.place == constraint.place
        and list(each.path) == above
        and (
            (each.keyword == "required" and each.value == member)
            or (each.keyword == "oneOf" and member in str(each.value))
        )
        for each in constraints(api)
    )


def _without_null(holder: dict[str, Any], member: str) -> dict[str, Any]:
    return without(holder, member) if holder.get(member, "") is None else holder


def _with_null(holder: dict[str, Any], member: str) -> dict[str, Any]:
    return {member: None, **holder}


def _edited(about: list[Constraint], edit: MemberEdit) -> Callable[[], Change]:
    """Return a factory of a change that edits the objects with the members that the constraints are about."""

    def edit_holders(body: Any, constraint: Constraint) -> Any:
        *above, member = constraint.path
        return replaced(body, above, partial(_on_object, edit, member))

    return partial(at_constraints, about, edit_holders)


def _on_object(edit: MemberEdit, member: str, holder: Any) -> Any:
    return edit(cast("dict[str, Any]", holder), member) if isinstance(holder, dict) else holder


def _with_member(api: Api, body: Any, constraint: Constraint) -> Any:
    """Return a body with the member that a constraint is about, with its value in a plain message if it was absent."""
    return filled(body, instance_for(api, constraint), constraint.path)


def _dates(api: Api) -> Iterator[Server]:
    dates = [
        each
        for each in constraints(api)
        if each.place.direction == "response"
        and each.keyword == "format"
        and each.value == "date-time"
    ]
    for digits in DIGITS if dates else ():
        for offset in ("Z", "+00:00"):
            sentence = f"Date-times end in {offset}; digits after the decimal point: {digits}."
            what = f"dates/{digits}_{'z' if offset == 'Z' else 'offset'}"
            change = partial(at_constraints, dates, partial(_dated, digits, offset))
            yield conforming(api, what, sentence, change)


def _dated(digits: int, offset: str, body: Any, constraint: Constraint) -> Any:
    def written(match: re.Match[str]) -> str:
        fraction = ((match[1] or ".")[1:] + "0" * digits)[:digits]
        return f".{fraction}{offset}" if digits else offset

    return replaced(body, constraint.path, lambda date: date and FRACTION.sub(written, date))
