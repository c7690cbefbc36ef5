"""
The results of a run as JSON lines, written while it runs; every report is made from that file.

There are three kinds of line: a `run` line first, a `result` for each rule as soon as it is judged, an `end` line last.
A file without an `end` is from a run that broke off.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, TextIO

import attrs

from jobgauge.exchange.masking import MaskedExchange
from jobgauge.spec.constraints import Evidence

Verdict = Literal["pass", "fail", "drift", "skip", "error"]
"""
`fail`: a promise is broken. `drift`: something is there that the page does not list, and nothing is broken.
`skip`: the rule could not be judged, for the reason given. `error`: the suite or the connection broke.
"""
VERDICTS: tuple[Verdict, ...] = ("fail", "error", "drift", "skip", "pass")

Level = Literal["must", "should", "note"]
LEVELS: dict[Evidence, Level] = {"document": "must", "supplement": "should", "inferred": "note"}

Side = Literal["server", "client", "models"]
"""The subject of a rule: a server, or our own generated client or models."""
SIDES: tuple[Side, ...] = ("server", "client", "models")


class BrokenResults(ValueError):
    """A line of a results file is not one that a run writes; `line` counts from 1."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(f"{path}, line {line}: {why}")
        self.path = path
        self.line = line


@attrs.frozen
class Result:
    """
    The verdict of one rule on one side.

    `reason` is one line for every verdict but a pass: what was expected, what was found, and where.
    `cases` counts what was judged, `requests` the requests sent for this rule alone;
    `known` says that the departure is among the spec's known differences; `messages` are the exchanges that show it.
    `blocked` says of a skip that the server refused, broke or did not end a valid exchange that the rule needs,
    or that the time of the run was over;
    `trace` is the traceback of an exception that ended the check.
    """

    rule: str
    api: str
    operation: str
    family: str
    side: Side
    verdict: Verdict
    evidence: Evidence
    source: str
    pointer: str
    sentence: str
    reason: str = ""
    cases: int = 0
    requests: int = 0
    known: bool = False
    messages: tuple[MaskedExchange, ...] = ()
    blocked: bool = False
    trace: str = ""

    def __attrs_post_init__(self) -> None:
        for name, words in (("side", SIDES), ("verdict", VERDICTS), ("evidence", LEVELS)):
            if getattr(self, name) not in words:
                raise ValueError(f"{name} is {getattr(self, name)!r}")

    @property
    def level(self) -> Level:
        """How much the promise binds, by its evidence."""
        return LEVELS[self.evidence]

    def counts(self, *, strict: bool) -> bool:
        """Return True if the rule decides about the run: one that is only inferred does under `--strict` alone."""
        return strict or self.level != "note"

    def fails(self, *, strict: bool) -> bool:
        """Return True if the run fails by this result: an inferred promise counts under `--strict` alone."""
        return self.verdict == "fail" and self.counts(strict=strict)

    def leaves_incomplete(self, *, strict: bool) -> bool:
        """Return True if the run is incomplete by this result: the server kept a rule that counts from being judged."""
        return self.blocked and self.verdict == "skip" and self.counts(strict=strict)


@attrs.frozen
class RunStart:
    """
    The first line: what was run against what.

    `target` is the base address, `spec` the SHA-256 of the openapi.yaml, `rules` the number of results to come;
    `seconds` bounds the random search by time, None if `depth` bounds it.
    `reference` says that the target is the reference server of this package;
    `left_out` are lines about what the spec has and this package does not support.
    """

    api: str
    target: str
    started: str
    version: str
    spec: str
    depth: str
    strict: bool
    seed: int
    seconds: float | None = None
    rules: int = 0
    reference: bool = False
    left_out: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])

    @property
    def effort(self) -> str:
        """The settings of the run in words: `depth quick, seed 0`."""
        search = "" if self.seconds is None else f", {self.seconds:g} s of random search"
        return f"depth {self.depth}{search}, seed {self.seed}{', strict' if self.strict else ''}"


Ending = Literal["conforms", "fails", "incomplete", "untested", "broken", "interrupted"]
"""
How a run ended. `incomplete`: the server, or the time, kept a rule from being judged.
`untested`: nothing could be tested.
`broken`: the suite or the connection broke. `interrupted`: by Ctrl-C or a signal.
"""
EXITS: dict[Ending, int] = {
    "conforms": 0,
    "fails": 1,
    "incomplete": 2,
    "untested": 2,
    "broken": 3,
    "interrupted": 130,
}
"""The exit code for each ending; after another signal than Ctrl-C it is 128 and the number of the signal."""


@attrs.frozen
class RunEnd:
    """
    The last line.

    `cause` says what decided the run beside the verdicts, with what to do next; empty if nothing did.
    It is a sentence without capital and full stop, as it may begin or end with an address.
    """

    ended: Ending
    exit: int
    seconds: float
    requests: int
    counts: dict[str, int]
    cause: str = ""

    def __attrs_post_init__(self) -> None:
        if self.ended not in EXITS:
            raise ValueError(f"ended is {self.ended!r}")


Line = RunStart | Result | RunEnd
KINDS: dict[str, type[RunStart] | type[Result] | type[RunEnd]] = {
    "run": RunStart,
    "result": Result,
    "end": RunEnd,
}


def write_line(file: TextIO, line: Line) -> None:
    """
    Append one line and flush it, so that a run that breaks off leaves what it had.

    The line is ASCII: a body may hold half a surrogate pair, which no encoding of the file could write.
    """
    kind = next(name for name, made in KINDS.items() if isinstance(line, made))
    file.write(json.dumps({"kind": kind, **attrs.asdict(line)}) + "\n")
    file.flush()


def read_lines(path: Path) -> Iterator[Line]:
    """
    Yield the lines of a results file in order.

    Raises BrokenResults for a line that is not JSON or has other members.
    """
    with path.open("rb") as file:
        for number, text in enumerate(file, start=1):
            yield _line(path, number, text)


def result_of(members: dict[str, Any]) -> Result:
    """Return the result with these members, the reverse of `attrs.asdict`; raise TypeError or ValueError for others."""
    messages = tuple(MaskedExchange(**each) for each in members["messages"])
    rest = {name: member for name, member in members.items() if name != "messages"}
    return Result(**rest, messages=messages)


def _line(path: Path, number: int, text: bytes) -> Line:
    try:
        members: dict[str, Any] = dict(json.loads(text))
        made = KINDS[members.pop("kind")]
        return result_of(members) if made is Result else made(**members)
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenResults(path, number, f"not a line that a run writes ({error})") from error
