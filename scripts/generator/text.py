"""
Text of a spec on its way into Python source: it stays text.

Whatever a name, description, pattern or default holds, these give a literal, the inside of a
docstring, a comment or an identifier.
"""

import builtins
import keyword
import re
import textwrap
import unicodedata
from typing import Any

_TAKEN = frozenset(dir(builtins)) | {"self", "cls", "datetime"} - {"id"}
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\W\d_a-zA-Z]+")
_SINGLE_LETTER_BRAND = re.compile(r"\b([ie])(?=[A-Z][a-z])")


def literal(value: Any) -> str:
    """Python source of a JSON value."""
    return repr(value)


def docstring(text: str, indent: int = 0, width: int = 96) -> str:
    """A docstring with its quotes; paragraphs of `text` are wrapped, indented lines kept."""
    margin = " " * indent
    lines = [_escaped(line) for line in _wrapped(text, width - indent)]
    if not lines:
        return '""""""'
    if len(lines) == 1 and len(lines[0]) + indent + 6 <= width:
        return f'"""{lines[0]}"""'
    inside = "\n".join(f"{margin}{line}" if line else "" for line in lines)
    return f'"""\n{inside}\n{margin}"""'


def comment(text: str) -> str:
    """One line of comment."""
    return "# " + " ".join(_printable(text).split())


def python_name(name: str) -> str:
    """
    The natural snake_case name: `iTwinId` is `itwin_id`, `type` is `type_`, `_links` is `links`.

    A single i or e before a capital belongs to the word after it; other single letters stand alone
    (`xMin` is `x_min`).
    """
    joined = _SINGLE_LETTER_BRAND.sub(lambda found: found[1].upper(), name)
    joined = re.sub(r"([IE])([A-Z])(?=[a-z])", _brand, joined) if joined != name else joined
    words = _WORD.findall(unicodedata.normalize("NFKC", joined))
    snake = "_".join(words).lower()
    if not snake.isidentifier():
        snake = f"field_{snake}" if f"field_{snake}".isidentifier() else "field"
    return f"{snake}_" if keyword.iskeyword(snake) or snake in _TAKEN else snake


def class_name(name: str) -> str:
    """The PascalCase name of a component; a name that is one already stays as it is."""
    if name.isidentifier() and name.isascii() and name[0].isupper():
        pascal = name
    else:
        words = _WORD.findall(unicodedata.normalize("NFKC", name))
        pascal = "".join(word[0].upper() + word[1:] for word in words)
    if not pascal.isidentifier():
        pascal = f"Model{pascal}" if f"Model{pascal}".isidentifier() else "Model"
    return f"{pascal}_" if keyword.iskeyword(pascal) or pascal in _TAKEN else pascal


def constant_name(value: str) -> str:
    """The name of an enum member: `in_progress` is `IN_PROGRESS`."""
    words = _WORD.findall(unicodedata.normalize("NFKC", value))
    name = "_".join(words).upper()
    return name if name.isidentifier() else f"VALUE_{name}".rstrip("_")


def unique(names: list[str]) -> list[str]:
    """The same names, with `_2`, `_3` ... behind those that came before."""
    given: list[str] = []
    for name in names:
        number, free = 2, name
        while free in given:
            free, number = f"{name}_{number}", number + 1
        given.append(free)
    return given


def _brand(found: re.Match[str]) -> str:
    return found[1] + found[2].lower()


def _wrapped(text: str, width: int) -> list[str]:
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


def _escaped(line: str) -> str:
    escaped = line.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return escaped[:-1] + '\\"' if escaped.endswith('"') else escaped


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() or char == "\n" else " " for char in text)
