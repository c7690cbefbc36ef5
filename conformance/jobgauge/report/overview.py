"""The last lines of a check of several APIs on a terminal: a table of the overall verdicts."""

import os
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from jobgauge.report.conclusion import conclusion_of
from jobgauge.report.recorded import GRAVEST_FIRST, RecordedRun, ShownVerdict, number, read_run
from jobgauge.report.terminal import STYLES, cell, plain_table, print_table, say


def print_overview(paths: Sequence[Path], console: Console) -> None:
    """
    Print one table with a row for each results file, in the order given.

    A run without a verdict is followed by the reason. The index.html in their common folder is named if it exists.
    """
    say(console)
    if not paths:
        say(console, "No results were written.")
        return
    runs = [read_run(path) for path in paths]
    verdicts: list[ShownVerdict] = [
        each for each in GRAVEST_FIRST if any(each in run.counts for run in runs)
    ]
    table = plain_table()
    table.add_column("API", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    for verdict in verdicts:
        table.add_column(verdict, justify="right", no_wrap=True)
    conclusions = [conclusion_of(run) for run in runs]
    for run, conclusion in zip(runs, conclusions, strict=True):
        counts = (Text(f"{run.counts.get(each, 0):,}", STYLES[each]) for each in verdicts)
        style = "bold green" if conclusion.green else "bold red"
        table.add_row(cell(console, run.start.api), Text(conclusion.short, style), *counts)
    print_table(console, table)
    for run, conclusion in zip(runs, conclusions, strict=True):
        if conclusion.obstacle:
            say(console, f"{run.start.api}: {conclusion.obstacle}")
    say(console, _requests(runs))
    index = Path(os.path.commonpath([path.parent for path in paths])) / "index.html"
    if index.is_file():
        say(console, f"Report: {index}", wrap=False)


def _requests(runs: Sequence[RecordedRun]) -> str:
    """Return the number of requests of all runs; their seconds are not added up, because they may overlap in time."""
    ended = [run.end.requests for run in runs if run.end]
    unknown = len(runs) - len(ended)
    more = f", and those of {number(unknown, 'run')} that broke off" if unknown else ""
    return f"{number(sum(ended), 'request')}{more}."
