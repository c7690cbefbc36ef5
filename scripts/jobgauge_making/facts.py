"""
The operations, jobs, paged lists and filters of a spec.

`client` passes them to the templates, together with the text filters of `text`.
"""

from typing import Any

from attrs import frozen

from jobgauge.spec import document
from jobgauge.spec.document import Api
from jobgauge.spec.facts import Cycle, Filter, Paging, Path, cycles, filters, lists
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
    """The lifecycle of the jobs of one component; `read` is the operation that reads such a job."""

    component: str
    cycle: Cycle
    read: Operation


@frozen
class Pagination:
    """The paging of one operation; `item` is the component of an item."""

    operation: Operation
    paging: Paging
    item: str


@frozen
class FilterParameter:
    """The filter that the query parameter `parameter` of one operation takes."""

    operation: Operation
    parameter: str
    filter: Filter


def operations(spec: Api) -> list[Operation]:
    """Return every operation, in the order of the file."""
    return [_operation(each) for each in spec.operations.values()]


def lifecycles(spec: Api, known: list[Operation]) -> list[Lifecycle]:
    """Return every kind of job."""
    by_id = {operation.id: operation for operation in known}
    return [Lifecycle(name, cycle, by_id[cycle.read.operation]) for name, _, cycle in cycles(spec)]


def paginations(spec: Api, known: list[Operation]) -> list[Pagination]:
    """Return every list whose pages link to the next one by a member."""
    by_id = {operation.id: operation for operation in known}
    return [
        Pagination(by_id[operation.id], paging, _item(spec, by_id[operation.id], paging.items))
        for operation, paging in lists(spec)
        if paging.next.kind == "link"
    ]


def filter_parameters(spec: Api, known: list[Operation]) -> list[FilterParameter]:
    """Return every parameter that takes a filter expression."""
    by_id = {operation.id: operation for operation in known}
    return [
        FilterParameter(by_id[name], parameter, found)
        for name, operation in spec.operations.items()
        for parameter, found in filters(operation).items()
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


def _item(spec: Api, operation: Operation, path: Path) -> str:
    schema: dict[str, Any] = {"$ref": f"#/components/schemas/{operation.success}"}
    for step in path:
        schema = spec.target(schema).get("properties", {}).get(step, {})
    name = _name(spec.target(schema).get("items", {}))
    if name is None:
        raise SpecRefused(
            f"{spec.name}: {operation.id} has no list of objects at /{'/'.join(path)}"
        )
    return name
