# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""
Turns the response with an error status into a StatusError.

Source: the names below are from the documented error schemas.
The body may be anything; each name is used only if it is there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, cast

from .errors import ErrorDetail, StatusError, shortened, status_class
from .exchange import Answer
from .retry import retry_after

_WRAPPERS: Final[tuple[str, ...]] = ("error",)
_CODES: Final[tuple[str, ...]] = ("code",)
_MESSAGES: Final[tuple[str, ...]] = ("message", "detail", "title", "error_description")
_TARGETS: Final[tuple[str, ...]] = ("target", "field", "pointer", "location")
_LISTS: Final[tuple[str, ...]] = ("missing", "duplicated")
_REQUEST_IDS: Final[tuple[str, ...]] = ("request_id",)
_REQUEST_ID_HEADERS: Final[tuple[str, ...]] = ("x-request-id",)


def status_error(answer: Answer) -> StatusError:
    """Return the error for a response whose status is not a success, whatever its body is."""
    body = _json(answer.content)
    envelope, plain = _opened(body)
    code = _code(envelope)
    message = plain or _text(envelope, _MESSAGES)
    request_id = _text(envelope, _REQUEST_IDS) or _text(_members(body), _REQUEST_IDS)
    if request_id is None:
        request_id = _text(answer.headers, _REQUEST_ID_HEADERS)
    return status_class(answer.status)(
        _summary(answer, code, message, request_id),
        status=answer.status,
        code=code,
        message=message,
        details=_details(envelope),
        request_id=request_id,
        retry_after=retry_after(answer.headers.get("retry-after")),
        body=body,
        content=answer.content,
        headers=answer.headers,
    )


def _json(content: bytes) -> object:
    try:
        return cast(object, json.loads(content))
    except (ValueError, RecursionError):
        return None


def _opened(body: object) -> tuple[Mapping[str, object], str | None]:
    """Return the members inside the wrappers of an error body, and the message if a string is there instead."""
    inside = body
    for name in _WRAPPERS:
        inside = _members(inside).get(name, inside)
    return _members(inside), inside if isinstance(inside, str) and inside.strip() else None


def _members(value: object) -> Mapping[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _code(members: Mapping[str, object]) -> int | str | None:
    for name in _CODES:
        value = members.get(name)
        if isinstance(value, int | str) and not isinstance(value, bool) and value != "":
            return value
    return None


def _text(members: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = members.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return None


def _details(members: Mapping[str, object]) -> tuple[ErrorDetail, ...]:
    found: list[ErrorDetail] = []
    for name in _LISTS:
        entries = members.get(name)
        for entry in cast("list[object]", entries) if isinstance(entries, list) else []:
            inside = _members(entry)
            message = entry if isinstance(entry, str) else _text(inside, _MESSAGES)
            found.append(ErrorDetail(name, _code(inside), message, _text(inside, _TARGETS), entry))
    return tuple(found)


def _summary(
    answer: Answer, code: int | str | None, message: str | None, request_id: str | None
) -> str:
    text = f"{answer.request}: {answer.status}"
    text += "" if code is None or str(code) == str(answer.status) else f" {shortened(str(code))}"
    text += f": {shortened(message)}" if message else ""
    return text + (f" (request id {shortened(request_id)})" if request_id else "")
