"""
Storage for the requests that failed in a random search, so that a later run, or another machine, tries them first.

A place is a folder or the address of a Redis server.
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
"""The time after which Redis drops an example that no run reads."""
TIMEOUT: Final = 5.0
"""The most seconds that each response of Redis may take."""

Got = TypeVar("Got")


class Unusable(ValueError):
    """A place cannot be used; the message gives the reason in one line, without the password of an address."""


class KeptFailures:
    """
    The failures that are kept at one place, for every search of a run.

    If the place becomes unusable, `trouble` is the reason and the run goes on without it, so no finding is lost.
    """

    def __init__(self, kept: ExampleDatabase, trouble: tuple[type[Exception], ...]) -> None:
        self.trouble: str | None = None
        self._kept = kept
        self._expected = trouble

    def of(self, *about: object) -> ExampleDatabase:
        """Return the failures of one search, which `about` (made into JSON) must identify among all searches."""
        text = json.dumps(about, sort_keys=True, default=str)
        return _Part(self, hashlib.sha256(text.encode()).digest())

    def ask(self, action: Callable[[ExampleDatabase], Got], default: Got) -> Got:
        """Return what an action on the place returns, `default` once the place is unusable."""
        if self.trouble is None:
            try:
                return action(self._kept)
            except self._expected as error:
                self.trouble = f"lost access to the kept examples: {type(error).__name__}"
        return default


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
    """Return the failures at a place that was usable before; if it is not any more, `trouble` is set."""
    try:
        return failures_at(place)
    except Unusable as error:
        lost = KeptFailures(InMemoryExampleDatabase(), ())
        lost.trouble = f"lost access to the kept examples: {error}"
        return lost


def failures_at(place: str) -> KeptFailures:
    """
    Return the failures in a folder, which is created if it does not exist, or at `redis://host:port/database`.

    Raises Unusable if the place cannot be used.
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
        raise Unusable(f"cannot write to {folder}")
    return KeptFailures(DirectoryBasedExampleDatabase(folder), (OSError,))


def _at_redis(address: str) -> KeptFailures:
    try:
        from hypothesis.extra.redis import RedisExampleDatabase  # noqa: PLC0415 - optional
        from redis import Redis, RedisError  # noqa: PLC0415
    except ImportError as error:
        raise Unusable("redis:// needs the package redis: pip install redis") from error
    try:
        client: Any = Redis
        redis = client.from_url(address, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT)
        redis.ping()
    except (RedisError, ValueError, TypeError) as error:
        why = type(error).__name__
        raise Unusable(f"cannot use Redis at {_shown(address)} ({why})") from None
    database = RedisExampleDatabase(redis, expire_after=EXPIRY, key_prefix=PREFIX)
    return KeptFailures(database, (RedisError, OSError))


def _shown(address: str) -> str:
    """Return an address without its user, its password and its query, which may hold a password too."""
    return re.sub(r"\?.*", "?***", re.sub(r"//.*@", "//***@", address))
