"""Rules for feature extraction only: batches, failed files, beta predictions, regions."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import islice, pairwise
from typing import Any, Final

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import text_of
from jobgauge.run.finding import Finding, blocked, conclude
from jobgauge.run.jobs.judging import Judge, about, each_sighting, judged_by, once
from jobgauge.run.jobs.watching import History, Lifecycle, Sighting, histories, lifecycles
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run, statuses
from jobgauge.run.shapes import members, objects
from jobgauge.run.soundness import sound
from jobgauge.run.unseen import unaccepted, unseen
from jobgauge.spec.constraints import ABSENT, Evidence, subjects
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.facts import rank_of
from jobgauge.spec.walk import at_operation
from jobgauge.spec.wording import short

SUPPLEMENT: Final = "supplement, Cognite"
VERSION: Final = "cdf-version"
BETA: Final = "beta"
FILES: Final = ("items", "*", "fileId")
FAILED: Final = ("failedItems", "*", "items", "*", "fileId")
FEATURE: Final = re.compile(r"[a-z][A-Za-z]*DetectionParameters")
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
        "choices",
        "ordinary",
        f"`{VERSION}` adds predictions: the ordinary ones are in responses to requests with it too.",
        check=partial(_ordinary, api, lifecycle),
        pointer=lifecycle.read.parameter(VERSION).node.pointer,
        evidence="supplement",
        source=SUPPLEMENT,
        stage="judge",
    )
    yield rule(
        api,
        lifecycle.read,
        "choices",
        "any_version",
        f"Any text is accepted as `{VERSION}`.",
        check=partial(_any_version, lifecycle.read),
        pointer=lifecycle.read.parameter(VERSION).node.pointer,
        evidence="supplement",
        source=SUPPLEMENT,
    )
    yield rule(
        api,
        lifecycle.read,
        "choices",
        "features",
        "The `parameters` of a job have one member for each feature, named after it: `peopleDetectionParameters`.",
        check=partial(_features, lifecycle.read),
        pointer=api.component("ExtractParameters").pointer,
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
        items = each.job.get("items")
        if each.stage == "succeeded" and isinstance(items, list):
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
    "files_once": (
        "No file is twice in the `items` of a job.",
        "document",
        each_sighting(once(FILES, "fileId")),
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


def _ordinary(api: Api, lifecycle: Lifecycle, run: Run) -> Finding:
    """Compare the last read of each ended job without a version with those that have one; ask for one of each."""
    beta = _in_beta(api)
    for seen in _completed(run, lifecycle):
        for version in (ABSENT, BETA):
            run.once(seen.exchange.call.but(name=VERSION, value=version))
    found: list[Finding] = []
    for history in histories(run, lifecycle):
        ended = [each for each in history if each.stage == "succeeded"]
        plain = [_shown(each, beta) for each in ended if not _version(each.exchange)]
        for each in (each for each in ended if plain and _version(each.exchange)):
            lost = sorted(plain[-1] - _shown(each, beta))
            reason = (
                f"{lost[0][1]} of fileId {lost[0][0]} is missing with {VERSION}" if lost else ""
            )
            found.append(Finding("fail" if lost else "pass", reason, each.exchange))
    reason = f"no completed job was read both with {VERSION} and without"
    return conclude(found, unseen(run, lifecycle.read, reason))


def _completed(run: Run, lifecycle: Lifecycle) -> Iterator[Sighting]:
    """Yield a sighting of the first completed job that has items."""
    seen = (each for history in histories(run, lifecycle) for each in history)
    completed = (each for each in seen if each.stage == "succeeded" and each.job.get("items"))
    yield from islice(completed, 1)


def _shown(seen: Sighting, beta: list[str]) -> set[tuple[str, str]]:
    """Return the ordinary predictions that a job has, each with the id of its file."""
    return {
        (text_of(file.get("fileId")), name)
        for file in objects(seen.job.get("items")) or []
        for name, value in members(file.get("predictions")).items()
        if value and name not in beta
    }


def _any_version(operation: Operation, run: Run) -> Finding:
    base = run.base(operation)
    if base is None:
        return unaccepted(run, operation)
    exchange = run.once(base.but(name=VERSION, value="20991231-jobgauge"))
    reason = f"an unknown {VERSION} was answered with {exchange.status}"
    if exchange.refused:
        return Finding("fail", reason, exchange)
    return Finding("pass") if exchange.accepted else blocked(reason, exchange)


def _features(operation: Operation, run: Run) -> Finding:
    run.documented(operation)
    answers = [each for each in run.answers(operation) if each.accepted]
    found = [
        Finding("pass")
        if FEATURE.fullmatch(name)
        else Finding("fail", f"parameters has the member {short(name)}", exchange)
        for exchange in answers
        for name in members(members(exchange.answer.json).get("parameters"))
    ]
    reason = f"no response contained parameters: {statuses(answers)}"
    return conclude(found, unseen(run, operation, reason))


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
