"""
The leading process: starts the workers through pytest-xdist, and records their results in the order of the plan.

Rules about operations of one server that lead to each other stay with one worker and in their order, so that each is
judged by the same answers as in a single process and comes to the same verdict.
"""

import json
import os
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from jobgauge.exchange.masking import Masking
from jobgauge.exchange.wire import Wire
from jobgauge.rules import rules
from jobgauge.run.checking import Plan, Recording, as_result, reach
from jobgauge.run.finding import Finding
from jobgauge.run.results import Result, result_of
from jobgauge.run.rule import Rule
from jobgauge.spec.document import load_api

WORKER: Final = Path(__file__).with_name("worker.py")
JUDGED: Final = "judged"
"""The property of a test's report that holds the result of its rule."""
ALONE: Final = (
    "--disable-plugin-autoload",
    "-pxdist",
    "-pno:terminal",
    "-pno:cacheprovider",
    f"--config-file={os.devnull}",
    f"--rootdir={WORKER.parent}",
    "--dist=loadscope",
    "--max-worker-restart=0",
)
"""Options that keep the caller's own pytest plugins, configuration and cache out."""
CALLERS: Final = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS")
"""Environment variables that are meant for the caller's own pytest."""


def shared(workers: int, recordings: Sequence[Recording]) -> None:
    """
    Check the rules of several recordings in this many processes.

    Raises NoAnswer if a target does not answer at all.
    """
    lead = _Lead(recordings, [_requests_to_reach(each) for each in recordings])
    with _own_options():
        ended = pytest.main([f"-n{workers}", *ALONE, str(WORKER)], plugins=[lead])
    if ended is pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    lead.finish()


def _requests_to_reach(recording: Recording) -> int:
    """Return the number of requests that it took to see that the target answers."""
    with Wire(recording.plan.api, recording.target) as wire:
        run = recording.plan.run(wire)
        reach(run, recording.plan.rules)
        return len(run.exchanges)


@contextmanager
def _own_options() -> Generator[None]:
    """Take the caller's pytest options out of the environment for a while."""
    kept = {name: os.environ.pop(name) for name in CALLERS if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


class _Lead:
    """The pytest plugin of the leading process: hands out the plans, and records results in the order of the plan."""

    def __init__(self, recordings: Sequence[Recording], asked: Sequence[int]) -> None:
        self._recordings = recordings
        self._asked = (
            asked  # requests of this process, which the first result of each recording counts
        )
        self._waiting: list[dict[int, tuple[Result, bool]]] = [{} for _ in recordings]
        self._recorded = [0 for _ in recordings]

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Hand over the plans; they go through a pipe, so that nobody else sees a token."""
        sent = [(packed(each.plan), attrs.asdict(each.target)) for each in self._recordings]
        node.workerinput.update(tasks=sent)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take the result of a rule, and record it once every result before it is recorded."""
        for name, text in report.user_properties:
            if name == JUDGED and report.when == "call":
                task, number, reached, members = json.loads(str(text))
                self._waiting[task][number] = result_of(members), reached
                self._record(task)

    def _record(self, task: int) -> None:
        while (number := self._recorded[task]) in self._waiting[task]:
            result, reached = self._waiting[task].pop(number)
            if number == 0:
                result = attrs.evolve(result, requests=result.requests + self._asked[task])
            self._recordings[task].add(result, reached=reached)
            self._recorded[task] += 1

    def finish(self) -> None:
        """Record an error for every rule that a worker left behind when it broke off."""
        for task, recording in enumerate(self._recordings):
            rules = recording.plan.rules
            unjudged = {*range(self._recorded[task], len(rules))} - self._waiting[task].keys()
            for number in unjudged:
                finding = Finding("error", "not judged: its worker process broke off")
                result = as_result(rules[number], finding, Masking(), requests=0)
                self._waiting[task][number] = result, False
            self._record(task)


def packed(plan: Plan) -> dict[str, Any]:
    """Return a plan in a form that can be sent to a worker."""
    return {
        "api": plan.api.name,
        "rules": [(rule.id, rule.side) for rule in plan.rules],
        "given": {name: list(values) for name, values in plan.given.items()},
        "depth": plan.depth,
        "seed": plan.seed,
        "seconds": plan.seconds,
        "examples": plan.examples,
    }


def unpacked(sent: Mapping[str, Any]) -> Plan:
    """Return the plan that was sent; `strict` stays behind, since no verdict depends on it."""
    api = load_api(sent["api"])
    known: dict[tuple[str, str], Rule] = {(rule.id, rule.side): rule for rule in rules(api)}
    rest: dict[str, Any] = {
        each: value for each, value in sent.items() if each not in {"api", "rules"}
    }
    return Plan(api, [known[name, side] for name, side in sent["rules"]], **rest)


def packed_result(task: int, number: int, result: Result, *, reached: bool) -> str:
    """Return the result of the rule with this number of a task as text."""
    return json.dumps([task, number, reached, attrs.asdict(result)])
