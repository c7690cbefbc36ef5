"""An answer as bytes, with the content type and the headers that its operation documents."""

import json
from collections.abc import AsyncIterator

from starlette.responses import Response, StreamingResponse

from jobgauge.reference.change import Headers
from jobgauge.reference.service import Reply
from jobgauge.spec.document import Operation

PIECE = 97
"""The size of a chunk, small enough to end inside a member name or a character."""


def encoded(operation: Operation | None, answer: Reply) -> tuple[Headers, bytes]:
    """The headers and the body; JSON is compact and in UTF-8."""
    content = json.dumps(answer.body, ensure_ascii=False, separators=(",", ":")).encode()
    response = operation.response(answer.status) if operation else None
    kinds = response.content_types if response else ()
    headers = [
        ("content-type", kinds[0] if kinds else "application/json"),
        ("content-length", str(len(content))),
        *answer.headers.items(),
    ]
    return headers, content


def on_the_wire(status: int, headers: Headers, content: bytes) -> Response:
    """The response with these headers and no others; chunked where they have no `content-length`."""
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
