"""Docstrings of models and parameters: description, unit, bounds, default, evidence and page."""

from typing import Any

from jobgauge.spec.document import Api
from jobgauge.spec.facts import rank_of, ranks_inside, unit_of
from jobgauge_making.keywords import CHECKED_FORMATS
from jobgauge_making.specs import is_array, is_object


def pages(spec: Api) -> dict[str, list[str]]:
    """Return for each component the documentation pages of the operations that use it."""
    found: dict[str, list[str]] = {}
    for item in spec.document.get("paths", {}).values():
        for operation in item.values():
            if is_object(operation) and "externalDocs" in operation:
                page = operation["externalDocs"]
                line = f"{page.get('description', 'Page')}: {page['url']}"
                for component in _reached(spec, operation, set()):
                    found.setdefault(component, []).append(line)
    return found


def _reached(spec: Api, node: Any, seen: set[str]) -> set[str]:
    if is_array(node):
        for inner in node:
            _reached(spec, inner, seen)
    elif is_object(node):
        reference = node.get("$ref")
        if isinstance(reference, str):
            name = reference.removeprefix("#/components/schemas/")
            if name not in seen:
                if name != reference:
                    seen.add(name)
                _reached(spec, spec.target(node), seen)
        for inner in node.values():
            _reached(spec, inner, seen)
    return {name for name in seen if name in spec.schemas}


def class_doc(schema: dict[str, Any], lines: list[str]) -> str:
    """Return the docstring of a class; `lines` name its documentation pages."""
    evidence = rank_of(schema)
    parts = [schema.get("description", "")]
    if evidence not in (None, "document"):
        parts.append(f"Evidence: {evidence}.")
    parts.append("\n".join(dict.fromkeys(lines)))
    return "\n\n".join(part for part in parts if part)


def member_doc(parent: dict[str, Any], name: str) -> str:
    """Return the docstring of a member: its description, unit, bounds, default and evidence."""
    schema = parent["properties"][name]
    sentences = [schema.get("description", "").strip(), *schema_sentences(schema)]
    if evidence := _evidence(parent, name):
        sentences.append(f"Evidence: {evidence}.")
    return " ".join(sentences).strip()


def schema_sentences(schema: dict[str, Any]) -> list[str]:
    """Return a sentence each for the unit, the bounds and the default of a schema, if it has them."""
    sentences: list[str] = []
    if unit := unit_of(schema):
        sentences.append(f"Unit: {unit}.")
    if limits := _bounds(schema):
        sentences.append(f"Bounds: {limits}.")
    if "default" in schema:
        sentences.append(f"Default: {schema['default']!r}.")
    return sentences


def _bounds(schema: dict[str, Any]) -> str:
    """Return the constraints of a value in words, "" if there are none."""
    low, high = _number(schema, "Minimum", "above"), _number(schema, "Maximum", "below")
    found = [
        _between(schema.get("minimum", low), schema.get("maximum", high), ""),
        _between(schema.get("minLength"), schema.get("maxLength"), " characters"),
        _between(schema.get("minItems"), schema.get("maxItems"), " items"),
        f"pattern {schema['pattern']}" if "pattern" in schema else "",
        f"multiples of {schema['multipleOf']}" if "multipleOf" in schema else "",
        "unique items" if schema.get("uniqueItems") else "",
        schema["format"] if schema.get("format") in CHECKED_FORMATS else "",
    ]
    return ", ".join(part for part in found if part)


def _number(schema: dict[str, Any], bound: str, word: str) -> str | None:
    value = schema.get(f"exclusive{bound}")
    return None if value is None else f"{word} {value}"


def _between(least: float | str | None, most: float | str | None, of: str) -> str:
    """Return a range in words: `1 to 50 items`, `at least 1`, `above 0 to 1`."""
    if least is None and most is None:
        return ""
    if least is None:
        return f"{most}{of}" if isinstance(most, str) else f"at most {most}{of}"
    if most is None:
        return f"{least}{of}" if isinstance(least, str) else f"at least {least}{of}"
    return f"{least} to {most}{of}"


def _evidence(parent: dict[str, Any], name: str) -> str:
    """Return the evidence that is not the vendor's page in words, "" if all of it is."""
    schema = parent["properties"][name]
    whole = rank_of(schema) or rank_of(parent) or "document"
    parts = [whole] if whole != "document" else []
    parts += [f"{keyword} {rank}" for keyword, rank in ranks_inside(schema).items()]
    if required := ranks_inside(parent).get(f"required:{name}"):
        parts.append(f"required {required}")
    return ", ".join(parts)
