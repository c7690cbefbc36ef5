"""
The APIs that jobgauge knows: each folder of `specs/` with an `openapi.yaml` is one.

`specs/README.md` says which part of OpenAPI a spec uses and what the `x-` fields mean.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import jsonschema_rs
import yaml

from jobgauge.spec.pointers import escape, value_at

Schema = dict[str, Any]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class UnknownApi(LookupError):
    """No folder of `specs/` has this name; `known` lists the names that exist."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"no API named {name!r}: expected one of {', '.join(known)}")
        self.name = name
        self.known = known


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
    """One documented operation of an API."""

    id: str
    method: str
    path: str
    node: Node
    parameters: tuple[Parameter, ...]
    body: Node | None
    responses: tuple[Response, ...]

    def response(self, status: int) -> Response | None:
        """Return the documented response for a status code, the exact one before its range; None if there is none."""
        found = [response for response in self.responses if response.covers(status)]
        return min(found, key=lambda response: "X" in response.status, default=None)

    def success(self) -> Response:
        """Return the documented response with a 2xx status; every operation has one."""
        return next(response for response in self.responses if response.status.startswith("2"))

    def parameter(self, name: str) -> Parameter:
        """Return the parameter with this name."""
        return next(parameter for parameter in self.parameters if parameter.name == name)

    @property
    def page(self) -> str:
        """The address of the vendor's page about the operation."""
        return self.node.value["externalDocs"]["url"]


@attrs.frozen(eq=False)
class Api:
    """An API: its spec as data, and its operations by operationId."""

    name: str
    folder: Path
    document: Schema = attrs.field(repr=False)
    operations: dict[str, Operation] = attrs.field(repr=False)

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


def specs_folder() -> Path:
    """Return the folder of the specs: inside an installed jobgauge, else at the root of the clone."""
    package = Path(__file__).resolve().parents[1]
    bundled = package / "specs"
    return bundled if bundled.is_dir() else package.parents[1] / "specs"


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
    """Return the API that the `openapi.yaml` in a folder describes; its name is the folder's."""
    document = yaml.safe_load((folder / "openapi.yaml").read_text(encoding="utf-8"))
    api = Api(folder.name, folder, document, {})
    for path, item in Node("#", document).items("paths"):
        for method in METHODS:
            if method in item.value:
                operation = _operation(api, method, path, item)
                api.operations[operation.id] = operation
    return api


def _operation(api: Api, method: str, path: str, item: Node) -> Operation:
    node = item.child(method)
    parameters = [
        _parameter(api, _element(holder, "parameters", index))
        for holder in (item, node)
        for index in range(len(holder.value.get("parameters", ())))
    ]
    body = None
    if "requestBody" in node.value:
        content = api.resolve(node.child("requestBody")).child("content")
        body = next(media for _, media in content.items()).child("schema")
    responses = tuple(_response(api, status, each) for status, each in node.items("responses"))
    return Operation(
        node.value["operationId"], method.upper(), path, node, tuple(parameters), body, responses
    )


def _element(node: Node, key: str, index: int) -> Node:
    return Node(f"{node.pointer}/{key}/{index}", node.value[key][index])


def _parameter(api: Api, node: Node) -> Parameter:
    node = api.resolve(node)
    value = node.value
    return Parameter(
        value["name"], value["in"], value.get("required", False), node.child("schema"), node
    )


def _response(api: Api, status: str, node: Node) -> Response:
    node = api.resolve(node)
    media = node.items("content")
    headers = {name: api.resolve(header) for name, header in node.items("headers")}
    schema = media[0][1].child("schema") if media else None
    return Response(status, node, tuple(name for name, _ in media), schema, headers)


def path_names(path: str) -> list[str]:
    """Return the parameter names in a path template, in order."""
    return re.findall(r"\{([^}]+)\}", path)
