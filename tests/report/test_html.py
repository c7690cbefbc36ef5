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
from jobgauge.report.files import write_whole
from jobgauge.report.visible import UNSEEN
from jobgauge.run.results import BrokenResults, Line
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


@pytest.mark.parametrize("hostile", runs.HOSTILE)
def test_text_from_a_server_never_becomes_markup(tmp_path: Path, hostile: str) -> None:
    _, harmless = page_of(tmp_path, runs.start(), runs.saying("harmless"), runs.end(1))

    text, page = page_of(tmp_path, runs.start(), runs.saying(hostile), runs.end(1))

    assert page.tags == harmless.tags
    assert page.attributes == harmless.attributes
    assert not page.open
    assert not any(link.startswith("javascript") for link in page.links)
    assert not UNSEEN.search(text)


def test_the_page_loads_nothing_and_runs_only_what_its_policy_names(tmp_path: Path) -> None:
    text, page = page_of(tmp_path, runs.start(), runs.result("fail"), runs.end(1))

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

    _, page = page_of(tmp_path, runs.start("cognite_diagrams"), *results, runs.end(1))

    inside = {unquote(link[1:]) for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    others = {link for link in page.links if not link.startswith("#")}
    assert others == {each.page for each in load_api("cognite_diagrams").operations.values()}


def test_a_cell_shows_its_counts_and_tells_screen_readers(tmp_path: Path) -> None:
    results = runs.result("fail"), runs.result(name="paging/loop"), runs.result(side="client")

    text, page = page_of(tmp_path, runs.start(), *results, runs.end(1))

    assert 'aria-label="paging, list_jobs, server: 1 fail, 1 pass"' in text
    assert 'href="#list_jobs/paging"' in text
    assert "list_jobs/paging" in page.ids


def test_a_rule_has_its_sentence_evidence_source_spec_line_reason_and_exchange(
    tmp_path: Path,
) -> None:
    exchange = runs.message('{"jobs":[{"id":1.50}]}')
    broken = runs.result("fail", messages=(exchange,), known=True, reason="seen 51")

    text, page = page_of(tmp_path, runs.start(), broken, runs.end(1))

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

    text, _ = page_of(tmp_path, runs.start(), *results, runs.end(1))

    assert text.count('class="rule"') == 1
    assert 'data-verdicts="skip fail pass"' in text


def test_hundreds_of_rules_stay_below_a_megabyte(tmp_path: Path) -> None:
    body = '{"items":[' + ",".join(f'{{"id":{n}}}' for n in range(2_000)) + "]}"
    results = [
        attrs.evolve(result, messages=tuple(runs.message(body + result.rule) for _ in range(3)))
        for result in runs.of_spec("cognite_vision", runs.mixed)
    ]

    text, _ = page_of(tmp_path, runs.start("cognite_vision"), *results, runs.end(1))

    assert len(results) > 1_000
    assert len(text.encode()) < 1_000_000
    assert "did not fit on this page" in text


def test_the_page_of_an_incomplete_run_says_so_first(tmp_path: Path) -> None:
    text, page = page_of(tmp_path, runs.start(), runs.result())

    assert "<title>itwin_reality_conversion: Incomplete</title>" in text
    assert "before its end" in " ".join(page.texts)
    assert "Exit code" not in page.texts


def test_a_run_without_a_result_is_a_page_too(tmp_path: Path) -> None:
    _, page = page_of(tmp_path, runs.start(), runs.end(2))

    assert "Nothing could be tested." in page.texts
    assert "table" not in page.tags


def test_a_spec_that_has_changed_since_the_run_is_not_shown(tmp_path: Path) -> None:
    start = attrs.evolve(runs.start(), spec="0" * 64)

    _, page = page_of(tmp_path, start, runs.result("fail"), runs.end(1))

    assert "no lines are shown" in " ".join(page.texts)
    assert not any(link.startswith("#L") for link in page.links)


def test_an_existing_file_stays_whole_if_writing_fails(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    out.write_text("before")
    path = runs.write_results(tmp_path / "results.jsonl", runs.start(), runs.end())
    path.write_bytes(path.read_bytes() + b"{")

    with pytest.raises(BrokenResults):
        write_html(path, out)
    with pytest.raises(UnicodeEncodeError):
        write_whole(out, "\ud800")

    assert out.read_text() == "before"
    assert sorted(tmp_path.iterdir()) == [out, path]


def test_the_index_links_to_each_report(tmp_path: Path) -> None:
    paths: list[Path] = []
    for name, code in (("a b", 0), ("c", 1)):
        (tmp_path / name).mkdir()
        lines = runs.start(), runs.result("fail" if code else "pass"), runs.end(code)
        paths.append(runs.write_results(tmp_path / name / "results.jsonl", *lines))

    write_index(paths, tmp_path / "index.html")

    page = Page((tmp_path / "index.html").read_text(encoding="utf-8"))
    assert page.links == ["a%20b/report.html", "c/report.html"]
    assert {"Conforms", "Does not conform"} <= set(page.texts)
