"""The last lines of a check of several APIs on a terminal: a table of the overall verdicts."""

import os
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from jobgauge.report.recorded import GRAVEST_FIRST, ShownVerdict, number, read_run
from jobgauge.report.terminal import STYLES, plain_table, print_table, say


def print_overview(paths: Sequence[Path], console: Console) -> None:
    """
    Print one table with a row for each results file, in the order given.

    The index.html in their common folder is named if it exists.
    """
    runs = [read_run(path) for path in paths]
    verdicts: list[ShownVerdict] = [
        each for each in GRAVEST_FIRST if any(each in run.counts for run in runs)
    ]
    table = plain_table()
    table.add_column("API", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    for verdict in verdicts:
        table.add_column(verdict, justify="right", no_wrap=True)
    for run in runs:
        counts = (Text(f"{run.counts.get(each, 0):,}", STYLES[each]) for each in verdicts)
        style = "bold green" if run.exit == 0 else "bold red"
        table.add_row(run.start.api, Text(run.ending.short, style), *counts)
    say(console)
    print_table(console, table)
    # Runs may overlap in time, so their seconds are not added up.
    say(console, f"{number(sum(run.end.requests for run in runs if run.end), 'request')}.")
    index = Path(os.path.commonpath([path.parent for path in paths])) / "index.html"
    if index.is_file():
        say(console, f"Report: {index}", wrap=False)
