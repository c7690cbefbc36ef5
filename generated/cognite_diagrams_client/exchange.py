# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""
One call, from its request to its answer: attempts, pauses, redirects.

`attempts` decides, and does nothing itself; it is written once for both worlds.
`run` and `run_async` do what such a plan asks for.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Generator
from typing import TYPE_CHECKING, TypeVar

from attrs import evolve, field, frozen

from .errors import CogniteDiagramsError, TransportError
from .retry import IDEMPOTENT, Retry, retry_after

if TYPE_CHECKING:
    import httpx

_HOPS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_KEEPS_METHOD = frozenset({307, 308})


@frozen
class Pause:
    """Asks for so many seconds of doing nothing."""

    seconds: float


Done = TypeVar("Done")
Result = TypeVar("Result")
Step = TypeVar("Step")


@frozen
class Call:
    """What an endpoint function asks for; `target` is the path, below the base, with its query."""

    method: str
    target: str
    headers: dict[str, str]
    content: bytes | None
    content_type: str | None
    secured: bool


@frozen
class Request:
    """What goes out, but for the token: that is added where it is sent, and nowhere kept."""

    method: str
    url: httpx.URL
    headers: dict[str, str]
    content: bytes | None
    secured: bool

    def __str__(self) -> str:
        return f"{self.method} {self.url.path}"


def _plain(text: str) -> str:
    return text


@frozen
class Answer:
    """What came back; `hide` takes the token out of a text that is to be shown."""

    request: Request
    status: int
    headers: httpx.Headers
    content: bytes
    hide: Callable[[str], str] = field(default=_plain, repr=False)


def attempts(
    request: Request, retry: Retry, ends: float
) -> Generator[Request | Pause, Answer | None, Answer]:
    """
    Yield requests to send and seconds to pause, until there is an answer to keep.

    A TransportError of a sending is thrown in; `ends` is on the monotonic clock.
    """
    sent = hops = 0
    while True:
        sent += 1
        try:
            answer = yield request
        except TransportError as error:
            pause = retry.pause(sent)
            again = (error.unsent or request.method in IDEMPOTENT) and not error.lasting
            if not again or sent >= retry.attempts or time.monotonic() + pause >= ends:
                raise
            yield Pause(pause)
            continue
        assert answer is not None
        target = _redirected(answer) if hops < _HOPS else None
        if target is not None:
            request, sent, hops = target, sent - 1, hops + 1
            continue
        rest = _rest(answer, retry, sent)
        if rest is None or time.monotonic() + rest >= ends:
            return answer
        yield Pause(rest)


def _rest(answer: Answer, retry: Retry, sent: int) -> float | None:
    """Seconds until the request goes out again; None where this is the answer."""
    if sent >= retry.attempts or not retry.repeats(answer.request.method, answer.status):
        return None
    asked = retry_after(answer.headers.get("retry-after"))
    if asked is None:
        return retry.pause(sent)
    return asked if asked <= retry.longest_retry_after else None


def _redirected(answer: Answer) -> Request | None:
    """
    The request at its new place; None where it is not to be followed.

    To another origin nothing is sent, not even without the token: what would answer there
    is not the API. And no POST is turned into a GET.
    """
    location = answer.headers.get("location")
    if answer.status not in _REDIRECTS or not location:
        return None
    request = answer.request
    url = joined(request.url, location)
    if url is None or not same_origin(url, request.url):
        return None
    if request.method in {"GET", "HEAD"} or answer.status in _KEEPS_METHOD:
        return evolve(request, url=url)
    return None


def joined(url: httpx.URL, link: str) -> httpx.URL | None:
    """Where a link leads that stands in the answer of `url`; None where it leads nowhere."""
    import httpx  # noqa: PLC0415

    try:
        return url.join(link)
    except (httpx.InvalidURL, ValueError):
        return None


def same_origin(one: httpx.URL, other: httpx.URL) -> bool:
    """Whether scheme, host and port are the same (RFC 6454, 5)."""
    return _origin(one) == _origin(other)


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host.lower(), url.port or {"http": 80, "https": 443}.get(url.scheme)


def run(
    plan: Generator[Step | Pause, Result | None, Done],
    act: Callable[[Step], Result],
    sleep: Callable[[float], object] = time.sleep,
) -> Done:
    """Do what `plan` asks for; errors of this client go back into it."""
    try:
        step = next(plan)
        while True:
            try:
                if isinstance(step, Pause):
                    sleep(step.seconds)
                    result = None
                else:
                    result = act(step)
            except CogniteDiagramsError as error:
                step = plan.throw(error)
            else:
                step = plan.send(result)
    except StopIteration as end:
        done: Done = end.value
        return done


async def run_async(
    plan: Generator[Step | Pause, Result | None, Done],
    act: Callable[[Step], Awaitable[Result]],
) -> Done:
    """The same, on an event loop of asyncio."""
    import asyncio  # noqa: PLC0415 - not paid for by those who do without

    try:
        step = next(plan)
        while True:
            try:
                if isinstance(step, Pause):
                    await asyncio.sleep(step.seconds)
                    result = None
                else:
                    result = await act(step)
            except CogniteDiagramsError as error:
                step = plan.throw(error)
            else:
                step = plan.send(result)
    except StopIteration as end:
        done: Done = end.value
        return done
