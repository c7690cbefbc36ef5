"""Refusals that are not as documented: without the envelope, of another form or status, about the wrong parameter."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, cast
from zlib import crc32

import attrs

from jobgauge.messages.documented import sources
from jobgauge.reference.change import Change, Headers, Raw
from jobgauge.reference.reading import invalid_status
from jobgauge.reference.service import Refusal, Reply, Request
from jobgauge.spec.constraints import values_at
from jobgauge.spec.document import Api, Operation, path_names
from jobgauge.spec.facts import Path, error_paths, error_roles, filters
from jobgauge.spec.walk import at_operation, error_members
from jobgauge.wrong.edits import (
    refusals,
    replaced,
    unavailable,
    with_code,
    with_header,
    with_status,
    without,
)
from jobgauge.wrong.server import Server, wrong

HTML = b"<!doctype html><title>Refused</title><h1>Refused</h1>"

ReplyEdit = Callable[[Reply], Reply]


def servers(api: Api) -> Iterator[Server]:
    """Yield the wrong servers for each operation of an API."""
    for operation in api.operations.values():
        yield from _whole(api, operation)
        yield from _unavailable(api, operation)
        yield _refused(api, operation)
        yield from _members(api, operation)
        yield from _bytes(api, operation)
        yield from _statuses(api, operation)


def _statuses(api: Api, operation: Operation) -> Iterator[Server]:
    """Yield a server that refuses invalid bodies or queries with another 4xx, and one whose refusals have no id."""
    documented = operation.response(400) or operation.response(422)
    faulty = operation.body or any(each.place == "query" for each in operation.parameters)
    if documented and documented.status.isdigit() and faulty:
        right = int(documented.status)
        other = next(each for each in (422, 400, 406) if each != right)
        if not any(each.status == str(other) for each in operation.responses):
            edit = partial(_as_other, api, operation, right, other)
            sentence = f"Refuses an invalid request with {other}."
            what = ("invalid_with_another", sentence)
            yield _server(api, operation, what, edit, "errors/invalid", "responses/status")
    if any(name.lower() == "x-request-id" for each in operation.responses for name in each.headers):
        sentence = "A refusal does not have the id of its request."
        schemas = [api.resolve(each.schema).value for each in operation.responses if each.schema]
        named = any(roles.request_id for each in schemas if (roles := error_roles(each)))
        rule = "errors/request_id" if named else "responses"
        yield _server(api, operation, ("no_request_id", sentence), _unnamed, rule)


def _as_other(api: Api, operation: Operation, right: int, other: int, reply: Reply) -> Reply:
    return with_status(api, operation.id, reply, other) if reply.status == right else reply


def _unnamed(reply: Reply) -> Reply:
    headers = {name: each for name, each in reply.headers.items() if name.lower() != "x-request-id"}
    body = reply.body
    if isinstance(body, dict):
        body = without(cast("dict[str, Any]", body), "request_id")
    return attrs.evolve(reply, body=body, headers=headers)


def _whole(api: Api, operation: Operation) -> Iterator[Server]:
    """Yield servers whose refusals have another body or status."""
    messages = error_paths(api, operation, "message")

    def empty(reply: Reply) -> Reply:
        return attrs.evolve(reply, body={})

    def other_depth(reply: Reply) -> Reply:
        outer = next((path[0] for path in messages if len(path) > 1), "error")
        return attrs.evolve(reply, body=reply.body.get(outer, {outer: reply.body}))

    def success(reply: Reply) -> Reply:
        return attrs.evolve(reply, status=200)

    in_success = ("errors/error_in_success", "schema/200", "closed/200", "responses/200")
    for what, sentence, edit, rules in (
        ("envelope_missing", "The body of a refusal is an empty object.", empty, ("errors",)),
        ("envelope_nested_wrongly", "An error is one level too high, or too low.", other_depth, ("errors",)),
        ("success_with_an_error", "A refusal has status 200.", success, in_success),
        (
            "failure_for_a_refusal", "A refusal has status 500.",
            partial(with_status, api, operation.id, status=500), ("errors/server_error",),
        ),
    ):  # fmt: skip
        yield _server(api, operation, (what, sentence), edit, *rules)


def _refused(api: Api, operation: Operation) -> Server:
    """
    Return a server that refuses many documented requests, and not because an id does not exist.

    It accepts those without options or examples and, if there are none, half of the ids:
    a server that accepts nothing at all cannot be told from a wrong call.
    """
    status = 409 if operation.response(409) else invalid_status(operation)
    examples = {
        each.name: each.schema.value["examples"]
        for each in operation.parameters
        if each.place == "query" and "examples" in each.schema.value
    }
    required = api.resolve(operation.body).value["required"] if operation.body else ()

    def meant(request: Request) -> bool:
        if request.operation != operation.id:
            return False
        if operation.body:
            return bool(request.body.keys() - {*required})
        if examples:
            return any(request.parameters.get(name) in each for name, each in examples.items())
        ids = [str(request.parameters[name]).lower() for name in path_names(operation.path)]
        return crc32(repr(ids).encode()) % 2 == 0

    def refuse(request: Request) -> Refusal | None:
        return Refusal(status, "Conflict", "This cannot be done.") if meant(request) else None

    sentence = f"Refuses with {status} documented requests that have options or examples, or are about some ids."
    name = (operation.id, "errors", "documented_refused")
    new = ("lifecycle/readable",) if sources(api, operation) else ()
    return wrong(api, name, sentence, partial(Change, refuses=refuse), "responses/request", *new)


def _unavailable(api: Api, operation: Operation) -> Iterator[Server]:
    """Yield a server with intermittent failures if the page does not document any."""
    if operation.response(503) is None:
        change = lambda: Change(refuses=unavailable(operation))  # noqa: E731
        sentence = "Intermittently responds with 503, which the page does not document."
        name = (operation.id, "errors", "unavailable")
        yield wrong(api, name, sentence, change, "errors/server_error")


def _members(api: Api, operation: Operation) -> Iterator[Server]:
    """Yield servers whose error body contradicts the status or the request, if it has a member for it."""

    def code(reply: Reply) -> Reply:
        body = with_code(api, operation.id, reply.body, reply.status + 1)
        return attrs.evolve(reply, body=body)

    if error_members(api, operation, "code", "integer"):
        sentence = "The code in an error body is not the status of the response."
        yield _server(api, operation, ("code_contradicts", sentence), code, "errors/code")
    targets = error_paths(api, operation, "target")
    if targets:
        for filtered, rule in ((False, "errors/target"), (True, "filter/target")):
            refused = "a filter" if filtered else "a parameter"
            sentence = f"The refusal of {refused} names another parameter as its target."
            what = "filter_named_wrongly" if filtered else "parameter_named_wrongly"
            edit = _renamed(targets, {*filters(operation)}, filtered=filtered)
            yield _server(api, operation, (what, sentence), edit, rule)


def _renamed(targets: Sequence[Path], names: set[str], *, filtered: bool) -> ReplyEdit:
    def edit(reply: Reply) -> Reply:
        named = {each for path in targets for each in values_at(reply.body, path)}
        if bool(names & named) != filtered:
            return reply
        body = reply.body
        for path in targets:
            body = replaced(body, path, lambda _: "elsewhere")
        return attrs.evolve(reply, body=body)

    return edit


def _bytes(api: Api, operation: Operation) -> Iterator[Server]:
    def html(headers: Headers, _content: bytes) -> tuple[Headers, bytes]:
        return with_header(headers, "content-type", "text/html; charset=utf-8"), HTML

    def hidden_html(headers: Headers, _content: bytes) -> tuple[Headers, bytes]:
        return headers, HTML

    def cut(headers: Headers, content: bytes) -> tuple[Headers, bytes]:
        return headers, content[: len(content) // 2]

    def nothing(headers: Headers, _content: bytes) -> tuple[Headers, bytes]:
        return headers, b""

    def twice(headers: Headers, content: bytes) -> tuple[Headers, bytes]:
        return headers, b"{" + content[1:-1] + b"," + content[1:]

    labels = tuple(
        f"responses/{each.place.status}/content-type"
        for each in at_operation(api, operation.id)
        if each.keyword == "content-type"
        and (each.place.status or "").startswith("4")
        and each.open is None
    )
    unreadable = ("responses/json",)
    for what, sentence, edit, rules in (
        ("html", "The body of a refusal is HTML.", html, labels),
        ("html_called_json", "The body of a refusal is HTML, labelled as JSON.", hidden_html, unreadable),
        ("cut_short", "The body of a refusal ends in the middle.", cut, unreadable),
        ("no_body", "The body of a refusal is empty, labelled as JSON.", nothing, unreadable),
        ("member_twice", "The first member of a refusal is in it twice.", twice, unreadable),
    ):  # fmt: skip
        if rules:
            change = partial(Change, raw=_raw(operation, edit))
            yield wrong(api, (operation.id, "errors", what), sentence, change, *rules)


def _raw(operation: Operation, edit: Callable[[Headers, bytes], tuple[Headers, bytes]]) -> Raw:
    def raw(
        request: Request, status: int, headers: Headers, content: bytes
    ) -> tuple[int, Headers, bytes]:
        if request.operation != operation.id or status < 400:
            return status, headers, content
        headers, content = edit(headers, content)
        return status, with_header(headers, "content-length", str(len(content))), content

    return raw


def _server(
    api: Api, operation: Operation, what: tuple[str, str], edit: ReplyEdit, *rules: str
) -> Server:
    name, sentence = what
    change = partial(refusals, operation.id, edit)
    return wrong(api, (operation.id, "errors", name), sentence, change, *rules)
