"""Signals that end a command: the first one interrupts it, further ones are ignored while it writes what it has."""

import signal
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

NAMES: Final = {
    "SIGINT": "interrupted by Ctrl-C",
    "SIGTERM": "terminated by SIGTERM",
    "SIGHUP": "ended by SIGHUP, as its terminal is gone",
}


class Stop:
    """The signal that came, None if none did; while it is `held`, a signal does not interrupt."""

    def __init__(self) -> None:
        self.number: int | None = None
        self._held = False

    @property
    def code(self) -> int:
        """The exit code by the convention of shells."""
        return 128 + (self.number or signal.SIGINT)

    @property
    def words(self) -> str:
        """What happened, in words."""
        return NAMES[signal.Signals(self.number or signal.SIGINT).name]

    def receive(self, number: int, _frame: FrameType | None) -> None:
        """Raise KeyboardInterrupt for the first signal, unless it is held."""
        first = self.number is None
        if first:
            self.number = number
        if first and not self._held:
            raise KeyboardInterrupt

    @contextmanager
    def held(self) -> Generator[None]:
        """Let the block end before a signal interrupts; whoever opens it looks at `number` after it."""
        self._held = True
        try:
            yield
        finally:
            self._held = False


@contextmanager
def stopping() -> Generator[Stop]:
    """Yield the signal that ends the block; in a thread that cannot receive signals, none does."""
    stop = Stop()
    before: dict[int, Any] = {}
    try:
        for name in NAMES:
            if number := getattr(signal, name, None):
                before[number] = signal.signal(number, stop.receive)
    except ValueError:
        pass  # not the main thread
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
