"""What a docstring of a model says: description, unit, bounds, evidence and page."""

from typing import Any

from jobgauge_making.keywords import CHECKED_FORMATS
from jobgauge_making.specs import Spec, is_array, is_object


def pages(spec: Spec) -> dict[str, list[str]]:
    """For each component the pages of the operations that use it."""
    found: dict[str, list[str]] = {}
    for item in spec.document.get("paths", {}).values():
        for operation in item.values():
            if is_object(operation) and "externalDocs" in operation:
                page = operation["externalDocs"]
                line = f"{page.get('description', 'Page')}: {page['url']}"
                for component in _reached(spec, operation, set()):
                    found.setdefault(component, []).append(line)
    return found


def _reached(spec: Spec, node: Any, seen: set[str]) -> set[str]:
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
                _reached(spec, spec.resolve(node), seen)
        for inner in node.values():
            _reached(spec, inner, seen)
    return {name for name in seen if name in spec.schemas}


def class_doc(schema: dict[str, Any], lines: list[str]) -> str:
    """The docstring of a class; `lines` name the pages."""
    evidence = schema.get("x-evidence", "document")
    parts = [schema.get("description", "")]
    if isinstance(evidence, str) and evidence != "document":
        parts.append(f"Evidence: {evidence}.")
    parts.append("\n".join(dict.fromkeys(lines)))
    return "\n\n".join(part for part in parts if part)


def member_doc(parent: dict[str, Any], name: str) -> str:
    """The docstring of a member: its description, and what is known about it in short."""
    schema = parent["properties"][name]
    facts: list[str] = []
    if "x-unit" in schema:
        facts.append(f"Unit: {schema['x-unit']}.")
    if limits := bounds(schema):
        facts.append(f"Bounds: {limits}.")
    if "default" in schema:
        facts.append(f"Absent, it counts as {schema['default']!r}.")
    evidence = _evidence(parent, name)
    if evidence:
        facts.append(f"Evidence: {evidence}.")
    return " ".join([schema.get("description", "").strip(), *facts]).strip()


def bounds(schema: dict[str, Any]) -> str:
    """What limits a value, in words; empty where nothing does."""
    low, high = _number(schema, "Minimum", "above"), _number(schema, "Maximum", "below")
    found = [
        _between(schema.get("minimum", low), schema.get("maximum", high), ""),
        _between(schema.get("minLength"), schema.get("maxLength"), " characters"),
        _between(schema.get("minItems"), schema.get("maxItems"), " items"),
        f"pattern {schema['pattern']}" if "pattern" in schema else "",
        f"multiples of {schema['multipleOf']}" if "multipleOf" in schema else "",
        "no item twice" if schema.get("uniqueItems") else "",
        schema["format"] if schema.get("format") in CHECKED_FORMATS else "",
    ]
    return ", ".join(part for part in found if part)


def _number(schema: dict[str, Any], bound: str, word: str) -> str | None:
    value = schema.get(f"exclusive{bound}")
    return None if value is None else f"{word} {value}"


def _between(least: float | str | None, most: float | str | None, of: str) -> str:
    """`1 to 50 items`, `at least 1`, `above 0 to 1`."""
    if least is None and most is None:
        return ""
    if least is None:
        return f"{most}{of}" if isinstance(most, str) else f"at most {most}{of}"
    if most is None:
        return f"{least}{of}" if isinstance(least, str) else f"at least {least}{of}"
    return f"{least} to {most}{of}"


def _evidence(parent: dict[str, Any], name: str) -> str:
    """What is not from the page itself, in words; empty where all is."""
    schema = parent["properties"][name]
    own, above = schema.get("x-evidence"), parent.get("x-evidence")
    whole = own if isinstance(own, str) else above if isinstance(above, str) else "document"
    parts = [whole] if whole != "document" else []
    if is_object(own):
        parts += [f"{keyword} {rank}" for keyword, rank in own.items()]
    if is_object(above) and f"required:{name}" in above:
        parts.append(f"required {above[f'required:{name}']}")
    return ", ".join(parts)
