"""
What only the page of the jobs list promises: whose jobs are listed, and what a job has before it is submitted.

Read `lifecycle.py` and `baseline.py` before this.
"""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from jobgauge.run.finding import Finding
from jobgauge.run.jobs.judging import SightingJudge, about, each_sighting, judged_by, not_back
from jobgauge.run.jobs.watching import Sighting, lifecycles
from jobgauge.run.lists.whole import WholeList, filter_parameter, on_whole_list
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.run.shapes import objects
from jobgauge.spec.constraints import Evidence
from jobgauge.spec.document import Api


def rules(api: Api) -> Iterator[Rule]:
    """The rules about the owner of a list, an iTwin that is not there, and the states of a job."""
    (lifecycle,) = lifecycles(api)
    listing = lifecycle.listing
    assert listing is not None
    parameter = filter_parameter(listing)
    assert parameter is not None
    yield rule(
        api,
        listing.operation,
        "filter",
        "unknown_itwin",
        "A filter for an iTwin that is not there for the user is answered with 404.",
        check=on_whole_list(listing, _unknown),
        pointer=f"{listing.operation.node.pointer}/responses/404",
    )
    yield rule(
        api,
        listing.operation,
        "filter",
        "own_jobs",
        "Without an iTwin in the filter all listed jobs are one user's.",
        check=on_whole_list(listing, _own),
        pointer=parameter.node.pointer,
    )
    for what, (sentence, evidence, judge) in PROMISES.items():
        check = judged_by(lifecycle, each_sighting(judge))
        source = "supplement, Bentley" if evidence == "supplement" else None
        yield about(lifecycle, what, sentence, check, evidence=evidence, source=source)
    yield about(
        lifecycle,
        "modified_not_back",
        "The `lastModifiedDateTime` of a job does not go back.",
        judged_by(lifecycle, not_back(("lastModifiedDateTime",))),
    )


def _unknown(run: Run, base: WholeList) -> Finding:
    stranger = UUID(int=run.seed + 1, version=4)
    text = f"iTwinId eq {stranger}"
    parameter = filter_parameter(base.listing)
    assert parameter is not None
    exchange = run.once(base.call.but(name=parameter.name, value=text))
    if exchange.status == 404:
        return Finding("pass")
    reason = f"`{text}` was answered with {exchange.status}"
    documented = base.listing.operation.response(exchange.status) is not None
    judged = exchange.accepted or (exchange.refused and documented)
    return Finding("fail" if judged else "skip", reason, exchange)


def _own(_run: Run, base: WholeList) -> Finding:
    if base.filter and "iTwinId" in base.filter:
        return Finding("skip", f"the list is that of `{base.filter}`")
    owners = {str(item["ownerId"]) for item in base.items if isinstance(item.get("ownerId"), str)}
    if not owners:
        return Finding("skip", f"{len(base.items)} jobs, none with an ownerId")
    if len(owners) > 1:
        reason = f"jobs of {len(owners)} owners are listed: {', '.join(sorted(owners)[:2])}"
        return Finding("fail", reason, base.walk.last, cases=len(base.items))
    return Finding("pass", cases=len(base.items))


def _modified(seen: Sighting) -> Iterator[Finding]:
    created, modified = seen.time(("createdDateTime",)), seen.time(("lastModifiedDateTime",))
    if created and modified:
        reason = f"job {seen.job.get('id')}: lastModifiedDateTime is before createdDateTime"
        wrong = Finding("fail", reason, seen.exchange)
        yield wrong if modified.before(created) else Finding("pass")


def _no_execution(seen: Sighting) -> Iterator[Finding]:
    if seen.stage == "initial":
        there = seen.job.get("executionInformation") is not None
        reason = f"job {seen.job.get('id')} is {seen.status} and has executionInformation"
        yield Finding("fail", reason, seen.exchange) if there else Finding("pass")


def _no_output_ids(seen: Sighting) -> Iterator[Finding]:
    outputs = objects(seen.job.get("outputs"))
    if seen.stage == "initial" and outputs is not None:
        named = any(each.get("id") is not None for each in outputs)
        reason = f"job {seen.job.get('id')} is {seen.status} and has an output with an id"
        yield Finding("fail", reason, seen.exchange) if named else Finding("pass")


PROMISES: Final[dict[str, tuple[str, Evidence, SightingJudge]]] = {
    "modified_after_created": (
        "`lastModifiedDateTime` is not before `createdDateTime`.",
        "inferred",
        _modified,
    ),
    "unsubmitted_not_run": (
        "A job that was not submitted has no `executionInformation`.",
        "supplement",
        _no_execution,
    ),
    "unsubmitted_no_output_ids": (
        "A job that was not submitted has no ids in its `outputs`.",
        "supplement",
        _no_output_ids,
    ),
}
