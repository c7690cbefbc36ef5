"""Servers on 127.0.0.1 that send what no HTTP library would."""

import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress

import attrs

Talk = Callable[[socket.socket], None]
"""What a server does with a connection after a request has come."""


@attrs.define
class Raw:
    """Its address, and the bytes of every request that came."""

    url: str
    requests: list[bytes] = attrs.Factory(list[bytes])


@contextmanager
def raw_server(*talks: Talk) -> Generator[Raw]:
    """A server that does one talk for each request, the last one again and again."""
    left = list(talks)
    ends = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        raw = Raw(f"http://127.0.0.1:{listener.getsockname()[1]}")

        def serve(connection: socket.socket) -> None:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with connection, suppress(OSError):
                while request := _request(connection):
                    raw.requests.append(request)
                    talk = left.pop(0) if len(left) > 1 else left[0]
                    talk(connection)

        def accept() -> None:
            while not ends.is_set():
                with suppress(OSError):
                    connection, _ = listener.accept()
                    threading.Thread(target=serve, args=(connection,), daemon=True).start()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        try:
            yield raw
        finally:
            ends.set()
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            thread.join(5)


def _request(connection: socket.socket) -> bytes:
    """One request with its body; b"" where the other side has hung up."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            return b""
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            while len(body) < int(value):
                body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def says(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> Talk:
    """Send one whole answer; `length` is what it announces."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    head = "\r\n".join([*lines, *headers, "", ""]).encode("latin-1")
    return lambda connection: connection.sendall(head + body)


def sends(*pieces: bytes) -> Talk:
    """Send these bytes as they are, then hang up."""

    def talk(connection: socket.socket) -> None:
        for piece in pieces:
            connection.sendall(piece)
        connection.shutdown(socket.SHUT_RDWR)

    return talk


def repeats(first: bytes, piece: bytes, pause: float = 0.0) -> Talk:
    """Send `first`, then `piece` until the other side has had enough."""
    never = threading.Event()

    def talk(connection: socket.socket) -> None:
        connection.sendall(first)
        while not never.wait(pause):
            connection.sendall(piece)

    return talk
