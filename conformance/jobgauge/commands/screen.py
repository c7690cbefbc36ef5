"""Output to people who may stop reading, and to disks that may be full: neither ends a command."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, TextIO


class Output:
    """
    A stream that may break: once it cannot be written to, the rest goes nowhere.

    `trouble` is the reason, None if there is none or the reader has closed the pipe, which is no failure.
    """

    def __init__(self, stream: TextIO) -> None:
        self.trouble: OSError | None = None
        self._stream = stream

    def write(self, text: str) -> int:
        """Write as far as that is possible."""
        try:
            return self._stream.write(text)
        except OSError as error:
            self._lose(error)
            return len(text)

    def flush(self) -> None:
        """Flush as far as that is possible."""
        try:
            self._stream.flush()
        except OSError as error:
            self._lose(error)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def _lose(self, error: OSError) -> None:
        """Send what is written from now on, also what Python flushes at its exit, nowhere."""
        if not isinstance(error, BrokenPipeError):
            self.trouble = error
        os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())


@contextmanager
def outputs() -> Generator[Output]:
    """Let standard output, which is yielded, and standard error break without ending the block."""
    out, err = (Output(stream or _nowhere()) for stream in (sys.stdout, sys.stderr))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            yield out
        finally:
            out.flush()
            err.flush()


def _nowhere() -> TextIO:
    """Return a stream in place of one that the caller closed, which Python has as None."""
    return Path(os.devnull).open("w", encoding="utf-8")


def complain(text: str) -> None:
    """Print one line on standard error."""
    print(f"jobgauge: {text}", file=sys.stderr)
