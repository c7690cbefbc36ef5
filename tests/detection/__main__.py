"""
The detection run: what our suite catches, and what `schemathesis run` catches, on servers that are wrong on purpose.

`nox -s detection` runs it. A run that was broken off goes on where it stopped, as long as no source has changed.
"""

import argparse
import sys
from pathlib import Path

from tests.detection.bodies import rows
from tests.detection.outcomes import ROOT, Record, sources_digest
from tests.detection.running import run
from tests.detection.subjects import chosen, sample
from tests.detection.tables import document, each_server, unexplained

SUITES = ("jobgauge", "schemathesis")
OUT = ROOT / "detection-report"


def main() -> int:
    """Run both suites and write the tables; 1 where a right server was called wrong or a wrong one was missed."""
    args = arguments().parse_args()
    out: Path = args.out
    record = Record(out / "outcomes.jsonl", sources="any" if args.mix else sources_digest())
    servers = chosen(every_way=args.all, prefixes=args.only, kinds=args.kind)
    for suite in args.suite or ("jobgauge", "schemathesis"):
        some = servers if suite == "jobgauge" else sample(servers, args.per_class)
        run(record, suite, some, args.workers)
    text = document(record.outcomes, rows())
    (out / "detection.md").write_text(text, encoding="utf-8")
    (out / "servers.md").write_text(each_server(record.outcomes), encoding="utf-8")
    print(text)
    left = unexplained(record.outcomes)
    print("\n".join([f"{len(left)} findings without a reason", *left]))
    return 1 if left else 0


def arguments() -> argparse.ArgumentParser:
    """What may be asked for."""
    parser = argparse.ArgumentParser(prog="nox -s detection --", description=__doc__)
    add = parser.add_argument
    add("--all", action="store_true", help="every way to break each constraint, not one")
    add("--only", action="append", default=[], metavar="PREFIX", help="servers of these names")
    add("--kind", action="append", default=[], help="servers of this class, such as paging")
    add(
        "--per-class",
        type=int,
        default=2,
        metavar="K",
        help="servers of each class and API that schemathesis is run on (default: %(default)s)",
    )
    add("--workers", type=int, default=2, help="processes (default: %(default)s)")
    add("--out", type=Path, default=OUT, metavar="DIR", help="where the tables go")
    add("--suite", action="append", choices=SUITES, help="one of the suites, not both")
    add("--mix", action="store_true", help="keep outcomes although sources have changed since")
    return parser


if __name__ == "__main__":
    sys.exit(main())
