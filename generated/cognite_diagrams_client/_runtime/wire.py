"""Sends one request over httpx and reads its answer, within limits of time and size."""

from __future__ import annotations

import logging
import re
import ssl
import time
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager
from http.cookiejar import CookieJar

from attrs import frozen

from .bodies import Body
from .deadlines import DeadlinePassed, trace, until
from .errors import RequestTimeoutError, TransportError
from .exchange import Answer, Request
from .flows import Sending, next_request, next_request_async
from .headers import Headers
from .library import httpx
from .secrets import Mask
from .tokens import Token, Tokens

TIMEOUT = 30.0
"""The longest silence of a server in seconds, unless a user says otherwise."""
REFUSAL_LIMIT = 1 << 20
"""The most bytes of a body that are kept if the status is not a success."""
_UNSENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
_LASTING = (httpx.UnsupportedProtocol, httpx.LocalProtocolError)
_REFUSED_BY_PROXY = re.compile(r"4(?!08|25|29)\d\d\b").match
_LOCATION = "jobgauge.location"

_TELLING = (httpx.LocalProtocolError, httpx.HTTPStatusError)
"""The errors of httpx that show headers or the query: the second is from a hook of a user's client."""
_FAILURES = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, ValueError, OSError)
"""The errors of httpx if no complete response arrives; ValueError is for a response that it cannot understand."""


@frozen(eq=False, repr=False)
class Limits:
    """
    The deadline on the monotonic clock, the timeouts of single steps, the largest body in bytes.

    Without timeouts, those of the httpx client count. No step may take longer than until the deadline.
    """

    ends: float
    timeouts: httpx.Timeout | None
    body: int


def send(
    http: httpx.Client,
    request: Request,
    auth: Token | httpx.Auth | None,
    limits: Limits,
    hide: Mask,
) -> Answer:
    """
    Send a request once and return its answer; raise TransportError if none arrives complete.

    `hide` masks the secrets that the same call has sent before, and learns those of this request.
    """
    sending = Sending(request, _outgoing(http, request), hide)
    found = _authentication(http, request, auth)
    if not isinstance(found, httpx.Auth):
        return sending.ended(_received(http, sending, _with_token(sending.first, found), limits))
    steps = found.sync_auth_flow(sending.first)
    answer: Answer | None = None
    try:
        while following := next_request(steps, sending.response(answer)):
            answer = _received(http, sending, following, limits)
    finally:
        steps.close()
    return sending.ended(answer)


async def send_async(
    http: httpx.AsyncClient,
    request: Request,
    auth: Token | httpx.Auth | None,
    limits: Limits,
    hide: Mask,
    *,
    gate: AbstractAsyncContextManager[object],
) -> Answer:
    """The async form of `send`; the gate lets at most AT_ONCE requests through at once."""
    import asyncio  # noqa: PLC0415 - slow to import, and not needed for sync calls

    try:
        async with asyncio.timeout(limits.ends - time.monotonic()) as timer, gate:
            timer.reschedule(None)  # each step has its own
            sending = Sending(request, _outgoing(http, request), hide)
            found = _authentication(http, request, auth)
            if not isinstance(found, httpx.Auth):
                step = _with_token(sending.first, found)
                return sending.ended(await _received_async(http, sending, step, limits))
            steps = found.async_auth_flow(sending.first)
            answer: Answer | None = None
            try:
                while following := await _next_async(steps, sending.response(answer), limits):
                    answer = await _received_async(http, sending, following, limits)
            finally:
                await steps.aclose()
            return sending.ended(answer)
    except TransportError:
        raise
    except TimeoutError:
        raise _timeout(request) from None


async def token_async(
    tokens: Tokens, request: Request, limits: Limits
) -> Token | httpx.Auth | None:
    """Return the token for a request; raise RequestTimeoutError if it does not come by the deadline."""
    import asyncio  # noqa: PLC0415

    if not tokens.may_change:
        return tokens.now()
    try:
        async with asyncio.timeout(limits.ends - time.monotonic()):
            return await tokens.now_async()
    except TimeoutError:
        raise _timeout(request) from None


async def _next_async(
    steps: AsyncGenerator[httpx.Request, httpx.Response],
    response: httpx.Response | None,
    limits: Limits,
) -> httpx.Request | None:
    import asyncio  # noqa: PLC0415

    async with asyncio.timeout(limits.ends - time.monotonic()):
        return await next_request_async(steps, response)


def _authentication(
    http: httpx.Client | httpx.AsyncClient, request: Request, auth: Token | httpx.Auth | None
) -> Token | httpx.Auth | None:
    """Return what proves who sends a request, that of a user's httpx client if there is no other."""
    return None if request.foreign else auth or http.auth


def _with_token(outgoing: httpx.Request, token: Token | None) -> httpx.Request:
    if token:
        token.add_to(outgoing)
    return outgoing


def _received(
    http: httpx.Client, sending: Sending, outgoing: httpx.Request, limits: Limits
) -> Answer:
    """Send one HTTP request and return its answer."""
    sending.begins(outgoing)
    _limit(http, outgoing, sending, limits)
    try:
        with until(limits.ends):
            try:
                response = http.send(outgoing, auth=None, follow_redirects=False, stream=True)
            except httpx.HTTPStatusError as error:  # from a hook of a user's client
                response = _of_hook(error, outgoing)
            try:
                return _answer(sending, response, _content(response, sending, limits))
            finally:
                response.close()
    except DeadlinePassed:
        failure: TransportError = _timeout(sending)
    except TransportError:
        raise
    except _FAILURES as error:
        failure = _failure(sending, error, limits)
    raise failure  # here, so that an error which shows a secret is not its context


async def _received_async(
    http: httpx.AsyncClient, sending: Sending, outgoing: httpx.Request, limits: Limits
) -> Answer:
    """The async form of `_received`."""
    import asyncio  # noqa: PLC0415 - slow to import, and not needed for sync calls

    sending.begins(outgoing)
    _limit(http, outgoing, sending, limits)
    try:
        async with asyncio.timeout(limits.ends - time.monotonic()) as timer:
            try:
                response = await http.send(outgoing, auth=None, follow_redirects=False, stream=True)
            except httpx.HTTPStatusError as error:
                response = _of_hook(error, outgoing)
            timer.reschedule(None)  # an error status is not lost if its body is late
            try:
                return _answer(sending, response, await _content_async(response, sending, limits))
            finally:
                await response.aclose()
    except TransportError:
        raise
    except TimeoutError:
        failure: TransportError = _timeout(sending)
    except _FAILURES as error:
        failure = _failure(sending, error, limits)
    raise failure


def _of_hook(error: httpx.HTTPStatusError, outgoing: httpx.Request) -> httpx.Response:
    """Return the response for which a hook has raised an error, without a body unless the hook has read it."""
    if error.response.request is not outgoing:
        raise error
    return error.response


def _answer(sending: Sending, response: httpx.Response, content: bytes) -> Answer:
    headers = Headers(response.headers.raw)
    if location := response.extensions.get(_LOCATION):
        headers = Headers([*headers.raw, (b"location", location)])
    return Answer(sending.request, response.status_code, headers, content, sending.hide)


def _content(response: httpx.Response, sending: Sending, limits: Limits) -> bytes:
    body = _body(response, sending, limits)
    try:
        for chunk in [response.content] if response.is_stream_consumed else response.iter_raw():
            if time.monotonic() > limits.ends:
                raise DeadlinePassed  # noqa: TRY301 - it is handled here like one from a read
            body.feed(chunk)
        return body.whole()
    except (TransportError, httpx.HTTPError, httpx.StreamError, DeadlinePassed):
        if response.is_success:
            raise
        return body.so_far


async def _content_async(response: httpx.Response, sending: Sending, limits: Limits) -> bytes:
    import asyncio  # noqa: PLC0415

    body = _body(response, sending, limits)
    try:
        async with asyncio.timeout(limits.ends - time.monotonic()):
            if response.is_stream_consumed:
                body.feed(response.content)
            else:
                async for chunk in response.aiter_raw():
                    body.feed(chunk)
        return body.whole()
    except (TransportError, httpx.HTTPError, httpx.StreamError, TimeoutError):
        if response.is_success:
            raise
        return body.so_far


def _body(response: httpx.Response, sending: Sending, limits: Limits) -> Body:
    """
    Return an empty Body for a response.

    If the status is not a success, a body that is too large or broken is cut off instead of raising
    an error, so that the status is not lost.
    """
    decoded = response.is_stream_consumed  # a transport has read all of it, as in tests
    encoding = None if decoded else response.headers.get("content-encoding")
    if not response.is_success:
        return Body(min(limits.body, REFUSAL_LIMIT), encoding, sending.told)
    body = Body(limits.body, encoding, sending.told)
    if not decoded:
        body.expect(response.headers.get("content-length"))
    return body


def _outgoing(http: httpx.Client | httpx.AsyncClient, request: Request) -> httpx.Request:
    if request.foreign:  # made without the client, whose headers may have a token
        made = httpx.Request("GET", request.url, headers=request.headers)
        made.url = _Signed(request.url)
        return made
    made = http.build_request(
        request.method, request.url, headers=request.headers, content=request.content
    )
    made.url = request.url  # without the parameters of a user's client, which replace a query
    return made


def _limit(
    http: httpx.Client | httpx.AsyncClient,
    outgoing: httpx.Request,
    sending: Sending,
    limits: Limits,
) -> None:
    """Set the timeouts of a request, and have its connection watched; raise if no time is left."""
    left = limits.ends - time.monotonic()
    if left <= 0:
        raise _timeout(sending)
    outgoing.extensions["timeout"] = _bounded(limits.timeouts or http.timeout, left)
    if isinstance(http, httpx.Client):
        outgoing.extensions["trace"] = trace


class _Signed(httpx.URL):
    """A signed address, of which nobody may see the query."""


def _without_signatures(record: logging.LogRecord) -> bool:
    """Take the query out of a signed address in a log record of httpx, which logs the address of each request."""
    if isinstance(record.args, tuple):
        record.args = tuple(
            each.copy_with(query=None) if isinstance(each, _Signed) else each
            for each in record.args
        )
    return True


logging.getLogger(httpx.__name__).addFilter(_without_signatures)


def _bounded(timeouts: httpx.Timeout, left: float) -> dict[str, float | None]:
    """Return timeouts by name none of which is longer than what is left of the call."""
    most = None if left == float("inf") else left
    return {
        name: most if seconds is None or seconds > left else seconds
        for name, seconds in timeouts.as_dict().items()
    }


def _timeout(sending: Sending | Request) -> RequestTimeoutError:
    return RequestTimeoutError(f"{sending}: no complete response by the deadline", lasting=True)


def _failure(sending: Sending, error: Exception, limits: Limits) -> TransportError:
    """Return the error of this client for one of httpx, which is its cause unless that shows more than it may."""
    if isinstance(error, httpx.RequestError):
        error.request = httpx.Request(sending.outgoing.method, sending.shown_url)  # no headers
        error.request.url = sending.shown_url
    text = "" if isinstance(error, _TELLING) else sending.told(str(error))
    why = f"{sending}: {type(error).__name__}: {text}".rstrip(": ")
    failure = _told(sending, error, why, limits)
    if not isinstance(error, _TELLING) and _may_be_shown(error, sending):
        failure.__cause__ = error
    return failure


def _told(sending: Sending, error: Exception, why: str, limits: Limits) -> TransportError:
    unsent = not sending.sent and (isinstance(error, _UNSENT) or not sending.is_own)
    if isinstance(error, httpx.TimeoutException):
        late = time.monotonic() >= limits.ends
        return RequestTimeoutError(why, unsent=unsent, lasting=late)
    lasting = isinstance(error, _LASTING) or _certificate_refused(error)
    if isinstance(error, httpx.ProxyError):  # its text begins with the status of the proxy
        lasting = _REFUSED_BY_PROXY(str(error)) is not None
    return TransportError(why, unsent=unsent, lasting=lasting)


def _may_be_shown(error: BaseException, sending: Sending) -> bool:
    """Return True if the texts of an error, and of those that led to it, need no change to be shown."""
    seen: list[BaseException] = []
    left: list[BaseException | None] = [error]
    while left:
        each = left.pop()
        if each is not None and each not in seen:
            seen.append(each)
            left += each.__cause__, each.__context__
            if sending.told(str(each)) != str(each):
                return False
    return True


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
