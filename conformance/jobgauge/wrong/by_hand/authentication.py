"""Servers that accept requests without the right token, refuse them in the wrong way, or send the token back."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Reply, Request
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.facts import Path, Scheme, error_paths, scheme_of, schemes
from jobgauge.wrong.edits import refusals, replaced, with_status
from jobgauge.wrong.server import Server, wrong

TOKEN = "jobgauge-reference-0"  # noqa: S105 - the token of the reference server
Authenticates = Callable[[str | None], bool]
"""Takes the credentials of a request, None if not sent, and returns True if the server accepts them."""


def servers(api: Api) -> Iterator[Server]:
    """Yield the wrong servers for each operation of an API that requires a token."""
    for operation in api.operations.values():
        scheme = scheme_of(api, operation)
        if scheme is None or None in schemes(api, operation):
            continue
        shorter = partial(_shorter, scheme)
        beginning, anything = partial(_beginning, scheme), partial(_any_token, scheme)
        other = partial(_other_scheme, scheme)
        alone = (
            ("no_token", "Accepts a request without a token.", _no_token, "no_token"),
            ("wrong_token", "Accepts a request with any token.", anything, "wrong_token"),
            ("longer_token", "Accepts a token that begins with the right one.", beginning, "wrong_token"),
            ("shorter_token", "Accepts a token that the right one begins with.", shorter, "wrong_token"),
        )  # fmt: skip
        half = f"Accepts a `{scheme.parameter}` header without a scheme or without a token."
        prefixed = (
            ("other_scheme", "Accepts a request with another authentication scheme.", other, "other_scheme"),
            ("malformed", half, _half, "malformed"),
            ("token_alone", "Accepts the token without a scheme.", partial(_alone, scheme), "malformed"),
        )  # fmt: skip
        for what, sentence, accepts, rule in (*alone, *(prefixed if scheme.prefix else ())):
            if scheme.kind == "basic" and what in {"shorter_token", "token_alone"}:
                continue  # what is cut off changes the base64 before it
            change = partial(_accepting, operation, accepts)
            yield wrong(api, (operation.id, "auth", what), sentence, change, f"auth/{rule}")
        if scheme.place == "header":
            yield from _echoes(api, operation, scheme)
        if operation.response(422) and not _documents(operation, "401"):
            yield _denied_with_422(api, operation)


def _accepting(operation: Operation, accepts: Authenticates) -> Change:
    """Return a change by which one operation accepts these credentials; the others stay protected."""
    return Change(authenticates=lambda called, sent: called == operation.id and accepts(sent))


def _no_token(sent: str | None) -> bool:
    return sent is None


def _any_token(scheme: Scheme, sent: str | None) -> bool:
    prefix, token = _parts(scheme, sent)
    return prefix == scheme.prefix.strip().lower() and token != ""


def _beginning(scheme: Scheme, sent: str | None) -> bool:
    right = scheme.shown(TOKEN)
    if scheme.kind == "basic":  # the last character of base64 depends on what follows
        right = right.rstrip("=")[:-1]
    return (sent or "").startswith(right)


def _shorter(scheme: Scheme, sent: str | None) -> bool:
    right = scheme.shown(TOKEN)
    return (
        sent is not None
        and sent != right
        and right.startswith(sent)
        and sent != scheme.prefix.strip()
    )


def _alone(scheme: Scheme, sent: str | None) -> bool:
    return sent == scheme.shown(TOKEN).removeprefix(scheme.prefix)


def _other_scheme(scheme: Scheme, sent: str | None) -> bool:
    prefix, token = _parts(scheme, sent)
    return prefix != scheme.prefix.strip().lower() and token != ""


def _parts(scheme: Scheme, sent: str | None) -> tuple[str, str]:
    """Return the word before a credential, in lower case, and the credential."""
    if not scheme.prefix:
        return "", (sent or "").strip()
    word, _, token = (sent or "").partition(" ")
    return word.lower(), token.strip()


def _half(sent: str | None) -> bool:
    return sent is not None and " " not in sent.strip() and sent != ""


def _echoes(api: Api, operation: Operation, scheme: Scheme) -> Iterator[Server]:
    name = scheme.parameter.lower()

    def in_header(request: Request, reply: Reply) -> Reply:
        sent = request.headers.get(name)
        if request.operation != operation.id or not sent:
            return reply
        return attrs.evolve(reply, headers={**reply.headers, f"x-{name}": sent})

    messages = error_paths(api, operation, "message")

    def in_message(request: Request, reply: Reply) -> Reply:
        sent = request.headers.get(name)
        if request.operation != operation.id or not sent or reply.status < 400:
            return reply
        return attrs.evolve(reply, body=_with_token(reply.body, messages, sent))

    edits = [("token_in_header", "Each response has the token in a header.", in_header)]
    if messages:
        sentence = "The message of a refusal contains the token."
        edits.append(("token_in_message", sentence, in_message))
    for what, sentence, edit in edits:
        change = partial(Change, reply=edit)
        yield wrong(api, (operation.id, "auth", what), sentence, change, "auth/token_kept")


def _with_token(body: Any, messages: Sequence[Path], sent: str) -> Any:
    for path in messages:
        body = replaced(body, path, lambda message: f"{message} (sent: {sent})")
    return body


def _denied_with_422(api: Api, operation: Operation) -> Server:
    def edited(reply: Reply) -> Reply:
        return with_status(api, operation.id, reply, 422) if reply.status == 401 else reply

    sentence = "Responds with 422 to a request without a token."
    change = partial(refusals, operation.id, edited)
    return wrong(api, (operation.id, "auth", "denied_with_422"), sentence, change)


def _documents(operation: Operation, status: str) -> bool:
    return any(each.status == status for each in operation.responses)
