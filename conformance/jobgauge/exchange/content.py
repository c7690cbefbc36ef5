"""The body of a response on its way in: unpacked, and refused once it is too large."""

import zlib
from typing import Any, Final

LIMIT: Final = 16 * 1024 * 1024
"""The most bytes that a body may have, as sent and unpacked."""
WINDOWS: Final = {
    "gzip": 16 + zlib.MAX_WBITS,
    "x-gzip": 16 + zlib.MAX_WBITS,
    "deflate": zlib.MAX_WBITS,
}
"""What each content encoding is to zlib."""


class UnreadableAnswer(ValueError):
    """The body of an answer is too large, or not what its headers say."""


class Content:
    """A body on its way in: zlib is asked for no more than there is room for."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding.strip().lower() or "identity"
        self._zlib: Any = None
        self._came = 0
        self._parts: list[bytes] = []
        self._room = LIMIT

    def feed(self, chunk: bytes) -> None:
        """Take what came next; UnreadableAnswer where it is too much or cannot be unpacked."""
        self._came += len(chunk)
        if self._came > LIMIT:
            raise UnreadableAnswer(f"the body is too large: more than {LIMIT} bytes came")
        if self._encoding == "identity":
            self._keep(chunk)
            return
        while chunk:
            chunk = self._unpack(chunk)

    def whole(self) -> bytes:
        """The body, after its last byte has come."""
        if self._zlib and not self._zlib.eof:
            raise UnreadableAnswer(f"the body ends before its {self._encoding} does")
        return b"".join(self._parts)

    def _unpack(self, chunk: bytes) -> bytes:
        """Keep what a chunk holds, and give what is left of it."""
        try:
            if self._zlib is None or self._zlib.eof:  # gzip may have many members
                self._zlib = zlib.decompressobj(self._window(chunk))
            self._keep(self._zlib.decompress(chunk, self._room + 1))
        except zlib.error as error:
            raise UnreadableAnswer(
                f"the body is not the {self._encoding} it says: {error}"
            ) from error
        return self._zlib.unused_data if self._zlib.eof else self._zlib.unconsumed_tail

    def _window(self, chunk: bytes) -> int:
        window = WINDOWS.get(self._encoding)
        if window is None:
            raise UnreadableAnswer(
                f"the body is encoded as {self._encoding[:40]!r}, which was not asked for"
            )
        # Some servers leave out the header of deflate; the lower half of its first byte is 8.
        bare = window == zlib.MAX_WBITS and chunk[0] & 0x0F != 8
        return -zlib.MAX_WBITS if bare else window

    def _keep(self, part: bytes) -> None:
        if len(part) > self._room:
            raise UnreadableAnswer(f"the body is too large: it has more than {LIMIT} bytes")
        self._room -= len(part)
        self._parts.append(part)
