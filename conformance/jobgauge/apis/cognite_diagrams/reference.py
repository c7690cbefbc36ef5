"""
What the diagram conversion does: a submission makes a job, and each read moves it on.

A file's fate hangs on the last digit of its id: with 7 it cannot be read, with 8 its last page fails,
with any other all its pages are converted.
A job of which no file can be read fails; so it ends in one of three ways, as its caller chooses.
Read `service.py` before this.
"""

import zlib
from collections.abc import Callable
from typing import Any

import attrs

from jobgauge.reference.seeds import number, secret
from jobgauge.reference.service import Clock, Pace, Refusal, Reply, Request, Service

EPOCH = 1730204346000
"""When the seeded jobs were created, in milliseconds: the time in the page's example."""
UNREADABLE, PAGE_FAILS = 7, 8
NAMES = ("fileId", "fileExternalId", "fileInstanceId")


@attrs.define
class Job:
    """
    A job as it stands.

    Times are in milliseconds since 1970, `started` None while queued; `reads` counts since the last change.
    """

    id: int
    files: list[dict[str, Any]]
    grayscale: bool
    created: int
    started: int | None
    changed: int
    status: str = "Queued"
    reads: int = 0
    moves: bool = True


def service(seed: int, clock: Clock, pace: Pace) -> Service:
    """The two operations, over one set of jobs; one job in each status is there from the start and stays as it is."""
    jobs = {job.id: job for job in _seeded(seed)}
    lasts = {"Queued": pace.queued, "Running": pace.running}

    def now() -> int:
        return int(clock() * 1000)

    def convert_diagrams(request: Request) -> Reply:
        files = [_named(item) for item in request.body["items"]]
        time = now()
        name = number(seed, f"job {len(jobs)}")
        job = Job(name, files, request.body["grayscale"], time, None, time)
        jobs[job.id] = job
        body = {"items": files, **_head(job)}
        return Reply(200, body, {"X-Job-Token": secret(seed, f"token {job.id}")})

    def get_convert_job(request: Request) -> Reply:
        wanted = request.parameters["jobId"]
        job = jobs.get(wanted)
        if job is None:
            missing = {"missing": [{"jobId": wanted}]}
            raise Refusal(400, "NotFound", "There is no such job.", "jobId", members=missing)
        _move(job, lasts, now)
        return Reply(200, _shown(job, seed))

    given = {"jobId": [str(each) for each in jobs]}
    operations = {"convert_diagrams": convert_diagrams, "get_convert_job": get_convert_job}
    return Service(operations, given)


def _named(item: dict[str, Any]) -> dict[str, Any]:
    """The names that a request gives a file; 1234.0 is the integer 1234."""
    named = {name: item[name] for name in NAMES if name in item}
    return {**named, "fileId": int(named["fileId"])} if "fileId" in named else named


def _move(job: Job, lasts: dict[str, int], now: Callable[[], int]) -> None:
    """Move a job on once as many reads found its status as the pace says; its times never go back."""
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
        "errorMessage": "Not all of the files could be converted."
        if job.status == "Failed"
        else None,
        "grayscale": job.grayscale,
    }


def _shown(job: Job, seed: int) -> dict[str, Any]:
    shown = _head(job)
    if job.status in {"Completed", "Failed"}:
        shown["items"] = [_result(job, file, seed) for file in job.files]
    return shown


def _result(job: Job, file: dict[str, Any], seed: int) -> dict[str, Any]:
    """A file with its images, or with the reason why it has none."""
    named = {**file, "fileId": _file_id(file)}
    fate = named["fileId"] % 10
    if fate == UNREADABLE:
        return {**named, "errorMessage": "The file could not be read."}
    count = 1 + named["fileId"] % 3
    pages = [_page(job, named["fileId"], page, seed) for page in range(1, count + 1)]
    if fate == PAGE_FAILS:
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
    """The id that the server has for a file, however a request names it."""
    return file.get("fileId", zlib.crc32(repr(sorted(file.items())).encode()))


def _seeded(seed: int) -> list[Job]:
    """A job in each documented status, then one that failed with a file of each fate, all of a fixed time."""
    files: list[dict[str, Any]] = [
        {
            "fileId": 1234,
            "fileExternalId": "1234",
            "fileInstanceId": {"space": "space", "externalId": "externalId"},
        },
        {"fileId": 1238},
        {"fileId": 1237},
    ]
    made = [
        ("Queued", files[:1]),
        ("Running", files[:1]),
        ("Completed", files[:1]),
        ("Failed", files[2:]),
        ("Completed", files),
        ("Failed", files),
    ]
    return [_fixed(number(seed, f"job {index}"), *each) for index, each in enumerate(made)]


def _fixed(name: int, status: str, files: list[dict[str, Any]]) -> Job:
    """A job that stays in its status, whenever it is read."""
    started = None if status == "Queued" else EPOCH + 1500
    changed = EPOCH + 9000 if status in {"Completed", "Failed"} else started or EPOCH
    return Job(name, files, True, EPOCH, started, changed, status, moves=False)
