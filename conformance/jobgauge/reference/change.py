"""The places where a reference server can be changed: a wrong server differs from the right one in one of them."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from jobgauge.reference.service import Refusal, Reply, Request, Service

Headers = list[tuple[str, str]]

Raw = Callable[[Request, int, Headers, bytes], tuple[int, Headers, bytes]]
"""Takes the status, headers and body of the right response and returns those to send."""

Overlooks = Callable[[str, Mapping[str, Any], Any], bool]
"""Takes an operation's id, and its parameters and body as sent: ABSENT if there is no body, bytes if it is not JSON."""


@attrs.frozen
class Change:
    """
    One difference from the reference server; a field that is None changes nothing.

    `unenforced`: the `key` of a request constraint that is not checked.
    `overlooks`: returns True for an invalid request to be treated as a plain valid one.
    `refuses`: returns the refusal of a valid request, or None to accept it.
    `reply`: returns the reply to send in place of the right one, which may be an error.
    `service`: returns the service that takes the place of the right one.
    `raw`: returns other bytes; a response without `content-length` is sent chunked.
    `authenticates`: returns True if an operation accepts credentials (None if not sent) unchecked.
    `delay`: seconds before each response.
    """

    unenforced: str | None = None
    overlooks: Overlooks | None = None
    refuses: Callable[[Request], Refusal | None] | None = None
    reply: Callable[[Request, Reply], Reply] | None = None
    service: Callable[[Service], Service] | None = None
    raw: Raw | None = None
    authenticates: Callable[[str, str | None], bool] | None = None
    delay: float = 0
