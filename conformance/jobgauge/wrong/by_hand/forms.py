"""Servers that take a request in one form only: with one `Accept`, without a charset, with members in one order."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, cast

from jobgauge.reference.change import Change
from jobgauge.reference.reading import invalid_status
from jobgauge.reference.service import Refusal, Request
from jobgauge.spec.document import Api, Operation
from jobgauge.wrong.server import Server, wrong

Unwanted = Callable[[Request], bool]
"""Return True for a request in a form that the server does not take."""


def servers(api: Api) -> Iterator[Server]:
    """Yield the servers for each operation."""
    for operation in api.operations.values():
        for what, sentence, unwanted in _unwanted(api, operation):
            rule = "accept" if what == "no_accept" else what
            change = partial(Change, refuses=partial(_refuse, operation, unwanted))
            yield wrong(api, (operation.id, "forms", what), sentence, change, f"forms/{rule}")


def _unwanted(api: Api, operation: Operation) -> Iterator[tuple[str, str, Unwanted]]:
    if not any(each.name == "Accept" for each in operation.parameters):
        yield "accept", "Refuses a request whose `Accept` does not name JSON.", _any_type
    yield "no_accept", "Refuses a request without `Accept`.", _no_type
    if operation.body is not None:
        yield "charset", "Refuses a request whose content type has a charset.", _charset
        order = list(api.resolve(operation.body).value["properties"])
        sentence = "Refuses a body whose members are in another order than on the page."
        yield "json", sentence, partial(_disordered, order)


def _refuse(operation: Operation, unwanted: Unwanted, request: Request) -> Refusal | None:
    meant = request.operation == operation.id and unwanted(request)
    return (
        Refusal(invalid_status(operation), "NotAcceptable", "The form is not supported.")
        if meant
        else None
    )


def _any_type(request: Request) -> bool:
    return "json" not in request.headers.get("accept", "json")


def _no_type(request: Request) -> bool:
    return "accept" not in request.headers


def _charset(request: Request) -> bool:
    return "charset" in request.headers.get("content-type", "")


def _disordered(order: list[str], request: Request) -> bool:
    body: Any = request.body
    members = cast("dict[str, Any]", body) if isinstance(body, dict) else {}
    sent = [order.index(each) for each in members if each in order]
    return sent != sorted(sent)
