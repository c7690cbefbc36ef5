"""
The APIs that jobgauge knows: each folder of `specs/` with an `openapi.yaml` is one.

`specs/README.md` says which part of OpenAPI a spec uses and what the `x-` fields mean.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

import attrs
import jsonschema_rs

from jobgauge.spec.conventions import specs_folder
from jobgauge.spec.gate import LeftOut, examined, is_json, whole
from jobgauge.spec.keywords import BOUNDS, Schema
from jobgauge.spec.pointers import escape, pointer_to, tokens, value_at
from jobgauge.spec.reading import read_yaml
from jobgauge.spec.tree import METHODS, components, nodes, paths_of
from jobgauge.spec.violations import Violation


class UnknownApi(LookupError):
    """No folder of `specs/` has this name; `known` lists the names that exist."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"no API named {name!r}: expected one of {', '.join(known)}")
        self.name = name
        self.known = known


class BrokenSpec(ValueError):
    """A spec cannot be read; `violations` says where, and the message is the first of them."""

    def __init__(self, violations: list[Violation]) -> None:
        super().__init__(str(violations[0]))
        self.violations = violations


class UnknownOperation(LookupError):
    """The API has no operation with this operationId."""


@attrs.frozen(eq=False)
class Node:
    """A part of a spec and its JSON Pointer; `Api.resolve` follows the `$ref` that it may be."""

    pointer: str
    value: Any

    def child(self, *keys: str) -> "Node":
        """Return the node below these keys; raise KeyError if one is missing."""
        value, pointer = self.value, self.pointer
        for key in keys:
            value = value[key]
            pointer = f"{pointer}/{escape(key)}"
        return Node(pointer, value)

    def items(self, *keys: str) -> list[tuple[str, "Node"]]:
        """Return the members of the mapping at `keys`, none if it is absent."""
        here = self
        for key in keys:
            if key not in here.value:
                return []
            here = here.child(key)
        return [(str(name), here.child(name)) for name in here.value]


@attrs.frozen(eq=False)
class Parameter:
    """A parameter of an operation: `place` is OpenAPI's `in`."""

    name: str
    place: str
    required: bool
    schema: Node
    node: Node


@attrs.frozen(eq=False)
class Response:
    """A documented response: `status` as the spec writes it (`200`, `4XX`)."""

    status: str
    node: Node
    content_types: tuple[str, ...]
    schema: Node | None
    headers: dict[str, Node] = attrs.field(factory=dict[str, Node])

    def covers(self, status: int) -> bool:
        """Return True if the response is documented for this status code."""
        return self.status in {str(status), f"{status // 100}XX", "default"}


@attrs.frozen(eq=False)
class Operation:
    """
    One documented operation of an API.

    `body` is the schema of the request body, None without one; `needs_body` says that a request without is not valid.
    """

    id: str
    method: str
    path: str
    node: Node
    parameters: tuple[Parameter, ...]
    body: Node | None
    needs_body: bool
    media_type: str | None
    responses: tuple[Response, ...]

    def response(self, status: int) -> Response | None:
        """Return the response for a status code: its own, that of its range, or the default; None if there is none."""
        by_status = {response.status: response for response in self.responses}
        names = (str(status), f"{status // 100}XX", "default")
        return next((by_status[name] for name in names if name in by_status), None)

    def success(self) -> Response:
        """Return the documented response with a 2xx status; every operation has one."""
        return next(response for response in self.responses if response.status.startswith("2"))

    def parameter(self, name: str) -> Parameter:
        """Return the parameter with this name."""
        return next(parameter for parameter in self.parameters if parameter.name == name)

    @property
    def page(self) -> str | None:
        """The address of the vendor's page about the operation, None if the spec names none."""
        return self.node.value.get("externalDocs", {}).get("url")


@attrs.frozen(eq=False)
class Api:
    """
    An API: its spec as data, and its operations by operationId.

    The gate refused what is `left_out`; `document` has neither that nor the components that only that refers to.
    """

    name: str
    folder: Path
    document: Schema = attrs.field(repr=False)
    operations: dict[str, Operation] = attrs.field(repr=False)
    left_out: tuple[LeftOut, ...] = attrs.field(default=(), repr=False)

    def operation(self, name: str) -> Operation:
        """Return the operation with this operationId; raise UnknownOperation if there is none."""
        try:
            return self.operations[name]
        except KeyError:
            known = ", ".join(self.operations)
            raise UnknownOperation(
                f"{self.name} has no operation {name!r}: expected one of {known}"
            ) from None

    def resolve(self, node: Node) -> Node:
        """Return the node, or the one that its `$ref` leads to; siblings of a `$ref` do not count."""
        while "$ref" in node.value:
            node = self.at(node.value["$ref"])
        return node

    @property
    def schemas(self) -> dict[str, Schema]:
        """Every schema in `components` by its name, in the order of the spec."""
        return self.document.get("components", {}).get("schemas", {})

    def target(self, schema: Schema) -> Schema:
        """Return a mapping of the spec, or the one that its `$ref` leads to; raise KeyError if that is not there."""
        while "$ref" in schema:
            schema = value_at(self.document, schema["$ref"])
        return schema

    def at(self, pointer: str) -> Node:
        """Return the node at a JSON Pointer, written `#/...`."""
        return Node(pointer, value_at(self.document, pointer))

    def component(self, name: str) -> Node:
        """Return the schema with this name in `components`."""
        return self.at(f"#/components/schemas/{escape(name)}")

    def components(self) -> list[tuple[str, Node]]:
        """Return every schema in `components` with its name."""
        return Node("#", self.document).items("components", "schemas")

    def judge(self, node: Node) -> jsonschema_rs.Draft202012Validator:
        """Return a validator for a whole message, formats included, from a library that is not ours."""
        schema = {"components": self.document.get("components", {}), **node.value}
        return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)

    def vectors(self) -> Iterator[tuple[str, str, Path]]:
        """Yield the worked examples of the page: operationId, `request` or a status, and the file."""
        for path in sorted(self.folder.glob("vectors/*.json")):
            operation, kind = path.name.removesuffix(".json").rsplit(".", 1)
            yield operation, kind, path


def api_names() -> list[str]:
    """Return the names of all APIs, sorted."""
    return sorted(path.parent.name for path in specs_folder().glob("*/openapi.yaml"))


@cache
def load_api(name: str) -> Api:
    """Return the API with this name; raise UnknownApi if no folder of `specs/` has it."""
    if name not in api_names():
        raise UnknownApi(name, api_names())
    return read_api(specs_folder() / name)


def read_api(folder: Path) -> Api:
    """
    Return the API that the `openapi.yaml` in a folder describes, whose name it has, without what is not supported.

    Raises BrokenSpec if that is no OpenAPI document of a supported version.
    """
    file = folder / "openapi.yaml"
    read, violations = read_yaml(file)
    if violations:
        raise BrokenSpec(violations)
    # YAML aliases would make one mapping of several operations.
    document = cast("Schema", json.loads(json.dumps(read))) if isinstance(read, dict) else {}
    _without_blanks(document)
    violations = [Violation(file, *each) for each in whole(document)]
    if violations:
        raise BrokenSpec(violations)
    names, left_out = examined(document)
    for (path, method), name in names.items():
        document["paths"][path][method].setdefault("operationId", name)
    if left_out:
        document = _without_others(document, set(names))
    _bound(document)
    return _api(folder, document, names, tuple(left_out))


def _without_blanks(document: Schema) -> None:
    """Remove what is written without a value, such as `components:`, except inside schemas."""
    items = [cast("Schema", each) for each in paths_of(document).values() if isinstance(each, dict)]
    own = [each[name] for each in items for name in METHODS if isinstance(each.get(name), dict)]
    for holder in (document, components(document), *items, *own):
        for name in [name for name, value in holder.items() if value is None]:
            del holder[name]


def without(api: Api, left_out: Sequence[LeftOut]) -> Api:
    """Return an API without these operations, and without the components that only they need."""
    gone = {each.operation for each in left_out}
    kept = {
        (operation.path, operation.method.lower()): name
        for name, operation in api.operations.items()
        if name not in gone
    }
    document = _without_others(api.document, set(kept))
    return _api(api.folder, document, kept, (*api.left_out, *left_out))


def _api(
    folder: Path,
    document: Schema,
    names: Mapping[tuple[str, str], str],
    left_out: tuple[LeftOut, ...],
) -> Api:
    api = Api(folder.name, folder, document, {}, left_out)
    paths = dict(Node("#", document).items("paths"))
    for (path, method), name in names.items():
        api.operations[name] = _operation(api, name, method, path, paths[path])
    return api


def _bound(document: Schema) -> None:
    """Give each integer the bounds of its format where the document writes none, as validators ignore the format."""
    for _, node in nodes(document):
        form, kinds = node.get("format"), node.get("type")
        listed = cast("list[Any]", kinds) if isinstance(kinds, list) else [kinds]
        if isinstance(form, str) and form in BOUNDS and "integer" in listed:
            node.setdefault("minimum", -BOUNDS[form])
            node.setdefault("maximum", BOUNDS[form] - 1)


def _without_others(document: Schema, kept: set[tuple[str, str]]) -> Schema:
    """Return a document with some of its operations, and with the components that these need."""
    paths: Schema = {}
    for path, item in document["paths"].items():
        members = cast("Schema", item) if isinstance(item, dict) else {}
        own = {
            name: each
            for name, each in members.items()
            if name not in METHODS or (path, name) in kept
        }
        if own.keys() & set(METHODS):
            paths[path] = own
    needed, left = set[str](), [paths]
    while left:
        for _, node in nodes(left.pop()):
            reference = node.get("$ref")
            if isinstance(reference, str) and reference not in needed:
                whole = pointer_to(
                    *tokens(reference)[:3]
                )  # of a reference to a part of a component
                needed |= {reference, whole}
                left.append(value_at(document, whole))
    kept_components = {
        kind: {
            name: each
            for name, each in cast("Schema", some or {}).items()
            if kind == "securitySchemes" or pointer_to("components", kind, name) in needed
        }
        for kind, some in components(document).items()
    }
    return {**document, "paths": paths, "components": kept_components}


def _operation(api: Api, name: str, method: str, path: str, item: Node) -> Operation:
    node = item.child(method)
    found = (
        _parameter(api, _element(holder, "parameters", index))
        for holder in (item, node)
        for index in range(len(holder.value.get("parameters", ())))
    )
    # A parameter of the operation replaces that of its path with the same name and place.
    parameters = tuple({(each.name, each.place): each for each in found}.values())
    sent = api.resolve(node.child("requestBody")) if "requestBody" in node.value else None
    body = _json_schema(sent) if sent else None
    needs_body = bool(sent and sent.value.get("required"))
    media_type = next((name for name, _ in sent.items("content")), None) if sent else None
    responses = tuple(
        _response(api, status, each)
        for status, each in node.items("responses")
        if not status.startswith("x-")
    )
    return Operation(
        name, method.upper(), path, node, parameters, body, needs_body, media_type, responses
    )


def _json_schema(node: Node) -> Node | None:
    """Return the schema of the JSON in a request body or response, None if it has none."""
    media = (each for name, each in node.items("content") if is_json(name))
    found = next(media, None)
    return found.child("schema") if found else None


def _element(node: Node, key: str, index: int) -> Node:
    return Node(f"{node.pointer}/{key}/{index}", node.value[key][index])


def _parameter(api: Api, node: Node) -> Parameter:
    node = api.resolve(node)
    value = node.value
    return Parameter(
        value["name"],
        value["in"],
        value.get("required", False) or value["in"] == "path",
        api.resolve(node.child("schema")),
        node,
    )


def _response(api: Api, status: str, node: Node) -> Response:
    node = api.resolve(node)
    types = tuple(name for name, _ in node.items("content"))
    headers = {name: api.resolve(header) for name, header in node.items("headers")}
    return Response(status, node, types, _json_schema(node), headers)


def path_names(path: str) -> list[str]:
    """Return the parameter names in a path template, in order."""
    return re.findall(r"\{([^}]+)\}", path)
