"""
The one table of the keywords of a schema that jobgauge knows, and the schemas inside a schema.

Lint, gate, walk, faults, the makers and the reference servers ask it. A keyword that is not here is refused
(see `gate`), so none is passed over.
"""

from collections.abc import Iterator
from typing import Any, Final, Literal

import attrs

Schema = dict[str, Any]

EACH = "*"
"""In a path: each element of an array."""
ANY_MEMBER = "{}"
"""In a path: each member of an object without `properties`."""

Role = Literal["value", "members", "inner", "note"]
"""
`value`: it binds the value itself and is a constraint as it is written.
`members`: it binds which members an object has, and is walked in a way of its own.
`inner`: it leads to a schema inside. `note`: it binds nothing.
"""


@attrs.frozen
class Keyword:
    """A keyword, its role, the JSON type that it is about (empty for any), and the family of the rules about it."""

    name: str
    role: Role
    about: str = ""
    family: str = "limits"


TABLE: Final = (
    Keyword("type", "value", "", "schema"),
    Keyword("enum", "value", "", "enums"),
    Keyword("const", "value", "", "enums"),
    Keyword("minimum", "value", "number"),
    Keyword("maximum", "value", "number"),
    Keyword("exclusiveMinimum", "value", "number"),
    Keyword("exclusiveMaximum", "value", "number"),
    Keyword("multipleOf", "value", "number"),
    Keyword("minLength", "value", "string", "strings"),
    Keyword("maxLength", "value", "string", "strings"),
    Keyword("pattern", "value", "string", "strings"),
    Keyword("format", "value", "string", "formats"),
    Keyword("minItems", "value", "array"),
    Keyword("maxItems", "value", "array"),
    Keyword("uniqueItems", "value", "array"),
    Keyword("minProperties", "value", "object"),
    Keyword("maxProperties", "value", "object"),
    Keyword("oneOf", "value", "object", "choices"),
    Keyword("required", "members", "object", "schema"),
    Keyword("properties", "inner", "object", "closed"),
    Keyword("additionalProperties", "inner", "object", "closed"),
    Keyword("items", "inner", "array"),
    Keyword("anyOf", "inner"),
    Keyword("$ref", "inner"),
    Keyword("default", "note", "", "defaults"),
    Keyword("contentEncoding", "note", "string"),
    Keyword("title", "note"),
    Keyword("description", "note"),
    Keyword("examples", "note"),
    Keyword("deprecated", "note"),
    Keyword("example", "note"),
    Keyword("externalDocs", "note"),
    Keyword("xml", "note"),
    Keyword("$comment", "note"),
)
NAMES: Final = {each.name: each for each in TABLE}
FORMATS: Final = {
    "date-time": True,
    "date": True,
    "uuid": True,
    "uri": True,
    "email": True,
    "int32": False,
    "int64": False,
    "float": False,
    "double": False,
}
"""The formats; False for one of numbers, which binds nothing beside the bounds that are written with it."""


BOUNDS: Final = {"int32": 2**31, "int64": 2**63}
"""The formats of integers, with the number that the largest is below; the smallest is that number's negative."""


def named(*roles: Role) -> tuple[str, ...]:
    """Return the names of the keywords with one of these roles, in the order of the table."""
    return tuple(each.name for each in TABLE if each.role in roles)


def inner_schemas(schema: Schema) -> Iterator[tuple[tuple[str | int, ...], str | None, Schema]]:
    """
    Yield the schemas inside a schema, not those that a `$ref` leads to.

    Each comes with its keys below the schema and the token of a value's path, None for a choice about the same value.
    """
    for name, inner in schema.get("properties", {}).items():
        yield ("properties", name), name, inner
    if "items" in schema:
        yield ("items",), EACH, schema["items"]
    if isinstance(schema.get("additionalProperties"), dict):
        yield ("additionalProperties",), ANY_MEMBER, schema["additionalProperties"]
    for index, inner in enumerate(schema.get("anyOf", ())):
        yield ("anyOf", index), None, inner
