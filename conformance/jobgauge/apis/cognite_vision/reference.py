"""
The reference handler of the feature extraction: it shows seeded jobs, one of which moves on when read.

Six of the nine kinds of predictions are shown only if the header `cdf-version` contains `beta`.
"""

from collections.abc import Callable, Sequence
from typing import Any

import attrs

from jobgauge.reference.seeds import number
from jobgauge.reference.service import Clock, Pace, Refusal, Reply, Request, Service

EPOCH = 1730204346000
"""The time at which the seeded jobs were created, in milliseconds: the one in the page's example."""
FINAL = {"Completed", "Failed"}
BETA = "beta"
PUBLIC = ("textPredictions", "assetTagPredictions", "peoplePredictions")
FEATURES = (
    "text",
    "assetTag",
    "people",
    "industrialObject",
    "personalProtectiveEquipment",
    "digitalGauge",
    "dialGauge",
    "levelGauge",
    "valve",
)


@attrs.define
class Job:
    """
    The current state of a job.

    Times are in milliseconds since 1970, `started` None while queued; `reads` counts since the last change of status.
    `items` are those shown at the end; while the job runs, the first one is shown.
    """

    id: int
    status: str
    items: list[dict[str, Any]]
    failed: list[dict[str, Any]] = attrs.field(factory=list[dict[str, Any]])
    created: int = EPOCH
    started: int | None = None
    changed: int = EPOCH
    reads: int = 0
    moves: bool = False


def service(seed: int, clock: Clock, pace: Pace) -> Service:
    """Return the one operation; among the given ids one in each status comes first, the one that moves last."""
    lasts = {"Queued": pace.queued, "Running": pace.running}
    jobs = {job.id: job for job in _seeded(seed, int(clock() * 1000))}

    def get_extract_job(request: Request) -> Reply:
        job_id = request.parameters["jobId"]
        job = jobs.get(job_id)
        if job is None:
            missing = {"missing": [{"jobId": job_id}]}
            raise Refusal(400, "NotFound", "There is no such job.", "jobId", members=missing)
        _move(job, lasts, lambda: int(clock() * 1000))
        return Reply(200, _shown(job, beta=BETA in request.parameters.get("cdf-version", "")))

    given = {"jobId": [str(job_id) for job_id in jobs]}
    return Service({"get_extract_job": get_extract_job}, given)


def _move(job: Job, lasts: dict[str, int], now: Callable[[], int]) -> None:
    if not job.moves or job.status in FINAL:
        return
    if job.reads >= lasts[job.status]:
        job.changed = max(job.changed, now())
        job.started = job.started or job.changed
        job.status = "Running" if job.status == "Queued" else "Completed"
        job.reads = 0
    job.reads += 1


def _shown(job: Job, *, beta: bool) -> dict[str, Any]:
    """Return a job as a response shows it: no item while queued, the first while running, failed ones at the end."""
    count = {"Queued": 0, "Running": 1, "Failed": 0}.get(job.status, len(job.items))
    shown: dict[str, Any] = {
        "status": job.status,
        "createdTime": job.created,
        "startTime": job.started,
        "statusTime": job.changed,
        "jobId": job.id,
        "items": [_visible(item, beta=beta) for item in job.items[:count]],
        "errorMessage": "No batch succeeded." if job.status == "Failed" else None,
        "parameters": _parameters(),
    }
    if job.status in FINAL and job.failed:
        shown["failedItems"] = job.failed
    return shown


def _visible(item: dict[str, Any], *, beta: bool) -> dict[str, Any]:
    predictions = {
        name: each for name, each in item["predictions"].items() if beta or name in PUBLIC
    }
    return {**item, "predictions": predictions}


def _seeded(seed: int, now: int) -> list[Job]:
    """Return a job in each status, one that completed in part, and last a new one that moves."""
    items = [
        {"fileId": 1234, "fileExternalId": "1234", "predictions": _everything()},
        {"fileId": 1235, "predictions": {"textPredictions": [], "assetTagPredictions": _tags()}},
    ]
    instance = {"space": "space", "externalId": "externalId"}
    failed = [
        {
            "errorMessage": "The files could not be read.",
            "items": [
                {"fileId": 1237, "fileExternalId": "1237", "fileInstanceId": instance},
                {"fileId": 1247},
            ],
        },
        {"items": [{"fileId": 1257}]},
    ]
    ids = iter(number(seed, f"vision job {index}") for index in range(6))
    moving = Job(next(ids), "Queued", items, failed, created=now, changed=now, moves=True)
    return [
        _fixed(next(ids), "Queued", items),
        _fixed(next(ids), "Running", items),
        _fixed(next(ids), "Completed", items),
        _fixed(next(ids), "Failed", [], failed),
        _fixed(next(ids), "Completed", items, failed),
        moving,
    ]


def _fixed(
    job_id: int, status: str, items: list[dict[str, Any]], failed: Sequence[dict[str, Any]] = ()
) -> Job:
    """Return a job that stays in its status, however often it is read."""
    started = None if status == "Queued" else EPOCH + 1500
    changed = EPOCH + 9000 if status in FINAL else started or EPOCH
    return Job(job_id, status, items, [*failed], started=started, changed=changed)


def _parameters() -> dict[str, Any]:
    """Return the parameters of a job, an object for each feature; the members beside the threshold are the page's."""
    parameters: dict[str, Any] = {
        f"{feature}DetectionParameters": {"threshold": 0.8} for feature in FEATURES
    }
    parameters["assetTagDetectionParameters"] |= {"partialMatch": True, "assetSubtreeIds": [1, 2]}
    return parameters


def _box(left: float = 0.5, top: float = 0.5) -> dict[str, float]:
    return {"xMin": left, "xMax": left + 0.25, "yMin": top, "yMax": top + 0.25}


def _tags() -> list[dict[str, Any]]:
    """Return the tag of an asset named by its id, and of one named by its external id."""
    return [
        {"confidence": 0.9, "assetRef": {"id": 1233}, "text": "21-PT-1019", "textRegion": _box()},
        {"assetRef": {"externalId": "21PT1017"}, "text": "21-PT-1017", "textRegion": _box(0, 0.75)},
    ]


def _everything() -> dict[str, Any]:
    """Return predictions of all nine kinds."""
    point = {"point": {"x": 0.5, "y": 0.25}, "confidence": 0.75}
    gauge = {
        "objectDetection": {"label": "gauge", "confidence": 0.75, "boundingBox": _box()},
        "keypointCollection": {
            "label": "needle",
            "confidence": 0.5,
            "keypoints": {"start": point, "end": point},
        },
    }
    return {
        "textPredictions": [
            {"confidence": 0.9, "text": "21-PT-1019", "textRegion": _box()},
            {"text": "Ω", "textRegion": _box(0, 0)},
        ],
        "assetTagPredictions": _tags(),
        "peoplePredictions": [
            {"label": "person", "confidence": 0.8, "boundingBox": _box()},
            {"label": "person"},
        ],
        "industrialObjectPredictions": [_object("pump")],
        "personalProtectiveEquipmentPredictions": [_object("helmet")],
        "digitalGaugePredictions": [_object("digital gauge")],
        "dialGaugePredictions": [gauge],
        "levelGaugePredictions": [gauge],
        "valvePredictions": [gauge],
    }


def _object(label: str) -> dict[str, Any]:
    return {"label": label, "confidence": 0.75, "boundingBox": _box(0.25, 0.25)}
