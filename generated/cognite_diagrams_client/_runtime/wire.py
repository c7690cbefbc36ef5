"""Sends one request over httpx and reads its answer, within limits of time and size."""

from __future__ import annotations

import ssl
import time
from contextlib import AbstractAsyncContextManager
from http.cookiejar import CookieJar
from typing import Any

from attrs import frozen

from .bodies import Body
from .deadlines import DeadlinePassed, trace, until
from .errors import RequestTimeoutError, TransportError
from .exchange import Answer, Request
from .headers import Headers
from .library import httpx
from .secrets import Secret
from .tokens import Token

TIMEOUT = 30.0
"""The longest silence of a server in seconds, unless a user says otherwise."""
REFUSAL_LIMIT = 1 << 20
"""The most bytes of a body that are kept if the status is not a success."""
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
_LASTING = (httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.ProxyError)
_LOCATION = "jobgauge.location"

_TELLING = (httpx.LocalProtocolError, httpx.HTTPStatusError)
"""The errors of httpx that show headers or the query: the second is from a hook of a user's client."""
_FAILURES = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, ValueError, OSError)
"""The errors of httpx if no complete response arrives; ValueError is for a response that it cannot understand."""


@frozen
class Limits:
    """
    The deadline on the monotonic clock, the timeouts of single steps, the largest body in bytes.

    Without timeouts, those of the httpx client count. No step may take longer than until the deadline.
    """

    ends: float
    timeouts: httpx.Timeout | None
    body: int


def send(http: httpx.Client, request: Request, auth: httpx.Auth | None, limits: Limits) -> Answer:
    """Send a request once and return its answer; raise TransportError if none arrives complete."""
    try:
        with until(limits.ends):
            response = http.send(
                _outgoing(http, request, limits),
                auth=None if request.foreign else auth or httpx.USE_CLIENT_DEFAULT,
                follow_redirects=False,
                stream=True,
            )
            try:
                return _answer(request, response, _content(response, limits), auth)
            finally:
                response.close()
    except DeadlinePassed:
        raise _timeout(request) from None
    except TransportError:
        raise
    except _TELLING as error:
        raise _failure(request, error, limits) from None
    except _FAILURES as error:
        raise _failure(request, error, limits) from error


async def send_async(
    http: httpx.AsyncClient,
    request: Request,
    auth: httpx.Auth | None,
    limits: Limits,
    gate: AbstractAsyncContextManager[object],
) -> Answer:
    """The async form of `send`; the gate lets at most AT_ONCE requests through at once."""
    import asyncio  # noqa: PLC0415 - slow to import, and not needed for sync calls

    try:
        async with asyncio.timeout(limits.ends - time.monotonic()) as timer, gate:
            response = await http.send(
                _outgoing(http, request, limits),
                auth=None if request.foreign else auth or httpx.USE_CLIENT_DEFAULT,
                follow_redirects=False,
                stream=True,
            )
            timer.reschedule(None)  # an error status is not lost if its body is late
            try:
                return _answer(request, response, await _content_async(response, limits), auth)
            finally:
                await response.aclose()
    except TimeoutError:
        raise _timeout(request) from None
    except TransportError:
        raise
    except _TELLING as error:
        raise _failure(request, error, limits) from None
    except _FAILURES as error:
        raise _failure(request, error, limits) from error


def _answer(
    request: Request, response: httpx.Response, content: bytes, auth: httpx.Auth | None
) -> Answer:
    """Return the answer; the token is masked in one that is not a success, because it becomes an error."""
    headers = Headers(response.headers.raw)
    if location := response.extensions.get(_LOCATION):
        headers = Headers([*headers.raw, (b"location", location)])
    secret = _sent_secret(response, auth, request)
    if secret is None:
        return Answer(request, response.status_code, headers, content)
    if not response.is_success:
        content = secret.hide(content.decode("latin-1")).encode("latin-1")
        headers = headers.each(secret.hide)
    return Answer(request, response.status_code, headers, content, secret.hide)


def _sent_secret(
    response: httpx.Response, auth: httpx.Auth | None, request: Request
) -> Secret | None:
    """Return the token that was sent, None without one; a user's httpx.Auth may send more words after the first."""
    if isinstance(auth, Token):
        return auth.secret
    sent = response.request.headers.get(request.spec.token_header, "")
    secret = sent.partition(" ")[2].strip() or sent
    return Secret(secret) if secret and not request.foreign else None


def _content(response: httpx.Response, limits: Limits) -> bytes:
    body = _body(response, limits)
    try:
        for chunk in [response.content] if response.is_stream_consumed else response.iter_raw():
            if time.monotonic() > limits.ends:
                raise DeadlinePassed  # noqa: TRY301 - it is handled here like one from a read
            body.feed(chunk)
        return body.whole()
    except (TransportError, httpx.HTTPError, DeadlinePassed):
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
    timeouts = _bounded(limits.timeouts or http.timeout, left)
    extensions: dict[str, Any] = {"trace": trace} if isinstance(http, httpx.Client) else {}
    if request.foreign:  # made without the client, whose headers may have a token
        extensions["timeout"] = timeouts.as_dict()
        return httpx.Request("GET", request.url, headers=request.headers, extensions=extensions)
    made = http.build_request(
        request.method,
        request.url,
        headers=request.headers,
        content=request.content,
        timeout=timeouts,
        extensions=extensions,
    )
    made.url = request.url  # without the parameters of a user's client, which replace a query
    return made


def _bounded(timeouts: httpx.Timeout, left: float) -> httpx.Timeout:
    """Return timeouts none of which is longer than what is left of the call."""
    most = None if left == float("inf") else left

    def bounded(seconds: float | None) -> float | None:
        return most if seconds is None or seconds > left else seconds

    return httpx.Timeout(
        connect=bounded(timeouts.connect),
        read=bounded(timeouts.read),
        write=bounded(timeouts.write),
        pool=bounded(timeouts.pool),
    )


def _timeout(request: Request) -> RequestTimeoutError:
    return RequestTimeoutError(f"{request}: no complete response by the deadline", lasting=True)


def _failure(request: Request, error: Exception, limits: Limits) -> TransportError:
    """Return the error of this client for an error of httpx."""
    if isinstance(error, httpx.RequestError):
        error.request = httpx.Request(request.method, request.url)  # without the token
    text = "" if isinstance(error, _TELLING) else str(error)
    why = f"{request}: {type(error).__name__}: {text}".rstrip(": ")
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


def timeouts_of(given: float | httpx.Timeout) -> httpx.Timeout:
    """Return the timeouts for a number of seconds, which does not limit the wait for a free connection."""
    return given if isinstance(given, httpx.Timeout) else httpx.Timeout(given, pool=None)


AT_ONCE = 100
"""
The most async requests at once. More wait in our own queue: the pool of httpx looks
through all its requests whenever one of them ends, so that a thousand waits would stall the event loop for seconds.
"""


def client(verify: ssl.SSLContext | bool) -> httpx.Client:
    """Return an httpx client without cookies that leaves redirects to us."""
    return httpx.Client(
        verify=verify,
        cookies=_NoCookies(),
        timeout=timeouts_of(TIMEOUT),
        event_hooks={"response": [_keep_location]},
    )


def async_client(verify: ssl.SSLContext | bool) -> httpx.AsyncClient:
    """The async form of `client`."""
    return httpx.AsyncClient(
        verify=verify,
        cookies=_NoCookies(),
        timeout=timeouts_of(TIMEOUT),
        # No most of connections: httpcore may lose one whose call is cancelled, and would run out of them.
        limits=httpx.Limits(max_connections=None, max_keepalive_connections=AT_ONCE),
        event_hooks={"response": [_keep_location_async]},
    )
