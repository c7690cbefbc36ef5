"""
Lists whose filter finds nothing by a property that has only one documented value.

As every item has the same value, a filter by it that is ignored finds the same items as one that is obeyed.
"""

import re
from collections.abc import Iterator
from functools import partial

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Reply, Request
from jobgauge.spec.constraints import EACH
from jobgauge.spec.document import Api, Operation, Parameter
from jobgauge.spec.pointers import tokens
from jobgauge.spec.walk import at_operation
from jobgauge.wrong.server import Server, wrong


def servers(api: Api) -> Iterator[Server]:
    """Yield a server for each such property of each list with a filter."""
    for operation in api.operations.values():
        for parameter in operation.parameters:
            extension = parameter.node.value.get("x-filter", {"properties": {}})
            for name, listed in extension["properties"].items():
                if _is_one_valued(api, operation, listed["path"]):
                    yield _missing(api, operation, parameter, name)


def _items(operation: Operation) -> str:
    """Return the member of a response that has the items of the list."""
    path: str = operation.node.value["x-pagination"]["items"]
    return path.removeprefix("/")


def _is_one_valued(api: Api, operation: Operation, pointer: str) -> bool:
    path = (_items(operation), EACH, *tokens(pointer))
    return any(
        each.keyword == "enum" and each.path == path and len(each.value) == 1
        for each in at_operation(api, operation.id)
    )


def _missing(api: Api, operation: Operation, parameter: Parameter, name: str) -> Server:
    asks = re.compile(rf"\b{re.escape(name)} (eq|in)\b")

    def edited(request: Request, reply: Reply) -> Reply:
        text = request.parameters.get(parameter.name, "")
        if (request.operation, reply.status) != (operation.id, 200) or not asks.search(text):
            return reply
        return attrs.evolve(reply, body={_items(operation): []})

    sentence = f"A filter by `{name}` finds nothing."
    what = (operation.id, "filter", f"property/{name}/missed")
    return wrong(api, what, sentence, partial(Change, reply=edited), f"filter/{name}")
