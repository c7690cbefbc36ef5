"""
The jobs of the iTwin reference server: enough for several pages, and different in everything that a filter can test.

They are in no particular order: the server sorts them.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from jobgauge.reference.seeds import digest, identifier

COUNT = 260
FIRST = datetime(2024, 6, 12, 8, tzinfo=UTC)
STATES = ("unsubmitted", "active", "success", "failed", "cancelled", "success")
EMAILS = ("email@example.com", "o'neil@example.com", "jürgen.groß@example.com", None)
NAMES = (
    "My first RCS job",
    "O'Brien's quarry",
    "Überflug Köln (2024)",
    "東京 湾岸",
    "sand and gravel or clay",
    "one, two, three",
    "100% done + more",
    "''",
    "a/b?c=d&e#f",
    "Ωmega 𐍈",
)
INPUT_TYPES = ("LAS", "LAZ", "PLY", "E57")
OUTPUT_TYPES = ("OPC", "PNTS")
SHARED = 12
"""The number of inputs that several jobs share."""


def all_jobs(seed: int) -> Iterator[dict[str, Any]]:
    """Yield every job, the same ones for the same seed."""
    for index in range(COUNT):
        yield _job(seed, index)


def _job(seed: int, index: int) -> dict[str, Any]:
    choice = digest(seed, f"choices {index}")
    state = STATES[index % len(STATES)]
    created = FIRST + timedelta(hours=6 * (index // 3), minutes=7 * (index // 9))
    execution = None if state == "unsubmitted" else _execution(state, created, choice[0])
    email = EMAILS[choice[1] % len(EMAILS)]
    job: dict[str, Any] = {
        "id": identifier(seed, f"job {index}"),
        "name": _name(index),
        "type": "Conversion",
        "state": state,
        "createdDateTime": _text(created, index),
        "lastModifiedDateTime": _text(_last(created, execution), index + 1),
        "iTwinId": identifier(seed, f"iTwin {choice[2] % 7 // 2}"),
        "dataCenter": ("East US", "North Europe")[choice[3] % 2],
        "inputs": _inputs(seed, index, 1 + choice[4] % 3),
        "outputs": _outputs(seed, index, 1 + choice[5] % 2, submitted=execution is not None),
    }
    if index % 10:
        job["ownerId"] = identifier(seed, "owner")
    if email:
        job["email"] = email
    if execution:
        job["executionInformation"] = {
            name: _text(value, index) if isinstance(value, datetime) else value
            for name, value in execution.items()
        }
    if choice[6] % 3:
        job["options"] = {"processingEngines": choice[7] % 9, "merge": choice[8] % 2 == 0}
    if choice[9] % 2:
        job["costEstimation"] = _cost(choice[10])
    return job


def _name(index: int) -> str:
    """Return the name of a job; every third job shares its name with others."""
    name = NAMES[index % len(NAMES)]
    return name if index % 3 == 0 else f"{name} {index}"


def _execution(state: str, created: datetime, choice: int) -> dict[str, Any]:
    """Return the times of a submitted job: an active one may not have started yet, a cancelled one never."""
    submitted = created + timedelta(seconds=30 + choice)
    starts = state in {"success", "failed"} or choice % 2 == 0
    started = submitted + timedelta(seconds=8) if starts else None
    ended = None if state == "active" else (started or submitted) + timedelta(seconds=441 + choice)
    return {
        "submissionDateTime": submitted,
        "startedDateTime": started,
        "endedDateTime": ended,
        "estimatedUnits": choice / 20 if choice % 5 else None,
    }


def _last(created: datetime, execution: dict[str, Any] | None) -> datetime:
    times = [created, *(execution or {}).values()]
    return max(time for time in times if isinstance(time, datetime))


def _inputs(seed: int, index: int, count: int) -> list[dict[str, Any]]:
    """Return the inputs of a job, the first of which it shares with other jobs."""
    return [
        {
            "id": identifier(
                seed, f"input {index % SHARED}" if place == 0 else f"input {index} {place}"
            ),
            "type": INPUT_TYPES[(index + place) % len(INPUT_TYPES)],
        }
        for place in range(count)
    ]


def _outputs(seed: int, index: int, count: int, *, submitted: bool) -> list[dict[str, Any]]:
    return [
        {
            **({"id": identifier(seed, f"output {index} {place}")} if submitted else {}),
            "type": OUTPUT_TYPES[(index + place) % len(OUTPUT_TYPES)],
        }
        for place in range(count)
    ]


def _cost(choice: int) -> dict[str, Any]:
    return {
        "estimatedCost": choice / 10,
        "gigaPixels": None if choice % 3 == 0 else choice / 7,
        "megaPoints": None if choice % 3 == 1 else choice / 9,
    }


def _text(time: datetime, index: int) -> str:
    """Return a date-time in one of the two forms that the vendor's server was seen to use."""
    whole = time.strftime("%Y-%m-%dT%H:%M:%S")
    return f"{whole}.0000000+00:00" if index % 5 == 4 else f"{whole}Z"
