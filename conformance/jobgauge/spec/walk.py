"""Every constraint of a spec, found by walking it: the rules, the wrong servers and the reports start from these."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, Literal, cast

import attrs

from jobgauge.spec.constraints import (
    Constraint,
    Evidence,
    Part,
    Place,
    with_null,
)
from jobgauge.spec.document import Api, Node, Operation, Response, Schema
from jobgauge.spec.facts import (
    Known,
    error_paths,
    known_differences,
    open_reasons,
    rank_of,
    ranks_inside,
    source_of,
)
from jobgauge.spec.keywords import FORMATS, inner_schemas, named

NULLED: Final = {"type", "enum", "const"}
"""The keywords that null breaks where it is not allowed."""
KEYWORDS: Final = named("value")
WEAKER: dict[Evidence, int] = {"document": 0, "supplement": 1, "inferred": 2}


@attrs.frozen
class Rank:
    """The evidence that reaches a schema from what encloses it: the weakest on the way, with its nearest source."""

    evidence: Evidence = "document"
    source: str | None = None

    def under(self, node: Schema) -> "Rank":
        """Return the rank inside a piece of the spec, which may carry its own `x-evidence`."""
        return self._with(rank_of(node), node)

    def of(self, node: Schema, name: str) -> "Rank":
        """Return the rank of one keyword of a schema."""
        return self._with(ranks_inside(node).get(name), node)

    def _with(self, mark: Evidence | None, node: Schema) -> "Rank":
        if mark is None or WEAKER[mark] < WEAKER[self.evidence]:
            return self
        kept = self.source if mark == self.evidence else None
        return Rank(mark, source_of(node) or kept)


@cache
def constraints(api: Api) -> tuple[Constraint, ...]:
    """Return every constraint of an API, in the order of its spec."""
    return tuple(
        each for operation in api.operations.values() for each in at_operation(api, operation.id)
    )


@cache
def at_operation(api: Api, name: str) -> tuple[Constraint, ...]:
    """Return the constraints of one operation, by its operationId."""
    return tuple(_operation(api, api.operation(name)))


def error_members(
    api: Api, operation: Operation, role: Literal["code", "target"], kind: str
) -> list[Constraint]:
    """Return the constraints on the type of what error bodies have in this role, if they may have this type there."""
    paths = error_paths(api, operation, role)
    return [
        each
        for each in at_operation(api, operation.id)
        if each.keyword == "type" and each.path in paths and kind in each.value
    ]


def at_place(api: Api, place: Place) -> tuple[Constraint, ...]:
    """Return the constraints of one message, parameter or header; none if the operation has no such place."""
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
        inner = rank.under(parameter.node.value).under(parameter.node.value["schema"])
        if parameter.required and parameter.place != "path":
            yield _constraint(place, "present", True, parameter.node, inner, mark="required")
        yield from _walk(api, place, (), parameter.schema, inner)
    if operation.body:
        place = Place(api.name, operation.id, None, "body")
        inner = rank.under(api.resolve(operation.node.child("requestBody")).value)
        yield from _walk(api, place, (), operation.body, inner)
    for response in operation.responses:
        yield from _response(api, operation, response, rank.under(response.node.value))


def _facts(api: Api, operation: Operation, rank: Rank) -> Iterator[Constraint]:
    """Yield the constraints on the statuses and the security of an operation."""
    statuses = tuple(response.status for response in operation.responses)
    place = Place(api.name, operation.id, "any", "status")
    yield _constraint(
        place, "status", statuses, operation.node, rank, mark="responses", choice="status"
    )
    place = Place(api.name, operation.id, None, "security")
    yield _constraint(place, "security", _schemes(api, operation), operation.node, rank)


def _schemes(api: Api, operation: Operation) -> tuple[str, ...]:
    listed = operation.node.value.get("security", api.document.get("security", []))
    return tuple(name for requirement in listed for name in requirement)


def _response(
    api: Api, operation: Operation, response: Response, rank: Rank
) -> Iterator[Constraint]:
    if response.content_types:
        place = Place(api.name, operation.id, response.status, "content-type")
        types = response.content_types
        yield _constraint(place, "content-type", types, response.node, rank, mark="content")
    for name, header in response.headers.items():
        place = Place(api.name, operation.id, response.status, "header", name)
        here = rank.under(header.value)
        if header.value.get("required", False):
            yield _constraint(place, "present", True, header, here, mark="required")
        yield from _walk(api, place, (), header.child("schema"), here)
    if response.schema:
        place = Place(api.name, operation.id, response.status, "body")
        yield from _walk(api, place, (), response.schema, rank)


def _walk(
    api: Api,
    place: Place,
    path: tuple[str, ...],
    node: Node,
    rank: Rank,
    *,
    nullable: bool = False,
    seen_null: bool = False,
) -> Iterator[Constraint]:
    rank = rank.under(node.value)
    if "anyOf" in node.value:
        first = Node(f"{node.pointer}/anyOf/0", node.value["anyOf"][0])
        yield from _walk(api, place, path, first, rank, nullable=True)
        return
    if "$ref" in node.value:
        target = api.resolve(node)
        yield from _walk(api, place, path, target, rank, nullable=nullable, seen_null=seen_null)
        return
    for each in _own(place, path, node, rank, nullable=nullable):
        null = seen_null and each.keyword in NULLED
        yield attrs.evolve(each, known=(*each.known, None)) if null else each
    known = known_differences(node.value)
    nulls = known.nulls if known else ()
    for keys, token, _ in inner_schemas(node.value):
        if token is not None:
            inner = node.child(*map(str, keys))
            yield from _walk(api, place, (*path, token), inner, rank, seen_null=token in nulls)


def _own(
    place: Place, path: tuple[str, ...], node: Node, rank: Rank, *, nullable: bool
) -> Iterator[Constraint]:
    """Yield the constraints of one schema on the value that it describes."""
    schema: Schema = node.value
    seen = known_differences(schema) or Known("")
    for keyword in KEYWORDS:
        if keyword not in schema or (keyword == "format" and not FORMATS[schema["format"]]):
            continue
        if keyword == "type" and "enum" in schema:
            continue
        value, known = schema[keyword], ()
        if keyword == "type":
            value = with_null(value) if nullable else value
        if keyword == "enum":
            value = [*value, None] if nullable and None not in value else value
            known = seen.values
        yield _constraint(place, keyword, value, node, rank, path=path, known=known)
    for index, member in enumerate(schema.get("required", ())):
        known = (member,) if member in seen.absent else ()
        mark, at = f"required:{member}", f"required/{index}"
        yield _constraint(
            place, "required", member, node, rank, path=path, mark=mark, at=at, known=known
        )
    members, others = tuple(schema.get("properties", ())), schema.get("additionalProperties")
    known = tuple(seen.members)
    if others is False:
        mark = "additionalProperties"
        yield _constraint(place, "closed", members, node, rank, path=path, mark=mark, known=known)
    elif members and others is None and place.direction == "response":
        listed = _constraint(
            place, "listed", members, node, rank, path=path, mark="properties", known=known
        )
        yield attrs.evolve(listed, evidence="inferred")
    if "default" in schema and place.direction == "request":
        yield _constraint(place, "default", schema["default"], node, rank, path=path)


def _constraint(
    place: Place,
    keyword: str,
    value: Any,
    node: Node,
    rank: Rank,
    *,
    path: tuple[str, ...] = (),
    mark: str | None = None,
    choice: str | None = None,
    at: str | None = None,
    known: Sequence[str] = (),
) -> Constraint:
    """
    Return one constraint that a node of the spec states.

    `mark` is its name in `x-evidence`, the keyword by default.
    `choice` is its name in `x-open` and `at` its pointer below the node, both `mark` by default.
    """
    mark = mark or keyword
    own = rank.of(node.value, mark)
    return Constraint(
        place=place,
        path=path,
        keyword=keyword,
        value=value,
        pointer=f"{node.pointer}/{at or mark}",
        evidence=own.evidence,
        source=own.source,
        open=open_reasons(node.value).get(choice or mark),
        known=tuple(known),
        schema=node.value,
    )
