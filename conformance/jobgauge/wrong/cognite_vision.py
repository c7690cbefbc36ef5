"""
Extraction jobs whose items do not agree with their status, their failures, or the release that was asked for.

Read `edits.py` before this.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.apis import Api
from jobgauge.constraints import EACH
from jobgauge.reference.change import Change
from jobgauge.reference.service import Answer, Refusal, Request, Service
from jobgauge.wrong.edits import Edit, bodies, replaced
from jobgauge.wrong.server import Server, wrong

READ = "get_extract_job"
BOXES = (("peoplePredictions", "boundingBox"), ("textPredictions", "textRegion"))


def servers(api: Api) -> Iterator[Server]:
    """The wrong servers of the feature extraction."""
    edits: tuple[tuple[str, str, Callable[[], Edit], str], ...] = (
        (
            "items_missing", "A completed job has no items.", lambda: _empty, "lifecycle",
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
    change = partial(Change, service=_release("beta"))
    yield wrong(api, (READ, "defaults", "beta_for_all"), said, change, "choices/beta")
    said = "There is a job for any id."
    name = (READ, "errors", "unknown_found")
    yield wrong(api, name, said, partial(Change, service=_finding), "errors/unknown")


def _edited(edit: Callable[[], Edit]) -> Change:
    return bodies(READ, edit())


def _empty(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "items": []} if job["status"] == "Completed" else job


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


def _release(version: str) -> Callable[[Service], Service]:
    """Every request counts as one for this release."""

    def change(service: Service) -> Service:
        own = service.operations[READ]

        def handler(request: Request) -> Answer:
            parameters = {**request.parameters, "cdf-version": version}
            return own(attrs.evolve(request, parameters=parameters))

        return attrs.evolve(service, operations={READ: handler})

    return change


def _finding(service: Service) -> Service:
    own, known = service.operations[READ], int(service.given["jobId"][0])

    def handler(request: Request) -> Answer:
        try:
            return own(request)
        except Refusal:
            answer = own(attrs.evolve(request, parameters={**request.parameters, "jobId": known}))
            body = {**answer.body, "jobId": request.parameters["jobId"]}
            return attrs.evolve(answer, body=body)

    return attrs.evolve(service, operations={READ: handler})
