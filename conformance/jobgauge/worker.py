"""
What one process of a shared run judges: a test for each rule of the plan that `workers.py` sent.

A test passes whatever the verdict is: its report carries what came of the rule.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from typing import Any

import pytest

from jobgauge.apis import load_api
from jobgauge.checking import Plan, judged
from jobgauge.rules.documented import sources
from jobgauge.rules.rule import Rule
from jobgauge.rules.run import Run
from jobgauge.rules.wire import Target, Wire
from jobgauge.workers import JUDGED, packed_judged, unpacked


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """
    A test for each rule, named `<group>::<task>-<number>`.

    `--dist=loadscope` has what stands before the last `::` judged by one process, in its order.
    (`loadgroup` does not group under pytest 9.2: pytest-xdist issue 1386.)
    """
    all_rules = {
        (task, number): rule
        for task, (plan, _) in enumerate(_tasks(metafunc.config))
        for number, rule in enumerate(plan.rules)
    }
    names = [f"{group(rule)}::{task}-{number}" for (task, number), rule in all_rules.items()]
    metafunc.parametrize(("task", "number"), list(all_rules), ids=names)


def group(rule: Rule) -> str:
    """
    Which rules stay together: on a server those of one operation, since some judge what others were answered.

    An operation stays with those whose answers lead to it.
    """
    if rule.side != "server":
        return f"{rule.api}/{rule.side}/{rule.operation}/{rule.family}"
    return f"{rule.api}/{rule.side}/{min(_together(rule.api)[rule.operation])}"


@cache
def _together(name: str) -> dict[str, set[str]]:
    """The operations that each operation is joined with by what leads from one to another, itself among them."""
    api = load_api(name)
    known = {each: {each} for each in api.operations}
    for operation in api.operations.values():
        for source in sources(api, operation):
            joined = known[operation.id] | known[source.id]
            known.update(dict.fromkeys(joined, joined))
    return known


@pytest.fixture(scope="session")
def runs(pytestconfig: pytest.Config) -> Iterator[list[Run]]:
    """What this process asks the rules of each task through."""
    # Ctrl-C ends it without a word: the leading process has one.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with ExitStack() as open_:
        yield [
            plan.run(open_.enter_context(Wire(plan.api, target)))
            for plan, target in _tasks(pytestconfig)
        ]


def test_rule(
    task: int,
    number: int,
    runs: list[Run],
    pytestconfig: pytest.Config,
    record_property: Callable[[str, str], None],
) -> None:
    """Judge one rule."""
    plan, _ = _tasks(pytestconfig)[task]
    found = judged(plan.rules[number], runs[task])
    record_property(JUDGED, packed_judged(task, number, found))


Tasks = list[tuple[Plan, Target]]
TASKS = pytest.StashKey[Tasks]()


def _tasks(config: Any) -> Tasks:
    if TASKS not in config.stash:
        sent = config.workerinput["tasks"]
        config.stash[TASKS] = [(unpacked(plan), Target(**target)) for plan, target in sent]
    return config.stash[TASKS]
