"""Servers that only look wrong by their bytes: JSON written differently, compression, chunks, further headers."""

import gzip
import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from jobgauge.reference.change import Change, Headers, Raw
from jobgauge.reference.service import Request
from jobgauge.spec.document import Api
from jobgauge.wrong.edits import with_header
from jobgauge.wrong.server import Server, conforming

MORE = [("cache-control", "no-store"), ("set-cookie", "route=1; HttpOnly"), ("vary", "Accept")]


def servers(api: Api) -> Iterator[Server]:
    """Yield the servers that only look wrong by their bytes."""
    for what, sentence, raw in (
        ("json/escapes", "JSON has escapes wherever they are allowed.", _rewritten(_escaped)),
        ("json/white_space", "JSON has white space wherever it is allowed.", _rewritten(_spaced)),
        ("gzip", "Bodies are compressed if the request accepts gzip.", _compressed),
        ("chunked", "Bodies are sent in chunks.", _with_headers(_unsized)),
        ("charset", "The content type has a charset.", _with_headers(_with_charset)),
        (
            "connection_closed", "Each response closes the connection.",
            _with_headers(lambda headers: [*headers, ("connection", "close")]),
        ),
        (
            "more_headers", "Responses have further headers.",
            _with_headers(lambda headers: [*headers, *MORE]),
        ),
    ):  # fmt: skip
        yield conforming(api, what, sentence, partial(Change, raw=raw))


def _rewritten(write: Callable[[Any], str]) -> Raw:
    def raw(
        _request: Request, status: int, headers: Headers, content: bytes
    ) -> tuple[int, Headers, bytes]:
        content = write(json.loads(content)).encode()
        return status, with_header(headers, "content-length", str(len(content))), content

    return raw


def _escaped(value: Any) -> str:
    return json.dumps(value).replace("/", "\\/")


def _spaced(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent="\t", separators=("\r\n,", " : ")) + "\n"


def _compressed(
    request: Request, status: int, headers: Headers, content: bytes
) -> tuple[int, Headers, bytes]:
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return status, headers, content
    content = gzip.compress(content)
    headers = with_header(headers, "content-length", str(len(content)))
    return status, [*headers, ("content-encoding", "gzip")], content


def _with_headers(edit: Callable[[Headers], Headers]) -> Raw:
    return lambda _request, status, headers, content: (status, edit(headers), content)


def _unsized(headers: Headers) -> Headers:
    return [each for each in headers if each[0] != "content-length"]


def _with_charset(headers: Headers) -> Headers:
    kind = dict(headers)["content-type"]
    return with_header(headers, "content-type", f"{kind}; charset=utf-8")
