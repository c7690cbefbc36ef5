"""
The detection run: what our suite and `schemathesis run` find on servers that are wrong on purpose.

Run it with `nox -s detection`. An interrupted run resumes where it stopped, unless a source has changed.
"""

import argparse
import sys
from pathlib import Path

from tests.detection.bodies import rows
from tests.detection.outcomes import ROOT, Record, sources_digest
from tests.detection.running import run
from tests.detection.subjects import chosen, sample
from tests.detection.tables import document, each_server, never_red, unexplained

SUITES = ("jobgauge", "schemathesis")
OUT = ROOT / "detection-report"


def main() -> int:
    """Run both suites and write the tables; return 1 if a finding has no reason."""
    args = arguments().parse_args()
    out: Path = args.out
    record = Record(out / "outcomes.jsonl", sources="any" if args.mix else sources_digest())
    servers = chosen(
        every_way=args.all, by_family=args.by_family, prefixes=args.only, kinds=args.kind
    )
    for suite in args.suite or ("jobgauge", "schemathesis"):
        some = servers if suite == "jobgauge" else sample(servers, args.per_class)
        run(record, suite, some, args.workers)
    text = document(record.outcomes, rows())
    (out / "detection.md").write_text(text, encoding="utf-8")
    (out / "servers.md").write_text(each_server(record.outcomes), encoding="utf-8")
    print(text)
    left = unexplained(record.outcomes)
    if args.by_family:
        left += never_red(record.outcomes)
    print("\n".join([f"{len(left)} findings without a reason", *left]))
    return 1 if left else 0


def arguments() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(prog="nox -s detection --", description=__doc__)
    add = parser.add_argument
    add("--all", action="store_true", help="every way to break each constraint, not one")
    add(
        "--by-family",
        action="store_true",
        help="of the servers derived from constraints, only one for each operation and family of rules; "
        "exit with 1 if a family is never red",
    )
    add(
        "--only",
        action="append",
        default=[],
        metavar="PREFIX",
        help="only servers whose name begins so",
    )
    add("--kind", action="append", default=[], help="only servers of this class, such as paging")
    add(
        "--per-class",
        type=int,
        default=2,
        metavar="K",
        help="run schemathesis on K servers of each class and API (default: %(default)s)",
    )
    add("--workers", type=int, default=2, help="processes (default: %(default)s)")
    add("--out", type=Path, default=OUT, metavar="DIR", help="folder for the tables")
    add("--suite", action="append", choices=SUITES, help="run only this suite")
    add("--mix", action="store_true", help="keep outcomes although sources have changed")
    return parser


if __name__ == "__main__":
    sys.exit(main())
