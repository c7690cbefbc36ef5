"""When to send a request again, and how long to wait before."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from attrs import field, frozen, validators

IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})
"""The methods that may be sent twice (RFC 9110, 9.2.2)."""


@frozen(kw_only=True)
class Retry:
    """
    The number of attempts of a call, and the pauses between them.

    A request with an idempotent method is sent again after one of the `statuses` or a connection
    failure. Any other is sent again only if the server certainly did not act on it: the connection
    was never made, or the status is 429. After another failure of a POST, the server may have acted
    and only its response been lost.

    A `Retry-After` is obeyed up to `longest_retry_after`. If it asks for more, or for more than is
    left of the call's time, the StatusError is raised at once, with `retry_after` set.
    """

    attempts: int = field(default=4, validator=validators.ge(1))
    """The most times that a request is sent; 1 for no retries."""
    first: float = field(default=0.5, validator=validators.ge(0))
    """The first pause in seconds; each later one is twice as long as the one before."""
    longest: float = field(default=20.0, validator=validators.ge(0))
    """The longest pause in seconds, unless a `Retry-After` asks for more."""
    jitter: float = field(default=0.5, validator=[validators.ge(0), validators.le(1)])
    """The random part of each pause, from 0 to 1, so that many clients do not retry at the same time."""
    longest_retry_after: float = field(default=60.0, validator=validators.ge(0))
    """The longest `Retry-After` that is obeyed, in seconds."""
    statuses: frozenset[int] = frozenset({429, 502, 503, 504})
    """The statuses after which a request is sent again."""

    def pause(self, sent: int) -> float:
        """Return the seconds to wait after the request was sent `sent` times."""
        full = min(self.longest, self.first * 2.0 ** min(sent - 1, 60))
        return full * (1 - self.jitter * random.random())  # noqa: S311 - not a secret

    def repeats(self, method: str, status: int) -> bool:
        """Return True if a request with this method is sent again after this status."""
        return status in self.statuses and (method in IDEMPOTENT or status == 429)


def retry_after(text: str | None, now: datetime | None = None) -> float | None:
    """
    Return the seconds in a `Retry-After` header with a number or an HTTP date (RFC 9110, 10.2.3).

    None if there is no header or it is neither; 0 if the date has passed.
    """
    if text is None:
        return None
    text = text.strip()
    if text.isascii() and text.isdecimal():
        return float(text) if len(text) < 12 else float("inf")
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - (now or datetime.now(UTC))).total_seconds())
