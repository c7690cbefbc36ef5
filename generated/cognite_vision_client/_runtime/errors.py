"""
The errors of a client, which its own module `errors` shows as a tree.

All of them can be pickled, and none of them contains the token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .model import Model

_SHOWN = 300


class ApiError(Exception):
    """The base of all errors of this client."""

    def __reduce__(self) -> tuple[object, ...]:
        return _revived, (type(self), self.args, self.__dict__.copy())


class TransportError(ApiError, ConnectionError):
    """No complete response arrived: the connection failed, or the response is not valid HTTP."""

    def __init__(self, message: str, *, unsent: bool = False, lasting: bool = False) -> None:
        super().__init__(message)
        self.unsent = unsent
        """True if the request never reached the server, so that sending it again is safe."""
        self.lasting = lasting
        """True if sending the request again would fail in the same way."""


class RequestTimeoutError(TransportError, TimeoutError):
    """The server was silent for longer than `timeout`, or the call took longer than `deadline`."""


class BodyTooLargeError(TransportError):
    """The body is larger than `max_body`: by its Content-Length, as received or after decompression."""


class TokenError(ApiError):
    """
    There is no token to send: its function or the authentication of httpx raised `__cause__`, or gave what no
    header can carry.
    """

    def __init__(self, message: str, *, lasting: bool = True) -> None:
        super().__init__(message)
        self.lasting = lasting
        """False if the reason is a connection or a timeout, so that asking again may help."""


@frozen
class ErrorDetail:
    """One entry of a list in an error body; `member` is the name of the list."""

    member: str
    code: int | str | None
    message: str | None
    target: str | None
    value: object
    """The entry as received."""


class StatusError(ApiError):
    """
    The status is not 2xx, or with `strict` not a documented 2xx.

    `code`, `message`, `details` and `request_id` are read from the body as its documented schema
    names them; they are None or empty if the body does not have them, whatever it is.
    """

    def __init__(
        self,
        summary: str,
        *,
        status: int,
        code: int | str | None,
        message: str | None,
        details: tuple[ErrorDetail, ...],
        request_id: str | None,
        retry_after: float | None,
        body: object,
        content: bytes,
        headers: Mapping[str, str],
    ) -> None:
        super().__init__(summary)
        self.status = status
        self.code = code
        self.message = message
        self.details = details
        self.request_id = request_id
        self.retry_after = retry_after
        """Seconds from the response on, from a `Retry-After` with a number or a date; None without one."""
        self.body = body
        """The body as JSON, None if it is not JSON."""
        self.content = content
        """The body as received, at most its first mebibyte."""
        self.envelope: Model | None = None
        """The body as its documented model, None if it is something else."""
        self.headers = headers


class RedirectError(StatusError):
    """
    A 3xx that the client does not follow.

    It leads to another origin, has no valid Location, is one of too many in a row, or would turn a
    POST into a GET.
    """


class RefusedError(StatusError):
    """A 4xx: the server refuses this request."""


class AuthenticationError(RefusedError):
    """401 or 403: the token is missing, not valid, or does not permit this request."""


class NotFoundError(RefusedError, LookupError):
    """404 or 410."""


class RateLimitError(RefusedError):
    """429: too many requests; `retry_after` is the pause in seconds that the server asks for."""


class ServerError(StatusError):
    """A 5xx: the server failed to handle the request."""


class FilterError(ApiError, ValueError):
    """A value cannot be used in a filter expression with this property."""


class JobError(ApiError):
    """
    Waiting for a job did not end with its complete success.

    `job` is the job as last read, None if it was never read; `elapsed` is in seconds since the wait began.
    `resume` is a text to store and to give to `waiting.resume`, which goes on waiting for the same job in this or
    another process; None if the job is final. It has all that the wait needs, which may be a token of that job.
    """

    def __init__(
        self, message: str, *, job_id: object, job: object, elapsed: float, resume: str | None
    ) -> None:
        super().__init__(message)
        self.job_id = job_id
        self.job = job
        self.elapsed = elapsed
        self.resume = resume


class JobFailedError(JobError):
    """The job failed; `error_message` is the server's reason, None if it gives none."""

    error_message: str | None = None


class JobPartlyFailedError(JobError):
    """The job succeeded, but not for everything; its outcome lists what failed."""


class JobUnreadableError(JobError):
    """The job cannot be read, for a reason that waiting cannot mend, such as a token that is refused: `__cause__`."""


class JobTimedOutError(JobError):
    """The server stopped the job because it took too long."""


class JobCancelledError(JobError):
    """The job was cancelled."""


class NoSuchJobError(JobError, LookupError):
    """The server does not know the job, or answered with another one."""


class WaitExpiredError(JobError, TimeoutError):
    """The job was not final before the deadline; it continues, and can be waited for again."""


class WaitCancelledError(JobError):
    """The `cancel` event was set; the job continues, and can be waited for again."""


class PagingError(ApiError):
    """The next page of a list cannot be requested."""


class PageLoopError(PagingError):
    """A continuation token was repeated, or too many pages in a row are empty: the list would never end."""


class ForeignLinkError(PagingError):
    """The link to the next page points to another origin; nothing was sent there."""


def status_class(status: int) -> type[StatusError]:
    """Return the error class for a status."""
    match status:
        case 401 | 403:
            return AuthenticationError
        case 404 | 410:
            return NotFoundError
        case 429:
            return RateLimitError
        case _ if 300 <= status < 400:
            return RedirectError
        case _ if 400 <= status < 500:
            return RefusedError
        case _ if status >= 500:
            return ServerError
        case _:
            return StatusError


def shortened(text: str) -> str:
    """
    Return a text as one line of at most _SHOWN characters, for a message; what cannot be printed is a `?`.

    Every text of a server, or of a library that quotes a server, goes through this, with the secrets masked before.
    """
    line = " ".join(text.split())
    shown = "".join(each if each.isprintable() else "?" for each in line[:_SHOWN])
    return shown if len(line) <= _SHOWN else f"{shown}... ({len(line)} characters)"


def escaped(text: str) -> str:
    r"""Return a text with what cannot be printed escaped, as in `\x1b`."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in text
    )


def _revived(kind: type[ApiError], args: tuple[object, ...], state: dict[str, object]) -> ApiError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error
