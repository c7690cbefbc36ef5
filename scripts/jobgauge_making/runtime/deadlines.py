"""
Limits the time of a whole sync request, which httpx cannot.

Its timeouts apply to single reads, so that a server which sends a byte a second never exceeds them. httpx hands each
new connection to the extension "trace" (its documentation: "Extensions"); the two methods of that connection which
wait, `read` and `write`, are wrapped here. Nothing else of a dependency is changed. A
connection that a user's httpx client had opened before is not wrapped. An async call is cancelled instead.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_NEW_STREAM = (".connect_tcp.complete", ".connect_unix_socket.complete", ".start_tls.complete")
_PIECE = 1 << 16
_ends: ContextVar[float] = ContextVar("ends", default=float("inf"))


class DeadlinePassed(Exception):
    """The deadline passed while the request was sent or the response received."""


@contextmanager
def until(ends: float) -> Generator[None]:
    """End all reads and writes inside with DeadlinePassed at a point of the monotonic clock."""
    mark = _ends.set(ends)
    try:
        yield
    finally:
        _ends.reset(mark)


def trace(event: str, info: Mapping[str, Any]) -> None:
    """Wrap a new connection; httpx calls this."""
    if event.endswith(_NEW_STREAM):
        stream = info["return_value"]
        stream.read = _bounded_read(stream.read)
        stream.write = _bounded_write(stream.write)


def _bounded_read(read: Callable[..., bytes]) -> Callable[..., bytes]:
    def bounded(max_bytes: int, timeout: float | None = None) -> bytes:
        return read(max_bytes, timeout=_left(timeout))

    return bounded


def _bounded_write(write: Callable[..., None]) -> Callable[..., None]:
    def bounded(buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _PIECE):
            write(buffer[start : start + _PIECE], timeout=_left(timeout))

    return bounded


def _left(timeout: float | None) -> float | None:
    left = _ends.get() - time.monotonic()
    if left <= 0:
        raise DeadlinePassed
    if timeout is None:
        return None if left == float("inf") else left
    return min(left, timeout)
