"""The characters that a text may stand for: escapes of JSON, HTML and addresses, nested and mixed."""

import html
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import attrs

LONGEST_UNIT: Final = 64
"""The most characters of a text that are read as one."""
MOST_READINGS: Final = 20
"""The most readings of one place, so that a hostile text is read in linear time."""
INTRODUCERS: Final = frozenset("%\\&")
INTRODUCER: Final = re.compile(r"[%\\&]")
HEX: Final = frozenset("0123456789abcdefABCDEF")
ENTITY: Final = frozenset("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
MAYBE_ENTITY: Final = re.compile(r"[#0-9A-Za-z]{0,10}[;%\\&]")
SHORT_ESCAPES: Final = dict(zip("\"'/\\bfnrt", "\"'/\\\b\f\n\r\t", strict=True))


class Reading(NamedTuple):
    """A character, the position after its spelling, and how often it is percent-encoded."""

    char: str
    end: int
    depth: int


@attrs.frozen
class Plain:
    """
    A text with all escapes decoded, as deep as they go.

    `starts` holds the position in the original of each character, and of the end.
    `depths` holds how often a character is percent-encoded, for those that are.
    """

    text: str
    starts: Sequence[int]
    depths: dict[int, int]


class Spelled:
    """
    A text and all readings of its escapes.

    `readings` holds those of each position with `%`, a backslash or `&`; the first is the character itself.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.readings: dict[int, list[Reading]] = {}
        # From the end, because an escape may be made of escapes that begin after it.
        for start in reversed([found.start() for found in INTRODUCER.finditer(text)]):
            self.readings[start] = self._read(start)

    def at(self, position: int) -> Sequence[Reading]:
        """Return the readings of the text at a position, none at its end."""
        if position in self.readings:
            return self.readings[position]
        if position < len(self.text):
            return (Reading(self.text[position], position + 1, 0),)
        return ()

    @cached_property
    def escapes(self) -> dict[str, list[int]]:
        """The positions at which an escape of a character begins, by character."""
        found: dict[str, list[int]] = {}
        for start, readings in self.readings.items():
            for reading in readings:
                found.setdefault(reading.char, []).append(start)
        return found

    def plain(self) -> Plain:
        """Return the text with its escapes decoded; of several readings the longest is taken."""
        if not self.readings:
            return Plain(self.text, range(len(self.text) + 1), {})
        pieces: list[str] = []
        starts: list[int] = []
        depths: dict[int, int] = {}
        position = 0
        for start in reversed(self.readings):
            if start < position:
                continue
            longest = max(self.readings[start], key=lambda reading: reading.end)
            pieces += self.text[position:start], longest.char
            starts += range(position, start)
            if longest.depth:
                depths[len(starts)] = longest.depth
            starts.append(start)
            position = longest.end
        starts += range(position, len(self.text) + 1)
        return Plain("".join(pieces) + self.text[position:], starts, depths)

    def _read(self, start: int) -> list[Reading]:
        known = {Reading(self.text[start], start + 1, 0): None}
        waiting = list(known)
        while waiting and len(known) < MOST_READINGS:
            reading = waiting.pop(0)
            for found in self._escapes(reading):
                if found not in known and found.end - start <= LONGEST_UNIT:
                    known[found] = None
                    if found.char in INTRODUCERS:
                        waiting.append(found)
        return list(known)

    def _escapes(self, reading: Reading) -> Iterator[Reading]:
        """Yield what a `%`, backslash or `&` and the text after it may stand for."""
        char, end, depth = reading
        if char == "%":
            for code, after in self._digits(end, 2):
                yield Reading(chr(code), after, depth + 1)
        elif char == "&":
            for entity, after in self._entities(end):
                yield Reading(entity, after, depth)
        else:
            for letter, after, _ in self.at(end):
                if letter in SHORT_ESCAPES:
                    yield Reading(SHORT_ESCAPES[letter], after, depth)
                elif letter in "ux":
                    for code, last in self._digits(after, 4 if letter == "u" else 2):
                        yield Reading(chr(code), last, depth)

    def _digits(self, position: int, count: int) -> Iterator[tuple[int, int]]:
        """Yield the number that so many hexadecimal digits at a position are, and where they end."""
        found = [("", position)]
        for _ in range(count):
            found = [
                (digits + digit, end)
                for digits, last in found
                for digit, end, _ in self.at(last)
                if digit in HEX
            ]
        return ((int(digits, 16), end) for digits, end in found[:MOST_READINGS])

    def _entities(self, position: int) -> Iterator[tuple[str, int]]:
        """Yield the character that an HTML entity stands for, from after its `&`, and where it ends."""
        if not MAYBE_ENTITY.match(self.text, position):
            return
        words = [("", position)]
        for _ in range(12):
            longer: list[tuple[str, int]] = []
            for word, last in words[:MOST_READINGS]:
                for char, end, _ in self.at(last):
                    if char in ENTITY:
                        longer.append((word + char, end))
                    elif char == ";":
                        entity = html.unescape(f"&{word};")
                        if len(entity) == 1:
                            yield entity, end
            words = longer
