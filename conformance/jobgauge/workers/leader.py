"""
The leading process: it starts the workers through pytest-xdist and records their results in the order of the plan.

Rules about operations of one server that are joined by links go to one worker, in their order: so each rule judges
the same responses as in a single process and comes to the same verdict.
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
from jobgauge.rules import rules
from jobgauge.run.checking import as_result
from jobgauge.run.finding import Finding
from jobgauge.run.plan import Plan
from jobgauge.run.recording import Recording, Unwritable
from jobgauge.run.results import Result, result_of
from jobgauge.run.rule import Rule
from jobgauge.spec.document import load_api

WORKER: Final = Path(__file__).with_name("worker.py")
JUDGED: Final = "judged"
"""The property of a test report that contains the result of the rule."""
ALONE: Final = (
    "--disable-plugin-autoload",
    "-pxdist",
    "-pno:terminal",
    "-pno:cacheprovider",
    "-pno:warnings",
    f"--config-file={os.devnull}",
    f"--rootdir={WORKER.parent}",
    "--dist=loadscope",
    "--max-worker-restart=0",
)
"""Options that exclude the caller's own pytest plugins, configuration and cache."""
CALLERS: Final = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS")
"""Environment variables that are meant for the caller's own pytest."""


def shared(workers: int, recordings: Sequence[Recording]) -> None:
    """Check the rules of recordings in this many processes."""
    lead = _Lead(recordings)
    with _own_options():
        ended = pytest.main([f"-n{workers}", *ALONE, str(WORKER)], plugins=[lead])
    if lead.trouble:
        raise lead.trouble
    if ended is pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    lead.finish()


@contextmanager
def _own_options() -> Generator[None]:
    """Remove the caller's pytest options from the environment until the block ends."""
    kept = {name: os.environ.pop(name) for name in CALLERS if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


class _Lead:
    """
    The pytest plugin of the leading process.

    The first result of each recording includes the requests that this process sent.
    """

    def __init__(self, recordings: Sequence[Recording]) -> None:
        self._recordings = recordings
        self._waiting: list[dict[int, Result]] = [{} for _ in recordings]
        self._recorded = [0 for _ in recordings]
        self._session: pytest.Session | None = None
        self.trouble: Unwritable | None = None

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Keep the session, to stop it."""
        self._session = session

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Send the plans to a worker, through a pipe, so that no other process can read a token."""
        sent = [(packed(each.plan), attrs.asdict(each.target)) for each in self._recordings]
        node.workerinput.update(tasks=sent)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Receive the result of a rule, and record it once every result before it is recorded."""
        if report.when != "call":
            return
        judged = [str(text) for name, text in report.user_properties if name == JUDGED]
        if judged:
            task, number, members = json.loads(judged[0])
            result = result_of(members)
        else:
            task, number = map(int, report.nodeid.rsplit("::", 1)[-1].strip("]").split("-"))
            finding = Finding("error", "not judged: the check broke", trace=report.longreprtext)
            rule = self._recordings[task].plan.rules[number]
            result = as_result(rule, finding, Masking(), requests=0)
        self._waiting[task][number] = result
        try:
            self._record(task)
        except Unwritable as error:
            self.trouble = error
            if self._session:
                self._session.shouldstop = str(error)

    def _record(self, task: int) -> None:
        while (number := self._recorded[task]) in self._waiting[task]:
            result, recording = self._waiting[task].pop(number), self._recordings[task]
            if number == 0:
                result = attrs.evolve(result, requests=result.requests + recording.sent)
            recording.add(result)
            self._recorded[task] += 1

    def finish(self) -> None:
        """Record an error for every rule that was not judged because a worker process ended early."""
        for task, recording in enumerate(self._recordings):
            rules = recording.plan.rules
            unjudged = {*range(self._recorded[task], len(rules))} - self._waiting[task].keys()
            for number in unjudged:
                finding = Finding("error", "not judged: its worker process ended early")
                self._waiting[task][number] = as_result(
                    rules[number], finding, Masking(), requests=0
                )
            self._record(task)


def packed(plan: Plan) -> dict[str, Any]:
    """Return a plan in a form that can be sent to a worker, without `strict`: no verdict depends on it."""
    return {
        "api": plan.api.name,
        "rules": [(rule.id, rule.side) for rule in plan.rules],
        "given": {name: list(values) for name, values in plan.given.items()},
        "depth": plan.depth,
        "seed": plan.seed,
        "seconds": plan.seconds,
        "failures": plan.failures,
        "until": plan.until,
        "memory": plan.memory,
    }


def unpacked(sent: Mapping[str, Any]) -> Plan:
    """Return the plan that `packed` was sent for."""
    api = load_api(sent["api"])
    all_rules: dict[tuple[str, str], Rule] = {(rule.id, rule.side): rule for rule in rules(api)}
    chosen = [all_rules[name, side] for name, side in sent["rules"]]
    return Plan(api, chosen, **{name: sent[name] for name in sent.keys() - {"api", "rules"}})


def packed_result(task: int, number: int, result: Result) -> str:
    """Return the result of the rule with this number in a task, as text."""
    return json.dumps([task, number, attrs.asdict(result)])
