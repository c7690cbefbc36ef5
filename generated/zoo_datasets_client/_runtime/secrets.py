"""Masks a token in texts that a server sent, however it is written there."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property
from urllib.parse import unquote

MASK = "***"
SECRET_WORDS = ("token", "secret", "password", "authorization", "apikey", "credential")
"""The words, without `-` and `_`, in the name of a header or member whose value may be a secret."""
_LONG_ENOUGH = 6


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
        """
        Return a text with the token masked: as it is, or with characters escaped as in JSON, a URL or HTML.

        Its base64 is not masked: it depends on what else is encoded with it.
        """
        return self._pattern.sub(MASK, text)


class Mask:
    """Masks secrets in a text; they are looked for when it is called. Neither its repr nor its pickle has them."""

    def __init__(self, *finds: Callable[[], Iterable[Secret]]) -> None:
        self._finds = finds
        self._known: dict[str, Secret] = {}

    def __call__(self, text: str) -> str:
        found = {secret.text: secret for find in self._finds for secret in find()}
        for each in sorted(found, key=len, reverse=True):  # one may be a part of another
            text = self._known.setdefault(each, found[each]).hide(text)
        return text

    def cut(self, text: str) -> str:
        """Return a text that was cut with the secrets masked, also one of which it has the first characters only."""
        text = self(text)
        for token in self._known:
            for size in range(min(len(token), len(text)), _LONG_ENOUGH - 1, -1):
                if text.endswith(token[:size]):
                    text = text[:-size] + MASK
                    break
        return text

    def learn(self, find: Callable[[], Iterable[Secret]]) -> None:
        """Mask more secrets from now on."""
        self._finds = (*self._finds, find)

    def __repr__(self) -> str:
        return f"Mask({MASK})"

    def __reduce__(self) -> tuple[type[Mask], tuple[()]]:
        return Mask, ()


NOTHING = Mask()
_hidden: ContextVar[Mask] = ContextVar("hidden", default=NOTHING)


@contextmanager
def hiding(mask: Mask) -> Generator[None]:
    """Have `hidden` mask the secrets, while a response is read."""
    mark = _hidden.set(mask)
    try:
        yield
    finally:
        _hidden.reset(mark)


def hidden(text: str) -> str:
    """Return a text of the response that is being read with the secrets masked; cut it only afterwards."""
    return _hidden.get()(text)


def masked(content: bytes, mask: Mask) -> bytes:
    """Return a body, of which the end may be cut off, with the secrets masked."""
    return mask.cut(content.decode("latin-1")).encode("latin-1")


def sent_secrets(
    headers: Mapping[str, str], plain: Mapping[str, str], token_header: str
) -> list[Secret]:
    """
    Return the secrets in the headers of a request, of which `plain` are those without the authentication.

    They are the values of what the authentication has added, and of the headers that are made for secrets or have
    the name of one; of a value like `Bearer abc` all words but the first.
    """
    found = [
        value.partition(" ")[2].strip() or value
        for name, value in headers.items()
        if is_made_for_secrets(name, token_header)
        or ((plain.get(name) != value or _tells_of_one(name)) and len(value) >= _LONG_ENOUGH)
    ]
    return [Secret(value) for value in found if value]


def is_made_for_secrets(header: str, token_header: str) -> bool:
    """Return True if a header proves who sends a request."""
    made_for = {"authorization", "proxy-authorization", "cookie", token_header.lower()}
    return header.lower() in made_for


def _tells_of_one(header: str) -> bool:
    name = header.lower().replace("-", "").replace("_", "")
    return name.endswith("key") or any(word in name for word in SECRET_WORDS)


def query_secrets(query: str, plain: str = "") -> list[Secret]:
    """
    Return the secrets in a query, or in a form: each part that `plain` does not have, and its value.

    What is shorter than _LONG_ENOUGH is left out.
    """
    known = plain.split("&")
    parts = [part for part in query.split("&") if part not in known]
    values = [part.partition("=")[2] for part in parts]
    # A value outside ASCII is looked for as it was sent.
    decoded = [found if (found := unquote(value)).isascii() else value for value in values]
    return [Secret(each) for each in ["&".join(parts), *decoded] if len(each) >= _LONG_ENOUGH]


@cache
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
        rf"{_SLASHES}u00{hexadecimal}",
        rf"{_SLASHES}x{hexadecimal}",
        f"%(?:25){{0,8}}{hexadecimal}",
        *_also_written(character, hexadecimal),
    ]
    return f"(?:{'|'.join(ways)})"


def _also_written(character: str, hexadecimal: str) -> list[str]:
    """Return patterns for further ways: in HTML, in programs, in old JavaScript, in forms and in a JSON Pointer."""
    code = ord(character)
    names = "|".join(_html_names().get(character, ()))
    alike = {"+": " ", " ": r"\+", "/": "~1", "~": "~0"}.get(character)
    return [
        f"&(?:amp;){{0,8}}#(?:0{{0,8}}{code}|[xX]0{{0,8}}{hexadecimal});?",
        *([f"&(?:amp;){{0,8}}(?:{names});?"] if names else []),
        f"%(?:25){{0,8}}[uU]00{hexadecimal}",
        rf"{_SLASHES}(?:u\{{0{{0,8}}{hexadecimal}\}}|U0{{6}}{hexadecimal}|0?{code:o})",
        *([rf"{_SLASHES}{re.escape(character)}"] if not character.isalnum() else []),
        *([alike] if alike else []),
    ]


_SLASHES = r"\\{1,16}"
"""The backslashes before an escape; each text inside another one doubles them."""


@cache
def _html_names() -> dict[str, list[str]]:
    """Return the names of characters in HTML, without `&` and `;`, the longest first."""
    from html.entities import html5  # noqa: PLC0415 - only if there is something to mask

    names: dict[str, set[str]] = {}
    for name, text in html5.items():
        names.setdefault(text, set()).add(name.rstrip(";"))
    return {text: sorted(found, key=len, reverse=True) for text, found in names.items()}
