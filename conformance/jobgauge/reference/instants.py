"""Date-times as points in time, to any number of fractional digits: what two texts of one instant have in common."""

import re
from datetime import datetime
from fractions import Fraction
from functools import lru_cache

FORM = re.compile(r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)


class NotAnInstant(ValueError):
    """A text is not a date-time of RFC 3339."""


@lru_cache(maxsize=2**12)
def instant(text: str) -> Fraction:
    """
    Seconds since 1970 in UTC, exactly.

    Raises NotAnInstant for any text without a date, a time of day and an offset.
    """
    match = FORM.fullmatch(text)
    if match is None:
        raise NotAnInstant(f"{text!r} is not a date-time with an offset")
    date, time, fraction, offset = match.groups()
    offset = "+00:00" if offset in "Zz" else offset
    try:
        whole = datetime.fromisoformat(f"{date}T{time}{offset}")
    except ValueError as error:
        raise NotAnInstant(f"{text!r} is not a date-time: {error}") from error
    return int(whole.timestamp()) + Fraction(f"0{fraction}" if fraction else 0)
