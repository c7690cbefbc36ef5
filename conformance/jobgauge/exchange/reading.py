"""Reading a body as JSON, after a look at its size: a small body can ask for gigabytes once it is parsed."""

import json
import re
import sys
from itertools import accumulate
from typing import Any, Final, NoReturn

DEEPEST: Final = 200
"""The deepest nesting that is read."""
MOST: Final = 1_000_000
"""The most values that are read, members and elements together."""

STRING: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
STRUCTURE: Final = b"{}[],"
OTHERS: Final = bytes(set(range(256)) - set(STRUCTURE))
STEPS: Final = {ord("{"): 1, ord("["): 1, ord("}"): -1, ord("]"): -1, ord(","): 0}


class NotRead(ValueError):
    """A body is not JSON; the message is the reason."""


class TooLarge(NotRead):
    """A body may be JSON, and has more levels or values than are read."""


def read_json(content: bytes) -> Any:
    """
    Return the value of a JSON body in UTF-8.

    Raises NotRead for NaN, Infinity and numbers of thousands of digits too, and TooLarge for more than DEEPEST levels
    or MOST values, which are counted before the body is parsed.
    """
    _measure(content)
    try:
        text = content.decode("utf-8")
        return json.loads(text, parse_constant=_no_number, parse_int=_integer)
    except ValueError as error:
        raise NotRead(str(error)) from error


def repeated_member(content: bytes) -> str | None:
    """Return the name of a member that an object of a JSON body has twice, None if none has; raise as `read_json`."""
    found: list[str] = []

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            names = [name for name, _ in pairs]
            found.append(next(name for name in names if names.count(name) > 1))
        return made

    _measure(content)
    try:
        json.loads(content.decode("utf-8"), object_pairs_hook=members)
    except ValueError as error:
        raise NotRead(str(error)) from error
    return found[0] if found else None


def values_in(content: bytes) -> int:
    """Return how many values a JSON body has at most."""
    return sum(content.count(each) for each in (b",", b"{", b"[")) + 1


def _measure(content: bytes) -> None:
    """Raise TooLarge if a body has too many values or levels; brackets and commas inside strings do not count."""
    most = values_in(content)
    if most <= DEEPEST:
        return
    if most <= MOST and content.count(b"{") + content.count(b"[") <= DEEPEST:
        return
    structure = STRING.sub(b"", content).translate(None, delete=OTHERS)
    values = values_in(structure) - structure.count(b"{}") - structure.count(b"[]")
    if values > MOST:
        raise TooLarge(f"it has {values:,} values, and at most {MOST:,} are read")
    deepest = max(accumulate(STEPS[each] for each in structure), default=0)
    if deepest > DEEPEST:
        raise TooLarge(f"it is nested {deepest:,} levels deep, and at most {DEEPEST} are read")


def _integer(text: str) -> int:
    digits = len(text.lstrip("-"))
    if digits > sys.int_info.default_max_str_digits:
        raise ValueError(f"it has a number of {digits:,} digits")
    return int(text)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is not JSON")
