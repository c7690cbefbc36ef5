"""The memory that the messages of a run may take; bytes beyond it are kept in a file."""

import tempfile
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import IO, Any, Final, TypeVar, cast

import attrs

BUDGET: Final = 300 * 1024 * 1024
"""The most bytes for all messages of a run."""

OUT_OF_TIME: Final = "not judged: the time of the run was over"
LARGE: Final = 1024 * 1024
"""The bytes of a value above which making it takes so long that the time of the run is asked first."""

Made = TypeVar("Made")


@attrs.frozen(eq=False)
class Kept:
    """Bytes that are kept, in memory or in a file."""

    length: int
    _content: bytes | None = attrs.field(repr=False)
    _file: IO[bytes] | None = attrs.field(default=None, repr=False)
    _offset: int = 0

    def read(self) -> bytes:
        """Return the bytes."""
        if self._file is None:
            return self._content or b""
        self._file.seek(self._offset)
        return self._file.read(self.length)


class TimeOver(Exception):
    """The time of the run was over so long ago that no message is read any more."""


class Unkept(OSError):
    """A message cannot be written to the file for those that exceed the budget; the message says what to do."""

    def __init__(self, error: OSError) -> None:
        place = tempfile.gettempdir()
        why = error.strerror or str(error)
        super().__init__(
            f"cannot keep messages in {place}: {why}; free space, set TMPDIR, or raise --memory"
        )


class Memory:
    """
    One budget in bytes: a third for messages as they came, a third for values that were read from them.

    The rest is left to the message that is being read. Messages that exceed their third
    are written to a file that has no name and ends with the process.
    Of the values, those that were used last are held. Once it is `closing`, no further ones are made.
    """

    def __init__(self, budget: int = BUDGET, closing: Callable[[], bool] = lambda: False) -> None:
        self._closing = closing
        self._room = budget // 3
        self._file: IO[bytes] | None = None
        self._most = self._free = budget // 3
        self._held: OrderedDict[Hashable, tuple[int, Any]] = OrderedDict()

    def keep(self, content: bytes) -> Kept:
        """Keep these bytes; raise Unkept."""
        if len(content) <= self._room:
            self._room -= len(content)
            return Kept(len(content), content)
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile()  # noqa: SIM115 - open until the run ends
            offset = self._file.seek(0, 2)
            self._file.write(content)
            self._file.flush()
        except OSError as error:
            raise Unkept(error) from error
        return Kept(len(content), None, self._file, offset)

    def hold(self, key: Hashable, cost: int, make: Callable[[], Made]) -> Made:
        """Return what `make` returns; hold it while there is room for its cost in bytes. Raises TimeOver."""
        if key in self._held:
            self._held.move_to_end(key)
            return cast("Made", self._held[key][1])
        if cost > LARGE and self._closing():
            raise TimeOver(OUT_OF_TIME)
        value = make()
        if cost <= self._most:
            while cost > self._free:
                _, (freed, _) = self._held.popitem(last=False)
                self._free += freed
            self._free -= cost
            self._held[key] = cost, value
        return value

    def close(self) -> None:
        """Remove the file; what is kept there is lost."""
        self._held.clear()
        if self._file:
            with suppress(OSError):  # a full disk keeps the rest from being written
                self._file.close()
