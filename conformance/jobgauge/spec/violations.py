"""A problem that a check found in the specs: its place, what was found there and what was expected."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

LONGEST = 80
"""The most characters of a value that a message shows."""

Found = Iterator[tuple[str, str, str]]
"""Problems of one document, as (pointer, found, expected)."""


@attrs.frozen
class Violation:
    """One mistake in one file; `pointer` is a JSON Pointer with `#` before it, empty for the whole file."""

    file: Path
    pointer: str
    found: str
    expected: str

    def __str__(self) -> str:
        where = f"{self.file.as_posix()}: {self.pointer}" if self.pointer else self.file.as_posix()
        return f"{where}: {self.found}; expected {self.expected}"


def shown(value: Any) -> str:
    """Return a value as JSON in backticks, shortened to LONGEST."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return f"`{text if len(text) <= LONGEST else text[: LONGEST - 3] + '...'}`"
