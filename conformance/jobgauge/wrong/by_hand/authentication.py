"""Servers that accept requests without the right token, refuse them in the wrong way, or send the token back."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Reply, Request
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.facts import Path, error_paths
from jobgauge.wrong.edits import refusals, replaced, with_status
from jobgauge.wrong.server import Server, wrong

TOKEN = "jobgauge-reference-0"  # noqa: S105 - the token of the reference server
Authenticates = Callable[[str | None], bool]
"""Takes an `Authorization` header, None if not sent, and returns True if the server accepts it."""


def servers(api: Api) -> Iterator[Server]:
    """Yield the wrong servers for each operation of an API that requires a token."""
    for operation in api.operations.values():
        if not operation.node.value.get("security"):
            continue
        for what, sentence, accepts, rule in (
            ("no_token", "Accepts a request without a token.", _no_token, "no_token"),
            ("wrong_token", "Accepts a request with any token.", _any_token, "wrong_token"),
            ("longer_token", "Accepts a token that begins with the right one.", _beginning, "wrong_token"),
            ("other_scheme", "Accepts a request with another authentication scheme.", _other_scheme, "other_scheme"),
            ("malformed", "Accepts an `Authorization` header without a scheme or without a token.", _half, "malformed"),
        ):  # fmt: skip
            change = partial(_accepting, operation, accepts)
            yield wrong(api, (operation.id, "auth", what), sentence, change, f"auth/{rule}")
        yield from _echoes(api, operation)
        if operation.response(422) and not _documents(operation, "401"):
            yield _denied_with_422(api, operation)


def _accepting(operation: Operation, accepts: Authenticates) -> Change:
    """Return a change by which one operation accepts these headers; the others stay protected."""
    return Change(authenticates=lambda called, sent: called == operation.id and accepts(sent))


def _no_token(sent: str | None) -> bool:
    return sent is None


def _any_token(sent: str | None) -> bool:
    scheme, _, token = (sent or "").partition(" ")
    return scheme.lower() == "bearer" and token.strip() != ""


def _beginning(sent: str | None) -> bool:
    return (sent or "").startswith(f"Bearer {TOKEN}")


def _other_scheme(sent: str | None) -> bool:
    scheme, _, token = (sent or "").partition(" ")
    return scheme.lower() != "bearer" and token != ""


def _half(sent: str | None) -> bool:
    return sent is not None and " " not in sent.strip() and sent != ""


def _echoes(api: Api, operation: Operation) -> Iterator[Server]:
    def in_header(request: Request, reply: Reply) -> Reply:
        sent = request.headers.get("authorization")
        if request.operation != operation.id or not sent:
            return reply
        return attrs.evolve(reply, headers={**reply.headers, "x-authorization": sent})

    messages = error_paths(api, operation, "message")

    def in_message(request: Request, reply: Reply) -> Reply:
        sent = request.headers.get("authorization")
        if request.operation != operation.id or not sent or reply.status < 400:
            return reply
        return attrs.evolve(reply, body=_with_token(reply.body, messages, sent))

    for what, sentence, edit in (
        ("token_in_header", "Each response has the token in a header.", in_header),
        ("token_in_message", "The message of a refusal contains the token.", in_message),
    ):
        change = partial(Change, reply=edit)
        yield wrong(api, (operation.id, "auth", what), sentence, change, "auth/token_kept")


def _with_token(body: Any, messages: Sequence[Path], sent: str) -> Any:
    for path in messages:
        body = replaced(body, path, lambda message: f"{message} (Authorization: {sent})")
    return body


def _denied_with_422(api: Api, operation: Operation) -> Server:
    def edited(reply: Reply) -> Reply:
        return with_status(api, operation.id, reply, 422) if reply.status == 401 else reply

    sentence = "Responds with 422 to a request without a token."
    change = partial(refusals, operation.id, edited)
    return wrong(api, (operation.id, "auth", "denied_with_422"), sentence, change)


def _documents(operation: Operation, status: str) -> bool:
    return any(each.status == status for each in operation.responses)
