"""
Extraction jobs whose items do not agree with their status, their failures, or the release that was asked for.

Read `edits.py` before this.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Handler, Refusal, Reply, Request, Service
from jobgauge.spec.constraints import EACH
from jobgauge.spec.document import Api
from jobgauge.wrong.edits import Edit, bodies, replaced, serviced, without
from jobgauge.wrong.open_choices import (
    every_job,
    no_start,
    refused_with,
    start_as_created,
    while_in,
)
from jobgauge.wrong.server import Server, conforming, wrong

READ = "get_extract_job"
BOXES = (("peoplePredictions", "boundingBox"), ("textPredictions", "textRegion"))


def servers(api: Api) -> Iterator[Server]:
    """The wrong servers of the feature extraction."""
    edits: tuple[tuple[str, str, Callable[[], Edit], str], ...] = (
        (
            "items_empty", "A completed job has an empty list of items.", lambda: _empty, "lifecycle/result",
        ),
        (
            "items_missing", "A completed job has no `items`.", lambda: _itemless, "lifecycle/result",
        ),
        (
            "failed_file_in_items", "A file that failed is among the items too.",
            lambda: _twice, "lifecycle/failed_apart",
        ),
        (
            "items_leave", "A file of a batch that has finished is gone in the next answer.",
            _leaving, "lifecycle/items_stay",
        ),
    )  # fmt: skip
    for what, said, edit, rule in edits:
        name = (READ, "lifecycle", what)
        yield wrong(api, name, said, partial(_edited, edit), rule)
    for prediction, region in BOXES:
        yield wrong(
            api, (READ, "units", f"{region}_turned_round"), f"The edges of a {region} are swapped.",
            partial(bodies, READ, _turned(prediction, region)), "limits/region_order",
        )  # fmt: skip
    said = "The beta predictions are shown to everybody."
    change = partial(serviced, READ, _as_beta)
    yield wrong(api, (READ, "defaults", "beta_for_all"), said, change, "choices/beta")
    said = "There is a job for any id."
    name = (READ, "errors", "unknown_found")
    yield wrong(api, name, said, partial(Change, service=_finding), "errors/unknown")


def _edited(edit: Callable[[], Edit]) -> Change:
    return bodies(READ, edit())


def _empty(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "items": []} if job["status"] == "Completed" else job


def _itemless(job: dict[str, Any]) -> dict[str, Any]:
    return without(job, "items") if job["status"] == "Completed" else job


def _twice(job: dict[str, Any]) -> dict[str, Any]:
    failed = [file for batch in job.get("failedItems", []) for file in batch["items"]]
    if not failed or job["status"] != "Completed":
        return job
    again: dict[str, Any] = {"fileId": failed[0]["fileId"], "predictions": {}}
    return {**job, "items": [*job["items"], again]}


def _leaving() -> Edit:
    reads: Counter[int] = Counter()

    def edit(job: dict[str, Any]) -> dict[str, Any]:
        reads[job["jobId"]] += 1
        gone = job["status"] == "Running" and reads[job["jobId"]] % 2 == 0
        return {**job, "items": job["items"][1:]} if gone else job

    return edit


def _turned(prediction: str, region: str) -> Edit:
    def edit(box: dict[str, float]) -> dict[str, float]:
        return {**box, "xMin": box["xMax"], "xMax": box["xMin"]}

    path = ("items", EACH, "predictions", prediction, EACH, region)
    return lambda job: replaced(job, path, edit)


def _as_beta(own: Handler, request: Request) -> Reply:
    return own(attrs.evolve(request, parameters={**request.parameters, "cdf-version": "beta"}))


def _finding(service: Service) -> Service:
    own, known = service.operations[READ], int(service.given["jobId"][0])

    def handler(request: Request) -> Reply:
        try:
            return own(request)
        except Refusal:
            answer = own(attrs.evolve(request, parameters={**request.parameters, "jobId": known}))
            body = {**answer.body, "jobId": request.parameters["jobId"]}
            return attrs.evolve(answer, body=body)

    return attrs.evolve(service, operations={READ: handler})


def conforming_servers(api: Api) -> Iterator[Server]:
    """What the page leaves open, decided in another way; and what servers may send beyond it."""
    for what, said, change in (
        ("unknown_job_404", "An unknown or malformed jobId is refused with 404.", refused_with(READ, 400, 404)),
        ("start_time_absent", "A queued job has no `startTime`.", while_in("Queued", no_start)),
        ("start_time_created", "A queued job started as it was created.", while_in("Queued", start_as_created)),
        ("queued_without_items", "A queued job has no `items`.", while_in("Queued", _no_items)),
        ("failed_without_items", "A failed job has no `items`.", while_in("Failed", _no_items)),
        ("beta_for_alpha", "Who asks for alpha is shown the beta predictions.", partial(serviced, READ, _alpha_too)),
        ("beta_for_exactly_beta", "They are shown for exactly `beta`.", partial(serviced, READ, _exactly)),
    ):  # fmt: skip
        yield conforming(api, what, said, change)
    said = "There are predictions and parameters of a new feature."
    yield conforming(api, "new_feature", said, every_job(_with_new_feature))


def _no_items(job: dict[str, Any]) -> dict[str, Any]:
    return without(job, "items")


def _alpha_too(own: Handler, request: Request) -> Reply:
    return _as_beta(own, request) if "alpha" in _version(request) else own(request)


def _exactly(own: Handler, request: Request) -> Reply:
    if _version(request) == "beta":
        return own(request)
    return own(attrs.evolve(request, parameters=without(request.parameters, "cdf-version")))


def _version(request: Request) -> str:
    return request.parameters.get("cdf-version", "")


def _with_new_feature(job: dict[str, Any]) -> dict[str, Any]:
    """The page says that features may appear, so this adds nothing to it."""
    found = replaced(
        job, ("items", EACH, "predictions"), lambda its: {**its, "smokePredictions": []}
    )
    asked = {**found["parameters"], "smokeDetectionParameters": {"threshold": 0.5}}
    return {**found, "parameters": asked}
