"""Progress while rules are judged: a bar on a terminal, a line now and then elsewhere; on the standard error."""

import sys
from collections.abc import Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from jobgauge.checking import Listener
from jobgauge.results import Result

PARTS = 4


@contextmanager
def progress(name: str) -> Generator[Listener]:
    """A listener that shows how far the run of one API is."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines(name)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(name, total=None)

        def listen(result: Result, number: int, total: int) -> None:
            bar.update(task, completed=number, total=total, description=f"{name} {result.family}")

        yield listen


def _lines(name: str) -> Listener:
    def listen(_: Result, number: int, total: int) -> None:
        if number * PARTS // total > (number - 1) * PARTS // total:
            print(f"{name}: {number} of {total} rules judged", file=sys.stderr, flush=True)

    return listen
