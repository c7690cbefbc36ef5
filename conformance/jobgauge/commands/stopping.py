"""Signals that end a command: they interrupt it while it judges, and wait while it writes what it has."""

import math
import signal
import time
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

NAMES: Final = {
    "SIGINT": "interrupted by Ctrl-C",
    "SIGTERM": "terminated by SIGTERM",
    "SIGHUP": "ended by SIGHUP",
}

SIGNAL: Final = 128
"""The exit code after a signal is this and its number."""
AGAIN: Final = 2.0
"""Seconds after which a further signal interrupts again."""


class Stop:
    """The first signal that came, None if none did."""

    def __init__(self) -> None:
        self.number: int | None = None
        self._heard = False
        self._raised = -math.inf

    @property
    def code(self) -> int:
        """The exit code by the convention of shells."""
        return SIGNAL + (self.number or signal.SIGINT)

    @property
    def words(self) -> str:
        """The signal in words: `interrupted by Ctrl-C`."""
        return NAMES[signal.Signals(self.number or signal.SIGINT).name]

    def receive(self, number: int, _frame: FrameType | None) -> None:
        """
        Keep the signal, and raise KeyboardInterrupt in a block of `heard`.

        Further ones, such as those of the workers, raise it only after a while, as if the first had been lost.
        """
        self.number = self.number or number
        now = time.monotonic()
        if self._heard and now - self._raised > AGAIN:
            self._raised = now
            raise KeyboardInterrupt

    @contextmanager
    def heard(self) -> Generator[None]:
        """Let signals raise KeyboardInterrupt in the block, also one that came before it."""
        self._heard = True
        try:
            if self.number is not None:
                raise KeyboardInterrupt
            yield
        finally:
            self._heard = False


@contextmanager
def stopping() -> Generator[Stop]:
    """Keep signals from ending the block but where they are heard; in a thread that receives none, nothing changes."""
    stop = Stop()
    before: dict[int, Any] = {}
    try:
        for name in NAMES:
            number = getattr(signal, name, None)
            if number and signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                before[number] = signal.signal(number, stop.receive)
    except ValueError:
        pass  # not the main thread
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
