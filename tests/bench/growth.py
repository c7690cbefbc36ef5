"""
The cost of a run as a spec grows: requests and seconds with 5, 50 and 200 operations.

The operations come from `workshops.py`, in groups of five that differ only in their names, so requests and time per
operation must not depend on the number of operations.
Quote only the ratios: the seconds depend on the machine.
Processor time includes the server, which runs in the same process, and no other program.
"""

import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import attrs
from tests.bench.workshops import operation_ids, service, workshops
from tests.rules.judging import checked

from jobgauge.exchange.line import Target
from jobgauge.reference.app import build
from jobgauge.reference.serve import serving
from jobgauge.rules import rules
from jobgauge.run.plan import Plan
from jobgauge.run.results import Verdict
from jobgauge.run.run import Depth
from jobgauge.spec.document import Api
from jobgauge.spec.walk import constraints

OPERATIONS = (5, 50, 200)
DEPTHS: tuple[Depth, ...] = ("quick", "normal")


@attrs.frozen
class Row:
    """The cost of one run; `walk` are the seconds for listing the constraints, which `seconds` does not include."""

    operations: int
    constraints: int
    rules: int
    requests: int
    seconds: float
    processor: float
    walk: float
    verdicts: Counter[Verdict]


def measured(copies: int, depth: Depth) -> Row:
    """Run the rules about servers on a number of copies of the pattern, and return the cost."""
    with tempfile.TemporaryDirectory() as folder:
        api = workshops(copies, Path(folder))
        before = time.process_time()
        constraints(api)
        walk = time.process_time() - before
        reference = build(api, service=service(api, copies))
        with serving(reference) as url:
            return _run(api, Target(url, reference.token), depth, walk)


def _run(api: Api, target: Target, depth: Depth, walk: float) -> Row:
    wall, processor = time.perf_counter(), time.process_time()
    judged = [each for each in rules(api) if each.side == "server"]
    results, end = checked(Plan(api, judged, depth=depth), target)
    return Row(
        operations=len(api.operations),
        constraints=len(constraints(api)),
        rules=len(judged),
        requests=end.requests,
        seconds=time.perf_counter() - wall,
        processor=time.process_time() - processor,
        walk=walk,
        verdicts=Counter(each.verdict for each in results),
    )


Cost = Callable[[Row], float]
PER_OPERATION: dict[str, tuple[Cost, float]] = {
    "requests": (lambda row: row.requests, 1),
    "ms": (lambda row: row.seconds, 1000),
    "processor ms": (lambda row: row.processor, 1000),
    "walk ms": (lambda row: row.walk, 1000),
}
"""The columns shown per operation, each with the factor from the unit of the row to the unit shown."""


def show(depth: Depth, rows: list[Row]) -> None:
    """Print two tables: the whole run, and the cost per operation with its ratio to that of the smallest spec."""
    print(
        f"\n{depth}: operations, constraints, rules, requests, seconds, processor seconds, walk seconds"
    )
    for row in rows:
        counts = (row.operations, row.constraints, row.rules, row.requests)
        spent = (row.seconds, row.processor, row.walk)
        print(
            "  "
            + "".join(f"{each:9}" for each in counts)
            + "".join(f"{each:9.3f}" for each in spent)
        )
    print(
        f"{depth}, per operation: {', '.join(PER_OPERATION)}, each with its ratio to the first row"
    )
    for row in rows:
        found = [
            (scale * cost(row) / row.operations, scale * cost(rows[0]) / rows[0].operations)
            for cost, scale in PER_OPERATION.values()
        ]
        print(
            f"  {row.operations:9}" + "".join(f"{one:9.2f} {one / of:5.2f}x" for one, of in found)
        )


def main() -> None:
    """Print the tables of each depth."""
    for depth in DEPTHS:
        measured(1, depth)  # warms imports and caches
        show(depth, [measured(count // len(operation_ids()), depth) for count in OPERATIONS])


if __name__ == "__main__":
    main()
