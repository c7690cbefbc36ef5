"""The client: base URL, token, time limits and connections."""

from __future__ import annotations

import copy
import threading
import time
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from types import TracebackType
from typing import TYPE_CHECKING, ClassVar, Self

import httpx

from . import wire
from .bodies import ACCEPTED
from .exchange import Answer, Call, Request, attempts, run, run_async
from .retry import Retry
from .spec import Spec

if TYPE_CHECKING:
    import asyncio
    import ssl

MAX_BODY = 16 << 20
"""The default of `max_body`, in bytes."""


class BaseClient:
    """
    A client for one server, sync and async; threads may share it.

    The generated package derives its `Client` from this and sets `spec`.

    `base_url` may include a path; every request goes to an address below it.
    `token` is the token, or a function that is called for it before each request. After a 401,
    the request is sent once more if the function then returns a different token.
    `timeout` is the longest silence of the server in seconds; `deadline` limits a whole call in
    seconds, including retries and reading the body; `max_body` is in bytes, before and after
    decompression.
    `strict` rejects responses with undocumented members, enum values (InvalidBody) or 2xx statuses
    (StatusError).
    `headers` are sent with every request in place of the client's own; an argument of an operation wins over them.
    `plain_http` allows sending the token unencrypted to another machine.
    Pass `http_client` or `async_http_client` to use your own proxy, certificate or transport;
    `close` and `aclose` do not close them.

    Raise ValueError if `base_url` or `token` cannot be used, TypeError if `token` is not a string.
    """

    spec: ClassVar[Spec]

    def __init__(
        self,
        base_url: str,
        *,
        token: str | Callable[[], str] | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float = 30.0,
        deadline: float = 120.0,
        max_body: int = MAX_BODY,
        retry: Retry | None = None,
        strict: bool = False,
        plain_http: bool = False,
        verify: ssl.SSLContext | bool = True,
        http_client: httpx.Client | None = None,
        async_http_client: httpx.AsyncClient | None = None,
    ) -> None:
        self.strict = strict
        self._base = _base(base_url)
        self._source = token if token is None or callable(token) else _Fixed(_checked(token))
        if token is not None and not plain_http:
            _require_privacy(self._base)
        self._headers = {
            "accept-encoding": ACCEPTED,
            "user-agent": self.spec.name,
        } | {name.lower(): value for name, value in (headers or {}).items()}
        self._timeout = timeout
        self._deadline = deadline
        self._max_body = max_body
        self._retry = retry or Retry()
        self._ends = float("inf")
        checks = verify if self._base.scheme == "https" else False  # loading certificates is slow
        self._connections = _Connections(checks, http_client, async_http_client)

    def __repr__(self) -> str:
        token = "" if self._source is None else ", token=***"
        return f"{type(self).__name__}({str(self._base)!r}{token})"

    @property
    def base_url(self) -> str:
        """The base URL without a slash at its end."""
        return str(self._base).rstrip("/")

    def within(self, seconds: float) -> Self:
        """Return a client on the same connections whose calls must all end within `seconds` from now."""
        bounded = copy.copy(self)
        bounded._ends = min(self._ends, time.monotonic() + seconds)
        return bounded

    def send(self, call: Call) -> Answer:
        """Send one call, with retries, and return the answer; raise TransportError if none arrives complete."""
        limits = self._limits()
        http = self._connections.sync()

        def act(request: Request) -> Answer:
            token = self._token(request)
            answer = wire.send(http, request, token, limits)
            if answer.status == 401 and token is not None:
                fresh = self._token(request)
                if fresh != token:
                    answer = wire.send(http, request, fresh, limits)
            return answer

        return run(attempts(self._request(call), self._retry, limits.ends), act)

    async def send_async(self, call: Call) -> Answer:
        """The async form of `send`."""
        limits = self._limits()
        http = self._connections.asynchronous()

        async def act(request: Request) -> Answer:
            token = self._token(request)
            answer = await wire.send_async(http, request, token, limits)
            if answer.status == 401 and token is not None:
                fresh = self._token(request)
                if fresh != token:
                    answer = await wire.send_async(http, request, fresh, limits)
            return answer

        return await run_async(attempts(self._request(call), self._retry, limits.ends), act)

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

    def _limits(self) -> wire.Limits:
        ends = min(self._ends, time.monotonic() + self._deadline)
        return wire.Limits(ends=ends, silence=self._timeout, body=self._max_body)

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

    def _token(self, request: Request) -> wire.Token | None:
        if self._source is None or not request.secured:
            return None
        return wire.Token(
            self._base,
            self.spec.token_header,
            self.spec.token_prefix,
            _checked(self._source()),
        )


class _Fixed:
    """A token that never changes; its repr does not show it."""

    def __init__(self, token: str) -> None:
        self._value = token

    def __call__(self) -> str:
        return self._value

    def __repr__(self) -> str:
        return "***"


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
        self._made_async: dict[asyncio.AbstractEventLoop, httpx.AsyncClient] = {}
        self._lock = threading.Lock()

    def sync(self) -> httpx.Client:
        if self._given is not None:
            return self._given
        with self._lock:
            if self._made is None:
                self._made = wire.client(self._verify)
            return self._made

    def asynchronous(self) -> httpx.AsyncClient:
        """Return the client of the running event loop; connections cannot be used on another one."""
        if self._given_async is not None:
            return self._given_async
        import asyncio  # noqa: PLC0415 - slow to import, and not needed for sync calls

        loop = asyncio.get_running_loop()
        with self._lock:
            for other in [made for made in self._made_async if made.is_closed()]:
                del self._made_async[other]
            if loop not in self._made_async:
                self._made_async[loop] = wire.async_client(self._verify)
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
        if made is not None:
            await made.aclose()


def _base(text: str) -> httpx.URL:
    """Return the URL, or raise ValueError; a password in it would appear in every log of requests."""
    url = httpx.URL(text)
    if url.userinfo:
        raise ValueError("base_url must not contain a user or password; pass a token instead")
    if url.scheme not in {"http", "https"} or not url.host:
        raise ValueError(f"base_url must be an http or https URL, not {text!r}")
    if url.query or url.fragment:
        raise ValueError(f"base_url must not have a query or fragment: {text!r}")
    return url


def _require_privacy(url: httpx.URL) -> None:
    """Raise ValueError if a token would travel unencrypted to another machine."""
    if url.scheme == "https" or url.host == "localhost":
        return
    try:
        private = ip_address(url.host).is_loopback
    except ValueError:
        private = False
    if not private:
        raise ValueError(
            f"the token would be sent unencrypted to {url.host}: use https, or pass plain_http=True"
        )


def _checked(token: str) -> str:
    """Return the token, or raise if a header cannot carry it: the error of httpx would print it."""
    if not isinstance(token, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"the token must be a str, not {type(token).__name__}")
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise ValueError("the token is empty or contains characters that a header cannot carry")
    return token
