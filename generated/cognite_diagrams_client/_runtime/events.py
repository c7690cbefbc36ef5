"""Tells a log and the hooks of a user about each request and each retry."""

from __future__ import annotations

import inspect
import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from .errors import ApiError

if TYPE_CHECKING:
    from .exchange import Request

_LOG = logging.getLogger(__name__.partition("._runtime")[0])
"""The logger of the client's package, under whatever name it is imported."""


@frozen
class Attempt:
    """
    One request of a call.

    `path` is percent-encoded and has no query; `number` counts from 1; `seconds` is the time until the response or
    the failure. `status` is None without a response, `error` None with one. `pause` is the seconds until the request
    is sent again. Before the request is sent, these four are not known: 0.0 and None.
    """

    method: str
    path: str
    number: int
    seconds: float = 0.0
    status: int | None = None
    error: ApiError | None = None
    pause: float | None = None


Hook = Callable[[Attempt], object]


@frozen(eq=False, repr=False)
class Hooks:
    """The functions to call before a request is sent, and before the pause of a retry."""

    on_request: Hook | None = None
    on_retry: Hook | None = None

    def __attrs_post_init__(self) -> None:
        for name, hook in (("on_request", self.on_request), ("on_retry", self.on_retry)):
            if inspect.iscoroutinefunction(hook):
                raise TypeError(f"{name} is an async function; expected one that is not awaited")


@define(eq=False, repr=False)
class Watcher:
    """
    Watches one call.

    Each answer or failure is logged at level INFO, each retry too; the fields of an Attempt are attributes of the
    log record. A hook that raises ends the call with its exception.
    """

    hooks: Hooks
    _began: float = field(init=False, default=0.0)
    _number: int = field(init=False, default=0)

    def begins(self, request: Request, *, redirected: bool = False) -> None:
        """Tell that a request is about to be sent; one that is redirected is not a new attempt."""
        self._number += not redirected
        if self.hooks.on_request:
            self.hooks.on_request(Attempt(request.method, request.path, self._number))
        self._began = time.monotonic()

    def ended(self, request: Request, status: int | None, error: ApiError | None) -> Attempt:
        """Tell that a response has arrived or failed to, and return the attempt."""
        number, seconds = self._number, time.monotonic() - self._began
        attempt = Attempt(request.method, request.path, number, seconds, status, error)
        if _LOG.isEnabledFor(logging.INFO):
            what = type(error).__name__ if error else status
            text = "%s %s: %s (attempt %d, %.3f s)"
            extra = _extra(attempt)
            _LOG.info(text, request.method, request.path, what, number, seconds, extra=extra)
        return attempt

    def renews(self, request: Request, status: int) -> None:
        """Tell that a request was refused for its token, and is sent again with a new one at once."""
        self.retries(self.ended(request, status, None), 0.0)
        self.begins(request)

    def retries(self, attempt: Attempt, pause: float) -> None:
        """Tell that a request will be sent again after a pause."""
        again = evolve(attempt, pause=pause)
        if _LOG.isEnabledFor(logging.INFO):
            text = "%s %s: attempt %d is in %.1f s"
            extra = _extra(again)
            _LOG.info(text, again.method, again.path, again.number + 1, pause, extra=extra)
        if self.hooks.on_retry:
            self.hooks.on_retry(again)


def _extra(attempt: Attempt) -> dict[str, object]:
    """Return the fields of a log record; `pathname` and the like are taken, so `path` is the URL's."""
    return {
        "method": attempt.method,
        "path": attempt.path,
        "attempt": attempt.number,
        "seconds": attempt.seconds,
        "status": attempt.status,
        "pause": attempt.pause,
    }
