"""
Messages that break exactly one constraint, or only just keep to it.

The rules send them, the wrong servers respond with them, and the generated code reads and writes them.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, cast

import attrs

from jobgauge.exchange.call import text_of, typed
from jobgauge.messages.instances import copied, elements, instance, instance_for, message_schema
from jobgauge.spec.constraints import ABSENT, Constraint, Place
from jobgauge.spec.document import Api
from jobgauge.spec.keywords import NAMES
from jobgauge.spec.pointers import below, tokens
from jobgauge.spec.walk import at_place

FAR = 20
"""How many times a bound a value far beyond it is: a server may know only what is just beyond."""
MACHINE = 2**31 - 1
"""A bound from which on it is that of a type, beyond which there is nothing else."""
MOST_ELEMENTS = 1000
UNKNOWN = "jobgauge_unlisted"
"""A value and a member name that no document lists."""
KINDS: Final[dict[str, Any]] = {
    "number": (int, float),
    "string": str,
    "array": list,
    "object": dict,
}
"""The classes of JSON types; what Python counts as a number here includes booleans."""


@attrs.frozen(eq=False)
class Case:
    """
    A message made for one constraint.

    `name` is a word for the change (`below`, `bool`, `absent`);
    `value` is the value at `pointer`, ABSENT if a parameter or header was left out;
    `breaks` is False if the value only just keeps to the constraint.
    """

    constraint: Constraint
    name: str
    pointer: str
    value: Any
    message: Any
    breaks: bool


def faults(api: Api, constraint: Constraint) -> list[Case]:
    """
    Return the messages that break the constraint and no constraint on another value.

    There are none for a constraint that no single message can break (`default`, `status`, `security`).
    """
    return list(_cases(api, constraint, breaks=True))


def edges(api: Api, constraint: Constraint) -> list[Case]:
    """Return the messages that only just keep to it: the bound itself, each value of an enum, null if it is allowed."""
    return list(_cases(api, constraint, breaks=False))


def _cases(api: Api, constraint: Constraint, *, breaks: bool) -> Iterator[Case]:
    if constraint.keyword in {"default", "status", "security", "content-type"}:
        return
    if constraint.keyword == "present":
        if breaks:
            yield Case(constraint, "absent", "", ABSENT, ABSENT, breaks=True)
        return
    base = instance_for(api, constraint)
    found = subjects_of_type(constraint, base)
    if not found:
        return
    pointer, subject = found[0]
    if constraint.keyword == "oneOf":
        made = _choices(api, constraint)
    else:
        made = (_breaking if breaks else _keeping)(constraint, subject)
    for name, value in made:
        if constraint.holds(value) is breaks:
            continue
        message = put(base, pointer, value)
        if not broken_beside(api, constraint, message) and (
            breaks or _keeps_to_all(api, constraint, value)
        ):
            yield Case(constraint, name, pointer, value, message, breaks)


def is_fault_as_text(case: Case) -> bool:
    """Return True if the value is still a fault when sent as text; an empty path parameter is another path."""
    constraint = case.constraint
    if constraint.place.part == "body" or case.value is ABSENT:
        return True
    text = text_of(case.value)
    return text != "" and not constraint.holds(typed(text, constraint.schema))


def breaking_values(constraint: Constraint, subject: Any) -> dict[str, Any]:
    """
    Return values that break the constraint in place of `subject`, by the word for the change.

    There are none for a choice, as they need values from the branches that the subject does not have: `faults_in`
    has them.
    """
    return {
        name: value for name, value in _breaking(constraint, subject) if not constraint.holds(value)
    }


def subjects_of_type(constraint: Constraint, message: Any) -> list[tuple[str, Any]]:
    """Return the subjects of the type that the keyword is about, so without the nulls that a schema may allow."""
    known = NAMES.get(
        constraint.keyword, NAMES["required"]
    )  # `closed` and `listed` bind objects too
    kind = KINDS.get(known.about, object)
    return [each for each in constraint.subjects(message) if isinstance(each[1], kind)]


def faults_in(
    api: Api, constraint: Constraint, message: Any, pointer: str, subject: Any
) -> list[Case]:
    """Return the faults of a constraint in one of its `subjects_of_type`; some may break other values too."""
    if constraint.keyword == "oneOf":
        made = _choices_in(api, constraint, subject)
    else:
        made = breaking_values(constraint, subject)
    return [
        Case(constraint, name, pointer, value, put(message, pointer, value), breaks=True)
        for name, value in made.items()
        if not constraint.holds(value)
    ]


def broken_beside(api: Api, constraint: Constraint, message: Any) -> list[Constraint]:
    """Return the constraints on enclosing or inner values that a message breaks whose subject was changed."""
    return [
        other for other in _around(api, constraint.place, constraint.path) if other.broken(message)
    ]


def _keeps_to_all(api: Api, constraint: Constraint, value: Any) -> bool:
    """Return True if a value at the edge of one constraint keeps to all constraints on the same value."""
    return all(
        each.holds(value)
        for each in at_place(api, constraint.place)
        if each.path == constraint.path and each.keyword != "listed"
    )


@cache
def _around(api: Api, place: Place, path: tuple[str, ...]) -> tuple[Constraint, ...]:
    """Return the constraints on the values that enclose the one at a path, or are inside it."""
    return tuple(
        each
        for each in at_place(api, place)
        if each.keyword != "listed"
        and each.path != path
        and all(a == b for a, b in zip(each.path, path, strict=False))
    )


def _breaking(  # noqa: PLR0912, PLR0915 - one case for each keyword reads as a table
    constraint: Constraint, subject: Any
) -> Iterator[tuple[str, Any]]:
    """Yield values meant to break a constraint; some may happen to keep to it, and the caller leaves them out."""
    bound = constraint.value
    match constraint.keyword:
        case "type" if constraint.place.part in {"path", "query", "header"}:
            yield from (("words", "abc"), ("float", 1.5), ("bool", True))
        case "type":
            yield from _other_types(subject)
        case "enum" | "const":
            listed: list[Any] = bound if constraint.keyword == "enum" else [bound]
            yield "unknown", UNKNOWN
            yield from (
                (f"case:{value}", _other_case(value))
                for value in listed[:1]
                if isinstance(value, str)
            )
            yield from (
                (f"padded:{value}", f" {value}") for value in listed[:1] if isinstance(value, str)
            )
            yield from _other_types(subject)
        case "minimum":
            yield "below", bound - 1
            yield from _far(bound, -1)
            if not _whole(constraint):
                yield "just_below", bound - 0.001
        case "maximum":
            yield "above", bound + 1
            yield from _far(bound, 1)
            if not _whole(constraint):
                yield "just_above", bound + 0.001
        case "exclusiveMinimum" | "exclusiveMaximum":
            yield "bound", bound
        case "multipleOf":
            yield "between", bound * 1.5
        case "minLength":
            if bound > 1 or constraint.place.part != "path":
                yield "shorter", subject[: bound - 1]
        case "maxLength":
            yield "longer", subject + "A" * (bound + 1 - len(subject))
            yield "far_longer", subject + "A" * (FAR * bound - len(subject))
        case "pattern":
            yield from (
                ("punctuation", "!"),
                ("space", "a b"),
                ("digit_first", "1a"),
                ("empty", ""),
                ("accent", "é"),
            )
        case "format":
            yield from _other_format(bound, subject)
        case "minItems":
            yield "fewer", subject[: bound - 1]
        case "maxItems":
            yield "more", _grown(subject, bound + 1)
            if FAR * bound <= MOST_ELEMENTS:
                yield "far_more", _grown(subject, FAR * bound)
        case "uniqueItems":
            yield "twice", [*subject[:1], *subject[:1]]
        case "minProperties":
            yield "fewer", dict(list(subject.items())[: bound - 1])
        case "maxProperties":
            yield "more", _with_members(subject, bound + 1)
        case "required":
            yield "absent", {name: value for name, value in subject.items() if name != bound}
        case "closed" | "listed":
            yield "extra", {**subject, UNKNOWN: 1}
        case _:
            return


def _keeping(constraint: Constraint, subject: Any) -> Iterator[tuple[str, Any]]:
    """Yield values at the edge of what a constraint allows."""
    bound = constraint.value
    match constraint.keyword:
        case "enum":
            yield from ((str(value), value) for value in bound)
        case "type" if "null" in bound and isinstance(bound, list):
            yield "null", None
        case "const" | "minimum" | "maximum" | "multipleOf":
            yield "bound", bound
        case "exclusiveMinimum" | "exclusiveMaximum":
            step = 1 if _whole(constraint) else 0.001
            yield "inside", bound + (step if constraint.keyword == "exclusiveMinimum" else -step)
        case "minLength":
            yield "shortest", subject[:bound]
        case "maxLength":
            yield "longest", subject + "A" * (bound - len(subject))
        case "minItems":
            yield "fewest", subject[:bound]
        case "maxItems":
            yield "most", _grown(subject, bound)
        case "minProperties":
            yield "fewest", _with_members(dict(list(subject.items())[:bound]), bound)
        case "maxProperties":
            yield "most", _with_members(subject, bound)
        case _:
            return


def _far(bound: float, sign: int) -> Iterator[tuple[str, Any]]:
    """Yield a value far beyond a bound that is not the bound of a type."""
    if abs(bound) < MACHINE:
        yield ("far_above" if sign > 0 else "far_below"), bound + sign * FAR * max(abs(bound), 1)


def _grown(subject: list[Any], count: int) -> list[Any]:
    return elements(subject[0], count) if subject else []


def _with_members(subject: dict[str, Any], count: int) -> dict[str, Any]:
    """Return an object with further members, up to a number, that have the value of its first one."""
    value = next(iter(subject.values()), 1)
    further = {f"{UNKNOWN}{index}": value for index in range(count - len(subject))}
    return {**subject, **further}


def _whole(constraint: Constraint) -> bool:
    return "integer" in str(constraint.schema.get("type"))


def _other_types(subject: Any) -> Iterator[tuple[str, Any]]:
    yield "null", None
    if isinstance(subject, bool):
        yield from (("text", str(subject).lower()), ("number", 1), ("zero", 0))
    else:
        yield "bool", True
        if isinstance(subject, (int, float)):
            yield from (("text", str(subject)), ("float", 1.5))
        else:
            yield "number", 1
    if isinstance(subject, (dict, list)):
        yield "text", "A1"
    if isinstance(subject, dict):
        yield "wrapped", [subject]
    else:
        yield "object", {}
    if isinstance(subject, list):
        yield "unwrapped", cast("list[Any]", subject)[0] if subject else {}
    else:
        yield "array", [subject]


def _other_case(text: str) -> str:
    swapped = text.swapcase()
    return (
        swapped
        if text[:1].isupper() and not text.isupper()
        else text.upper()
        if not text.isupper()
        else text.lower()
    )


def _other_format(name: str, subject: str) -> Iterator[tuple[str, str]]:
    yield "words", "yesterday"
    if name == "date-time":
        yield "date_only", "2024-06-24"
        yield "no_offset", "2024-06-24T13:00:00"
        yield "space", "2024-06-24 13:00"
        yield "epoch", "1719234000000"
        yield "month_13", "2024-13-24T13:00:00Z"
    elif name == "uuid":
        yield "short", subject[:-1]
        yield "not_hex", re.sub(r"[0-9a-f]", "g", subject, count=1)


def _choices(api: Api, constraint: Constraint) -> Iterator[tuple[str, Any]]:
    """Yield each branch alone, two together, and none; the caller takes those that break or those that keep."""
    names, alone = _branches(api, constraint)
    for branch, value in zip(names, alone, strict=True):
        yield "+".join(branch), value
    yield "both", {**alone[0], **alone[1]}
    yield "none", _without(alone[0], names)


def _choices_in(api: Api, constraint: Constraint, subject: dict[str, Any]) -> dict[str, Any]:
    """Return the subject with the members of two branches, and with those of none."""
    names, alone = _branches(api, constraint)
    two = {name for branch in names[:2] for name in branch}
    members = {**alone[0], **alone[1]}
    further = {name: value for name, value in members.items() if name in two}
    return {"both": {**further, **subject}, "none": _without(subject, names)}


def _branches(api: Api, constraint: Constraint) -> tuple[list[list[str]], list[Any]]:
    """Return the members that each branch of a choice requires, and for each branch a value that has only these."""
    names = [cast("list[str]", branch["required"]) for branch in constraint.value]
    schema = message_schema(api, constraint.place)
    alone = [
        constraint.subjects(instance(api, schema, (*constraint.path, branch[0])))[0][1]
        for branch in names
    ]
    return names, alone


def _without(value: dict[str, Any], branches: list[list[str]]) -> dict[str, Any]:
    every = {name for branch in branches for name in branch}
    return {name: member for name, member in value.items() if name not in every}


def put(message: Any, pointer: str, value: Any) -> Any:
    """Return a copy of the message with another value at a JSON Pointer."""
    if pointer == "":
        return copied(value)
    changed = copied(message)
    *way, last = tokens(pointer)
    holder: Any = changed
    for token in way:
        holder = below(holder, token)
    holder[int(last) if isinstance(holder, list) else last] = copied(value)
    return changed
