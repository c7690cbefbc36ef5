"""
A constraint: one keyword of one schema, at one place of one operation's request or response.

`walk.py` finds all of them in a spec.
"""

import json
import re
from collections.abc import Sequence
from enum import Enum
from functools import cache, cached_property
from typing import Any, Final, Literal, cast

import attrs
import jsonschema_rs

from jobgauge.spec.document import Schema
from jobgauge.spec.keywords import ANY_MEMBER, EACH
from jobgauge.spec.pointers import escape

Evidence = Literal["document", "supplement", "inferred"]


class Absent(Enum):
    """The value of a parameter, header or body that is not there."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT

Part = Literal["path", "query", "header", "cookie", "body", "status", "content-type", "security"]


@attrs.frozen
class Place:
    """
    A message of an operation, and a part of that message.

    `status` is None for a request; for a response it is as the spec writes it (`any` for the status itself).
    `parameter` names the parameter or header.
    """

    api: str
    operation: str
    status: str | None
    part: Part
    parameter: str | None = None

    @property
    def direction(self) -> Literal["request", "response"]:
        """The kind of the message: the caller keeps to a request, the server to a response."""
        return "request" if self.status is None else "response"

    def __str__(self) -> str:
        return "/".join(
            part for part in (self.status or "request", self.part, self.parameter) if part
        )


@attrs.frozen(eq=False)
class Constraint:
    """
    One keyword of one schema, binding one place of a message.

    `path` leads to the value that is bound: `*` stands for each element of an array, `{}` for each member of an object
    without `properties`. A required member, a closed object and a choice bind the object.

    `keyword` is JSON Schema's, or one of these:
    `required`: one member, which is `value`; each required member is a constraint of its own;
    `closed`: `additionalProperties: false`; `value` is the allowed members;
    `listed`: the members that a page lists without closing the object; a further member is no failure;
    `present`: a required parameter or header;
    `default`: the value that holds if the caller sends none;
    `status`, `content-type`, `security`: the values that the operation documents.

    `open` is the reason why a server may choose, None if it may not.
    `known` is what servers were seen to send against it: enum values, members, the required member that was missing,
    None for a null that is not allowed.
    """

    place: Place
    path: tuple[str, ...]
    keyword: str
    value: Any
    pointer: str
    evidence: Evidence
    source: str | None
    open: str | None
    known: tuple[str | None, ...]
    schema: Schema = attrs.field(repr=False)

    @cached_property
    def _validator(self) -> jsonschema_rs.Draft202012Validator:
        return _of_each(json.dumps(self.as_schema()))

    def as_schema(self) -> Schema:
        """Return the constraint alone as a JSON Schema, one that allows everything if JSON Schema cannot express it."""
        match self.keyword:
            case "required":
                return {"required": [self.value]}
            case "closed" | "listed":
                return {
                    "properties": dict.fromkeys(self.value, True),
                    "additionalProperties": False,
                }
            case "content-type" if (
                "application/json" in self.value
            ):  # RFC 6838's vendor tree is JSON too
                json = {"type": "string", "pattern": r"^application/vnd\.[^/]+\+json$"}
                return {"anyOf": [{"enum": list(self.value)}, json]}
            case "status" | "content-type":
                return {"enum": list(self.value)}
            case "present" | "default" | "security":
                return {}
            case "oneOf":
                return {"if": {"type": "object"}, "then": self._choice()}
            case keyword:
                return {keyword: self.value}

    def _choice(self) -> Schema:
        """Return a schema for the choice as the spec states it, or with null counted as absent in nullable members."""
        members: Schema = self.schema["properties"]
        filled = [
            {**each, "properties": _not_null(members, each["required"])} for each in self.value
        ]
        return {"anyOf": [{"oneOf": self.value}, {"oneOf": filled}]}

    def holds(self, value: Any) -> bool:
        """
        Return True if a value at `path` keeps to the constraint.

        A value of a type that the keyword does not apply to does; ABSENT breaks nothing but `present`.
        """
        return self.keyword != "present" if value is ABSENT else self.all_hold([value])

    def all_hold(self, found: list[Any]) -> bool:
        """Return True if each of several values keeps to it, none of them ABSENT; hardly slower than for one value."""
        try:
            return self._validator.is_valid(found)
        except UnicodeEncodeError:  # half a surrogate pair, which JSON can express
            return self._validator.is_valid(_encodable(found))

    def subjects(self, message: Any) -> list[tuple[str, Any]]:
        """Return the values in a message that the constraint binds, each with its JSON Pointer."""
        return subjects(message, self.path)

    def broken(self, message: Any) -> list[tuple[str, Any]]:
        """Return the subjects in a message that break the constraint."""
        if message is not ABSENT and self.all_hold(values_at(message, self.path)):
            return []
        return [
            (pointer, value) for pointer, value in self.subjects(message) if not self.holds(value)
        ]

    @cached_property
    def subject(self) -> str:
        """The path as text: `items/*/fileId`, empty for the message itself."""
        return "/".join(escape(token) for token in self.path)

    @cached_property
    def key(self) -> str:
        """A name that is unique among the constraints of its API, as a path."""
        name = f"required:{self.value}" if self.keyword == "required" else self.keyword
        return "/".join(
            part for part in (self.place.operation, str(self.place), self.subject, name) if part
        )


def _not_null(members: Schema, names: list[str]) -> Schema:
    return {
        name: {"not": {"type": "null"}} for name in names if "null" in members[name].get("type", ())
    }


@cache
def _of_each(schema: str) -> jsonschema_rs.Draft202012Validator:
    """Return a validator for a list whose elements keep to a schema; cached, as many constraints share a schema."""
    return jsonschema_rs.Draft202012Validator({"items": json.loads(schema)}, validate_formats=True)


def _encodable(value: Any) -> Any:
    """Return the value with each lone surrogate in its texts replaced by one other character."""
    match value:
        case str():
            return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", value)
        case list():
            return [_encodable(each) for each in cast("list[Any]", value)]
        case dict():
            members = cast("dict[str, Any]", value)
            return {_encodable(name): _encodable(each) for name, each in members.items()}
        case _:
            return value


def subjects(message: Any, path: Sequence[str]) -> list[tuple[str, Any]]:
    """Return the values at a path in a message with their JSON Pointers; none if the message has another shape."""
    if message is ABSENT and path:
        return []
    found: list[tuple[str, Any]] = [("", message)]
    for token in path:
        found = _below(found, token)
    return found


def values_at(message: Any, path: Sequence[str]) -> list[Any]:
    """Return the values at a path without their pointers, which take most of the time of `subjects`."""
    if message is ABSENT and path:
        return []
    found = [message]
    for token in path:
        found = values_below(found, token)
    return found


def first_at(message: Any, path: Sequence[str]) -> Any:
    """Return the first value at a path, None if there is none."""
    return next(iter(values_at(message, path)), None)


def values_below(found: Sequence[Any], token: str) -> list[Any]:
    """Return the values one token of a path below several values; a run spends a good part of its time here."""
    below: list[Any] = []
    for value in found:
        kind = value.__class__
        if kind is dict:
            if token == ANY_MEMBER:
                below += value.values()
            elif token in value:
                below.append(value[token])
        elif kind is list and token == EACH:
            below += value
    return below


def _below(found: list[tuple[str, Any]], token: str) -> list[tuple[str, Any]]:
    """Return the values one token of a path below several values, with their JSON Pointers."""
    segment = escape(token)
    below: list[tuple[str, Any]] = []
    for pointer, value in found:
        if token == EACH and isinstance(value, list):
            elements = cast("list[Any]", value)
            below += [(f"{pointer}/{index}", each) for index, each in enumerate(elements)]
        elif isinstance(value, dict):
            members = cast("dict[str, Any]", value)
            if token == ANY_MEMBER:
                below += [(f"{pointer}/{escape(name)}", each) for name, each in members.items()]
            elif token in members:
                below.append((f"{pointer}/{segment}", members[token]))
    return below


def with_null(types: str | list[str]) -> list[str]:
    """Return the value of a `type` keyword with null added."""
    listed = [types] if isinstance(types, str) else types
    return listed if "null" in listed else [*listed, "null"]
