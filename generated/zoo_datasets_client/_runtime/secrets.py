"""Masks a token in texts that a server sent, however it is written there."""

from __future__ import annotations

import re
from functools import cached_property

MASK = "***"
_SHORT = {"/": r"\\+/", '"': r'\\+"', "&": "&amp;"}
"""The short forms of single characters in JSON and HTML, as patterns."""


class Secret:
    """A token; neither its repr nor a masked text shows it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return f"Secret({MASK})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self.text == other.text

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("".join(map(_written, self.text)))

    def hide(self, text: str) -> str:
        """Return a text with the token masked: as it is, or with characters escaped as in JSON, a URL or HTML."""
        return self._pattern.sub(MASK, text)


def _written(character: str) -> str:
    """Return a pattern for the ways to write a character of a token, which is ASCII."""
    code = f"{ord(character):02x}"
    hexadecimal = "".join(
        f"[{digit}{digit.upper()}]" if digit.isalpha() else digit for digit in code
    )
    ways = [
        re.escape(character),
        rf"\\+u00{hexadecimal}",
        rf"\\+x{hexadecimal}",
        f"%(?:25)*{hexadecimal}",
        f"&#0*{ord(character)};",
        f"&#[xX]0*{hexadecimal};",
        *([_SHORT[character]] if character in _SHORT else []),
    ]
    return f"(?:{'|'.join(ways)})"
