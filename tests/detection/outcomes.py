"""
What a suite made of one server, as JSON lines: a run that was broken off goes on where it stopped.

The first line says of which sources the outcomes are; those of other sources are not mixed with them.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import attrs

ROOT = Path(__file__).resolve().parents[2]

Suite = Literal["jobgauge", "schemathesis"]


@attrs.frozen
class Outcome:
    """
    One suite on one server.

    `killed` says that the suite found the server wrong, for the reason that it is wrong;
    `by` is what said so, `beside` what else failed, `related` that of it which is about the same value;
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
    """The file of outcomes: those that are there, and those that are added."""

    def __init__(self, path: Path, *, sources: str) -> None:
        """Open the file; outcomes of other sources are thrown away, and so is a line that was cut short."""
        self.path = path
        kept = list(_whole_lines(path))
        same = bool(kept) and json.loads(kept[0]) == {"sources": sources}
        self.outcomes = [_outcome(line) for line in kept[1:]] if same else []
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = kept if same else [json.dumps({"sources": sources})]
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    def has(self, suite: Suite, server: str) -> bool:
        """Whether the suite was run on the server already."""
        return any((each.suite, each.server) == (suite, server) for each in self.outcomes)

    def add(self, outcome: Outcome) -> None:
        """Keep one more."""
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
    """A digest of the specs, the rules and the servers: what outcomes depend on."""
    digest = hashlib.sha256()
    for path in _sources(("specs", "conformance/jobgauge")):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()


def _sources(folders: Iterable[str]) -> list[Path]:
    found = [path for each in folders for path in (ROOT / each).rglob("*")]
    return sorted(path for path in found if path.suffix in {".py", ".yaml"})
