"""
From what is on the wire to the values that a schema speaks of: text to a typed parameter, bytes to JSON.

Read `constraints.py` before this.
"""

import json
import math
import re
from typing import Any, NoReturn

from jobgauge.spec.document import Schema

INTEGER = re.compile(r"-?[0-9]+", re.ASCII)
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?", re.ASCII)
BOOLEANS = {"true": True, "false": False}
DIGITS = 100
"""A number of more digits stays text: no documented number is so long."""


class MalformedBody(ValueError):
    """The body is not JSON text in UTF-8."""


def typed(schema: Schema, text: str) -> Any:
    """A parameter's text as the type that its schema wants; the text itself where it does not read as that type."""
    match schema.get("type"):
        case "integer" if INTEGER.fullmatch(text) and len(text) <= DIGITS:
            return int(text)
        case "number" if NUMBER.fullmatch(text) and len(text) <= DIGITS:
            return float(text)
        case "boolean" if text in BOOLEANS:
            return BOOLEANS[text]
        case _:
            return text


def from_json(content: bytes) -> Any:
    """
    The value that a body holds; the last of several members with one name counts.

    Raises MalformedBody also for NaN, for numbers that no float holds and for half a surrogate pair:
    nothing of that can be sent back as JSON.
    """
    try:
        value = json.loads(content.decode(), parse_constant=_no_number, parse_float=_finite)
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise MalformedBody(str(error)) from error
    return value


def _no_number(name: str) -> NoReturn:
    raise MalformedBody(f"{name} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise MalformedBody(f"{text} is out of range")
    return number
