"""A reference server that shows its jobs with one change, and the findings of the rules about jobs."""

import copy
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import attrs
from tests.rules.judging import DIAGRAMS, ITWIN, VISION, ZOO, running

from jobgauge import discovery
from jobgauge.reference.change import Change
from jobgauge.reference.service import Reply, Request
from jobgauge.rules.constraints import defaults
from jobgauge.rules.jobs import echo, lifecycle, units
from jobgauge.run.finding import Finding
from jobgauge.run.rule import staged
from jobgauge.run.run import Depth

Job = dict[str, Any]
Edit = Callable[[Job, int], Job]
"""Returns the job to show, from the real job and the number of times it was already shown in this status."""

CONVERT, JOB = "convert_diagrams", "get_convert_job"
EXTRACT, CONVERSION = "get_extract_job", "get_org_dataset_conversion"
NAMES = {
    CONVERT: DIAGRAMS,
    JOB: DIAGRAMS,
    EXTRACT: VISION,
    CONVERSION: ZOO,
    "list_jobs": ITWIN,
}


def shown(edit: Edit, *operations: str) -> Change:
    """Return a change that edits the bodies of successes of these operations."""
    seen: Counter[tuple[Any, Any]] = Counter()

    def answer(request: Request, answer: Reply) -> Reply:
        if request.operation not in operations or answer.status != 200:
            return answer
        key = answer.body.get("jobId", answer.body.get("id")), answer.body.get("status")
        seen[key] += 1
        body = edit(copy.deepcopy(answer.body), seen[key] - 1)
        return attrs.evolve(answer, body=body)

    return Change(reply=answer)


def findings(
    name: str, change: Change | None = None, depth: Depth = "normal"
) -> dict[str, Finding]:
    """Return the findings of the rules about jobs on a changed reference server, by id without the API's name."""
    own = discovery.modules_of(name, "rules")
    with running(name, change, depth=depth) as run:
        families = (lifecycle.rules, echo.rules, units.rules, defaults.rules)
        rules = [rule for family in families for rule in family(run.api)]
        rules += [rule for module in own for rule in module.rules(run.api)]
        return {rule.id.removeprefix(f"{name}/"): rule.check(run) for rule in staged(rules)}


def without(job: Job, *names: str) -> Job:
    return {name: value for name, value in job.items() if name not in names}


def when(statuses: Sequence[str], edit: Callable[[Job], Job], since: int = 0) -> Edit:
    """Return an edit of jobs in these statuses, from the `since`-th repetition on."""
    return lambda job, shown: edit(job) if job["status"] in statuses and shown >= since else job
