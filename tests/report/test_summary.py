from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import attrs
import pytest
from rich.console import Console
from tests.report import runs

from jobgauge.report import print_overview, print_summary, write_html, write_index
from jobgauge.report.visible import UNSEEN
from jobgauge.run.results import Line


def summary(folder: Path, *lines: Line, width: int = 80, color: bool = False) -> str:
    """Return what the terminal shows about a run of these lines."""
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=color)
    print_summary(runs.write_results(folder / "results.jsonl", *lines), console)
    return out.getvalue()


def test_every_line_of_the_table_fits_80_columns(tmp_path: Path) -> None:
    for api in ("cognite_diagrams", "zoo_datasets"):
        results = runs.of_spec(api, runs.mixed)

        text = summary(tmp_path, runs.start(api), *results, runs.end(1))

        table = text.partition("A number without a verdict")[0]
        assert "schema" in table
        assert max(map(len, table.splitlines())) <= 80


def test_counts_are_labelled_without_colour(tmp_path: Path) -> None:
    results = [
        *(runs.result(name=f"paging/{index}") for index in range(12)),
        runs.result("fail", name="paging/a"),
        runs.result("fail", name="paging/b", evidence="inferred"),
        runs.result("drift", name="paging/c"),
        runs.result("skip", name="paging/d"),
        runs.result("error", name="paging/e"),
        runs.result(name="paging/0", side="client"),
    ]

    text = summary(tmp_path, runs.start(), *results, runs.end(1))

    assert "paging  12, 1 fail, 1 error, 1 drift, 1 note, 1 skip  1\n" in text
    assert "17 rules on 2 sides: 1 fail, 1 error, 1 drift, 1 note, 1 skip, 13 pass." in text


def test_a_finding_is_shown_with_its_rule_reason_level_and_line_of_the_spec(
    tmp_path: Path,
) -> None:
    broken = runs.result("fail", reason="expected 7 jobs, seen 8 at /jobs", evidence="supplement")

    text = summary(tmp_path, runs.start(), broken, runs.end(1))

    spec = (runs.spec_file("itwin_reality_conversion")).read_text().splitlines()
    line = next(n for n, text in enumerate(spec, start=1) if text.strip() == "x-pagination:")
    assert "fail itwin_reality_conversion/list_jobs/paging/no_duplicates (should, server)" in text
    assert "    expected 7 jobs, seen 8 at /jobs\n" in text
    assert f"specs/itwin_reality_conversion/openapi.yaml:{line} {broken.pointer}\n" in text


def test_no_line_is_shown_of_a_spec_that_has_changed_since_the_run(tmp_path: Path) -> None:
    start = attrs.evolve(runs.start(), spec="0" * 64)

    text = summary(tmp_path, start, runs.result("fail"), runs.end(1))

    assert "openapi.yaml" not in text
    assert runs.result().pointer in text


def test_long_lists_are_visibly_cut_but_every_family_is_shown(tmp_path: Path) -> None:
    many = [runs.result("fail", name=f"schema/{index}") for index in range(100)]
    other = runs.result("fail", name="timestamps/units")

    text = summary(tmp_path, runs.start(), *many, other, runs.end(1))

    assert "101 fail\n" in text
    assert "timestamps/units (must, server)" in text
    assert "and 97 more; see the report" in text


def test_skips_are_grouped_by_reason(tmp_path: Path) -> None:
    skips = [runs.result("skip", name=f"schema/{n}", reason="no 429 seen") for n in range(30)]
    other = runs.result("skip", name="paging/a", reason="the list has one page")

    text = summary(tmp_path, runs.start(), *skips, other, runs.end())

    assert "31 skip, by reason" in text
    assert "   30  no 429 seen (schema)\n" in text
    assert "    1  the list has one page (paging)\n" in text


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0, "Conforms. No rule failed."),
        (1, "Does not conform. 1 rule failed."),
        (2, "Nothing could be tested."),
        (3, "The suite or the connection broke."),
    ],
)
def test_the_last_lines_give_the_verdict_and_the_cost(
    tmp_path: Path, code: int, words: str
) -> None:
    text = summary(tmp_path, runs.start(), runs.result("fail"), runs.end(code))

    assert words in text
    assert f"412 requests in 8.2 s. Exit code {code}.\n" in text
    assert text.endswith("  --rule itwin_reality_conversion/list_jobs/paging/no_duplicates\n")


def test_an_incomplete_run_has_no_verdict(tmp_path: Path) -> None:
    text = summary(tmp_path, runs.start(), runs.result())

    assert "Incomplete. The run stopped before its end, after 1 result." in text
    assert "Conforms" not in text
    assert "Exit code" not in text


def test_the_report_is_named_if_it_exists(tmp_path: Path) -> None:
    lines = runs.start(), runs.result(), runs.end()
    path = tmp_path / "results.jsonl"
    assert f"Results: {path}\n" in summary(tmp_path, *lines)

    write_html(path, tmp_path / "report.html")

    assert f"Report: {tmp_path / 'report.html'}\n" in summary(tmp_path, *lines)


@pytest.mark.parametrize("hostile", runs.HOSTILE)
def test_text_from_a_server_never_controls_the_terminal(tmp_path: Path, hostile: str) -> None:
    text = summary(tmp_path, runs.start(), runs.saying(hostile), runs.end(1))

    assert not UNSEEN.search(text)


def test_other_characters_are_escaped_on_an_ascii_terminal(tmp_path: Path) -> None:
    file = TextIOWrapper(BytesIO(), encoding="ascii")
    result = runs.result("fail", reason="seen: \u00e9 \u4e16")
    path = runs.write_results(tmp_path / "results.jsonl", runs.start(), result, runs.end(1))

    print_summary(path, Console(file=file, width=80))

    file.seek(0)
    assert r"seen: \xe9 \u4e16" in file.read()


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("color", [False, True])
def test_the_summary_works_at_any_width(tmp_path: Path, width: int, color: bool) -> None:
    results = list(runs.of_spec("cognite_diagrams", runs.mixed))

    lines = runs.start("cognite_diagrams"), *results, runs.end(1)
    text = summary(tmp_path, *lines, width=width, color=color)

    assert "schema" in text
    assert ("\x1b[" in text) == color


def test_operations_that_do_not_fit_are_summed(tmp_path: Path) -> None:
    results = [runs.result(operation=f"operation_{index}") for index in range(50)]

    text = summary(tmp_path, runs.start(), *results, runs.end())

    assert "Sum of 50 operations:" in text
    assert "paging  50\n" in text


def test_several_runs_are_shown_in_one_table(tmp_path: Path) -> None:
    paths: list[Path] = []
    for api in ("cognite_diagrams", "cognite_vision", "itwin_reality_conversion", "zoo_datasets"):
        (tmp_path / api).mkdir()
        lines: list[Line] = [runs.start(api), *runs.of_spec(api, runs.mixed)]
        lines += [runs.end(1)] if api != "zoo_datasets" else []
        paths.append(runs.write_results(tmp_path / api / "results.jsonl", *lines))
    write_index(paths, tmp_path / "index.html")
    out = StringIO()

    print_overview(paths, Console(file=out, width=80))

    text = out.getvalue()
    assert "cognite_vision            fails  " in text
    assert "zoo_datasets              incomplete  " in text
    assert "1,236 requests.\n" in text
    assert f"Report: {tmp_path / 'index.html'}\n" in text
    assert all(len(line) <= 80 for line in text.splitlines()[:6])
