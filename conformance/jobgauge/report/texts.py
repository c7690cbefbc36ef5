"""Exchanges as text to read: the request and the response, with JSON bodies indented."""

import re
from collections.abc import Iterable, Iterator

from jobgauge.exchange.masking import MaskedExchange

DEEPEST = 12
"""The deepest level that is still indented further: a server may nest without limit."""

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{},:]|\s+|[^\s\[\]{},:"]+')


def status_text(message: MaskedExchange) -> str:
    """Return the status of the response, or `no response`."""
    return "no response" if message.status is None else str(message.status)


def request_text(message: MaskedExchange) -> str:
    """Return the method, address, headers and body of the request."""
    head = [f"{message.method} {message.url}", *_headers(message.request_headers)]
    return _joined(head, message.request_body)


def response_text(message: MaskedExchange) -> str:
    """Return the status, headers and body of the response."""
    head = [status_text(message), *_headers(message.response_headers)]
    return _joined(head, message.response_body)


def _headers(headers: dict[str, str]) -> Iterator[str]:
    return (f"{name}: {value}" for name, value in headers.items())


def _joined(head: Iterable[str], body: str | None) -> str:
    if not body:
        return "\n".join(head)
    text = indented(body) if body.lstrip()[:1] in {"{", "["} else body
    return "\n".join([*head, "", text])


def indented(text: str) -> str:
    """
    Return JSON with line breaks and indentation, every token as it was written.

    Unlike decoding and encoding again, this keeps repeated members, the digits of numbers, and whatever is not JSON.
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
