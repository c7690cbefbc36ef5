"""Tokens: where they come from, and how they are sent without being shown."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from typing import TypeAlias

from attrs import frozen

from .errors import TokenError
from .library import httpx
from .secrets import Secret
from .spec import Spec

_FUNCTION = "the token function"
TokenSource: TypeAlias = "str | Callable[[], str] | Callable[[], Awaitable[str]] | httpx.Auth"
"""A token, a function that returns one or is awaited for one, or the authentication of httpx."""


class Token:
    """A token as a header, which is added to requests to the API's origin and to no others."""

    def __init__(self, base: httpx.URL, spec: Spec, text: str) -> None:
        self._base = base
        self._header = spec.token_header
        self._prefix = spec.token_prefix
        self._secret = Secret(text)

    def __repr__(self) -> str:
        return "Token(***)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Token) and self._secret == other._secret

    __hash__ = None  # type: ignore[assignment]

    def add_to(self, request: httpx.Request) -> None:
        """Add the token to a request."""
        if same_origin(request.url, self._base):
            request.headers[self._header] = self._prefix + self._secret.text


@frozen(eq=False, repr=False)
class Tokens:
    """
    The tokens of one client: `now` returns the one to send with the next request, None if there is none.

    A function is called for each request, from an event loop in another thread, so that a slow one does not stall it.
    Raise TokenError if it raises, or returns something that a header cannot carry.
    """

    _base: httpx.URL
    _spec: Spec
    _source: Token | Callable[[], str | Awaitable[str]] | httpx.Auth | None

    def now(self) -> Token | httpx.Auth | None:
        """Return the token for the next sync request."""
        if self._source is None or isinstance(self._source, Token | httpx.Auth):
            return self._source
        text = _asked(self._source)
        if inspect.isawaitable(text):
            if inspect.iscoroutine(text):
                text.close()  # or Python warns that it was never awaited
            raise TokenError(
                "the token comes from an async function, which only async calls can await"
            )
        return self._token(text)

    async def now_async(self) -> Token | httpx.Auth | None:
        """Return the token for the next async request."""
        source = self._source
        if source is None or isinstance(source, Token | httpx.Auth):
            return source
        import asyncio  # noqa: PLC0415 - slow to import, and not needed for sync calls

        with token_errors(_FUNCTION):
            if inspect.iscoroutinefunction(source):
                text = await source()
            else:
                text = await asyncio.to_thread(_asked, source)
                if inspect.isawaitable(text):
                    text = await text
        return self._token(text)

    @property
    def may_change(self) -> bool:
        """True if the next token may be another one than the last."""
        return callable(self._source) and not isinstance(self._source, httpx.Auth)

    def _token(self, text: object) -> Token:
        try:
            return Token(self._base, self._spec, checked(text))
        except (TypeError, ValueError) as error:
            raise TokenError(f"{_FUNCTION} returned what cannot be sent: {error}") from None


def _asked(source: Callable[[], str | Awaitable[str]]) -> str | Awaitable[str]:
    with token_errors(_FUNCTION):
        return source()


@contextmanager
def token_errors(what: str) -> Generator[None]:
    """Turn what a user's code raises inside into a TokenError, StopIteration too, which no future can hold."""
    try:
        yield
    except TokenError:
        raise
    except Exception as error:
        # A failed connection or a timeout may be over when the token is needed next.
        lasting = not isinstance(error, OSError | httpx.TransportError)
        raise TokenError(f"{what} raised {type(error).__name__}", lasting=lasting) from error


def tokens(base: httpx.URL, spec: Spec, source: TokenSource | None) -> Tokens:
    """Return the tokens from a source; raise TypeError or ValueError if it cannot be one."""
    if source is None or isinstance(source, httpx.Auth) or callable(source):
        return Tokens(base, spec, source)
    return Tokens(base, spec, Token(base, spec, checked(source)))


def checked(token: object) -> str:
    """Return the token, or raise if a header cannot carry it: the error of httpx would print it."""
    if not isinstance(token, str):
        raise TypeError(f"the token must be a str, not {type(token).__name__}")
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise ValueError("the token is empty or contains characters that a header cannot carry")
    return token


def same_origin(one: httpx.URL, other: httpx.URL) -> bool:
    """Return True if scheme, host and port are the same (RFC 6454, 5)."""
    return _origin(one) == _origin(other)


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host.lower(), url.port or {"http": 80, "https": 443}.get(url.scheme)
