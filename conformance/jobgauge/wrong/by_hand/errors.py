"""
Refusals that are not what they should be: no envelope, another form, another status, about another thing.

Read `edits.py` before this.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.reference.change import Change, Headers, Raw
from jobgauge.reference.reading import invalid_status
from jobgauge.reference.service import Refusal, Reply, Request
from jobgauge.spec.constraints import EACH, subjects
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.walk import constraints
from jobgauge.wrong.edits import refusals, replaced, unavailable
from jobgauge.wrong.server import Server, wrong

HTML = b"<!doctype html><title>Refused</title><h1>Refused</h1>"

Edit = Callable[[Request, Reply], Reply]


def servers(api: Api) -> Iterator[Server]:
    """The wrong servers for each operation of an API."""
    for operation in api.operations.values():
        yield from _bodies(api, operation)
        yield from _statuses(api, operation)
        yield from _undescribed(api, operation)
        yield _refused(api, operation)
        yield from _members(api, operation)
        yield from _bytes(api, operation)


def _bodies(api: Api, operation: Operation) -> Iterator[Server]:
    def empty(_request: Request, answer: Reply) -> Reply:
        return attrs.evolve(answer, body={})

    def other_depth(_request: Request, answer: Reply) -> Reply:
        body = answer.body.get("error", {"error": answer.body})
        return attrs.evolve(answer, body=body)

    for what, said, edit in (
        ("envelope_missing", "A refusal has an empty object for a body.", empty),
        ("envelope_nested_wrongly", "An error stands one level too high, or too low.", other_depth),
    ):
        yield _server(api, operation, (what, said), edit, "errors")


def _statuses(api: Api, operation: Operation) -> Iterator[Server]:
    def success(_request: Request, answer: Reply) -> Reply:
        return attrs.evolve(answer, status=200)

    def failure(_request: Request, answer: Reply) -> Reply:
        return attrs.evolve(answer, status=500, body=_with_code(answer.body, 500))

    yield _server(
        api, operation, ("success_with_an_error", "A refusal has the status 200."), success,
        "errors/error_in_success", "schema/200", "closed/200", "responses/200",
    )  # fmt: skip
    yield _server(
        api, operation, ("failure_for_a_refusal", "A refusal has the status 500."), failure,
        "errors/server_error",
    )  # fmt: skip


def _refused(api: Api, operation: Operation) -> Server:
    """A server that does nothing of what its page describes, and does not say that an id is not there."""
    status = 409 if operation.response(409) else invalid_status(operation)

    def refuse(request: Request) -> Refusal | None:
        meant = request.operation == operation.id
        return Refusal(status, "Conflict", "This cannot be done.") if meant else None

    said = f"Every request that the page describes is refused with {status}."
    change = partial(Change, refuses=refuse)
    return wrong(
        api, (operation.id, "errors", "documented_refused"), said, change, "responses/request"
    )


def _undescribed(api: Api, operation: Operation) -> Iterator[Server]:
    """Where a page describes no failures of the server, one now and then."""
    if operation.response(503) is None:
        change = lambda: Change(refuses=unavailable(operation))  # noqa: E731
        said = "Now and then a request is answered with 503, which the page does not have."
        name = (operation.id, "errors", "unavailable")
        yield wrong(api, name, said, change, "errors/server_error")


def _members(api: Api, operation: Operation) -> Iterator[Server]:
    """What contradicts the request or the status, where the error body can say it."""
    members = {
        each.path[-1]
        for each in constraints(api)
        if each.place.operation == operation.id
        and each.place.status in {"400", "422", "4XX"}
        and each.path[:1] == ("error",)
        and each.keyword == "type"
        and (each.path[-1] != "code" or "integer" in each.value)
    }

    def code(_request: Request, answer: Reply) -> Reply:
        return attrs.evolve(answer, body=_with_code(answer.body, answer.status + 1))

    if "code" in members:
        said = "The code in an error body is not the status of the answer."
        yield _server(api, operation, ("code_contradicts", said), code, "errors/code")
    if "target" in members:
        for filtered, rule in ((False, "errors/target"), (True, "filter/target")):
            said = f"The refusal of {'a filter' if filtered else 'a parameter'} names another one."
            what = "filter_named_wrongly" if filtered else "parameter_named_wrongly"
            yield _server(api, operation, (what, said), _renamed(filtered=filtered), rule)


def _renamed(*, filtered: bool) -> Edit:
    path = ("error", "details", EACH, "target")

    def edit(_request: Request, answer: Reply) -> Reply:
        named = [target for _, target in subjects(answer.body, path)]
        if ("$filter" in named) != filtered:
            return answer
        body = replaced(answer.body, path, lambda _: "$skip")
        return attrs.evolve(answer, body=replaced(body, ("error", "target"), lambda _: "$skip"))

    return edit


def _with_code(body: Any, code: int) -> Any:
    """The body with another code, where it has the status for one."""
    return replaced(
        body, ("error", "code"), lambda before: code if isinstance(before, int) else before
    )


def _bytes(api: Api, operation: Operation) -> Iterator[Server]:
    def html(headers: Headers, _content: bytes) -> tuple[Headers, bytes]:
        return _labelled(headers, "text/html; charset=utf-8"), HTML

    def hidden_html(headers: Headers, _content: bytes) -> tuple[Headers, bytes]:
        return headers, HTML

    def cut(headers: Headers, content: bytes) -> tuple[Headers, bytes]:
        return headers, content[: len(content) // 2]

    def nothing(headers: Headers, _content: bytes) -> tuple[Headers, bytes]:
        return headers, b""

    refusals = [each.status for each in operation.responses if each.status.startswith("4")]
    labels = tuple(f"responses/{status}/content-type" for status in refusals)
    unreadable = ("responses/json",)
    for what, said, edit, broken in (
        ("html", "A refusal is a page of HTML.", html, labels),
        (
            "html_called_json",
            "A refusal is HTML and says that it is JSON.",
            hidden_html,
            unreadable,
        ),
        ("cut_short", "The body of a refusal ends in the middle.", cut, unreadable),
        ("no_body", "A refusal says that it is JSON and has no body.", nothing, unreadable),
    ):
        raw = _raw(operation, edit)
        yield wrong(api, (operation.id, "errors", what), said, partial(Change, raw=raw), *broken)


def _raw(operation: Operation, edit: Callable[[Headers, bytes], tuple[Headers, bytes]]) -> Raw:
    def raw(
        request: Request, status: int, headers: Headers, content: bytes
    ) -> tuple[int, Headers, bytes]:
        if request.operation != operation.id or status < 400:
            return status, headers, content
        headers, content = edit(headers, content)
        others = [each for each in headers if each[0] != "content-length"]
        return status, [*others, ("content-length", str(len(content)))], content

    return raw


def _labelled(headers: Headers, kind: str) -> Headers:
    return [("content-type", kind), *(each for each in headers if each[0] != "content-type")]


def _server(
    api: Api, operation: Operation, what: tuple[str, str], edit: Edit, *rules: str
) -> Server:
    name, said = what
    change = partial(refusals, operation.id, edit)
    return wrong(api, (operation.id, "errors", name), said, change, *rules)
