"""
What a handler gets and what it gives: a request whose parts are typed and valid, an answer or a refusal.

Routing, validation, authentication, headers and error bodies are not a handler's business: `app.py` takes them
from the spec.
"""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

Clock = Callable[[], float]
"""Seconds since 1970, as `time.time` gives them."""


@attrs.frozen
class Request:
    """
    One request to one operation.

    `parameters` holds what was sent and the documented defaults, each value as its schema's type;
    `unsaid` are the keys of the constraints whose default stands where the caller says nothing;
    `url` is the address without its query, as the caller wrote it.
    """

    operation: str
    url: str
    parameters: dict[str, Any] = attrs.field(factory=dict[str, Any])
    body: Any = None
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    unsaid: frozenset[str] = frozenset()


@attrs.frozen
class Reply:
    """An answer: `body` is JSON as Python values."""

    status: int
    body: Any
    headers: dict[str, str] = attrs.field(factory=dict[str, str])


class Refusal(Exception):
    """
    The server will not do what was asked.

    `code` and `message` fill the members of that purpose in the documented error body;
    `target` names the parameter, or the JSON Pointer into the body, that the refusal is about;
    `members` are further members of the error body, given where it documents them.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        target: str | None = None,
        *,
        headers: dict[str, str] | None = None,
        members: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.target = target
        self.headers = headers or {}
        self.members = members or {}


Handler = Callable[[Request], Reply]


@attrs.frozen
class Pace:
    """How soon a job that moves at each read moves on: how many reads find it queued, and how many running."""

    queued: int = 1
    running: int = 2


@attrs.frozen
class Service:
    """
    What the operations of an API do, with the state that they share.

    `given` are ids that exist, by the name of the parameter that takes them;
    `headline` is the code and the message above a list of detailed errors.
    """

    operations: dict[str, Handler]
    given: dict[str, list[str]]
    headline: tuple[str, str] = ("InvalidRequest", "The request cannot be worked on.")
