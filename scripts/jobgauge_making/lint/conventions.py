"""
Checks the form of a spec against `specs/conventions.schema.json`.

The `expected` part of a problem is the innermost description in that schema.
"""

import difflib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import jsonschema_rs

from jobgauge.spec.pointers import pointer_to, value_at
from jobgauge.spec.violations import Violation, shown

Kind = jsonschema_rs.ValidationErrorKind


def check_form(file: Path, document: Any, conventions: dict[str, Any]) -> list[Violation]:
    """Return every place where a spec leaves the supported subset of OpenAPI or misspells a field."""
    validator = jsonschema_rs.Draft202012Validator(conventions)
    found = {
        problem: None
        for error in validator.iter_errors(document)
        for problem in _problems(file, error, conventions)
    }
    return list(found)


def read_conventions(specs: Path) -> dict[str, Any]:
    """Return the JSON Schema of the conventions."""
    return json.loads((specs / "conventions.schema.json").read_text(encoding="utf-8"))


def _problems(
    file: Path, error: jsonschema_rs.ValidationError, conventions: dict[str, Any]
) -> Iterator[Violation]:
    pointer = pointer_to(*error.instance_path)
    around, expected = _expected(conventions, error.evaluation_path)
    match error.kind:
        case Kind.AdditionalProperties(unexpected):
            known = sorted(around.get("properties", {}))
            for name in unexpected:
                yield Violation(file, f"{pointer}/{name}", _unknown(name, known), expected)
        case Kind.Required(property):
            yield Violation(file, pointer, f"`{property}` is missing", expected)
        case Kind.PropertyNames(inner):
            yield Violation(
                file, pointer, f"{shown(inner.instance)} does not belong here", expected
            )
        case _:
            yield Violation(file, pointer, f"found {shown(error.instance)}", expected)


def _unknown(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.7)
    hint = f", did you mean `{close[0]}`?" if close else ""
    return f"`{name}` is not known here{hint}"


def _expected(conventions: dict[str, Any], path: list[str | int]) -> tuple[dict[str, Any], str]:
    """Return the subschema that failed and the innermost description on the path to it; references are followed."""
    trail: list[Any] = [conventions]
    for step in path:
        here = trail[-1][step]
        follow = step == "$ref" and isinstance(here, str)
        trail.append(_referred(conventions, here) if follow else here)
    mappings = [cast("dict[str, Any]", each) for each in trail if isinstance(each, dict)]
    described = [each["description"] for each in mappings if "description" in each]
    texts = [text for text in described if isinstance(text, str)]
    return mappings[-1], texts[-1]


def _referred(conventions: dict[str, Any], reference: str) -> Any:
    return value_at(conventions, reference)
