"""A reference server with one difference, and what the rules about jobs say of it."""

import copy
import importlib
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Any

import attrs

from jobgauge.exchange.wire import Target, Wire
from jobgauge.reference.app import build
from jobgauge.reference.change import Change
from jobgauge.reference.serve import serving
from jobgauge.reference.service import Reply, Request
from jobgauge.rules.constraints import defaults
from jobgauge.rules.jobs import echo, lifecycle, units
from jobgauge.run.finding import Finding
from jobgauge.run.rule import staged
from jobgauge.run.run import Depth, Run
from jobgauge.spec.document import load_api

Job = dict[str, Any]
Edit = Callable[[Job, int], Job]
"""From a job as it is, and how often it was shown before in this status, to the job as it is shown."""

CONVERT, JOB = "convert_diagrams", "get_convert_job"
EXTRACT, CONVERSION = "get_extract_job", "get_org_dataset_conversion"
NAMES = {
    CONVERT: "cognite_diagrams",
    JOB: "cognite_diagrams",
    EXTRACT: "cognite_vision",
    CONVERSION: "zoo_datasets",
    "list_jobs": "itwin_reality_conversion",
}


def shown(edit: Edit, *operations: str) -> Change:
    """Other bodies in the successes of some operations."""
    seen: Counter[tuple[Any, Any]] = Counter()

    def answer(request: Request, answer: Reply) -> Reply:
        if request.operation not in operations or answer.status != 200:
            return answer
        key = answer.body.get("jobId", answer.body.get("id")), answer.body.get("status")
        seen[key] += 1
        body = edit(copy.deepcopy(answer.body), seen[key] - 1)
        return attrs.evolve(answer, body=body)

    return Change(answer=answer)


@contextmanager
def running(name: str, change: Change | None = None, depth: Depth = "normal") -> Generator[Run]:
    api = load_api(name)
    reference = build(api, change=change)
    with serving(reference) as url, Wire(api, Target(url, reference.token)) as wire:
        yield Run(api, wire, reference.given, depth=depth)


def findings(
    name: str, change: Change | None = None, depth: Depth = "normal"
) -> dict[str, Finding]:
    """What the rules about jobs say of a changed reference server: by id without the API's name."""
    own = importlib.import_module(f"jobgauge.apis.{name}.rules")
    with running(name, change, depth) as run:
        families = (lifecycle.rules, echo.rules, units.rules, defaults.rules, own.rules)
        rules = [rule for family in families for rule in family(run.api)]
        return {rule.id.removeprefix(f"{name}/"): rule.check(run) for rule in staged(rules)}


def failed(found: dict[str, Finding]) -> set[str]:
    return {name for name, finding in found.items() if finding.verdict == "fail"}


def without(job: Job, *names: str) -> Job:
    return {name: value for name, value in job.items() if name not in names}


def when(statuses: Sequence[str], edit: Callable[[Job], Job], since: int = 0) -> Edit:
    """The edit for jobs in these statuses, from one showing on."""
    return lambda job, shown: edit(job) if job["status"] in statuses and shown >= since else job
