"""
One API's rules against one target: rule by rule into a results file, and the exit code that the verdicts give.

Read `rules/__init__.py` and `results.py` before this.
"""

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import attrs

from jobgauge import __version__
from jobgauge.apis import Api
from jobgauge.examples import examples_again
from jobgauge.reference.app import build
from jobgauge.reference.serve import serving
from jobgauge.results import Result, RunEnd, RunStart, Side, write_line
from jobgauge.rules.redaction import Redaction
from jobgauge.rules.rule import Finding, Rule
from jobgauge.rules.run import Depth, Run
from jobgauge.rules.wire import ConnectionLost, NoAnswer, Target, Wire

CONFORMS: Final = 0
FAILED: Final = 1
NOTHING_TESTED: Final = 2
BROKE: Final = 3

Listener = Callable[[Result, int, int], None]
"""Told of each result, with its number and how many there will be."""


@attrs.frozen
class Plan:
    """
    What to check, and how hard: `given` are ids that exist on the target.

    `seconds` are those of the random search in all, where they bound it and not `depth`;
    `examples` says where its failures are kept, as `examples.examples_at` reads it.
    """

    api: Api
    rules: Sequence[Rule] = attrs.field(repr=False)
    given: Mapping[str, Sequence[str]] = attrs.field(factory=dict[str, list[str]])
    depth: Depth = "normal"
    seed: int = 0
    strict: bool = False
    seconds: float | None = None
    examples: str | None = attrs.field(default=None, repr=False)

    def run(self, wire: Wire) -> Run:
        """A run by this plan, of which nothing was asked yet."""
        searches = sum(rule.family == "search" for rule in self.rules)
        return Run(
            self.api,
            wire,
            self.given,
            depth=self.depth,
            seed=self.seed,
            seconds=None if self.seconds is None else self.seconds / max(searches, 1),
            examples=None if self.examples is None else examples_again(self.examples),
        )


@attrs.frozen
class Judged:
    """What came of one rule, and whether the target had accepted anything by then."""

    result: Result
    reached: bool


@attrs.frozen
class Task:
    """The rules of a plan, the target to judge them on, and who is told what came of each, in their order."""

    plan: Plan
    target: Target
    tell: Callable[[Judged], None]


@contextmanager
def reference_target(plan: Plan) -> Generator[tuple[Target, Plan]]:
    """The API's reference server on a free loopback port, and the plan with the ids that exist there."""
    reference = build(plan.api, seed=plan.seed)
    with serving(reference) as url:
        given = {**reference.given, **plan.given}
        yield Target(url, reference.token), attrs.evolve(plan, given=given)


def check(plan: Plan, target: Target, path: Path, listen: Listener) -> RunEnd:
    """
    Judge every rule of the plan, one after another, and write a line for each into the file at `path`.

    Raises NoAnswer where the target does not answer at all.
    """
    with recorded(plan, target, path, listen) as recording:
        in_turn(recording.task)
        return recording.end()


@attrs.frozen
class Recording:
    """The lines that a task writes; the one about its end is written as soon as its last rule is told."""

    task: Task
    end: Callable[[], RunEnd]


@contextmanager
def recorded(plan: Plan, target: Target, path: Path, listen: Listener) -> Generator[Recording]:
    """
    A task that writes a line into the file at `path` for each rule that it is told of.

    Rules that judge what others were answered come last, whatever their place in the plan.
    """
    started = time.monotonic()
    plan = attrs.evolve(plan, rules=sorted(plan.rules, key=lambda rule: rule.late))
    found: list[Judged] = []
    ended: list[RunEnd] = []
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:

        def tell(each: Judged) -> None:
            found.append(each)
            write_line(file, each.result)
            if len(found) == len(plan.rules):
                end()
            listen(each.result, len(found), len(plan.rules))

        def end() -> RunEnd:
            if not ended:
                seconds = round(time.monotonic() - started, 3)
                ended.append(_end(found, seconds, strict=plan.strict))
                write_line(file, ended[0])
            return ended[0]

        write_line(file, _start(plan, target))
        yield Recording(Task(plan, target, tell), end)


def _end(found: Sequence[Judged], seconds: float, *, strict: bool) -> RunEnd:
    return RunEnd(
        exit=exit_code(found, strict=strict),
        seconds=seconds,
        requests=sum(each.result.requests for each in found),
        counts=dict(Counter(each.result.verdict for each in found)),
    )


def in_turn(task: Task) -> None:
    """The rules one after another, in this process."""
    with Wire(task.plan.api, task.target) as wire:
        run = task.plan.run(wire)
        reach(run, task.plan.rules)
        for rule in task.plan.rules:
            task.tell(judged(rule, run))


def reach(run: Run, rules: Sequence[Rule]) -> None:
    """Ask one thing, whatever it is answered; NoAnswer where nobody is there."""
    operation = next(iter(run.api.operations.values()))
    server = any(rule.side == "server" for rule in rules)
    if server and not run.documented(operation) and (call := run.stranger(operation)):
        run.once(call)


def judged(rule: Rule, run: Run) -> Judged:
    """What comes of one rule; where the connection was lost before, an error without any question."""
    if run.lost and rule.side == "server":
        finding = Finding("error", f"not judged: {run.lost}")
    else:
        try:
            finding = rule.check(run)
        except NoAnswer as error:
            finding = Finding("error", str(error))
            run.lost = error if isinstance(error, ConnectionLost) else None
    requests, run.told = len(run.exchanges) - run.told, len(run.exchanges)
    return Judged(as_result(rule, finding, run.wire.redaction, requests=requests), run.reached)


def as_result(rule: Rule, finding: Finding, redaction: Redaction, *, requests: int) -> Result:
    """A finding as a line of the results file, secrets masked, with the requests since the one before."""
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
        reason=redaction.text(finding.reason),
        cases=finding.cases,
        requests=requests,
        known=finding.known,
        messages=tuple(redaction.message(exchange) for exchange in finding.exchanges),
    )


def exit_code(found: Sequence[Judged], *, strict: bool) -> int:
    """
    0 conforms, 1 a rule failed, 2 nothing could be tested, 3 the suite or the connection broke; a failure comes first.

    A server was tested where it did one documented thing: a run that was only ever refused says nothing about it.
    """
    results = [each.result for each in found]
    if any(result.fails(strict=strict) for result in results):
        return FAILED
    if any(result.verdict == "error" for result in results):
        return BROKE
    sides: set[Side] = {result.side for result in results}
    judged_sides = {result.side for result in results if result.verdict != "skip"}
    if "server" in sides:
        reached = any(each.reached for each in found)
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
