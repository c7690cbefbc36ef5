"""The headers of a response: bytes as they came, read as text without regard to the case of their names."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs


@attrs.frozen(slots=False)
class Headers(Mapping[str, str]):
    """
    Header fields by name, in any case; the values of a repeated name are joined by a comma.

    Bytes that are not UTF-8 become single surrogates, from which `field_bytes` makes the same bytes again.
    """

    raw: bytes = b""

    @classmethod
    def of(cls, fields: Iterable[tuple[bytes, bytes]]) -> "Headers":
        """Return the headers with these fields, as one block of bytes."""
        return cls(b"\r\n".join(name + b":" + value.strip() for name, value in fields))

    @cached_property
    def _fields(self) -> dict[str, tuple[str, list[str]]]:
        found: dict[str, tuple[str, list[str]]] = {}
        for line in self.raw.split(b"\r\n") if self.raw else ():
            name, _, value = line.decode("utf-8", "surrogateescape").partition(":")
            found.setdefault(name.lower(), (name, []))[1].append(value)
        return found

    def __getitem__(self, name: str) -> str:
        return ", ".join(self._fields[name.lower()][1])

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._fields.values())

    def __len__(self) -> int:
        return len(self._fields)


def field_bytes(value: str) -> bytes:
    """Return a value as the bytes of a header field; half a surrogate pair that stands for no byte is encoded too."""
    try:
        return value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")
