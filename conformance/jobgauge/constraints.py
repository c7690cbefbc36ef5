"""
Every constraint of a spec, enumerated by walking it: what the rules, the wrong servers and the report all start from.

A constraint is one keyword at one place of one message: this keyword of this schema, in the request or in the answer
with this status of this operation.
Read `apis.py` before this.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache, cached_property
from typing import Any, Final, Literal, cast

import attrs
import jsonschema_rs

from jobgauge.apis import Api, Node, Operation, Response, Schema, escape

Evidence = Literal["document", "supplement", "inferred"]

EACH = "*"
"""In a path: every element of an array."""
ANY_MEMBER = "{}"
"""In a path: every member of an object without `properties`."""

KEYWORDS = (
    "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minLength", "maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems",
    "minProperties", "maxProperties", "oneOf",
)  # fmt: skip
NUMBER_FORMATS = {"int32", "int64", "double", "float"}


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
        return jsonschema_rs.Draft202012Validator(self.as_schema(), validate_formats=True)

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
        if value is ABSENT:
            return self.keyword != "present"
        try:
            return self._validator.is_valid(value)
        except UnicodeEncodeError:  # half a surrogate pair, which JSON can write
            return self._validator.is_valid(_encodable(value))

    def subjects(self, message: Any) -> list[tuple[str, Any]]:
        """The values in a message that the constraint is about, each with its JSON Pointer."""
        return subjects(message, self.path)

    def broken(self, message: Any) -> list[tuple[str, Any]]:
        """The subjects in a message that break the constraint."""
        return [
            (pointer, value) for pointer, value in self.subjects(message) if not self.holds(value)
        ]

    @property
    def subject(self) -> str:
        """The path as text: `items/*/fileId`, empty for the message itself."""
        return "/".join(escape(token) for token in self.path)

    @property
    def key(self) -> str:
        """What tells it apart among the constraints of its API, as a path."""
        name = f"required:{self.value}" if self.keyword == "required" else self.keyword
        return "/".join(
            part for part in (self.place.operation, str(self.place), self.subject, name) if part
        )


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


def _below(found: list[tuple[str, Any]], token: str) -> list[tuple[str, Any]]:
    """What stands under one token in each value; a run spends a good part of its time here."""
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


WEAKER: dict[Evidence, int] = {"document": 0, "supplement": 1, "inferred": 2}


def _not_null(members: Schema, names: list[str]) -> Schema:
    return {
        name: {"not": {"type": "null"}} for name in names if "null" in members[name].get("type", ())
    }


@attrs.frozen
class Rank:
    """The evidence that reaches a schema from what encloses it: the weakest on the way."""

    evidence: Evidence = "document"
    source: str | None = None

    def under(self, node: Schema) -> "Rank":
        """The rank inside a piece of the spec, which may carry its own `x-evidence`."""
        own = node.get("x-evidence", self.evidence)
        if isinstance(own, dict) or WEAKER[cast("Evidence", own)] <= WEAKER[self.evidence]:
            return self
        return Rank(cast("Evidence", own), node.get("x-source"))

    def of(self, node: Schema, name: str) -> "Rank":
        """The rank of one keyword of a schema."""
        marks = node.get("x-evidence")
        mark = cast("dict[str, Evidence]", marks).get(name) if isinstance(marks, dict) else None
        if mark is None or WEAKER[mark] <= WEAKER[self.evidence]:
            return self
        return Rank(mark, node.get("x-source"))


@cache
def constraints(api: Api) -> tuple[Constraint, ...]:
    """Every constraint of an API, in the order of its spec."""
    return tuple(
        each for operation in api.operations.values() for each in _operation(api, operation)
    )


def _operation(api: Api, operation: Operation) -> Iterator[Constraint]:
    rank = Rank().under(operation.node.value)
    yield from _facts(api, operation, rank)
    for parameter in operation.parameters:
        place = Place(api.name, operation.id, None, cast("Part", parameter.place), parameter.name)
        inner = rank.under(parameter.node.value)
        if parameter.required and parameter.place != "path":
            yield _presence(place, parameter.node, inner)
        yield from _walk(api, place, (), parameter.schema, inner)
    if operation.body:
        place = Place(api.name, operation.id, None, "body")
        yield from _walk(
            api, place, (), operation.body, rank.under(operation.node.value["requestBody"])
        )
    for response in operation.responses:
        yield from _response(api, operation, response, rank.under(response.node.value))


def _facts(api: Api, operation: Operation, rank: Rank) -> Iterator[Constraint]:
    """What an operation says of statuses and of security."""
    node = operation.node
    reasons: dict[str, str] = node.value.get("x-open", {})
    for part, keyword, value, key in (
        (
            "status",
            "status",
            tuple(response.status for response in operation.responses),
            "responses",
        ),
        ("security", "security", _schemes(api, operation), "security"),
    ):
        status = "any" if part == "status" else None
        place = Place(api.name, operation.id, status, cast("Part", part))
        its = rank.of(node.value, key)
        pointer = f"{node.pointer}/{key}"
        yield Constraint(
            place,
            (),
            keyword,
            value,
            pointer,
            its.evidence,
            its.source,
            reasons.get(keyword),
            (),
            node.value,
        )


def _schemes(api: Api, operation: Operation) -> tuple[str, ...]:
    listed = operation.node.value.get("security", api.document.get("security", []))
    return tuple(name for requirement in listed for name in requirement)


def _response(
    api: Api, operation: Operation, response: Response, rank: Rank
) -> Iterator[Constraint]:
    node, its = response.node, rank.of(response.node.value, "content")
    if response.content_types:
        place = Place(api.name, operation.id, response.status, "content-type")
        yield Constraint(
            place, (), "content-type", response.content_types, f"{node.pointer}/content",
            its.evidence, its.source, node.value.get("x-open", {}).get("content"), (), node.value,
        )  # fmt: skip
    for name, header in response.headers.items():
        place = Place(api.name, operation.id, response.status, "header", name)
        here = rank.under(header.value)
        if header.value.get("required", False):
            yield _presence(place, header, here)
        yield from _walk(api, place, (), header.child("schema"), here)
    if response.schema:
        place = Place(api.name, operation.id, response.status, "body")
        yield from _walk(api, place, (), response.schema, rank)


def _presence(place: Place, node: Node, rank: Rank) -> Constraint:
    """A required parameter or header: a constraint on the absence of any value."""
    rank = rank.of(node.value, "required")
    why = node.value.get("x-open", {}).get("required")
    pointer = f"{node.pointer}/required"
    return Constraint(
        place, (), "present", True, pointer, rank.evidence, rank.source, why, (), node.value
    )


def _walk(
    api: Api, place: Place, path: tuple[str, ...], node: Node, rank: Rank, *, nullable: bool = False
) -> Iterator[Constraint]:
    rank = rank.under(node.value)
    if "anyOf" in node.value:
        yield from _walk(
            api,
            place,
            path,
            Node(f"{node.pointer}/anyOf/0", node.value["anyOf"][0]),
            rank,
            nullable=True,
        )
        return
    if "$ref" in node.value:
        yield from _walk(api, place, path, api.resolve(node), rank, nullable=nullable)
        return
    yield from _own(place, path, node, rank, nullable=nullable)
    for name, member in node.items("properties"):
        yield from _walk(api, place, (*path, name), member, rank)
    if "items" in node.value:
        yield from _walk(api, place, (*path, EACH), node.child("items"), rank)
    if isinstance(node.value.get("additionalProperties"), dict):
        yield from _walk(api, place, (*path, ANY_MEMBER), node.child("additionalProperties"), rank)


def _own(
    place: Place, path: tuple[str, ...], node: Node, rank: Rank, *, nullable: bool
) -> Iterator[Constraint]:
    schema: Schema = node.value
    reasons: dict[str, str] = schema.get("x-open", {})
    seen: Schema = schema.get("x-known-differences", {})

    def one(
        keyword: str, value: Any, mark: str, pointer: str, known: Sequence[str] = ()
    ) -> Constraint:
        its = rank.of(schema, mark)
        where = f"{node.pointer}/{pointer}"
        why = reasons.get(mark)
        return Constraint(
            place, path, keyword, value, where, its.evidence, its.source, why, tuple(known), schema
        )

    for keyword in KEYWORDS:
        if keyword not in schema or (keyword == "format" and schema["format"] in NUMBER_FORMATS):
            continue
        if keyword == "type" and "enum" in schema:
            continue
        value = schema[keyword]
        if keyword == "type":
            value = with_null(value) if nullable else value
        if keyword == "enum":
            value = [*value, None] if nullable and None not in value else value
        yield one(
            keyword, value, keyword, keyword, seen.get("values", ()) if keyword == "enum" else ()
        )
    for index, member in enumerate(schema.get("required", ())):
        known = (member,) if member in seen.get("absent", ()) else ()
        yield one("required", member, f"required:{member}", f"required/{index}", known)
    members, others = tuple(schema.get("properties", ())), schema.get("additionalProperties")
    seen_members = tuple(seen.get("members", ()))
    if others is False:
        yield one("closed", members, "additionalProperties", "additionalProperties", seen_members)
    elif members and others is None and place.direction == "response":
        noticed = one("listed", members, "properties", "properties", seen_members)
        yield attrs.evolve(noticed, evidence="inferred")
    if "default" in schema and place.direction == "request":
        yield one("default", schema["default"], "default", "default")


def with_null(types: str | list[str]) -> list[str]:
    """The value of a `type` keyword that also admits null."""
    listed = [types] if isinstance(types, str) else types
    return listed if "null" in listed else [*listed, "null"]
