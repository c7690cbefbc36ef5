"""
What the feature extraction does: one job in each status, read but not made here.

Read `service.py` before this.
"""

from typing import Any

from jobgauge.reference.seeds import number
from jobgauge.reference.service import Answer, Clock, Pace, Refusal, Request, Service

EPOCH = 1730204346000
STATUSES = ("Queued", "Running", "Completed", "Failed")
BOX = {"xMin": 0.5, "xMax": 0.9, "yMin": 0.5, "yMax": 0.9}


def service(seed: int, clock: Clock, pace: Pace) -> Service:
    """One operation over seeded jobs."""
    del clock, pace
    jobs = {number(seed, f"job {index}"): _job(status) for index, status in enumerate(STATUSES)}

    def get_extract_job(request: Request) -> Answer:
        wanted = request.parameters["jobId"]
        if wanted not in jobs:
            raise Refusal(400, "NotFound", "There is no job with this id.", "jobId")
        return Answer(200, {**jobs[wanted], "jobId": wanted})

    return Service({"get_extract_job": get_extract_job}, {"jobId": [str(each) for each in jobs]})


def _job(status: str) -> dict[str, Any]:
    started = EPOCH + 1500 * (status != "Queued")
    done = status in {"Running", "Completed"}
    return {
        "status": status,
        "createdTime": EPOCH,
        "startTime": started,
        "statusTime": EPOCH + 9000 if status in {"Completed", "Failed"} else started,
        "items": [{"fileId": 1234, "predictions": _predictions()}] if done else [],
        "errorMessage": "No batch succeeded." if status == "Failed" else None,
        "failedItems": [],
        "parameters": {"textDetectionParameters": {"threshold": 0.8}},
    }


def _predictions() -> dict[str, Any]:
    return {"textPredictions": [{"confidence": 0.9, "text": "21-PT-1019", "textRegion": BOX}]}
