"""
Turns the response with an error status into a StatusError.

The names are those of the documented error schemas. The body may be anything; each name is used only if it is there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from .errors import ErrorDetail, StatusError, shortened, status_class
from .exchange import Answer
from .retry import retry_after
from .spec import Envelope


def status_error(answer: Answer) -> StatusError:
    """Return the error for a response whose status is not a success, whatever its body is."""
    names = answer.request.spec.envelope
    body = _json(answer.content)
    envelope, plain = _opened(body, names.wrappers)
    code = _code(envelope, names)
    message = plain or _text(envelope, names.messages)
    request_id = _text(envelope, names.request_ids) or _text(_members(body), names.request_ids)
    if request_id is None:
        request_id = _text(answer.headers, names.request_id_headers)
    return status_class(answer.status)(
        _summary(answer, code, message, request_id),
        status=answer.status,
        code=code,
        message=message,
        details=_details(envelope, names),
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


def _opened(body: object, wrappers: tuple[str, ...]) -> tuple[Mapping[str, object], str | None]:
    """Return the members inside the wrappers of an error body, and the message if a string is there instead."""
    inside = body
    for name in wrappers:
        inside = _members(inside).get(name, inside)
    return _members(inside), inside if isinstance(inside, str) and inside.strip() else None


def _members(value: object) -> Mapping[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _code(members: Mapping[str, object], names: Envelope) -> int | str | None:
    for name in names.codes:
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


def _details(members: Mapping[str, object], names: Envelope) -> tuple[ErrorDetail, ...]:
    found: list[ErrorDetail] = []
    for name in names.lists:
        entries = members.get(name)
        for entry in cast("list[object]", entries) if isinstance(entries, list) else []:
            inside = _members(entry)
            message = entry if isinstance(entry, str) else _text(inside, names.messages)
            found.append(
                ErrorDetail(
                    name, _code(inside, names), message, _text(inside, names.targets), entry
                )
            )
    return tuple(found)


def _summary(
    answer: Answer, code: int | str | None, message: str | None, request_id: str | None
) -> str:
    text = f"{answer.request}: {answer.status}"
    text += "" if code is None or str(code) == str(answer.status) else f" {shortened(str(code))}"
    text += f": {shortened(message)}" if message else ""
    return text + (f" (request id {shortened(request_id)})" if request_id else "")
