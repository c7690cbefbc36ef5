"""
JSON Pointers (RFC 6901): taken apart and put together here.

A pointer starts with a slash, or with `#` where OpenAPI writes it as a fragment.
"""

from typing import Any, cast


def escape(token: str) -> str:
    """Return a member name as one token of a pointer."""
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """Return the member name that a token of a pointer stands for."""
    return token.replace("~1", "/").replace("~0", "~")


def tokens(pointer: str) -> tuple[str, ...]:
    """Return the member names and indices in a pointer, unescaped."""
    return tuple(unescape(token) for token in pointer.removeprefix("#").split("/")[1:])


def above(pointer: str) -> tuple[str, str]:
    """Return the pointer to what holds the value at a pointer, and the value's own token, still escaped."""
    way, _, last = pointer.rpartition("/")
    return way, last


def pointer_to(*tokens: object) -> str:
    """Return the pointer of a path through a document, with `#` before it."""
    return "/".join(["#", *(escape(str(token)) for token in tokens)])


def below(value: Any, token: str) -> Any:
    """Return the member or element of a value; raise KeyError or IndexError if it has none."""
    if isinstance(value, list):
        return cast("list[Any]", value)[int(token)]
    return value[token]


def value_at(document: Any, pointer: str) -> Any:
    """Return the value at a pointer; raise KeyError or IndexError if nothing is there."""
    for token in tokens(pointer):
        document = below(document, token)
    return document
