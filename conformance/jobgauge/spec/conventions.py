"""
The form of a spec and of its `x-` fields: `specs/conventions.schema.json`.

The `expected` part of a problem is the innermost description in that schema.
"""

import difflib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

import jsonschema_rs

from jobgauge.spec.pointers import escape, pointer_to, value_at
from jobgauge.spec.violations import Found, Violation, shown

NOTES = frozenset({"x-unit", "x-evidence", "x-source", "x-token-source"})
"""Fields whose form keeps nothing out, as a document does without them."""
Kind = jsonschema_rs.ValidationErrorKind


def specs_folder() -> Path:
    """Return the folder of the specs: inside an installed jobgauge, else at the root of the clone."""
    package = Path(__file__).resolve().parents[1]
    bundled = package / "specs"
    return bundled if bundled.is_dir() else package.parents[1] / "specs"


def wrong_fields(pointer: str, node: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with the form of the `x-` fields of one node, except NOTES, as (pointer, found, expected)."""
    for name in sorted(node.keys() & _fields().keys() - NOTES):
        tried = [
            list(problems(node[name], form, pointer=f"{pointer}/{name}"))
            for form in _fields()[name]
        ]
        if all(tried):
            yield from min(tried, key=len)


@cache
def _fields() -> dict[str, list[dict[str, Any]]]:
    """Return the forms that each `x-` field may have, as JSON Schemas; a place has one of them."""
    conventions = read_conventions(specs_folder())
    found: dict[str, list[dict[str, Any]]] = {}
    for described in conventions["$defs"].values():
        for name, form in described.get("properties", {}).items():
            if name.startswith("x-"):
                schema = {
                    "$defs": conventions["$defs"],
                    "description": f"the form of {name}",
                    **form,
                }
                if schema not in found.setdefault(name, []):
                    found[name].append(schema)
    return found


def check_form(file: Path, document: Any, conventions: dict[str, Any]) -> list[Violation]:
    """Return every place where a spec leaves the supported subset of OpenAPI or misspells a field."""
    return [Violation(file, *each) for each in dict.fromkeys(problems(document, conventions))]


def read_conventions(specs: Path) -> dict[str, Any]:
    """Return the JSON Schema of the conventions."""
    return json.loads((specs / "conventions.schema.json").read_text(encoding="utf-8"))


def problems(value: Any, form: dict[str, Any], *, pointer: str = "#") -> Found:
    """Yield where a value, which is at a pointer, does not have a form, a JSON Schema with descriptions."""
    for error in jsonschema_rs.Draft202012Validator(form).iter_errors(value):
        yield from _problems(error, form, pointer)


def _problems(
    error: jsonschema_rs.ValidationError, conventions: dict[str, Any], start: str
) -> Found:
    pointer = start + pointer_to(*error.instance_path).removeprefix("#")
    around, expected = _expected(conventions, error.evaluation_path)
    match error.kind:
        case Kind.AdditionalProperties(unexpected):
            known = sorted(around.get("properties", {}))
            for name in unexpected:
                yield f"{pointer}/{escape(name)}", _unknown(name, known), expected
        case Kind.Required(property):
            yield pointer, f"`{property}` is missing", expected
        case Kind.PropertyNames(inner):
            yield pointer, f"{shown(inner.instance)} does not belong here", expected
        case _:
            yield pointer, f"found {shown(error.instance)}", expected


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
