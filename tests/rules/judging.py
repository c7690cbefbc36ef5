"""What the rules say of a server: the reference server, the same with one change, or one written for a test."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, cast

from jobgauge.exchange.wire import Target, Wire
from jobgauge.reference.app import build
from jobgauge.reference.change import Change
from jobgauge.reference.serve import serving
from jobgauge.reference.service import Reply, Request
from jobgauge.rules import selected
from jobgauge.run.checking import judged
from jobgauge.run.failures import KeptFailures
from jobgauge.run.results import Result, Side
from jobgauge.run.rule import staged
from jobgauge.run.run import Depth, Run
from jobgauge.spec.document import load_api

DIAGRAMS, VISION, ZOO, ITWIN = (
    "cognite_diagrams",
    "cognite_vision",
    "zoo_datasets",
    "itwin_reality_conversion",
)


@contextmanager
def running(
    name: str,
    change: Change | None = None,
    *,
    given: Mapping[str, Sequence[str]] | None = None,
    token: str | None = "",
    depth: Depth = "normal",
    seed: int = 0,
    seconds: float | None = None,
    examples: KeptFailures | None = None,
) -> Generator[Run]:
    """A run against a reference server; an empty token is the server's own, None is none."""
    api = load_api(name)
    reference = build(api, change=change)
    shown = reference.token if token == "" else token
    known = reference.given if given is None else given
    with serving(reference) as url, Wire(api, Target(url, shown)) as wire:
        yield Run(api, wire, known, depth=depth, seed=seed, seconds=seconds, examples=examples)


def results(run: Run, *prefixes: str, side: Side = "server") -> dict[str, Result]:
    """The results of the rules that begin so, by what follows the API and the operation in their id."""
    rules = [rule for rule in selected(run.api, prefixes) if rule.side == side]
    assert rules, f"no rule begins with {prefixes}"
    ordered = staged(rules)
    return {rule.id: judged(rule, run) for rule in ordered}


def verdicts(
    name: str, *prefixes: str, change: Change | None = None, **more: Any
) -> dict[str, Result]:
    """The results against one server."""
    with running(name, change, **more) as run:
        return results(run, *prefixes)


def not_kept(found: Mapping[str, Result]) -> list[str]:
    """The rules that are neither a pass nor a skip."""
    return [name for name, result in found.items() if result.verdict not in {"pass", "skip"}]


def answering(operation: str, status: int, /, **members: Any) -> Change:
    """A server whose answers of one status have these members in place of their own; ... takes one away."""

    def answer(request: Request, answer: Reply) -> Reply:
        if request.operation != operation or answer.status != status:
            return answer
        changed = {**cast("dict[str, Any]", answer.body), **members}
        kept = {name: value for name, value in changed.items() if value is not ...}
        return Reply(answer.status, kept, answer.headers)

    return Change(answer=answer)
