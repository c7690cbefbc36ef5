"""
One call, from its request to its answer: attempts, pauses and redirects.

`attempts` is a generator that decides what to do next, shared by sync and async calls; `run` and
`run_async` send the requests and wait.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Generator
from typing import TypeVar

from attrs import evolve, frozen

from .errors import ApiError, TransportError
from .events import Watcher
from .headers import Headers
from .library import httpx
from .retry import IDEMPOTENT, Retry, retry_after
from .secrets import NOTHING, Mask, masked
from .spec import Spec
from .tokens import same_origin

_HOPS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_KEEPS_METHOD = frozenset({307, 308})


@frozen(eq=False, repr=False)
class Pause:
    """An instruction to wait."""

    seconds: float


Done = TypeVar("Done")
Result = TypeVar("Result")
Step = TypeVar("Step")


@frozen(eq=False, repr=False)
class Call:
    """
    A call of one operation; `target` is the path below the base URL with its query.

    `accept` is sent unless the headers of the client or of the call say otherwise.
    """

    method: str
    target: str
    accept: str
    headers: dict[str, str]
    content: bytes | None
    content_type: str | None
    secured: bool


@frozen(eq=False, repr=False)
class Request:
    """
    A request without the token, which is added when it is sent and never stored.

    `foreign` is one of a signed address, which is not the API's: nothing of the client is sent with it.
    """

    method: str
    url: httpx.URL
    headers: dict[str, str]
    content: bytes | None
    secured: bool
    spec: Spec
    foreign: bool = False

    @property
    def path(self) -> str:
        """The percent-encoded path, without the query."""
        return self.url.raw_path.decode("ascii").partition("?")[0]

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


@frozen(eq=False, repr=False)
class Answer:
    """A response as received; `hide` removes the token from a text to be shown."""

    request: Request
    status: int
    headers: Headers
    content: bytes
    hide: Mask = NOTHING

    def masked(self) -> Answer:
        """Return the answer without the token, for what becomes an error."""
        return evolve(
            self, content=masked(self.content, self.hide), headers=self.headers.each(self.hide)
        )

    @property
    def is_success(self) -> bool:
        """True if the status is 2xx."""
        return 200 <= self.status < 300


def attempts(
    request: Request, retry: Retry, ends: float, watcher: Watcher
) -> Generator[Request | Pause, Answer | None, Answer]:
    """
    Yield requests to send and pauses to make, and return the final answer.

    Send in each answer, and throw in a TransportError if there is none. `ends` is the deadline on
    the monotonic clock, after which nothing is sent again.
    """
    sent = hops = 0
    redirected = False
    while True:
        sent += not redirected
        watcher.begins(request, redirected=redirected)
        try:
            answer = yield request
        except ApiError as error:
            attempt = watcher.ended(request, None, error)
            pause = retry.pause(sent)
            again = _may_send_again(request, error) and sent < retry.attempts
            if not again or time.monotonic() + pause >= ends:
                raise
            watcher.retries(attempt, pause)
            yield Pause(pause)
            redirected = False
            continue
        assert answer is not None
        attempt = watcher.ended(request, answer.status, None)
        target = _redirected(answer) if hops < _HOPS else None
        redirected = target is not None
        if target is not None:
            request, hops = target, hops + 1
            continue
        wait = _pause_before_retry(answer, retry, sent)
        if wait is None or time.monotonic() + wait >= ends:
            return answer
        watcher.retries(attempt, wait)
        yield Pause(wait)


def _may_send_again(request: Request, error: ApiError) -> bool:
    if not isinstance(error, TransportError) or error.lasting:
        return False
    return error.unsent or request.method in IDEMPOTENT


def _pause_before_retry(answer: Answer, retry: Retry, sent: int) -> float | None:
    """Return the seconds until the request is sent again, None if this answer is final."""
    if sent >= retry.attempts or not retry.repeats(answer.request.method, answer.status):
        return None
    requested = retry_after(answer.headers.get("retry-after"))
    if requested is None:
        return retry.pause(sent)
    return requested if requested <= retry.longest_retry_after else None


def _redirected(answer: Answer) -> Request | None:
    """
    Return the redirected request, None if the redirect is not followed.

    Nothing is sent to another origin, not even without the token, because the API is not there; a signed address may
    lead to one, but not from https to http. No POST is turned into a GET.
    """
    location = answer.headers.get("location")
    if answer.status not in _REDIRECTS or not location:
        return None
    request = answer.request
    url = joined(request.url, location)
    if url is None or url.userinfo:
        return None
    if not (same_origin(url, request.url) or _may_leave(request, url)):
        return None
    if request.method in {"GET", "HEAD"} or answer.status in _KEEPS_METHOD:
        return evolve(request, url=url)
    return None


def _may_leave(request: Request, url: httpx.URL) -> bool:
    return request.foreign and bool(url.host) and url.scheme in {"https", request.url.scheme}


def joined(url: httpx.URL, link: str) -> httpx.URL | None:
    """Return the URL of a link in a response from `url`, None if it is not valid."""
    try:
        found = url.join(link)
        same_origin(found, url)  # decodes the host, which may fail
    except (httpx.InvalidURL, ValueError):
        return None
    return found


def run(
    plan: Generator[Step | Pause, Result | None, Done],
    act: Callable[[Step], Result],
    sleep: Callable[[float], object] = time.sleep,
) -> Done:
    """Carry out a plan and return its result; errors of this client are thrown into it."""
    try:
        step = next(plan)
        while True:
            try:
                if isinstance(step, Pause):
                    sleep(step.seconds)
                    result = None
                else:
                    result = act(step)
            except ApiError as error:
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
    """The async form of `run`."""
    import asyncio  # noqa: PLC0415 - slow to import, and not needed for sync calls

    try:
        step = next(plan)
        while True:
            try:
                if isinstance(step, Pause):
                    await asyncio.sleep(step.seconds)
                    result = None
                else:
                    result = await act(step)
            except ApiError as error:
                step = plan.throw(error)
            else:
                step = plan.send(result)
    except StopIteration as end:
        done: Done = end.value
        return done
