"""
Text of unknown origin made safe to display: invisible and active characters become escapes.

A server chooses the bodies, headers and addresses that a report shows. A terminal escape, a bidirectional override or
a zero-width character in them must be seen, and must have no effect.
"""

import re

UNSEEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, except tab and line feed
    "\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # invisible, bidi
    "\ud800-\udfff\ufffe\uffff"  # not allowed in UTF-8 or XML
    "\U000e0000-\U000e007f"
    "]"
)


def visible(text: str) -> str:
    r"""Return the text with invisible characters as escapes (`\u202e`); tabs and line feeds are kept."""
    return UNSEEN.sub(lambda found: found.group().encode("unicode_escape").decode(), text)


def one_line(text: str, limit: int | None = None) -> str:
    """Return the same on one line, cut to `limit` characters, `...` included."""
    line = re.sub(r"\s+", " ", visible(text)).strip()
    return line if limit is None else cut(line, limit)


def cut(text: str, limit: int) -> str:
    """Return the text cut to `limit` characters, `...` included."""
    return text if len(text) <= limit else f"{text[: limit - 3]}..."


def cut_middle(text: str, limit: int) -> str:
    """Return the text without its middle if it has more than `limit` characters: about half of them on each side."""
    half = limit // 2
    left_out = len(text) - 2 * half
    if left_out <= 0:
        return text
    return f"{text[:half]}\n... {left_out:,} characters left out ...\n{text[-half:]}"


def encodable(text: str, encoding: str) -> str:
    """Return the text with escapes for characters that the encoding lacks."""
    return text.encode(encoding, "backslashreplace").decode(encoding)
