"""A spec as a tree of mappings: schemas, operations, parameters, and the targets of references and member paths."""

from collections.abc import Iterator
from typing import Any, cast

from jobgauge.spec.keywords import Schema, inner_schemas
from jobgauge.spec.pointers import tokens, value_at


class LeadsNowhere(LookupError):
    """The target of a reference or a path does not exist; the message says what is missing."""


def schemas(document: Schema) -> Iterator[tuple[tuple[str | int, ...], Schema]]:
    """Yield every schema with its path: the components first, then those of parameters, headers and bodies."""
    for name, schema in document["components"]["schemas"].items():
        yield from _inside(("components", "schemas", name), schema)
    for path, node in nodes(document):
        if "schema" in node and path[:2] != ("components", "schemas"):
            yield from _inside((*path, "schema"), node["schema"])


def _inside(
    path: tuple[str | int, ...], schema: Schema
) -> Iterator[tuple[tuple[str | int, ...], Schema]]:
    yield path, schema
    for keys, _, inner in inner_schemas(schema):
        yield from _inside((*path, *keys), inner)


def nodes(value: Any, *path: str | int) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """Yield every mapping in a document with its path, outer before inner, without examples and defaults."""
    match value:
        case dict():
            mapping = cast("dict[str, Any]", value)
            yield path, mapping
            for key, inner in mapping.items():
                if key not in {"examples", "default"} or path[-1:] == ("properties",):
                    yield from nodes(inner, *path, key)
        case list():
            for index, inner in enumerate(cast("list[Any]", value)):
                yield from nodes(inner, *path, index)
        case _:
            pass


def operations(document: Schema) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Yield every operation with its path through the document."""
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method != "parameters":
                yield ("paths", path, method), operation


def parameters(document: Schema, path: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Return the parameters of the operation at a path by name, including those of its path item."""
    _, address, method = path
    item = document["paths"][address]
    listed = [*item.get("parameters", ()), *item[method].get("parameters", ())]
    return {own["name"]: own for own in (resolve(document, each) for each in listed)}


def resolve(document: Schema, node: dict[str, Any]) -> dict[str, Any]:
    """Return the node itself, or the target of its `$ref` or of the `$ref` in its nullable choice."""
    if "anyOf" in node:
        return resolve(document, node["anyOf"][0])
    if "$ref" not in node:
        return node
    try:
        return resolve(document, value_at(document, node["$ref"]))
    except (LookupError, TypeError, ValueError):
        raise LeadsNowhere(node["$ref"]) from None


def schema_at(document: Schema, schema: Schema, path: str) -> Schema:
    """Return the schema at a JSON Pointer below a schema, also without its first slash; `*` is any element."""
    here = resolve(document, schema)
    for step in tokens(f"/{path.removeprefix('/')}") if path else ():
        if "items" in here and (step.isdigit() or step == "*"):
            below = here["items"]
        else:
            below = here.get("properties", {}).get(step)
        if below is None:
            raise LeadsNowhere(f"{step} of {path}")
        here = resolve(document, below)
    return here


def response_schema(document: Schema, operation: dict[str, Any], status: str = "2") -> Schema:
    """Return the schema of the first response with a body whose status begins with `status`."""
    for written, response in operation["responses"].items():
        own = resolve(document, response)
        if written.startswith(status) and "content" in own:
            return next(iter(own["content"].values()))["schema"]
    raise LeadsNowhere(f"a {status}.. response with a body")
