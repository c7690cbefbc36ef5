"""Invented runs: results as a run would write them, for every constraint of a real spec."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zlib import crc32

import attrs

from jobgauge.exchange.masking import MaskedExchange
from jobgauge.run.results import (
    EXITS,
    Ending,
    Line,
    Result,
    RunEnd,
    RunStart,
    Side,
    Verdict,
    write_line,
)
from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import load_api
from jobgauge.spec.walk import constraints

FAMILIES = {
    "status": "responses",
    "content-type": "responses",
    "present": "schema",
    "required": "schema",
    "type": "schema",
    "enum": "enums",
    "minimum": "integers",
    "maximum": "integers",
    "minItems": "limits",
    "maxItems": "limits",
    "security": "auth",
    "format": "formats",
    "listed": "closed",
    "oneOf": "choices",
}


HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"' onmouseover=alert(1) x='",
    "\x00\x1b[31m\x07\x9b\x85",
    "\u202eevil\u2066\u200b\ufeff\u2028",
    "{{ 7 * 7 }}{% raw %}[bold]",
    "]]><!--",
    "\ud800 \uffff alone",
    "javascript:alert(1)",
)
"""Texts from a server that must be shown and have no effect."""


def start(api: str = "itwin_reality_conversion", **more: object) -> RunStart:
    """Return the first line of a run with the current spec."""
    spec = spec_file(api).read_bytes()
    made = RunStart(
        api=api,
        target="http://127.0.0.1:8000",
        started="2026-01-02T03:04:05Z",
        version="0.1.0",
        spec=hashlib.sha256(spec).hexdigest(),
        depth="normal",
        strict=False,
        seed=0,
    )
    return attrs.evolve(made, **more)


def spec_file(api: str) -> Path:
    """Return the spec of an invented run."""
    return load_api(api).folder / "openapi.yaml"


def end(ended: Ending = "conforms", cause: str = "") -> RunEnd:
    """Return the last line of a run."""
    return RunEnd(
        ended=ended, exit=EXITS[ended], seconds=8.25, requests=412, counts={}, cause=cause
    )


def result(
    verdict: Verdict = "pass",
    *,
    name: str = "paging/no_duplicates",
    reason: str = "",
    **more: object,
) -> Result:
    """Return a result of the iTwin list; `name` is the part of the rule's id after the operation."""
    made = Result(
        rule=f"itwin_reality_conversion/list_jobs/{name}",
        api="itwin_reality_conversion",
        operation="list_jobs",
        family=name.split("/", maxsplit=1)[0],
        side="server",
        verdict=verdict,
        evidence="document",
        source="the page, Request query parameters",
        pointer="#/paths/~1realityconversion~1jobs/get/x-pagination",
        sentence="No job stands on two pages of one list.",
        reason=reason or ("" if verdict == "pass" else f"expected one thing, found a {verdict}"),
    )
    return attrs.evolve(made, **more)


def message(
    body: str = '{"jobs":[]}', *, status: int | None = 200, url: str = ""
) -> MaskedExchange:
    """Return an exchange as results keep it."""
    return MaskedExchange(
        method="GET",
        url=url or "http://127.0.0.1:8000/realityconversion/jobs?$top=7",
        request_headers={"Authorization": "***", "Accept": "application/json"},
        request_body=None,
        status=status,
        response_headers={"content-type": "application/json"} if status else {},
        response_body=body if status else None,
    )


def saying(text: str) -> Result:
    """Return a failed result with this text in every place for text."""
    exchange = message(f'{{"a": "{text}"}}', url=f"http://127.0.0.1/{text}")
    exchange.response_headers[text] = text
    return result(
        "fail",
        name=f"paging/{text}",
        reason=text,
        sentence=text,
        source=text,
        pointer=f"#/{text}",
        messages=(exchange,),
        trace=text,
    )


def mixed(each: Constraint, side: Side) -> Verdict:
    """Return a verdict that depends on the constraint alone; all verdicts occur, and most are a pass."""
    verdicts: dict[int, Verdict] = {0: "fail", 1: "drift", 2: "error", 3: "skip"}
    return verdicts.get(crc32(each.key.encode()) % 60, "pass") if side == "server" else "pass"


def of_spec(
    api: str,
    judge: Callable[[Constraint, Side], Verdict],
    sides: Iterable[Side] = ("server", "client", "models"),
) -> Iterator[Result]:
    """Yield a result for every constraint of a spec on every side."""
    for side in sides:
        for index, each in enumerate(constraints(load_api(api))):
            verdict = judge(each, side)
            family = FAMILIES.get(each.keyword, "strings")
            operation = each.place.operation
            exchange = message(
                status=200, url=f"http://127.0.0.1:8000/realityconversion/jobs?n={index % 40}"
            )
            yield Result(
                rule=f"{api}/{operation}/{family}/{each.key.removeprefix(operation + '/')}",
                api=api,
                operation=operation,
                family=family,
                side=side,
                verdict=verdict,
                evidence=each.evidence,
                source=each.source or load_api(api).operation(operation).page or "",
                pointer=each.pointer,
                sentence=f"In {each.place}, {each.subject or 'the message'} keeps {each.keyword}.",
                reason=reason_of(each, verdict),
                cases=3,
                requests=1,
                known=verdict == "drift" and bool(each.known),
                messages=(exchange,) if side == "server" and verdict != "skip" else (),
            )


def reason_of(each: Constraint, verdict: Verdict) -> str:
    """Return a reason as a rule words it."""
    match verdict:
        case "pass":
            return ""
        case "skip":
            return f"no answer with status {each.place.status}; seen: 200 (31), 401 (4)"
        case "error":
            return "GET /jobs: connection refused"
        case _:
            return f"expected {each.keyword} {each.value!r}, seen 51 at /{each.subject}"


def write_results(path: Path, *lines: Line) -> Path:
    """Write a results file of these lines."""
    with path.open("w", encoding="utf-8") as file:
        for line in lines:
            write_line(file, line)
    return path
