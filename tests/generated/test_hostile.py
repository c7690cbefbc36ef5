"""Whatever a server sends, a call ends in a result or one typed error, in bounded time and memory."""

import gzip
import time
import tracemalloc
import zlib
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from tests.generated.servers import Reply, raw_server, repeats, responds, sends
from tests.generated.worlds import World, answer, part, reading, scripted

API = "itwin_reality_conversion"
ENDPOINT, _ = reading(API)
ERRORS = part(API, "errors")
LIMIT = 1 << 20
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
BOMB = gzip.compress(bytes(64 * LIMIT), compresslevel=9)


def list_jobs(world: World, reply: Reply, **options: Any) -> Any:
    """Return the list of jobs that a client reads from a server with this reply."""
    with raw_server(reply) as server:
        settings = {"retry": part(API).Retry(attempts=1), "max_body": LIMIT, "deadline": 250.0}
        client = part(API).Client(server.url, token="t", **(settings | options))
        return world.value(ENDPOINT, client)


@contextmanager
def at_most(*, mebibytes: float) -> Generator[None]:
    tracemalloc.start()
    try:
        yield
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < mebibytes * (1 << 20)


def test_a_complete_response_is_read(world: World) -> None:
    assert list_jobs(world, responds(b'{"jobs": []}')).jobs == []


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "raw deflate", "two members"])
def test_a_compressed_response_is_read(world: World, coding: str) -> None:
    body = b'{"jobs": []}'
    raw = zlib.compressobj(wbits=-15)
    sent = {
        "deflate": zlib.compress(body),
        "raw deflate": raw.compress(body) + raw.flush(),
        "two members": gzip.compress(body[:4]) + gzip.compress(body[4:]),
    }.get(coding, gzip.compress(body))
    named = {"raw deflate": "deflate", "two members": "gzip"}.get(coding, coding)

    assert list_jobs(world, responds(sent, f"Content-Encoding: {named}")).jobs == []


TOO_LARGE = {
    "a gigabyte that is announced": responds(b"", length=1 << 30),
    "a length of many digits": responds(b"", "Connection: close", length=10**18),
    "chunks without an end": repeats(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + bytes(65536) + b"\r\n"
    ),
    "a body until the connection ends": repeats(HEAD + b"\r\n", bytes(65536)),
    "a gzip bomb": responds(BOMB, "Content-Encoding: gzip"),
    "a deflate bomb": responds(zlib.compress(bytes(64 * LIMIT), 9), "Content-Encoding: deflate"),
    "empty gzip members": repeats(
        HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"") * 1000
    ),
    "a bomb of many members": responds(
        gzip.compress(bytes(LIMIT // 2)) * 8, "Content-Encoding: gzip"
    ),
}


@pytest.mark.parametrize("reply", TOO_LARGE.values(), ids=TOO_LARGE)
def test_a_body_that_is_too_large_is_not_read(world: World, reply: Reply) -> None:
    with at_most(mebibytes=8), pytest.raises(ERRORS.BodyTooLargeError):
        list_jobs(world, reply)


BROKEN = {
    "a body that is cut off": sends(HEAD + b"Content-Length: 100\r\n\r\n{"),
    "chunks that are cut off": sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{"),
    "a chunk of no length": sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{"),
    "gzip that is cut off": responds(gzip.compress(b'{"jobs": []}')[:-6], "Content-Encoding: gzip"),
    "gzip that is not gzip": responds(b'{"jobs": []}', "Content-Encoding: gzip"),
    "gzip in gzip": responds(gzip.compress(BOMB), "Content-Encoding: gzip, gzip"),
    "an encoding that was not requested": responds(b"x", "Content-Encoding: br"),
    "two lengths": responds(b"{}", "Content-Length: 3"),
    "a length that is not a number": sends(HEAD + b"Content-Length: many\r\n\r\n{}"),
    "not HTTP": sends(b"SSH-2.0-OpenSSH_9.9\r\n"),
    "nothing at all": sends(),
    "half a head": sends(HEAD),
    "a head without an end": repeats(HEAD, b"X-Filler: " + b"x" * 1000 + b"\r\n"),
}


@pytest.mark.parametrize("reply", BROKEN.values(), ids=BROKEN)
def test_a_broken_response_is_a_transport_error(world: World, reply: Reply) -> None:
    with at_most(mebibytes=8), pytest.raises(ERRORS.TransportError) as caught:
        list_jobs(world, reply)

    assert not isinstance(caught.value, TimeoutError)


SLOW = {
    "silence": repeats(b"", b"", pause=60),
    "a head byte by byte": repeats(HEAD + b"X-Slow: ", b"x", pause=0.05),
    "a body byte by byte": repeats(HEAD + b"\r\n{", b" ", pause=0.05),
    "the length of a chunk byte by byte": repeats(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n0", b"0", pause=0.05
    ),
    "endless interim responses": repeats(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "endless slow interim responses": repeats(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", pause=0.05),
}


@pytest.mark.parametrize("reply", SLOW.values(), ids=SLOW)
def test_a_slow_response_times_out_at_the_deadline(world: World, reply: Reply) -> None:
    start = time.monotonic()

    with at_most(mebibytes=8), pytest.raises(ERRORS.RequestTimeoutError):
        list_jobs(world, reply, deadline=0.3)

    assert time.monotonic() - start >= 0.3


def test_a_slow_response_on_a_reused_connection_times_out_too() -> None:
    drip = repeats(HEAD + b"X-Slow: ", b"x", pause=0.05)
    with (
        raw_server(responds(b"{}"), drip) as server,
        part(API).Client(server.url, deadline=2) as client,
        at_most(mebibytes=8),
    ):
        ENDPOINT.sync(client=client)
        with pytest.raises(ERRORS.RequestTimeoutError):
            ENDPOINT.sync(client=client)


def test_a_silent_server_times_out(world: World) -> None:
    with at_most(mebibytes=8), pytest.raises(ERRORS.RequestTimeoutError):
        list_jobs(world, SLOW["silence"], timeout=0.2, deadline=60)


REFUSALS = {
    "a gigabyte that is announced": sends(
        b"HTTP/1.1 400 Bad\r\nContent-Length: 1073741824\r\n\r\n"
    ),
    "a body without an end": repeats(b"HTTP/1.1 400 Bad\r\n\r\n", bytes(65536)),
    "a gzip bomb": responds(BOMB, "Content-Encoding: gzip", status="400 Bad"),
    "gzip that is not gzip": responds(b"no", "Content-Encoding: gzip", status="400 Bad"),
    "an encoding that was not requested": responds(b"no", "Content-Encoding: br", status="400 Bad"),
    "a body that is cut off": sends(b"HTTP/1.1 400 Bad\r\nContent-Length: 9\r\n\r\nno"),
}


@pytest.mark.parametrize("reply", REFUSALS.values(), ids=REFUSALS)
def test_the_status_of_a_refusal_is_kept_whatever_its_body_is(world: World, reply: Reply) -> None:
    with at_most(mebibytes=16), pytest.raises(ERRORS.RefusedError) as caught:
        list_jobs(world, reply, max_body=1 << 30)

    assert len(caught.value.content) <= LIMIT


def test_the_status_of_a_slow_refusal_is_kept(world: World) -> None:
    reply = repeats(b"HTTP/1.1 400 Bad\r\n\r\n", b" ", pause=0.05)

    with at_most(mebibytes=8), pytest.raises(ERRORS.RefusedError):
        list_jobs(world, reply, deadline=3)


NOT_JSON = {
    "nothing": b"",
    "HTML": b"<html></html>",
    "half": b'{"jobs": [',
    "two JSON texts": b"{} {}",
    "deep arrays": b"[" * 500_000,
    "deep objects": b'{"a":' * 200_000,
    "deep and complete": b'{"jobs": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "NaN": b'{"jobs": NaN}',
    "Infinity": b'{"jobs": -Infinity}',
    "a name twice": b'{"jobs": [], "jobs": []}',
    "a name twice further in": b'{"jobs": [{"id": "a", "id": "b"}]}',
    "UTF-16": '{"jobs": []}'.encode("utf-16"),
    "invalid UTF-8": b'{"jobs": "\xff"}',
    "an integer of many digits": b'{"jobs": 1' + b"0" * 5000 + b"}",
    "a control character": b'{"jobs": "\x01"}',
}


@pytest.mark.parametrize("body", NOT_JSON.values(), ids=NOT_JSON)
def test_a_body_that_is_not_json_is_an_invalid_body(world: World, body: bytes) -> None:
    client, _ = scripted(API, [answer(body)])

    with at_most(mebibytes=64), pytest.raises(part(API).InvalidBody) as caught:
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


def test_a_byte_order_mark_is_ignored(world: World) -> None:
    client, _ = scripted(API, [answer(b'\xef\xbb\xbf{"jobs": []}')])

    assert world.value(ENDPOINT, client).jobs == []


def seconds_of(call: Callable[[], object]) -> float:
    """Return the CPU seconds that a call takes, whatever it raises."""
    began = time.process_time()
    with suppress(Exception):
        call()
    return time.process_time() - began


def members(size: int) -> bytes:
    return b"{%s}" % b",".join(b'"k%d":1' % at for at in [*range(size // 10), 0])


def repeated(piece: bytes) -> Callable[[int], bytes]:
    return lambda size: piece * (size // len(piece))


@pytest.mark.parametrize("status", [200, 403, 503])
@pytest.mark.parametrize(
    "make",
    [members, *(repeated(piece) for piece in (b"\\", b"%25", b"&#0"))],
    ids=["members", "backslashes", "percent", "entities"],
)
def test_the_time_for_a_hostile_body_grows_with_its_size_only(
    make: Callable[[int], bytes], status: int
) -> None:
    def spent(size: int) -> float:
        client, _ = scripted(API, [answer(make(size), status)], retry=0, token="tok/en" * 5)
        return min(seconds_of(lambda: ENDPOINT.sync(client=client)) for _ in range(3))

    assert spent(80_000) < 40 * spent(10_000) + 0.05
