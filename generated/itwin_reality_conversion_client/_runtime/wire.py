"""
Sends one request over httpx and reads its answer, within limits of time and size.

The timeouts of httpx apply to single reads, so that a server which sends a byte a second never
exceeds them. Here the total time is limited as well, for the headers and the body of a response.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Generator, Mapping
from contextvars import ContextVar
from http.cookiejar import CookieJar
from typing import Any

import httpx
from attrs import frozen

from .bodies import Body
from .errors import RequestTimeoutError, TransportError
from .exchange import Answer, Request, same_origin
from .headers import Headers
from .secrets import Secret

REFUSAL_LIMIT = 1 << 20
"""The most bytes of a body that are kept if the status is not a success."""
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
_LASTING = (httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.ProxyError)
_NEW_STREAM = (".connect_tcp.complete", ".connect_unix_socket.complete", ".start_tls.complete")
_PIECE = 1 << 16
_LOCATION = "jobgauge.location"

_FAILURES = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, ValueError, OSError)
"""The errors of httpx if no complete response arrives; ValueError is for a response that it cannot understand."""
_ends: ContextVar[float] = ContextVar("ends", default=float("inf"))


@frozen
class Limits:
    """The deadline on the monotonic clock, the longest silence in seconds, the largest body in bytes."""

    ends: float
    silence: float
    body: int


class Token(httpx.Auth):
    """Adds the token to requests to the API's origin, and to no others."""

    def __init__(self, base: httpx.URL, header: str, prefix: str, text: str) -> None:
        self._base = base
        self._header = header
        self._prefix = prefix
        self._secret = Secret(text)

    def __repr__(self) -> str:
        return "Token(***)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Token) and self._secret == other._secret

    __hash__ = None  # type: ignore[assignment]

    def hide(self, text: str) -> str:
        """Return a text with the token masked, in case the server repeats it, escaped or not."""
        return self._secret.hide(text)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield the request with the token; httpx calls this."""
        if same_origin(request.url, self._base):
            request.headers[self._header] = self._prefix + self._secret.text
        yield request


def send(http: httpx.Client, request: Request, token: Token | None, limits: Limits) -> Answer:
    """Send a request once and return its answer; raise TransportError if none arrives complete."""
    mark = _ends.set(limits.ends)
    try:
        response = http.send(
            _outgoing(http, request, limits),
            auth=token or httpx.USE_CLIENT_DEFAULT,
            follow_redirects=False,
            stream=True,
        )
        try:
            return _answer(request, response, _content(response, limits), token)
        finally:
            response.close()
    except _DeadlinePassed:
        raise _timeout(request) from None
    except TransportError:
        raise
    except _FAILURES as error:
        raise _failure(request, error, limits) from error
    finally:
        _ends.reset(mark)


async def send_async(
    http: httpx.AsyncClient, request: Request, token: Token | None, limits: Limits
) -> Answer:
    """The async form of `send`."""
    import asyncio  # noqa: PLC0415 - slow to import, and not needed for sync calls

    try:
        async with asyncio.timeout(limits.ends - time.monotonic()):
            response = await http.send(
                _outgoing(http, request, limits),
                auth=token or httpx.USE_CLIENT_DEFAULT,
                follow_redirects=False,
                stream=True,
            )
        try:
            return _answer(request, response, await _content_async(response, limits), token)
        finally:
            await response.aclose()
    except TimeoutError:
        raise _timeout(request) from None
    except TransportError:
        raise
    except _FAILURES as error:
        raise _failure(request, error, limits) from error


def _answer(
    request: Request, response: httpx.Response, content: bytes, token: Token | None
) -> Answer:
    """Return the answer; the token is masked in one that is not a success, because it becomes an error."""
    headers = Headers(response.headers.raw)
    if location := response.extensions.get(_LOCATION):
        headers = Headers([*headers.raw, (b"location", location)])
    if token is None:
        return Answer(request, response.status_code, headers, content)
    if not response.is_success:
        content = token.hide(content.decode("latin-1")).encode("latin-1")
        headers = headers.each(token.hide)
    return Answer(request, response.status_code, headers, content, token.hide)


def _content(response: httpx.Response, limits: Limits) -> bytes:
    body = _body(response, limits)
    try:
        for chunk in [response.content] if response.is_stream_consumed else response.iter_raw():
            if time.monotonic() > limits.ends:
                raise _DeadlinePassed  # noqa: TRY301 - it is handled here like one from a read
            body.feed(chunk)
        return body.whole()
    except (TransportError, httpx.HTTPError, _DeadlinePassed):
        if response.is_success:
            raise
        return body.so_far


async def _content_async(response: httpx.Response, limits: Limits) -> bytes:
    import asyncio  # noqa: PLC0415

    body = _body(response, limits)
    try:
        async with asyncio.timeout(limits.ends - time.monotonic()):
            if response.is_stream_consumed:
                body.feed(response.content)
            else:
                async for chunk in response.aiter_raw():
                    body.feed(chunk)
        return body.whole()
    except (TransportError, httpx.HTTPError, TimeoutError):
        if response.is_success:
            raise
        return body.so_far


def _body(response: httpx.Response, limits: Limits) -> Body:
    """
    Return an empty Body for a response.

    If the status is not a success, a body that is too large or broken is cut off instead of raising
    an error, so that the status is not lost.
    """
    decoded = response.is_stream_consumed  # a transport has read all of it, as in tests
    encoding = None if decoded else response.headers.get("content-encoding")
    if not response.is_success:
        return Body(min(limits.body, REFUSAL_LIMIT), encoding)
    body = Body(limits.body, encoding)
    if not decoded:
        body.expect(response.headers.get("content-length"))
    return body


def _outgoing(
    http: httpx.Client | httpx.AsyncClient, request: Request, limits: Limits
) -> httpx.Request:
    left = limits.ends - time.monotonic()
    if left <= 0:
        raise _timeout(request)
    return http.build_request(
        request.method,
        request.url,
        headers=request.headers,
        content=request.content,
        timeout=min(left, limits.silence),
        extensions={"trace": _trace} if isinstance(http, httpx.Client) else None,
    )


def _timeout(request: Request) -> RequestTimeoutError:
    return RequestTimeoutError(f"{request}: no complete response by the deadline", lasting=True)


def _failure(request: Request, error: Exception, limits: Limits) -> TransportError:
    """Return the error of this client for an error of httpx."""
    if isinstance(error, httpx.RequestError):
        error.request = httpx.Request(request.method, request.url)  # without the token
    why = f"{request}: {type(error).__name__}: {error}".rstrip(": ")
    unsent = isinstance(error, _UNSENT)
    if isinstance(error, httpx.TimeoutException):
        late = time.monotonic() >= limits.ends
        return RequestTimeoutError(why, unsent=unsent, lasting=late)
    lasting = isinstance(error, _LASTING) or _certificate_refused(error)
    return TransportError(why, unsent=unsent, lasting=lasting)


def _certificate_refused(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


class _NoCookies(CookieJar):
    """Keeps and sends no cookies: none of the pages mentions any, and a server could make them grow without end."""

    def extract_cookies(self, response: object, request: object) -> None:
        """Keep nothing."""

    def add_cookie_header(self, request: object) -> None:
        """Send nothing."""


def _keep_location(response: httpx.Response) -> None:
    """Move a `Location` out of the sight of httpx, which would refuse the response if it is odd."""
    for name, value in response.headers.raw:
        if name.lower() == b"location":
            response.extensions[_LOCATION] = value
    if _LOCATION in response.extensions:
        del response.headers["location"]


async def _keep_location_async(response: httpx.Response) -> None:
    _keep_location(response)


def client(verify: ssl.SSLContext | bool) -> httpx.Client:
    """Return an httpx client without cookies that leaves redirects to us."""
    return httpx.Client(
        verify=verify, cookies=_NoCookies(), event_hooks={"response": [_keep_location]}
    )


def async_client(verify: ssl.SSLContext | bool) -> httpx.AsyncClient:
    """The async form of `client`."""
    return httpx.AsyncClient(
        verify=verify, cookies=_NoCookies(), event_hooks={"response": [_keep_location_async]}
    )


class _DeadlinePassed(Exception):
    """The deadline passed while the request was sent or the response received."""


def _trace(event: str, info: Mapping[str, Any]) -> None:
    """Limit the time of all reads and writes on each new connection; httpx calls this (see "Trace" there)."""
    if event.endswith(_NEW_STREAM):
        stream = info["return_value"]
        stream.read = _bounded_read(stream.read)
        stream.write = _bounded_write(stream.write)


def _bounded_read(read: Callable[..., bytes]) -> Callable[..., bytes]:
    def bounded(max_bytes: int, timeout: float | None = None) -> bytes:
        return read(max_bytes, timeout=_left(timeout))

    return bounded


def _bounded_write(write: Callable[..., None]) -> Callable[..., None]:
    def bounded(buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _PIECE):
            write(buffer[start : start + _PIECE], timeout=_left(timeout))

    return bounded


def _left(timeout: float | None) -> float | None:
    left = _ends.get() - time.monotonic()
    if left <= 0:
        raise _DeadlinePassed
    if timeout is None:
        return None if left == float("inf") else left
    return min(left, timeout)
