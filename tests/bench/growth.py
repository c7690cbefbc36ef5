"""
What a run costs as a spec grows: its requests and its seconds with 5, 50 and 200 operations.

The operations are those of `workshops.py`, so each five of them are the same but for their names:
what a run asks and spends for one operation may not depend on how many others there are.
The ratios are what may be quoted, the seconds belong to the machine.
Those of the processor count what the server in the same process takes too, and not what others on the machine do.
"""

import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import attrs
from tests.bench.workshops import operation_ids, service, workshops

from jobgauge.exchange.wire import Target
from jobgauge.reference.app import build
from jobgauge.reference.serve import serving
from jobgauge.rules import rules
from jobgauge.run.checking import Plan, check
from jobgauge.run.results import Result, Verdict
from jobgauge.run.run import Depth
from jobgauge.spec.document import Api
from jobgauge.spec.walk import constraints

OPERATIONS = (5, 50, 200)
DEPTHS: tuple[Depth, ...] = ("quick", "normal")


@attrs.frozen
class Row:
    """What one run came to; `walk` are the seconds of listing the constraints, which the others leave out."""

    operations: int
    constraints: int
    rules: int
    requests: int
    seconds: float
    processor: float
    walk: float
    verdicts: Counter[Verdict]


def measured(copies: int, depth: Depth) -> Row:
    """The server side of the suite on so many copies of the pattern."""
    with tempfile.TemporaryDirectory() as folder:
        api = workshops(copies, Path(folder))
        before = time.process_time()
        constraints(api)
        walk = time.process_time() - before
        reference = build(api, service=service(api, copies))
        with serving(reference) as url:
            return _run(api, Target(url, reference.token), depth, Path(folder), walk)


def _run(api: Api, target: Target, depth: Depth, folder: Path, walk: float) -> Row:
    results: list[Result] = []
    wall, processor = time.perf_counter(), time.process_time()
    judged = [each for each in rules(api) if each.side == "server"]
    end = check(
        Plan(api, judged, depth=depth),
        target,
        folder / "results.jsonl",
        lambda each, _number, _count: results.append(each),
    )
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
EACH: dict[str, tuple[Cost, float]] = {
    "requests": (lambda row: row.requests, 1),
    "ms": (lambda row: row.seconds, 1000),
    "processor ms": (lambda row: row.processor, 1000),
    "walk ms": (lambda row: row.walk, 1000),
}
"""What is told of each operation, and in how many parts of its unit."""


def show(depth: Depth, rows: list[Row]) -> None:
    """Two tables: the whole run, and each operation with the ratio to one of the smallest spec."""
    print(
        f"\n{depth}: operations, constraints, rules, requests, seconds, of the processor, of the walk"
    )
    for row in rows:
        counts = (row.operations, row.constraints, row.rules, row.requests)
        spent = (row.seconds, row.processor, row.walk)
        print(
            "  "
            + "".join(f"{each:9}" for each in counts)
            + "".join(f"{each:9.3f}" for each in spent)
        )
    print(f"{depth}, each operation: {', '.join(EACH)}, and how many times that of the first row")
    for row in rows:
        found = [
            (scale * cost(row) / row.operations, scale * cost(rows[0]) / rows[0].operations)
            for cost, scale in EACH.values()
        ]
        print(
            f"  {row.operations:9}" + "".join(f"{one:9.2f} {one / of:5.2f}x" for one, of in found)
        )


def main() -> None:
    """The tables of each depth."""
    for depth in DEPTHS:
        measured(1, depth)  # what is imported and made once is not counted
        show(depth, [measured(count // len(operation_ids()), depth) for count in OPERATIONS])


if __name__ == "__main__":
    main()
