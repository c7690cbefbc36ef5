from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.report import runs

from jobgauge.report import write_junit
from jobgauge.run.results import Line


def junit_of(folder: Path, *lines: Line) -> ElementTree.Element:
    """Return the parsed JUnit XML of a run of these lines."""
    out = folder / "junit.xml"
    write_junit(runs.write_results(folder / "results.jsonl", *lines), out)
    return ElementTree.fromstring(out.read_bytes())


def sums(element: ElementTree.Element) -> tuple[int, ...]:
    """Return the numbers of tests, failures, errors and skipped that an element states."""
    return tuple(int(element.attrib[n]) for n in ("tests", "failures", "errors", "skipped"))


def test_each_suite_is_an_operation_on_one_side_and_each_case_a_rule(tmp_path: Path) -> None:
    results = [
        runs.result(name="paging/one"),
        runs.result("skip", name="paging/two"),
        runs.result("fail", name="paging/one", side="client"),
        runs.result("error", name="paging/two", side="client"),
    ]

    root = junit_of(tmp_path, runs.start(), *results, runs.end(1))

    server, client = root
    assert server.attrib["name"] == "itwin_reality_conversion.list_jobs.server"
    assert [case.attrib["name"] for case in client.iter("testcase")] == [
        "itwin_reality_conversion/list_jobs/paging/one",
        "itwin_reality_conversion/list_jobs/paging/two",
    ]
    assert (sums(server), sums(client)) == ((2, 0, 0, 1), (2, 1, 1, 0))
    assert sums(root) == (4, 1, 1, 1)
    assert root.attrib["time"] == "8.250"


@pytest.mark.parametrize(
    ("verdict", "element"),
    [("fail", "failure"), ("error", "error"), ("skip", "skipped"), ("drift", "system-out")],
)
def test_each_verdict_has_its_element_and_reason(
    tmp_path: Path, verdict: runs.Verdict, element: str
) -> None:
    root = junit_of(tmp_path, runs.start(), runs.result(verdict, reason="seen: 51"), runs.end(1))

    case = root.find(".//testcase")
    assert case is not None
    found = [child for child in case if child.tag != "properties"]
    assert [child.tag for child in found] == [element]
    assert "seen: 51" in (found[0].get("message") or found[0].text or "")
    properties = {each.attrib["name"]: each.attrib["value"] for each in case.iter("property")}
    assert properties["verdict"] == verdict
    assert properties["pointer"] == runs.result().pointer


@pytest.mark.parametrize(("strict", "failures"), [(False, 0), (True, 1)])
def test_an_inferred_promise_fails_only_a_strict_run(
    tmp_path: Path, strict: bool, failures: int
) -> None:
    start, broken = runs.start(strict=strict), runs.result("fail", evidence="inferred")

    root = junit_of(tmp_path, start, broken, runs.end(1 if strict else 0))

    assert sums(root) == (1, failures, 0, 0)
    assert len(list(root.iter("system-out"))) == 1 - failures


def test_an_incomplete_run_has_an_error(tmp_path: Path) -> None:
    root = junit_of(tmp_path, runs.start(), runs.result())

    assert sums(root) == (2, 0, 1, 0)
    error = root.find(".//error")
    assert error is not None
    assert "before its end" in error.attrib["message"]


@pytest.mark.parametrize("hostile", runs.HOSTILE)
def test_the_file_is_valid_xml_whatever_a_server_sends(tmp_path: Path, hostile: str) -> None:
    root = junit_of(tmp_path, runs.start(), runs.saying(hostile), runs.end(1))

    assert sums(root) == (1, 1, 0, 0)
