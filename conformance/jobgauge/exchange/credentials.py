"""Credentials that are recognized by their place: parameters of signed addresses, JSON members, schemes."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from jobgauge.exchange.spellings import Plain

NAMES: Final = (
    r"(?:sig|signature|token|(?:access|refresh|id|session|auth)[_-]?token|(?:x-)?api[_-]?key|password"
    r"|(?:client[_-]?)?secret|x-amz-security-token|x-(?:amz|goog)-signature|[a-z-]*credential)"
)
PARAMETER: Final = re.compile(
    rf"(?:\A|[?&;#])(?:{NAMES}|googleaccessid|policy|key-pair-id|awsaccesskeyid)(=)",
    re.IGNORECASE,
)
MEMBER: Final = re.compile(
    rf"[\"'](?:{NAMES}|(?:proxy-)?authorization|(?:set-)?cookie)[\"']\s*:\s*(\[\s*)?([\"'])",
    re.IGNORECASE,
)
NEXT_ITEM: Final = re.compile(r"\s*,\s*([\"'])")
USER: Final = re.compile(
    r":\\*/\\*/[^\\/?#@:\s\"'<>]*:(?:([^/?#\s\"'<>]+)@|((?![0-9]*(?:\.\.\.|…))[^/?#@\s\"'<>]+?)(?:\.\.\.|…))"
)
"""The user and password in an address; a text that was cut may end before the @."""
SCHEME: Final = re.compile(
    r"\b(?:(?:bearer|basic)[\s+]|(?:authorization|api-key|auth-token|security-token)[\"']?\s*[:=])[\s+\"']*",
    re.IGNORECASE,
)
OTHER_SCHEME: Final = re.compile(
    r"\bauthorization[\"']?\s*[:=][\s+\"']*[a-z][\w-]*[\s+]+", re.IGNORECASE
)
HEADER: Final = re.compile(r"authorization[\"']?\s*[:=]\s*[\"']?\Z", re.IGNORECASE)
COOKIE: Final = re.compile(r"\b(?:set-)?cookie\s*:\s*(?=[\w.-]+=)", re.IGNORECASE)
END: Final = re.compile(r"[&;#\s\"'<>]")
LINE_END: Final = re.compile(r"[\r\n\"'<>]")
PROSE: Final = re.compile(r"[A-Za-z]?[a-z-]{0,18}[.,:!?)]*|[a-z_]+=")
"""Matches the next word of "Basic information" and `Bearer realm="..."`, which is no credential."""
SHORTEST: Final = 8
"""The fewest characters after a scheme that are taken for credentials."""
QUOTE: Final = re.compile(r"(\\*)[\"']")


def credentials(original: str, plain: Plain) -> Iterator[tuple[int, int]]:
    """Yield the first and last position of each credential in the original of a decoded text."""
    for first, last in _values(plain):
        if first < last:
            yield plain.starts[first], plain.starts[last]
    if ":" in plain.text:
        # Decoded, a password with an encoded slash would seem to end there.
        yield from (found.span(found.lastindex or 1) for found in USER.finditer(original))
        for found in MEMBER.finditer(plain.text):
            yield from _strings(original, plain, found)


def _values(plain: Plain) -> Iterator[tuple[int, int]]:
    """Yield the first and last position of each credential that is not a JSON string."""
    text = plain.text
    if "=" in text:
        last = 0
        for found in PARAMETER.finditer(text):
            if found.end() > last:
                last = _end(plain, found.end(), _depth(plain, found.start(), found.start(1)))
                yield found.end(), last
        for found in COOKIE.finditer(text):
            yield found.end(), _end(plain, found.end(), 0, LINE_END)
    yield from (found.span(found.lastindex or 1) for found in USER.finditer(text))
    for found in chain(SCHEME.finditer(text), OTHER_SCHEME.finditer(text)):
        last = _end(plain, found.end(), _depth(plain, found.end() - 1))
        signs = (
            last - found.end() >= SHORTEST,
            not PROSE.fullmatch(text, found.end(), last),
            HEADER.search(text, max(found.start() - 40, 0), found.start()) is not None,
        )
        if sum(signs) >= 2:
            yield found.end(), last


def _depth(plain: Plain, *places: int) -> int:
    return max(plain.depths.get(place, 0) for place in places)


def _end(plain: Plain, start: int, depth: int, ends: re.Pattern[str] = END) -> int:
    """Return where a value ends: a separator that is percent-encoded more often than the one before is inside."""
    for found in ends.finditer(plain.text, start):
        if plain.depths.get(found.start(), 0) <= depth:
            return found.start()
    return len(plain.text)


def _strings(original: str, plain: Plain, found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the string that is a member's value, or those in the array that is."""
    in_array = found[1] is not None
    item: re.Match[str] | None = found
    group = 2
    while item:
        closing, last = _closing(original, plain, item.start(group))
        first = plain.starts[item.end()]
        if first < last:
            yield first, last
        item, group = (NEXT_ITEM.match(plain.text, closing + 1) if in_array else None), 1


def _closing(original: str, plain: Plain, opening: int) -> tuple[int, int]:
    """
    Return where the quote is that ends the string that another opens, and where in the original the string ends.

    It is escaped as often as the other, or less.
    A string inside strings ends with 1, 3, 7... backslashes and a quote; further ones before it are its own.
    """

    def written(place: int) -> str:
        return original[plain.starts[place] : plain.starts[place + 1]].lower()

    quote = plain.text[opening]
    first = QUOTE.fullmatch(written(opening))
    place = opening
    while (place := plain.text.find(quote, place + 1)) != -1:
        this = QUOTE.fullmatch(written(place))
        if first and this:
            level, own = len(first[1]), len(this[1]) - len(first[1])
            if own < 0 or own % (2 * level + 2) == 0:
                return place, plain.starts[place] + max(own, 0)
        elif written(place) in {quote, written(opening)}:
            return place, plain.starts[place]
    return len(plain.text), len(original)
