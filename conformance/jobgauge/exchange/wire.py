"""
The HTTP side of a run: one client that keeps its connections open, and a record of every exchange.

Redirects are never followed, so a token goes only to the target.
A response is bounded in size, sent and unpacked, and in time.
"""

import ipaddress
import time
from collections.abc import Callable, Mapping
from itertools import takewhile
from types import TracebackType
from typing import Any, Final, Self

import attrs
import httpx

from jobgauge import __version__
from jobgauge.exchange.answer import Answer, Exchange
from jobgauge.exchange.call import Call
from jobgauge.exchange.content import LIMIT, Content, UnreadableAnswer
from jobgauge.exchange.masking import Masking
from jobgauge.spec.document import Api

TIMEOUT: Final = httpx.Timeout(30.0, connect=10.0)
DEADLINE = 30.0
"""The most seconds from the start of a request to the last byte of its response."""
PATIENCE: Final = 60.0
"""The most seconds that a run waits in total because of 429 responses with a Retry-After."""
LOST_AFTER: Final = 3
"""The number of requests in a row without a response after which the connection counts as lost."""


class NoAnswer(ConnectionError):
    """A request got no response; the message gives the reason, with secrets masked."""


class ConnectionLost(NoAnswer):
    """LOST_AFTER requests in a row got no response."""


@attrs.frozen
class Target:
    """A server: its base address with any path prefix, and a token that it accepts."""

    url: str
    token: str | None = attrs.field(default=None, repr=False)

    @property
    def loopback(self) -> bool:
        """True if the server is on this machine, so that no proxy is used and plain HTTP is allowed."""
        host = httpx.URL(self.url).host
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


class Wire:
    """Sends calls to one target and keeps every exchange, in order."""

    def __init__(self, api: Api, target: Target) -> None:
        self.api = api
        self.target = target
        self.masking = Masking(target.token)
        self.exchanges: list[Exchange] = []
        self.by_operation: dict[str, list[Exchange]] = {}
        self._client = httpx.Client(
            timeout=TIMEOUT,
            headers={
                "User-Agent": f"jobgauge/{__version__}",
                "Accept": "application/json",
                "Accept-Encoding": "gzip, deflate",
            },
            trust_env=not target.loopback,
            # Loading certificates takes time, and plain HTTP needs none.
            verify=httpx.URL(target.url).scheme != "http",
        )
        self._base = base_of(api, target.url)
        self._patience = PATIENCE
        self._unanswered = 0
        self._deadline = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    @property
    def bearer(self) -> str | None:
        """The `Authorization` header that the target accepts, None if no token is configured."""
        return f"Bearer {self.target.token}" if self.target.token else None

    def send(self, call: Call) -> Exchange:
        """
        Send a request and return its exchange; wait and repeat it if the response is a 429 with a Retry-After.

        Raises NoAnswer if no response comes, ConnectionLost if that happens LOST_AFTER times in a row.
        """
        return self._send(call, self.bearer, authorized=True)

    def send_as(self, call: Call, authorization: str | None) -> Exchange:
        """Send a request with another `Authorization` header, or none, for the rules about authentication."""
        return self._send(call, authorization, authorized=False)

    def _send(self, call: Call, authorization: str | None, *, authorized: bool) -> Exchange:
        while True:
            exchange = self._once(call, authorization, authorized=authorized)
            self.exchanges.append(exchange)
            self.by_operation.setdefault(call.operation.id, []).append(exchange)
            wait = _digits(exchange.answer.headers.get("retry-after", ""))
            if exchange.status != 429 or wait is None or wait > self._patience:
                return exchange
            self._patience -= max(wait, 1)
            time.sleep(wait)

    def _once(self, call: Call, authorization: str | None, *, authorized: bool) -> Exchange:
        headers = call.headers | ({"Authorization": authorization} if authorization else {})
        request = self._client.build_request(
            call.operation.method,
            self._base + call.target,
            headers=headers,
            content=call.encoded(),
            extensions={"trace": self._trace},
        )
        self._deadline = time.monotonic() + DEADLINE
        try:
            response = self._client.send(request, follow_redirects=False, stream=True)
            try:
                content = self._body(response)
            finally:
                response.close()
        except (httpx.TransportError, UnreadableAnswer) as error:
            raise self._no_answer(request, error) from error
        self._client.cookies.clear()  # a session must not authenticate later requests
        self._unanswered = 0
        answer = Answer(response.status_code, response.headers, content)
        sent = dict(request.headers)
        return Exchange(self.api, call, request.method, str(request.url), sent, answer, authorized)

    def _body(self, response: httpx.Response) -> bytes:
        announced = response.headers.get("content-length", "")
        if response.request.method != "HEAD" and (_digits(announced) or 0) > LIMIT:
            raise UnreadableAnswer(f"the body is too large: more than {LIMIT} bytes announced")
        body = Content(response.headers.get("content-encoding", ""))
        for chunk in response.iter_raw():
            if time.monotonic() > self._deadline:
                raise httpx.ReadTimeout("")
            body.feed(chunk)
        return body.whole()

    def _trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Bound all reads from each new connection by the deadline; httpx calls this (its docs: "Trace")."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            stream = info["return_value"]
            stream.read = self._bounded(stream.read)

    def _bounded(self, read: Callable[..., bytes]) -> Callable[..., bytes]:
        def bounded(max_bytes: int, timeout: float | None = None) -> bytes:
            left = self._deadline - time.monotonic()
            if left <= 0:
                raise httpx.ReadTimeout("")
            return read(max_bytes, timeout=left if timeout is None else min(left, timeout))

        return bounded

    def _no_answer(self, request: httpx.Request, error: Exception) -> NoAnswer:
        self._unanswered += 1
        kind = ConnectionLost if self._unanswered >= LOST_AFTER else NoAnswer
        why = str(error) or type(error).__name__
        if isinstance(error, httpx.ReadTimeout) and time.monotonic() >= self._deadline:
            why = f"not complete after {DEADLINE:g} s"
        return kind(self.masking.text(f"{request.method} {request.url}: no response ({why})"))


def base_of(api: Api, url: str) -> str:
    """
    Return the address to which the paths of an API are appended.

    A prefix of every path at its end is left out: `https://host/a` becomes `https://host` for the path `/a/b`.
    """
    base = url.rstrip("/")
    prefix = httpx.URL(base).path
    paths = [operation.path.strip("/").split("/") for operation in api.operations.values()]
    same = takewhile(
        lambda each: len(set(each)) == 1 and "{" not in each[0], zip(*paths, strict=False)
    )
    common = [segments[0] for segments in same]
    for count in range(len(common), 0, -1):
        overlap = "/" + "/".join(common[:count])
        if prefix.endswith(overlap):
            return base.removesuffix(overlap)
    return base


def _digits(text: str) -> int | None:
    """Return the number that ASCII digits stand for, None for any other text; only the first 20 digits count."""
    return int(text.lstrip("0")[:20] or "0") if text.isascii() and text.isdigit() else None
