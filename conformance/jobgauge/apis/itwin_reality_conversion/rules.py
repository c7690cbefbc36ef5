"""Rules for the jobs list only: the owner of its jobs, unknown iTwins, and the members of unsubmitted jobs."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from jobgauge.run.finding import Finding, blocked, conclude
from jobgauge.run.jobs.judging import (
    SightingJudge,
    about,
    each_sighting,
    judged_by,
    not_back,
    not_before,
)
from jobgauge.run.jobs.watching import Sighting, lifecycles
from jobgauge.run.lists.whole import BEGINNING, WholeList, filter_parameter, on_whole_list
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.run.shapes import members, objects
from jobgauge.spec.constraints import EACH, Evidence
from jobgauge.spec.document import Api


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about the owner of a list, unknown iTwins, and the states of a job."""
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
        "A filter for an iTwin that the user has no access to, or that does not exist, is answered with 404.",
        check=on_whole_list(listing, _unknown),
        pointer=f"{listing.operation.node.pointer}/responses/404",
        evidence="document",
    )
    yield rule(
        api,
        listing.operation,
        "filter",
        "own_jobs",
        "Without an iTwin in the filter, all listed jobs have the same owner.",
        check=on_whole_list(listing, _own),
        pointer=parameter.node.pointer,
        evidence="document",
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
    unknown = f"iTwinId eq {UUID(int=run.seed + 1, version=4)}"
    texts = (unknown, f"{unknown} and createdDateTime gt {BEGINNING}")
    return conclude([_not_found(run, base, text) for text in texts], "nothing was sent")


def _not_found(run: Run, base: WholeList, text: str) -> Finding:
    parameter = filter_parameter(base.listing)
    assert parameter is not None
    exchange = run.once(base.call.but(name=parameter.name, value=text))
    if exchange.status == 404:
        return Finding("pass")
    reason = f"the filter `{text}` was answered with {exchange.status}, expected 404"
    documented = base.listing.operation.response(exchange.status) is not None
    judged = exchange.accepted or (exchange.refused and documented)
    return Finding("fail", reason, exchange) if judged else blocked(reason, exchange)


def _own(_run: Run, base: WholeList) -> Finding:
    if base.filter and "iTwinId" in base.filter:
        return Finding("skip", f"the list is filtered with `{base.filter}`")
    owners = {str(item["ownerId"]) for item in base.items if isinstance(item.get("ownerId"), str)}
    if not owners:
        return Finding("skip", f"none of {base.count} jobs has an ownerId")
    if len(owners) > 1:
        reason = (
            f"the jobs have {len(owners)} owners, expected one: {', '.join(sorted(owners)[:2])}"
        )
        return Finding("fail", reason, base.paged.last, cases=base.count)
    return Finding("pass", cases=base.count)


def _no_output_ids(seen: Sighting) -> Iterator[Finding]:
    outputs = objects(seen.job.get("outputs"))
    if seen.stage == "initial" and outputs is not None:
        named = any(each.get("id") is not None for each in outputs)
        reason = f"{seen.name} is {seen.status} and has an output with an id"
        yield Finding("fail", reason, seen.exchange) if named else Finding("pass")


def _merged(seen: Sighting) -> Iterator[Finding]:
    """Judge a job whose inputs are merged: one output of each type."""
    outputs = objects(seen.job.get("outputs"))
    if outputs and members(seen.job.get("options")).get("merge") is True:
        kinds = seen.values(("outputs", EACH, "type")) or []
        again = next((each for each in kinds if kinds.count(each) > 1), None)
        reason = f"{seen.name} merges its inputs and has several outputs of the type {again}"
        yield Finding("fail", reason, seen.exchange) if again else Finding("pass")


PROMISES: Final[dict[str, tuple[str, Evidence, SightingJudge]]] = {
    "modified_after_created": (
        "`lastModifiedDateTime` is not before `createdDateTime`.",
        "document",
        not_before("createdDateTime", "lastModifiedDateTime"),
    ),
    "merged": (
        "A job whose `options` say `merge` has one output of each type.",
        "document",
        _merged,
    ),
    "unsubmitted_no_output_ids": (
        "A job that was not submitted has no ids in its `outputs`.",
        "supplement",
        _no_output_ids,
    ),
}
