"""Rules for feature extraction only: batches, failed files, beta predictions, regions."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Any, Final

from jobgauge.exchange.answer import Exchange
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.jobs.judging import Judge, about, judged_by
from jobgauge.run.jobs.watching import History, Sighting, lifecycles
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run, statuses
from jobgauge.run.shapes import members
from jobgauge.run.soundness import sound
from jobgauge.run.unseen import unseen
from jobgauge.spec.constraints import ABSENT, Evidence, subjects
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.facts import rank_of
from jobgauge.spec.walk import at_operation

SUPPLEMENT: Final = "supplement, Cognite"
VERSION: Final = "cdf-version"
FILES: Final = ("items", "*", "fileId")
FAILED: Final = ("failedItems", "*", "items", "*", "fileId")
SIDES: Final = (("xMin", "xMax"), ("yMin", "yMax"))


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about finished and failed files, and about the predictions and regions in them."""
    (lifecycle,) = lifecycles(api)
    for what, (sentence, evidence, judge) in PROMISES.items():
        check = judged_by(lifecycle, judge)
        source = SUPPLEMENT if evidence == "supplement" else None
        yield about(lifecycle, what, sentence, check, evidence=evidence, source=source)
    yield rule(
        api,
        lifecycle.read,
        "choices",
        "beta",
        f"Beta predictions are only in responses to requests with `{VERSION}`.",
        check=partial(_beta, api, lifecycle.read),
        pointer=lifecycle.read.parameter(VERSION).node.pointer,
        evidence="supplement",
        source=SUPPLEMENT,
        stage="judge",
    )
    yield rule(
        api,
        lifecycle.read,
        "limits",
        "region_order",
        "The near edge of a region is before its far edge: `xMin` below `xMax`, `yMin` below `yMax`.",
        check=partial(_regions, lifecycle.read),
        pointer=api.component("Region").pointer,
        evidence="inferred",
        stage="judge",
    )


def _some_item(history: History) -> Iterator[Finding]:
    """Judge if a completed job has an item, as at least one of its batches succeeded."""
    for each in history:
        items = each.job.get("items", ())
        if each.stage == "succeeded" and isinstance(items, list | tuple):
            empty = Finding("fail", f"{each.name} is {each.status} and has no items", each.exchange)
            yield Finding("pass") if items else empty


def _apart(history: History) -> Iterator[Finding]:
    for each in history:
        failed = _ids(each, FAILED)
        both = failed & _ids(each, FILES)
        reason = f"fileId {min(both)} is both in items and in failedItems" if both else ""
        if failed:
            yield Finding("fail" if both else "pass", reason, each.exchange)


def _stay(history: History) -> Iterator[Finding]:
    """Judge if the files of one read are also in the next; a success without items fails another rule."""
    for one, other in pairwise(each for each in history if each.stage):
        before = _ids(one, FILES)
        gone = before - _ids(other, FILES)
        ended = other.stage == "succeeded" and other.job.get("items")
        if before and one.stage == "running" and (other.stage == "running" or ended):
            reason = f"fileId {min(gone)} was in items, then missing" if gone else ""
            yield Finding("fail" if gone else "pass", reason, other.exchange)


def _ids(seen: Sighting, path: tuple[str, ...]) -> set[int]:
    """Return the sound file ids at a path of a job."""
    read = seen.lifecycle.read
    found = [value for _, value in subjects(seen.job, path)]
    return {each for each in found if sound(seen.lifecycle.api, read, path, each)}


PROMISES: Final[dict[str, tuple[str, Evidence, Judge]]] = {
    "result": ("A completed job has at least one item.", "supplement", _some_item),
    "failed_apart": (
        "A file that failed is in `failedItems` and not in `items`.",
        "supplement",
        _apart,
    ),
    "items_stay": ("The files of a finished batch stay in `items`.", "supplement", _stay),
}


def _beta(api: Api, operation: Operation, run: Run) -> Finding:
    """Judge responses to requests without a version; which versions give access to beta predictions is open."""
    run.documented(operation)
    plain = [each for each in run.answers(operation) if each.accepted and not _version(each)]
    found = [
        judged
        for exchange in plain
        for _, shown in subjects(exchange.answer.json, ("items", "*", "predictions"))
        for judged in [_public(_in_beta(api), members(shown), exchange)]
    ]
    reason = f"no response to a request without {VERSION} had predictions: {statuses(plain)}"
    return conclude(found, unseen(run, operation, reason))


def _in_beta(api: Api) -> list[str]:
    """Return the names of the predictions that are documented in the supplement only."""
    members = api.component("Predictions").items("properties")
    return [name for name, node in members if rank_of(node.value) == "supplement"]


def _version(exchange: Exchange) -> bool:
    return exchange.call.parameters.get(VERSION, ABSENT) is not ABSENT


def _public(beta: list[str], shown: dict[str, Any], exchange: Exchange) -> Finding:
    early = [name for name in beta if name in shown]
    reason = f"{early[0]} is in the response to a request without {VERSION}" if early else ""
    return Finding("fail" if early else "pass", reason, exchange)


def _regions(operation: Operation, run: Run) -> Finding:
    run.documented(operation)
    answers = [each for each in run.answers(operation) if each.accepted]
    paths = {
        each.path[:-1]
        for each in at_operation(run.api, operation.id)
        if each.place.status == operation.success().status and each.path[-1:] == ("xMin",)
    }
    found = [
        judged
        for exchange in answers
        for path in sorted(paths)
        for pointer, region in subjects(exchange.answer.json, path)
        for judged in _edges(run, exchange, path, pointer, members(region))
    ]
    reason = f"no response contained a region: {statuses(answers)}"
    return conclude(found, unseen(run, operation, reason))


def _edges(
    run: Run, exchange: Exchange, path: tuple[str, ...], pointer: str, region: dict[str, Any]
) -> Iterator[Finding]:
    operation = exchange.call.operation
    for low, high in SIDES:
        near, far = region.get(low, ABSENT), region.get(high, ABSENT)
        if sound(run.api, operation, (*path, low), near) and sound(
            run.api, operation, (*path, high), far
        ):
            reason = f"{pointer}: {low} {near}, expected less than {high} {far}"
            yield Finding("pass") if near < far else Finding("fail", reason, exchange)
