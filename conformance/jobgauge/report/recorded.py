"""
A run as its results file recorded it, with what every report asks of it: kinds, counts, columns.

Read `jobgauge/results.py` before this.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Literal

import attrs

from jobgauge.run.results import (
    LEVELS,
    SIDES,
    BrokenResults,
    Result,
    RunEnd,
    RunStart,
    Side,
    read_lines,
)

Kind = Literal["fail", "error", "drift", "note", "skip", "pass"]
"""A verdict as reports show it: `note` is a fail that the run does not fail by."""
KINDS: tuple[Kind, ...] = ("fail", "error", "drift", "note", "skip", "pass")
MEANINGS: dict[Kind, str] = {
    "fail": "a promise is broken",
    "error": "the suite or the connection broke, so nothing is said of the promise",
    "drift": "something is there that the page does not list, and nothing is broken",
    "note": "what is only inferred does not hold; it fails the run under --strict alone",
    "skip": "the rule never reached what it is about; the reason says what it saw",
    "pass": "the promise held wherever it was looked at",
}


@attrs.frozen
class Ending:
    """What an exit code of `jobgauge check` says of a run: in one word, and in a few."""

    word: str
    words: str


ENDINGS: dict[int | None, Ending] = {
    0: Ending("conforms", "Conforms"),
    1: Ending("fails", "Does not conform"),
    2: Ending("untested", "Nothing could be tested"),
    3: Ending("broken", "The suite or the connection broke"),
    None: Ending("broken off", "Broken off"),
}
"""By exit code; None where the run never came to its end."""


@attrs.frozen
class Column:
    """An operation on one side: what a matrix has a column for, and JUnit a suite."""

    operation: str
    side: Side


@attrs.frozen(slots=False)
class RecordedRun:
    """One results file, read. `end` is None where the run was broken off."""

    path: Path
    start: RunStart
    results: tuple[Result, ...]
    end: RunEnd | None

    def kind(self, result: Result) -> Kind:
        """The verdict of a result, a fail that does not count told apart."""
        if result.verdict == "fail" and not result.fails(strict=self.start.strict):
            return "note"
        return result.verdict

    def of(self, kind: Kind) -> list[Result]:
        """The results of one kind, what binds most first."""
        found = [result for result in self.results if self.kind(result) == kind]
        levels = list(LEVELS.values())
        return sorted(found, key=lambda result: levels.index(result.level))

    def count(self, results: Iterable[Result]) -> dict[Kind, int]:
        """How many there are of each kind that occurs, the gravest first."""
        found = Counter(self.kind(result) for result in results)
        return {kind: found[kind] for kind in KINDS if found[kind]}

    @cached_property
    def counts(self) -> dict[Kind, int]:
        """How many results there are of each kind that occurs."""
        return self.count(self.results)

    @cached_property
    def cells(self) -> dict[tuple[str, Column], list[Result]]:
        """The results by family and column."""
        cells: dict[tuple[str, Column], list[Result]] = {}
        for result in self.results:
            where = result.family, Column(result.operation, result.side)
            cells.setdefault(where, []).append(result)
        return cells

    def within(self, family: str, column: Column) -> list[Result]:
        """The results of a family in a column; one without an operation stands for them all."""
        if column.operation:
            return self.cells.get((family, column), [])
        columns = [each for each in self.columns if each.side == column.side]
        return [result for each in columns for result in self.cells.get((family, each), [])]

    @cached_property
    def columns(self) -> list[Column]:
        """The columns that have a result: operations as they came, the server before our own."""
        operations = list(dict.fromkeys(result.operation for result in self.results))
        found = {column for _, column in self.cells}
        every = (Column(operation, side) for operation in operations for side in SIDES)
        return [column for column in every if column in found]

    @cached_property
    def families(self) -> list[str]:
        """The rule families that have a result, as they came."""
        return list(dict.fromkeys(result.family for result in self.results))

    @property
    def exit(self) -> int | None:
        """The exit code that the run ended with, None where it was broken off."""
        return self.end.exit if self.end else None

    @property
    def ending(self) -> str:
        """The overall verdict in a few words."""
        return ENDINGS[self.exit].words

    @property
    def short_ending(self) -> str:
        """The overall verdict in a word."""
        return ENDINGS[self.exit].word

    @property
    def explanation(self) -> str:
        """What led to the overall verdict, in one sentence."""
        failed = number(len({result.rule for result in self.of("fail")}), "rule")
        match self.exit:
            case None:
                judged = number(len(self.results), "verdict")
                return f"The run stopped after {judged} and before its end: this is not the whole."
            case 0:
                return "No promise that was reached is broken."
            case 1:
                return f"{failed} failed."
            case 2:
                return "No rule reached what it is about: the reasons of the skips say why."
            case _:
                return "What it had not judged by then is not known."

    @property
    def scope(self) -> str:
        """How much was judged: `263 rules on 3 sides`."""
        rules = number(len({result.rule for result in self.results}), "rule")
        sides = {result.side for result in self.results}
        return f"{rules} on {number(len(sides), 'side')}" if len(sides) > 1 else rules


def read_run(path: Path) -> RecordedRun:
    """
    The run that a results file recorded.

    Raises BrokenResults for a line that no run writes, or that stands where no run writes it.
    """
    lines = list(read_lines(path))
    if not lines or not isinstance(lines[0], RunStart):
        raise BrokenResults(path, 1, "a results file starts with a `run` line, and this has none")
    end: RunEnd | None = None
    results: list[Result] = []
    for position, line in enumerate(lines[1:], start=2):
        if end is not None:
            raise BrokenResults(path, position, "nothing stands after the `end` of a run")
        match line:
            case RunStart():
                raise BrokenResults(path, position, "a second run: a file holds one")
            case RunEnd():
                end = line
                if end.exit not in ENDINGS:
                    raise BrokenResults(path, position, f"no run ends with exit code {end.exit}")
            case Result():
                results.append(line)
    return RecordedRun(path, lines[0], tuple(results), end)


def number(count: int, noun: str) -> str:
    """A count and its noun: `1 rule`, `1,200 rules`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def tally(counts: dict[Kind, int]) -> str:
    """Counts as text: `1 fail, 2 skip, 31 pass`."""
    return ", ".join(f"{count:,} {kind}" for kind, count in counts.items()) or "nothing judged"
