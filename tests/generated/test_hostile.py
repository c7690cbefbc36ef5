"""Whatever comes over the wire ends in one typed error, in bounded time and memory."""

import gzip
import time
import tracemalloc
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import pytest
from tests.generated.servers import Talk, raw_server, repeats, says, sends
from tests.generated.worlds import World, answer, part, reading, scripted

API = "itwin_reality_conversion"
ENDPOINT, _ = reading(API)
ERRORS = part(API, "errors")
LIMIT = 1 << 20
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
BOMB = gzip.compress(bytes(64 * LIMIT), compresslevel=9)


def asked(world: World, talk: Talk, **options: Any) -> Any:
    """What a list of jobs gives."""
    with raw_server(talk) as server:
        settings = {"retry": part(API).Retry(attempts=1), "max_body": LIMIT, "deadline": 10.0}
        client = part(API).Client(server.url, token="t", **(settings | options))
        return world.value(ENDPOINT, client)


@contextmanager
def at_most(*, seconds: float, mebibytes: float) -> Generator[None]:
    tracemalloc.start()
    start = time.monotonic()
    try:
        yield
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert time.monotonic() - start < seconds
    assert peak < mebibytes * (1 << 20)


def test_a_whole_answer_is_read(world: World) -> None:
    assert asked(world, says(b'{"jobs": []}')).jobs == []


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "raw deflate", "two members"])
def test_a_compressed_answer_is_read(world: World, coding: str) -> None:
    body = b'{"jobs": []}'
    raw = zlib.compressobj(wbits=-15)
    sent = {
        "deflate": zlib.compress(body),
        "raw deflate": raw.compress(body) + raw.flush(),
        "two members": gzip.compress(body[:4]) + gzip.compress(body[4:]),
    }.get(coding, gzip.compress(body))
    named = {"raw deflate": "deflate", "two members": "gzip"}.get(coding, coding)

    assert asked(world, says(sent, f"Content-Encoding: {named}")).jobs == []


TOO_LARGE = {
    "a gigabyte that is announced": says(b"", length=1 << 30),
    "a length of many digits": says(b"", "Connection: close", length=10**18),
    "chunks without an end": repeats(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + bytes(65536) + b"\r\n"
    ),
    "a body until the connection ends": repeats(HEAD + b"\r\n", bytes(65536)),
    "a gzip bomb": says(BOMB, "Content-Encoding: gzip"),
    "a deflate bomb": says(zlib.compress(bytes(64 * LIMIT), 9), "Content-Encoding: deflate"),
    "members that hold nothing": repeats(
        HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"") * 1000
    ),
    "a bomb of many members": says(gzip.compress(bytes(LIMIT // 2)) * 8, "Content-Encoding: gzip"),
}


@pytest.mark.parametrize("talk", TOO_LARGE.values(), ids=TOO_LARGE)
def test_a_body_that_is_too_large_is_left(world: World, talk: Talk) -> None:
    with at_most(seconds=5, mebibytes=8), pytest.raises(ERRORS.BodyTooLargeError):
        asked(world, talk)


BROKEN = {
    "a body that is cut off": sends(HEAD + b"Content-Length: 100\r\n\r\n{"),
    "chunks that are cut off": sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{"),
    "a chunk of no length": sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{"),
    "gzip that is cut off": says(gzip.compress(b'{"jobs": []}')[:-6], "Content-Encoding: gzip"),
    "gzip that is none": says(b'{"jobs": []}', "Content-Encoding: gzip"),
    "gzip in gzip": says(gzip.compress(BOMB), "Content-Encoding: gzip, gzip"),
    "a coding that was not asked for": says(b"x", "Content-Encoding: br"),
    "two lengths": says(b"{}", "Content-Length: 3"),
    "a length that is no number": sends(HEAD + b"Content-Length: many\r\n\r\n{}"),
    "no HTTP": sends(b"SSH-2.0-OpenSSH_9.9\r\n"),
    "nothing at all": sends(),
    "half a head": sends(HEAD),
    "a head without an end": repeats(HEAD, b"X-Filler: " + b"x" * 1000 + b"\r\n"),
}


@pytest.mark.parametrize("talk", BROKEN.values(), ids=BROKEN)
def test_what_is_no_whole_answer_is_a_transport_error(world: World, talk: Talk) -> None:
    with at_most(seconds=5, mebibytes=8), pytest.raises(ERRORS.TransportError) as caught:
        asked(world, talk)

    assert not isinstance(caught.value, TimeoutError)


SLOW = {
    "silence": repeats(b"", b"", pause=60),
    "a head in drips": repeats(HEAD + b"X-Slow: ", b"x", pause=0.05),
    "a body in drips": repeats(HEAD + b"\r\n{", b" ", pause=0.05),
    "a length of a chunk in drips": repeats(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n0", b"0", pause=0.05
    ),
    "interim answers without an end": repeats(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "interim answers in drips": repeats(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", pause=0.05),
}


@pytest.mark.parametrize("talk", SLOW.values(), ids=SLOW)
def test_a_slow_answer_ends_at_the_deadline(world: World, talk: Talk) -> None:
    start = time.monotonic()

    with at_most(seconds=3, mebibytes=8), pytest.raises(ERRORS.RequestTimeoutError):
        asked(world, talk, deadline=0.3)

    assert time.monotonic() - start >= 0.3


def test_a_slow_answer_on_a_connection_that_was_used_before_ends_too() -> None:
    drip = repeats(HEAD + b"X-Slow: ", b"x", pause=0.05)
    with (
        raw_server(says(b"{}"), drip) as server,
        part(API).Client(server.url, deadline=0.3) as client,
        at_most(seconds=3, mebibytes=8),
    ):
        ENDPOINT.sync(client=client)
        with pytest.raises(ERRORS.RequestTimeoutError):
            ENDPOINT.sync(client=client)


def test_silence_ends_after_the_timeout(world: World) -> None:
    with at_most(seconds=3, mebibytes=8), pytest.raises(ERRORS.RequestTimeoutError):
        asked(world, SLOW["silence"], timeout=0.2, deadline=60)


REFUSALS = {
    "a gigabyte that is announced": sends(
        b"HTTP/1.1 400 Bad\r\nContent-Length: 1073741824\r\n\r\n"
    ),
    "a body without an end": repeats(b"HTTP/1.1 400 Bad\r\n\r\n", bytes(65536)),
    "a gzip bomb": says(BOMB, "Content-Encoding: gzip", status="400 Bad"),
    "gzip that is none": says(b"no", "Content-Encoding: gzip", status="400 Bad"),
    "a coding that was not asked for": says(b"no", "Content-Encoding: br", status="400 Bad"),
    "a body that is cut off": sends(b"HTTP/1.1 400 Bad\r\nContent-Length: 9\r\n\r\nno"),
}


@pytest.mark.parametrize("talk", REFUSALS.values(), ids=REFUSALS)
def test_the_status_of_a_refusal_is_kept_whatever_its_body_does(world: World, talk: Talk) -> None:
    with at_most(seconds=5, mebibytes=16), pytest.raises(ERRORS.RefusedError) as caught:
        asked(world, talk, max_body=1 << 30)

    assert len(caught.value.content) <= LIMIT


def test_the_status_of_a_refusal_in_drips_is_kept(world: World) -> None:
    talk = repeats(b"HTTP/1.1 400 Bad\r\n\r\n", b" ", pause=0.05)

    with at_most(seconds=3, mebibytes=8), pytest.raises(ERRORS.RefusedError):
        asked(world, talk, deadline=0.8)


NO_JSON = {
    "nothing": b"",
    "HTML": b"<html></html>",
    "half": b'{"jobs": [',
    "more behind it": b"{} {}",
    "deep arrays": b"[" * 500_000,
    "deep objects": b'{"a":' * 200_000,
    "deep and whole": b'{"jobs": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "NaN": b'{"jobs": NaN}',
    "Infinity": b'{"jobs": -Infinity}',
    "a name twice": b'{"jobs": [], "jobs": []}',
    "a name twice further in": b'{"jobs": [{"id": "a", "id": "b"}]}',
    "UTF-16": '{"jobs": []}'.encode("utf-16"),
    "no UTF-8": b'{"jobs": "\xff"}',
    "an integer of many digits": b'{"jobs": 1' + b"0" * 5000 + b"}",
    "a control character": b'{"jobs": "\x01"}',
}


@pytest.mark.parametrize("body", NO_JSON.values(), ids=NO_JSON)
def test_a_body_that_is_no_json_is_an_invalid_body(world: World, body: bytes) -> None:
    client, _ = scripted(API, [answer(body)])

    with at_most(seconds=5, mebibytes=64), pytest.raises(part(API).InvalidBody) as caught:
        world.value(ENDPOINT, client)

    assert caught.value.problems[0].pointer == ""
    assert len(str(caught.value)) < 1000
    assert caught.value.response.content == body


@pytest.mark.parametrize(
    "number", ["1" + "0" * 400, "1e400", "-1e999", "9223372036854775808", "0.5"]
)
def test_a_number_out_of_range_is_an_invalid_body(world: World, number: str) -> None:
    endpoint, arguments = reading("cognite_diagrams")
    body = f'{{"jobId": {number}, "status": "Queued", "createdTime": 1, "startTime": 1, "statusTime": 1}}'
    client, _ = scripted("cognite_diagrams", [answer(body.encode())])

    with pytest.raises(part("cognite_diagrams").InvalidBody) as caught:
        world.value(endpoint, client, *arguments)

    assert [problem.pointer for problem in caught.value.problems] == ["/jobId"]
    assert len(str(caught.value)) < 300


def test_a_byte_order_mark_is_no_harm(world: World) -> None:
    client, _ = scripted(API, [answer(b'\xef\xbb\xbf{"jobs": []}')])

    assert world.value(ENDPOINT, client).jobs == []
