"""One API's rules against one target: checked one by one, recorded line by line, summed up as an exit code."""

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TextIO

import attrs

from jobgauge import __version__
from jobgauge.exchange.masking import Masking
from jobgauge.exchange.wire import ConnectionLost, NoAnswer, Target, Wire
from jobgauge.run.failures import failures_again
from jobgauge.run.finding import Finding
from jobgauge.run.results import Result, RunEnd, RunStart, write_line
from jobgauge.run.rule import Rule, staged
from jobgauge.run.run import Depth, Run
from jobgauge.spec.document import Api

CONFORMS: Final = 0
FAILED: Final = 1
NOTHING_TESTED: Final = 2
BROKE: Final = 3

Listener = Callable[[Result, int, int], None]
"""Called after each rule with its result, its position from 1 and the total."""


@attrs.frozen
class Plan:
    """
    The rules to check, with the effort to spend on them.

    `given` are ids that exist on the target; `seconds` bounds the random search of all rules together by time, not by
    `depth`; `failures` names the place where its failures are kept, in the form that `failures_at` takes.
    """

    api: Api
    rules: Sequence[Rule] = attrs.field(repr=False, converter=staged)
    given: Mapping[str, Sequence[str]] = attrs.field(factory=dict[str, list[str]])
    depth: Depth = "normal"
    seed: int = 0
    strict: bool = False
    seconds: float | None = None
    failures: str | None = attrs.field(default=None, repr=False)

    def run(self, wire: Wire) -> Run:
        """Return a new run of this plan; nothing is sent yet."""
        searches = sum(rule.family == "search" for rule in self.rules)
        return Run(
            self.api,
            wire,
            self.given,
            depth=self.depth,
            seed=self.seed,
            seconds=None if self.seconds is None else self.seconds / max(searches, 1),
            failures=None if self.failures is None else failures_again(self.failures),
        )


class Recording:
    """A plan, its target, and the results file: a line for each result, and the end line after the last rule."""

    def __init__(self, plan: Plan, target: Target, file: TextIO, listen: Listener) -> None:
        self.plan = plan
        self.target = target
        self._file = file
        self._listen = listen
        self._started = time.monotonic()
        self._results: list[Result] = []
        self._reached = False
        self._end: RunEnd | None = None
        write_line(file, _start(plan, target))

    def add(self, result: Result, *, reached: bool) -> None:
        """Write one result; `reached` says that the target has accepted a request by then."""
        self._results.append(result)
        self._reached |= reached
        write_line(self._file, result)
        if len(self._results) == len(self.plan.rules):
            self.end()
        self._listen(result, len(self._results), len(self.plan.rules))

    def end(self) -> RunEnd:
        """Write the end line if it is not there yet, and return it."""
        if self._end is None:
            results, strict = self._results, self.plan.strict
            self._end = RunEnd(
                exit=exit_code(results, reached=self._reached, strict=strict),
                seconds=round(time.monotonic() - self._started, 3),
                requests=sum(each.requests for each in results),
                counts=dict(Counter(each.verdict for each in results)),
            )
            write_line(self._file, self._end)
        return self._end


@contextmanager
def recorded(plan: Plan, target: Target, path: Path, listen: Listener) -> Generator[Recording]:
    """Open the results file at `path` for a recording; folders on the way are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        yield Recording(plan, target, file, listen)


def check(plan: Plan, target: Target, path: Path, listen: Listener) -> RunEnd:
    """
    Check every rule of the plan, one after another, and record the results in the file at `path`.

    Raises NoAnswer if the target does not answer at all.
    """
    with recorded(plan, target, path, listen) as recording:
        in_turn(recording)
        return recording.end()


def in_turn(recording: Recording) -> None:
    """Check the rules of a recording one after another, in this process."""
    plan = recording.plan
    with Wire(plan.api, recording.target) as wire:
        run = plan.run(wire)
        reach(run, plan.rules)
        for rule in plan.rules:
            recording.add(judged(rule, run), reached=run.reached)


def reach(run: Run, rules: Sequence[Rule]) -> None:
    """Send the first operation's documented requests, or one about an unknown id; raise NoAnswer without a response."""
    operation = next(iter(run.api.operations.values()))
    server = any(rule.side == "server" for rule in rules)
    if server and not run.documented(operation) and (call := run.unknown(operation)):
        run.once(call)


def judged(rule: Rule, run: Run) -> Result:
    """Return the result of one rule; an error without any request once the connection is lost."""
    if run.lost and rule.side == "server":
        finding = Finding("error", f"not judged: {run.lost}")
    else:
        try:
            finding = rule.check(run)
        except NoAnswer as error:
            finding = Finding("error", str(error))
            run.lost = error if isinstance(error, ConnectionLost) else None
    return as_result(rule, finding, run.wire.masking, requests=run.requests_since())


def as_result(rule: Rule, finding: Finding, masking: Masking, *, requests: int) -> Result:
    """Return a finding as a line of the results file, secrets masked."""
    return Result(
        rule=rule.id,
        api=rule.api,
        operation=rule.operation,
        family=rule.family,
        side=rule.side,
        verdict=finding.verdict,
        evidence=rule.evidence,
        source=rule.source,
        pointer=rule.pointer,
        sentence=rule.sentence,
        reason=masking.text(finding.reason),
        cases=finding.cases,
        requests=requests,
        known=finding.known,
        messages=tuple(masking.exchange(exchange) for exchange in finding.exchanges),
    )


def exit_code(results: Sequence[Result], *, reached: bool, strict: bool) -> int:
    """
    Return 0 if the server conforms, 1 if a rule failed, 2 if nothing could be tested, 3 if suite or connection broke.

    A failure comes first. A server was tested only if it accepted a request (`reached`).
    """
    if any(result.fails(strict=strict) for result in results):
        return FAILED
    if any(result.verdict == "error" for result in results):
        return BROKE
    judged_sides = {result.side for result in results if result.verdict != "skip"}
    if any(result.side == "server" for result in results):
        return CONFORMS if reached and "server" in judged_sides else NOTHING_TESTED
    return CONFORMS if judged_sides else NOTHING_TESTED


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
    )
