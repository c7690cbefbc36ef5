"""A server that sends bytes as they are, and a wire to it."""

import socket
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

from jobgauge.exchange.line import Target
from jobgauge.exchange.wire import Wire
from jobgauge.spec.document import load_api

API = load_api("itwin_reality_conversion")


@contextmanager
def raw(*parts: bytes, pause: float = 0.0, endless: bytes = b"") -> Generator[Wire]:
    """Yield a wire to a server that answers with these bytes, a pause after each, and then `endless` for ever."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
                with connection:
                    connection.recv(65536)
                    for part in parts:
                        connection.sendall(part)
                        time.sleep(pause)
                    while endless:
                        connection.sendall(endless)
                        time.sleep(pause)
            except OSError:
                if listener.fileno() < 0:
                    return

    threading.Thread(target=serve, daemon=True).start()
    try:
        with Wire(API, Target(f"http://127.0.0.1:{listener.getsockname()[1]}")) as wire:
            yield wire
    finally:
        listener.close()


def head(*lines: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 200 OK", *lines, "", ""]).encode()
