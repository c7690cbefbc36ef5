"""Whatever a server sends in headers and values, a request gets an exchange, and what flows back can be sent."""

import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.raw import API, head, raw

from jobgauge.exchange.call import Call
from jobgauge.exchange.headers import Headers, field_bytes
from jobgauge.exchange.line import Target
from jobgauge.exchange.wire import Wire
from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.dates import http_date
from jobgauge.spec.document import load_api

LIST = Call(API.operation("list_jobs"))
DIAGRAMS = load_api("cognite_diagrams")
READ = DIAGRAMS.operation("get_convert_job")
LONG = "9" * 5000


@pytest.mark.parametrize(
    "header",
    [
        "Location: mailto:someone@example.com",
        "Location: javascript:alert(1)",
        "Location: http://[",
        "Location: http://host:99999999/",
        f"Location: https://host/{'a' * 65_000}",
        f"Retry-After: {LONG}",
        f"X-Count: {LONG}",
        "Date: Mon, 01 Jan 99999999999999 00:00:00 GMT",
        "Set-Cookie: a=b; expires=Mon, 01 Jan 99999999999999 00:00:00 GMT",
        f"Set-Cookie: a=b; max-age={LONG}",
        "X-Text: gr\u00fc\u00df",
        "Retry-After: \u0663",
    ],
    ids=lambda header: header[:30],
)
def test_a_response_with_an_odd_header_is_an_exchange(header: str) -> None:
    with raw(head("Content-Length: 2", header), b"{}") as wire:
        exchange = wire.send(LIST)

        assert exchange.answer.json == {}
        name, _, value = header.partition(": ")
        assert exchange.answer.headers[name] == value
        http_date(exchange.answer.headers.get("date"))
        wire.masking.exchange(exchange)


def test_a_header_that_is_not_utf_8_is_the_same_bytes_when_it_is_sent_back() -> None:
    headers = Headers.of([(b"X-Job-Token", b"gr\xfc\xdf\xff")])

    assert field_bytes(headers["x-job-token"]) == b"gr\xfc\xdf\xff"


@given(st.lists(st.tuples(st.sampled_from([b"A", b"a", b"B"]), st.binary())))
def test_headers_keep_every_value(fields: list[tuple[bytes, bytes]]) -> None:
    clean = [(name, value.replace(b"\r", b"").replace(b"\n", b"")) for name, value in fields]

    headers = Headers.of(clean)

    for name in (b"A", b"B"):
        values = [value.strip() for other, value in clean if other.lower() == name.lower()]
        shown = headers.get(name.decode())
        assert shown is None if not values else field_bytes(shown or "") == b", ".join(values)


@contextmanager
def echoing() -> Generator[tuple[Wire, list[bytes]]]:
    """Yield a wire to a server that keeps the bytes of each request and answers with an empty object."""
    listener = socket.create_server(("127.0.0.1", 0))
    seen: list[bytes] = []

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            answer(connection)

    def answer(connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as stream:
            while line := stream.readline():
                request, length = line, 0
                while (line := stream.readline()).strip():
                    request += line
                    if line.lower().startswith(b"content-length:"):
                        length = int(line.split(b":")[1])
                seen.append(request + stream.read(length))
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")

    threading.Thread(target=serve, daemon=True).start()
    target = Target(f"http://127.0.0.1:{listener.getsockname()[1]}")
    try:
        with Wire(DIAGRAMS, target) as wire:
            yield wire, seen
    finally:
        listener.close()


@pytest.mark.parametrize(
    "value",
    ["gr\u00fc\u00df", "\ud800 half", "\udcff", "a" * 80_000, "\u6771\u4eac", "a\x00b\nc", 10**300],
)
def test_any_value_from_a_response_can_be_a_path_parameter(value: object) -> None:
    with echoing() as (wire, seen):
        assert wire.send(Call(READ, {"jobId": value})).status == 200

    assert seen[0].startswith(b"GET /context/diagram/convert/")


@pytest.mark.parametrize("value", ["gr\u00fc\u00df", "\ud800 half", "\udcff", "a" * 60_000])
def test_text_from_a_response_can_be_a_header(value: str) -> None:
    with echoing() as (wire, seen):
        wire.send(Call(READ, {"jobId": 1, "X-Job-Token": value}))

    assert b"X-Job-Token: " + field_bytes(value) in seen[0]


def test_a_header_that_cannot_be_sent_says_nothing_about_the_connection() -> None:
    with echoing() as (wire, _):
        for _ in range(4):
            with pytest.raises(ConnectionError, match="not sent") as caught:
                wire.send(Call(READ, {"jobId": 1, "X-Job-Token": "a\nb: c"}))
            assert type(caught.value).__name__ == "NoAnswer"

        assert wire.send(Call(READ, {"jobId": 1})).status == 200


def test_half_a_surrogate_pair_in_a_body_is_sent_as_an_escape() -> None:
    convert = DIAGRAMS.operation("convert_diagrams")

    assert Call(convert, body={"a": "\ud800"}).encoded() == b'{"a":"\\ud800"}'
    assert Call(convert, body=ABSENT).encoded() is None


@given(st.text() | st.from_regex(r"\w{3}, \d{1,20} \w{3} \d{1,20} \d\d:\d\d:\d\d [+-]\d{1,20}"))
def test_a_date_header_is_a_time_or_nothing(text: str) -> None:
    assert isinstance(http_date(text), float | None)
