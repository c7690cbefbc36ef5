"""
The HTTP side of a run: connections that stay open, and a record of every exchange.

Redirects are never followed and cookies never sent back, so a token goes only to the target.
A response is bounded in size, sent and unpacked, and in time; all of them together in memory.
"""

import time
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import quote, urlencode

import httpcore
import httpx

from jobgauge import __version__
from jobgauge.exchange.answer import Answer, Exchange
from jobgauge.exchange.call import Call
from jobgauge.exchange.content import LIMIT, Content, UnreadableAnswer
from jobgauge.exchange.headers import Headers, field_bytes
from jobgauge.exchange.line import Target, open_line, proxy_for
from jobgauge.exchange.masking import Masking
from jobgauge.exchange.memory import BUDGET, OUT_OF_TIME, Memory, Unkept
from jobgauge.exchange.network import Deadline
from jobgauge.spec.dates import http_date
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.facts import prefix, scheme_of

CONNECT: Final = 10.0
"""The most seconds for opening a connection."""
DEADLINE = 30.0
"""The most seconds from the start of a request to the last byte of its response."""
PATIENCE: Final = 60.0
"""The most seconds that a run waits in total because of 429 responses with a Retry-After."""
LOST_AFTER: Final = 3
"""The number of requests in a row without a response after which the connection counts as lost."""
GRACE: Final = 10.0
"""Seconds beyond the time of a run in which rules still judge the responses that are there."""
SENT: Final = {
    "User-Agent": f"jobgauge/{__version__}",
    "Accept": "application/json",
    "Accept-Encoding": "gzip, deflate",
}
SHOWN: Final = 200
"""The most characters of an address, or of an error of a library, in a message."""

NO_RESPONSE: Final = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    UnreadableAnswer,
    OSError,
    UnicodeError,
)

UNREACHABLE: Final = (httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.ProxyError)
CLOSED: Final = (httpcore.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError)
"""Errors by which a server may have closed a connection while it was idle: the request is then sent again."""


class NoAnswer(ConnectionError):
    """
    A request got no response; the message gives the reason, with secrets masked.

    `why` is the reason alone; `unreachable` says that another request would get none either.
    """

    def __init__(self, message: str, why: str = "", *, unreachable: bool = False) -> None:
        super().__init__(message)
        self.why = why or message
        self.unreachable = unreachable


class ConnectionLost(NoAnswer):
    """LOST_AFTER requests in a row got no response."""


class NotSent(NoAnswer):
    """A request was not sent, as the run stopped sending; the message says why, without the request."""


class Wire:
    """
    Sends calls to one target and keeps every exchange, in order.

    `until` is the time of `time.monotonic` after which nothing is sent, None for no limit;
    `memory` is the budget in bytes for all messages.
    Raises line.WrongSetting if the environment names certificates or a proxy that cannot be used.
    """

    def __init__(
        self, api: Api, target: Target, *, until: float | None = None, memory: int = BUDGET
    ) -> None:
        self.api = api
        self.target = target
        proxy = proxy_for(target)
        self.masking = Masking(target.token, *(proxy.secrets if proxy else ()))
        self.exchanges: list[Exchange] = []
        self.by_operation: dict[str, list[Exchange]] = {}
        self.sent = 0
        self._closed = ""
        self._until = until
        self._memory = Memory(memory, self.overdue)
        self._deadline = Deadline(0.0)
        self._line = open_line(target, proxy, self._deadline)
        self._base = base_of(api, target.url)
        self._patience = PATIENCE
        self._unanswered = 0
        self._opened = self._answered = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._line.close()
        self._memory.close()

    def credentials(self, operation: Operation) -> str | None:
        """Return what the target wants to be shown by callers of an operation; None for nothing, or without a token."""
        scheme = scheme_of(self.api, operation)
        return scheme.shown(self.target.token) if scheme and self.target.token else None

    def send(self, call: Call) -> Exchange:
        """
        Send a request and return its exchange; wait and repeat it if the response is a 429 with a Retry-After.

        Raises NoAnswer if no response comes, ConnectionLost if that happens LOST_AFTER times in a row,
        and NotSent once the time of the run is over, or after `close`.
        """
        return self._send(call, self.credentials(call.operation), authorized=True)

    def send_as(self, call: Call, shown: str | None) -> Exchange:
        """Send a request with other credentials, or none, for the rules about authentication."""
        return self._send(call, shown, authorized=False)

    def probe(self, call: Call) -> Exchange:
        """Send a request once and return its exchange, which no rule judges; raise as `send`."""
        if self._closed or self.left() <= 0:
            raise NotSent(self._closed or OUT_OF_TIME)
        exchange = self._once(call, self.credentials(call.operation), authorized=True)
        self.sent += 1
        return exchange

    def close(self, reason: str, kept: int) -> None:
        """Send nothing more, for this reason, and forget all exchanges but the first ones."""
        self._closed = reason
        del self.exchanges[kept:]
        self.by_operation.clear()
        for exchange in self.exchanges:
            self.by_operation.setdefault(exchange.call.operation.id, []).append(exchange)

    def overdue(self) -> bool:
        """Return True if the time of the run has been over for so long that rules should stop judging too."""
        return self.left() < -GRACE

    def left(self) -> float:
        """Return the seconds that are left for requests; infinite without a limit."""
        return float("inf") if self._until is None else self._until - time.monotonic()

    def _send(self, call: Call, shown: str | None, *, authorized: bool) -> Exchange:
        while True:
            if self._closed or self.left() <= 0:
                raise NotSent(self._closed or OUT_OF_TIME)
            exchange = self._once(call, shown, authorized=authorized)
            self.sent += 1
            self.exchanges.append(exchange)
            self.by_operation.setdefault(call.operation.id, []).append(exchange)
            wait = _wait(exchange.answer.headers)
            if exchange.status != 429 or wait is None or wait > min(self._patience, self.left()):
                return exchange
            self._patience -= max(wait, 1)
            time.sleep(wait)

    def _once(self, call: Call, shown: str | None, *, authorized: bool) -> Exchange:
        headers = {
            name: value
            for name, value in {**SENT, **call.headers, **call.fields}.items()
            if value is not None
        }
        method, url = call.operation.method, self._base + call.target
        scheme = scheme_of(self.api, call.operation)
        if scheme and shown and scheme.place == "query":
            mark = "&" if "?" in url else "?"
            url += f"{mark}{urlencode({scheme.parameter: shown}, quote_via=quote)}"
        elif shown:
            headers |= {scheme.parameter if scheme else "Authorization": shown}
        self._deadline.ends = time.monotonic() + min(DEADLINE, self.left())
        self._opened = self._answered = False
        try:
            with self._line.stream(
                method,
                _address(url),
                headers=[
                    (field_bytes(name), field_bytes(value)) for name, value in headers.items()
                ],
                content=call.encoded(),
                extensions={
                    "trace": self._trace,
                    "timeout": {
                        "connect": CONNECT,
                        "read": DEADLINE,
                        "write": DEADLINE,
                        "pool": CONNECT,
                    },
                },
            ) as response:
                received = Headers.of(response.headers)
                content = self._body(method, received, response.iter_stream())
        except httpcore.LocalProtocolError as error:
            # The request itself cannot be written, so this says nothing about the connection.
            why = f"not sent: {self.masking.text(str(error))[:SHOWN]}"
            raise NoAnswer(self._no_response(method, url, why), why) from error
        except NO_RESPONSE as error:
            if not (self._opened or self._answered) and isinstance(error, CLOSED):
                return self._once(call, shown, authorized=authorized)
            raise self._lost(method, url, error) from error
        self._unanswered = 0
        self.masking.learn(received)
        try:
            answer = Answer.of(response.status, received, content, self._memory)
        except Unkept as error:
            raise ConnectionLost(str(error)) from error
        return Exchange(self.api, call, method, url, headers, answer, authorized, shown)

    def _body(self, method: str, headers: Headers, chunks: Iterable[bytes]) -> bytes:
        announced = headers.get("content-length", "")
        if method != "HEAD" and (_digits(announced) or 0) > LIMIT:
            raise UnreadableAnswer(f"the body is too large: more than {LIMIT} bytes announced")
        body = Content(headers.get("content-encoding", ""))
        for chunk in chunks:
            if time.monotonic() > self._deadline.ends:
                raise httpcore.ReadTimeout
            body.feed(chunk)
        return body.whole()

    def _trace(self, event: str, _info: Mapping[str, Any]) -> None:
        """Note if a connection was opened and an answer received; httpcore calls this (its docs: "Trace")."""
        self._opened |= event.endswith("connect_tcp.started")
        self._answered |= event.endswith("receive_response_headers.complete")

    def _lost(self, method: str, url: str, error: Exception) -> NoAnswer:
        self._unanswered += 1
        self.sent += not isinstance(error, UNREACHABLE)
        kind = ConnectionLost if self._unanswered >= LOST_AFTER else NoAnswer
        why = self.masking.text(str(error))[:SHOWN] or type(error).__name__
        late = isinstance(error, httpcore.ReadTimeout) and time.monotonic() >= self._deadline.ends
        if late:
            if self.left() <= 0:
                return NotSent(OUT_OF_TIME)
            why = f"not complete after {DEADLINE:g} s"
        unreachable = isinstance(error, UNREACHABLE) or late
        return kind(self._no_response(method, url, why), why, unreachable=unreachable)

    def _no_response(self, method: str, url: str, why: str) -> str:
        address = self.masking.text(url)
        short = address if len(address) <= SHOWN else f"{address[:SHOWN]}..."
        return f"{method} {short}: no response ({why})"


def _address(url: str) -> httpcore.URL:
    """Return an address with its path and query as they are, however long."""
    scheme, _, rest = url.partition("://")
    end = next((at for at, each in enumerate(rest) if each in "/?"), len(rest))
    host = httpx.URL(f"{scheme}://{rest[:end]}")
    return httpcore.URL(
        scheme=host.raw_scheme, host=host.raw_host, port=host.port, target=rest[end:] or "/"
    )


def base_of(api: Api, url: str) -> str:
    """
    Return the address to which the paths of an API are appended.

    A prefix of every path at its end is left out: `https://host/a` becomes `https://host` for the path `/a/b`.
    """
    base = url.rstrip("/")
    path, common = httpx.URL(base).path, prefix(api)
    for count in range(len(common), 0, -1):
        overlap = "/" + "/".join(common[:count])
        if path.endswith(overlap):
            return base.removesuffix(overlap)
    return base


def _wait(headers: Headers) -> float | None:
    """Return the seconds that a Retry-After asks for, as a number or as a date by the server's own clock."""
    text = headers.get("retry-after", "")
    seconds, until = _digits(text), http_date(text)
    if seconds is not None or until is None:
        return seconds
    return max(until - (http_date(headers.get("date")) or time.time()), 0)


def _digits(text: str) -> int | None:
    """Return the number that ASCII digits stand for, None for any other text; only the first 20 digits count."""
    return int(text.lstrip("0")[:20] or "0") if text.isascii() and text.isdigit() else None
