from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.report import runs

from jobgauge.report import write_junit
from jobgauge.run.results import Ending, Line


def junit_of(folder: Path, *lines: Line) -> ElementTree.Element:
    """Return the parsed JUnit XML of a run of these lines."""
    out = folder / "junit.xml"
    write_junit(runs.write_results(folder / "results.jsonl", *lines), out)
    return ElementTree.fromstring(out.read_bytes())


def sums(element: ElementTree.Element) -> tuple[int, ...]:
    """Return the numbers of tests, failures, errors and skipped that an element states."""
    return tuple(int(element.attrib[n]) for n in ("tests", "failures", "errors", "skipped"))


def properties(element: ElementTree.Element) -> dict[str, str]:
    """Return the properties of a suite or a case."""
    return {each.attrib["name"]: each.attrib["value"] for each in element.iterfind("properties/*")}


def test_each_suite_is_an_operation_on_one_side_and_each_case_a_rule(tmp_path: Path) -> None:
    results = [
        runs.result(name="paging/one"),
        runs.result("skip", name="paging/two"),
        runs.result("fail", name="paging/one", side="client"),
        runs.result("error", name="paging/two", side="client"),
    ]

    root = junit_of(tmp_path, runs.start(), *results, runs.end("fails"))

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
    root = junit_of(
        tmp_path, runs.start(), runs.result(verdict, reason="seen: 51"), runs.end("fails")
    )

    case = root.find(".//testcase")
    assert case is not None
    found = [child for child in case if child.tag != "properties"]
    assert [child.tag for child in found] == [element]
    assert "seen: 51" in (found[0].get("message") or found[0].text or "")
    assert properties(case)["verdict"] == verdict
    assert properties(case)["pointer"] == runs.result().pointer


@pytest.mark.parametrize(("strict", "failures"), [(False, 0), (True, 1)])
def test_an_inferred_promise_fails_only_a_strict_run(
    tmp_path: Path, strict: bool, failures: int
) -> None:
    start, broken = runs.start(strict=strict), runs.result("fail", evidence="inferred")

    root = junit_of(tmp_path, start, broken, runs.end("fails" if strict else "conforms"))

    assert sums(root) == (1, failures, 0, 0)
    assert len(list(root.iter("system-out"))) == 1 - failures


def test_a_run_that_broke_off_has_an_error(tmp_path: Path) -> None:
    root = junit_of(tmp_path, runs.start(rules=40), runs.result())

    assert sums(root) == (2, 0, 1, 0)
    error = root.find(".//error")
    assert error is not None
    assert error.attrib["message"] == "The run broke off after 1 of 40 results."


@pytest.mark.parametrize("ended", ["untested", "incomplete", "broken", "interrupted"])
def test_a_run_without_a_verdict_begins_with_an_error(tmp_path: Path, ended: Ending) -> None:
    end = runs.end(ended, "every answer was 401: set JOBGAUGE_TOKEN")

    root = junit_of(tmp_path, runs.start(), runs.result("skip", blocked=True), end)

    assert root[0].attrib["name"] == "itwin_reality_conversion.run"
    (case,) = root[0].iter("testcase")
    assert case.attrib["name"] == "the run can be judged"
    (error,) = case
    assert error.tag == "error"
    assert error.attrib["message"] == "Every answer was 401: set JOBGAUGE_TOKEN."
    assert sums(root) == (2, 0, 1, 1)


@pytest.mark.parametrize("ended", ["conforms", "fails"])
def test_a_run_with_a_verdict_has_no_error(tmp_path: Path, ended: Ending) -> None:
    verdict: runs.Verdict = "fail" if ended == "fails" else "pass"

    root = junit_of(tmp_path, runs.start(), runs.result(verdict), runs.end(ended, "2 left."))

    assert [suite.attrib["name"] for suite in root] == ["itwin_reality_conversion.list_jobs.server"]
    assert properties(root[0])["cause"] == "2 left."


def test_a_suite_says_if_it_is_about_the_reference_server(tmp_path: Path) -> None:
    for reference, value in ((True, "true"), (False, "false")):
        root = junit_of(tmp_path, runs.start(reference=reference), runs.result(), runs.end())

        assert properties(root[0])["reference"] == value


def test_a_run_without_a_rule_on_a_server_names_none(tmp_path: Path) -> None:
    start = runs.start(reference=True)

    root = junit_of(tmp_path, start, runs.result(side="client"), runs.end())

    assert not {"target", "reference"} & properties(root[0]).keys()


def test_an_error_has_its_trace(tmp_path: Path) -> None:
    broken = runs.result("error", trace="Traceback\n  a frame\nValueError: no")

    root = junit_of(tmp_path, runs.start(), broken, runs.end("broken"))

    error = root.find(".//testcase[@classname='itwin_reality_conversion.list_jobs.server']/error")
    assert error is not None
    assert "Traceback\n  a frame\nValueError: no" in (error.text or "")


def test_a_reason_of_half_a_megabyte_is_cut(tmp_path: Path) -> None:
    long = "9" * 500_000
    broken = runs.result("error", reason=long, trace=long, messages=(runs.message(url=long),))

    root = junit_of(tmp_path, runs.start(), broken, runs.end("broken", long))

    assert all(len(each.attrib["message"]) <= 2_000 for each in root.iter("error"))
    assert len(ElementTree.tostring(root)) < 50_000


@pytest.mark.parametrize("hostile", runs.HOSTILE)
def test_the_file_is_valid_xml_whatever_a_server_sends(tmp_path: Path, hostile: str) -> None:
    root = junit_of(tmp_path, runs.start(), runs.saying(hostile), runs.end("fails"))

    assert sums(root) == (1, 1, 0, 0)
