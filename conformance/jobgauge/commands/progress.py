"""Progress while rules are judged: a bar on a terminal, a line now and then elsewhere; on the standard error."""

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

from jobgauge.run.checking import Listener
from jobgauge.run.results import Result

PARTS = 4


@contextmanager
def progress() -> Generator[Listener]:
    """A listener that shows how far the run of each API is."""
    console = Console(stderr=True)
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
            name = result.api
            if name not in tasks:
                tasks[name] = bar.add_task(name, total=total)
            bar.update(tasks[name], completed=number, description=f"{name} {result.family}")

        yield listen


def _line(result: Result, number: int, total: int) -> None:
    if number * PARTS // total > (number - 1) * PARTS // total:
        print(f"{result.api}: {number} of {total} rules judged", file=sys.stderr, flush=True)
