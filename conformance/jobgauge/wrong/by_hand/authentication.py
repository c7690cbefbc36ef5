"""
Servers that let in whom they should not, refuse in another way, or give the token back.

Read `edits.py` before this.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Reply, Request
from jobgauge.spec.document import Api, Operation
from jobgauge.wrong.edits import replaced
from jobgauge.wrong.server import Server, wrong

TOKEN = "jobgauge-reference-0"  # noqa: S105 - the one that the reference server gives
Admits = Callable[[str | None], bool]


def servers(api: Api) -> Iterator[Server]:
    """The wrong servers for each operation of an API that asks for a token."""
    for operation in api.operations.values():
        if not operation.node.value.get("security"):
            continue
        for what, said, admits, rule in (
            ("no_token", "A request without a token is let in.", _no_token, "no_token"),
            ("wrong_token", "A request with any token is let in.", _any_token, "wrong_token"),
            ("longer_token", "A token that begins with the right one is let in.", _beginning, "wrong_token"),
            ("other_scheme", "A request with another scheme is let in.", _other_scheme, "other_scheme"),
            ("malformed", "A request with half a header is let in.", _half, "malformed"),
        ):  # fmt: skip
            yield _lets_in(api, operation, (what, said), admits, rule)
        yield from _echoes(api, operation)
        if operation.response(422) and not _documents(operation, "401"):
            yield _denied_otherwise(api, operation)


def _lets_in(
    api: Api, operation: Operation, what: tuple[str, str], admits: Admits, rule: str
) -> Server:
    """Other operations stay closed."""
    name, said = what

    def change() -> Change:
        return Change(admits=lambda called, sent: called == operation.id and admits(sent))

    return wrong(api, (operation.id, "auth", name), said, change, f"auth/{rule}")


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
    def in_header(request: Request, answer: Reply) -> Reply:
        sent = request.headers.get("authorization")
        if request.operation != operation.id or not sent:
            return answer
        return attrs.evolve(answer, headers={**answer.headers, "x-authorization": sent})

    def in_message(request: Request, answer: Reply) -> Reply:
        sent = request.headers.get("authorization")
        if request.operation != operation.id or not sent or answer.status < 400:
            return answer
        return attrs.evolve(answer, body=_telling(answer.body, sent))

    for what, said, edit in (
        ("token_in_header", "A header of each answer holds the token.", in_header),
        ("token_in_message", "The message of a refusal holds the token.", in_message),
    ):
        yield wrong(
            api, (operation.id, "auth", what), said, partial(Change, answer=edit),
            "auth/token_kept",
        )  # fmt: skip


def _telling(body: Any, sent: str) -> Any:
    def more(message: Any) -> Any:
        return f"{message} (Authorization: {sent})"

    return replaced(replaced(body, ("error", "message"), more), ("message",), more)


def _denied_otherwise(api: Api, operation: Operation) -> Server:
    def answer(request: Request, answer: Reply) -> Reply:
        if request.operation != operation.id or answer.status != 401:
            return answer
        body = replaced(
            answer.body, ("error", "code"), lambda code: 422 if isinstance(code, int) else code
        )
        return attrs.evolve(answer, status=422, body=body)

    return wrong(
        api,
        (operation.id, "auth", "denied_with_422"),
        "Who has no token is refused with 422.",
        partial(Change, answer=answer),
    )


def _documents(operation: Operation, status: str) -> bool:
    return any(each.status == status for each in operation.responses)
