"""Points in time as messages write them: epoch milliseconds, date-times of RFC 3339, and `Date` headers."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any, Final

import attrs

DATE_TIME: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
NANO: Final = 10**9
LONGEST: Final = 200
"""The most characters of a text that is read as a date-time."""
FINEST: Final = 9
"""Fractional digits of a second that count; further ones are cut off."""


class NotADateTime(ValueError):
    """A text is not a date-time of RFC 3339 with an offset."""


@attrs.frozen
class Moment:
    """Nanoseconds since 1970 in UTC, and how many fractional digits of a second were written."""

    nanoseconds: int
    digits: int

    @property
    def seconds(self) -> float:
        """Seconds since 1970."""
        return self.nanoseconds / NANO

    def before(self, other: "Moment") -> bool:
        """
        Return True if it is earlier by more than rounding can explain.

        One body may cut one time to milliseconds and another not, so the coarser of the two decides.
        """
        unit = 10 ** (FINEST - min(self.digits, other.digits))
        return other.nanoseconds - self.nanoseconds >= unit


def moment(value: Any) -> Moment | None:
    """Return the point in time that a value is, an integer counting milliseconds; None if it is neither form."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Moment(value * 10**6, 3)
    try:
        return date_time(value) if isinstance(value, str) and len(value) <= LONGEST else None
    except NotADateTime:
        return None


@lru_cache(maxsize=2**12)
def date_time(text: str) -> Moment:
    """Return the point in time that a date-time is; raise NotADateTime for any other text."""
    match = DATE_TIME.fullmatch(text)
    if match is None:
        raise NotADateTime(f"{text[:LONGEST]!r} is not a date-time with an offset")
    date, time, fraction, offset = match.groups()
    try:
        whole = datetime.fromisoformat(f"{date}T{time}{'+00:00' if offset in 'Zz' else offset}")
    except ValueError as error:
        raise NotADateTime(f"{text[:LONGEST]!r} is not a date-time: {error}") from error
    digits = (fraction or "")[:FINEST]
    seconds = (whole - EPOCH) // timedelta(seconds=1)
    nanoseconds = seconds * NANO + int(digits.ljust(FINEST, "0") or 0)
    return Moment(nanoseconds, len(digits))


def written(when: Moment) -> str | None:
    """
    Return a moment as a date-time in UTC, with no more fractional digits than it needs.

    None if it is beyond the years 1 to 9999: at the ends of the calendar an offset can lead there.
    """
    seconds, rest = divmod(when.nanoseconds, NANO)
    fraction = f".{rest:09d}".rstrip("0").rstrip(".")
    try:
        date = EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return None
    return f"{date.isoformat().removesuffix('+00:00')}{fraction}Z"


def in_offset(text: str, hours: int) -> str | None:
    """Return a date-time as it is written this many hours ahead of UTC, None if it is none or beyond the calendar."""
    when = moment(text)
    ahead = when and written(Moment(when.nanoseconds + hours * 3600 * NANO, when.digits))
    return f"{ahead[:-1]}+{hours:02d}:00" if ahead else None


@lru_cache(maxsize=2**8)
def http_date(text: str | None) -> float | None:
    """Return the seconds since 1970 of a `Date` header; None if there is none or it is not a date."""
    try:
        date = parsedate_to_datetime(text) if text else None
    except (ValueError, OverflowError):
        return None
    return date and ((date if date.tzinfo else date.replace(tzinfo=UTC)) - EPOCH).total_seconds()
