"""Validators of bodies: jsonschema-rs on the spec, strict or as clients read openly."""

import copy
from typing import Any

import jsonschema_rs

from jobgauge.spec.document import Api


def judge(spec: Api, component: str) -> jsonschema_rs.Draft202012Validator:
    """Return a validator of what the spec allows."""
    return _validator(spec.document["components"], component)


def open_judge(spec: Api, component: str) -> jsonschema_rs.Draft202012Validator:
    """
    Return a validator of what open reading accepts.

    It is the spec without its enums and closed objects. No member is required,
    and in a oneOf, a nullable member that is null may also count as absent.
    """
    components = copy.deepcopy(spec.document["components"])
    for schema in components["schemas"].values():
        schema.pop("enum", None)
        if "oneOf" in schema:
            written = schema.pop("oneOf")
            filled = [{**each, "properties": _not_null(schema, each)} for each in written]
            schema["anyOf"] = [{"oneOf": written}, {"oneOf": filled}]
        if schema.get("additionalProperties") is False:
            del schema["additionalProperties"]
        schema.pop("required", None)
    return _validator(components, component)


def _not_null(schema: dict[str, Any], branch: dict[str, Any]) -> dict[str, Any]:
    members = {name: schema["properties"][name] for name in branch["required"]}
    nullable = [name for name, each in members.items() if "null" in each.get("type", ())]
    return {name: {"not": {"type": "null"}} for name in nullable}


def _validator(components: dict[str, Any], component: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(
        {"$ref": f"#/components/schemas/{component}", "components": components},
        validate_formats=True,
    )
