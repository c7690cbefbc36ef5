"""
Random requests for an operation, made by schemathesis from its spec, valid ones and broken ones.

Importing this module costs half a second, so only a search does it.

Lists are kept to two elements: their bounds are walked elsewhere, and a list of fifty takes seconds to make.
Parameters that a caller may not choose freely, and the ids of things, are left to the caller of this module.
Read `exchange.py` before this.
"""

import math
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
    """What schemathesis drew for one request: parameters by name, and a body, ABSENT or bytes where it is not JSON."""

    parameters: dict[str, Any]
    body: Any


def requests(api: Api, operation: Operation, *, valid: bool) -> SearchStrategy[Drawn]:
    """
    Requests that schemathesis holds for valid, or for broken.

    Raises BadOperation where it cannot read the operation.
    """
    config: Any = SchemathesisConfig
    schema: Any = schemathesis.openapi.from_dict(
        requests_alone(api, operation), config=config.from_dict(CONFIG)
    )
    mode = GenerationMode.POSITIVE if valid else GenerationMode.NEGATIVE
    for result in schema.get_all_operations():
        if isinstance(result, Err):
            raise BadOperation(f"schemathesis cannot read {api.name}: {cast('Any', result).err()}")
        found: Any = result.ok()
        if (found.method.upper(), found.path) == (operation.method, operation.path):
            return found.as_strategy(generation_mode=mode).map(drawn)
    raise BadOperation(f"schemathesis does not find {operation.id} in {api.name}")


def requests_alone(api: Api, operation: Operation) -> dict[str, Any]:
    """The spec with one operation and nothing about its answers, which schemathesis would spend seconds on."""
    item: dict[str, Any] = api.document["paths"][operation.path]
    method = operation.method.lower()
    kept = {name: each for name, each in item.items() if name in {"parameters", method}}
    kept[method] = {**item[method], "responses": {"default": {"description": "Any answer."}}}
    components: dict[str, dict[str, Any]] = {}
    for pointer in referred(api, kept):
        _, kind, name = tokens(pointer)
        components.setdefault(kind, {})[name] = api.at(pointer).value
    return plain({**api.document, "paths": {operation.path: kept}, "components": components})


def referred(api: Api, node: Any) -> list[str]:
    """The pointers of all components that a piece of the spec refers to, be it through others, sorted."""
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


def plain(node: Any) -> Any:
    """The spec with what a search needs alone: no prose, no `x-` fields, objects closed, lists short."""
    if isinstance(node, list):
        return [plain(each) for each in cast("list[Any]", node)]
    if not isinstance(node, dict):
        return node
    members = cast("dict[Any, Any]", node)
    kept = {
        str(name): plain(member)
        for name, member in members.items()
        if not str(name).startswith("x-") and (name not in DROPPED or isinstance(member, dict))
    }
    if isinstance(kept.get("properties"), dict) and kept.get("type") == "object":
        kept.setdefault("additionalProperties", False)
    if kept.get("type") == "array" and "items" in kept:
        kept["maxItems"] = min(kept.get("maxItems", ELEMENTS), ELEMENTS)
    return kept


def drawn(case: Any) -> Drawn:
    """A case of schemathesis as plain values, a whole number among them always as an integer."""
    parameters: dict[str, Any] = {**case.path_parameters, **case.query, **case.headers}
    body: Any = ABSENT if case.body is NOT_SET else case.body
    return Drawn({str(name): whole(value) for name, value in parameters.items()}, whole(body))


def whole(value: Any) -> Any:
    """The value with `1.0` as `1`: JSON Schema takes them for the same, servers need not."""
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
