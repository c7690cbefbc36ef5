"""
Answers of another form that says the same: members in another order, null for what is not there, dates to any digit.

Read `edits.py` before this.
"""

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
from jobgauge.wrong.edits import filled, replaced, without
from jobgauge.wrong.server import Server, conforming

DIGITS = (0, 1, 3, 6, 7, 9)
FRACTION = re.compile(r"(?<=T\d\d:\d\d:\d\d)(\.\d+)?(Z|\+00:00)$")


def servers(api: Api) -> Iterator[Server]:
    """The servers of an API whose answers have another form."""
    yield from _members(api)
    yield from _dates(api)


def _members(api: Api) -> Iterator[Server]:
    said = "Members come in another order."
    yield conforming(api, "json/order", said, partial(Change, answer=_turned_round))
    nullable = [each for each in constraints(api) if _may_be_null(api, each)]
    if nullable:
        for what, said, edit in (
            ("null_left_out", "What is null is left out, where it may be.", _left_out),
            ("left_out_is_null", "What is not there is null, where it may be.", _put_in),
        ):
            answer = _edited(nullable, edit)
            yield conforming(api, f"json/{what}", said, partial(Change, answer=answer))
    optional = [each for each in constraints(api) if _is_optional_in_error(api, each)]
    if optional:
        said = "An error has only what it must have."
        answer = _edited(optional, _always_left_out)
        yield conforming(api, "errors_in_short", said, partial(Change, answer=answer))
        said = "An error has all that the page describes for it."
        yield conforming(
            api, "errors_in_full", said, partial(Change, answer=_in_full(api, optional))
        )


def _turned_round(_request: Request, answer: Reply) -> Reply:
    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            members = cast("dict[str, Any]", value)
            return {name: turned(members[name]) for name in reversed(members)}
        if isinstance(value, list):
            return [turned(each) for each in cast("list[Any]", value)]
        return value

    return attrs.evolve(answer, body=turned(answer.body))


def _may_be_null(api: Api, constraint: Constraint) -> bool:
    """Whether it is about the type of an optional member of an answer that may be null."""
    null = constraint.keyword == "type" and "null" in constraint.value
    return null and _is_optional(api, constraint)


def _is_optional_in_error(api: Api, constraint: Constraint) -> bool:
    status = constraint.place.status or ""
    typed = constraint.keyword == "type" and status[:1] in {"4", "5"}
    return typed and _is_optional(api, constraint)


def _is_optional(api: Api, constraint: Constraint) -> bool:
    """Whether an answer may leave out the member that a constraint is about."""
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


Edit = Callable[[dict[str, Any], str], dict[str, Any]]


def _left_out(holder: dict[str, Any], member: str) -> dict[str, Any]:
    return without(holder, member) if holder.get(member, "") is None else holder


def _put_in(holder: dict[str, Any], member: str) -> dict[str, Any]:
    return {member: None, **holder}


def _always_left_out(holder: dict[str, Any], member: str) -> dict[str, Any]:
    return without(holder, member)


def _edited(about: list[Constraint], edit: Edit) -> Callable[[Request, Reply], Reply]:
    """Edit the objects that hold the members which the constraints are about."""

    def answer(request: Request, answer: Reply) -> Reply:
        body = answer.body
        for each in about:
            *above, member = each.path
            if _covering(each, request, answer):
                body = replaced(body, above, partial(_on_object, edit, member))
        return attrs.evolve(answer, body=body)

    return answer


def _on_object(edit: Edit, member: str, holder: Any) -> Any:
    return edit(cast("dict[str, Any]", holder), member) if isinstance(holder, dict) else holder


def _in_full(api: Api, optional: list[Constraint]) -> Callable[[Request, Reply], Reply]:
    """Put in what errors leave out, as it is in a plain message."""

    def answer(request: Request, answer: Reply) -> Reply:
        body = answer.body
        for each in optional:
            if _covering(each, request, answer):
                body = filled(body, instance_for(api, each), each.path)
        return attrs.evolve(answer, body=body)

    return answer


def _covering(constraint: Constraint, request: Request, answer: Reply) -> bool:
    status = constraint.place.status
    return constraint.place.operation == request.operation and status in {
        str(answer.status),
        f"{answer.status // 100}XX",
    }


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
            said = f"Date-times have {digits} fractional digits and end in {offset}."
            answer = _dated(dates, digits, offset)
            what = f"dates/{digits}_{'z' if offset == 'Z' else 'offset'}"
            yield conforming(api, what, said, partial(Change, answer=answer))


def _dated(dates: list[Constraint], digits: int, offset: str) -> Callable[[Request, Reply], Reply]:
    def written(match: re.Match[str]) -> str:
        fraction = ((match[1] or ".")[1:] + "0" * digits)[:digits]
        return f".{fraction}{offset}" if digits else offset

    def edit(value: str | None) -> str | None:
        return value and FRACTION.sub(written, value)

    def answer(request: Request, answer: Reply) -> Reply:
        body = answer.body
        for each in dates:
            if _covering(each, request, answer):
                body = replaced(body, each.path, edit)
        return attrs.evolve(answer, body=body)

    return answer
