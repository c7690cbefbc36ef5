# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""What the models share: absence, JSON values, times that keep their text, and an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Final, Generic, Literal, Self, TypeAlias, TypeVar, Union

from attrs import define

if TYPE_CHECKING:
    from .errors import StatusError

JsonValue: TypeAlias = Union["dict[str, JsonValue]", "list[JsonValue]", str, int, float, bool, None]


class Unset(Enum):
    """The type of `UNSET`: a member that is not there, while None is one that is null."""

    UNSET = "unset"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET


class Timestamp(datetime):
    """
    A datetime that came as text, and goes back as that text.

    What the text has and a datetime cannot hold is in `text` alone: digits below a microsecond,
    a leap second (which counts as the second before it), the way the offset is written.
    """

    __slots__ = ("_text",)
    _text: str

    @classmethod
    def read(cls, text: str) -> Self:
        """The moment that an RFC 3339 text names; ValueError for another text."""
        try:
            # 2020-09-14T14:29:55Z is the form that most servers send: the guard is for speed.
            made = cls.fromisoformat(text if text[4::3] == "--T::Z" else _iso_8601(text))
        except ValueError:
            made = cls.fromisoformat(_iso_8601(text))
        if made.hour == 0 and text[11:13] == "24":
            raise ValueError(text)
        made._text = text
        return made

    @property
    def text(self) -> str:
        """The text that it came as; for one that was computed from another, its ISO form."""
        try:
            return self._text
        except AttributeError:
            return self.isoformat()

    def __reduce_ex__(self, protocol: object) -> tuple[object, ...]:
        return type(self).read, (self.text,)


_RFC_3339 = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(\.\d+)?"
    r"([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)",
    re.ASCII,
).fullmatch


def _iso_8601(text: str) -> str:
    """The text in the form that datetime reads; ValueError where it is not RFC 3339."""
    found = _RFC_3339(text)
    if found is None:
        raise ValueError(text)
    day, hour, minute, second, fraction, offset = found.groups()
    offset = offset.upper()
    if second == "60":
        moment = datetime.fromisoformat(f"2000-01-02T{hour}:{minute}:59{offset}")
        if moment.astimezone(UTC).strftime("%H:%M") != "23:59":
            raise ValueError(text)
        second = "59"
    return f"{day}T{hour}:{minute}:{second}{fraction or ''}{offset}"


T = TypeVar("T")


@define
class Response(Generic[T]):
    """
    An answer: what came (`content`, as bytes) and what it says.

    `parsed` is there for a success, `error` for a refusal.
    """

    status_code: int
    content: bytes
    headers: Mapping[str, str]
    parsed: T | None
    error: StatusError | None


__all__ = ["UNSET", "JsonValue", "Response", "Timestamp", "Unset"]
