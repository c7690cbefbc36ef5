"""
Lists whose filter finds nothing by a property that has only one documented value.

As every item has the same value, a filter by it that is ignored finds the same items as one that is obeyed.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Reply, Request
from jobgauge.spec.constraints import EACH
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.facts import Paging, filters, paging
from jobgauge.spec.walk import at_operation
from jobgauge.wrong.edits import replaced, without
from jobgauge.wrong.server import Server, wrong


def servers(api: Api) -> Iterator[Server]:
    """Yield a server for each such property of each list with a filter."""
    for operation in api.operations.values():
        if paged := paging(operation):
            for parameter, documented in filters(operation).items():
                for name, each in documented.properties.items():
                    if _is_one_valued(api, operation, (*paged.items, EACH, *each.path)):
                        yield _missing(api, operation, paged, (parameter, name))


def _is_one_valued(api: Api, operation: Operation, path: Sequence[str]) -> bool:
    return any(
        each.keyword == "enum" and each.path == path and len(each.value) == 1
        for each in at_operation(api, operation.id)
    )


def _missing(api: Api, operation: Operation, paged: Paging, named: tuple[str, str]) -> Server:
    parameter, name = named
    asks = re.compile(rf"\b{re.escape(name)} (eq|in)\b")

    def edited(request: Request, reply: Reply) -> Reply:
        text = request.parameters.get(parameter, "")
        if (request.operation, reply.status) != (operation.id, 200) or not asks.search(text):
            return reply
        empty = replaced(reply.body, paged.items, lambda _: [])
        return attrs.evolve(reply, body=without(empty, *paged.next.path[:1]))

    sentence = f"A filter by `{name}` finds nothing."
    what = (operation.id, "filter", f"property/{name}/missed")
    return wrong(api, what, sentence, partial(Change, reply=edited), f"filter/{name}")
