"""
Text from a spec as Python source: literals, docstrings, comments and identifiers.

Whatever the text contains, it never becomes code.
"""

import builtins
import keyword
import re
import textwrap
import unicodedata
from typing import Any

from jobgauge_making.specs import SpecRefused

JINJA_FILTERS = ("literal", "docstring", "comment", "python_name", "class_name", "constant_name")
"""The functions of this module that templates use as filters."""

_TAKEN = (frozenset(dir(builtins)) | {"self", "cls", "datetime"}) - {"id"}
_RUN = re.compile(r"[^\W_]+")
_SPACES = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"


def literal(value: Any) -> str:
    """Return the Python source of a JSON value."""
    return repr(value)


def docstring(text: str, indent: int = 0, width: int = 96) -> str:
    """Return a docstring with its quotes; paragraphs are wrapped, and line breaks and indents kept."""
    margin = " " * indent
    lines = [_escaped(line) for line in wrapped(text, width - indent)]
    if not lines:
        return '""""""'
    if len(lines) == 1 and len(lines[0]) + indent + 6 <= width:
        return f'"""{lines[0]}"""'
    inside = "\n".join(f"{margin}{line}" if line else "" for line in lines)
    return f'"""\n{inside}\n{margin}"""'


def wrapped(text: str, width: int) -> list[str]:
    """Return printable lines of at most `width` unless a word is longer; line breaks and indents are kept."""
    lines: list[str] = []
    for line in _printable(text).strip().split("\n"):
        inner = line.lstrip(" ")
        margin = line[: len(line) - len(inner)]
        lines += textwrap.wrap(
            inner,
            width,
            initial_indent=margin,
            subsequent_indent=margin + ("  " if inner.startswith("- ") else ""),
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def comment(text: str) -> str:
    """Return a text as one line of comment."""
    return "# " + " ".join(_printable(text).split())


def words(name: str) -> list[str]:
    """
    Return the words of a name, split at capitals and at characters that are neither letter nor digit.

    Digits belong to the word before them; a single i or e before a capital belongs to the word
    after it (`iTwin`), other single letters are words (`xMin`).
    """
    found: list[str] = []
    for run in _RUN.findall(unicodedata.normalize("NFKC", name)):
        begin = 0
        for place in range(1, len(run)):
            before, char, after = run[place - 1], run[place], run[place + 1 : place + 2]
            rises = (
                char.isupper()
                and not before.isupper()
                and not (before.isdigit() and not after.islower())
            )
            ends_capitals = char.isupper() and before.isupper() and after.islower()
            brand = place == 1 and before in "ie" and after.islower()
            if (rises or ends_capitals) and not brand:
                found.append(run[begin:place])
                begin = place
        found.append(run[begin:])
    return found


def python_name(name: str) -> str:
    """Return the snake_case name: `itwin_id` for `iTwinId`, `type_` for `type`, `links` for `_links`."""
    snake = "_".join(words(name)).lower()
    if not snake.isidentifier():
        snake = f"field_{snake}" if f"field_{snake}".isidentifier() else "field"
    return f"{snake}_" if is_taken(snake) else snake


def is_taken(name: str) -> bool:
    """Return True if an attribute or parameter of this name gets an underscore."""
    return keyword.iskeyword(name) or name in _TAKEN


def class_name(name: str) -> str:
    """Return the PascalCase name of a component, unchanged if it is PascalCase already."""
    pascal = "".join(word[0].upper() + word[1:] for word in words(name))
    if not pascal.isidentifier():
        pascal = f"Model{pascal}" if f"Model{pascal}".isidentifier() else "Model"
    return f"{pascal}_" if keyword.iskeyword(pascal) or pascal in _TAKEN else pascal


def constant_name(value: str) -> str:
    """Return the name of an enum member: `IN_PROGRESS` for `in_progress`."""
    name = "_".join(words(value)).upper()
    return name if name.isidentifier() else f"VALUE_{name}".rstrip("_")


def unique(names: list[str]) -> list[str]:
    """Return the names with `_2`, `_3` ... appended to repeated ones."""
    given: list[str] = []
    for name in names:
        number, free = 2, name
        while free in given:
            free, number = f"{name}_{number}", number + 1
        given.append(free)
    return given


def python_pattern(pattern: str, place: str = "") -> str:
    r"""
    Return a JSON Schema pattern in Python's syntax, to be compiled with re.ASCII.

    Patterns are ECMA-262: `$` matches only at the very end (in Python also before a final newline),
    a dot matches no line terminator of any kind, `\s` matches any Unicode white space.
    Raise SpecRefused if Python cannot compile it.
    """
    parts: list[str] = []
    inside = False
    rest = iter(pattern)
    for char in rest:
        if char == "\\":
            escaped = next(rest, "")
            spaces = _SPACES if inside else f"[{_SPACES}]"
            parts.append(spaces if escaped == "s" else f"\\{escaped}")
        elif inside:
            inside = char != "]"
            parts.append(char)
        else:
            inside = char == "["
            parts.append({"$": r"\Z", ".": r"[^\n\r\u2028\u2029]"}.get(char, char))
    python = "".join(parts)
    try:
        re.compile(python, re.ASCII)
    except re.error as error:
        complaint = f"the pattern {pattern!r} is not valid in Python: {error}"
        raise SpecRefused(f"{place}: {complaint}") from None
    return python


def ascii_pattern(pattern: str) -> str:
    r"""Return a JSON Schema pattern with `\d` and `\w` replaced by the ASCII classes that they stand for."""
    parts: list[str] = []
    inside = False
    rest = iter(pattern)
    for char in rest:
        if char == "\\":
            escaped = next(rest, "")
            ascii_class = {"d": "0-9", "w": "A-Za-z0-9_"}.get(escaped)
            if ascii_class is None:
                parts.append(f"\\{escaped}")
            else:
                parts.append(ascii_class if inside else f"[{ascii_class}]")
            continue
        inside = char == "[" if not inside else char != "]"
        parts.append(char)
    return "".join(parts)


def _escaped(line: str) -> str:
    escaped = line.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return escaped[:-1] + '\\"' if escaped.endswith('"') else escaped


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() or char == "\n" else " " for char in text)
