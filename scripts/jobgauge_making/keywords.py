"""
The keywords of a schema that the generator knows; another one is refused by its pointer.

So no constraint is lost without a word.
"""

from typing import Any

from jobgauge_making import text
from jobgauge_making.specs import Spec, SpecRefused

CONSTRAINTS = frozenset({
    "type", "enum", "const", "format", "$ref", "oneOf", "anyOf",
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minLength", "maxLength", "pattern",
    "items", "minItems", "maxItems", "uniqueItems",
    "properties", "required", "additionalProperties", "minProperties", "maxProperties",
})  # fmt: skip
ANNOTATIONS = frozenset(
    {"title", "description", "default", "examples", "deprecated", "contentEncoding"}
)
CHECKED_FORMATS = frozenset({"date-time", "date", "uuid"})
SILENT_FORMATS = frozenset({"int32", "int64", "float", "double"})


def understand(spec: Spec, schema: Any, place: str, *, named: bool = True) -> None:
    """
    Raise SpecRefused for the first keyword, format or reference that would be lost.

    `named` says that the schema is a component itself.
    """
    if isinstance(schema, bool):
        raise SpecRefused(f"{place}: true and false are no schemas here")
    for keyword in schema:
        if keyword not in CONSTRAINTS | ANNOTATIONS and not keyword.startswith("x-"):
            raise SpecRefused(f"{place}: the keyword {keyword!r} is not supported")
    if "$ref" in schema:
        spec.resolve(schema)
        return
    if "pattern" in schema:
        text.python_pattern(schema["pattern"], place)
    if complaint := _complaint(schema, named=named):
        raise SpecRefused(f"{place}: {complaint}")
    for name, inner in schema.get("properties", {}).items():
        understand(spec, inner, f"{place}/properties/{name}", named=False)
    if "items" in schema:
        understand(spec, schema["items"], f"{place}/items", named=False)
    if not isinstance(schema.get("additionalProperties", True), bool):
        inner = schema["additionalProperties"]
        understand(spec, inner, f"{place}/additionalProperties", named=False)


def types(schema: dict[str, Any]) -> list[str]:
    """The JSON types that a schema allows, without null; [] where it allows any."""
    given: str | list[str] = schema.get("type", [])
    listed = [given] if isinstance(given, str) else given
    left_out = {"null", "integer"} if "number" in listed else {"null"}
    return [name for name in listed if name not in left_out]


def nullable(schema: dict[str, Any]) -> bool:
    """Whether null is allowed beside `types`."""
    return "null" in schema.get("type", []) and schema.get("type") != "null"


def _complaint(schema: dict[str, Any], *, named: bool) -> str:
    """What is wrong with the keywords of one schema as a whole; empty where nothing is."""
    form = schema.get("format")
    const = schema.get("const", "")
    bare = not schema.keys() & {"type", "anyOf"}
    asked = {
        "a constraint without a type binds nothing": bare and schema.keys() & CONSTRAINTS,
        "const is a scalar beside one type": "const" in schema
        and not (isinstance(const, str | int | float) and isinstance(schema.get("type"), str)),
        f"the format {form!r} is not supported": form
        and form not in CHECKED_FORMATS | SILENT_FORMATS,
        "oneOf is a choice of `required` lists only": any(
            option.keys() != {"required"} for option in schema.get("oneOf", [])
        ),
        "anyOf is a reference or null only": "anyOf" in schema
        and not _is_choice_of_null(schema["anyOf"]),
        "an object stands inline; give it a name in components": "object" in types(schema)
        and not (named and schema["type"] == "object"),
    }
    return next((complaint for complaint, holds in asked.items() if holds), "")


def _is_choice_of_null(options: list[dict[str, Any]]) -> bool:
    return len(options) == 2 and "$ref" in options[0] and options[1] == {"type": "null"}
