# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""When a request is sent again, and how long to pause before."""

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
    How often a call is tried, and the pauses between.

    Sent again are: on idempotent methods the `statuses` and every failure of the connection;
    on the others only what the server has surely not done, which is a connection that was never
    made, and a 429. Every other failure of a POST may stand for an answer that was lost.

    A `Retry-After` is obeyed up to `longest_retry_after`; where the server asks for more, or for
    more than is left of the call's time, its answer is raised at once, with `retry_after` on it.
    """

    attempts: int = field(default=4, validator=validators.ge(1))
    """How often a request is sent at most; 1 never sends it again."""
    first: float = field(default=0.5, validator=validators.ge(0))
    """Seconds of the first pause; each one after it is twice as long."""
    longest: float = field(default=20.0, validator=validators.ge(0))
    """Seconds that no pause of ours exceeds."""
    jitter: float = field(default=0.5, validator=[validators.ge(0), validators.le(1)])
    """Which part of a pause is random, so that many clients do not come back at once."""
    longest_retry_after: float = field(default=60.0, validator=validators.ge(0))
    """Seconds of the longest `Retry-After` that is waited out."""
    statuses: frozenset[int] = frozenset({429, 502, 503, 504})

    def pause(self, sent: int) -> float:
        """Seconds before sending again what was sent this often."""
        full = min(self.longest, self.first * 2.0 ** min(sent - 1, 60))
        return full * (1 - self.jitter * random.random())  # noqa: S311 - not a secret

    def repeats(self, method: str, status: int) -> bool:
        """Whether an answer with this status leaves the request to be sent again."""
        return status in self.statuses and (method in IDEMPOTENT or status == 429)


def retry_after(text: str | None, now: datetime | None = None) -> float | None:
    """
    The seconds that a `Retry-After` asks for, whether it has a number or an HTTP date.

    None where there is none or it says neither (RFC 9110, 10.2.3); a date that is over is 0.
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
