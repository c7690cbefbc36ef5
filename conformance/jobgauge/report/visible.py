"""
Text of unknown origin made safe to look at: what would act instead of showing is written out.

A server chooses the bodies, headers and addresses that a report shows, and so a terminal escape,
a bidirectional override or a zero-width character in them is evidence, never an effect.
"""

import re

UNSEEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for the tab and the line feed
    "\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # unseen, bidi
    "\ud800-\udfff\ufffe\uffff"  # what neither UTF-8 nor XML can hold
    "\U000e0000-\U000e007f"
    "]"
)


def visible(text: str) -> str:
    r"""The text with unseen characters as escapes (`\u202e`), tabs and line feeds kept."""
    return UNSEEN.sub(lambda found: found.group().encode("unicode_escape").decode(), text)


def one_line(text: str, limit: int | None = None) -> str:
    """The same on one line, no longer than `limit` characters."""
    line = re.sub(r"\s+", " ", visible(text)).strip()
    return line if limit is None or len(line) <= limit else f"{line[: limit - 3]}..."


def encodable(text: str, encoding: str) -> str:
    """The text with what an output cannot encode as escapes."""
    return text.encode(encoding, "backslashreplace").decode(encoding)
