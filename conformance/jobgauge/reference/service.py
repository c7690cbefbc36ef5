"""
The interface of a handler: it takes a request whose parts are typed and valid, and returns a reply or raises a refusal.

Routing, validation, authentication, headers and error bodies come from the spec, by `app.py`.
"""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

Clock = Callable[[], float]
"""Returns seconds since 1970, as `time.time` does."""


@attrs.frozen
class Request:
    """
    One request to one operation.

    `parameters` holds the parameters sent and the documented defaults, each value as its schema's type;
    `defaulted` are the keys of the constraints whose default stands because the caller sent nothing;
    `url` is the address without its query, as the caller wrote it.
    """

    operation: str
    url: str
    parameters: dict[str, Any] = attrs.field(factory=dict[str, Any])
    body: Any = None
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    defaulted: frozenset[str] = frozenset()


@attrs.frozen
class Reply:
    """The response that a handler returns; `body` is JSON as Python values."""

    status: int
    body: Any
    headers: dict[str, str] = attrs.field(factory=dict[str, str])


class Refusal(Exception):
    """
    The server rejects the request with an error response.

    `code` and `message` fill the members of that purpose in the documented error body;
    `target` is the name of the parameter, or the JSON Pointer into the body, that the refusal is about;
    `members` are further members of the error body, sent if the operation documents them.
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
    """The number of reads that find a job queued, and then running, before it moves on."""

    queued: int = 1
    running: int = 2


@attrs.frozen
class Service:
    """
    The handlers of an API's operations, by operation id, and the state that they share.

    `given` are ids that exist, by the name of the parameter that takes them;
    `headline` is the code and the message above a list of detailed errors.
    """

    operations: dict[str, Handler]
    given: dict[str, list[str]]
    headline: tuple[str, str] = ("InvalidRequest", "The request is not valid.")
