"""The end of several runs on a terminal: which API conforms, which does not."""

import os
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from jobgauge.report.recorded import KINDS, Kind, number, read_run
from jobgauge.report.terminal import STYLES, plain_table, say, show


def print_overview(paths: Sequence[Path], console: Console) -> None:
    """
    Print one table with a row for each results file, in the order given.

    It names the index.html in the folder that holds all of them, where there is one.
    """
    runs = [read_run(path) for path in paths]
    seen: list[Kind] = [kind for kind in KINDS if any(kind in run.counts for run in runs)]
    table = plain_table()
    table.add_column("API", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    for kind in seen:
        table.add_column(kind, justify="right", no_wrap=True)
    for run in runs:
        counts = (Text(f"{run.counts.get(kind, 0):,}", STYLES[kind]) for kind in seen)
        style = "bold green" if run.exit == 0 else "bold red"
        table.add_row(run.start.api, Text(run.short_ending, style), *counts)
    say(console)
    show(console, table)
    requests = sum(run.end.requests for run in runs if run.end)
    say(
        console, f"{number(requests, 'request')}."
    )  # runs may overlap, so their seconds do not add up
    index = Path(os.path.commonpath([path.parent for path in paths])) / "index.html"
    if index.is_file():
        say(console, f"Report: {index}", wrap=False)
