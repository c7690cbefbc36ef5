"""Type annotations for the values of schemas."""

from typing import Any

from jobgauge_making import text
from jobgauge_making.keywords import CHECKED_FORMATS, types
from jobgauge_making.shapes import Enumeration, Model, Shapes


def annotation(shapes: Shapes, schema: dict[str, Any], *, given: bool = False) -> str:
    """Return the Python type of a value of `schema`; if `given`, of an argument for it."""
    if "anyOf" in schema:
        return f"{annotation(shapes, schema['anyOf'][0], given=given)} | None"
    if "$ref" in schema:
        target = shapes.target(schema)
        if isinstance(target, Model):
            return target.name
        if isinstance(target, Enumeration):
            return f"{target.name} | {target.texts if given else 'str'}"
        return annotation(shapes, shapes.spec.target(schema), given=given)
    if "const" in schema and isinstance(schema["const"], str | int):
        return f"Literal[{text.literal(schema['const'])}]"
    names = [_named(shapes, schema, kind, given=given) for kind in types(schema)]
    if "null" in schema.get("type", []):
        names.append("None")
    return " | ".join(names) or "JsonValue"


def _named(shapes: Shapes, schema: dict[str, Any], kind: str, *, given: bool) -> str:
    match kind:
        case "string" if schema.get("format") in CHECKED_FORMATS - {"uuid"}:
            return "datetime" if schema["format"] == "date-time" else "date"
        case "string":
            return "str"
        case "integer":
            return "int"
        case "number":
            return "float"
        case "boolean":
            return "bool"
        case "array":
            return f"list[{annotation(shapes, schema.get('items', {}), given=given)}]"
        case _:
            return "dict[str, JsonValue]"
