"""
Connections that are read until a point in time, not for a time each.

The timeouts of httpcore apply to single reads, so that a server which sends a byte a second never exceeds them. It lets
its user make the connections ("Network Backends" in its documentation), and here each of their reads is bounded.
"""

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore
from attrs import define

SocketOption = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)


@define
class Deadline:
    """The point of the monotonic clock after which nothing more is read."""

    ends: float = float("inf")

    def left(self, timeout: float | None) -> float | None:
        """Return the seconds that a read may last; raise ReadTimeout if none are left."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        if timeout is None:
            return None if left == float("inf") else left
        return min(left, timeout)


class Network(httpcore.NetworkBackend):
    """Connects as httpcore does, and bounds what is read."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a new connection."""
        made = self._plain.connect_tcp(host, port, timeout, local_address, socket_options)
        return _Stream(made, self._deadline)


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        made = self._stream.start_tls(ssl_context, server_hostname, timeout)
        return _Stream(made, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
