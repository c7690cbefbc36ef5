"""
The HTTP side of a run: one client with its connections kept, and every exchange recorded.

Redirects are answers like any other and never followed, so a token goes nowhere but to the target.
"""

import ipaddress
import time
from types import TracebackType
from typing import Final, Self

import attrs
import httpx

from jobgauge import __version__
from jobgauge.apis import Api
from jobgauge.rules.exchange import Answer, Call, Exchange
from jobgauge.rules.redaction import Redaction

TIMEOUT: Final = httpx.Timeout(30.0, connect=10.0)
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
        self.redaction = Redaction(target.token)
        self.exchanges: list[Exchange] = []
        self._client = httpx.Client(
            timeout=TIMEOUT,
            headers={"User-Agent": f"jobgauge/{__version__}", "Accept": "application/json"},
            trust_env=not target.loopback,
        )
        self._patience = PATIENCE
        self._unanswered = 0

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
            wait = exchange.answer.headers.get("retry-after", "")
            if exchange.status != 429 or not wait.isdigit() or int(wait) > self._patience:
                return exchange
            self._patience -= max(int(wait), 1)
            time.sleep(int(wait))

    def _once(self, call: Call, authorization: str | None, *, authorized: bool) -> Exchange:
        headers = call.headers | ({"Authorization": authorization} if authorization else {})
        url = self.target.url.rstrip("/") + call.target
        request = self._client.build_request(
            call.operation.method, url, headers=headers, content=call.encoded()
        )
        try:
            response = self._client.send(request, follow_redirects=False)
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise self._trouble(request, error) from error
        self._client.cookies.clear()  # a session must not let in what a token does not
        self._unanswered = 0
        answer = Answer(response.status_code, response.headers, response.content)
        sent = dict(request.headers)
        return Exchange(self.api, call, request.method, str(request.url), sent, answer, authorized)

    def _trouble(self, request: httpx.Request, error: httpx.HTTPError) -> NoAnswer:
        self._unanswered += 1
        kind = ConnectionLost if self._unanswered >= LOST_AFTER else NoAnswer
        why = str(error) or type(error).__name__
        return kind(self.redaction.text(f"{request.method} {request.url}: no answer ({why})"))
