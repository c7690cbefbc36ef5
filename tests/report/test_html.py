import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import attrs
import pytest
from tests.report import runs

from jobgauge.report import write_html, write_index
from jobgauge.report.visible import UNSEEN
from jobgauge.run.results import Line
from jobgauge.spec.document import load_api


class Page(HTMLParser):
    """The tags, ids, links and texts of a page; `open` are the elements that were not closed."""

    VOID = frozenset({"meta", "input", "br", "link", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def page_of(folder: Path, *lines: Line) -> tuple[str, Page]:
    """Return the report of a run of these lines as text and parsed."""
    out = folder / "report.html"
    write_html(runs.write_results(folder / "results.jsonl", *lines), out)
    text = out.read_text(encoding="utf-8")
    return text, Page(text)


def words(page: Page) -> str:
    """Return the texts of a page as one line."""
    return " ".join("".join(page.texts).split())


@pytest.mark.parametrize("hostile", runs.HOSTILE)
def test_text_from_a_server_never_becomes_markup(tmp_path: Path, hostile: str) -> None:
    _, harmless = page_of(tmp_path, runs.start(), runs.saying("harmless"), runs.end("fails"))

    text, page = page_of(tmp_path, runs.start(), runs.saying(hostile), runs.end("fails"))

    assert page.tags == harmless.tags
    assert page.attributes == harmless.attributes
    assert not page.open
    assert not any(link.startswith("javascript") for link in page.links)
    assert not UNSEEN.search(text)


def test_the_page_loads_nothing_and_runs_only_what_its_policy_names(tmp_path: Path) -> None:
    text, page = page_of(tmp_path, runs.start(), runs.result("fail"), runs.end("fails"))

    assert not {"link", "img", "iframe", "base", "object"} & set(page.tags)
    assert "src" not in page.attributes
    assert not any(name.startswith("on") or name == "style" for name in page.attributes)
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in text
    assert "url(" not in text


def test_every_internal_link_has_a_target_and_every_id_is_unique(tmp_path: Path) -> None:
    results = runs.of_spec("cognite_diagrams", runs.mixed)

    _, page = page_of(tmp_path, runs.start("cognite_diagrams"), *results, runs.end("fails"))

    inside = {unquote(link[1:]) for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    others = {link for link in page.links if not link.startswith("#")}
    assert others == {each.page for each in load_api("cognite_diagrams").operations.values()}


def test_a_cell_shows_its_counts_and_tells_screen_readers(tmp_path: Path) -> None:
    results = runs.result("fail"), runs.result(name="paging/loop"), runs.result(side="client")

    text, page = page_of(tmp_path, runs.start(), *results, runs.end("fails"))

    assert 'aria-label="paging, list_jobs, server: 1 fail, 1 pass"' in text
    assert 'href="#list_jobs/paging"' in text
    assert "list_jobs/paging" in page.ids


def test_a_rule_has_its_sentence_evidence_source_spec_line_reason_and_exchange(
    tmp_path: Path,
) -> None:
    exchange = runs.message('{"jobs":[{"id":1.50}]}')
    broken = runs.result("fail", messages=(exchange,), known=True, reason="seen 51")

    text, page = page_of(tmp_path, runs.start(), broken, runs.end("fails"))

    shown = " ".join(page.texts)
    for words in (broken.sentence, broken.rule, broken.source, broken.pointer, "seen 51"):
        assert words in shown
    assert "document: must" in shown
    assert "known difference" in shown
    assert re.search(r'<a href="#L\d+">specs/itwin_reality_conversion/openapi.yaml:\d+</a>', text)
    assert "Authorization: ***" in shown
    assert '{\n  "jobs": [\n    {\n      "id": 1.50\n    }\n  ]\n}' in shown


def test_one_rule_judged_on_several_sides_is_shown_once(tmp_path: Path) -> None:
    results = [runs.result("skip"), runs.result("fail", side="client"), runs.result(side="models")]

    text, _ = page_of(tmp_path, runs.start(), *results, runs.end("fails"))

    assert text.count('class="rule"') == 1
    assert 'data-verdicts="skip fail pass"' in text


def test_hundreds_of_rules_stay_below_a_megabyte(tmp_path: Path) -> None:
    body = '{"items":[' + ",".join(f'{{"id":{n}}}' for n in range(2_000)) + "]}"
    results = [
        attrs.evolve(result, messages=tuple(runs.message(body + result.rule) for _ in range(3)))
        for result in runs.of_spec("cognite_vision", runs.mixed)
    ]

    text, _ = page_of(tmp_path, runs.start("cognite_vision"), *results, runs.end("fails"))

    assert len(results) > 1_000
    assert len(text.encode()) < 1_000_000
    assert "did not fit on this page" in text


def test_the_page_of_a_run_that_broke_off_says_so_first(tmp_path: Path) -> None:
    text, page = page_of(tmp_path, runs.start(), runs.result())

    assert "<title>itwin_reality_conversion: Incomplete</title>" in text
    assert "The run broke off after 1 result." in " ".join(page.texts)
    assert "Exit code" not in page.texts


def test_a_run_without_a_result_is_a_page_too(tmp_path: Path) -> None:
    _, page = page_of(tmp_path, runs.start(), runs.end("untested"))

    assert "Nothing could be tested." in page.texts
    assert "table" not in page.tags


def test_a_spec_that_has_changed_since_the_run_is_not_shown(tmp_path: Path) -> None:
    start = attrs.evolve(runs.start(), spec="0" * 64)

    _, page = page_of(tmp_path, start, runs.result("fail"), runs.end("fails"))

    assert "no lines are shown" in " ".join(page.texts)
    assert not any(link.startswith("#L") for link in page.links)


def test_the_cause_of_a_run_without_a_verdict_stands_directly_after_the_heading(
    tmp_path: Path,
) -> None:
    cause = "every answer was 401: set JOBGAUGE_TOKEN"

    text, page = page_of(tmp_path, runs.start(), runs.result("skip"), runs.end("untested", cause))

    shown = words(page)
    assert "Nothing could be tested. Every answer was 401: set JOBGAUGE_TOKEN." in shown
    assert "See the reasons" not in shown
    assert 'class="verdict bad"' in text


def test_what_kept_all_rules_from_being_judged_is_no_finding(tmp_path: Path) -> None:
    blocked = runs.result("skip", reason="not judged: every answer was 401", blocked=True)

    _, page = page_of(tmp_path, runs.start(), blocked, runs.end("untested"))

    assert "Why there is no verdict" in words(page)
    assert "Findings" not in words(page)


def test_a_page_names_the_reference_server(tmp_path: Path) -> None:
    _, page = page_of(tmp_path, runs.start(reference=True), runs.result(), runs.end())

    shown = words(page)
    assert "Conforms: the reference server of this package. No rule failed." in shown
    assert "Server http://127.0.0.1:8000, the reference server of this package" in shown


def test_a_page_without_a_rule_on_a_server_speaks_of_none(tmp_path: Path) -> None:
    results = runs.result("drift", side="client"), runs.result(side="models")

    text, page = page_of(tmp_path, runs.start(reference=True), *results, runs.end())

    shown = words(page)
    assert "Checked the generated client and the generated models of this package" in shown
    assert "server" not in shown.partition("openapi.yaml")[0].casefold()
    assert "http://127.0.0.1:8000" not in text


def test_a_trace_is_folded_and_cut_in_its_middle(tmp_path: Path) -> None:
    trace = "Traceback <most recent>\n" + "  frame\n" * 5_000 + "ValueError: the end"

    text, page = page_of(
        tmp_path, runs.start(), runs.result("error", trace=trace), runs.end("broken")
    )

    assert "Traceback &lt;most recent&gt;" in text
    assert "ValueError: the end" in words(page)
    assert text.count("frame") < 2_000
    assert re.search(r"<details[^>]*><summary>Traceback</summary><pre>", text)


def test_tracebacks_without_room_are_left_to_the_results_file(tmp_path: Path) -> None:
    errors = [runs.result("error", name=f"schema/{n}", trace="frame\n" * 2_000) for n in range(99)]

    text, page = page_of(tmp_path, runs.start(), *errors, runs.end("broken"))

    assert len(text) < 600_000
    assert "a traceback in the results file" in words(page)


def test_a_rule_that_the_server_kept_from_being_judged_is_a_finding(tmp_path: Path) -> None:
    exchange = runs.message("it is down", status=503)
    blocked = [
        runs.result("skip", name=f"paging/{n}", reason="503", blocked=True, messages=(exchange,))
        for n in range(3)
    ]
    others = [
        runs.result("drift", name="closed/a"),
        runs.result("fail", name="schema/a"),
        runs.result("skip", name="schema/b", reason="no 429 was seen"),
        runs.result("skip", name="schema/c", reason="an id", blocked=True, evidence="inferred"),
    ]

    text, _ = page_of(tmp_path, runs.start(), *blocked, *others, runs.end("fails"))

    findings = text[text.index('<ol class="findings">') : text.index("</ol>")]
    badges = re.findall(r'<b class="v \w+">([^<]+)</b>', findings)
    assert badges == ["fail", "not judged", "drift"]
    assert "503 (3 rules)" in words(Page(findings))
    assert "no 429" not in findings
    assert 'href="#itwin_reality_conversion/list_jobs/paging/0"' in findings
    assert text.count("it is down") == 1
    assert re.search(r'<details class="x" open><summary>GET [^<]*: 503</summary>', text)


def test_the_exchange_of_a_rule_not_judged_has_room_before_those_of_drifts(
    tmp_path: Path,
) -> None:
    drifts = [
        runs.result("drift", name=f"closed/{n}", messages=(runs.message("x" * 2_000 + str(n)),))
        for n in range(200)
    ]
    exchange = runs.message("it is down", status=503)
    blocked = runs.result("skip", blocked=True, messages=(exchange,))

    text, _ = page_of(tmp_path, runs.start(), *drifts, blocked, runs.end("incomplete"))

    assert "did not fit on this page" in text
    assert "it is down" in text


def test_a_reason_of_half_a_megabyte_is_cut(tmp_path: Path) -> None:
    long = runs.result("fail", reason="\u202e9" * 250_000)

    text, _ = page_of(tmp_path, runs.start(), long, runs.end("fails", "9" * 500_000))

    assert len(text) < 200_000


def test_the_index_links_to_each_report(tmp_path: Path) -> None:
    paths: list[Path] = []
    for name, lines in (
        ("a b", [runs.result(), runs.end()]),
        ("c", [runs.result("fail"), runs.end("fails")]),
        ("d", [runs.result(side="client")]),
    ):
        (tmp_path / name).mkdir()
        path = tmp_path / name / "results.jsonl"
        paths.append(runs.write_results(path, runs.start(), *lines))

    write_index(paths, tmp_path / "index.html")

    page = Page((tmp_path / "index.html").read_text(encoding="utf-8"))
    assert page.links == ["a%20b/report.html", "c/report.html", "d/report.html"]
    assert {"Conforms", "Does not conform", "Incomplete"} <= set(page.texts)
    shown = " ".join(page.texts)
    assert "The run broke off after 1 result." in shown
    assert shown.count("http://127.0.0.1:8000") == 2
    assert "the generated client of this package" in shown


def test_an_index_of_no_run_claims_nothing(tmp_path: Path) -> None:
    write_index([], tmp_path / "index.html")

    page = Page((tmp_path / "index.html").read_text(encoding="utf-8"))
    assert "table" not in page.tags
    assert "No results were written." in page.texts
