"""Exchanges as text to read: the request, the answer, bodies indented, each long one cut."""

import re
from collections.abc import Iterable, Iterator

from jobgauge.exchange.masking import MaskedExchange

BODY = 4_000
"""How many characters of a body are shown."""
DEEPEST = 12
"""From which depth on a body is not indented further: a server may nest as deep as it likes."""

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{},:]|\s+|[^\s\[\]{},:"]+')


def outcome(message: MaskedExchange) -> str:
    """The status that came, or that none did."""
    return "no answer" if message.status is None else str(message.status)


def request_text(message: MaskedExchange) -> str:
    """The request: its line, headers and body."""
    head = [f"{message.method} {message.url}", *_headers(message.request_headers)]
    return _joined(head, message.request_body)


def answer_text(message: MaskedExchange) -> str:
    """The answer: its status, headers and body."""
    head = [outcome(message), *_headers(message.response_headers)]
    return _joined(head, message.response_body)


def _headers(headers: dict[str, str]) -> Iterator[str]:
    return (f"{name}: {value}" for name, value in headers.items())


def _joined(head: Iterable[str], body: str | None) -> str:
    return "\n".join([*head, "", shown_body(body)] if body else head)


def shown_body(body: str) -> str:
    """A body for reading: JSON indented, what is too long cut, and said so."""
    cut = body[:BODY]
    text = indented(cut) if cut.lstrip()[:1] in {"{", "["} else cut
    left = len(body) - len(cut)
    return f"{text}\n... {left:,} more characters in the results file" if left else text


def indented(text: str) -> str:
    """
    JSON with line breaks and indentation, every token as it was written.

    Unlike decoding and encoding again it keeps repeated members, the digits of numbers, and
    whatever makes a body no JSON.
    """
    parts: list[str] = []
    depth = 0
    opened = False
    for piece in TOKEN.findall(text):
        if piece.isspace():
            continue
        if piece in {"}", "]"}:
            depth = max(depth - 1, 0)
            parts.append("" if opened else _break(depth))
        elif opened:
            parts.append(_break(depth))
        opened = piece in {"{", "["}
        depth += opened
        parts.append(piece)
        if piece == ",":
            parts.append(_break(depth))
        elif piece == ":":
            parts.append(" ")
    return "".join(parts)


def _break(depth: int) -> str:
    return "\n" + "  " * min(depth, DEEPEST)
