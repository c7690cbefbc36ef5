"""
A run as JUnit XML: a suite for each operation and side, a case for each rule.

A note or a drift is no failure here: it is in `system-out` and in the property `verdict`.
"""

from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from jobgauge.report.files import write_whole
from jobgauge.report.recorded import Column, RecordedRun, ShownVerdict, read_run
from jobgauge.report.texts import request_text, response_text
from jobgauge.report.visible import visible
from jobgauge.run.results import Result

ELEMENTS: dict[ShownVerdict, str] = {"fail": "failure", "error": "error", "skip": "skipped"}


def write_junit(path: Path, out: Path) -> None:
    """
    Write the run of a results file as JUnit XML.

    A run that stopped before its end has a further suite with an error, so that nobody takes it for a complete one.
    """
    run = read_run(path)
    root = Element("testsuites", name=f"jobgauge {run.start.api}")
    for column in run.columns:
        _suite(root, run, column)
    if run.end is None:
        name = f"{run.start.api}.end"
        suite = SubElement(root, "testsuite", name=name)
        case = SubElement(suite, "testcase", classname=name, name="the run reaches its end")
        SubElement(case, "error", type=run.ending.short, message=run.explanation)
    for suite in root:
        _sums(suite)
    _sums(root)
    if run.end:
        root.set("time", f"{run.end.seconds:.3f}")
    indent(root)
    text = tostring(root, encoding="unicode")
    write_whole(out, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def _sums(element: Element) -> None:
    """Set the attributes that count the cases inside an element, by what they contain."""
    for name, tag in (
        ("tests", "testcase"),
        ("failures", "failure"),
        ("errors", "error"),
        ("skipped", "skipped"),
    ):
        element.set(name, str(sum(1 for _ in element.iter(tag))))


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
    verdict = run.shown_verdict(result)
    case = SubElement(suite, "testcase", classname=suite.attrib["name"], name=visible(result.rule))
    _properties(
        case,
        verdict=verdict,
        level=result.level,
        evidence=result.evidence,
        source=result.source,
        pointer=result.pointer,
        known=str(result.known).lower(),
    )
    if verdict in ELEMENTS:
        element = SubElement(
            case, ELEMENTS[verdict], message=visible(result.reason), type=result.level
        )
        if verdict != "skip":
            element.text = visible(_details(result))
    elif verdict != "pass":
        text = f"{verdict}: {result.reason}\n{_details(result)}"
        SubElement(case, "system-out").text = visible(text)


def _properties(parent: Element, **properties: str) -> None:
    holder = SubElement(parent, "properties")
    for name, value in properties.items():
        SubElement(holder, "property", name=name, value=visible(value))


def _details(result: Result) -> str:
    """Return the promise, the reason, the source and the exchanges of a result as text."""
    head = "\n".join([result.sentence, result.reason, f"{result.source}, {result.pointer}"])
    exchanges = (text(each) for each in result.messages for text in (request_text, response_text))
    return "\n\n".join([head, *exchanges])
