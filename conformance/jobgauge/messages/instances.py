"""
A valid message for any schema of a spec: it has every member, plain values, and is the same every time.

Single faults are put into it, so a conforming server has to accept it: the first of a schema's `examples` is used.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, cast

import jsonschema_rs

from jobgauge.spec.constraints import ANY_MEMBER, EACH, Constraint, Place, subjects
from jobgauge.spec.document import Api, Node, Schema

STRINGS = ("A1", "a", "alpha-1", "0", "")
FORMATS = {
    "date-time": "2024-06-24T13:00:00Z",
    "date": "2024-06-24",
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "uri": "https://example.com/a",
}


PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))


class NoInstance(ValueError):
    """No plain value is valid for a schema, so it needs `examples`; `pointer` is the schema's."""

    def __init__(self, pointer: str) -> None:
        super().__init__(f"{pointer}: no plain value is valid, expected `examples` in this schema")
        self.pointer = pointer


def message_schema(api: Api, place: Place) -> Node:
    """Return the schema of the message, parameter or header at a place."""
    operation = api.operation(place.operation)
    if place.status is None:
        if place.part == "body":
            assert operation.body is not None
            return operation.body
        return operation.parameter(cast("str", place.parameter)).schema
    response = next(each for each in operation.responses if each.status == place.status)
    if place.part == "header":
        return response.headers[cast("str", place.parameter)].child("schema")
    assert response.schema is not None
    return response.schema


def instance_for(api: Api, constraint: Constraint) -> Any:
    """Return a valid message in which the constraint has a subject; shared, do not change it."""
    return _instance_at(api, constraint.place, constraint.path)


@cache
def _instance_at(api: Api, place: Place, path: tuple[str, ...]) -> Any:
    return instance(api, message_schema(api, place), path)


def instance(api: Api, node: Node, reach: Sequence[str] = ()) -> Any:
    """
    Return a valid value for a schema, with every optional member.

    `reach` is a path that the value must have: it decides which branch of a choice is taken.
    Raises NoInstance if no plain value is valid.
    """
    if "anyOf" in node.value:
        node = Node(f"{node.pointer}/anyOf/0", node.value["anyOf"][0])
    node = api.resolve(node)
    schema: Schema = node.value
    if "properties" not in schema and not (reach and "items" in schema) and schema.get("examples"):
        return copied(schema["examples"][0])
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    match _kind(schema, reach):
        case "object":
            return _object(api, node, reach)
        case "array":
            return _array(api, node, reach)
        case "boolean":
            return True
        case "integer":
            return int(_between(schema, 1))
        case "number":
            return _between(schema, 0.5)
        case "string":
            return _string(node)
        case _:
            return None


def _kind(schema: Schema, reach: Sequence[str]) -> str:
    listed = schema.get("type", "object" if "properties" in schema else "string")
    kinds: list[str] = [listed] if isinstance(listed, str) else listed
    if reach:
        wanted = "array" if reach[0] == EACH else "object"
        return wanted if wanted in kinds else kinds[0]
    return next(kind for kind in kinds if kind != "null" or len(kinds) == 1)


def _object(api: Api, node: Node, reach: Sequence[str]) -> dict[str, Any]:
    schema: Schema = node.value
    left_out = _other_branches(schema, reach)
    made: dict[str, Any] = {
        name: instance(api, member, reach[1:] if reach and reach[0] == name else ())
        for name, member in node.items("properties")
        if name not in left_out
    }
    others = schema.get("additionalProperties")
    if not made and isinstance(others, dict):
        deeper = reach[1:] if reach and reach[0] == ANY_MEMBER else ()
        made["member"] = instance(api, node.child("additionalProperties"), deeper)
    return made


def _other_branches(schema: Schema, reach: Sequence[str]) -> set[str]:
    """Return the members of a choice that are not in the chosen branch: the one that `reach` needs, else the first."""
    branches: list[list[str]] = [branch["required"] for branch in schema.get("oneOf", ())]
    if not branches:
        return set()
    chosen = next((branch for branch in branches if reach and reach[0] in branch), branches[0])
    return {name for branch in branches for name in branch} - set(chosen)


def _array(api: Api, node: Node, reach: Sequence[str]) -> list[Any]:
    for example in node.value.get("examples", ()):
        if subjects(example, reach):
            return copied(example)
    first = instance(api, node.child("items"), reach[1:]) if "items" in node.value else "A1"
    return elements(first, max(1, node.value.get("minItems", 0)))


def copied(value: Any) -> Any:
    """Return a copy of a JSON value; `copy.deepcopy` takes ten times as long, as it looks for cycles."""
    if isinstance(value, dict):
        return {
            name: copied(each) if isinstance(each, (dict, list)) else each
            for name, each in cast("dict[str, Any]", value).items()
        }
    if isinstance(value, list):
        return [
            copied(each) if isinstance(each, (dict, list)) else each
            for each in cast("list[Any]", value)
        ]
    return value


def elements(first: Any, count: int) -> list[Any]:
    """Return `count` elements like the first, made different as far as a number or a plain text in them allows it."""
    return [vary(first, index) for index in range(count)]


def vary(value: Any, index: int) -> Any:
    """Return the value with an index added to an integer or plain text; in an object, to the first such member."""
    if index == 0 or isinstance(value, (bool, float)):
        return copied(value)
    if isinstance(value, int):
        return value + index
    if isinstance(value, str):
        return f"{value}{index}" if value in STRINGS else value
    if isinstance(value, dict):
        members = copied(value)
        for name, member in members.items():
            if isinstance(member, (dict, int, str)) and (changed := vary(member, index)) != member:
                members[name] = changed
                break
        return members
    return copied(value)


def _between(schema: Schema, wish: float) -> float:
    low = schema.get("minimum", schema.get("exclusiveMinimum"))
    high = schema.get("maximum", schema.get("exclusiveMaximum"))
    if low is not None and wish < low:
        wish = low if "minimum" in schema else low + 1
    if high is not None and wish > high:
        wish = high if "maximum" in schema else high - 1
    return wish


def _string(node: Node) -> str:
    schema: Schema = node.value
    fits = jsonschema_rs.Draft202012Validator(schema, validate_formats=True).is_valid
    wishes = [FORMATS[schema["format"]]] if schema.get("format") in FORMATS else [*STRINGS]
    wishes.append("A" * max(1, schema.get("minLength", 1)))
    for wish in wishes:
        if fits(wish):
            return wish
    matching = _matching(schema["pattern"], fits) if "pattern" in schema else None
    if matching is None:
        raise NoInstance(node.pointer)
    return matching


def _matching(pattern: str, fits: Callable[[str], bool]) -> str | None:
    """Return the simplest text that a pattern and the other keywords of its schema allow, None if none is found."""
    from hypothesis import find, settings, strategies  # noqa: PLC0415 - slow to import, and seldom needed
    from hypothesis.errors import HypothesisException  # noqa: PLC0415

    try:
        matching = strategies.from_regex(re.compile(pattern, re.ASCII), alphabet=PRINTABLE)
        how = settings(derandomize=True, database=None, max_examples=1000)
        return find(matching, fits, settings=how)
    except (re.error, HypothesisException):
        return None
