"""Converts values that the documents describe in other units than Python: epoch milliseconds, base64."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STANDARD = str.maketrans("-_", "+/")


def epoch_datetime(milliseconds: int) -> datetime:
    """
    Return the UTC time of a number of milliseconds since 1970, exactly.

    Raise ValueError if no datetime can hold it: an int64 reaches far beyond the year 9999.
    """
    try:
        return _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        raise ValueError(
            f"{milliseconds} ms since 1970 is outside the years 1 to 9999 of a datetime"
        ) from None


def epoch_milliseconds(moment: datetime) -> int:
    """Return the whole milliseconds from 1970 to a time, rounded down; raise ValueError if it has no offset."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no offset: which moment it is, is not known")
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def base64_bytes(text: str) -> bytes:
    """
    Return the bytes of a base64 text as servers send it: either alphabet, with or without padding.

    Raise ValueError if it is something else, also if it mixes the alphabets or has spaces or line breaks.
    """
    body = text.rstrip("=")
    padding = "=" * (-len(body) % 4)
    if text not in (body, body + padding):
        raise ValueError(
            f"not base64: its padding is {text[len(body) :][:10]!r}, expected {padding!r}"
        )
    if set(body) & {"-", "_"} and set(body) & {"+", "/"}:
        raise ValueError("not base64: it mixes the alphabets with + / and with - _")
    try:
        return base64.b64decode(body.translate(_STANDARD) + padding, validate=True)
    except ValueError as error:
        raise ValueError(f"not base64: {error}") from None


__all__ = ["base64_bytes", "epoch_datetime", "epoch_milliseconds"]
