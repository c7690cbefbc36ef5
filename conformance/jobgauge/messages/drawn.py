"""
Random requests for an operation, valid or invalid, made by schemathesis from its spec.

Importing this module takes half a second, so only a search does it.

Lists have at most two elements: other rules test their bounds, and a list of fifty takes seconds to make.
The caller of this module fills in ids, and parameters that cannot be chosen freely.
"""

import math
from collections.abc import Mapping
from typing import Any, Final, cast

import attrs
import schemathesis.openapi
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.core import NOT_SET
from schemathesis.core.result import Err

from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.keywords import Schema
from jobgauge.spec.pointers import tokens

ELEMENTS: Final = 2
DROPPED: Final = {"security", "securitySchemes", "links", "examples", "description"}
CONFIG: Final = {
    "generation": {
        "allow-x00": False,
        "allow-extra-parameters": False,
        "with-security-parameters": False,
    }
}


class BadOperation(ValueError):
    """schemathesis cannot read an operation of the spec, so its search would be silently empty."""


@attrs.frozen(eq=False)
class Drawn:
    """A random request: parameters by name, and a body, ABSENT if there is none and bytes if it is not JSON."""

    parameters: dict[str, Any]
    body: Any


def requests(api: Api, operation: Operation, *, valid: bool) -> SearchStrategy[Drawn]:
    """Return a strategy for valid or for invalid requests; raise BadOperation if schemathesis cannot read the spec."""
    document = requests_alone(api, operation)
    return cases(api, document, operation.method, operation.path, valid=valid).map(drawn)


def cases(
    api: Api, document: Schema, method: str, path: str, *, valid: bool, **generation: bool
) -> SearchStrategy[Any]:
    """
    Return a strategy for the cases of schemathesis for one operation of a document made from a spec.

    `generation` are settings of schemathesis that differ from CONFIG.
    Raises BadOperation if it cannot read the document.
    """
    config: Any = SchemathesisConfig
    settings = {"generation": {**CONFIG["generation"], **generation}}
    schema: Any = schemathesis.openapi.from_dict(document, config=config.from_dict(settings))
    mode = GenerationMode.POSITIVE if valid else GenerationMode.NEGATIVE
    for result in schema.get_all_operations():
        if isinstance(result, Err):
            raise BadOperation(f"schemathesis cannot read {api.name}: {cast('Any', result).err()}")
        found: Any = result.ok()
        if (found.method.upper(), found.path) == (method, path):
            return found.as_strategy(generation_mode=mode)
    raise BadOperation(f"schemathesis found no {method} {path} in {api.name}")


def requests_alone(api: Api, operation: Operation) -> dict[str, Any]:
    """Return the spec with one operation and without its responses, on which schemathesis would spend seconds."""
    item: dict[str, Any] = api.document["paths"][operation.path]
    method = operation.method.lower()
    kept = {name: each for name, each in item.items() if name in {"parameters", method}}
    kept[method] = {**item[method], "responses": {"default": {"description": "Any response."}}}
    return plain(document_of(api, operation.path, kept))


def document_of(api: Api, path: str, item: Schema) -> Schema:
    """Return the spec with one path alone and the components that it needs."""
    components: dict[str, dict[str, Any]] = {}
    for pointer in referred(api, item):
        _, kind, name = tokens(pointer)
        components.setdefault(kind, {})[name] = api.at(pointer).value
    return {**api.document, "paths": {path: item}, "components": components}


def referred(api: Api, node: Any) -> list[str]:
    """Return the pointers of all components that a part of the spec refers to, also through others, sorted."""
    found: set[str] = set()
    ahead: list[Any] = [node]
    while ahead:
        here = ahead.pop()
        if isinstance(here, list):
            ahead += cast("list[Any]", here)
        elif isinstance(here, dict):
            members = cast("dict[str, Any]", here)
            ahead += members.values()
            pointer = members.get("$ref")
            if isinstance(pointer, str) and pointer not in found:
                found.add(pointer)
                ahead.append(api.at(pointer).value)
    return sorted(found)


def plain(node: Any, unlisted: Mapping[str, Schema] | None = None) -> Any:
    """
    Return only what a search needs of a spec: no prose, no `x-` fields, objects closed, lists short.

    `unlisted` are optional members that each object gets which the spec does not close.
    """
    if isinstance(node, list):
        return [plain(each, unlisted) for each in cast("list[Any]", node)]
    if not isinstance(node, dict):
        return node
    members = cast("dict[Any, Any]", node)
    kept = {
        str(name): plain(member, unlisted)
        for name, member in members.items()
        if not str(name).startswith("x-") and (name not in DROPPED or isinstance(member, dict))
    }
    members = kept.get("properties")
    if isinstance(members, dict) and kept.get("type") == "object":
        if "additionalProperties" not in kept:
            kept["properties"] = {**(unlisted or {}), **members}
        kept.setdefault("additionalProperties", False)
    if kept.get("type") == "array" and "items" in kept:
        most = min(kept.get("maxItems", ELEMENTS), ELEMENTS)
        kept["maxItems"] = max(most, kept.get("minItems", 0))
    return kept


def drawn(case: Any) -> Drawn:
    """Return the request in a case of schemathesis, whole numbers as integers."""
    parameters: dict[str, Any] = {**case.path_parameters, **case.query, **case.headers}
    body: Any = ABSENT if case.body is NOT_SET else case.body
    return Drawn({str(name): whole(value) for name, value in parameters.items()}, whole(body))


def whole(value: Any) -> Any:
    """Return the value with `1.0` as `1`: JSON Schema treats them as equal, servers need not."""
    if isinstance(value, list):
        return [whole(each) for each in cast("list[Any]", value)]
    if isinstance(value, dict):
        return {name: whole(member) for name, member in cast("dict[str, Any]", value).items()}
    if (
        isinstance(value, float)
        and math.isfinite(value)
        and value.is_integer()
        and abs(value) < 2**53
    ):
        return int(value)
    return value
