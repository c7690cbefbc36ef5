"""Date-times are the same moment however they are written."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobgauge.spec.dates import NotADateTime, date_time, in_offset, moment, written

moments = st.integers(86_400, 2**32).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(moments, st.integers(-12 * 60, 12 * 60), st.integers(0, 9))
def test_a_date_time_is_the_same_moment_however_it_is_written(
    time: datetime, offset: int, digits: int
) -> None:
    whole = time.replace(microsecond=0)
    shifted = (whole + timedelta(minutes=offset)).strftime("%Y-%m-%dT%H:%M:%S")
    sign = "-" if offset < 0 else "+"
    fraction = f".{'0' * digits}" if digits else ""

    text = f"{shifted}{fraction}{sign}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"

    assert date_time(text).seconds == whole.timestamp()


def test_a_moment_has_nine_digits() -> None:
    assert date_time("1970-01-01T00:00:00.0000000019Z").nanoseconds == 1


@pytest.mark.parametrize(
    "text", ["", "2024-01-01", "2024-01-01T00:00:00", "2024-13-01T00:00:00Z", "1719234000000"]
)
def test_a_string_without_an_offset_is_not_a_date_time(text: str) -> None:
    with pytest.raises(NotADateTime):
        date_time(text)
    assert moment(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "9999-12-31T23:59:59.9999999999Z",
    ],
)
def test_the_ends_of_the_calendar_are_moments_that_may_have_no_form_in_utc(text: str) -> None:
    when = moment(text)

    assert when is not None
    assert written(when) is None or moment(written(when)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "0000-01-01T00:00:00Z",
        "10000-01-01T00:00:00Z",
        "99999999999-01-01T00:00:00Z",
        "2024-01-01T00:00:00+25:99",
        "2024-01-01T00:00:00+24:00",
        "2024-02-30T00:00:00Z",
        "2024-01-01T00:00:00." + "1" * 10**6 + "Z",
    ],
)
def test_a_date_time_that_is_none_is_no_moment(text: str) -> None:
    assert moment(text) is None


@given(st.integers() | st.datetimes(timezones=st.timezones()).map(lambda each: each.isoformat()))
def test_a_moment_is_written_as_itself_or_not_at_all(value: int | str) -> None:
    when = moment(value)

    if when and (text := written(when)):
        again = moment(text)
        assert again
        assert again.nanoseconds == when.nanoseconds


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("2024-06-24T13:00:00Z", "2024-06-24T18:00:00+05:00"),
        ("2024-06-24T22:30:00.25Z", "2024-06-25T03:30:00.25+05:00"),
        ("2024-06-24T13:00:00-02:00", "2024-06-24T20:00:00+05:00"),
        ("9999-12-31T23:00:00Z", None),
        ("yesterday", None),
    ],
)
def test_a_moment_in_another_offset_is_the_same_moment(text: str, ahead: str | None) -> None:
    assert in_offset(text, 5) == ahead
    assert ahead is None or moment(ahead) == moment(text)
