import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.report import runs

from jobgauge.report import write_html
from jobgauge.results import Line, Result

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"' onmouseover=alert(1) x='",
    "\x00\x1b[31m\x07\x9b",
    "\u202eevil\u2066\u200b\ufeff",
    "{{ 7 * 7 }}{% raw %}",
    "]]><!--",
    "\ud800 alone",
]


class Page(HTMLParser):
    """The tags, ids, links and texts of a page; void elements are not kept open."""

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
    """The report of a run of these lines: as text, and read."""
    out = folder / "report.html"
    write_html(runs.write_results(folder / "results.jsonl", *lines), out)
    text = out.read_text(encoding="utf-8")
    return text, Page(text)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_server_sends_never_becomes_part_of_the_page(tmp_path: Path, hostile: str) -> None:
    harmless = _everywhere("harmless")

    expected = page_of(tmp_path, runs.start(), harmless, runs.end(1))[1]
    text, page = page_of(tmp_path, runs.start(), _everywhere(hostile), runs.end(1))

    assert page.tags == expected.tags
    assert page.attributes == expected.attributes
    assert not page.open
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066\ufeff]", text
    )


def _everywhere(text: str) -> Result:
    message = runs.message(f'{{"a": "{text}"}}', url=f"http://127.0.0.1/{text}")
    message.response_headers[text] = text
    return runs.result(
        "fail",
        name=f"paging/{text}",
        reason=text,
        sentence=text,
        source=text,
        pointer=f"#/{text}",
        messages=(message,),
    )
