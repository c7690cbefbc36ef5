# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""
Everything that a call can raise.

    CogniteDiagramsError
    ├── InvalidBody (ValueError)               what is sent or came back breaks the page; in `problems`
    ├── TransportError (ConnectionError)       no whole answer came
    │   ├── RequestTimeoutError (TimeoutError) ... in time
    │   └── BodyTooLargeError                  ... because it is larger than the client takes
    ├── StatusError                            the answer says no
    │   ├── RedirectError                      3xx, to where the client does not go
    │   ├── RefusedError                       4xx
    │   │   ├── AuthenticationError            401, 403
    │   │   ├── NotFoundError (LookupError)    404, 410
    │   │   └── RateLimitError                 429
    │   └── ServerError                        5xx
    ├── JobError                               a job that was waited for
    │   ├── JobFailedError                     it failed
    │   ├── JobTimedOutError                   the server gave it up
    │   ├── JobCancelledError                  someone cancelled it
    │   ├── NoSuchJobError (LookupError)       there is none of that name
    │   ├── WaitExpiredError (TimeoutError)    it was not final in the time that was given
    │   └── WaitCancelledError                 the waiting was called off

All of them can be pickled, and none of them holds the token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .models import ErrorResponse

_SHOWN = 300


class CogniteDiagramsError(Exception):
    """The base of all errors of this client."""

    def __reduce__(self) -> tuple[object, ...]:
        return _revived, (type(self), self.args, self.__dict__.copy())


class TransportError(CogniteDiagramsError, ConnectionError):
    """No whole answer came: the connection failed, or what came is not HTTP as it should be."""

    def __init__(self, message: str, *, unsent: bool = False, lasting: bool = False) -> None:
        super().__init__(message)
        self.unsent = unsent
        """The request has surely not reached the server: to send it again cannot do a thing twice."""
        self.lasting = lasting
        """To send it again would end the same way."""


class RequestTimeoutError(TransportError, TimeoutError):
    """The server was silent for longer than `timeout`, or the call took longer than `deadline`."""


class BodyTooLargeError(TransportError):
    """The body is larger than `max_body`, as announced, as sent or after decompression."""


@frozen
class ErrorDetail:
    """One entry of a list inside an error envelope; `member` is the name of that list."""

    member: str
    code: int | str | None
    message: str | None
    target: str | None
    value: object
    """The entry as it came."""


class StatusError(CogniteDiagramsError):
    """
    The server answered, and its status is no success.

    `code`, `message`, `details` and `request_id` are what the error envelope of the page says.
    Whatever the body is in truth, this error comes out, with None for what could not be read.
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
        """Seconds, from the moment of the answer, whichever way its header says it."""
        self.body = body
        """The JSON of the body, None where it is none."""
        self.content = content
        """The body as it came; the first mebibyte of it."""
        self.envelope: ErrorResponse | None = None
        """The body as the page describes it, None where it is something else."""
        self.headers = headers


class RedirectError(StatusError):
    """A 3xx to another origin, to nowhere, in a circle, or one that would turn a POST into a GET."""


class RefusedError(StatusError):
    """A 4xx: the server will not do this request as it stands."""


class AuthenticationError(RefusedError):
    """401 or 403: the token is missing, no longer valid, or not allowed to do this."""


class NotFoundError(RefusedError, LookupError):
    """404 or 410."""


class RateLimitError(RefusedError):
    """429; `retry_after` says when the server will listen again."""


class ServerError(StatusError):
    """A 5xx: the server could not do what it was asked."""


class JobError(CogniteDiagramsError):
    """A job that did not get where it was waited for; `job` is its last reading, None before one."""

    def __init__(self, message: str, *, job_id: object, job: object, elapsed: float) -> None:
        super().__init__(message)
        self.job_id = job_id
        self.job = job
        self.elapsed = elapsed
        """Seconds of waiting."""


class JobFailedError(JobError):
    """The job failed; `error_message` is the reason that the server gives, where it gives one."""

    error_message: str | None = None


class JobTimedOutError(JobError):
    """The server gave the job up because it took too long."""


class JobCancelledError(JobError):
    """The job was cancelled."""


class NoSuchJobError(JobError, LookupError):
    """The server answers that there is no such job."""


class WaitExpiredError(JobError, TimeoutError):
    """The job was not final when the time was over; it goes on, and can be waited for again."""


class WaitCancelledError(JobError):
    """The `cancel` event was set; the job goes on, and can be waited for again."""


def status_class(status: int) -> type[StatusError]:
    """Which error a status is."""
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
    """One line of `text`, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}... ({len(line)} characters)"


def _revived(
    kind: type[CogniteDiagramsError], args: tuple[object, ...], state: dict[str, object]
) -> CogniteDiagramsError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error
