"""
Every constraint of a spec, enumerated by walking it: what the rules, the wrong servers and the report all start from.

Who needs those of one operation, or of one message, asks for them, so that no rule looks through all of them.
Read `constraints.py` before this.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, cast

import attrs

from jobgauge.spec.constraints import ANY_MEMBER, EACH, Constraint, Evidence, Part, Place, with_null
from jobgauge.spec.document import Api, Node, Operation, Response, Schema

KEYWORDS = (
    "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minLength", "maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems",
    "minProperties", "maxProperties", "oneOf",
)  # fmt: skip
NUMBER_FORMATS = {"int32", "int64", "double", "float"}
WEAKER: dict[Evidence, int] = {"document": 0, "supplement": 1, "inferred": 2}


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
        each for operation in api.operations.values() for each in at_operation(api, operation.id)
    )


@cache
def at_operation(api: Api, name: str) -> tuple[Constraint, ...]:
    """The constraints of one operation, by its operationId."""
    return tuple(_operation(api, api.operation(name)))


def at_place(api: Api, place: Place) -> tuple[Constraint, ...]:
    """The constraints of one message, or of one parameter or header; none where there is no such place."""
    return _by_place(api, place.operation).get(place, ())


@cache
def _by_place(api: Api, operation: str) -> Mapping[Place, tuple[Constraint, ...]]:
    found: dict[Place, list[Constraint]] = {}
    for each in at_operation(api, operation):
        found.setdefault(each.place, []).append(each)
    return {place: tuple(some) for place, some in found.items()}


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
