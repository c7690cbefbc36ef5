"""
The reference handler of the dataset conversion: it shows the conversions of a dataset, one of which moves on when read.

There is a conversion in each status, one in progress for each phase between the first and the last, and
errors and cancellations in earlier and later phases.
"""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs

from jobgauge.reference.seeds import digest, identifier
from jobgauge.reference.service import Clock, Pace, Refusal, Reply, Request, Service
from jobgauge.spec.document import load_api

CREATED = datetime(2026, 2, 3, 10, 0, 0, 123000, tzinfo=UTC)
"""The time at which the seeded conversions were created."""
STRIDE = 3
"""The number of phases that the moving conversion passes between two reads."""


@attrs.define
class Conversion:
    """The current state of a conversion; `started` and `ended` are None until it has started and ended."""

    id: str
    status: str
    phase: str
    created: datetime = CREATED
    started: datetime | None = None
    ended: datetime | None = None
    updated: datetime = CREATED
    reads: int = 0
    moves: bool = False


def service(seed: int, clock: Clock, pace: Pace) -> Service:
    """Return the one operation; among the given ids one in each status comes first, the one that moves last."""
    dataset = identifier(seed, "dataset")
    phases: list[str] = load_api("zoo_datasets").component("ConversionPhase").value["enum"]

    def now() -> datetime:
        return datetime.fromtimestamp(clock(), UTC)

    conversions = {each.id: each for each in _seeded(seed, phases, now())}

    def get_org_dataset_conversion(request: Request) -> Reply:
        conversion = conversions.get(request.parameters["conversion_id"].lower())
        if conversion is None or request.parameters["id"].lower() != dataset:
            raise Refusal(404, "not_found", "There is no such conversion.")
        _move(conversion, phases, pace, now())
        return Reply(200, _shown(conversion, dataset, phases, seed))

    given = {"id": [dataset], "conversion_id": list(conversions)}
    return Service({"get_org_dataset_conversion": get_org_dataset_conversion}, given)


def _move(conversion: Conversion, phases: list[str], pace: Pace, now: datetime) -> None:
    if not conversion.moves or conversion.ended:
        return
    conversion.reads += 1
    if conversion.status == "queued" and conversion.reads <= pace.queued:
        return
    now = max(now, conversion.updated)
    position = phases.index(conversion.phase)
    conversion.started = conversion.started or now
    conversion.status = "in_progress"
    conversion.phase = phases[min(position + (STRIDE if position else 1), len(phases) - 1)]
    conversion.updated = now
    if conversion.phase == phases[-1]:
        conversion.status, conversion.ended = "success", now


def _seeded(seed: int, phases: list[str], now: datetime) -> list[Conversion]:
    waiting, *between, done = phases
    states = [
        ("queued", waiting),
        ("in_progress", between[3]),
        ("success", done),
        ("canceled", waiting),
        ("error_user", between[0]),
        ("error_unsupported", between[3]),
        ("error_internal", between[6]),
        ("canceled", between[4]),
        *(("in_progress", phase) for phase in between),
    ]
    fixed = [
        _fixed(identifier(seed, f"conversion {index}"), *each, position=phases.index(each[1]))
        for index, each in enumerate(states)
    ]
    moving = identifier(seed, "conversion that moves")
    return [*fixed, Conversion(moving, "queued", waiting, created=now, updated=now, moves=True)]


def _fixed(conversion_id: str, status: str, phase: str, position: int) -> Conversion:
    """Return a conversion that never changes: it started after five seconds and took a minute for each phase."""
    started = CREATED + timedelta(seconds=5) if position else None
    last = (started or CREATED) + timedelta(minutes=position)
    ended = last if status not in {"queued", "in_progress"} else None
    return Conversion(conversion_id, status, phase, started=started, ended=ended, updated=last)


def _shown(conversion: Conversion, dataset: str, phases: list[str], seed: int) -> dict[str, Any]:
    """Return a conversion as a response shows it, with the results of the phases that it has passed."""
    position = phases.index(conversion.phase)

    def after(phase: str) -> bool:
        return position > phases.index(phase)

    def pictures(name: str) -> list[dict[str, Any]]:
        return _pictures(seed, name) if after(f"snapshot_{name}") else []

    raw = "cube = 1" if after("convert_raw_kcl") else None
    polished = "cube = 1 // polished" if after("salon") else None
    failed = conversion.status.startswith("error")
    return {
        "id": conversion.id,
        "dataset_id": dataset,
        "created_at": _text(conversion.created),
        "updated_at": _text(conversion.updated, digits=9),
        "started_at": conversion.started and _text(conversion.started),
        "completed_at": conversion.ended and _text(conversion.ended),
        "file_path": "parts/bracket Ø12.step",
        "file_etag": digest(seed, conversion.id).hex(),
        "file_size": 48211,
        "importer_version": "1.4.0" if conversion.started else None,
        "metadata": {"units": "mm", "bodies": 1} if after(phases[1]) else None,
        "phase": conversion.phase,
        "status": conversion.status,
        "status_message": f"The conversion ended with {conversion.status}." if failed else None,
        "output": polished if conversion.status == "success" else None,
        "raw_kcl_output": raw,
        "salon_kcl_output": polished,
        "original_snapshot_images": pictures("original"),
        "raw_kcl_snapshot_images": pictures("raw_kcl"),
        "salon_kcl_snapshot_images": pictures("salon_kcl"),
    }


def _pictures(seed: int, name: str) -> list[dict[str, Any]]:
    """Return two pictures of bytes that look random, as base64 in the URL-safe alphabet without padding."""
    return [
        {
            "data_base64": _base64(b"\x89PNG\r\n\x1a\n\xfb\xff" + digest(seed, name)[:length]),
            "mime_type": kind,
        }
        for length, kind in ((30, "image/png"), (31, "image/jpeg"))
    ]


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _text(time: datetime, digits: int = 3) -> str:
    """Return a date-time in UTC with this number of fractional digits; those beyond microseconds are zeros."""
    whole = time.strftime("%Y-%m-%dT%H:%M:%S")
    return f"{whole}.{f'{time.microsecond:06d}000'[:digits]}Z"
