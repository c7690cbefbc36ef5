"""
The HTTP side of a run: one client with its connections kept, and every exchange recorded.

Redirects are answers like any other and never followed, so a token goes nowhere but to the target.
What a server sends is bounded in size, unpacked too, and in time.
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
"""The seconds from the start of a request to the last byte of its answer."""
PATIENCE: Final = 60.0
"""The seconds that a whole run waits for a server that answers 429 with a Retry-After."""
LOST_AFTER: Final = 3
"""Requests in a row without an answer after which the connection counts as lost."""


class NoAnswer(ConnectionError):
    """A request got no answer; says why, with secrets masked."""


class ConnectionLost(NoAnswer):
    """No request gets an answer any more."""


@attrs.frozen
class Target:
    """A server: its base address with any path prefix, and the token that it lets in."""

    url: str
    token: str | None = attrs.field(default=None, repr=False)

    @property
    def loopback(self) -> bool:
        """Whether the server is on this machine, where neither a proxy nor encryption is asked for."""
        host = httpx.URL(self.url).host
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


class Wire:
    """Sends calls to one target and keeps what came back, in order."""

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
            # Where nothing is encrypted, certificates would be read for nothing.
            verify=httpx.URL(target.url).scheme != "http",
        )
        self._base = base_of(api, target.url)
        self._patience = PATIENCE
        self._unanswered = 0
        self._ends = 0.0

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
        """The `Authorization` header that the target lets in, None where no token is configured."""
        return f"Bearer {self.target.token}" if self.target.token else None

    def send(self, call: Call) -> Exchange:
        """
        The exchange, after waiting where the server asks for it.

        Raises NoAnswer where nothing came back, ConnectionLost where that happens again and again.
        """
        return self._patiently(call, self.bearer, authorized=True)

    def send_as(self, call: Call, authorization: str | None) -> Exchange:
        """The same with another `Authorization` header, or with none: for the rules about who is let in."""
        return self._patiently(call, authorization, authorized=False)

    def _patiently(self, call: Call, authorization: str | None, *, authorized: bool) -> Exchange:
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
        self._ends = time.monotonic() + DEADLINE
        try:
            response = self._client.send(request, follow_redirects=False, stream=True)
            try:
                content = self._body(response)
            finally:
                response.close()
        except (httpx.TransportError, UnreadableAnswer) as error:
            raise self._trouble(request, error) from error
        self._client.cookies.clear()  # a session must not let in what a token does not
        self._unanswered = 0
        answer = Answer(response.status_code, response.headers, content)
        sent = dict(request.headers)
        return Exchange(self.api, call, request.method, str(request.url), sent, answer, authorized)

    def _body(self, response: httpx.Response) -> bytes:
        announced = response.headers.get("content-length", "")
        if response.request.method != "HEAD" and (_digits(announced) or 0) > LIMIT:
            raise UnreadableAnswer(f"the body is too large: more than {LIMIT} bytes are announced")
        body = Content(response.headers.get("content-encoding", ""))
        for chunk in response.iter_raw():
            if time.monotonic() > self._ends:
                raise httpx.ReadTimeout("")
            body.feed(chunk)
        return body.whole()

    def _trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Hear of each new connection (httpx, "Trace"), and hold what is read from it to the deadline."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            stream = info["return_value"]
            stream.read = self._held(stream.read)

    def _held(self, read: Callable[..., bytes]) -> Callable[..., bytes]:
        def held(max_bytes: int, timeout: float | None = None) -> bytes:
            left = self._ends - time.monotonic()
            if left <= 0:
                raise httpx.ReadTimeout("")
            return read(max_bytes, timeout=left if timeout is None else min(left, timeout))

        return held

    def _trouble(self, request: httpx.Request, error: Exception) -> NoAnswer:
        self._unanswered += 1
        kind = ConnectionLost if self._unanswered >= LOST_AFTER else NoAnswer
        why = str(error) or type(error).__name__
        if isinstance(error, httpx.ReadTimeout) and time.monotonic() >= self._ends:
            why = f"it was not complete after {DEADLINE:g} s"
        return kind(self.masking.text(f"{request.method} {request.url}: no answer ({why})"))


def base_of(api: Api, url: str) -> str:
    """
    The address to which the paths of an API are appended.

    Where it ends with what every path begins with, that is left out: `https://host/a` for `/a/b` is `https://host`.
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
    """A number written in ASCII digits, None for anything else; no more than 20 digits count."""
    return int(text.lstrip("0")[:20] or "0") if text.isascii() and text.isdigit() else None
