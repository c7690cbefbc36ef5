"""Reading the body of a response: unpacked as it arrives, refused if it is too large."""

import zlib
from typing import Any, Final

LIMIT: Final = 32 * 1024 * 1024
"""The most bytes of a body, both as sent and unpacked."""
WINDOWS: Final = {
    "gzip": 16 + zlib.MAX_WBITS,
    "x-gzip": 16 + zlib.MAX_WBITS,
    "deflate": zlib.MAX_WBITS,
}
"""The `wbits` of zlib for each content encoding."""


class UnreadableAnswer(ValueError):
    """The body of a response is too large, or not encoded as its headers say."""


class Content:
    """A body while it arrives; zlib unpacks no more than there is room for."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding.strip().lower() or "identity"
        self._zlib: Any = None
        self._received = 0
        self._parts: list[bytes] = []
        self._room = LIMIT

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes; raise UnreadableAnswer if they are too many or cannot be unpacked."""
        self._received += len(chunk)
        if self._received > LIMIT:
            raise UnreadableAnswer(f"the body is too large: more than {LIMIT} bytes")
        if self._encoding == "identity":
            self._keep(chunk)
            return
        while chunk:
            chunk = self._unpack(chunk)

    def whole(self) -> bytes:
        """Return the unpacked body, once its last byte was fed."""
        if self._zlib and not self._zlib.eof:
            raise UnreadableAnswer(f"the body is incomplete {self._encoding}")
        return b"".join(self._parts)

    def _unpack(self, chunk: bytes) -> bytes:
        """Unpack and keep as much of a chunk as zlib takes at once; return the rest of the chunk."""
        try:
            if self._zlib is None or self._zlib.eof:  # gzip may have many members
                self._zlib = zlib.decompressobj(self._window(chunk))
            self._keep(self._zlib.decompress(chunk, self._room + 1))
        except zlib.error as error:
            raise UnreadableAnswer(f"the body is not valid {self._encoding}: {error}") from error
        return self._zlib.unused_data if self._zlib.eof else self._zlib.unconsumed_tail

    def _window(self, chunk: bytes) -> int:
        window = WINDOWS.get(self._encoding)
        if window is None:
            raise UnreadableAnswer(
                f"the body is encoded as {self._encoding[:40]!r}, expected gzip or deflate"
            )
        # Some servers omit the zlib header of deflate, whose first byte has 8 in its lower half.
        bare = window == zlib.MAX_WBITS and chunk[0] & 0x0F != 8
        return -zlib.MAX_WBITS if bare else window

    def _keep(self, part: bytes) -> None:
        if len(part) > self._room:
            raise UnreadableAnswer(f"the body is too large: more than {LIMIT} bytes unpacked")
        self._room -= len(part)
        self._parts.append(part)
