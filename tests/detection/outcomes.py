"""
The outcomes of a detection run as JSON lines, so that an interrupted run can resume.

The first line holds a digest of the sources; outcomes of other sources are not mixed with them.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import attrs

ROOT = Path(__file__).resolve().parents[2]

Suite = Literal["jobgauge", "schemathesis"]


@attrs.frozen
class Outcome:
    """
    The outcome of one suite on one server.

    `killed` is True if the suite reported the mistake that the server makes, and `by` are the rules or checks that did.
    `related` are other rules that failed about the same value, `beside` the rest that failed;
    `note` is why a wrong server was not found.
    """

    suite: Suite
    server: str
    api: str
    kind: str
    killed: bool
    by: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    requests: int = 0
    seconds: float = 0.0
    note: str = ""


class Record:
    """The file of outcomes, those of an earlier run included."""

    def __init__(self, path: Path, *, sources: str) -> None:
        """Open the file, and drop outcomes of other sources and a line that was cut short."""
        self.path = path
        kept = list(_whole_lines(path))
        same = bool(kept) and json.loads(kept[0]) == {"sources": sources}
        self.outcomes = [_outcome(line) for line in kept[1:]] if same else []
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = kept if same else [json.dumps({"sources": sources})]
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    def has(self, suite: Suite, server: str) -> bool:
        """Return True if the suite was already run on the server."""
        return any((each.suite, each.server) == (suite, server) for each in self.outcomes)

    def add(self, outcome: Outcome) -> None:
        """Append one outcome to the file."""
        self.outcomes.append(outcome)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(attrs.asdict(outcome)) + "\n")


def _whole_lines(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for line in text.splitlines(keepends=True):
        if line.endswith("\n"):
            yield line.removesuffix("\n")


def _outcome(line: str) -> Outcome:
    members: dict[str, Any] = json.loads(line)
    listed: dict[str, Any] = {name: tuple(members[name]) for name in ("by", "related", "beside")}
    return Outcome(**{**members, **listed})


def sources_digest() -> str:
    """Return a digest of the specs and the suite, on which the outcomes depend."""
    digest = hashlib.sha256()
    folders = (ROOT / "specs", ROOT / "conformance/jobgauge")
    for path in sorted(path for each in folders for path in each.rglob("*")):
        if path.suffix in {".py", ".yaml"}:
            digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()
