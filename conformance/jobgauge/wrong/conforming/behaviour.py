"""
Servers that only look wrong: other bytes, other spellings, and what a page leaves open, none of which may fail a rule.

These hold for every API; what is open for one alone is in the module named for it, as `conforming_servers(api)`.
Those whose answers have another form are in `conforming_forms.py`.
Read `edits.py` before this.
"""

import gzip
import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.reference.change import Change, Headers, Raw
from jobgauge.reference.service import Pace, Request
from jobgauge.spec.document import Api, Operation
from jobgauge.wrong.edits import Refuses, any_of, busy, unavailable
from jobgauge.wrong.server import Server, conforming

PACES = {"at_once": Pace(0, 0), "slowly": Pace(2, 3)}
SLOW = 0.02


def servers(api: Api) -> Iterator[Server]:
    """The conforming servers of an API."""
    yield from _bytes(api)
    yield from _behaviour(api)


def _bytes(api: Api) -> Iterator[Server]:
    for what, said, write in (
        ("escapes", "JSON has escapes wherever it may.", _escaped),
        ("white_space", "JSON has white space wherever it may.", _spaced),
    ):
        yield conforming(api, f"json/{what}", said, partial(Change, raw=_rewritten(write)))
    for what, said, raw in (
        ("gzip", "Bodies are compressed for those who take it.", _compressed),
        ("chunked", "Bodies come in chunks.", _chunked),
        ("charset", "The content type says its charset.", _relabelled("; charset=utf-8")),
        ("connection_closed", "Each answer closes the connection.", _closing),
        ("more_headers", "Answers have further headers.", _adorned),
    ):
        yield conforming(api, what, said, partial(Change, raw=raw))


def _rewritten(write: Callable[[Any], str]) -> Raw:
    def raw(
        _request: Request, status: int, headers: Headers, content: bytes
    ) -> tuple[int, Headers, bytes]:
        content = write(json.loads(content)).encode()
        return status, _sized(headers, content), content

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
    return status, [*_sized(headers, content), ("content-encoding", "gzip")], content


def _chunked(
    _request: Request, status: int, headers: Headers, content: bytes
) -> tuple[int, Headers, bytes]:
    return status, [each for each in headers if each[0] != "content-length"], content


def _relabelled(more: str) -> Raw:
    def raw(
        _request: Request, status: int, headers: Headers, content: bytes
    ) -> tuple[int, Headers, bytes]:
        others = [each for each in headers if each[0] != "content-type"]
        kind = dict(headers)["content-type"]
        return status, [*others, ("content-type", kind + more)], content

    return raw


def _closing(
    _request: Request, status: int, headers: Headers, content: bytes
) -> tuple[int, Headers, bytes]:
    return status, [*headers, ("connection", "close")], content


def _adorned(
    _request: Request, status: int, headers: Headers, content: bytes
) -> tuple[int, Headers, bytes]:
    more = [("cache-control", "no-store"), ("set-cookie", "route=1; HttpOnly"), ("vary", "Accept")]
    return status, [*headers, *more], content


def _sized(headers: Headers, content: bytes) -> Headers:
    others = [each for each in headers if each[0] != "content-length"]
    return [*others, ("content-length", str(len(content)))]


def _behaviour(api: Api) -> Iterator[Server]:
    said = f"Each answer takes {SLOW} s more."
    yield conforming(api, "slow", said, partial(Change, delay=SLOW))
    said = "Now and then a request is refused with 429 and a Retry-After."
    yield conforming(api, "busy", said, partial(_now_and_then, api, 429, busy))
    if any(each.response(503) for each in api.operations.values()):
        said = "Now and then a request is answered with 503, and with what was asked for when it comes again."
        yield conforming(api, "unavailable", said, partial(_now_and_then, api, 503, unavailable))
    for what, pace in PACES.items():
        server = conforming(api, f"pace/{what}", f"Jobs move on {what.replace('_', ' ')}.", Change)
        yield attrs.evolve(server, pace=pace)


def _now_and_then(api: Api, status: int, refusing: Callable[[Operation], Refuses]) -> Change:
    """A server that answers so now and then, in each operation that documents the status."""
    documented = [each for each in api.operations.values() if each.response(status)]
    return Change(refuses=any_of([refusing(each) for each in documented]))
