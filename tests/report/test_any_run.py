"""Properties of the reports of any run, whatever texts it recorded."""

import tempfile
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import attrs
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from tests.report import runs
from tests.report.test_html import Page

from jobgauge.report import (
    print_overview,
    print_summary,
    write_html,
    write_index,
    write_junit,
)
from jobgauge.report.visible import UNSEEN
from jobgauge.run.results import EXITS, LEVELS, SIDES, Ending, Line, Result, Verdict

texts = st.one_of(
    st.text(st.characters(), max_size=30),  # half surrogates too
    st.sampled_from(runs.HOSTILE),
    st.sampled_from(["", "\n", "`", "9" * 5_000, "\u202e" * 3_000, "a " * 3_000]),
)
counts = st.integers(0, 10**6)
exchanges = st.builds(
    runs.MaskedExchange,
    method=texts,
    url=texts,
    request_headers=st.dictionaries(texts, texts, max_size=2),
    request_body=st.none() | texts,
    status=st.none() | st.integers(100, 599),
    response_headers=st.dictionaries(texts, texts, max_size=2),
    response_body=st.none() | texts,
)
few = st.sampled_from(["list_jobs", "a", "\x00\ud800", "", " [bold]"])
results = st.builds(
    Result,
    rule=texts,
    api=st.just("itwin_reality_conversion"),
    operation=few,
    family=few,
    side=st.sampled_from(SIDES),
    verdict=st.sampled_from(get_args(Verdict)),
    evidence=st.sampled_from(list(LEVELS)),
    source=texts,
    pointer=texts,
    sentence=texts,
    reason=texts,
    cases=counts,
    requests=counts,
    known=st.booleans(),
    messages=st.lists(exchanges, max_size=2).map(tuple),
    blocked=st.booleans(),
    trace=texts,
)


@st.composite
def any_run(draw: st.DrawFn) -> list[Line]:
    """Draw the lines of a run; it may have broken off."""
    spec = runs.start().spec
    start = attrs.evolve(
        runs.start(),
        api=draw(st.just(runs.start().api) | texts),
        target=draw(texts),
        started=draw(texts),
        version=draw(texts),
        spec=draw(st.just(spec) | texts),
        strict=draw(st.booleans()),
        rules=draw(counts),
        reference=draw(st.booleans()),
        left_out=draw(st.lists(texts, max_size=2)),
    )
    lines: list[Line] = [start, *draw(st.lists(results, max_size=4))]
    ended: Ending | None = draw(st.none() | st.sampled_from(list(EXITS)))
    if ended:
        end = runs.end(ended, draw(texts))
        lines.append(attrs.evolve(end, exit=128 + 15) if ended == "interrupted" else end)
    return lines


def printed(make: Any, subject: Any, width: int, encoding: str) -> str:
    """Return what is printed on a terminal of this width and encoding."""
    file = TextIOWrapper(BytesIO(), encoding=encoding, newline="\n")
    make(subject, Console(file=file, width=width))
    file.flush()
    file.seek(0)
    return file.read()


@given(any_run())
def test_every_page_is_whole_and_shows_what_is_invisible(lines: list[Line]) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = runs.write_results(Path(name) / "results.jsonl", *lines)
        write_html(path, Path(name) / "report.html")
        write_index([path, path], Path(name) / "index.html")

        for page in ("report.html", "index.html"):
            text = (Path(name) / page).read_text(encoding="utf-8")
            assert not Page(text).open
            assert not UNSEEN.search(text)


@given(any_run())
def test_every_junit_file_is_xml_and_red_without_a_verdict(lines: list[Line]) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = runs.write_results(Path(name) / "results.jsonl", *lines)
        write_junit(path, Path(name) / "junit.xml")
        root = ElementTree.parse(Path(name) / "junit.xml").getroot()

    end = lines[-1]
    verdict = isinstance(end, runs.RunEnd) and end.ended in {"conforms", "fails"}
    assert (root.find(".//testcase[@name='the run can be judged']/error") is None) == verdict
    results = sum(isinstance(line, Result) for line in lines)
    assert int(root.attrib["tests"]) == len(list(root.iter("testcase"))) == results + (not verdict)


@given(any_run(), st.integers(1, 120), st.sampled_from(["utf-8", "ascii"]))
def test_every_summary_has_its_heading_and_no_control_character(
    lines: list[Line], width: int, encoding: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = runs.write_results(Path(name) / "results.jsonl", *lines)
        text = printed(print_summary, path, width, encoding)
        text += printed(print_overview, [path, path], width, encoding)

    assert not UNSEEN.search(text)
