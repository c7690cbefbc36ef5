"""The summary of a run on a terminal: the cause, a table, the findings, the skips, the verdict, what to do next."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from shlex import quote

from rich.console import Console
from rich.table import Table
from rich.text import Text

from jobgauge.report.conclusion import Conclusion, conclusion_of
from jobgauge.report.recorded import Column, RecordedRun, ShownVerdict, number, read_run, tally
from jobgauge.report.spec_lines import SpecLines, spec_of_run
from jobgauge.report.terminal import STYLES, cell, fits, plain_table, print_table, say
from jobgauge.report.visible import one_line
from jobgauge.run.results import LEVELS, Result

ALIKE = 3
"""The most findings of one family, operation and side that are shown."""
SHOWN = 12
"""The most findings of one verdict, and the most reasons of skips, that are shown."""
REASON = 300
"""The most characters of a reason that are shown."""

LAYOUTS = ((False, 99), (False, 16), (False, 8), (True, 16), (True, 8))
"""The layouts of the table, the widest first: whether counts are stacked, and the width of a heading."""


def print_summary(path: Path, console: Console) -> None:
    """
    Print the summary of a results file, at any width.

    The report.html beside the file is named if it exists.
    """
    run = read_run(path)
    conclusion = conclusion_of(run)
    spec = spec_of_run(run.start.api, run.start.spec)
    _head(run, conclusion, console)
    if conclusion.obstacle and all(each.blocked for each in run.results):
        _end(
            run, conclusion, "", console
        )  # there is one reason for all of them, and it has been given
        return
    if run.results:
        _table(run, console)
    for verdict in ("fail", "error", "drift", "note"):
        if found := run.with_verdict(verdict):
            _findings(found, verdict, spec, console)
    skips = run.with_verdict("skip")
    found = [each for each in skips if each.blocked]
    weaker = sum(not run.leaves_incomplete(each) for each in found)
    inferred = f" ({weaker} of them only inferred)" if weaker else ""
    _skips(found, f"not judged{inferred}, by reason", console)
    _skips([each for each in skips if not each.blocked], "skip, by reason", console)
    _left_out(run, console)
    _end(run, conclusion, f" {conclusion.text}", console)


def _head(run: RecordedRun, conclusion: Conclusion, console: Console) -> None:
    start = run.start
    subject = f"{' at' if run.has_server else ':'} {one_line(run.subject)}"
    say(console)
    say(console, (f"{start.api}{subject}", "bold"), wrap=False)
    if conclusion.obstacle:
        say(console, (conclusion.obstacle, "bold red"))
    say(console, (f"{start.effort}, jobgauge {start.version}", "dim"))
    say(console)


def _table(run: RecordedRun, console: Console) -> None:
    """Print a row for each family; operations are summed if the terminal is too narrow for all columns."""
    table = next(
        filter(lambda layout: fits(console, layout), _layouts(run, run.columns, console)), None
    )
    if table is None:
        operations = {column.operation for column in run.columns}
        say(console, f"Sum of {number(len(operations), 'operation')}:")
        summed = dict.fromkeys(Column("", column.side) for column in run.columns)
        *others, narrowest = _layouts(run, list(summed), console)
        table = next(filter(lambda layout: fits(console, layout), others), narrowest)
    print_table(console, table)
    say(console, ("A number without a verdict counts the rules that pass.", "dim"))
    say(console)


def _layouts(run: RecordedRun, columns: list[Column], console: Console) -> Iterator[Table]:
    """Yield the table in every layout, the widest first."""
    for stacked, width in LAYOUTS:
        table = plain_table()
        table.add_column("", no_wrap=True)
        for column in columns:
            lines = [*_folded(column.operation, width), column.side]
            heading = Text("\n").join(cell(console, line) for line in lines)
            table.add_column(heading, no_wrap=True, vertical="top")
        for family in run.families:
            cells = (_cell(run, family, column, stacked=stacked) for column in columns)
            table.add_row(cell(console, family), *cells)
        yield table


def _folded(name: str, width: int) -> list[str]:
    """Return a name cut after underscores into lines of at most `width`; only a longer word exceeds it."""
    lines: list[str] = []
    for word in name.replace("_", "_ ").split():
        if lines and len(lines[-1] + word) <= width:
            lines[-1] += word
        else:
            lines.append(word)
    return lines


def _cell(run: RecordedRun, family: str, column: Column, *, stacked: bool) -> Text:
    counts = run.count(_within(run, family, column))
    parts = [
        Text(f"{counts[each]}" if each == "pass" else f"{counts[each]} {each}", STYLES[each])
        for each in sorted(counts, key=lambda each: each != "pass")
    ]
    return Text("\n" if stacked else ", ").join(parts) if parts else Text("-", "dim")


def _within(run: RecordedRun, family: str, column: Column) -> list[Result]:
    """Return the results of a family in a column; a column without an operation stands for all operations."""
    if column.operation:
        return run.by_family_and_column.get((family, column), [])
    columns = (each for each in run.columns if each.side == column.side)
    found = (run.by_family_and_column.get((family, each), []) for each in columns)
    return [result for results in found for result in results]


def _findings(
    results: list[Result], verdict: ShownVerdict, spec: SpecLines | None, console: Console
) -> None:
    say(console, (f"{len(results)} {verdict}", STYLES[verdict]))
    shown = list(_chosen(results))[:SHOWN]
    for result in shown:
        _finding(result, verdict, spec, console)
    if more := len(results) - len(shown):
        say(console, f"and {more} more; see the report", indent=2)
    say(console)


def _chosen(results: list[Result]) -> Iterator[Result]:
    """Yield at most ALIKE results of each family, so that one broken family does not hide another."""
    levels = list(LEVELS.values())

    def group(result: Result) -> tuple[int, str, str, str]:
        return levels.index(result.level), result.side, result.operation, result.family

    for _, alike in groupby(sorted(results, key=group), key=group):
        yield from list(alike)[:ALIKE]


def _finding(
    result: Result, verdict: ShownVerdict, spec: SpecLines | None, console: Console
) -> None:
    details = f"{result.level}, {result.side}{', known difference' if result.known else ''}"
    line = spec.line(result.pointer) if spec else None
    place = f"{spec.name}:{line} " if spec and line else ""
    say(
        console,
        (f"{verdict} ", STYLES[verdict]),
        f"{result.rule} ({details})",
        indent=2,
        wrap=False,
    )
    say(console, one_line(result.reason, REASON), indent=4)
    say(console, (f"{place}{result.pointer}", "dim"), indent=4, wrap=False)


def _skips(results: list[Result], heading: str, console: Console) -> None:
    """Print the reasons of skips, the most frequent first; nothing without any."""
    if not results:
        return
    say(console, (f"{len(results)} {heading}", "bold"))
    reasons: dict[str, list[Result]] = {}
    for result in results:
        reasons.setdefault(one_line(result.reason, REASON), []).append(result)
    ranked = sorted(reasons.items(), key=lambda each: -len(each[1]))
    for reason, found in ranked[:SHOWN]:
        families = ", ".join(dict.fromkeys(result.family for result in found))
        say(console, f"{len(found):>5}  {reason} ({families})", hang=7)
    if len(ranked) > SHOWN:
        say(console, f"and {number(len(ranked) - SHOWN, 'more reason')}; see the report", indent=2)
    say(console)


def _left_out(run: RecordedRun, console: Console) -> None:
    """Print what of the spec is not supported; nothing if all of it is."""
    lines = run.start.left_out
    if lines:
        say(
            console,
            (
                f"{number(len(lines), 'place')} in the spec that this package does not support",
                "bold",
            ),
        )
        for line in lines[:SHOWN]:
            say(console, one_line(line, REASON), indent=2)
        if len(lines) > SHOWN:
            say(console, f"and {len(lines) - SHOWN} more; see the report", indent=2)
        say(console)


def _end(run: RecordedRun, conclusion: Conclusion, text: str, console: Console) -> None:
    style = "bold green" if conclusion.green else "bold red"
    say(console, (f"{conclusion.title}.", style), text)
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
    if found := _worth_a_second_look(run):
        say(console, "To check one rule again, run the same command with")
        say(console, f"--rule {quote(found[0].rule)}", indent=2, wrap=False)


def _worth_a_second_look(run: RecordedRun) -> list[Result]:
    """Return the findings, the gravest first; rules that leave the run incomplete only if others were judged."""
    partly = run.end is not None and run.end.ended in {"fails", "incomplete"}
    blocked = [each for each in run.results if partly and run.leaves_incomplete(each)]
    with_verdict = run.with_verdict
    return [*with_verdict("fail"), *with_verdict("error"), *blocked, *with_verdict("drift")]
