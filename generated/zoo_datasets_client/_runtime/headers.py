"""Headers: those of responses, whose values servers may send in any bytes, and those that a user wants to send."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+").fullmatch
"""The names that RFC 9110, 5.1 allows."""
_FRAMING = frozenset({"content-length", "transfer-encoding"})


class Headers(Mapping[str, str]):
    """
    Response headers by name, in any case; several values of one name are joined by `, `.

    Each byte of a value is one character (Latin-1), so that nothing a server sends is lost or refused.
    """

    def __init__(self, items: Iterable[tuple[bytes, bytes]] = ()) -> None:
        self.raw = tuple(items)
        """The names and values as received, in order."""
        self._values: dict[str, str] = {}
        for name, value in self.raw:
            key, text = name.decode("latin-1").lower(), value.decode("latin-1")
            self._values[key] = f"{self._values[key]}, {text}" if key in self._values else text

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Headers({self._values!r})"

    def each(self, edit: Callable[[str], str]) -> Headers:
        """Return the headers with every value edited."""
        return Headers(
            (name, edit(value.decode("latin-1")).encode("latin-1", "replace"))
            for name, value in self.raw
        )

    def replaced(self, name: str, value: str) -> Headers:
        """Return the headers with one value in place of those of a name."""
        others = [pair for pair in self.raw if pair[0].lower() != name.encode("latin-1")]
        return Headers([*others, (name.encode("latin-1"), value.encode("latin-1", "replace"))])


def is_value(text: str) -> bool:
    """Return True if a header can carry a text: printable ASCII without surrounding spaces."""
    return text.isascii() and text.isprintable() and text == text.strip()


def sendable(headers: Mapping[str, str] | None) -> dict[str, str]:
    """
    Return the headers by their names in lower case.

    Raise ValueError for one that cannot be sent, TypeError for one that is not a str; neither shows its value.
    """
    for name, value in (headers or {}).items():
        if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"headers: the name {name!r} is not a str")
        if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            kind = type(value).__name__
            raise TypeError(f"headers: the value of {name!r} must be a str, not {kind}")
        if not _NAME(name):
            raise ValueError(f"headers: {name!r} is not the name of a header")
        if name.lower() in _FRAMING:
            raise ValueError(f"headers: {name!r} is set from the body, and cannot be given")
        if not is_value(value):
            raise ValueError(
                f"headers: the value of {name!r} must be printable ASCII without surrounding spaces"
            )
    return {name.lower(): value for name, value in (headers or {}).items()}
