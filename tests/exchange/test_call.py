"""Texts in addresses and headers are read by the type of their schema."""

from typing import Any

import pytest

from jobgauge.exchange.call import typed


@pytest.mark.parametrize(
    ("text", "schema", "value"),
    [
        ("7", {"type": "integer"}, 7),
        ("-7", {"type": ["null", "integer"]}, -7),
        ("7.5", {"type": "integer"}, "7.5"),
        ("7.5", {"type": "number"}, 7.5),
        ("1e3", {"type": "number"}, 1000.0),
        ("true", {"type": "boolean"}, True),
        ("True", {"type": "boolean"}, "True"),
        ("\u0667", {"type": "integer"}, "\u0667"),
        ("9" * 100, {"type": "integer"}, 10**100 - 1),
        ("9" * 5000, {"type": "integer"}, "9" * 5000),
        ("9" * 5000, {"type": "number"}, "9" * 5000),
        ("7", {}, "7"),
    ],
)
def test_a_text_is_read_by_its_type_or_stays_text(
    text: str, schema: dict[str, Any], value: object
) -> None:
    read = typed(text, schema)

    assert (read, type(read)) == (value, type(value))
