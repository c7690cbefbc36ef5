"""Progress while rules are judged, on standard error: a bar on a terminal, else a few lines."""

import sys
from collections.abc import Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from jobgauge.run.recording import Listener
from jobgauge.run.results import Result

LINES = 4
"""The number of lines for each API if there is no terminal."""


@contextmanager
def progress() -> Generator[Listener]:
    """Yield a listener that shows the progress of each API's run."""
    console = Console(stderr=True, soft_wrap=True)
    if not console.is_terminal:
        yield _line
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def listen(result: Result, number: int, total: int) -> None:
            api = result.api
            if api not in tasks:
                tasks[api] = bar.add_task(api, total=total)
            bar.update(tasks[api], completed=number, description=f"{api} {result.family}")

        yield listen


def _line(result: Result, number: int, total: int) -> None:
    if number * LINES // total > (number - 1) * LINES // total:
        print(f"{result.api}: {number} of {total} rules done", file=sys.stderr, flush=True)
