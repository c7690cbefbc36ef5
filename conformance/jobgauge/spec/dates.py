"""Points in time as answers write them, epoch milliseconds or date-times, to any number of fractional digits."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any, Final

import attrs

DATE_TIME: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
NANO: Final = 10**9
FINEST: Final = 9
"""Fractional digits that count; further ones are cut off."""


@attrs.frozen
class Moment:
    """Nanoseconds since 1970 in UTC, and how many fractional digits of a second the text had."""

    nanoseconds: int
    digits: int

    @property
    def seconds(self) -> float:
        """Seconds since 1970."""
        return self.nanoseconds / NANO

    def before(self, other: "Moment") -> bool:
        """
        Whether it is earlier by more than a rounding can make it.

        One body may cut one time to milliseconds and not another, so the coarser of the two decides.
        """
        unit = 10 ** (FINEST - min(self.digits, other.digits))
        return other.nanoseconds - self.nanoseconds >= unit


def moment(value: Any) -> Moment | None:
    """The point in time that a value is: an integer counts milliseconds; None for what is neither."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Moment(value * 10**6, 3)
    return _parsed(value) if isinstance(value, str) else None


@lru_cache(maxsize=2**12)
def _parsed(text: str) -> Moment | None:
    match = DATE_TIME.fullmatch(text)
    if match is None:
        return None
    date, time, fraction, offset = match.groups()
    try:
        whole = datetime.fromisoformat(f"{date}T{time}{'+00:00' if offset in 'Zz' else offset}")
    except ValueError:
        return None
    digits = (fraction or "")[:FINEST]
    nanoseconds = int(whole.timestamp()) * NANO + int(digits.ljust(FINEST, "0") or 0)
    return Moment(nanoseconds, len(digits))


def written(when: Moment) -> str:
    """A moment as a date-time in UTC, with no more fractional digits than it needs."""
    seconds, rest = divmod(when.nanoseconds, NANO)
    fraction = f".{rest:09d}".rstrip("0").rstrip(".")
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}{fraction}Z"


@lru_cache(maxsize=2**8)
def http_date(text: str | None) -> float | None:
    """Seconds since 1970 of a `Date` header; None where there is none or it is no date."""
    try:
        return parsedate_to_datetime(text).timestamp() if text else None
    except ValueError:
        return None
