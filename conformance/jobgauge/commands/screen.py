"""Output to people who may stop reading: a closed pipe ends the output, and nothing else."""

import os
import sys
from pathlib import Path
from typing import Any

from rich.console import Console


class Screen(Console):
    """A console for standard output, or for standard error; once nobody reads it, it writes nothing."""

    def __init__(self, *, stderr: bool = False, **settings: Any) -> None:
        super().__init__(soft_wrap=True, stderr=stderr, **settings)

    def on_broken_pipe(self) -> None:
        """Send the rest nowhere; rich would exit with 1, which means that a server failed."""
        silence(sys.stderr if self.stderr else sys.stdout)


def open_closed_streams() -> None:
    """Let standard output and standard error that the caller closed, which Python has as None, lead nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
            setattr(sys, name, nowhere)


def silence(stream: Any) -> None:
    """Send what is written to a stream nowhere, from now on and when Python flushes it at its exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
