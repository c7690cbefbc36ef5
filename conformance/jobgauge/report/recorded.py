"""A run read from its results file, with what every report needs of it: verdicts, counts, columns, subjects."""

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

ShownVerdict = Literal["fail", "error", "drift", "note", "skip", "pass"]
"""A verdict as reports show it: `note` is a fail that does not fail the run."""
GRAVEST_FIRST: tuple[ShownVerdict, ...] = ("fail", "error", "drift", "note", "skip", "pass")
MEANINGS: dict[ShownVerdict, str] = {
    "fail": "a promise is broken",
    "error": "the suite or the connection broke, so the promise was not judged",
    "drift": "something is there that the page does not list, and nothing is broken",
    "note": "an inferred promise does not hold; fails the run only under --strict",
    "skip": "could not be judged, for the reason given",
    "pass": "the promise held in every case that was judged",
}

OWN: dict[Side, str] = {
    "server": "the reference server",
    "client": "the generated client",
    "models": "the generated models",
}
"""The subjects that belong to this package."""
REFERENCE = ", the reference server of this package"


@attrs.frozen
class Column:
    """An operation on one side: a column of the table in the reports, a suite in JUnit."""

    operation: str
    side: Side


@attrs.frozen(slots=False)
class RecordedRun:
    """The content of one results file; `end` is None if the run broke off."""

    path: Path
    start: RunStart
    results: tuple[Result, ...]
    end: RunEnd | None

    def shown_verdict(self, result: Result) -> ShownVerdict:
        """Return the verdict of a result as reports show it: `note` for a fail that does not fail the run."""
        if result.verdict == "fail" and not result.fails(strict=self.start.strict):
            return "note"
        return result.verdict

    def with_verdict(self, verdict: ShownVerdict) -> list[Result]:
        """Return the results with this verdict, `must` before `should` before `note`."""
        found = [result for result in self.results if self.shown_verdict(result) == verdict]
        levels = list(LEVELS.values())
        return sorted(found, key=lambda result: levels.index(result.level))

    def count(self, results: Iterable[Result]) -> dict[ShownVerdict, int]:
        """Return the number of results by verdict, the gravest first, without zeros."""
        found = Counter(self.shown_verdict(result) for result in results)
        return {verdict: found[verdict] for verdict in GRAVEST_FIRST if found[verdict]}

    @cached_property
    def counts(self) -> dict[ShownVerdict, int]:
        """The number of all results by verdict, the gravest first, without zeros."""
        return self.count(self.results)

    @cached_property
    def by_family_and_column(self) -> dict[tuple[str, Column], list[Result]]:
        """The results by family and column."""
        grouped: dict[tuple[str, Column], list[Result]] = {}
        for result in self.results:
            key = result.family, Column(result.operation, result.side)
            grouped.setdefault(key, []).append(result)
        return grouped

    @cached_property
    def columns(self) -> list[Column]:
        """The columns that have a result: operations in the order of the file, for each the server first."""
        operations = list(dict.fromkeys(result.operation for result in self.results))
        found = {column for _, column in self.by_family_and_column}
        every = (Column(operation, side) for operation in operations for side in SIDES)
        return [column for column in every if column in found]

    @cached_property
    def families(self) -> list[str]:
        """The rule families that have a result, in the order of the file."""
        return list(dict.fromkeys(result.family for result in self.results))

    @cached_property
    def sides(self) -> list[Side]:
        """The sides that have a result, the server first."""
        found = {result.side for result in self.results}
        return [side for side in SIDES if side in found]

    @property
    def has_server(self) -> bool:
        """True if a rule is about a server, or if the file does not show what the rules are about."""
        return "server" in self.sides or not self.results

    @property
    def own_subject(self) -> str:
        """The subjects if they belong to this package: `the reference server of this package`; empty if not all do."""
        if self.has_server and not self.start.reference:
            return ""
        *others, last = [OWN[side] for side in self.sides or ["server"]]
        return f"{', '.join(others)}{' and ' if others else ''}{last} of this package"

    @property
    def subject(self) -> str:
        """The address of the server, and if it is the reference server; without a server, the generated code."""
        if not self.has_server:
            return self.own_subject
        return self.start.target + (REFERENCE if self.start.reference else "")

    def leaves_incomplete(self, result: Result) -> bool:
        """Return True if the run is incomplete by this result."""
        return result.leaves_incomplete(strict=self.start.strict)

    @property
    def scope(self) -> str:
        """The number of rules, and of sides if several: `263 rules on 3 sides`."""
        rules = number(len({result.rule for result in self.results}), "rule")
        several = len(self.sides) > 1
        return f"{rules} on {number(len(self.sides), 'side')}" if several else rules


def read_run(path: Path) -> RecordedRun:
    """
    Return the run that a results file holds.

    Raises BrokenResults for a line that no run writes, or that is out of place.
    """
    lines = list(read_lines(path))
    if not lines or not isinstance(lines[0], RunStart):
        raise BrokenResults(path, 1, "a results file starts with a `run` line; this one does not")
    end: RunEnd | None = None
    results: list[Result] = []
    for position, line in enumerate(lines[1:], start=2):
        if end is not None:
            raise BrokenResults(path, position, "no line may follow the `end` line")
        match line:
            case RunStart():
                raise BrokenResults(path, position, "a second `run` line; a file holds one run")
            case RunEnd():
                end = line
            case Result():
                results.append(line)
    return RecordedRun(path, lines[0], tuple(results), end)


def number(count: int, noun: str) -> str:
    """Return a count with its noun: `1 rule`, `1,200 rules`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def tally(counts: dict[ShownVerdict, int]) -> str:
    """Return counts as text: `1 fail, 2 skip, 31 pass`; `nothing judged` if there are none."""
    return ", ".join(f"{n:,} {verdict}" for verdict, n in counts.items()) or "nothing judged"
