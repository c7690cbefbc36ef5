"""
One API's rules against one target: rule by rule into a results file, and the exit code that the verdicts give.

Read `rules/__init__.py` and `results.py` before this.
"""

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import attrs

from jobgauge import __version__
from jobgauge.apis import Api
from jobgauge.reference.app import build
from jobgauge.reference.serve import serving
from jobgauge.results import Result, RunEnd, RunStart, Side, write_line
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
    """What to check, and how hard: `given` are ids that exist on the target."""

    api: Api
    rules: Sequence[Rule] = attrs.field(repr=False)
    given: Mapping[str, Sequence[str]] = attrs.field(factory=dict[str, list[str]])
    depth: Depth = "normal"
    seed: int = 0
    strict: bool = False


@contextmanager
def reference_target(plan: Plan) -> Generator[tuple[Target, Plan]]:
    """The API's reference server on a free loopback port, and the plan with the ids that exist there."""
    reference = build(plan.api, seed=plan.seed)
    with serving(reference) as url:
        given = {**reference.given, **plan.given}
        yield Target(url, reference.token), attrs.evolve(plan, given=given)


def check(plan: Plan, target: Target, path: Path, listen: Listener) -> RunEnd:
    """
    Judge every rule of the plan and write a line for each into the file at `path`.

    Rules that judge what others were answered come last, whatever their place in the plan.
    Raises NoAnswer where the target does not answer at all.
    """
    started = time.monotonic()
    rules = sorted(plan.rules, key=lambda rule: rule.late)
    path.parent.mkdir(parents=True, exist_ok=True)
    with Wire(plan.api, target) as wire, path.open("w", encoding="utf-8") as file:
        run = Run(plan.api, wire, plan.given, depth=plan.depth, seed=plan.seed)
        if any(rule.side == "server" for rule in rules):
            reach(run)
        write_line(file, _start(plan, target))
        results: list[Result] = []
        for number, result in enumerate(judged(run, rules), start=1):
            write_line(file, result)
            results.append(result)
            listen(result, number, len(rules))
        end = RunEnd(
            exit=exit_code(results, run, strict=plan.strict),
            seconds=round(time.monotonic() - started, 3),
            requests=len(run.exchanges),
            counts=dict(Counter(result.verdict for result in results)),
        )
        write_line(file, end)
    return end


def reach(run: Run) -> None:
    """Ask one thing, whatever it is answered; NoAnswer where the target is not there."""
    operation = next(iter(run.api.operations.values()))
    if not run.documented(operation) and (call := run.stranger(operation)):
        run.once(call)


def judged(run: Run, rules: Sequence[Rule]) -> Iterator[Result]:
    """The result of each rule, in order; once the connection is lost the rest are errors without being asked."""
    lost: NoAnswer | None = None
    for rule in rules:
        before = len(run.exchanges)
        if lost and rule.side == "server":
            finding = Finding("error", f"not judged: {lost}")
        else:
            try:
                finding = rule.check(run)
            except NoAnswer as error:
                finding = Finding("error", str(error))
                lost = error if isinstance(error, ConnectionLost) else lost
        yield result_of(rule, finding, run, len(run.exchanges) - before)


def result_of(rule: Rule, finding: Finding, run: Run, requests: int) -> Result:
    """A finding as a line of the results file, secrets masked."""
    redaction = run.wire.redaction
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


def exit_code(results: Sequence[Result], run: Run, *, strict: bool) -> int:
    """
    0 conforms, 1 a rule failed, 2 nothing could be tested, 3 the suite or the connection broke; a failure comes first.

    A server was tested where it did one documented thing: a run that was only ever refused says nothing about it.
    """
    if any(result.fails(strict=strict) for result in results):
        return FAILED
    if any(result.verdict == "error" for result in results):
        return BROKE
    sides: set[Side] = {result.side for result in results}
    judged_sides = {result.side for result in results if result.verdict != "skip"}
    if "server" in sides:
        reached = any(exchange.accepted for exchange in run.exchanges)
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
    )
