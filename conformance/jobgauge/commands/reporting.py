"""The reports of a call's runs, written and printed; one that fails is told, and keeps no other from being made."""

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from rich.console import Console

from jobgauge.commands.place import INDEX, said
from jobgauge.commands.screen import complain
from jobgauge.report import print_overview, print_summary, write_html, write_index, write_junit
from jobgauge.run.results import EXITS

BROKE: Final = EXITS["broken"]


def report(results: Path, screen: Console) -> list[int]:
    """Write the reports of a results file and print its summary; return BROKE for each that failed."""
    if not results.exists():
        return []
    return [
        *_made(results.with_name("report.html"), lambda path: write_html(results, path)),
        *_made(results.with_name("junit.xml"), lambda path: write_junit(results, path)),
        *_made(results, lambda path: print_summary(path, screen)),
    ]


def _made(path: Path, make: Callable[[Path], None]) -> list[int]:
    """Make a report of a path; if that fails, say so, and go on with the others."""
    try:
        make(path)
    except OSError as error:
        complain(f"cannot write {path}: {said(error)}; so the exit code is {BROKE}")
        return [BROKE]
    except Exception as error:  # noqa: BLE001 - whatever a report raises, the results and the other reports are left
        trace = "".join(traceback.format_exception(error))
        complain(f"no report from {path}, so the exit code is {BROKE}: {error}\n{trace}")
        return [BROKE]
    return []


def sum_up(paths: Sequence[Path], out: Path, screen: Console) -> list[int]:
    """Write and print the overview of several APIs; return BROKE if that failed."""
    written = [path for path in paths if path.exists()]
    return [
        *_made(out / INDEX, lambda path: write_index(written, path)),
        *_made(out / INDEX, lambda _: print_overview(written, screen)),
    ]
