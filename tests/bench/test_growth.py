"""The number of requests per operation does not depend on the size of the spec; `growth.py` measures the time."""

from tests.bench.growth import measured
from tests.bench.workshops import PATTERN, operation_ids

import lint_specs
from jobgauge.spec.conventions import read_conventions


def test_the_pattern_follows_the_conventions() -> None:
    conventions = read_conventions(lint_specs.SPECS)

    assert [str(each) for each in lint_specs.lint(PATTERN, conventions)] == []


def test_twice_the_operations_take_at_most_twice_the_requests_and_get_the_same_verdicts() -> None:
    once, twice = measured(1, "quick"), measured(2, "quick")

    assert once.operations == len(operation_ids())
    assert twice.operations == 2 * once.operations
    assert twice.constraints == 2 * once.constraints
    assert 1.9 * once.requests < twice.requests <= 2 * once.requests  # a few look for an outage
    assert twice.verdicts == {verdict: 2 * count for verdict, count in once.verdicts.items()}


def test_the_server_of_the_bench_breaks_no_rule() -> None:
    found = measured(1, "quick").verdicts

    assert set(found) == {"pass", "skip"}
    assert found["skip"] < found["pass"] / 10
