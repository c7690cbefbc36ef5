"""
Response bodies, counted and decompressed while they are received.

httpx decompresses each chunk without a limit, so that a few kilobytes can become gigabytes.
Here zlib is asked for no more bytes than the limit leaves.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

from .errors import BodyTooLargeError, TransportError, shortened

ACCEPTED = "gzip, deflate"
"""The codings that the client sends in `Accept-Encoding`; it reads no others."""
_IDENTITY = "identity"
_NONE = frozenset({"", _IDENTITY, "none", "utf-8", "binary", "aws-chunked"})
"""Values that servers send although the body is as it is."""
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_WINDOWS = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": _ZLIB}


class Body:
    """
    A response body while it is received: at most `limit` bytes as sent, and as many after decompression.

    Every method raises TransportError if the body is broken, BodyTooLargeError if it is too large;
    `so_far` then still has what was received before. `told` makes a text of the server fit to be shown.
    """

    def __init__(
        self, limit: int, encoding: str | None, told: Callable[[str], str] = shortened
    ) -> None:
        self._limit = limit
        self._given = encoding or ""
        self._told = told
        codings = [each.strip().lower() for each in (encoding or "").split(",")]
        self._encoding = ", ".join(each for each in codings if each not in _NONE) or _IDENTITY
        self._zlib = zlib.decompressobj()
        self._begun = False
        self._received = 0
        self._size = 0
        self._parts: list[bytes] = []

    def expect(self, length: str | None) -> None:
        """Raise BodyTooLargeError if the `Content-Length` is above the limit."""
        if length is not None and length.isdecimal() and int(length[:20]) > self._limit:
            raise self._too_large(f"its Content-Length is {length[:20]}")

    def feed(self, chunk: bytes) -> None:
        """Add the next bytes as received."""
        self._received += len(chunk)
        if self._received > self._limit:
            raise self._too_large("more bytes were received")
        if self._encoding == _IDENTITY:
            self._keep(chunk)
            return
        try:
            self._decode(chunk)
        except zlib.error as error:
            raise TransportError(f"the body is not valid {self._encoding}: {error}") from None

    def whole(self) -> bytes:
        """Return the body, once all bytes are added."""
        if self._begun and not self._zlib.eof:
            raise TransportError("the compressed body is incomplete")
        return self.so_far

    @property
    def so_far(self) -> bytes:
        """The decompressed bytes received so far."""
        return b"".join(self._parts)

    def _decode(self, chunk: bytes) -> None:
        while chunk:
            if self._zlib.eof or not self._begun:  # gzip may have many members
                self._zlib = zlib.decompressobj(self._window(chunk))
                self._begun = True
            self._keep(self._zlib.decompress(chunk, self._limit - self._size + 1))
            chunk = self._zlib.unused_data if self._zlib.eof else self._zlib.unconsumed_tail

    def _window(self, chunk: bytes) -> int:
        window = _WINDOWS.get(self._encoding)
        if window is None:
            raise TransportError(
                f"the Content-Encoding is {self._told(self._given)!r}, expected one of {ACCEPTED}"
            )
        # Some servers send deflate without the zlib header; the lower half of its first byte is 8.
        return _RAW if window == _ZLIB and chunk[0] & 0x0F != 8 else window

    def _keep(self, part: bytes) -> None:
        room = self._limit - self._size
        self._parts.append(part[:room] if len(part) > room else part)
        self._size += min(len(part), room)
        if len(part) > room:
            raise self._too_large("it has more bytes after decompression")

    def _too_large(self, what: str) -> BodyTooLargeError:
        return BodyTooLargeError(
            f"the body is too large: {what}, the limit is {self._limit} bytes, `max_body` of the client",
            lasting=True,
        )
