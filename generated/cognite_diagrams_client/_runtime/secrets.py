"""Masks a token in texts that a server sent, however it is written there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

MASK = "***"
_LONG_ENOUGH = 6
_SHORT = {"/": r"\\{1,8}/", '"': r'\\{1,8}"', "&": "&amp;"}
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


class Mask:
    """Masks secrets in a text; they are looked for when it is called. Neither its repr nor its pickle has them."""

    def __init__(self, find: Callable[[], Iterable[Secret]] = tuple) -> None:
        self._find = find

    def __call__(self, text: str) -> str:
        for secret in self._find():
            text = secret.hide(text)
        return text

    def __add__(self, other: Mask) -> Mask:
        return Mask(lambda: (*self._find(), *other._find()))

    def __repr__(self) -> str:
        return f"Mask({MASK})"

    def __reduce__(self) -> tuple[type[Mask], tuple[()]]:
        return Mask, ()


NOTHING = Mask()


def masked(content: bytes, mask: Mask) -> bytes:
    """Return a body with the secrets masked."""
    return mask(content.decode("latin-1")).encode("latin-1")


def sent_secrets(
    headers: Mapping[str, str], plain: Mapping[str, str], token_header: str
) -> list[Secret]:
    """
    Return the secrets in the headers of a request, of which `plain` are those without the authentication.

    They are the values of what the authentication has added, and of the headers that are made for secrets; of a
    value like `Bearer abc` all words but the first.
    """
    made_for = {"authorization", "proxy-authorization", "cookie", token_header.lower()}
    found = [
        value.partition(" ")[2].strip() or value
        for name, value in headers.items()
        if name in made_for or (plain.get(name) != value and len(value) >= _LONG_ENOUGH)
    ]
    return [Secret(value) for value in found if value]


def _written(character: str) -> str:
    """
    Return a pattern for the ways to write a character of a token, which is ASCII.

    All repetitions are bounded, or a long run of backslashes would take the square of its length.
    """
    code = f"{ord(character):02x}"
    hexadecimal = "".join(
        f"[{digit}{digit.upper()}]" if digit.isalpha() else digit for digit in code
    )
    ways = [
        re.escape(character),
        rf"\\{{1,8}}u00{hexadecimal}",
        rf"\\{{1,8}}x{hexadecimal}",
        f"%(?:25){{0,8}}{hexadecimal}",
        f"&#0{{0,8}}{ord(character)};",
        f"&#[xX]0{{0,8}}{hexadecimal};",
        *([_SHORT[character]] if character in _SHORT else []),
    ]
    return f"(?:{'|'.join(ways)})"
