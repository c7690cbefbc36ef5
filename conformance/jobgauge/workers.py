"""
The rules of one or several runs shared out among processes by pytest-xdist.

What one process judges is in `worker.py`, a module of tests: one test a rule.
The rules about operations of a server that lead to each other stay together and in their order, so that each of them is
judged by the same answers as in one process, and comes to the same verdict.
"""

import json
import os
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from jobgauge.apis import load_api
from jobgauge.checking import Judged, Plan, Task, as_result, reach
from jobgauge.results import result_of
from jobgauge.rules import rules
from jobgauge.rules.redaction import Redaction
from jobgauge.rules.rule import Finding, Rule
from jobgauge.rules.wire import Wire

WORKER: Final = Path(__file__).with_name("worker.py")
JUDGED: Final = "judged"
"""The property of a test's report that holds what came of its rule."""
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
"""What keeps pytest to itself: no plugin, no configuration and no cache of the project that jobgauge is called in."""
CALLERS: Final = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS")
"""What the environment says to a pytest of the caller's own."""


def shared(workers: int, tasks: Sequence[Task]) -> None:
    """
    The rules of several tasks, judged by so many processes.

    Raises NoAnswer where a target does not answer at all.
    """
    lead = _Lead(tasks, [_reached(each) for each in tasks])
    with _own_options():
        ended = pytest.main([f"-n{workers}", *ALONE, str(WORKER)], plugins=[lead])
    if ended is pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    lead.finish()


def _reached(task: Task) -> int:
    """How many requests it took to find that the target is there."""
    with Wire(task.plan.api, task.target) as wire:
        run = task.plan.run(wire)
        reach(run, task.plan.rules)
        return len(run.exchanges)


@contextmanager
def _own_options() -> Generator[None]:
    """An environment without the options and plugins that the caller has for a pytest of their own."""
    kept = {name: os.environ.pop(name) for name in CALLERS if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


class _Lead:
    """The pytest plugin of the process that leads: gives the workers their plans, and tells results in order."""

    def __init__(self, tasks: Sequence[Task], asked: Sequence[int]) -> None:
        self._tasks = tasks
        self._asked = asked  # requests of this process, which the first result of each task counts
        self._waiting: list[dict[int, Judged]] = [{} for _ in tasks]
        self._told = [0 for _ in tasks]

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Hand over the plans; they go through a pipe, and nobody else sees a token."""
        sent = [(packed(each.plan), attrs.asdict(each.target)) for each in self._tasks]
        node.workerinput.update(tasks=sent)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take what came of a rule, and tell it and those behind it once all before it are told."""
        for name, text in report.user_properties:
            if name == JUDGED and report.when == "call":
                task, number, judged = unpacked_judged(str(text))
                self._waiting[task][number] = judged
                self._tell(task)

    def _tell(self, task: int) -> None:
        while self._told[task] in self._waiting[task]:
            judged = self._waiting[task].pop(self._told[task])
            if not self._told[task]:
                requests = judged.result.requests + self._asked[task]
                judged = attrs.evolve(judged, result=attrs.evolve(judged.result, requests=requests))
            self._tasks[task].tell(judged)
            self._told[task] += 1

    def finish(self) -> None:
        """Tell the rest, where a worker broke off: what it had not judged is an error."""
        for index, task in enumerate(self._tasks):
            rules = task.plan.rules
            unjudged = {*range(self._told[index], len(rules))} - self._waiting[index].keys()
            for number in unjudged:
                finding = Finding("error", "not judged: its worker process broke off")
                result = as_result(rules[number], finding, Redaction(), requests=0)
                self._waiting[index][number] = Judged(result, reached=False)
            self._tell(index)


def packed(plan: Plan) -> dict[str, Any]:
    """A plan as what can be sent to a worker."""
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
    """The plan that was sent; a verdict does not depend on `strict`, which the leading process alone reads."""
    api = load_api(sent["api"])
    known: dict[tuple[str, str], Rule] = {(rule.id, rule.side): rule for rule in rules(api)}
    rest: dict[str, Any] = {
        each: value for each, value in sent.items() if each not in {"api", "rules"}
    }
    return Plan(api, [known[name, side] for name, side in sent["rules"]], **rest)


def packed_judged(task: int, number: int, judged: Judged) -> str:
    """What came of the rule of that number of a task, as text."""
    return json.dumps([task, number, attrs.asdict(judged)])


def unpacked_judged(text: str) -> tuple[int, int, Judged]:
    """The number of a task and of a rule in it, and what came of it."""
    task, number, members = json.loads(text)
    return task, number, Judged(result_of(members["result"]), members["reached"])
