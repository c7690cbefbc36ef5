# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""
From the bytes of an answer to what it says.

A success is read by the model that the page gives for its status; one with another status (a 202
where the page has 200) by the same model, except in a strict client. All else is a refusal.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Protocol, Self, TypeVar, cast

from attrs import evolve, frozen

from .envelope import status_error
from .problems import InvalidBody, Problem

if TYPE_CHECKING:
    import httpx

    from .errors import StatusError
    from .exchange import Answer

T = TypeVar("T")


@frozen
class Response(Generic[T]):
    """
    An answer as it came, and what it says.

    `parsed` is there for a success, `error` for every other status; that is what `sync` and
    `asyncio` raise, and what `sync_detailed` and `asyncio_detailed` do not.
    """

    status_code: int
    headers: httpx.Headers
    content: bytes
    parsed: T | None
    error: StatusError | None

    def value(self) -> T:
        """What a success says; the error is raised."""
        if self.error is not None:
            raise self.error
        return cast(T, self.parsed)


class Readable(Protocol):
    """What a model can do."""

    @classmethod
    def from_dict(cls, data: object, *, strict: bool = False) -> Self:
        """See the models."""
        ...


Model = TypeVar("Model", bound=Readable)


def respond(
    answer: Answer,
    successes: Mapping[str, type[Model]],
    refusals: Mapping[str, type[Readable]],
    *,
    strict: bool,
) -> Response[Model]:
    """
    Read an answer; InvalidBody, with the answer on it, where the body breaks the page.

    The models are by status as the page writes it: `200`, `4XX`, `default`.
    """
    model = successes.get(str(answer.status)) or successes.get("2XX")
    if model is None and 200 <= answer.status < 300 and not strict:
        model = next(iter(successes.values()))
    if model is None:
        return _refused(answer, refusals)
    parsed: Model | None = None
    try:
        parsed = model.from_dict(read_json(answer.content, model.__name__), strict=strict)
    except InvalidBody as error:
        problems = tuple(evolve(p, value=answer.hide(p.value)) for p in error.problems)
        whole = InvalidBody(error.model, problems)
        whole.response = _response(answer)
        raise whole from None
    return _response(answer, parsed)


def acknowledge(answer: Answer, refusals: Mapping[str, type[Readable]]) -> Response[None]:
    """Read an answer that says all by its status."""
    if 200 <= answer.status < 300:
        return _response(answer)
    return _refused(answer, refusals)


def read_json(content: bytes, model: str) -> object:
    """
    The JSON value of a body; InvalidBody where it is none, or one that no two readers agree on.

    That is JSON as in RFC 8259, with every name once in an object, and without NaN.
    """
    try:
        return cast(object, _DECODER.decode(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise _no_json(model, content, f"UTF-8; byte {error.start} is none") from None
    except RecursionError:
        raise _no_json(model, content, "JSON that is not nested so deeply") from None
    except ValueError as error:
        raise _no_json(model, content, f"JSON; {error}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"an object has {twice[:80]!r} twice")
    return members


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant)


def _no_json(model: str, content: bytes, wanted: str) -> InvalidBody:
    start = content[:60].decode("utf-8", "replace")
    shown = json.dumps(start + ("..." if len(content) > 60 else ""), ensure_ascii=False)
    return InvalidBody(model, (Problem("", "json", shown, f"({wanted})"),))


def _refused(answer: Answer, models: Mapping[str, type[Readable]]) -> Response[Any]:
    error = status_error(answer)
    model = (
        models.get(str(answer.status))
        or models.get(f"{answer.status // 100}XX")
        or models.get("default")
    )
    if model is not None:
        with suppress(InvalidBody):
            error.envelope = cast("Any", model.from_dict(error.body))
    return _response(answer, error=error)


def _response(
    answer: Answer, parsed: T | None = None, error: StatusError | None = None
) -> Response[T]:
    return Response(answer.status, answer.headers, answer.content, parsed, error)
