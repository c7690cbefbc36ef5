"""Date-times are the same moment however they are written."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobgauge.spec.dates import NotADateTime, date_time, moment

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
