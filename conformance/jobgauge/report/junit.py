"""
A run as JUnit XML: a suite for each operation and side, a case for each rule.

A note or a drift is no failure here: it is in `system-out` and in the property `verdict`.
"""

from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from jobgauge.report.conclusion import Conclusion, conclusion_of
from jobgauge.report.files import write_whole
from jobgauge.report.recorded import Column, RecordedRun, ShownVerdict, read_run
from jobgauge.report.texts import request_text, response_text
from jobgauge.report.visible import cut_middle, one_line, visible
from jobgauge.run.results import Result

ELEMENTS: dict[ShownVerdict, str] = {"fail": "failure", "error": "error", "skip": "skipped"}
REASON = 2_000
"""The most characters of a reason."""
DETAIL = 10_000
"""The most characters of a request, a response or a traceback."""


def write_junit(path: Path, out: Path) -> None:
    """
    Write the run of a results file as JUnit XML.

    A run without a verdict has a suite with an error before all others, so that nobody takes it for a pass.
    """
    run = read_run(path)
    conclusion = conclusion_of(run)
    settings = _settings(run, conclusion)
    root = Element("testsuites", name=f"jobgauge {run.start.api}")
    if conclusion.obstacle:
        _obstacle(root, run, conclusion, settings)
    for column in run.columns:
        _suite(root, run, column, settings)
    for suite in root:
        _sums(suite)
    _sums(root)
    if run.end:
        root.set("time", f"{run.end.seconds:.3f}")
    for element in root.iter():
        _make_visible(element)
    indent(root)
    text = tostring(root, encoding="unicode")
    write_whole(out, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def _make_visible(element: Element) -> None:
    """Replace the invisible characters of an element, of which XML allows few."""
    for name, value in element.attrib.items():
        element.set(name, visible(value))
    element.text = visible(element.text) if element.text else None


def _sums(element: Element) -> None:
    """Set the attributes that count the cases inside an element, by what they contain."""
    for name, tag in (
        ("tests", "testcase"),
        ("failures", "failure"),
        ("errors", "error"),
        ("skipped", "skipped"),
    ):
        element.set(name, str(sum(1 for _ in element.iter(tag))))


def _obstacle(
    root: Element, run: RecordedRun, conclusion: Conclusion, settings: dict[str, str]
) -> None:
    """Add the suite that says why there is no verdict."""
    suite = SubElement(root, "testsuite", name=f"{run.start.api}.run", timestamp=run.start.started)
    _properties(suite, **settings)
    name = "the run can be judged"
    case = SubElement(suite, "testcase", classname=suite.attrib["name"], name=name)
    message = one_line(conclusion.obstacle, REASON)
    error = SubElement(case, "error", message=message, type=conclusion.short)
    error.text = f"{conclusion.title}. {conclusion.text}"


def _suite(root: Element, run: RecordedRun, column: Column, settings: dict[str, str]) -> None:
    name = f"{run.start.api}.{column.operation}.{column.side}"
    suite = SubElement(root, "testsuite", name=name, timestamp=run.start.started)
    _properties(suite, **settings)
    for result in run.results:
        if (result.operation, result.side) == (column.operation, column.side):
            _case(suite, run, result)


def _settings(run: RecordedRun, conclusion: Conclusion) -> dict[str, str]:
    """Return what the run was made with and how it ended, for the properties of each suite."""
    start = run.start
    server = {"target": start.target, "reference": str(start.reference).lower()}
    return {
        **(server if run.has_server else {}),
        "depth": start.depth,
        "seed": str(start.seed),
        "strict": str(start.strict).lower(),
        "version": start.version,
        "spec": start.spec,
        "ended": conclusion.short,
        **({"left-out": "\n".join(start.left_out)} if start.left_out else {}),
        **({"cause": conclusion.cause} if conclusion.cause else {}),
    }


def _case(suite: Element, run: RecordedRun, result: Result) -> None:
    verdict = run.shown_verdict(result)
    case = SubElement(suite, "testcase", classname=suite.attrib["name"], name=result.rule)
    _properties(
        case,
        verdict=verdict,
        level=result.level,
        evidence=result.evidence,
        source=result.source,
        pointer=result.pointer,
        known=str(result.known).lower(),
        blocked=str(result.blocked).lower(),
    )
    reason = one_line(result.reason, REASON)
    if verdict in ELEMENTS:
        element = SubElement(case, ELEMENTS[verdict], message=reason, type=result.level)
        if verdict != "skip" or result.blocked:
            element.text = _details(result, reason)
    elif verdict != "pass":
        SubElement(case, "system-out").text = f"{verdict}: {reason}\n{_details(result, reason)}"


def _properties(parent: Element, **properties: str) -> None:
    holder = SubElement(parent, "properties")
    for name, value in properties.items():
        SubElement(holder, "property", name=name, value=value)


def _details(result: Result, reason: str) -> str:
    """Return the promise, the reason, the source, the exchanges and the traceback of a result as text."""
    head = "\n".join([result.sentence, reason, f"{result.source}, {result.pointer}"])
    exchanges = (text(each) for each in result.messages for text in (request_text, response_text))
    long = [each for each in (*exchanges, result.trace) if each]
    return "\n\n".join([head, *(cut_middle(each, DETAIL) for each in long)])
