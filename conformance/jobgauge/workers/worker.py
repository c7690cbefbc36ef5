"""
The test module of a worker process, with one test for each rule of the plans that the leader sent.

Each test passes, whatever the verdict: its report contains the result.
"""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from types import FrameType
from typing import Any, Final

import pytest

from jobgauge.exchange.line import Target
from jobgauge.messages.documented import sources
from jobgauge.run.checking import judged
from jobgauge.run.plan import Plan
from jobgauge.run.rule import Rule
from jobgauge.run.run import Run
from jobgauge.spec.document import load_api
from jobgauge.workers.leader import JUDGED, packed_result, unpacked

LOOK: Final = 0.5
"""Seconds between two looks at the leader."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """
    Make a test for each rule, named `<group>::<task>-<number>`.

    With `--dist=loadscope` one process runs all tests that share the part before the last `::`, in their order.
    (`loadgroup` does not group under pytest 9.2: pytest-xdist issue 1386.)
    """
    if os.name == "posix":
        signal.signal(signal.SIGINT, _interrupt)
        threading.Thread(target=_follow, args=[os.getppid()], daemon=True).start()
    all_rules = {
        (task, number): rule
        for task, (plan, _) in enumerate(_tasks(metafunc.config))
        for number, rule in enumerate(plan.rules)
    }
    names = [f"{group(rule)}::{task}-{number}" for (task, number), rule in all_rules.items()]
    metafunc.parametrize(("task", "number"), list(all_rules), ids=names)


def _interrupt(number: int, _frame: FrameType | None) -> None:
    """End this process silently on Ctrl-C, but first tell the leader, which must not take it for a crash."""
    os.kill(os.getppid(), number)
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _follow(leader: int) -> None:
    """End this process soon after its leader, however that ended; nobody would receive its results."""
    while os.getppid() == leader:
        time.sleep(LOOK)
    os._exit(1)


def group(rule: Rule) -> str:
    """
    Return the name of the group of rules that a rule belongs to; one process checks the whole group.

    On a server these are the rules of all operations joined by links, since some rules judge the responses to the
    requests of others.
    """
    if rule.side != "server":
        return f"{rule.api}/{rule.side}/{rule.operation}/{rule.family}"
    return f"{rule.api}/{rule.side}/{min(_together(rule.api)[rule.operation])}"


@cache
def _together(name: str) -> dict[str, set[str]]:
    """Return for each operation of an API the operations that it is joined with by links, itself included."""
    api = load_api(name)
    groups = {each: {each} for each in api.operations}
    for operation in api.operations.values():
        for source in sources(api, operation):
            joined = groups[operation.id] | groups[source.id]
            groups.update(dict.fromkeys(joined, joined))
    return groups


@pytest.fixture(scope="session")
def runs(pytestconfig: pytest.Config) -> Iterator[list[Run]]:
    """Yield a run for each task."""
    with ExitStack() as open_:
        yield [
            plan.run(open_.enter_context(plan.wire(target)), part=True)
            for plan, target in _tasks(pytestconfig)
        ]


def test_rule(
    task: int,
    number: int,
    runs: list[Run],
    pytestconfig: pytest.Config,
    record_property: Callable[[str, str], None],
) -> None:
    """Judge one rule and report its result."""
    plan, _ = _tasks(pytestconfig)[task]
    run = runs[task]
    result = judged(plan.rules[number], run)
    record_property(JUDGED, packed_result(task, number, result))


Tasks = list[tuple[Plan, Target]]
TASKS = pytest.StashKey[Tasks]()


def _tasks(config: Any) -> Tasks:
    if TASKS not in config.stash:
        sent = config.workerinput["tasks"]
        config.stash[TASKS] = [(unpacked(plan), Target(**target)) for plan, target in sent]
    return config.stash[TASKS]
