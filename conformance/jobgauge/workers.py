"""
The rules of a run shared out among processes by pytest-xdist.

What one process judges is in `worker.py`, a module of tests: one test a rule.
The rules about operations of a server that lead to each other stay together and in their order, so that each of them is
judged by the same answers as in one process, and comes to the same verdict.
"""

import json
import os
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from jobgauge.apis import load_api
from jobgauge.checking import Judge, Judged, Plan, as_result, reach
from jobgauge.results import result_of
from jobgauge.rules import rules
from jobgauge.rules.rule import Finding, Rule
from jobgauge.rules.wire import Target, Wire

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


def shared(workers: int) -> Judge:
    """A judge that has so many processes."""

    def judge(plan: Plan, target: Target, tell: Callable[[Judged], None]) -> None:
        with Wire(plan.api, target) as wire:
            reach(plan.run(wire), plan.rules)
        lead = _Lead(plan, target, tell)
        with _own_options():
            ended = pytest.main([f"-n{workers}", *ALONE, str(WORKER)], plugins=[lead])
        if ended is pytest.ExitCode.INTERRUPTED:
            raise KeyboardInterrupt
        lead.finish()

    return judge


@contextmanager
def _own_options() -> Generator[None]:
    """An environment without the options and plugins that the caller has for a pytest of their own."""
    kept = {name: os.environ.pop(name) for name in CALLERS if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


class _Lead:
    """The pytest plugin of the process that leads: gives the workers their plan, and tells their results in order."""

    def __init__(self, plan: Plan, target: Target, tell: Callable[[Judged], None]) -> None:
        self._plan = plan
        self._target = target
        self._tell = tell
        self._waiting: dict[int, Judged] = {}
        self._told = 0

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Hand over the plan; it goes through a pipe, and nobody else sees the token."""
        node.workerinput.update(plan=packed(self._plan), target=attrs.asdict(self._target))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take what came of a rule, and tell it and those behind it once all before it are told."""
        for name, text in report.user_properties:
            if name == JUDGED and report.when == "call":
                number, judged = unpacked_judged(str(text))
                self._waiting[number] = judged
        while self._told in self._waiting:
            self._tell(self._waiting.pop(self._told))
            self._told += 1

    def finish(self) -> None:
        """Tell the rest, where a worker broke off: what it had not judged is an error."""
        if self._told == len(self._plan.rules):
            return
        with Wire(self._plan.api, self._target) as wire:
            run = self._plan.run(wire)
            for number in range(self._told, len(self._plan.rules)):
                finding = Finding("error", "not judged: its worker process broke off")
                lost = as_result(self._plan.rules[number], finding, run)
                self._tell(self._waiting.pop(number, Judged(lost, reached=False)))


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


def packed_judged(number: int, judged: Judged) -> str:
    """What came of the rule of that number, as text."""
    return json.dumps([number, attrs.asdict(judged)])


def unpacked_judged(text: str) -> tuple[int, Judged]:
    """The number of a rule, and what came of it."""
    number, members = json.loads(text)
    return number, Judged(result_of(members["result"]), members["reached"])
