"""JSON is read whole, and a member that an object has twice is named."""

import pytest

from jobgauge.exchange.reading import NotRead, repeated_member


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b'{"a": 1, "b": 2}', None),
        (b'{"a": 1, "b": 2, "a": 1}', "a"),
        (b'[{"a": 1}, {"a": 1}]', None),
        (b'[{"a": [{"b": 1, "b": null}]}]', "b"),
        (b'{"a": 1, "\\u0061": 2}', "a"),
        (b'"a"', None),
    ],
)
def test_a_member_that_is_twice_in_an_object_is_named(content: bytes, name: str | None) -> None:
    assert repeated_member(content) == name


def test_a_body_that_is_not_json_has_no_members() -> None:
    with pytest.raises(NotRead):
        repeated_member(b'{"a": ')
