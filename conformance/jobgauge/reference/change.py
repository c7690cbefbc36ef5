"""
The places where a reference server can be made to differ, so that a wrong server is the right one but for one thing.

Read `service.py` before this.
"""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from jobgauge.reference.service import Refusal, Reply, Request, Service

Headers = list[tuple[str, str]]

Raw = Callable[[Request, int, Headers, bytes], tuple[int, Headers, bytes]]
"""From the status, the headers and the body of an answer to those that are sent."""

Overlooks = Callable[[str, Mapping[str, Any], Any], bool]
"""From an operation, the parameters and the body as sent: ABSENT where there is none, bytes where it is not JSON."""


@attrs.frozen
class Change:
    """
    One difference from the reference server; a field that is None changes nothing.

    `unenforced`: the `key` of a request constraint that is not checked.
    `overlooks`: whether a request that is not valid is taken for a plain one that is.
    `refuses`: a refusal for a request that is valid, or None for one that goes through.
    `answer`: another answer, for refusals too.
    `service`: other handlers.
    `raw`: other bytes; an answer left without `content-length` goes out chunked.
    `admits`: whether an operation lets in an `Authorization` header (None where there is none) that is not valid.
    `delay`: seconds before each answer.
    """

    unenforced: str | None = None
    overlooks: Overlooks | None = None
    refuses: Callable[[Request], Refusal | None] | None = None
    answer: Callable[[Request, Reply], Reply] | None = None
    service: Callable[[Service], Service] | None = None
    raw: Raw | None = None
    admits: Callable[[str, str | None], bool] | None = None
    delay: float = 0
