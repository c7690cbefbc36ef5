"""Ids and texts made from a seed and a name: the same on every machine."""

import base64
import hashlib
import uuid


def digest(seed: int, name: str) -> bytes:
    """Return 32 bytes that look random."""
    return hashlib.sha256(f"{seed}/{name}".encode()).digest()


def number(seed: int, name: str) -> int:
    """Return a positive int64, most often above 2**53, where a float would lose the last digits."""
    return (int.from_bytes(digest(seed, name)[:8]) >> 1) | 1


def identifier(seed: int, name: str) -> str:
    """Return a UUID of version 4."""
    return str(uuid.UUID(bytes=digest(seed, name)[:16], version=4))


def secret(seed: int, name: str) -> str:
    """Return a text that is safe in an address and in a header."""
    return base64.urlsafe_b64encode(digest(seed, name)).decode().rstrip("=")
