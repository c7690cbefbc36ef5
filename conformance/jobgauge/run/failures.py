"""
Where the random search keeps the requests that failed, so that a later run, or another machine, tries them first.

A place is a folder, or the address of a Redis server.
"""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

from hypothesis.database import (
    DirectoryBasedExampleDatabase,
    ExampleDatabase,
    InMemoryExampleDatabase,
)

REDIS: Final = ("redis://", "rediss://")
PREFIX: Final = b"jobgauge:"
EXPIRY: Final = timedelta(days=90)
"""How long Redis keeps what no run asks for."""
TIMEOUT: Final = 5.0
"""The seconds that Redis has for each answer."""

Got = TypeVar("Got")


class Unusable(ValueError):
    """Nothing can be kept at a place; says why in one line, without the password of an address."""


class KeptFailures:
    """
    The failures that are kept at one place, for every search of a run.

    A place that is lost on the way is done without, and `trouble` says why: what is found is never given up for it.
    """

    def __init__(self, kept: ExampleDatabase, trouble: tuple[type[Exception], ...]) -> None:
        self.trouble: str | None = None
        self._kept = kept
        self._expected = trouble

    def of(self, *about: object) -> ExampleDatabase:
        """Those of one search: what it is about must tell it from every other, as JSON."""
        text = json.dumps(about, sort_keys=True, default=str)
        return _Part(self, hashlib.sha256(text.encode()).digest())

    def ask(self, what: Callable[[ExampleDatabase], Got], otherwise: Got) -> Got:
        """What the place says, or something else where it is lost."""
        if self.trouble is None:
            try:
                return what(self._kept)
            except self._expected as error:
                self.trouble = f"the examples were lost: {type(error).__name__}"
        return otherwise


class _Part(ExampleDatabase):
    """The examples under one key."""

    def __init__(self, whole: KeptFailures, key: bytes) -> None:
        super().__init__()
        self._whole = whole
        self._key = key

    def fetch(self, key: bytes) -> Iterable[bytes]:
        return self._whole.ask(lambda kept: list(kept.fetch(self._key + key)), [])

    def save(self, key: bytes, value: bytes) -> None:
        self._whole.ask(lambda kept: kept.save(self._key + key, value), None)

    def delete(self, key: bytes, value: bytes) -> None:
        self._whole.ask(lambda kept: kept.delete(self._key + key, value), None)


def failures_again(place: str) -> KeptFailures:
    """The same at a place that could be used before, as one that is lost where it cannot any more."""
    try:
        return failures_at(place)
    except Unusable as error:
        lost = KeptFailures(InMemoryExampleDatabase(), ())
        lost.trouble = f"the examples were lost: {error}"
        return lost


def failures_at(place: str) -> KeptFailures:
    """
    What is kept in a folder, which is made where it is not there, or at `redis://host:port/database`.

    Raises Unusable where nothing can be kept there.
    """
    if place.startswith(REDIS):
        return _at_redis(place)
    if not place.strip() or re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", place):
        raise Unusable(f"expected a folder or redis://host, got {_shown(place)!r}")
    folder = Path(place)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unusable(str(error)) from error
    if not os.access(folder, os.W_OK):
        raise Unusable(f"{folder} cannot be written to")
    return KeptFailures(DirectoryBasedExampleDatabase(folder), (OSError,))


def _at_redis(address: str) -> KeptFailures:
    try:
        from hypothesis.extra.redis import RedisExampleDatabase  # noqa: PLC0415 - it need not be there
        from redis import Redis, RedisError  # noqa: PLC0415
    except ImportError as error:
        raise Unusable("redis:// needs the package redis: pip install redis") from error
    try:
        client: Any = Redis
        redis = client.from_url(address, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT)
        redis.ping()
    except (RedisError, ValueError, TypeError) as error:
        why = type(error).__name__
        raise Unusable(f"no Redis can be used at {_shown(address)} ({why})") from None
    database = RedisExampleDatabase(redis, expire_after=EXPIRY, key_prefix=PREFIX)
    return KeptFailures(database, (RedisError, OSError))


def _shown(address: str) -> str:
    """An address without its user, its password and its query, which may hold one too."""
    return re.sub(r"\?.*", "?***", re.sub(r"//.*@", "//***@", address))
