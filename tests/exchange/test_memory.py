"""Messages are kept whole whatever their size, within a budget, and are measured before they are parsed."""

import errno
import json
import tempfile
import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobgauge.exchange.answer import Answer
from jobgauge.exchange.headers import Headers
from jobgauge.exchange.memory import LARGE, Memory, TimeOver, Unkept
from jobgauge.exchange.reading import DEEPEST, MOST, NotRead, read_json

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.lists(st.binary(), max_size=20), st.integers(0, 60))
def test_bytes_are_kept_whatever_the_budget(contents: list[bytes], budget: int) -> None:
    memory = Memory(budget)

    kept = [memory.keep(each) for each in contents]

    assert [each.read() for each in reversed(kept)] == contents[::-1]
    memory.close()


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40)), max_size=60))
def test_a_held_value_is_that_of_its_key(asked: list[tuple[int, int]]) -> None:
    memory = Memory(60)

    for key, cost in asked:
        assert memory.hold(key, cost, lambda key=key: [key]) == [key]


def test_a_value_that_was_used_last_is_held_and_one_that_is_too_large_is_not() -> None:
    memory = Memory(30)
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name

    for name, cost in (
        ("a", 5),
        ("b", 5),
        ("a", 5),
        ("c", 5),
        ("a", 5),
        ("b", 5),
        ("huge", 11),
        ("huge", 11),
    ):
        memory.hold(name, cost, lambda name=name: make(name))

    assert made == ["a", "b", "c", "b", "huge", "huge"]


def test_many_large_answers_take_no_more_memory_than_the_budget() -> None:
    memory = Memory(8 << 20)
    body = json.dumps({"jobs": [{"id": str(number)} for number in range(20_000)]}).encode()

    tracemalloc.start()
    answers = [Answer.of(200, Headers(b"a:b"), bytes(body), memory) for _ in range(100)]
    assert all(len(each.json["jobs"]) == 20_000 for each in answers)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 24 << 20
    assert answers[0].content == answers[-1].content == body
    memory.close()


@given(anything)
def test_json_is_read_as_it_was_written(value: object) -> None:
    assert read_json(json.dumps(value).encode()) == value


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_json_or_not_read(content: bytes) -> None:
    with suppress(NotRead):
        read_json(content)


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (b"[" * DEEPEST + b"]" * DEEPEST, True),
        (b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), False),
        (b"[" + b"0," * (MOST - 2) + b"0]", True),
        (b"[" + b"0," * (MOST + 1) + b"0]", False),
        (b'"' + b"[{,}]" * 300_000 + b'"', True),
        (b'"' + b'\\"[[[' * 300_000 + b'"', True),
        (b'{"a":' * 100_000, False),
        (b"[{" * 100_000 + b'"', False),
    ],
    ids=["deep", "too deep", "many", "too many", "text", "quotes", "objects", "unclosed"],
)
def test_only_what_is_too_deep_or_too_much_is_refused(content: bytes, read: bool) -> None:
    if read:
        read_json(content)
    else:
        with pytest.raises(NotRead, match="and at most"):
            read_json(content)


def test_thousands_of_unclosed_quotes_are_measured_in_one_pass() -> None:
    with pytest.raises(NotRead):
        read_json(b"[" * 300 + b'\\"' * 4_000_000)


def test_a_full_disk_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)

    with pytest.raises(
        Unkept, match=r"No space left on device; free space, set TMPDIR, or raise --memory"
    ):
        Memory(3).keep(b"12345")


def test_no_large_value_is_made_once_the_time_is_over() -> None:
    memory = Memory(10 * LARGE, closing=lambda: True)

    assert memory.hold("small", LARGE, lambda: 1) == 1
    with pytest.raises(TimeOver):
        memory.hold("large", LARGE + 1, lambda: 1)
