"""What a run asks of one operation does not depend on how many others there are; seconds are the bench's."""

from tests.bench.growth import measured
from tests.bench.workshops import PATTERN, operation_ids

import lint_specs
from jobgauge_making.lint.conventions import read_conventions


def test_the_pattern_keeps_to_the_conventions() -> None:
    conventions = read_conventions(lint_specs.SPECS)

    assert [str(each) for each in lint_specs.lint(PATTERN, conventions)] == []


def test_twice_the_operations_take_twice_the_requests_and_come_to_the_same() -> None:
    once, twice = measured(1, "quick"), measured(2, "quick")

    assert once.operations == len(operation_ids())
    assert twice.operations == 2 * once.operations
    assert twice.constraints == 2 * once.constraints
    assert twice.requests == 2 * once.requests
    assert twice.verdicts == {verdict: 2 * count for verdict, count in once.verdicts.items()}


def test_the_server_of_the_bench_keeps_every_rule() -> None:
    found = measured(1, "quick").verdicts

    assert set(found) == {"pass", "skip"}
    assert found["skip"] < found["pass"] / 10
