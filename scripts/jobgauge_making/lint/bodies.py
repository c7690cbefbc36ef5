"""Checks that each schema can be satisfied, and that the spec's own examples and defaults are valid."""

import re
from pathlib import Path
from typing import Any

import jsonschema_rs

from jobgauge.spec.pointers import pointer_to
from jobgauge.spec.tree import Schema, schemas
from jobgauge.spec.violations import Found, Violation, shown

BOUNDS = (
    ("minimum", "maximum"),
    ("exclusiveMinimum", "exclusiveMaximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
)


def check_bodies(file: Path, document: Schema) -> list[Violation]:
    """Return impossible bounds, invalid patterns and undeclared members; if there are none, invalid examples."""
    every = list(schemas(document))
    own = [
        Violation(file, *rest)
        for path, each in every
        for check in CHECKS
        for rest in check(path, each)
    ]
    return own or [
        Violation(file, *rest) for path, each in every for rest in _examples(document, path, each)
    ]


def validator(document: Schema, schema: Schema) -> jsonschema_rs.Draft202012Validator:
    """Return a validator for one schema of a spec that also checks formats."""
    whole = {"components": document["components"], "allOf": [schema]}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)


def _bounds(path: tuple[str | int, ...], schema: Schema) -> Found:
    for low, high in BOUNDS:
        if low in schema and high in schema and schema[low] > schema[high]:
            found = f"{low} {shown(schema[low])} is above {high} {shown(schema[high])}"
            yield pointer_to(*path), found, "bounds that allow a value"


def _patterns(path: tuple[str | int, ...], schema: Schema) -> Found:
    if "pattern" not in schema:
        return
    try:
        re.compile(schema["pattern"])
        jsonschema_rs.Draft202012Validator({"pattern": schema["pattern"]})
    except (re.error, ValueError) as error:
        expected = "a regular expression that is valid in Python and in ECMAScript"
        yield pointer_to(*path, "pattern"), str(error).splitlines()[0], expected


def _members(path: tuple[str | int, ...], schema: Schema) -> Found:
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in properties:
            yield pointer_to(*path, "required"), f"{shown(name)} is not in properties", "a member"
    for index, choice in enumerate(schema.get("oneOf", ())):
        for name in choice["required"]:
            where = pointer_to(*path, "oneOf", index)
            if name not in properties:
                yield where, f"{shown(name)} is not in properties", "a member"
            if name in schema.get("required", ()):
                yield where, f"{shown(name)} is always required", "a member that may be absent"


CHECKS = (_bounds, _patterns, _members)


def _examples(document: Schema, path: tuple[str | int, ...], schema: Schema) -> Found:
    given: list[tuple[str, Any]] = [("examples", example) for example in schema.get("examples", ())]
    if "default" in schema:
        given.append(("default", schema["default"]))
    if not given:
        return
    valid = validator(document, schema)
    for key, value in given:
        for error in valid.iter_errors(value):
            found = f"{shown(value)}: {error.message}"
            yield pointer_to(*path, key), found, "a value that the schema allows"
