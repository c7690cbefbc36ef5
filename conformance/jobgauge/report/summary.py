"""The end of a run on a terminal: a table, what is wrong, the verdict, what to do next."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from shlex import quote

from rich.console import Console
from rich.table import Table
from rich.text import Text

from jobgauge.report.recorded import (
    Column,
    Kind,
    RecordedRun,
    number,
    read_run,
    tally,
)
from jobgauge.report.spec_lines import SpecLines, spec_of_run
from jobgauge.report.terminal import STYLES, fits, plain_table, say, show
from jobgauge.report.visible import one_line
from jobgauge.run.results import LEVELS, Result

ALIKE = 3
"""How many findings of one family, operation and side are shown."""
SHOWN = 12
"""How many findings of one kind, and how many reasons of skips, are shown."""
REASON = 300
"""How many characters of a reason are shown."""

LAYOUTS = ((False, 99), (False, 16), (False, 8), (True, 16), (True, 8))
"""How a table may be narrowed: whether counts stand below each other, how wide a heading is."""


def print_summary(path: Path, console: Console) -> None:
    """
    Print what a results file says of its run, at any width and on anything that takes text.

    It names the report.html beside the file, where there is one.
    """
    run = read_run(path)
    spec = spec_of_run(run.start.api, run.start.spec)
    _head(run, console)
    if run.results:
        _table(run, console)
    for kind in ("fail", "error", "drift", "note"):
        if found := run.of(kind):
            _findings(found, kind, spec, console)
    if skips := run.of("skip"):
        _skips(skips, console)
    _end(run, console)


def _head(run: RecordedRun, console: Console) -> None:
    start = run.start
    say(console)
    say(console, (f"{start.api} at {one_line(start.target)}", "bold"), wrap=False)
    say(console, (f"{start.effort}, jobgauge {start.version}", "dim"))
    say(console)


def _table(run: RecordedRun, console: Console) -> None:
    """Families x columns; operations are summed where the terminal is too narrow for them."""
    table = next(filter(lambda made: fits(console, made), _matrices(run, run.columns)), None)
    if table is None:
        operations = {column.operation for column in run.columns}
        say(console, f"{number(len(operations), 'operation')} together:")
        summed = dict.fromkeys(Column("", column.side) for column in run.columns)
        *others, narrowest = _matrices(run, list(summed))
        table = next(filter(lambda made: fits(console, made), others), narrowest)
    show(console, table)
    say(console, ("A number alone counts the rules that pass.", "dim"))
    say(console)


def _matrices(run: RecordedRun, columns: list[Column]) -> Iterator[Table]:
    for stacked, width in LAYOUTS:
        table = plain_table()
        table.add_column("", no_wrap=True)
        for column in columns:
            heading = "\n".join([*_folded(column.operation, width), column.side])
            table.add_column(Text(heading), no_wrap=True, vertical="top")
        for family in run.families:
            cells = (_cell(run, family, column, stacked=stacked) for column in columns)
            table.add_row(Text(family), *cells)
        yield table


def _folded(name: str, width: int) -> list[str]:
    """A name cut after underscores into pieces of at most `width`, where its words allow."""
    lines: list[str] = []
    for word in name.replace("_", "_ ").split():
        if lines and len(lines[-1] + word) <= width:
            lines[-1] += word
        else:
            lines.append(word)
    return lines


def _cell(run: RecordedRun, family: str, column: Column, *, stacked: bool) -> Text:
    counts = run.count(run.within(family, column))
    parts = [
        Text(f"{counts[kind]}" if kind == "pass" else f"{counts[kind]} {kind}", STYLES[kind])
        for kind in sorted(counts, key=lambda kind: kind != "pass")
    ]
    return Text("\n" if stacked else ", ").join(parts) if parts else Text("-", "dim")


def _findings(results: list[Result], kind: Kind, spec: SpecLines | None, console: Console) -> None:
    say(console, (f"{len(results)} {kind}", STYLES[kind]))
    shown = list(_chosen(results))[:SHOWN]
    for result in shown:
        _finding(result, kind, spec, console)
    if more := len(results) - len(shown):
        say(console, f"and {more} more, see report", indent=2)
    say(console)


def _chosen(results: list[Result]) -> Iterator[Result]:
    """A few of each family, so that one broken thing does not hide another."""
    levels = list(LEVELS.values())

    def place(result: Result) -> tuple[int, str, str, str]:
        return levels.index(result.level), result.side, result.operation, result.family

    for _, alike in groupby(sorted(results, key=place), key=place):
        yield from list(alike)[:ALIKE]


def _finding(result: Result, kind: Kind, spec: SpecLines | None, console: Console) -> None:
    how = f"{result.level}, {result.side}{', known difference' if result.known else ''}"
    line = spec.line(result.pointer) if spec else None
    where = f"{spec.name}:{line} " if spec and line else ""
    say(console, (f"{kind} ", STYLES[kind]), f"{result.rule} ({how})", indent=2, wrap=False)
    say(console, one_line(result.reason, REASON), indent=4)
    say(console, (f"{where}{result.pointer}", "dim"), indent=4, wrap=False)


def _skips(results: list[Result], console: Console) -> None:
    say(console, (f"{len(results)} skip, by reason", "bold"))
    reasons: dict[str, list[Result]] = {}
    for result in results:
        reasons.setdefault(one_line(result.reason, REASON), []).append(result)
    ranked = sorted(reasons.items(), key=lambda each: -len(each[1]))
    for reason, found in ranked[:SHOWN]:
        families = ", ".join(dict.fromkeys(result.family for result in found))
        say(console, f"{len(found):>5}  {reason} ({families})", hang=7)
    if len(ranked) > SHOWN:
        say(console, f"and {number(len(ranked) - SHOWN, 'more reason')}, see report", indent=2)
    say(console)


def _end(run: RecordedRun, console: Console) -> None:
    style = "bold green" if run.exit == 0 else "bold red"
    say(console, (f"{run.ending}.", style), f" {run.explanation}")
    cost = ""
    if run.end:
        spent = f"{number(run.end.requests, 'request')} in {run.end.seconds:.1f} s"
        cost = f" {spent}. Exit code {run.end.exit}."
    say(console, f"{run.scope}: {tally(run.counts)}.{cost}")
    report = run.path.with_name("report.html")
    if report.is_file():
        say(console, f"Report: {report}", wrap=False)
    else:
        say(console, f"Results: {run.path}", wrap=False)
    if wrong := [*run.of("fail"), *run.of("error"), *run.of("drift")]:
        say(console, "One rule again: the same command with")
        say(console, f"--rule {quote(wrong[0].rule)}", indent=2, wrap=False)
