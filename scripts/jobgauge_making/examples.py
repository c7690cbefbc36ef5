"""Values for the README of a client: the documents' own examples, else the plainest value of the type."""

from typing import Any

from jobgauge.spec.document import Api
from jobgauge_making.keywords import types

TEXT = "text"
UUID = "123e4567-e89b-12d3-a456-426614174000"
_TEXTS = {
    "uuid": UUID,
    "date-time": "2026-01-31T12:00:00Z",
    "date": "2026-01-31",
}


def example(spec: Api, schema: dict[str, Any]) -> Any:
    """Return a value of a schema with its required members alone, and the first of a choice."""
    if "$ref" in schema:
        return example(spec, spec.target(schema))
    if "anyOf" in schema:
        return example(spec, schema["anyOf"][0])
    if "properties" not in schema and schema.get("examples"):
        return schema["examples"][0]
    for keyword in ("const", "default"):
        if keyword in schema:
            return schema[keyword]
    if "enum" in schema:
        return schema["enum"][0]
    match next(iter(types(schema)), "object"):
        case "string":
            plain = _TEXTS.get(schema.get("format", ""), TEXT)
            return plain.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength")]
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return True
        case "array":
            items = schema.get("items", {})
            return [example(spec, items) for _ in range(schema.get("minItems", 0))]
        case _:
            return _members(spec, schema)


def _members(spec: Api, schema: dict[str, Any]) -> dict[str, Any]:
    choices: list[dict[str, list[str]]] = schema.get("oneOf", [])
    chosen = choices[0]["required"] if choices else []
    names: list[str] = [*schema.get("required", []), *chosen]
    properties: dict[str, Any] = schema.get("properties", {})
    return {name: example(spec, properties[name]) for name in properties if name in names}
