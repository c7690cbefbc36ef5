"""Servers on 127.0.0.1 that send bytes which no HTTP library would send."""

import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress

import attrs

Reply = Callable[[socket.socket], None]
"""Writes to a connection after a request has arrived."""


@attrs.define
class Raw:
    """The address of a server and the bytes of every request that it received."""

    url: str
    requests: list[bytes] = attrs.Factory(list[bytes])


@contextmanager
def raw_server(*replies: Reply) -> Generator[Raw]:
    """Start a server that answers each request with the next reply, and repeats the last one."""
    left = list(replies)
    ends = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        raw = Raw(f"http://127.0.0.1:{listener.getsockname()[1]}")

        def serve(connection: socket.socket) -> None:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with connection, suppress(OSError):
                while request := _request(connection):
                    raw.requests.append(request)
                    reply = left.pop(0) if len(left) > 1 else left[0]
                    reply(connection)

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
    """Return one request with its body; b"" if the client has hung up."""
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


def responds(
    body: bytes, *headers: str, status: str = "200 OK", length: int | None = None
) -> Reply:
    """Send one complete response; `length` is the Content-Length if it is not that of the body."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    head = "\r\n".join([*lines, *headers, "", ""]).encode("latin-1")
    return lambda connection: connection.sendall(head + body)


def sends(*pieces: bytes) -> Reply:
    """Send these bytes unchanged, then hang up."""

    def reply(connection: socket.socket) -> None:
        for piece in pieces:
            connection.sendall(piece)
        connection.shutdown(socket.SHUT_RDWR)

    return reply


def repeats(first: bytes, piece: bytes, pause: float = 0.0) -> Reply:
    """Send `first`, then `piece` again and again until the client hangs up."""
    never = threading.Event()

    def reply(connection: socket.socket) -> None:
        connection.sendall(first)
        while not never.wait(pause):
            connection.sendall(piece)

    return reply
