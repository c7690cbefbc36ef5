"""Runs of the rules against a server: the reference server, with or without one change, or one written for a test."""

import tempfile
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, cast

import attrs
from starlette.types import ASGIApp, Receive, Scope, Send

from jobgauge.commands.judging import judge
from jobgauge.exchange.line import Target
from jobgauge.exchange.wire import Wire
from jobgauge.reference.app import Reference, build
from jobgauge.reference.change import Change
from jobgauge.reference.serve import serving
from jobgauge.reference.service import Pace, Reply, Request, Service
from jobgauge.rules import selected
from jobgauge.run.checking import judged
from jobgauge.run.failures import KeptFailures
from jobgauge.run.finding import Finding
from jobgauge.run.plan import Plan
from jobgauge.run.recording import Listener, recorded
from jobgauge.run.results import Result, RunEnd, Side, read_lines
from jobgauge.run.rule import staged
from jobgauge.run.run import Depth, Run
from jobgauge.spec.document import load_api

DIAGRAMS, VISION, ZOO, ITWIN = (
    "cognite_diagrams",
    "cognite_vision",
    "zoo_datasets",
    "itwin_reality_conversion",
)


PAGES = ("paging", "defaults")
JOBS = ("lifecycle", "echo", "units", "defaults", "choices/beta", "limits/region_order")
"""The families, and the own rules of APIs, about jobs."""


@attrs.define(eq=False)
class _Stage:
    """An application that is another one for each run, since a server takes 0.2 s to stop."""

    url: str = ""
    shown: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.shown
        await self.shown(scope, receive, send)


_FREE: list[_Stage] = []
_OPEN = ExitStack()


@contextmanager
def staged_at(reference: Reference) -> Generator[str]:
    """Yield the address of a reference server, on a port that runs share one after the other."""
    if not _FREE:
        stage = _Stage()
        empty = attrs.evolve(reference, app=cast("Any", stage), prefix="")
        stage.url = _OPEN.enter_context(serving(empty))
        _FREE.append(stage)
    stage = _FREE.pop()
    stage.shown = reference.app
    try:
        yield stage.url + reference.prefix
    finally:
        _FREE.append(stage)


@contextmanager
def running(
    name: str,
    change: Change | None = None,
    *,
    pace: Pace | None = None,
    service: Service | None = None,
    given: Mapping[str, Sequence[str]] | None = None,
    token: str | None = "",
    depth: Depth = "normal",
    seed: int = 0,
    seconds: float | None = None,
    failures: KeptFailures | None = None,
) -> Generator[Run]:
    """Yield a run against a reference server; an empty token stands for the server's own, None for no token."""
    api = load_api(name)
    reference = build(api, pace=pace, change=change, service=service)
    shown = reference.token if token == "" else token
    known = reference.given if given is None else given
    with staged_at(reference) as url, Wire(api, Target(url, shown)) as wire:
        yield Run(api, wire, known, depth=depth, seed=seed, seconds=seconds, failures=failures)


def results(run: Run, *prefixes: str, side: Side = "server") -> dict[str, Result]:
    """Return the results of the rules whose id begins with one of the prefixes, by their id."""
    rules = [rule for rule in selected(run.api, prefixes) if rule.side == side]
    assert rules, f"no rule begins with {prefixes}"
    return {rule.id: judged(rule, run) for rule in staged(rules)}


def verdicts(
    name: str, *prefixes: str, change: Change | None = None, **more: Any
) -> dict[str, Result]:
    """Return the results of the rules against one server, by their id."""
    with running(name, change, **more) as run:
        return results(run, *prefixes)


def judged_by(
    families: Sequence[str], name: str, change: Change | None = None, **more: Any
) -> dict[str, Result]:
    """Return the results of these families, or parts of them, of every operation, by id without the API's name."""
    prefixes = [
        f"{name}/{operation}/{each}" for operation in load_api(name).operations for each in families
    ]
    found = verdicts(name, *prefixes, change=change, **{"depth": "quick", **more})
    return {rule.removeprefix(f"{name}/"): result for rule, result in found.items()}


def checked(plan: Plan, target: Target) -> tuple[list[Result], RunEnd]:
    """Check every rule of the plan, and return the results and the end of the run."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "results.jsonl"
        end = check(plan, target, path, lambda _result, _number, _total: None)
        return [line for line in read_lines(path) if isinstance(line, Result)], end


def check(plan: Plan, target: Target, path: Path, listen: Listener) -> RunEnd:
    """Check every rule of the plan in this process, and record the results in the file at `path`."""
    with recorded(plan, target, path, listen) as recording:
        judge([recording])
        return recording.end()


def not_kept(found: Mapping[str, Result]) -> list[str]:
    """Return the ids of the rules whose verdict is neither pass nor skip."""
    return [name for name, result in found.items() if result.verdict not in {"pass", "skip"}]


def failed(found: Mapping[str, Finding]) -> set[str]:
    """Return the names of the findings that are failures."""
    return {name for name, finding in found.items() if finding.verdict == "fail"}


def answering(operation: str, status: int, /, **members: Any) -> Change:
    """Return a change that sets members in the bodies with one operation and status; `...` removes a member."""

    def answer(request: Request, answer: Reply) -> Reply:
        if request.operation != operation or answer.status != status:
            return answer
        changed = {**cast("dict[str, Any]", answer.body), **members}
        kept = {name: value for name, value in changed.items() if value is not ...}
        return Reply(answer.status, kept, answer.headers)

    return Change(reply=answer)
