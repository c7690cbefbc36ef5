"""Values in the units of the documents become those of Python."""

import base64
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.generated.worlds import part

TYPES = part("zoo_datasets", "types")
WITHIN = st.datetimes(timezones=st.just(UTC))


@given(WITHIN)
def test_milliseconds_are_exact(moment: datetime) -> None:
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    assert TYPES.epoch_datetime(TYPES.epoch_milliseconds(moment)) == moment


def test_a_time_is_in_utc_whatever_its_offset() -> None:
    assert TYPES.epoch_datetime(1_730_204_346_123) == datetime(
        2024, 10, 29, 12, 19, 6, 123_000, tzinfo=UTC
    )
    there = datetime(1970, 1, 1, 2, tzinfo=timezone(timedelta(hours=2)))
    assert TYPES.epoch_milliseconds(there) == 0
    assert TYPES.epoch_datetime(-1) == datetime(1969, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC)


@pytest.mark.parametrize("far", [2**63 - 1, -(2**63), 253_402_300_800_000])
def test_a_time_that_no_datetime_holds_is_named(far: int) -> None:
    with pytest.raises(ValueError, match=f"{far} ms since 1970"):
        TYPES.epoch_datetime(far)


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="no offset"):
        TYPES.epoch_milliseconds(datetime(2020, 1, 1))  # noqa: DTZ001 - that is the case


@given(st.binary())
def test_both_alphabets_are_read_padded_or_not(data: bytes) -> None:
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        text = encode(data).decode()
        assert TYPES.base64_bytes(text) == data
        assert TYPES.base64_bytes(text.rstrip("=")) == data


@pytest.mark.parametrize("text", ["a", "ab=", "abc==", "ab\n", "a b=", "+_aa", "é", "=", "ab==ab"])
def test_other_texts_are_refused(text: Any) -> None:
    with pytest.raises(ValueError, match="base64"):
        TYPES.base64_bytes(text)
