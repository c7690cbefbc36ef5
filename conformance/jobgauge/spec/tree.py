"""A spec as a tree of mappings: schemas, operations, parameters, and the targets of references and member paths."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, cast

from jobgauge.spec.keywords import Schema, inner_schemas
from jobgauge.spec.pointers import tokens, value_at

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
NAMED: Final = frozenset((name,) for name in ("properties", "responses", "schemas", "headers"))
"""The last steps of the paths to mappings whose keys are names, so that `default` is one of them."""


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
    """Yield every mapping in a document with its path, outer before inner, without examples and defaults of schemas."""
    match value:
        case dict():
            mapping = cast("dict[str, Any]", value)
            yield path, mapping
            for key, inner in mapping.items():
                if key not in {"examples", "default"} or path[-1:] in NAMED:
                    yield from nodes(inner, *path, key)
        case list():
            for index, inner in enumerate(cast("list[Any]", value)):
                yield from nodes(inner, *path, index)
        case _:
            pass


def operations(document: Schema) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Yield every operation with its path through the document."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if isinstance(item, dict) and isinstance(cast("Schema", item).get(method), dict):
                yield ("paths", path, method), cast("Schema", item)[method]


def components(document: Schema) -> Schema:
    """Return the components of a document, empty if it has none."""
    return cast("Schema", document.get("components") or {})


def paths_of(document: Schema) -> Schema:
    """Return the paths of a document, empty if it has none."""
    paths = document.get("paths")
    return cast("Schema", paths) if isinstance(paths, dict) else {}


def name_of(operation: Any, path: Any, method: Any) -> str:
    """Return an operation's operationId, or for one without it a name like `get_jobs_id` for `GET /jobs/{id}`."""
    own = cast("Schema", operation).get("operationId") if isinstance(operation, dict) else None
    if isinstance(own, str) and own:
        return own
    return "_".join([method, *re.findall(r"[A-Z]?[a-z0-9]+|[A-Z0-9]+", path)]).lower()


def parameters(document: Schema, path: Sequence[str | int]) -> dict[str, dict[str, Any]]:
    """Return the parameters of the operation at a path by name, including those of its path item."""
    return {own["name"]: own for own in _parameters(document, path)}


def queries(document: Schema, path: Sequence[str | int]) -> list[str]:
    """Return the names of the query parameters of the operation at a path."""
    return [own["name"] for own in _parameters(document, path) if own["in"] == "query"]


def _parameters(document: Schema, path: Sequence[str | int]) -> list[dict[str, Any]]:
    _, address, method = map(str, path)
    item = document["paths"][address]
    listed = [*item.get("parameters", ()), *item[method].get("parameters", ())]
    return [resolve(document, each) for each in listed]


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
