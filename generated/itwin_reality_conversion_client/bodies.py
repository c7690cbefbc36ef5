# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""
The bytes of an answer, counted and decompressed while they come.

httpx decompresses each chunk without a bound, so that a few kilobytes can become gigabytes
before anyone counts. Here zlib is asked for no more than there is room for.
"""

from __future__ import annotations

import zlib

from .errors import BodyTooLargeError, TransportError

ACCEPTED = "gzip, deflate"
"""What the client asks for in `Accept-Encoding`, and all that it reads."""
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_WINDOWS = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": _ZLIB}


class Body:
    """
    A body on its way in: at most `limit` bytes as sent, and as many after decompression.

    Every method raises TransportError where the body is broken or too large; what came before
    that is still there.
    """

    def __init__(self, limit: int, encoding: str | None) -> None:
        self._limit = limit
        self._encoding = (encoding or "identity").strip().lower()
        self._zlib = zlib.decompressobj()
        self._begun = False
        self._came = 0
        self._size = 0
        self._parts: list[bytes] = []

    def expect(self, length: str | None) -> None:
        """Refuse a body by its `Content-Length`, before any of it is read."""
        if length is not None and length.isdecimal() and int(length[:20]) > self._limit:
            raise self._too_large(f"{length[:20]} bytes are announced")

    def feed(self, chunk: bytes) -> None:
        """Take what came next over the wire."""
        self._came += len(chunk)
        if self._came > self._limit:
            raise self._too_large("more bytes came")
        if self._encoding == "identity":
            self._keep(chunk)
            return
        try:
            self._decode(chunk)
        except zlib.error as error:
            raise TransportError(f"the body is not the {self._encoding} it says: {error}") from None

    def whole(self) -> bytes:
        """The body, after its last byte has come."""
        if self._begun and not self._zlib.eof:
            raise TransportError("the compressed body ends early")
        return self.so_far

    @property
    def so_far(self) -> bytes:
        """What came up to now."""
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
                f"the body is encoded as {self._encoding[:40]!r}, which was not asked for",
                lasting=True,
            )
        # Some servers leave out the header of deflate; the lower half of its first byte is 8.
        return _RAW if window == _ZLIB and chunk[0] & 0x0F != 8 else window  # noqa: PLR2004

    def _keep(self, part: bytes) -> None:
        room = self._limit - self._size
        self._parts.append(part[:room] if len(part) > room else part)
        self._size += min(len(part), room)
        if len(part) > room:
            raise self._too_large("it has more bytes")

    def _too_large(self, what: str) -> BodyTooLargeError:
        return BodyTooLargeError(
            f"the body is too large: {what}, {self._limit} are the limit", lasting=True
        )
