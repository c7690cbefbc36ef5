"""Replies encoded as bytes, with the content type and the headers that their operation documents."""

import json
from collections.abc import AsyncIterator

from starlette.responses import Response, StreamingResponse

from jobgauge.reference.change import Headers
from jobgauge.reference.service import Reply
from jobgauge.spec.document import Operation

PIECE = 97
"""The bytes in a chunk, few enough for a chunk to end inside a member name or a character."""


def encoded(operation: Operation | None, reply: Reply) -> tuple[Headers, bytes]:
    """Return the headers and the body of a reply; JSON is compact and in UTF-8."""
    content = json.dumps(reply.body, ensure_ascii=False, separators=(",", ":")).encode()
    response = operation.response(reply.status) if operation else None
    kinds = response.content_types if response else ()
    headers = [
        ("content-type", kinds[0] if kinds else "application/json"),
        ("content-length", str(len(content))),
        *reply.headers.items(),
    ]
    return headers, content


def http_response(status: int, headers: Headers, content: bytes) -> Response:
    """Return a response with these headers and no others; chunked if `content-length` is not among them."""
    if any(name == "content-length" for name, _ in headers):
        response = Response(content, status)
    else:
        response = StreamingResponse(_pieces(content), status)
    response.raw_headers = [
        (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers
    ]
    return response


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), PIECE):
        yield content[start : start + PIECE]
