"""Made-up runs: results as a run would write them, for every constraint of a real spec."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs

from jobgauge.apis import load_api
from jobgauge.constraints import Constraint, constraints
from jobgauge.results import (
    Line,
    Message,
    Result,
    RunEnd,
    RunStart,
    Side,
    Verdict,
    write_line,
)

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


def start(api: str = "itwin_reality_conversion", *, strict: bool = False) -> RunStart:
    """The first line of a run with the spec as it is."""
    spec = (load_api(api).folder / "openapi.yaml").read_bytes()
    return RunStart(
        api=api,
        target="http://127.0.0.1:8000/realityconversion",
        started="2026-01-02T03:04:05Z",
        version="0.1.0",
        spec=hashlib.sha256(spec).hexdigest(),
        depth="normal",
        strict=strict,
        seed=0,
    )


def end(code: int = 0) -> RunEnd:
    """The last line of a run."""
    return RunEnd(exit=code, seconds=8.25, requests=412, counts={})


def result(
    verdict: Verdict = "pass",
    *,
    name: str = "paging/no_duplicates",
    reason: str = "",
    **more: object,
) -> Result:
    """One result of the iTwin list; `name` is what follows the operation in the rule's id."""
    made = Result(
        rule=f"itwin_reality_conversion/list_jobs/{name}",
        api="itwin_reality_conversion",
        operation="list_jobs",
        family=name.split("/", maxsplit=1)[0],
        side="server",
        verdict=verdict,
        evidence="document",
        source="the page, Request query parameters",
        pointer="#/paths/~1jobs/get/x-pagination",
        sentence="No job stands on two pages of one list.",
        reason=reason or ("" if verdict == "pass" else f"expected one thing, seen a {verdict}"),
    )
    return attrs.evolve(made, **more)


def message(body: str = '{"jobs":[]}', *, status: int | None = 200, url: str = "") -> Message:
    """An exchange as results keep it."""
    return Message(
        method="GET",
        url=url or "http://127.0.0.1:8000/realityconversion/jobs?$top=7",
        request_headers={"Authorization": "***", "Accept": "application/json"},
        request_body=None,
        status=status,
        response_headers={"content-type": "application/json"} if status else {},
        response_body=body if status else None,
    )


def of_spec(
    api: str,
    judge: Callable[[Constraint, Side], Verdict],
    sides: Iterable[Side] = ("server", "client", "models"),
) -> Iterator[Result]:
    """A result for every constraint of a spec on every side."""
    for side in sides:
        for index, each in enumerate(constraints(load_api(api))):
            verdict = judge(each, side)
            family = FAMILIES.get(each.keyword, "strings")
            operation = each.place.operation
            exchange = message(status=200, url=f"http://127.0.0.1:8000/jobs?n={index % 40}")
            yield Result(
                rule=f"{api}/{operation}/{family}/{each.key.removeprefix(operation + '/')}",
                api=api,
                operation=operation,
                family=family,
                side=side,
                verdict=verdict,
                evidence=each.evidence,
                source=each.source or load_api(api).operation(operation).page,
                pointer=each.pointer,
                sentence=f"In {each.place}, {each.subject or 'the message'} keeps {each.keyword}.",
                reason=reason_of(each, verdict),
                cases=3,
                requests=1,
                known=verdict == "drift" and bool(each.known),
                messages=(exchange,) if side == "server" and verdict != "skip" else (),
            )


def reason_of(each: Constraint, verdict: Verdict) -> str:
    """A reason as a rule words it."""
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
