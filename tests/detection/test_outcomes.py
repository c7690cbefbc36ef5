"""The record of a detection run, from which an interrupted run resumes."""

import json
from pathlib import Path

import attrs
from tests.detection.outcomes import Outcome, Record

FOUND = Outcome("jobgauge", "zoo/one", "zoo", "errors", killed=True, by=("rule",), requests=3)


def test_outcomes_are_read_again_after_an_interrupted_run(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.jsonl"
    Record(path, sources="same").add(FOUND)

    again = Record(path, sources="same")

    assert again.outcomes == [FOUND]
    assert again.has("jobgauge", "zoo/one")
    assert not again.has("schemathesis", "zoo/one")


def test_a_line_that_was_cut_short_is_dropped_and_written_again(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.jsonl"
    Record(path, sources="same").add(FOUND)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(attrs.asdict(FOUND))[:20])

    again = Record(path, sources="same")
    again.add(FOUND)

    assert again.outcomes == Record(path, sources="same").outcomes == [FOUND, FOUND]


def test_outcomes_of_other_sources_are_dropped(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.jsonl"
    Record(path, sources="before").add(FOUND)

    assert Record(path, sources="after").outcomes == []
