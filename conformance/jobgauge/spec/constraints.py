"""
What a constraint is: one keyword at one place of one message.

It is this keyword of this schema, in the request or in the answer with this status of this operation.
Read `apis.py` before this; `walk.py` finds all of them.
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
from jobgauge.spec.pointers import escape

Evidence = Literal["document", "supplement", "inferred"]

EACH = "*"
"""In a path: every element of an array."""
ANY_MEMBER = "{}"
"""In a path: every member of an object without `properties`."""


class Absent(Enum):
    """Stands for a parameter or header that is not there."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT

Part = Literal["path", "query", "header", "cookie", "body", "status", "content-type", "security"]


@attrs.frozen
class Place:
    """
    Which message of an operation, and which part of it.

    `status` is None in a request, and as the spec writes it in an answer (`any` for the status itself);
    `parameter` names the parameter or header.
    """

    api: str
    operation: str
    status: str | None
    part: Part
    parameter: str | None = None

    @property
    def direction(self) -> Literal["request", "response"]:
        """Who holds to it: the caller in a request, the server in a response."""
        return "request" if self.status is None else "response"

    def __str__(self) -> str:
        return "/".join(
            part for part in (self.status or "request", self.part, self.parameter) if part
        )


@attrs.frozen(eq=False)
class Constraint:
    """
    One keyword of one schema where it binds one place of a message.

    `path` leads to the value it is about: `*` stands for each element of an array, `{}` for each member of an object
    without `properties`; a required member, a closed object and a choice are about the object.
    `keyword` is JSON Schema's, and beside those:
    `required`, one constraint a member (`value` is its name);
    `closed`, for `additionalProperties: false` (`value` is the members that are allowed);
    `listed`, the members that a page lists without closing the object: another one is only noticed;
    `present`, a required parameter or header; `default`, what holds where a caller says nothing;
    `status`, `content-type` and `security`, what an operation documents of those.
    `open` is the reason why a server may choose, None where it may not.
    `known` is what servers were seen to send beyond it: enum values, members, the required member that lacked.
    """

    place: Place
    path: tuple[str, ...]
    keyword: str
    value: Any
    pointer: str
    evidence: Evidence
    source: str | None
    open: str | None
    known: tuple[str, ...]
    schema: Schema = attrs.field(repr=False)

    @cached_property
    def _validator(self) -> jsonschema_rs.Draft202012Validator:
        return _of_each(json.dumps(self.as_schema()))

    def as_schema(self) -> Schema:
        """The constraint alone, as a JSON Schema; what JSON Schema cannot say allows everything."""
        match self.keyword:
            case "required":
                return {"required": [self.value]}
            case "closed" | "listed":
                return {
                    "properties": dict.fromkeys(self.value, True),
                    "additionalProperties": False,
                }
            case "content-type" if "application/json" in self.value:  # a vendor's own JSON is JSON
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
        """The choice as the spec has it, or as it is where a member that may be null and is counts as absent."""
        members: Schema = self.schema["properties"]
        filled = [
            {**each, "properties": _not_null(members, each["required"])} for each in self.value
        ]
        return {"anyOf": [{"oneOf": self.value}, {"oneOf": filled}]}

    def holds(self, value: Any) -> bool:
        """
        Whether a value that stands at `path` keeps to the constraint.

        A value of a type that the keyword does not speak of holds; ABSENT breaks nothing but `present`.
        """
        return self.keyword != "present" if value is ABSENT else self.all_hold([value])

    def all_hold(self, found: list[Any]) -> bool:
        """Whether each of several values keeps to it, none of them ABSENT; hardly slower than one of them."""
        try:
            return self._validator.is_valid(found)
        except UnicodeEncodeError:  # half a surrogate pair, which JSON can write
            return self._validator.is_valid(_encodable(found))

    def subjects(self, message: Any) -> list[tuple[str, Any]]:
        """The values in a message that the constraint is about, each with its JSON Pointer."""
        return subjects(message, self.path)

    def broken(self, message: Any) -> list[tuple[str, Any]]:
        """The subjects in a message that break the constraint."""
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
        """What tells it apart among the constraints of its API, as a path."""
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
    """The validator of a list, each element of which is held to a schema; many constraints say the same."""
    return jsonschema_rs.Draft202012Validator({"items": json.loads(schema)}, validate_formats=True)


def _encodable(value: Any) -> Any:
    """The value, each lone surrogate in its texts replaced by one other character."""
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
    """The values of a message at a path, with their JSON Pointers; none where the message has another shape."""
    if message is ABSENT and path:
        return []
    found: list[tuple[str, Any]] = [("", message)]
    for token in path:
        found = _below(found, token)
    return found


def values_at(message: Any, path: Sequence[str]) -> list[Any]:
    """The same values without their pointers, which take most of the time that it takes to find both."""
    if message is ABSENT and path:
        return []
    found = [message]
    for token in path:
        found = values_below(found, token)
    return found


def values_below(found: Sequence[Any], token: str) -> list[Any]:
    """What stands under one token of a path in each of several values; a run spends a good part of its time here."""
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
    """What stands under one token in each value."""
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
    """The value of a `type` keyword that also admits null."""
    listed = [types] if isinstance(types, str) else types
    return listed if "null" in listed else [*listed, "null"]
