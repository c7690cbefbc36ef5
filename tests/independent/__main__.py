"""
Runs `jobgauge check` on the servers of authors who had read only the documents, and tells what it found.

    python -m tests.independent first --api zoo_datasets --id 33

Each set is a folder whose servers say with `--list` what is wrong with them, and with `--known` which ids exist.
The outcomes are kept in `<set>.jsonl` beside the folder; with `--keep` those of this run replace them.
Exit with 1 if a server whose fault was found before is not found any more, or a right variant fails.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Any

import attrs
from tests.independent.known import given, path_of

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PACKAGES = os.pathsep.join(str(ROOT / each) for each in ("conformance", "generated", "scripts"))


@attrs.frozen
class Subject:
    """One server of a set: a fault, a right variant, or with `id` "" the right server itself."""

    program: Path
    api: str
    id: str = ""
    breaks: bool = False
    kind: str = "right"
    evidence: str = ""

    @property
    def key(self) -> str:
        """What names it among all sets."""
        return self.id or f"{self.api}-right"


@attrs.frozen
class Found:
    """What `jobgauge check` said about a server: its exit code, requests, and the rules by verdict."""

    key: str
    breaks: bool
    kind: str
    evidence: str
    exit: int
    requests: int
    fail: list[str]
    inferred: list[str]
    drift: list[str]


def subjects(name: str, apis: Iterable[str], part: str) -> list[Subject]:
    """Return the servers of a set."""
    found: list[Subject] = []
    for program in sorted((HERE / name).glob("*/*_server.py")):
        api = program.stem.removesuffix("_server")
        if apis and api not in apis:
            continue
        listed: list[dict[str, Any]] = json.loads(told(program, "--list"))
        whole = [Subject(program, api)] + [
            Subject(program, api, each["id"], each["breaks"], each["kind"], each["evidence"])
            for each in listed
        ]
        found += [each for each in whole if part in each.key]
    return found


def told(program: Path, option: str) -> str:
    """Return what a server prints for an option."""
    command = [sys.executable, str(program), option]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def check(subject: Subject, depth: str) -> Found:
    """Start a server, run `jobgauge check` on it, and return what it said."""
    known: dict[str, Any] = json.loads(told(subject.program, "--known"))
    fault = ["--fault", subject.id] if subject.id else []
    command = [sys.executable, str(subject.program), "--port", "0", *fault]
    with (
        tempfile.TemporaryDirectory() as out,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
    ):
        try:
            assert server.stdout is not None
            url = server.stdout.readline().strip() + path_of(subject.api, known)
            call = [
                sys.executable,
                "-m",
                "jobgauge.cli",
                "check",
                "--api",
                subject.api,
                "--url",
                url,
            ]
            call += ["--out", out, "--depth", depth, *given(subject.api, known)]
            paths = {**os.environ, "JOBGAUGE_TOKEN": known["token"], "PYTHONPATH": PACKAGES}
            ran = subprocess.run(call, capture_output=True, text=True, env=paths, check=False)
        finally:
            server.kill()
        results = Path(out) / subject.api / "results.jsonl"
        lines = results.read_text(encoding="utf-8").splitlines() if results.exists() else []
    return _found(subject, ran.returncode, [json.loads(line) for line in lines])


def _found(subject: Subject, code: int, lines: list[dict[str, Any]]) -> Found:
    judged = [each for each in lines if "verdict" in each]
    failed = [each for each in judged if each["verdict"] == "fail"]
    return Found(
        subject.key,
        subject.breaks,
        subject.kind,
        subject.evidence,
        code,
        next((each["requests"] for each in lines if each.get("kind") == "end"), 0),
        [each["rule"] for each in failed if each["evidence"] != "inferred"],
        [each["rule"] for each in failed if each["evidence"] == "inferred"],
        [each["rule"] for each in judged if each["verdict"] == "drift"],
    )


def table(found: Iterable[Found]) -> list[str]:
    """Return the lines of a table: found by API and evidence, and what the rest was."""
    rows = [
        "| API | evidence | faults | found | only inferred | only drift | nothing |",
        "|---|---|---|---|---|---|---|",
    ]
    groups: dict[tuple[str, str], list[Found]] = {}
    for each in found:
        if each.breaks:
            groups.setdefault((each.key.partition("-")[0], each.evidence), []).append(each)
    for (api, evidence), faults in sorted(groups.items()):
        counts = Counter(sort_of(each) for each in faults)
        cells = (counts[sort] for sort in ("found", "inferred", "drift", "nothing"))
        rows.append(f"| {api} | {evidence} | {len(faults)} | {' | '.join(map(str, cells))} |")
    return rows


def sort_of(found: Found) -> str:
    """Return in which way a fault was noticed."""
    if found.exit == 1:
        return "found"
    return "inferred" if found.inferred else "drift" if found.drift else "nothing"


def main() -> int:
    """Run the servers that the arguments select."""
    parser = argparse.ArgumentParser(prog="python -m tests.independent")
    parser.add_argument("set", nargs="?", default="first")
    parser.add_argument("--api", action="append", default=[])
    parser.add_argument("--id", default="", help="only servers whose id contains this")
    parser.add_argument("--depth", default="normal")
    parser.add_argument("--keep", action="store_true", help="keep the outcomes of this run")
    parser.add_argument("-n", type=int, default=2)
    arguments = parser.parse_args()
    record = HERE / f"{arguments.set}.jsonl"
    before = (
        [Found(**json.loads(line)) for line in record.read_text().splitlines()]
        if record.exists()
        else []
    )
    chosen = subjects(arguments.set, arguments.api, arguments.id)
    if not chosen:
        parser.error("no server is selected")
    with ThreadPoolExecutor(arguments.n) as pool:
        found = list(pool.map(check, chosen, repeat(arguments.depth)))
    print("\n".join(table(found)))
    known = {each.key for each in before if each.exit == 1 and each.breaks}
    lost = [each.key for each in found if each.key in known and each.exit != 1]
    gained = [
        each.key for each in found if each.breaks and each.exit == 1 and each.key not in known
    ]
    alarms = [each.key for each in found if not each.breaks and each.exit != 0]
    for title, keys in (("found no more", lost), ("found now", gained), ("false alarms", alarms)):
        print(f"\n{title}: {', '.join(keys) or 'none'}")
    print(f"\nrequests, at most: {max(each.requests for each in found)}")
    if arguments.keep:
        whole = {each.key: each for each in [*before, *found]}
        lines = (json.dumps(attrs.asdict(each)) for each in whole.values())
        record.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return 1 if lost or alarms else 0


if __name__ == "__main__":
    sys.exit(main())
