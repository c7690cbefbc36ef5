"""The record of a run while it lasts: a line for each result, and the end line after the last rule."""

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TextIO

from jobgauge import __version__
from jobgauge.exchange.line import Target
from jobgauge.exchange.memory import OUT_OF_TIME
from jobgauge.run.plan import Plan
from jobgauge.run.results import EXITS, Ending, Line, Result, RunEnd, RunStart, write_line

SHOWN: Final = 200
"""The most characters of an address in a cause."""

Listener = Callable[[Result, int, int], None]
"""Called after each rule with its result, its position from 1 and the total."""


class Unwritable(OSError):
    """The results cannot be written; the message is one line with the path and the reason."""

    def __init__(self, path: str, error: OSError) -> None:
        super().__init__(f"cannot write {path}: {error.strerror or error}")


class Recording:
    """
    A plan, its target, and the results file; raises Unwritable if that cannot be written.

    `sent` is the number of requests that this process sent for it.
    """

    def __init__(self, plan: Plan, target: Target, file: TextIO, listen: Listener) -> None:
        self.plan = plan
        self.target = target
        self._file = file
        self._listen = listen
        self._started = time.monotonic()
        self._results: list[Result] = []
        self._stopped: tuple[Ending, str] | None = None
        self._end: RunEnd | None = None
        self.sent = 0
        self._write(_start(plan, target))

    def add(self, result: Result) -> None:
        """Write one result."""
        self._results.append(result)
        self._write(result)
        if len(self._results) == len(self.plan.rules):
            self.end()
        self._listen(result, len(self._results), len(self.plan.rules))

    def stop(self, ended: Ending, cause: str) -> None:
        """Say before the last result why the server is not judged; results that fail or break decide before it."""
        self._stopped = ended, cause
        self._listen = _unheard

    def end(self) -> RunEnd:
        """Write the end line if it is not there yet, and return it."""
        if self._end is None:
            ended = ending(self._results, strict=self.plan.strict)
            stopped, cause = self._stopped or (ended, "")
            if stopped == "conforms" and self.plan.api.left_out and not self.plan.partial:
                stopped = "incomplete"
                cause = (
                    "parts of the spec are not supported and left out: add --partial to accept that"
                )
            if ended not in {"fails", "broken"}:
                ended = stopped
            cause = cause or _cause(self._results, ended, strict=self.plan.strict)
            self._write_end(ended, EXITS[ended], cause)
        assert self._end is not None
        return self._end

    def interrupt(self, code: int, how: str) -> None:
        """Write the end line of a run that is interrupted, if it has none yet."""
        if self._end is None:
            judged, total = len(self._results), len(self.plan.rules)
            self._write_end("interrupted", code, f"{how} after {judged} of {total} results")

    def _write_end(self, ended: Ending, code: int, cause: str) -> None:
        self._end = RunEnd(
            ended=ended,
            exit=code,
            seconds=round(time.monotonic() - self._started, 3),
            requests=max(self.sent, sum(each.requests for each in self._results)),
            counts=dict(Counter(each.verdict for each in self._results)),
            cause=cause,
        )
        self._write(self._end)

    def _write(self, line: Line) -> None:
        try:
            write_line(self._file, line)
        except OSError as error:
            raise Unwritable(self._file.name, error) from error


def _unheard(_result: Result, _number: int, _total: int) -> None:
    """Pass over a result: rules that are not judged make no progress."""


@contextmanager
def recorded(plan: Plan, target: Target, path: Path, listen: Listener) -> Generator[Recording]:
    """Open the results file at `path` for a recording; folders on the way are made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w", encoding="utf-8")
    except OSError as error:
        raise Unwritable(str(path), error) from error
    try:
        yield Recording(plan, target, file, listen)
    finally:
        with suppress(OSError):  # what a full disk keeps from being written has been reported
            file.close()


def ending(results: Sequence[Result], *, strict: bool) -> Ending:
    """
    Return how a run with these results ends.

    A failure comes first, then an error, then a rule that the server kept from being judged.
    A run is untested if no rule on the server was judged, or no rule at all.
    """
    if any(result.fails(strict=strict) for result in results):
        return "fails"
    if any(result.verdict == "error" for result in results):
        return "broken"
    if any(result.leaves_incomplete(strict=strict) for result in results):
        return "incomplete"
    judged_sides = {result.side for result in results if result.verdict != "skip"}
    server = any(result.side == "server" for result in results)
    tested = "server" in judged_sides if server else bool(judged_sides)
    return "conforms" if tested else "untested"


def _cause(results: Sequence[Result], ended: Ending, *, strict: bool) -> str:
    """Return what keeps a run from being complete, or from being one at all; empty if nothing does."""
    if ended == "untested" and results:
        (reason, count), *_ = Counter(each.reason for each in results).most_common(1)
        return f"{count} of {len(results)} results say: {reason}"
    found = [each for each in results if each.leaves_incomplete(strict=strict)]
    late = [each for each in found if each.reason.startswith(OUT_OF_TIME)]
    others = [each for each in found if not each.reason.startswith(OUT_OF_TIME)]
    parts: list[str] = []
    if others:
        parts.append(f"{_rules(others)} could not be judged: {_shown(others[0])}")
    if late:
        parts.append(f"{_rules(late)} not judged in time: give more with --within")
    return "; ".join(parts)


def _rules(results: Sequence[Result]) -> str:
    count = len({each.rule for each in results})
    return "1 rule" if count == 1 else f"{count} rules"


def _shown(result: Result) -> str:
    reason = result.reason.removeprefix("not judged: ")
    if not result.messages:
        return reason
    message = result.messages[0]
    return f"{reason} ({message.method} {message.url[:SHOWN]}: {message.status})"


def _start(plan: Plan, target: Target) -> RunStart:
    return RunStart(
        api=plan.api.name,
        target=target.url,
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        version=__version__,
        spec=hashlib.sha256((plan.api.folder / "openapi.yaml").read_bytes()).hexdigest(),
        depth=plan.depth,
        strict=plan.strict,
        seed=plan.seed,
        seconds=plan.seconds,
        rules=len(plan.rules),
        reference=plan.reference,
        left_out=tuple(line for each in plan.api.left_out for line in each.named_lines()),
    )
