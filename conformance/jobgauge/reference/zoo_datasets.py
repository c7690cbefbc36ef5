"""
What the dataset conversion does: one dataset, with conversions in each status and phase.

Read `service.py` before this.
"""

from typing import Any

from jobgauge.reference.seeds import identifier, secret
from jobgauge.reference.service import Answer, Clock, Pace, Refusal, Request, Service

STATUSES = (
    "queued",
    "in_progress",
    "success",
    "canceled",
    "error_user",
    "error_unsupported",
    "error_internal",
)
PHASES = {"queued": "queued", "success": "completed"}


def service(seed: int, clock: Clock, pace: Pace) -> Service:
    """One operation over seeded conversions."""
    del clock, pace
    dataset = identifier(seed, "dataset")
    conversions = {identifier(seed, status): _conversion(status) for status in STATUSES}

    def get_org_dataset_conversion(request: Request) -> Answer:
        wanted = request.parameters["conversion_id"].lower()
        if request.parameters["id"].lower() != dataset or wanted not in conversions:
            raise Refusal(404, "not_found", "There is no such conversion.")
        headers = {"X-Api-Call-Id": secret(seed, wanted)}
        return Answer(200, {"id": wanted, "dataset_id": dataset, **conversions[wanted]}, headers)

    operations = {"get_org_dataset_conversion": get_org_dataset_conversion}
    return Service(operations, {"id": [dataset], "conversion_id": list(conversions)})


def _conversion(status: str) -> dict[str, Any]:
    started = status not in {"queued", "canceled"}
    ended = status not in {"queued", "in_progress"}
    picture = {"data_base64": "iVBORw0KGgo", "mime_type": "image/png"}
    return {
        "created_at": "2026-02-03T10:00:00.000Z",
        "updated_at": "2026-02-03T10:05:00.123456789Z",
        "started_at": "2026-02-03T10:00:05.000Z" if started else None,
        "completed_at": "2026-02-03T10:05:00.123Z" if ended else None,
        "file_path": "parts/bracket.step",
        "file_etag": "9b2cf535f27731c974343645a3985328",
        "file_size": 48211,
        "phase": PHASES.get(status, "convert_raw_kcl" if started else "queued"),
        "status": status,
        "status_message": f"The conversion ended with {status}."
        if status.startswith("error")
        else None,
        "output": "cube = 1" if status == "success" else None,
        "original_snapshot_images": [picture] if started else [],
        "raw_kcl_snapshot_images": [],
        "salon_kcl_snapshot_images": [],
    }
