"""Ids and texts that follow from a seed: the same seed and the same name give the same one on every machine."""

import base64
import hashlib
import uuid


def digest(seed: int, name: str) -> bytes:
    """32 bytes that look random."""
    return hashlib.sha256(f"{seed}/{name}".encode()).digest()


def number(seed: int, name: str) -> int:
    """A positive int64, most often above 2**53, where a float would lose its last digits."""
    return (int.from_bytes(digest(seed, name)[:8]) >> 1) | 1


def identifier(seed: int, name: str) -> str:
    """A UUID of version 4."""
    return str(uuid.UUID(bytes=digest(seed, name)[:16], version=4))


def secret(seed: int, name: str) -> str:
    """A text that is safe in an address and in a header."""
    return base64.urlsafe_b64encode(digest(seed, name)).decode().rstrip("=")
