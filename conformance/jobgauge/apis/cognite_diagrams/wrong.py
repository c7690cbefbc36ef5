"""
Conversion jobs that are not what was submitted, and submissions that are taken for others.

Read `edits.py` before this.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Handler, Refusal, Reply, Request
from jobgauge.spec.constraints import subjects
from jobgauge.spec.document import Api
from jobgauge.wrong.edits import bodies, serviced, without
from jobgauge.wrong.open_choices import (
    every_job,
    no_start,
    refused_with,
    start_as_created,
    while_in,
)
from jobgauge.wrong.server import Kind, Server, additive, conforming, wrong

MAKE, READ = "convert_diagrams", "get_convert_job"

Edit = Callable[[dict[str, Any]], dict[str, Any]]
Told = tuple[str, Kind, str, str, Edit, str]


def servers(api: Api) -> Iterator[Server]:
    """The wrong servers of the diagram conversion."""
    for operation, kind, what, said, edit, rule in EDITS:
        name = (operation, kind, what)
        yield wrong(api, name, said, partial(bodies, operation, edit), rule)
    for operation, kind, what, said, handler, rule in HANDLERS:
        name = (operation, kind, what)
        change = partial(serviced, operation, handler)
        yield wrong(api, name, said, change, rule)


def _completed(edit: Edit) -> Edit:
    return lambda job: edit(job) if job["status"] == "Completed" else job


def _items(edit: Callable[[list[Any]], list[Any]]) -> Edit:
    return lambda job: {**job, "items": edit(job["items"])}


def _other_file(items: list[Any]) -> list[Any]:
    return [*items[:-1], {**items[-1], "fileId": items[-1]["fileId"] + 1}]


def _one_more(items: list[Any]) -> list[Any]:
    return [*items, {"fileId": items[-1]["fileId"] + 1, "results": []}]


def _renamed(items: list[Any]) -> list[Any]:
    return [*items[:-1], {"fileId": 987654321}]


def _flipped(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "grayscale": not job["grayscale"]}


EDITS: tuple[Told, ...] = (
    (
        READ, "lifecycle", "items_missing", "A completed job has no `items`.",
        _completed(lambda job: without(job, "items")), "lifecycle/result",
    ),
    (
        READ, "lifecycle", "item_lost", "A completed job has no item for its last file.",
        _completed(_items(lambda items: items[:-1])), "lifecycle/result_complete",
    ),
    (
        READ, "lifecycle", "item_of_another_file", "An item is of a file that was not submitted.",
        _completed(_items(_other_file)), "lifecycle/result_complete",
    ),
    (
        READ, "lifecycle", "item_added", "A completed job has an item more than files.",
        _completed(_items(_one_more)), "lifecycle/result_complete",
    ),
    (
        READ, "echo", "grayscale", "`grayscale` of a job is the opposite of what was asked.",
        _flipped, "echo/grayscale",
    ),
    (
        MAKE, "echo", "file_renamed", "The answer to a submission names another file.",
        _items(_renamed), "echo/items",
    ),
    (
        MAKE, "echo", "file_lost", "The answer to a submission leaves out its last file.",
        _items(lambda items: items[:-1]), "echo/items",
    ),
)  # fmt: skip


Wrapped = Callable[[Handler, Request], Reply]


def _colorful(own: Handler, request: Request) -> Reply:
    """In color where the caller does not say."""
    unsaid = f"{MAKE}/request/body/grayscale/default" in request.unsaid
    body = {**request.body, "grayscale": False} if unsaid else request.body
    return own(attrs.evolve(request, body=body))


def _contrary(own: Handler, request: Request) -> Reply:
    """Says the opposite of what the caller said; where the caller says nothing, the default."""
    answer = own(request)
    unsaid = f"{MAKE}/request/body/grayscale/default" in request.unsaid
    return answer if unsaid else attrs.evolve(answer, body=_flipped(answer.body))


def _forgetful(own: Handler, request: Request) -> Reply:
    """Answers with a job that nobody finds again."""
    answer = own(request)
    return attrs.evolve(answer, body={**answer.body, "jobId": answer.body["jobId"] ^ 2})


def _tokenless(own: Handler, request: Request) -> Reply:
    if "X-Job-Token" in request.parameters:
        raise Refusal(400, "UnknownHeader", "The header X-Job-Token is not known.", "X-Job-Token")
    return own(request)


def _finding(own: Handler, request: Request) -> Reply:
    """Finds a job for any id."""
    try:
        return own(request)
    except Refusal:
        body: dict[str, Any] = {
            "jobId": request.parameters["jobId"],
            "status": "Queued",
            "createdTime": 1730204346000,
            "startTime": None,
            "statusTime": 1730204346000,
        }
        return Reply(200, body)


HANDLERS: tuple[tuple[str, Kind, str, str, Wrapped, str], ...] = (
    (
        MAKE, "echo", "grayscale", "`grayscale` of a submission's answer is the opposite of what was asked.",
        _contrary, "echo/grayscale",
    ),
    (
        MAKE, "defaults", "grayscale", "Images are in color where the caller does not say.",
        _colorful, "defaults/request/grayscale/default",
    ),
    (
        MAKE, "lifecycle", "job_not_readable", "The job that a submission names cannot be read.",
        _forgetful, f"/{READ}/lifecycle/readable",
    ),
    (
        READ, "lifecycle", "job_token_refused", "A read with the submission's `X-Job-Token` is refused.",
        _tokenless, "lifecycle/job_token",
    ),
    (READ, "errors", "unknown_found", "There is a job for any id.", _finding, "errors/unknown"),
)  # fmt: skip


def conforming_servers(api: Api) -> Iterator[Server]:
    """What the pages leave open, decided in another way; and what servers were seen to send beyond them."""
    for what, said, change in (
        ("unknown_job_404", "An unknown or malformed jobId is refused with 404.", refused_with(READ, 400, 404)),
        ("four_vertices", "A region of fewer than four vertices is refused.", partial(Change, refuses=_few_corners)),
        ("each_file_once", "A file that is named twice is refused.", partial(Change, refuses=_twice)),
        ("no_job_token", "A submission is answered without `X-Job-Token`.", partial(Change, answer=_no_token)),
        ("start_time_absent", "A queued job has no `startTime`.", while_in("Queued", no_start)),
        ("start_time_created", "A queued job started as it was created.", while_in("Queued", start_as_created)),
    ):  # fmt: skip
        yield conforming(api, what, said, change)
    for what, said, change in (
        ("collecting", "A running job is collecting.", while_in("Running", _collecting)),
        ("timeout", "A failed job has timed out.", while_in("Failed", _timed_out)),
        ("counts", "A job has `statusCount` and `numFiles`.", every_job(_counted)),
    ):  # fmt: skip
        yield additive(api, what, said, change)


def _few_corners(request: Request) -> Refusal | None:
    path = ("items", "*", "annotations", "*", "region", "vertices")
    found = subjects(request.body, path) if request.operation == MAKE else []
    few = next((pointer for pointer, corners in found if len(corners) < 4), None)
    return Refusal(400, "InvalidBody", f"{few} is too short.", few) if few else None


def _twice(request: Request) -> Refusal | None:
    if request.operation != MAKE:
        return None
    names = [repr(item.get("fileId") or item) for item in request.body["items"]]
    again = len(set(names)) < len(names)
    return Refusal(400, "Duplicated", "A file is named twice.", "/items") if again else None


def _no_token(_request: Request, answer: Reply) -> Reply:
    return attrs.evolve(answer, headers=without(answer.headers, "X-Job-Token"))


def _collecting(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "status": "Collecting"}


def _timed_out(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "status": "Timeout"}


def _counted(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "statusCount": {job["status"]: 1}, "numFiles": 1}
