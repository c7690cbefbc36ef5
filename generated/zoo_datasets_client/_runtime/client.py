"""The client: base URL, token, time limits and connections."""

from __future__ import annotations

import copy
import threading
import time
from collections.abc import Mapping
from math import isnan
from types import TracebackType
from typing import TYPE_CHECKING, ClassVar, Self

from attrs import evolve

from . import wire
from .address import base_address, require_privacy, server_address
from .bodies import ACCEPTED
from .envelope import status_error
from .events import Hook, Hooks, Watcher
from .exchange import Answer, Call, Request, attempts, run, run_async
from .headers import sendable
from .library import httpx
from .retry import Retry
from .secrets import Mask, is_made_for_secrets, query_secrets
from .spec import Spec
from .tokens import Token, TokenSource, tokens

if TYPE_CHECKING:
    import asyncio
    import ssl

MAX_BODY = 16 << 20
"""The default of `max_body`, in bytes."""


class BaseClient:
    """
    A client for one server, sync and async; threads may share it.

    The generated package derives its `Client` from this and sets `spec`.

    `base_url` may include a path; every request goes to an address below it. Without one it is the
    documented server; where that address has variables, `server_url` fills them in.
    `token` is the token; a function, async or not, that is called for it before each request; or an
    authentication of httpx. After a 401, the request is sent once more if the function then returns
    a different token.
    `timeout` is the longest silence of the server in seconds (default 30, or what `http_client`
    says), or an `httpx.Timeout`; `deadline` limits a whole call in seconds, including retries and
    reading the body; `max_body` is in bytes, before and after decompression.
    `retry` is a Retry, or how often a request is sent again at most.
    `strict` rejects responses with undocumented enum values, without required members, with undocumented members
    where a schema has `additionalProperties: false` (InvalidBody), and with undocumented 2xx statuses (StatusError).
    The undocumented members of other schemas are kept; `departures()` of a model lists them.
    `headers` are sent with every request in place of the client's own; an argument of an operation wins over them.
    `plain_http` allows sending a token unencrypted to another machine, also one in `headers` or of an httpx client.
    `on_request` is called with an Attempt before each request, `on_retry` before the pause of each
    retry; neither may be async.
    Pass `http_client` or `async_http_client` to use your own proxy, certificate or transport;
    `close` and `aclose` do not close them.

    Raise ValueError if `base_url`, `token` or one of `headers` cannot be used, TypeError if one is of another type or a
    hook is async.
    In sync calls, the time that a token function takes does not count for `deadline`.
    """

    spec: ClassVar[Spec]

    def __init__(
        self,
        base_url: str | None = None,
        *,
        token: TokenSource | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | httpx.Timeout | None = None,
        deadline: float = 120.0,
        max_body: int = MAX_BODY,
        retry: int | Retry | None = None,
        strict: bool = False,
        plain_http: bool = False,
        on_request: Hook | None = None,
        on_retry: Hook | None = None,
        verify: ssl.SSLContext | bool = True,
        http_client: httpx.Client | None = None,
        async_http_client: httpx.AsyncClient | None = None,
    ) -> None:
        self.strict = strict
        self._base = base_address(self.spec, base_url)
        self._tokens = tokens(self._base, self.spec, token)
        self._anonymous = token is None
        self._plain_http = plain_http
        self._require_privacy(token, sendable(headers), http_client, async_http_client)
        own = {"accept-encoding": ACCEPTED, "user-agent": self.spec.name}
        self._headers = own | sendable(headers)
        self._timeouts = None if timeout is None else wire.timeouts_of(timeout)
        self._deadline = _seconds(deadline)
        self._max_body = max_body
        self._retry = _retry(retry)
        self._hooks = Hooks(on_request, on_retry)
        self._ends = float("inf")
        self._connections = _Connections(verify, http_client, async_http_client)

    @classmethod
    def server_url(cls, **variables: str) -> str:
        """
        Return the address of the documented server, with values for its variables.

        Raise ValueError if a variable without a default is missing, or a value is not one segment.
        """
        return server_address(cls.spec, variables)

    def __repr__(self) -> str:
        token = "" if self._anonymous else ", token=***"
        return f"{type(self).__name__}({self.base_url!r}{token})"

    @property
    def base_url(self) -> str:
        """The base URL without a slash at its end."""
        return str(self._base).rstrip("/")

    def within(self, seconds: float, *, retries: int | Retry | None = None) -> Self:
        """
        Return a client on the same connections whose calls must all end within `seconds` from now.

        `retries` is as for `with_options`.
        """
        bounded = self.with_options(retries=retries)
        bounded._ends = min(self._ends, time.monotonic() + seconds)
        return bounded

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        deadline: float | None = None,
        retries: int | Retry | None = None,
        headers: Mapping[str, str] | None = None,
        max_body: int | None = None,
        strict: bool | None = None,
    ) -> Self:
        """
        Return a client on the same connections with other options; None keeps an option.

        `retries` is how often a request is sent again at most, or a Retry; `headers` are added.
        `httpx.Timeout(None)` sets no timeout but the deadline. Raise ValueError or TypeError for `headers` that the
        constructor refuses.
        """
        self._require_privacy(None, sendable(headers))
        made = copy.copy(self)
        if timeout is not None:
            made._timeouts = wire.timeouts_of(timeout)
        if deadline is not None:
            made._deadline = _seconds(deadline)
        if retries is not None:
            made._retry = _retry(retries)
        if max_body is not None:
            made._max_body = max_body
        if strict is not None:
            made.strict = strict
        made._headers = self._headers | sendable(headers)
        return made

    def send(self, call: Call) -> Answer:
        """Send one call, with retries, and return the answer; raise TransportError if none arrives complete."""
        return self._sent(self._request(call))

    async def send_async(self, call: Call) -> Answer:
        """The async form of `send`."""
        return await self._sent_async(self._request(call))

    def download(self, url: str) -> bytes:
        """
        Return what a signed address in a response holds, at most `max_body` bytes.

        Neither the token nor another header of the client is sent there; redirects are followed, but not from https
        to http. Raise ValueError if it is not an address, StatusError if the server refuses (403 once it has expired),
        TransportError if no complete response arrives. No error shows the query of the address, nor does the log of
        httpx; event hooks of a given `http_client` are told of the request.
        """
        return _downloaded(self._sent(signed(url, self.spec)))

    async def download_async(self, url: str) -> bytes:
        """The async form of `download`."""
        return _downloaded(await self._sent_async(signed(url, self.spec)))

    def close(self) -> None:
        """Close the connections of sync calls."""
        self._connections.close()

    async def aclose(self) -> None:
        """Close the connections of sync calls, and of async calls on the running event loop."""
        self._connections.close()
        await self._connections.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    def _sent(self, request: Request) -> Answer:
        limits, http, watcher = self._limits(), self._connections.sync(), Watcher(self._hooks)
        hide = Mask()

        def act(request: Request) -> Answer:
            token = self._tokens.now() if request.secured else None
            answer = wire.send(http, request, token, limits, hide)
            if answer.status != 401 or not isinstance(token, Token) or not self._tokens.may_change:
                return answer
            fresh = self._tokens.now()
            if fresh == token:
                return answer
            watcher.renews(request, answer.status)
            return wire.send(http, request, fresh, limits, hide)

        return run(attempts(request, self._retry, limits.ends, watcher), act)

    async def _sent_async(self, request: Request) -> Answer:
        limits, (http, gate) = self._limits(), self._connections.asynchronous()
        watcher, hide = Watcher(self._hooks), Mask()

        async def act(request: Request) -> Answer:
            token = (
                await wire.token_async(self._tokens, request, limits) if request.secured else None
            )
            answer = await wire.send_async(http, request, token, limits, hide, gate=gate)
            if answer.status != 401 or not isinstance(token, Token) or not self._tokens.may_change:
                return answer
            fresh = await wire.token_async(self._tokens, request, limits)
            if fresh == token:
                return answer
            watcher.renews(request, answer.status)
            return await wire.send_async(http, request, fresh, limits, hide, gate=gate)

        return await run_async(attempts(request, self._retry, limits.ends, watcher), act)

    def _require_privacy(
        self,
        token: object,
        headers: Mapping[str, str],
        *clients: httpx.Client | httpx.AsyncClient | None,
    ) -> None:
        """Raise ValueError if what proves who sends a request would travel unencrypted to another machine."""
        given = [each for each in clients if each is not None]
        names = [*headers, *(name for each in given for name in each.headers)]
        proofs = [each for each in names if is_made_for_secrets(each, self.spec.token_header)]
        proves = token is not None or any(each.auth is not None for each in given)
        what = "the token" if proves else f"the header {proofs[0]}" if proofs else None
        if what and not self._plain_http:
            require_privacy(self._base, what)

    def _limits(self) -> wire.Limits:
        ends = min(self._ends, time.monotonic() + self._deadline)
        return wire.Limits(ends=ends, timeouts=self._timeouts, body=self._max_body)

    def _request(self, call: Call) -> Request:
        headers = {"accept": call.accept} | self._headers | call.headers
        if call.content is not None and call.content_type is not None:
            headers["content-type"] = call.content_type
        return Request(
            method=call.method,
            url=httpx.URL(self.base_url + call.target),
            headers=headers,
            content=call.content,
            secured=call.secured,
            spec=self.spec,
        )


class _Connections:
    """The httpx clients, created when they are first needed."""

    def __init__(
        self,
        verify: ssl.SSLContext | bool,
        sync: httpx.Client | None,
        asynchronous: httpx.AsyncClient | None,
    ) -> None:
        self._verify = verify
        self._given = sync
        self._given_async = asynchronous
        self._made: httpx.Client | None = None
        self._made_async: dict[
            asyncio.AbstractEventLoop, tuple[httpx.AsyncClient, asyncio.Semaphore]
        ] = {}
        self._lock = threading.Lock()

    def sync(self) -> httpx.Client:
        if self._given is not None:
            return self._given
        with self._lock:
            if self._made is None:
                self._made = wire.client(self._verify)
            return self._made

    def asynchronous(self) -> tuple[httpx.AsyncClient, asyncio.Semaphore]:
        """Return the client of the running event loop, and its gate; neither can be used on another one."""
        import asyncio  # noqa: PLC0415 - slow to import, and not needed for sync calls

        loop = asyncio.get_running_loop()
        with self._lock:
            for other in [made for made in self._made_async if made.is_closed()]:
                del self._made_async[other]
            if loop not in self._made_async:
                http = self._given_async or wire.async_client(self._verify)
                self._made_async[loop] = http, asyncio.Semaphore(wire.AT_ONCE)
            return self._made_async[loop]

    def close(self) -> None:
        with self._lock:
            made, self._made = self._made, None
        if made is not None:
            made.close()

    async def aclose(self) -> None:
        import asyncio  # noqa: PLC0415

        with self._lock:
            made = self._made_async.pop(asyncio.get_running_loop(), None)
        if made is not None and made[0] is not self._given_async:
            await made[0].aclose()


def signed(url: str, spec: Spec) -> Request:
    """Return the request for a signed address; raise ValueError if it is not an absolute http or https URL."""
    try:
        address = httpx.URL(url)
        host = address.host
    except (httpx.InvalidURL, TypeError, UnicodeError):
        address, host = httpx.URL(), ""
    if address.scheme not in {"http", "https"} or not host or address.userinfo:
        raise ValueError("a signed address must be an absolute http or https URL without a user")
    headers = {"accept": "*/*", "accept-encoding": ACCEPTED, "user-agent": spec.name}
    return Request("GET", address, headers, None, secured=False, spec=spec, foreign=True)


def _downloaded(answer: Answer) -> bytes:
    if answer.is_success:
        return answer.content
    address, _, query = answer.headers.get("location", "").partition("?")
    answer.hide.learn(lambda: query_secrets(query))
    masked = answer.masked()
    if query:
        masked = evolve(masked, headers=masked.headers.replaced("location", f"{address}?***"))
    raise status_error(masked)


def _retry(given: int | Retry | None) -> Retry:
    if isinstance(given, int):
        return Retry(attempts=given + 1)
    return given or Retry()


def _seconds(deadline: float) -> float:
    if isnan(deadline):
        raise ValueError("deadline is nan, expected a number of seconds")
    return deadline
