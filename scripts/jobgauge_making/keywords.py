"""The schema keywords that the generator supports; any other is an error, so that no constraint is lost silently."""

from typing import Any

from jobgauge.spec.document import Api
from jobgauge.spec.keywords import FORMATS, named
from jobgauge_making import text
from jobgauge_making.specs import SpecRefused

CONSTRAINTS = frozenset(named("value", "members", "inner"))
ANNOTATIONS = frozenset(named("note"))
CHECKED_FORMATS = frozenset({"date-time", "date", "uuid"})
SILENT_FORMATS = frozenset(name for name, binds in FORMATS.items() if not binds)


def understand(spec: Api, schema: Any, place: str, *, named: bool = True) -> None:
    """
    Raise SpecRefused for the first keyword, format or reference that is not supported.

    `named` is True if the schema is a component itself.
    """
    if isinstance(schema, bool):
        raise SpecRefused(f"{place}: the schema is {str(schema).lower()}; expected an object")
    for keyword in schema:
        if keyword not in CONSTRAINTS | ANNOTATIONS and not keyword.startswith("x-"):
            raise SpecRefused(f"{place}: the keyword {keyword!r} is not supported")
    if "$ref" in schema:
        spec.target(schema)
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
    """Return the JSON types that a schema allows, without null; [] if it allows any."""
    given: str | list[str] = schema.get("type", [])
    listed = [given] if isinstance(given, str) else given
    left_out = {"null", "integer"} if "number" in listed else {"null"}
    return [name for name in listed if name not in left_out]


def nullable(schema: dict[str, Any]) -> bool:
    """Return True if a schema allows null as well as `types`."""
    return "null" in schema.get("type", []) and schema.get("type") != "null"


def _complaint(schema: dict[str, Any], *, named: bool) -> str:
    """Return the first combination of keywords in a schema that is not supported, "" if there is none."""
    form = schema.get("format")
    const = schema.get("const", "")
    bare = not schema.keys() & {"type", "anyOf"}
    complaints = {
        "a constraint without a type has no effect": bare and schema.keys() & CONSTRAINTS,
        "const must be a scalar beside one type": "const" in schema
        and not (isinstance(const, str | int | float) and isinstance(schema.get("type"), str)),
        f"the format {form!r} is not supported": form
        and form not in CHECKED_FORMATS | SILENT_FORMATS,
        "a date or date-time must be a string, beside no other type than null": form
        in ("date-time", "date")
        and types(schema) != ["string"],
        "oneOf may contain only `required` lists": any(
            option.keys() != {"required"} for option in schema.get("oneOf", [])
        ),
        "anyOf may contain only a reference and null": "anyOf" in schema
        and not _is_reference_or_null(schema["anyOf"]),
        "an inline object is not supported; give it a name in components": "object" in types(schema)
        and not (named and schema["type"] == "object"),
    }
    return next((complaint for complaint, holds in complaints.items() if holds), "")


def _is_reference_or_null(options: list[dict[str, Any]]) -> bool:
    return len(options) == 2 and "$ref" in options[0] and options[1] == {"type": "null"}
