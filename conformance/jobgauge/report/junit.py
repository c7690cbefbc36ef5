"""
A run as JUnit XML: a suite for each operation and side, a case for each rule.

A fail that does not count is no failure here, and a drift is none either: both are told in
`system-out` and in the property `verdict`.
"""

from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from jobgauge.report.files import write_whole
from jobgauge.report.recorded import Column, Kind, RecordedRun, read_run
from jobgauge.report.texts import answer_text, request_text
from jobgauge.report.visible import visible
from jobgauge.run.results import Result

ELEMENTS: dict[Kind, str] = {"fail": "failure", "error": "error", "skip": "skipped"}


def write_junit(path: Path, out: Path) -> None:
    """
    Write the run of a results file as JUnit XML.

    A run that was broken off has a suite of its own with an error in it, so that no reader of the
    file takes it for a whole one.
    """
    run = read_run(path)
    root = Element("testsuites", name=f"jobgauge {run.start.api}")
    for column in run.columns:
        _suite(root, run, column)
    if run.end is None:
        suite = SubElement(root, "testsuite", name=f"{run.start.api}.end")
        case = SubElement(suite, "testcase", classname=f"{run.start.api}.end", name="the run ends")
        SubElement(case, "error", type="broken off", message=run.explanation)
    for suite in root:
        _sums(suite, suite)
    _sums(root, root)
    if run.end:
        root.set("time", f"{run.end.seconds:.3f}")
    indent(root)
    text = tostring(root, encoding="unicode")
    write_whole(out, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def _sums(element: Element, of: Element) -> None:
    for name, found in (
        ("tests", "testcase"),
        ("failures", "failure"),
        ("errors", "error"),
        ("skipped", "skipped"),
    ):
        element.set(name, str(sum(1 for _ in of.iter(found))))


def _suite(root: Element, run: RecordedRun, column: Column) -> None:
    name = f"{run.start.api}.{column.operation}.{column.side}"
    suite = SubElement(root, "testsuite", name=name, timestamp=visible(run.start.started))
    _properties(
        suite,
        target=run.start.target,
        depth=run.start.depth,
        seed=str(run.start.seed),
        strict=str(run.start.strict).lower(),
        version=run.start.version,
        spec=run.start.spec,
    )
    for result in run.results:
        if (result.operation, result.side) == (column.operation, column.side):
            _case(suite, run, result)


def _case(suite: Element, run: RecordedRun, result: Result) -> None:
    kind = run.kind(result)
    case = SubElement(suite, "testcase", classname=suite.attrib["name"], name=visible(result.rule))
    _properties(
        case,
        verdict=kind,
        level=result.level,
        evidence=result.evidence,
        source=result.source,
        pointer=result.pointer,
        known=str(result.known).lower(),
    )
    if kind in ELEMENTS:
        found = SubElement(case, ELEMENTS[kind], message=visible(result.reason), type=result.level)
        if kind != "skip":
            found.text = visible(_told(result))
    elif kind != "pass":
        SubElement(case, "system-out").text = visible(f"{kind}: {result.reason}\n{_told(result)}")


def _properties(parent: Element, **properties: str) -> None:
    holder = SubElement(parent, "properties")
    for name, value in properties.items():
        SubElement(holder, "property", name=name, value=visible(value))


def _told(result: Result) -> str:
    """The promise and the exchanges that show that it does not hold."""
    parts = [result.sentence, result.reason, f"{result.source}, {result.pointer}"]
    exchanges = (part(each) for each in result.messages for part in (request_text, answer_text))
    return "\n\n".join(["\n".join(parts), *exchanges])
