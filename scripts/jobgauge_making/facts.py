"""
The operations, jobs, paged lists and filters of a spec.

`client` passes them to the templates, together with the text filters of `text`.
"""

from typing import Any

from attrs import frozen

from jobgauge_making.specs import METHODS, Spec, SpecRefused


@frozen
class Response:
    """One documented response: `status` is `200` or `4XX`; `component` names its JSON schema."""

    status: str
    component: str | None
    content_type: str | None
    node: dict[str, Any]


@frozen
class Operation:
    """One operation; `parameters` are resolved, with `name`, `in`, `required` and `schema`."""

    id: str
    method: str
    path: str
    tag: str
    node: dict[str, Any]
    parameters: list[dict[str, Any]]
    body: str | None
    responses: list[Response]

    @property
    def page(self) -> str | None:
        """The address of the vendor's documentation page."""
        return self.node.get("externalDocs", {}).get("url")

    @property
    def success(self) -> str | None:
        """The component of the first 2xx response."""
        return next((r.component for r in self.responses if r.status.startswith("2")), None)


@frozen
class Lifecycle:
    """`x-job-lifecycle` of one component; `read` is the operation that reads such a job."""

    component: str
    node: dict[str, Any]
    read: Operation


@frozen
class Pagination:
    """`x-pagination` of one operation; `item` is the component of an item."""

    operation: Operation
    node: dict[str, Any]
    item: str


@frozen
class FilterParameter:
    """`x-filter` of the query parameter `parameter` of one operation."""

    operation: Operation
    parameter: str
    node: dict[str, Any]


def operations(spec: Spec) -> list[Operation]:
    """Return every operation, in the order of the file."""
    return [
        _operation(spec, path, method, item)
        for path, item in spec.document.get("paths", {}).items()
        for method in METHODS
        if method in item
    ]


def lifecycles(spec: Spec, known: list[Operation]) -> list[Lifecycle]:
    """Return every kind of job; raise SpecRefused if no operation reads it."""
    by_id = {operation.id: operation for operation in known}
    found: list[Lifecycle] = []
    for name, schema in spec.schemas.items():
        node = schema.get("x-job-lifecycle")
        if node is None:
            continue
        read = by_id.get(node["read"]["operation"])
        if read is None:
            raise SpecRefused(
                f"{spec.api}: {name} is read by {node['read']['operation']!r}; "
                f"expected one of {', '.join(by_id)}"
            )
        found.append(Lifecycle(name, node, read))
    return found


def paginations(spec: Spec, known: list[Operation]) -> list[Pagination]:
    """Return every paged list."""
    return [
        Pagination(operation, node, _item(spec, operation, node["items"]))
        for operation in known
        if (node := operation.node.get("x-pagination")) is not None
    ]


def filter_parameters(known: list[Operation]) -> list[FilterParameter]:
    """Return every parameter that takes a filter expression."""
    return [
        FilterParameter(operation, parameter["name"], parameter["x-filter"])
        for operation in known
        for parameter in operation.parameters
        if "x-filter" in parameter
    ]


def _operation(spec: Spec, path: str, method: str, item: dict[str, Any]) -> Operation:
    node = item[method]
    place = f"{spec.api}: {method.upper()} {path}"
    if "operationId" not in node:
        raise SpecRefused(f"{place} has no operationId")
    parameters = {
        (parameter["name"], parameter["in"]): parameter
        for parameter in map(
            spec.resolve, [*item.get("parameters", []), *node.get("parameters", [])]
        )
    }
    body = spec.resolve(node.get("requestBody", {})).get("content", {})
    return Operation(
        id=node["operationId"],
        method=method,
        path=path,
        tag=(node.get("tags") or ["default"])[0],
        node=node,
        parameters=list(parameters.values()),
        body=_component(body)[0],
        responses=[
            Response(str(status), *_component(response.get("content", {})), response)
            for status, response in (
                (status, spec.resolve(response)) for status, response in node["responses"].items()
            )
        ],
    )


def _component(content: dict[str, Any]) -> tuple[str | None, str | None]:
    for kind, media in content.items():
        if kind == "application/json" or kind.endswith("+json"):
            return _name(media.get("schema", {})), kind
    return None, next(iter(content), None)


def _name(schema: dict[str, Any]) -> str | None:
    reference: str | None = schema.get("$ref")
    return reference.rpartition("/")[2] if reference else None


def _item(spec: Spec, operation: Operation, pointer: str) -> str:
    schema: dict[str, Any] = {"$ref": f"#/components/schemas/{operation.success}"}
    for step in pointer.split("/")[1:]:
        schema = spec.resolve(schema).get("properties", {}).get(step, {})
    name = _name(spec.resolve(schema).get("items", {}))
    if name is None:
        raise SpecRefused(f"{spec.api}: {operation.id} has no list of objects at {pointer}")
    return name
