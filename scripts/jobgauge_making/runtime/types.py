"""Types that the models share: UNSET, JSON values, and times that keep their text."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Final, Literal, TypeAlias, Union

JsonValue: TypeAlias = Union["dict[str, JsonValue]", "list[JsonValue]", str, int, float, bool, None]


class Unset(Enum):
    """The type of `UNSET`, the value of an absent member; None is the value of a null one."""

    UNSET = "unset"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET


class Timestamp(datetime):
    """
    A datetime that is written back as the text it was read from.

    Only `text` keeps what a datetime cannot hold: digits below a microsecond, a leap second (which
    counts as the second before it), the way the offset is written.
    What is computed from one is a plain datetime, as is what the constructor returns.
    """

    __slots__ = ("text",)
    text: str

    def __new__(cls, *parts: Any, **named: Any) -> datetime:  # type: ignore[misc]
        """Return a plain datetime, as `+`, `astimezone` and the like call this."""
        return datetime(*parts, **named)  # noqa: DTZ001 - the time zone is in `parts`

    def replace(self, *parts: Any, **named: Any) -> datetime:  # type: ignore[override]
        """Return a plain datetime with other parts; that of datetime does not call the constructor."""
        return datetime.combine(self.date(), self.timetz()).replace(*parts, **named)

    @classmethod
    def read(cls, moment: datetime, text: str) -> Timestamp:
        """Return the time of a text that was read from it."""
        parts = moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second
        made = datetime.__new__(cls, *parts, moment.microsecond, moment.tzinfo)
        made.text = text
        return made

    def __reduce_ex__(self, protocol: object) -> tuple[object, ...]:
        return read_timestamp, (self.text,)


def read_timestamp(text: str) -> datetime:
    """
    Return the time in an RFC 3339 text; raise ValueError for any other text.

    A text like `2020-09-14T14:29:55Z` becomes a plain datetime, which is written back in the same
    form; any other becomes a Timestamp.
    """
    if text[4::3] == _MOST_COMMON:
        try:
            return _from_iso(text)
        except ValueError:
            pass  # a leap second, or not a time
    return Timestamp.read(_from_iso(_iso_8601(text)), text)


def timestamp_text(moment: datetime) -> str:
    """
    Return the text that a time was read from, or its RFC 3339 form.

    Raise ValueError if it has none, for example a datetime without an offset.
    """
    if type(moment) is datetime and moment.tzinfo is UTC and not moment.microsecond:
        return (
            f"{moment.year:04}-{_TWO_DIGITS[moment.month]}-{_TWO_DIGITS[moment.day]}T"
            f"{_TWO_DIGITS[moment.hour]}:{_TWO_DIGITS[moment.minute]}:{_TWO_DIGITS[moment.second]}Z"
        )
    if isinstance(moment, Timestamp):
        return moment.text
    text = moment.isoformat()
    _iso_8601(text)
    return text


_TWO_DIGITS = [f"{number:02}" for number in range(60)]
_from_iso = datetime.fromisoformat
_RFC_3339 = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(\.\d+)?"
    r"([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)",
    re.ASCII,
).fullmatch


def _iso_8601(text: str) -> str:
    """Return a text in the form that datetime reads; raise ValueError if it is not RFC 3339."""
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


def _most_common() -> str | None:
    """
    Return the separators in `2020-09-14T14:29:55Z`, a form that is read without a pattern.

    None if this Python accepts 24:00, which RFC 3339 does not allow.
    """
    try:
        datetime.fromisoformat("2000-01-01T24:00:00Z")
    except ValueError:
        return "--T::Z"
    return None


_MOST_COMMON = _most_common()


__all__ = ["UNSET", "JsonValue", "Timestamp", "Unset", "read_timestamp", "timestamp_text"]
