"""
Steps through an authentication of httpx, which may send requests of its own, such as for a token.

httpx would do this itself, but without limits for those requests and their responses.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator

from attrs import define, field

from .errors import TokenError, shortened
from .exchange import Answer, Request
from .library import httpx
from .secrets import Mask, Secret, query_secrets, sent_secrets
from .tokens import token_errors

_NAME = "the authentication of httpx"
_TEMPORARY = frozenset({408, 425, 429})
_FORM = "application/x-www-form-urlencoded"
_DECODED = frozenset({b"content-encoding", b"content-length", b"transfer-encoding"})


@define(eq=False, repr=False)
class Sending:
    """
    A request of the API while it is sent, with those that its authentication sends before or after it.

    `first` is the request before the authentication, `outgoing` what is being sent; `is_own` is true if that is the
    request of the API, `sent` if that was sent before. `_steps` are the requests so far.
    `hide` masks the secrets that the call has sent so far.
    """

    request: Request
    first: httpx.Request
    hide: Mask
    outgoing: httpx.Request = field(init=False)
    is_own: bool = field(init=False, default=False)
    sent: bool = field(init=False, default=False)
    _plain: dict[str, str] = field(init=False)
    _query: str = field(init=False)
    _steps: list[httpx.Request] = field(init=False, factory=list[httpx.Request])

    def __attrs_post_init__(self) -> None:
        self._plain = dict(self.first.headers.items())
        self._query = "" if self.request.foreign else _query(self.first)
        self.hide.learn(self.secrets)

    def __str__(self) -> str:
        if self.is_own:
            return str(self.request)
        url = self.outgoing.url
        path = url.raw_path.decode("ascii").partition("?")[0]
        return f"{self.request}: {self.outgoing.method} {url.host}{path} of its authentication"

    def begins(self, outgoing: httpx.Request) -> None:
        """Record what is sent next."""
        self.sent = self.sent or self.is_own
        same = outgoing.method == self.first.method and outgoing.url == self.first.url
        self.outgoing, self.is_own = outgoing, same or outgoing is self.first
        self._steps.append(outgoing)

    def secrets(self) -> list[Secret]:
        """Return the secrets that were sent: in headers, in a query by an authentication, and in forms."""
        found: list[Secret] = []
        for each in self._steps:
            found += sent_secrets(each.headers, self._plain, self.request.spec.token_header)
            found += query_secrets(_query(each), self._query)
            if each.headers.get("content-type") == _FORM and isinstance(
                each.stream, httpx.ByteStream
            ):
                found += query_secrets(each.read().decode("latin-1"))
        return found

    def told(self, text: str) -> str:
        """Return what a library or a server says as a part of an error's text."""
        return shortened(self.hide(text))

    @property
    def shown_url(self) -> httpx.URL:
        """The URL of what is being sent, without a query that may have secrets."""
        if self.is_own and not self.request.foreign:
            return self.request.url
        return self.outgoing.url.copy_with(query=None)

    def response(self, answer: Answer | None) -> httpx.Response | None:
        """Return an answer for the authentication to look at, None if nothing was sent yet."""
        if answer is None:
            return None
        headers = [pair for pair in answer.headers.raw if pair[0].lower() not in _DECODED]
        return httpx.Response(
            answer.status, headers=headers, content=answer.content, request=self.outgoing
        )

    def ended(self, answer: Answer | None) -> Answer:
        """Return the last answer; raise TokenError if it is not that to the request of the API."""
        if answer is None:
            raise TokenError(f"{_NAME} sent nothing")
        if not self.is_own:
            lasting = answer.status < 500 and answer.status not in _TEMPORARY
            raise TokenError(f"{self} was answered with {answer.status}", lasting=lasting)
        if answer.is_success or self.request.foreign:  # which may be redirected with the same query
            return answer
        return answer.masked()


def _query(request: httpx.Request) -> str:
    return request.url.query.decode("ascii")


def next_request(
    steps: Generator[httpx.Request, httpx.Response, None], response: httpx.Response | None
) -> httpx.Request | None:
    """Return the next request of an authentication, None at its end; raise TokenError if it raises."""
    with token_errors(_NAME):
        try:
            return next(steps) if response is None else steps.send(response)
        except StopIteration:
            return None


async def next_request_async(
    steps: AsyncGenerator[httpx.Request, httpx.Response], response: httpx.Response | None
) -> httpx.Request | None:
    """The async form of `next_request`."""
    with token_errors(_NAME):
        try:
            return await (anext(steps) if response is None else steps.asend(response))
        except StopAsyncIteration:
            return None
