"""The wire keeps what came back, waits where it is told to, follows nothing, and shows no secret."""

import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from jobgauge.apis import load_api
from jobgauge.rules.exchange import Call
from jobgauge.rules.wire import ConnectionLost, NoAnswer, Target, Wire

API = load_api("itwin_reality_conversion")
LIST = Call(API.operation("list_jobs"))
TOKEN = "s3cr/et"


@contextmanager
def answers(*scripted: tuple[int, dict[str, str]]) -> Generator[tuple[Wire, list[dict[str, str]]]]:
    """A server that gives these answers in turn, the last one for ever; and the headers that it was sent."""
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


def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    with answers((302, {"Location": "http://127.0.0.1:9/elsewhere"})) as (wire, seen):
        assert wire.send(LIST).status == 302

    assert len(seen) == 1


def test_a_429_is_kept_waited_for_and_asked_again() -> None:
    with answers((429, {"Retry-After": "0"}), (200, {})) as (wire, _):
        assert wire.send(LIST).status == 200
        assert [each.status for each in wire.exchanges] == [429, 200]


@pytest.mark.parametrize("wait", ["soon", "3600", "-1"])
def test_a_429_that_cannot_be_waited_for_is_the_answer(wait: str) -> None:
    with answers((429, {"Retry-After": wait})) as (wire, seen):
        assert wire.send(LIST).status == 429

    assert len(seen) == 1


def test_a_server_that_never_stops_asking_to_wait_is_left_in_the_end() -> None:
    with answers((429, {"Retry-After": "0"})) as (wire, seen):
        assert wire.send(LIST).status == 429

    assert len(seen) < 100


def test_a_cookie_is_not_sent_back() -> None:
    with answers((200, {"Set-Cookie": "session=let-me-in"})) as (wire, seen):
        wire.send(LIST)
        wire.send_as(LIST, None)

    assert "cookie" not in seen[1]
    assert "authorization" not in seen[1]


def test_no_answer_says_why_without_the_token() -> None:
    call = LIST.but(name="$filter", value=f"id eq {TOKEN}")
    with Wire(API, Target("http://127.0.0.1:9", TOKEN)) as wire, pytest.raises(NoAnswer) as caught:
        wire.send(call)

    assert "s3cr" not in str(caught.value)
    assert "***" in str(caught.value)


def test_three_requests_in_a_row_without_an_answer_are_a_lost_connection() -> None:
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
def test_loopback_is_this_machine_alone(url: str, here: bool) -> None:
    assert Target(url).loopback is here


def test_a_target_does_not_show_its_token() -> None:
    assert TOKEN not in repr(Target("http://127.0.0.1", TOKEN))
