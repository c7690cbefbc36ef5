# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""
The errors of this client.

    CogniteDiagramsError
    ├── InvalidBody (ValueError)               a request or response that violates the documentation
    │   └── AbsentMember (AttributeError)      a required member that a response does not have is read
    ├── TransportError (ConnectionError)       no complete response arrived
    │   ├── RequestTimeoutError (TimeoutError) not within `timeout` or `deadline`
    │   └── BodyTooLargeError                  the body is larger than `max_body`
    ├── TokenError                             the token's function or authentication failed
    ├── StatusError                            the status is not a success
    │   ├── RedirectError                      3xx that the client does not follow
    │   ├── RefusedError                       4xx
    │   │   ├── AuthenticationError            401, 403
    │   │   ├── NotFoundError (LookupError)    404, 410
    │   │   └── RateLimitError                 429
    │   └── ServerError                        5xx
    ├── JobError                               waiting for a job did not end with its success
    │   ├── JobFailedError                     the job failed
    │   ├── JobPartlyFailedError               the job succeeded, but not for everything
    │   ├── JobUnreadableError                 the job cannot be read, and waiting cannot mend it
    │   ├── JobTimedOutError                   the server stopped the job because it took too long
    │   ├── JobCancelledError                  the job was cancelled
    │   ├── NoSuchJobError (LookupError)       the server does not know the job
    │   ├── WaitExpiredError (TimeoutError)    the job was not final before the deadline
    │   └── WaitCancelledError                 the `cancel` event was set

All of them can be pickled, and none of them contains the token.
"""

from ._runtime.errors import ApiError as CogniteDiagramsError
from ._runtime.errors import (
    AuthenticationError,
    BodyTooLargeError,
    ErrorDetail,
    JobCancelledError,
    JobError,
    JobFailedError,
    JobPartlyFailedError,
    JobTimedOutError,
    JobUnreadableError,
    NoSuchJobError,
    NotFoundError,
    RateLimitError,
    RedirectError,
    RefusedError,
    RequestTimeoutError,
    ServerError,
    StatusError,
    TokenError,
    TransportError,
    WaitCancelledError,
    WaitExpiredError,
)
from ._runtime.problems import AbsentMember, InvalidBody, Problem

__all__ = [
    "AuthenticationError",
    "BodyTooLargeError",
    "ErrorDetail",
    "NotFoundError",
    "RateLimitError",
    "RedirectError",
    "RefusedError",
    "RequestTimeoutError",
    "ServerError",
    "StatusError",
    "TokenError",
    "TransportError",
    "AbsentMember",
    "InvalidBody",
    "Problem",
    "CogniteDiagramsError",
    "JobCancelledError",
    "JobError",
    "JobFailedError",
    "JobPartlyFailedError",
    "JobTimedOutError",
    "JobUnreadableError",
    "NoSuchJobError",
    "WaitCancelledError",
    "WaitExpiredError",
]
