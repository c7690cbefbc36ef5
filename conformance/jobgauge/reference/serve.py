"""A reference server on a loopback port, in a thread of its own, for the duration of a `with` block."""

import socket
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

import uvicorn

from jobgauge.reference.app import Reference

HOST = "127.0.0.1"


class NoServer(RuntimeError):
    """The server's thread ended before it served."""


@contextmanager
def serving(reference: Reference, port: int = 0) -> Generator[str]:
    """
    Serve on a port, 0 for any free one, and yield the base address with the path prefix.

    The socket listens before the thread starts, so the first request waits rather than fails.
    """
    with listening(port) as listener:
        config = uvicorn.Config(
            reference.app,
            log_level="warning",
            access_log=False,
            lifespan="off",
            ws="none",
            timeout_keep_alive=60,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        try:
            while not server.started:
                if not thread.is_alive():
                    raise NoServer(f"the server of {reference.api.name} did not start")
                time.sleep(0.001)
            yield f"http://{HOST}:{listener.getsockname()[1]}{reference.prefix}"
        finally:
            server.should_exit = True
            thread.join(timeout=5)


@contextmanager
def listening(port: int) -> Generator[socket.socket]:
    """
    Yield a listening loopback socket; raise OSError if the port is taken.

    The socket names its protocol: if it did not, asyncio would leave TCP_NODELAY off and delay each response by 40 ms.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(128)
        yield listener
