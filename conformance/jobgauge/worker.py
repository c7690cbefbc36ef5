"""
What one process of a shared run judges: a test for each rule of the plan that `workers.py` sent.

A test passes whatever the verdict is: its report carries what came of the rule.
"""

import signal
from collections.abc import Callable, Iterator
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
    A test for each rule, named `<group>::<number>`.

    `--dist=loadscope` has what stands before the last `::` judged by one process, in its order.
    (`loadgroup` does not group under pytest 9.2: pytest-xdist issue 1386.)
    """
    rules = _plan(metafunc.config).rules
    names = [f"{group(rule)}::{number}" for number, rule in enumerate(rules)]
    metafunc.parametrize("number", range(len(rules)), ids=names)


def group(rule: Rule) -> str:
    """
    Which rules stay together: on a server those of one operation, since some judge what others were answered.

    An operation stays with those whose answers lead to it.
    """
    if rule.side != "server":
        return f"{rule.side}/{rule.operation}/{rule.family}"
    return f"{rule.side}/{min(_together(rule.api)[rule.operation])}"


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
def run(pytestconfig: pytest.Config) -> Iterator[Run]:
    """What this process asks its rules through."""
    signal.signal(
        signal.SIGINT, signal.SIG_DFL
    )  # Ctrl-C ends it without a word: the leading process has one
    plan = _plan(pytestconfig)
    with Wire(plan.api, Target(**_sent(pytestconfig)["target"])) as wire:
        yield plan.run(wire)


def test_rule(
    number: int, run: Run, pytestconfig: pytest.Config, record_property: Callable[[str, str], None]
) -> None:
    """Judge one rule."""
    rule = _plan(pytestconfig).rules[number]
    record_property(JUDGED, packed_judged(number, judged(rule, run)))


PLAN = pytest.StashKey[Plan]()


def _plan(config: pytest.Config) -> Plan:
    if PLAN not in config.stash:
        config.stash[PLAN] = unpacked(_sent(config)["plan"])
    return config.stash[PLAN]


def _sent(config: Any) -> dict[str, Any]:
    return config.workerinput
