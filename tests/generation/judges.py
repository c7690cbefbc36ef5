"""What a body is held against: jsonschema-rs on the spec, as it is written or read openly."""

import copy
from typing import Any

import jsonschema_rs

from generator.specs import Spec


def judge(spec: Spec, component: str) -> jsonschema_rs.Draft202012Validator:
    """Says whether the spec allows a body."""
    return _validator(spec.document["components"], component)


def open_judge(spec: Spec, component: str) -> jsonschema_rs.Draft202012Validator:
    """
    Says whether open reading takes a body.

    It is the spec without its lists of values and with no closed object; members that servers
    are known to leave out are not required.
    """
    components = copy.deepcopy(spec.document["components"])
    for schema in components["schemas"].values():
        schema.pop("enum", None)
        if schema.get("additionalProperties") is False:
            del schema["additionalProperties"]
        absent = schema.get("x-known-differences", {}).get("absent", [])
        if absent:
            schema["required"] = [name for name in schema["required"] if name not in absent]
    return _validator(components, component)


def _validator(components: dict[str, Any], component: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(
        {"$ref": f"#/components/schemas/{component}", "components": components},
        validate_formats=True,
    )
