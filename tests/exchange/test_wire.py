"""The wire keeps every response, obeys Retry-After, follows no redirect, and shows no secret."""

import json
import threading
import time
import tracemalloc
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from tests.exchange.raw import head, raw

from jobgauge.exchange import wire as wire_module
from jobgauge.exchange.answer import Answer
from jobgauge.exchange.call import Call
from jobgauge.exchange.headers import Headers
from jobgauge.exchange.line import Target
from jobgauge.exchange.wire import ConnectionLost, NoAnswer, Wire
from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.document import load_api
from jobgauge.spec.walk import constraints

API = load_api("itwin_reality_conversion")
LIST = Call(API.operation("list_jobs"))
TOKEN = "s3cr/et"


@contextmanager
def answers(*scripted: tuple[int, dict[str, str]]) -> Generator[tuple[Wire, list[dict[str, str]]]]:
    """Yield a wire to a server that gives these answers in turn, the last one for ever, and the headers it receives."""
    turn: Iterator[tuple[int, dict[str, str]]] = iter(scripted)
    last = scripted[-1]
    seen: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            seen.append({name.lower(): value for name, value in self.headers.items()})
            status, headers = next(turn, last)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    )
    thread.start()
    try:
        with Wire(API, Target(f"http://127.0.0.1:{server.server_port}", TOKEN)) as wire:
            yield wire, seen
    finally:
        server.shutdown()
        server.server_close()


def test_a_redirect_is_not_followed() -> None:
    with answers((302, {"Location": "http://127.0.0.1:9/elsewhere"})) as (wire, seen):
        assert wire.send(LIST).status == 302

    assert len(seen) == 1


def test_a_429_is_kept_and_the_request_is_repeated() -> None:
    with answers((429, {"Retry-After": "0"}), (200, {})) as (wire, _):
        assert wire.send(LIST).status == 200
        assert [each.status for each in wire.exchanges] == [429, 200]


@pytest.mark.parametrize("later", [-60, 0, 1])
def test_a_429_may_name_the_time_of_the_next_try_by_the_clock_of_the_server(later: int) -> None:
    now = 10**9
    wait = {
        "Date": formatdate(now, usegmt=True),
        "Retry-After": formatdate(now + later, usegmt=True),
    }
    with answers((429, wait), (200, {})) as (wire, _):
        assert wire.send(LIST).status == 200


@pytest.mark.parametrize("wait", ["soon", "3600", "-1", "9" * 5000, "\xb2", "\xb9"])
def test_a_429_with_an_unusable_retry_after_is_the_response(wait: str) -> None:
    with answers((429, {"Retry-After": wait})) as (wire, seen):
        assert wire.send(LIST).status == 429

    assert len(seen) == 1


def test_the_number_of_repetitions_after_429_is_limited() -> None:
    with answers((429, {"Retry-After": "0"})) as (wire, seen):
        assert wire.send(LIST).status == 429

    assert len(seen) < 100


def test_a_cookie_is_not_sent_back() -> None:
    with answers((200, {"Set-Cookie": "session=let-me-in"})) as (wire, seen):
        wire.send(LIST)
        wire.send_as(LIST, None)

    assert "cookie" not in seen[1]
    assert "authorization" not in seen[1]


def test_an_error_without_a_response_gives_the_reason_without_the_token() -> None:
    call = LIST.but(name="$filter", value=f"id eq {TOKEN}")
    with Wire(API, Target("http://127.0.0.1:9", TOKEN)) as wire, pytest.raises(NoAnswer) as caught:
        wire.send(call)

    assert "s3cr" not in str(caught.value)
    assert "***" in str(caught.value)


def test_three_requests_in_a_row_without_a_response_are_a_lost_connection() -> None:
    with Wire(API, Target("http://127.0.0.1:9")) as wire:
        for expected in (NoAnswer, NoAnswer, ConnectionLost):
            with pytest.raises(expected) as caught:
                wire.send(LIST)
            assert type(caught.value) is expected


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:8000/a", True),
        ("http://[::1]:8000", True),
        ("http://localhost", True),
        ("http://10.0.0.1", False),
        ("https://localhost.example.com", False),
    ],
)
def test_only_this_machine_is_loopback(url: str, here: bool) -> None:
    assert Target(url).loopback is here


def test_a_target_does_not_show_its_token() -> None:
    assert TOKEN not in repr(Target("http://127.0.0.1", TOKEN))


def zipped(content: bytes) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return packer.compress(content) + packer.flush()


def test_reading_an_endless_body_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire_module, "DEADLINE", 250.0)

    with raw(head(), endless=b" " * 65536) as wire, pytest.raises(NoAnswer, match="too large"):
        wire.send(LIST)


def test_an_announced_body_that_is_too_large_is_not_read() -> None:
    with (
        raw(head("Content-Length: 99999999999")) as wire,
        pytest.raises(NoAnswer, match="too large"),
    ):
        wire.send(LIST)


def test_a_compressed_body_that_is_too_large_is_not_unpacked_into_memory() -> None:
    bomb = zipped(zipped_zeros := bytes(200 * 1024 * 1024))
    del zipped_zeros
    lines = head("Content-Encoding: gzip", f"Content-Length: {len(bomb)}")

    with raw(lines, bomb) as wire:
        tracemalloc.start()
        with pytest.raises(NoAnswer, match="too large"):
            wire.send(LIST)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert peak < 80 * 1024 * 1024


@pytest.mark.parametrize("encoding", ["gzip", "GZIP", "deflate", "identity"])
def test_a_compressed_body_is_unpacked(encoding: str) -> None:
    body = json.dumps({"jobs": []}).encode()
    packed = {"deflate": zlib.compress(body), "identity": body}.get(encoding, zipped(body))
    lines = head(f"Content-Encoding: {encoding}", f"Content-Length: {len(packed)}")

    with raw(lines, packed) as wire:
        assert wire.send(LIST).answer.json == {"jobs": []}


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [("gzip", b"{}"), ("gzip", zipped(b"{}")[:-9]), ("br", b"{}")],
)
def test_a_body_that_cannot_be_unpacked_is_an_error(encoding: str, packed: bytes) -> None:
    lines = head(f"Content-Encoding: {encoding}", f"Content-Length: {len(packed)}")

    with raw(lines, packed) as wire, pytest.raises(NoAnswer, match=encoding):
        wire.send(LIST)


@pytest.mark.parametrize(
    ("parts", "drip"),
    [((head("Content-Length: 1000"),), b"."), ((b"HTTP/1.1 200 OK\r\n",), b"A: b\r\n")],
    ids=["body", "headers"],
)
def test_reading_a_slow_response_stops_at_the_deadline(
    parts: tuple[bytes, ...], drip: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire_module, "DEADLINE", 0.5)

    with (
        raw(*parts, pause=0.05, endless=drip) as wire,
        pytest.raises(NoAnswer, match=r"not complete after 0\.5 s"),
    ):
        wire.send(LIST)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"[" * 5000 + b"]" * 5000, "nested 5,000 levels deep, and at most 200"),
        (b"[" + b"{}," * 10**6 + b"0]", "1,000,002 values, and at most 1,000,000"),
        (b"9" * 5000, "a number of 5,000 digits"),
        (b"[NaN]", "NaN is not JSON"),
        (b"{", "Expecting"),
        (b"{}", ""),
    ],
)
def test_a_response_says_why_its_body_cannot_be_read(content: bytes, reason: str) -> None:
    answer = Answer.of(200, Headers(), content)

    assert reason in str(answer.unreadable or "")
    assert bool(answer.unreadable) is bool(reason)


def test_half_a_surrogate_pair_is_judged_like_any_other_string() -> None:
    halves = {"a\ud800b": ["a\udc00b"]}

    for each in constraints(API):
        for value in ("a\ud800b", halves):
            assert each.holds(value) in {True, False}
    long = next(
        each for each in constraints(API) if each.keyword == "type" and "string" in each.value
    )
    assert long.holds("a\ud800b")


@pytest.mark.parametrize(
    "prefix", ["", "/", "/realityconversion", "/realityconversion/", "/v1/realityconversion"]
)
def test_a_prefix_shared_by_the_address_and_every_path_is_sent_once(prefix: str) -> None:
    with answers((200, {})) as (wire, _):
        host = wire.target.url
        with Wire(API, Target(host + prefix)) as other:
            url = other.send(LIST).url

    between = "/v1" if "v1" in prefix else ""
    assert url == f"{host}{between}/realityconversion/jobs"


@pytest.mark.parametrize("body", [ABSENT, {"a": 1}])
def test_a_request_is_sent_again_if_its_connection_was_closed_while_idle(body: Any) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
    with raw(answer) as wire:
        for number in range(3):
            exchange = wire.send(Call(LIST.operation, {"$top": number + 1}, body))
            time.sleep(0.05)
            assert exchange.status == 200
