"""Responses are read to the same values, and refused with the same words, with `jiter` and without it."""

import json
import math
import random
import struct
from typing import Any

import pytest
from tests.generated.worlds import part

ANSWERS = part("itwin_reality_conversion", "_runtime.answers")
REFUSAL = part("itwin_reality_conversion").InvalidBody

VALUES = [
    b"{}", b" [1, 2.5, null, true] \n", b"0", b"-0", b"-0.0", b"1e400", b"-1e999", b"5e-324", b"1e23", b"1E+2",
    b"9223372036854775808", b"-9223372036854775809", b"1" + b"0" * 4000, b"0.1", b"9007199254740993.0",
    b'"\\ud800"', b'"\\udc00x"', b'{"\\ud83d\\ude00": "\\u0000"}', b"\xef\xbb\xbf{}", '"\u00e9\U0001f600"'.encode(),
    b"[" * 200 + b"]" * 200, b'{"a":' * 200 + b"1" + b"}" * 200, b'[{"a": 1}, {"a": 1}]', b'{"a": {"a": 1}}',
]  # fmt: skip
REFUSED = [
    b"", b" ", b"NaN", b"[NaN]", b"-Infinity", b"[Infinity]", b'{"a": 1, "a": 1}', b'[{"b": [{"a": 1, "a": 2}]}]',
    b'{"a": 1, "\\u0061": 2}', b"1, 2", b"1], [2", b"]", b"[1,]", b"{,}", b"01", b"1.", b"+1", b"'a'", b'"\x01"',
    b'"\xff"', b'"\xed\xa0\x80"', b"{} x", b"1" + b"0" * 5000, b"[" * 201 + b"]" * 201, b"[" * 100_000,
    b"\xff\xfe{\x00}\x00",
]  # fmt: skip


@pytest.fixture(params=["jiter", "json"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return read_json with one parser or the other."""
    assert ANSWERS._fast() is not None
    if request.param == "json":
        monkeypatch.setattr(ANSWERS, "_fast", lambda: None)
    return ANSWERS.read_json


@pytest.mark.parametrize("content", VALUES)
def test_a_value_is_the_same_with_every_parser(reader: Any, content: bytes) -> None:
    assert repr(reader(content, "Job")) == repr(json.loads(content.decode("utf-8-sig")))


@pytest.mark.parametrize("content", REFUSED)
def test_what_is_refused_is_the_same_with_every_parser(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []
    for parser in (ANSWERS._fast, lambda: None):
        monkeypatch.setattr(ANSWERS, "_fast", parser)
        with pytest.raises(REFUSAL) as caught:
            ANSWERS.read_json(content, "Job")
        texts.append(str(caught.value))

    assert texts[0] == texts[1]
    assert ("violates depth" in texts[0]) == content.startswith(b"[[[")


def test_numbers_are_the_same_with_every_parser(reader: Any) -> None:
    dice = random.Random(5)
    for _ in range(2000):
        (number,) = struct.unpack("d", dice.randbytes(8))
        whole = dice.getrandbits(dice.choice([62, 63, 64, 65, 200])) * dice.choice([1, -1])
        assert reader(str(whole).encode(), "Job") == whole
        if math.isfinite(number):
            text = dice.choice(["%r", "%.25e", "%.17g"]) % number
            assert reader(text.encode(), "Job") == float(text)
