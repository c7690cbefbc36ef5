"""
What the feature extraction does: it shows jobs that are there from the start, one of which moves on as it is read.

The predictions are shown by the release that is asked for: six kinds of them only where `cdf-version` has `beta` in it.
Read `service.py` before this.
"""

from collections.abc import Callable
from typing import Any

import attrs

from jobgauge.reference.seeds import number
from jobgauge.reference.service import Clock, Pace, Refusal, Reply, Request, Service

EPOCH = 1730204346000
"""When the seeded jobs were created, in milliseconds: the time in the page's example."""
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
    A job as it stands.

    Times are in milliseconds since 1970, `started` None while queued; `reads` counts since the last change.
    `items` are all that it will show; while it runs it shows the first one.
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
    """The one operation; ids of a job in each status come first, the one that moves comes last."""
    lasts = {"Queued": pace.queued, "Running": pace.running}
    jobs = {job.id: job for job in _seeded(seed, int(clock() * 1000))}

    def get_extract_job(request: Request) -> Reply:
        wanted = request.parameters["jobId"]
        job = jobs.get(wanted)
        if job is None:
            missing = {"missing": [{"jobId": wanted}]}
            raise Refusal(400, "NotFound", "There is no such job.", "jobId", members=missing)
        _move(job, lasts, lambda: int(clock() * 1000))
        return Reply(200, _shown(job, beta=BETA in request.parameters.get("cdf-version", "")))

    given = {"jobId": [str(each) for each in jobs]}
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
    """A job as an answer shows it: nothing while queued, the first batch while running, the failed ones at the end."""
    ended = job.status in FINAL
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
    if ended and job.failed:
        shown["failedItems"] = job.failed
    return shown


def _visible(item: dict[str, Any], *, beta: bool) -> dict[str, Any]:
    predictions = {
        name: found for name, found in item["predictions"].items() if beta or name in PUBLIC
    }
    return {**item, "predictions": predictions}


def _seeded(seed: int, now: int) -> list[Job]:
    """A job in each status, one that completed in part, and one that has just been created and moves."""
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
    names = iter(number(seed, f"vision job {index}") for index in range(6))
    moving = Job(next(names), "Queued", items, failed, created=now, changed=now, moves=True)
    return [
        _fixed(next(names), "Queued", items),
        _fixed(next(names), "Running", items),
        _fixed(next(names), "Completed", items),
        _fixed(next(names), "Failed", [], failed),
        _fixed(next(names), "Completed", items, failed),
        moving,
    ]


def _fixed(
    name: int, status: str, items: list[dict[str, Any]], failed: list[dict[str, Any]] | None = None
) -> Job:
    """A job that stays in its status, whenever it is read."""
    started = None if status == "Queued" else EPOCH + 1500
    changed = EPOCH + 9000 if status in FINAL else started or EPOCH
    return Job(name, status, items, failed or [], EPOCH, started, changed)


def _parameters() -> dict[str, Any]:
    """What the job was asked, an object a feature; the members beside the threshold are the page's own."""
    asked: dict[str, Any] = {
        f"{feature}DetectionParameters": {"threshold": 0.8} for feature in FEATURES
    }
    asked["assetTagDetectionParameters"] |= {"partialMatch": True, "assetSubtreeIds": [1, 2]}
    return asked


def _box(left: float = 0.5, top: float = 0.5) -> dict[str, float]:
    return {"xMin": left, "xMax": left + 0.25, "yMin": top, "yMax": top + 0.25}


def _tags() -> list[dict[str, Any]]:
    """An asset by its id and one by its external id."""
    return [
        {"confidence": 0.9, "assetRef": {"id": 1233}, "text": "21-PT-1019", "textRegion": _box()},
        {"assetRef": {"externalId": "21PT1017"}, "text": "21-PT-1017", "textRegion": _box(0, 0.75)},
    ]


def _everything() -> dict[str, Any]:
    """Predictions of all nine kinds."""
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
