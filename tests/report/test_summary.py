from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import attrs
import pytest
from rich.console import Console
from tests.report import runs

from jobgauge.report import print_overview, print_summary, write_html, write_index
from jobgauge.report.visible import UNSEEN
from jobgauge.run.results import EXITS, SIDES, Ending, Line


def summary(folder: Path, *lines: Line, width: int = 80, color: bool = False) -> str:
    """Return what the terminal shows about a run of these lines."""
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=color)
    print_summary(runs.write_results(folder / "results.jsonl", *lines), console)
    return out.getvalue()


def lines_after(text: str, words: str) -> list[str]:
    """Return the lines after the first one with these words."""
    lines = text.splitlines()
    return lines[next(n for n, line in enumerate(lines, start=1) if words in line) :]


def test_every_line_of_the_table_fits_80_columns(tmp_path: Path) -> None:
    for api in ("cognite_diagrams", "zoo_datasets"):
        results = runs.of_spec(api, runs.mixed)

        text = summary(tmp_path, runs.start(api), *results, runs.end("fails"))

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

    text = summary(tmp_path, runs.start(), *results, runs.end("fails"))

    assert "paging  12, 1 fail, 1 error, 1 drift, 1 note, 1 skip  1\n" in text
    assert "17 rules on 2 sides: 1 fail, 1 error, 1 drift, 1 note, 1 skip, 13 pass." in text


def test_a_finding_is_shown_with_its_rule_reason_level_and_line_of_the_spec(
    tmp_path: Path,
) -> None:
    broken = runs.result("fail", reason="expected 7 jobs, seen 8 at /jobs", evidence="supplement")

    text = summary(tmp_path, runs.start(), broken, runs.end("fails"))

    spec = (runs.spec_file("itwin_reality_conversion")).read_text().splitlines()
    line = next(n for n, text in enumerate(spec, start=1) if text.strip() == "x-pagination:")
    assert "fail itwin_reality_conversion/list_jobs/paging/no_duplicates (should, server)" in text
    assert "    expected 7 jobs, seen 8 at /jobs\n" in text
    assert f"specs/itwin_reality_conversion/openapi.yaml:{line} {broken.pointer}\n" in text


def test_no_line_is_shown_of_a_spec_that_has_changed_since_the_run(tmp_path: Path) -> None:
    start = attrs.evolve(runs.start(), spec="0" * 64)

    text = summary(tmp_path, start, runs.result("fail"), runs.end("fails"))

    assert "openapi.yaml" not in text
    assert runs.result().pointer in text


def test_long_lists_are_visibly_cut_but_every_family_is_shown(tmp_path: Path) -> None:
    many = [runs.result("fail", name=f"schema/{index}") for index in range(100)]
    other = runs.result("fail", name="timestamps/units")

    text = summary(tmp_path, runs.start(), *many, other, runs.end("fails"))

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
    ("ended", "words"),
    [
        ("conforms", "Conforms. No rule failed."),
        ("fails", "Does not conform. 1 rule failed."),
        ("incomplete", "Incomplete. "),
        ("untested", "Nothing could be tested. "),
        ("broken", "The suite or the connection broke."),
        ("interrupted", "Interrupted. The run was interrupted after 1 result. "),
    ],
)
def test_the_last_lines_give_the_verdict_and_the_cost(
    tmp_path: Path, ended: Ending, words: str
) -> None:
    text = summary(tmp_path, runs.start(), runs.result("fail"), runs.end(ended))

    assert words in text
    assert f"412 requests in 8.2 s. Exit code {EXITS[ended]}.\n" in text
    assert text.endswith("  --rule itwin_reality_conversion/list_jobs/paging/no_duplicates\n")


def test_a_run_that_broke_off_has_no_verdict(tmp_path: Path) -> None:
    text = summary(tmp_path, runs.start(rules=40), runs.result())

    assert lines_after(text, " at http://127.0.0.1:8000")[0] == (
        "The run broke off after 1 of 40 results."
    )
    assert "Incomplete. The run broke off after 1 of 40 results. Run the same command" in text
    assert "Conforms" not in text
    assert "Exit code" not in text


@pytest.mark.parametrize("ended", ["untested", "incomplete", "broken", "interrupted"])
def test_the_cause_of_a_run_without_a_verdict_is_its_second_line_and_in_its_last(
    tmp_path: Path, ended: Ending
) -> None:
    end = runs.end(ended, "every answer was 401: set JOBGAUGE_TOKEN")

    text = summary(tmp_path, runs.start(), runs.result("skip"), end, width=120)

    cause = "Every answer was 401: set JOBGAUGE_TOKEN."
    assert lines_after(text, " at http://127.0.0.1:8000")[0] == cause
    assert f". {cause}" in text
    assert "See the reasons" not in text


def test_a_run_that_conforms_says_if_most_rules_were_skipped(tmp_path: Path) -> None:
    skips = [runs.result("skip", name=f"a/{number}") for number in range(3)]

    most = summary(tmp_path, runs.start(), runs.result(), *skips, runs.end(), width=200)
    few = summary(tmp_path, runs.start(), runs.result(), skips[0], runs.end(), width=200)

    assert "Conforms. No rule failed, but only 1 of 4 results are verdicts: see the reasons" in most
    assert "Conforms. No rule failed.\n" in few


def test_rules_that_could_not_be_judged_follow_those_that_failed(tmp_path: Path) -> None:
    end = runs.end("fails", "2 rules could not be judged: 503 (GET http://a: 503).")

    text = summary(tmp_path, runs.start(), runs.result("fail"), end)

    assert "Does not conform. 1 rule failed. 2 rules could not be judged: 503 (GET" in text
    assert text.count("could not be judged") == 1


@pytest.mark.parametrize(
    ("cause", "shown"),
    [
        ("https://host does not speak TLS: try --url http://host", "https://host does not"),
        ("use --url https://host/v1", "Use --url https://host/v1\n"),
        ("is it\n there?", "Is it there?\n"),
        ("9" * 500_000, "9...\n"),
    ],
)
def test_a_cause_is_a_sentence_that_leaves_an_address_as_it_is(
    tmp_path: Path, cause: str, shown: str
) -> None:
    end = runs.end("untested", cause)

    assert shown in summary(tmp_path, runs.start(), end, width=2_000)


def test_a_broken_run_says_what_broke_and_what_to_do(tmp_path: Path) -> None:
    lost = runs.result("error", reason="GET /jobs: no response (connection refused)")
    bug = runs.result("error", reason="the check broke: KeyError", trace="Traceback\n  frame")

    text = summary(tmp_path, runs.start(), lost, runs.end("broken"), width=200)
    assert lines_after(text, " at http://127.0.0.1:8000")[0] == (
        "1 rule ended with an error: GET /jobs: no response (connection refused)."
    )
    assert "Run the same command again when the connection holds." in text

    text = summary(tmp_path, runs.start(), bug, runs.end("broken"), width=200)
    assert "report it with the traceback" in text
    assert "frame" not in text


def test_what_failed_before_an_interruption_is_said(tmp_path: Path) -> None:
    end = runs.end("interrupted", "interrupted by Ctrl-C after 1 of 9 results.")

    text = summary(tmp_path, runs.start(rules=9), runs.result("fail"), end, width=200)

    assert "Interrupted by Ctrl-C after 1 of 9 results. 1 rule had failed by then." in text


def test_the_reference_server_is_named_in_the_first_line_and_the_verdict(tmp_path: Path) -> None:
    text = summary(tmp_path, runs.start(reference=True), runs.result(), runs.end())

    assert " at http://127.0.0.1:8000, the reference server of this package\n" in text
    assert "Conforms: the reference server of this package. No rule failed.\n" in text


def test_all_subjects_of_this_package_are_named_in_the_verdict(tmp_path: Path) -> None:
    results = [runs.result(side=side) for side in SIDES]

    text = summary(tmp_path, runs.start(reference=True), *results, runs.end(), width=200)

    assert (
        "Conforms: the reference server, the generated client and the generated models"
        " of this package." in text
    )


@pytest.mark.parametrize("ended", ["conforms", "untested", "incomplete", "broken"])
def test_a_run_without_a_rule_on_a_server_speaks_of_none(tmp_path: Path, ended: Ending) -> None:
    results = runs.result("skip", side="models", blocked=True), runs.result("drift", side="models")

    text = summary(tmp_path, runs.start(reference=True), *results, runs.end(ended))

    assert "itwin_reality_conversion: the generated models of this package\n" in text
    assert "server" not in text
    assert "127.0.0.1" not in text


def test_skips_that_leave_a_run_incomplete_come_first(tmp_path: Path) -> None:
    skips = [runs.result("skip", name=f"schema/{n}", reason="no 429 seen") for n in range(3)]
    blocked = [
        runs.result("skip", name="paging/a", reason="answered with 503", blocked=True),
        runs.result("skip", name="paging/b", reason="answered with 500", blocked=True),
        runs.result("skip", name="paging/c", reason="answered with 500", blocked=True),
    ]

    text = summary(tmp_path, runs.start(), *skips, *blocked, runs.end("incomplete"))

    before, heading, after = text.partition("3 not judged, by reason\n")
    assert heading
    assert "no 429 seen" not in before
    assert after.startswith(
        "    2  answered with 500 (paging)\n    1  answered with 503 (paging)\n\n"
        "3 skip, by reason\n    3  no 429 seen (schema)\n"
    )


@pytest.mark.parametrize("code", [0, 1, 2, 3, 129, 130, 143])
def test_only_a_run_with_exit_code_0_is_green(tmp_path: Path, code: int) -> None:
    usual: dict[int, Ending] = {0: "conforms", 1: "fails", 2: "incomplete", 3: "broken"}
    ended = usual.get(code, "interrupted")
    end = attrs.evolve(runs.end(ended), exit=code)
    path = runs.write_results(tmp_path / "results.jsonl", runs.start(), runs.result(), end)
    out = StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard")

    text = summary(tmp_path, runs.start(), runs.result(), end, color=True)
    print_overview([path], console)
    write_html(path, tmp_path / "report.html")

    page = (tmp_path / "report.html").read_text()
    assert ('class="verdict good"' in page) == (code == 0)
    assert ("\x1b[1;32m" in text) == (code == 0)
    assert ("\x1b[1;32m" in out.getvalue()) == (code == 0)


def test_the_report_is_named_if_it_exists(tmp_path: Path) -> None:
    lines = runs.start(), runs.result(), runs.end()
    path = tmp_path / "results.jsonl"
    assert f"Results: {path}\n" in summary(tmp_path, *lines)

    write_html(path, tmp_path / "report.html")

    assert f"Report: {tmp_path / 'report.html'}\n" in summary(tmp_path, *lines)


@pytest.mark.parametrize("hostile", runs.HOSTILE)
def test_text_from_a_server_never_controls_the_terminal(tmp_path: Path, hostile: str) -> None:
    text = summary(tmp_path, runs.start(), runs.saying(hostile), runs.end("fails"))

    assert not UNSEEN.search(text)


def test_other_characters_are_escaped_on_an_ascii_terminal(tmp_path: Path) -> None:
    file = TextIOWrapper(BytesIO(), encoding="ascii")
    result = runs.result("fail", reason="seen: \u00e9 \u4e16")
    path = runs.write_results(tmp_path / "results.jsonl", runs.start(), result, runs.end("fails"))

    print_summary(path, Console(file=file, width=80))

    file.seek(0)
    assert r"seen: \xe9 \u4e16" in file.read()


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("color", [False, True])
def test_the_summary_works_at_any_width(tmp_path: Path, width: int, color: bool) -> None:
    results = list(runs.of_spec("cognite_diagrams", runs.mixed))

    lines = runs.start("cognite_diagrams"), *results, runs.end("fails")
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
        lines += [runs.end("fails")] if api != "zoo_datasets" else []
        paths.append(runs.write_results(tmp_path / api / "results.jsonl", *lines))
    write_index(paths, tmp_path / "index.html")
    out = StringIO()

    print_overview(paths, Console(file=out, width=80))

    text = out.getvalue()
    assert "cognite_vision            fails  " in text
    assert "zoo_datasets              broke off  " in text
    assert "1,236 requests, and those of 1 run that broke off.\n" in text
    assert "zoo_datasets: The run broke off after " in text
    assert f"Report: {tmp_path / 'index.html'}\n" in text
    assert all(len(line) <= 80 for line in text.splitlines()[:6])


def test_an_overview_of_no_run_claims_nothing() -> None:
    out = StringIO()

    print_overview([], Console(file=out))

    assert out.getvalue() == "\nNo results were written.\n"


def test_a_run_in_which_nothing_was_judged_is_told_in_a_few_lines(tmp_path: Path) -> None:
    blocked = [
        runs.result("skip", name=f"a/{n}", reason="not judged: every answer was 500", blocked=True)
        for n in range(100)
    ]

    text = summary(tmp_path, runs.start(), *blocked, runs.end("untested", "Every answer was 500."))

    assert text.count("Every answer was 500.") == 1
    assert text.count("\n") < 10
