"""Response headers, whose values servers may send in any bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping


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
