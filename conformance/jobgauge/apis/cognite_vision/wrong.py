"""
Wrong servers of the feature extraction: jobs whose items contradict their status, their failures, or the API version.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.apis.cognite_vision.reference import BETA, PUBLIC
from jobgauge.reference.change import Change
from jobgauge.reference.service import Handler, Refusal, Reply, Request
from jobgauge.spec.constraints import EACH
from jobgauge.spec.document import Api
from jobgauge.spec.facts import cycles
from jobgauge.wrong.edits import (
    JobEdit,
    bodies,
    counted,
    finding_any,
    replaced,
    serviced,
    without,
)
from jobgauge.wrong.open_choices import (
    error_as_text,
    error_page,
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
    """Yield the wrong servers of the feature extraction."""
    for what, sentence, edit, rule in (
        ("items_empty", "A completed job has an empty list of items.", _empty, "result"),
        ("file_twice", "The first file of a completed job is in `items` twice.", _again, "files_once"),
        ("failed_file_in_items", "A file that failed is also among the items.", _twice, "failed_apart"),
    ):  # fmt: skip
        change = partial(bodies, READ, edit)
        yield wrong(api, (READ, "lifecycle", what), sentence, change, f"lifecycle/{rule}")
    sentence = "The parameters of a completed job are others in each response."
    change = partial(counted, READ, (("jobId",),), _other_parameters)
    yield wrong(
        api, (READ, "lifecycle", "other_parameters"), sentence, change, "lifecycle/result_stays"
    )
    sentence = "A file of a finished batch is missing from the next response."
    change = partial(counted, READ, (("jobId",),), _leaving)
    yield wrong(api, (READ, "lifecycle", "items_leave"), sentence, change, "lifecycle/items_stay")
    for prediction, region in BOXES:
        yield wrong(
            api, (READ, "units", f"{region}_turned_round"), f"The edges of a {region} are swapped.",
            partial(bodies, READ, _turned(prediction, region)), "limits/region_order",
        )  # fmt: skip
    sentence = "Every caller gets the beta predictions."
    change = partial(serviced, READ, _as_beta)
    yield wrong(api, (READ, "defaults", "beta_for_all"), sentence, change, "choices/beta")
    sentence = "A request for the beta predictions gets those alone."
    change = partial(serviced, READ, _only_beta)
    yield wrong(api, (READ, "choices", "beta_alone"), sentence, change, "choices/ordinary")
    sentence = "Refuses a version that is not one of those seen."
    change = partial(Change, refuses=_unseen_version)
    yield wrong(api, (READ, "choices", "versions"), sentence, change, "choices/any_version")
    sentence = "The parameters of a job are named by the feature alone."
    change = partial(bodies, READ, _short_names)
    yield wrong(api, (READ, "choices", "short_names"), sentence, change, "choices/features")
    sentence = "Responds to any id with a job."
    change = partial(finding_any, READ, {"jobId": "jobId"})
    yield wrong(api, (READ, "errors", "unknown_found"), sentence, change, "errors/unknown")


def _empty(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "items": []} if job["status"] == "Completed" else job


def _other_parameters(job: dict[str, Any], reads: int) -> dict[str, Any]:
    if job["status"] != "Completed":
        return job
    return {**job, "parameters": {"peopleDetectionParameters": {"threshold": 1 / (1 + reads)}}}


def _again(job: dict[str, Any]) -> dict[str, Any]:
    return (
        {**job, "items": [*job["items"], job["items"][0]]} if job["status"] == "Completed" else job
    )


def _twice(job: dict[str, Any]) -> dict[str, Any]:
    failed = [file for batch in job.get("failedItems", []) for file in batch["items"]]
    if not failed or job["status"] != "Completed":
        return job
    again: dict[str, Any] = {"fileId": failed[0]["fileId"], "predictions": {}}
    return {**job, "items": [*job["items"], again]}


def _leaving(job: dict[str, Any], reads: int) -> dict[str, Any]:
    gone = job["status"] == "Running" and reads % 2 == 0
    return {**job, "items": job["items"][1:]} if gone else job


def _turned(prediction: str, region: str) -> JobEdit:
    def edit(box: dict[str, float]) -> dict[str, float]:
        return {**box, "xMin": box["xMax"], "xMax": box["xMin"]}

    path = ("items", EACH, "predictions", prediction, EACH, region)
    return lambda job: replaced(job, path, edit)


def _as_beta(handler: Handler, request: Request) -> Reply:
    parameters = {**request.parameters, "cdf-version": "beta"}
    return handler(attrs.evolve(request, parameters=parameters))


def _only_beta(handler: Handler, request: Request) -> Reply:
    reply = handler(request)
    if BETA not in _version(request):
        return reply
    path = ("items", EACH, "predictions")
    body = replaced(reply.body, path, lambda each: without(each, *PUBLIC))
    return attrs.evolve(reply, body=body)


def _unseen_version(request: Request) -> Refusal | None:
    version = _version(request)
    seen = version.startswith("20230101") or version in {"", "alpha", BETA}
    return None if seen else Refusal(400, "UnknownVersion", "This version is not known.")


def _short_names(job: dict[str, Any]) -> dict[str, Any]:
    parameters = {
        name.removesuffix("DetectionParameters"): each for name, each in job["parameters"].items()
    }
    return {**job, "parameters": parameters}


def conforming_servers(api: Api) -> Iterator[Server]:
    """Yield servers that decide open choices differently, or send further members that the page allows."""
    ((_, _, cycle),) = cycles(api)
    queued = partial(while_in, cycle, "Queued")
    for what, sentence, change in (
        ("unknown_job_404", "Refuses an unknown or malformed jobId with 404.", refused_with(api, READ, 400, 404)),
        ("error_as_text", "The `error` of a refusal is a plain text.", error_as_text),
        ("error_page", "A refusal is a page of HTML.", error_page),
        ("start_time_absent", "A queued job has no `startTime`.", queued(no_start(cycle))),
        ("start_time_created", "A queued job has `createdTime` as `startTime`.", queued(start_as_created(cycle))),
        ("queued_without_items", "A queued job has no `items`.", queued(_no_items)),
        ("failed_without_items", "A failed job has no `items`.", while_in(cycle, "Failed", _no_items)),
        ("beta_for_alpha", "A request for alpha gets beta predictions.", partial(serviced, READ, _alpha_too)),
        (
            "beta_for_exactly_beta", "Only the exact version `beta` gets beta predictions.",
            partial(serviced, READ, _exactly),
        ),
    ):  # fmt: skip
        yield conforming(api, what, sentence, change)
    sentence = "Jobs have predictions and parameters of a new feature."
    yield conforming(api, "new_feature", sentence, every_job(_with_new_feature))


def _no_items(job: dict[str, Any]) -> dict[str, Any]:
    return without(job, "items")


def _alpha_too(handler: Handler, request: Request) -> Reply:
    return _as_beta(handler, request) if "alpha" in _version(request) else handler(request)


def _exactly(handler: Handler, request: Request) -> Reply:
    if _version(request) == "beta":
        return handler(request)
    return handler(attrs.evolve(request, parameters=without(request.parameters, "cdf-version")))


def _version(request: Request) -> str:
    return request.parameters.get("cdf-version", "")


def _with_new_feature(job: dict[str, Any]) -> dict[str, Any]:
    """Return the job with a new feature; the page says that features may appear, so this adds nothing to it."""
    path = ("items", EACH, "predictions")
    found = replaced(job, path, lambda predictions: {**predictions, "smokePredictions": []})
    parameters = {**found["parameters"], "smokeDetectionParameters": {"threshold": 0.5}}
    return {**found, "parameters": parameters}
