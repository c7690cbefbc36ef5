"""
Lists whose filter misses by a property that has one documented value.

Where it has the same value everywhere, a filter that is ignored finds the same as one that is obeyed.
Read `server.py` before this.
"""

import re
from collections.abc import Iterator
from functools import partial

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Reply, Request
from jobgauge.spec.constraints import EACH
from jobgauge.spec.document import Api, Operation, Parameter
from jobgauge.spec.walk import at_operation
from jobgauge.wrong.server import Server, wrong


def servers(api: Api) -> Iterator[Server]:
    """A server for each such property of each list with a filter."""
    for operation in api.operations.values():
        for parameter in operation.parameters:
            said = parameter.node.value.get("x-filter", {"properties": {}})
            for name, its in said["properties"].items():
                if _is_one_valued(api, operation, its["path"]):
                    yield _missing(api, operation, parameter, name)


def _items(operation: Operation) -> str:
    """The member of an answer that has the items of the list."""
    path: str = operation.node.value["x-pagination"]["items"]
    return path.removeprefix("/")


def _is_one_valued(api: Api, operation: Operation, pointer: str) -> bool:
    path = (_items(operation), EACH, *pointer.split("/")[1:])
    return any(
        each.keyword == "enum" and each.path == path and len(each.value) == 1
        for each in at_operation(api, operation.id)
    )


def _missing(api: Api, operation: Operation, parameter: Parameter, name: str) -> Server:
    asks = re.compile(rf"\b{re.escape(name)} (eq|in)\b")

    def answer(request: Request, answer: Reply) -> Reply:
        text = request.parameters.get(parameter.name, "")
        if (request.operation, answer.status) != (operation.id, 200) or not asks.search(text):
            return answer
        return attrs.evolve(answer, body={_items(operation): []})

    said = f"No `{name}` is the one that a filter asks for."
    what = (operation.id, "filter", f"property/{name}/missed")
    return wrong(api, what, said, partial(Change, answer=answer), f"filter/{name}")
