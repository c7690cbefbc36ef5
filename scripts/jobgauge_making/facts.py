"""
The operations, jobs, paged lists and filters of a spec.

`client` passes them to the templates, together with the text filters of `text`.
"""

from typing import Any

from attrs import frozen

from jobgauge.spec import document
from jobgauge.spec.document import Api
from jobgauge.spec.facts import lists
from jobgauge.spec.pointers import tokens
from jobgauge_making.specs import SpecRefused


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


def operations(spec: Api) -> list[Operation]:
    """Return every operation, in the order of the file."""
    return [_operation(each) for each in spec.operations.values()]


def lifecycles(spec: Api, known: list[Operation]) -> list[Lifecycle]:
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
                f"{spec.name}: {name} is read by {node['read']['operation']!r}; "
                f"expected one of {', '.join(by_id)}"
            )
        found.append(Lifecycle(name, node, read))
    return found


def paginations(spec: Api, known: list[Operation]) -> list[Pagination]:
    """Return every list whose pages link to the next one by a member."""
    paged = {operation.id for operation, found in lists(spec) if found.next.kind == "link"}
    return [
        Pagination(operation, node, _item(spec, operation, node["items"]))
        for operation in known
        if operation.id in paged
        for node in [operation.node["x-pagination"]]
    ]


def filter_parameters(known: list[Operation]) -> list[FilterParameter]:
    """Return every parameter that takes a filter expression."""
    return [
        FilterParameter(operation, parameter["name"], parameter["x-filter"])
        for operation in known
        for parameter in operation.parameters
        if "x-filter" in parameter
    ]


def _operation(operation: document.Operation) -> Operation:
    node = operation.node.value
    return Operation(
        id=operation.id,
        method=operation.method.lower(),
        path=operation.path,
        tag=(node.get("tags") or ["default"])[0],
        node=node,
        parameters=[each.node.value for each in operation.parameters],
        body=_name(operation.body.value) if operation.body else None,
        responses=[
            Response(
                each.status,
                _name(each.schema.value) if each.schema else None,
                next(iter(each.content_types), None),
                each.node.value,
            )
            for each in operation.responses
        ],
    )


def _name(schema: dict[str, Any]) -> str | None:
    reference: str | None = schema.get("$ref")
    return reference.rpartition("/")[2] if reference else None


def _item(spec: Api, operation: Operation, pointer: str) -> str:
    schema: dict[str, Any] = {"$ref": f"#/components/schemas/{operation.success}"}
    for step in tokens(pointer):
        schema = spec.target(schema).get("properties", {}).get(step, {})
    name = _name(spec.target(schema).get("items", {}))
    if name is None:
        raise SpecRefused(f"{spec.name}: {operation.id} has no list of objects at {pointer}")
    return name
