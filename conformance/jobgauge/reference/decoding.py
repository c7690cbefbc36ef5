"""The JSON body of a request, decoded so that all of it can be sent back."""

import json
import math
from typing import Any, NoReturn


class MalformedBody(ValueError):
    """The body is not JSON text in UTF-8."""


def from_json(content: bytes) -> Any:
    """
    Return the value of a JSON body; of several members with one name the last counts.

    Raises MalformedBody also for NaN, for numbers that no float holds and for half a surrogate pair:
    none of these can be sent back as JSON.
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
