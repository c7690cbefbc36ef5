"""
The reference handlers of the diagram conversion: a submission makes a job, and each read moves it on.

The last digit of a file's id decides its result: with 7 the file cannot be read, with 8 its last page fails,
with any other all its pages are converted.
A job fails if none of its files can be read, so the caller chooses how it ends.
"""

import zlib
from collections.abc import Callable
from typing import Any

import attrs

from jobgauge.reference.seeds import number, secret
from jobgauge.reference.service import Clock, Pace, Refusal, Reply, Request, Service

EPOCH = 1730204346000
"""The time at which the seeded jobs were created, in milliseconds: the one in the page's example."""
UNREADABLE, PAGE_FAILS = 7, 8
NAMES = ("fileId", "fileExternalId", "fileInstanceId")
FAILED = "Not all of the files could be converted."


@attrs.define
class Job:
    """
    The current state of a job.

    Times are in milliseconds since 1970, `started` None while queued; `reads` counts since the last change of status.
    """

    id: int
    files: list[dict[str, Any]]
    grayscale: bool
    created: int
    changed: int
    started: int | None = None
    status: str = "Queued"
    reads: int = 0
    moves: bool = True


def service(seed: int, clock: Clock, pace: Pace) -> Service:
    """Return the two operations over one set of jobs, with seeded jobs in every status that never change."""
    jobs = {job.id: job for job in _seeded(seed)}
    lasts = {"Queued": pace.queued, "Running": pace.running}

    def now() -> int:
        return int(clock() * 1000)

    def convert_diagrams(request: Request) -> Reply:
        files = [_named(item) for item in request.body["items"]]
        created = now()
        job = Job(
            id=number(seed, f"job {len(jobs)}"),
            files=files,
            grayscale=request.body["grayscale"],
            created=created,
            changed=created,
        )
        jobs[job.id] = job
        body = {"items": files, **_head(job)}
        return Reply(200, body, {"X-Job-Token": secret(seed, f"token {job.id}")})

    def get_convert_job(request: Request) -> Reply:
        job_id = request.parameters["jobId"]
        job = jobs.get(job_id)
        if job is None:
            missing = {"missing": [{"jobId": job_id}]}
            raise Refusal(400, "NotFound", "There is no such job.", "jobId", members=missing)
        _move(job, lasts, now)
        return Reply(200, _shown(job, seed))

    given = {"jobId": [str(job_id) for job_id in jobs]}
    operations = {"convert_diagrams": convert_diagrams, "get_convert_job": get_convert_job}
    return Service(operations, given)


def _named(item: dict[str, Any]) -> dict[str, Any]:
    """Return the members of an item that name its file; 1234.0 is the integer 1234."""
    named = {name: item[name] for name in NAMES if name in item}
    return {**named, "fileId": int(named["fileId"])} if "fileId" in named else named


def _move(job: Job, lasts: dict[str, int], now: Callable[[], int]) -> None:
    """Count a read, and move the job on if enough reads found its status; its times never go back."""
    if not job.moves or job.status not in lasts:
        return
    if job.reads >= lasts[job.status]:
        job.changed = max(job.changed, now())
        if job.status == "Queued":
            job.status, job.started = "Running", job.changed
        else:
            job.status = _end(job)
        job.reads = 0
    job.reads += 1


def _end(job: Job) -> str:
    return "Failed" if all(_file_id(file) % 10 == UNREADABLE for file in job.files) else "Completed"


def _head(job: Job) -> dict[str, Any]:
    return {
        "jobId": job.id,
        "status": job.status,
        "createdTime": job.created,
        "startTime": job.started,
        "statusTime": job.changed,
        "errorMessage": FAILED if job.status == "Failed" else None,
        "grayscale": job.grayscale,
    }


def _shown(job: Job, seed: int) -> dict[str, Any]:
    shown = _head(job)
    if job.status in {"Completed", "Failed"}:
        shown["items"] = [_result(job, file, seed) for file in job.files]
    return shown


def _result(job: Job, file: dict[str, Any], seed: int) -> dict[str, Any]:
    """Return a file with its images, or with the reason why it has none."""
    file_id = _file_id(file)
    named = {**file, "fileId": file_id}
    digit = file_id % 10
    if digit == UNREADABLE:
        return {**named, "errorMessage": "The file could not be read."}
    count = 1 + file_id % 3
    pages = [_page(job, file_id, page, seed) for page in range(1, count + 1)]
    if digit == PAGE_FAILS:
        pages[-1] = {"page": count, "errorMessage": "The page could not be drawn."}
    return {**named, "results": pages}


def _page(job: Job, file: int, page: int, seed: int) -> dict[str, Any]:
    address = f"https://storage.example.com/{job.id}/{file}/{page}"
    signature = secret(seed, address)
    return {
        "page": page,
        "svgUrl": f"{address}.svg?signature={signature}",
        "pngUrl": f"{address}.png?signature={signature}",
    }


def _file_id(file: dict[str, Any]) -> int:
    """Return the id that the server has for a file, whichever way the request names it."""
    return file.get("fileId", zlib.crc32(repr(sorted(file.items())).encode()))


def _seeded(seed: int) -> list[Job]:
    """Return a job in each status, then a completed and a failed one with a file of each result; times are fixed."""
    files: list[dict[str, Any]] = [
        {
            "fileId": 1234,
            "fileExternalId": "1234",
            "fileInstanceId": {"space": "space", "externalId": "externalId"},
        },
        {"fileId": 1238},
        {"fileId": 1237},
    ]
    jobs = [
        ("Queued", files[:1]),
        ("Running", files[:1]),
        ("Completed", files[:1]),
        ("Failed", files[2:]),
        ("Completed", files),
        ("Failed", files),
    ]
    return [_fixed(number(seed, f"job {index}"), *each) for index, each in enumerate(jobs)]


def _fixed(job_id: int, status: str, files: list[dict[str, Any]]) -> Job:
    """Return a job that stays in its status, however often it is read."""
    started = None if status == "Queued" else EPOCH + 1500
    return Job(
        id=job_id,
        files=files,
        grayscale=True,
        created=EPOCH,
        changed=EPOCH + 9000 if status in {"Completed", "Failed"} else started or EPOCH,
        started=started,
        status=status,
        moves=False,
    )
