"""
Parsing of responses.

A 2xx is parsed by the model that is documented for its status; an undocumented 2xx (202 instead of
200) by the first documented model, except in a strict client. Everything else is a StatusError.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final, Generic, NoReturn, Protocol, Self, TypeVar, cast

from attrs import evolve, field, frozen

from .envelope import status_error
from .model import is_whole, keep, kept_by
from .problems import AbsentMember, InvalidBody, Problem
from .secrets import NOTHING, Mask, hidden, hiding, masked
from .types import UNSET, Unset

if TYPE_CHECKING:
    from .errors import StatusError
    from .exchange import Answer
    from .headers import Headers

T = TypeVar("T")
Page = TypeVar("Page")
Job = TypeVar("Job")

DEEPEST: Final = 200
"""The most arrays and objects inside one another that are read."""


@frozen
class Response(Generic[T]):
    """
    A response, with its parsed body or its error.

    `parsed` is set for a success, unless the operation has no response body; `error` is set for
    every other status. `sync` and `asyncio` raise it, `sync_detailed` and `asyncio_detailed` do not.
    """

    status_code: int
    headers: Headers
    content: bytes
    parsed: T | None
    error: StatusError | None
    _mask: Mask = field(default=NOTHING, repr=False, eq=False)

    def value(self) -> T:
        """Return `parsed`, or raise `error` if there is one."""
        if self.error is not None:
            raise self.error
        return cast(T, self.parsed)

    @property
    def hide(self) -> Mask:
        """What masks the secrets that were sent for it in a text."""
        return self._mask

    def masked(self) -> Response[None]:
        """Return the response as received but without the token, for an error."""
        content, headers = masked(self.content, self._mask), self.headers.each(self._mask)
        return Response(self.status_code, headers, content, None, None)


class Readable(Protocol):
    """A class that can be read from JSON."""

    @classmethod
    def from_dict(cls, data: object, *, strict: bool = False) -> Self:
        """Return the object that `data` describes, or raise InvalidBody."""
        ...


Model = TypeVar("Model", bound=Readable)


def respond(
    answer: Answer,
    successes: Mapping[str, type[Model]],
    refusals: Mapping[str, type[Readable]],
    *,
    strict: bool,
    kept: tuple[str, ...] = (),
) -> Response[Model]:
    """
    Return the parsed response; raise InvalidBody, with `response` set, if the body of a success is not valid.

    The keys of `successes` and `refusals` are documented statuses: `200`, `4XX`, `default`. `kept` are headers that
    a waiter needs, which the parsed body remembers.
    """
    model = successes.get(str(answer.status)) or successes.get("2XX")
    if model is None and answer.is_success and not strict:
        model = next(iter(successes.values()))
    if model is None:
        return _refused(answer, refusals)
    try:
        with hiding(answer.hide):
            parsed = model.from_dict(read_json(answer.content, model.__name__), strict=strict)
        if kept:
            keep(parsed, {name: value for name in kept if (value := answer.headers.get(name))})
        return _response(answer, parsed)
    except InvalidBody as error:
        invalid = InvalidBody(error.model, tuple(_masked(p, answer.hide) for p in error.problems))
        invalid.response = _response(answer).masked()
    raise invalid  # here, so that the error with the secrets is not its context


def _masked(problem: Problem, hide: Mask) -> Problem:
    return evolve(
        problem,
        pointer=hide(problem.pointer),
        value=hide(problem.value),
        expected=hide(problem.expected),
    )


def kept_header(source: object, name: str) -> str | Unset:
    """Return a header of a response, or of that from which a body was parsed, UNSET if no request can have it."""
    headers = source.headers if isinstance(source, Response) else kept_by(source)
    value = headers.get(name, "")
    return value if value.strip() and value.isascii() and value.isprintable() else UNSET


def acknowledge(answer: Answer, refusals: Mapping[str, type[Readable]]) -> Response[None]:
    """Return the response of an operation without a response body."""
    if answer.is_success:
        return _response(answer)
    return _refused(answer, refusals)


def job_in(
    response: Response[Job], name_of: Callable[[Job], object], status_of: Callable[[Job], object]
) -> Job:
    """
    Return the job that a response is.

    Raise InvalidBody, with `response` set, if it has nothing of a job, AbsentMember if it lacks its id or its status.
    """
    job = response.value()
    lacking = [error for member in (name_of, status_of) if (error := _absence(member, job))]
    if len(lacking) > 1:
        raise _no_job(response, "the id and the status of a job")
    for error in lacking:
        error.response = response.masked()
        raise error
    return job


def job_among(
    response: Response[Page],
    jobs_of: Callable[[Page], list[Job] | None],
    name: object,
    name_of: Callable[[Job], object],
    status_of: Callable[[Job], object],
) -> Job | None:
    """
    Return the job with a name in the list that a response has, None if the list does not have it.

    Raise InvalidBody, with `response` set, if there is no list, AbsentMember if the job lacks its status.
    """
    jobs = jobs_of(response.value())
    if jobs is None:
        raise _no_job(response, "a list of jobs")
    for job in jobs:
        if _absence(name_of, job) is None and is_named(name_of(job), name):
            if error := _absence(status_of, job):
                error.response = response.masked()
                raise error
            return job
    return None


def is_named(one: object, other: object) -> bool:
    """Return True if two names of jobs are the same; the letter case of a GUID does not matter."""
    return str(one).casefold() == str(other).casefold()


def _absence(member: Callable[[Job], object], job: Job) -> AbsentMember | None:
    try:
        member(job)
    except AbsentMember as error:
        return error
    return None


def _no_job(response: Response[Any], expected: str) -> InvalidBody:
    seen = response.masked()
    problem = Problem("", "required", _shown(seen.content), expected)
    error = InvalidBody(type(response.parsed).__name__, (problem,))
    error.response = seen
    return error


def read_json(content: bytes, model: str) -> object:
    """
    Return the JSON value of a body; raise InvalidBody if it is not JSON (RFC 8259).

    NaN and objects with a duplicate member are not accepted, because parsers disagree on them. A number that no
    float can hold, such as 1e400, is read as infinite, which the models refuse everywhere.
    More than DEEPEST levels are refused before the body is parsed, whatever the stack of the caller has left.

    If `jiter` is installed, it reads what is valid; the standard library reads the rest, and says what is wrong.
    """
    fast = _fast()
    if fast is not None:
        try:
            # One level more, as jiter reads DEEPEST and one.
            found = fast(b"[%b]" % content, catch_duplicate_keys=True, allow_inf_nan=False)
        except ValueError:
            pass
        else:
            if len(found) == 1:
                return cast(object, found[0])
    if _is_deep(content):
        raise InvalidBody(
            model, (Problem("", "depth", _shown(content), f"at most {DEEPEST} levels"),)
        )
    try:
        return cast(object, _DECODER.decode(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise _not_json(model, content, f"UTF-8; byte {error.start} is not") from None
    except ValueError as error:
        raise _not_json(model, content, f"JSON; {error}") from None


@cache
def _fast() -> Callable[..., list[Any]] | None:
    """Return the parser of jiter, which is imported when a body is first read, None if it is not installed."""
    with suppress(ImportError):
        import jiter  # noqa: PLC0415

        return jiter.from_json
    return None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, _ in pairs if counts[name] > 1)
        raise ValueError(f"duplicate member {hidden(twice)[:80]!r}")
    return members


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant)


def _is_deep(content: bytes) -> bool:
    """Return True if a body has more than DEEPEST levels; brackets inside strings do not count."""
    if content.count(b"[") + content.count(b"{") <= DEEPEST:
        return False
    brackets = content.translate(None, _NO_STRUCTURE)
    if b"\\" in brackets:
        brackets = _ESCAPED.sub(b"", content).translate(None, _NO_STRUCTURE)
    brackets = brackets.replace(b'""', b"")
    if b'"' in brackets:  # a string with brackets
        brackets = _STRING.sub(b"", brackets)
    rest = brackets
    for _ in range(_USUAL):  # taking the innermost levels away leaves nothing of a usual body
        rest = rest.replace(b"{}", b"").replace(b"[]", b"")
    levels = accumulate(1 if each in b"[{" else -1 for each in brackets if rest)
    return any(level > DEEPEST for level in levels)


_USUAL: Final = 8
"""The levels of a body that needs no exact count."""
_NO_STRUCTURE: Final = bytes(set(range(256)) - set(b'[]{}"\\'))
_ESCAPED: Final = re.compile(rb"\\.", re.DOTALL)
_STRING: Final = re.compile(rb'"[^"]*"?')


def _not_json(model: str, content: bytes, expected: str) -> InvalidBody:
    return InvalidBody(model, (Problem("", "json", _shown(content), expected),))


def _shown(content: bytes) -> str:
    text = hidden(content[:_MASKED_FIRST].decode("utf-8", "replace"))
    return json.dumps(text[:60] + ("..." if len(text) > 60 else ""))


_MASKED_FIRST: Final = 1 << 16
"""The bytes of a body that are masked before the first few are shown; no header is longer."""


def _refused(answer: Answer, models: Mapping[str, type[Readable]]) -> Response[Any]:
    error = status_error(answer)
    model = (
        models.get(str(answer.status))
        or models.get(f"{answer.status // 100}XX")
        or models.get("default")
    )
    if model is not None:
        with suppress(InvalidBody):
            envelope = model.from_dict(error.body)
            error.envelope = cast("Any", envelope if is_whole(envelope) else None)
    return _response(answer, error=error)


def _response(
    answer: Answer, parsed: T | None = None, error: StatusError | None = None
) -> Response[T]:
    return Response(answer.status, answer.headers, answer.content, parsed, error, answer.hide)
