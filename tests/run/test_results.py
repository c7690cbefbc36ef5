from pathlib import Path

import pytest
from tests.report import runs

from jobgauge.report.recorded import read_run
from jobgauge.run.results import BrokenResults, RunEnd, RunStart, read_lines


def test_a_line_is_read_as_it_was_written(tmp_path: Path) -> None:
    body = '{"name": "\ud800 \u202e \x00 \u00e9"}'
    lines = [runs.start(), runs.result("fail", messages=(runs.message(body),)), runs.end("fails")]

    path = runs.write_results(tmp_path / "results.jsonl", *lines)

    assert list(read_lines(path)) == lines


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"[]\n",
        b'"text"\n',
        b"12\n",
        b"\xff\n",
        b'{"kind": "other"}\n',
        b'{"kind": "end", "exit": 0}\n',
        b'{"kind": "result", "rule": "cut of',
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: bytes) -> None:
    path = runs.write_results(tmp_path / "results.jsonl", runs.start())
    path.write_bytes(path.read_bytes() + line)

    with pytest.raises(BrokenResults, match=r"results\.jsonl, line 2: ") as caught:
        read_run(path)

    assert caught.value.line == 2


@pytest.mark.parametrize("field", ["verdict", "side", "evidence"])
def test_an_unknown_word_is_named(tmp_path: Path, field: str) -> None:
    path = runs.write_results(tmp_path / "results.jsonl", runs.start(), runs.result())
    value = getattr(runs.result(), field)
    path.write_text(path.read_text().replace(f'"{field}": "{value}"', f'"{field}": "perhaps"'))

    with pytest.raises(BrokenResults, match=f"line 2: .*[(]{field} is 'perhaps'[)]$"):
        read_run(path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = runs.write_results(tmp_path / "results.jsonl")

    with pytest.raises(BrokenResults, match=r"line 1: .*starts with"):
        read_run(path)


def test_a_file_holds_one_run_from_its_start_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    start, result, end = runs.start(), runs.result(), runs.end()

    with pytest.raises(BrokenResults, match=r"line 1: .*starts with"):
        read_run(runs.write_results(path, result, end))
    with pytest.raises(BrokenResults, match="line 2: a second `run` line"):
        read_run(runs.write_results(path, start, start, end))
    with pytest.raises(BrokenResults, match="line 3: no line may follow the `end` line"):
        read_run(runs.write_results(path, start, end, result))
    with pytest.raises(BrokenResults, match=r"line 2: .*ended is 'well'"):
        read_run(_with_ending(path, start, end))


def _with_ending(path: Path, start: RunStart, end: RunEnd) -> Path:
    """Write a file whose last line has an ending that there is not."""
    runs.write_results(path, start, end)
    path.write_text(path.read_text().replace('"ended": "conforms"', '"ended": "well"'))
    return path
