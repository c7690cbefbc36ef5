"""Wrong servers of the diagram conversion: jobs that are not what was submitted, and submissions that are changed."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Handler, Refusal, Reply, Request
from jobgauge.spec.constraints import EACH, subjects
from jobgauge.spec.document import Api
from jobgauge.spec.facts import cycles
from jobgauge.wrong.edits import JobEdit, bodies, replaced, serviced, without
from jobgauge.wrong.open_choices import (
    error_as_text,
    error_page,
    every_job,
    no_start,
    refused_with,
    start_as_created,
    while_in,
)
from jobgauge.wrong.server import Kind, Server, additive, conforming, wrong

MAKE, READ = "convert_diagrams", "get_convert_job"


def servers(api: Api) -> Iterator[Server]:
    """Yield the wrong servers of the diagram conversion."""
    for operation, kind, what, sentence, edit, rule in EDITS:
        yield wrong(api, (operation, kind, what), sentence, partial(bodies, operation, edit), rule)
    for operation, kind, what, sentence, handler, rule in HANDLERS:
        change = partial(serviced, operation, handler)
        yield wrong(api, (operation, kind, what), sentence, change, rule)


def _completed(edit: JobEdit) -> JobEdit:
    return lambda job: edit(job) if job["status"] == "Completed" else job


def _items(edit: Callable[[list[Any]], list[Any]]) -> JobEdit:
    return lambda job: {**job, "items": edit(job["items"])}


def _other_file(items: list[Any]) -> list[Any]:
    return [*items[:-1], {**items[-1], "fileId": items[-1]["fileId"] + 1}]


def _one_more(items: list[Any]) -> list[Any]:
    return [*items, {"fileId": items[-1]["fileId"] + 1, "results": []}]


def _paths(items: list[Any]) -> list[Any]:
    path = (EACH, "results", EACH, "svgUrl")
    return replaced(items, path, lambda address: urlsplit(str(address)).path)


def _page_again(items: list[Any]) -> list[Any]:
    return [
        {**each, "results": [*each["results"], each["results"][0]]} if each.get("results") else each
        for each in items
    ]


def _renamed(items: list[Any]) -> list[Any]:
    return [*items[:-1], {"fileId": 987654321}]


def _flipped(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "grayscale": not job["grayscale"]}


EDITS: tuple[tuple[str, Kind, str, str, JobEdit, str], ...] = (
    (
        READ, "lifecycle", "items_missing", "A completed job has no `items`.",
        _completed(lambda job: without(job, "items")), "lifecycle/present/items",
    ),
    (
        READ, "lifecycle", "item_lost", "A completed job has no item for its last file.",
        _completed(_items(lambda items: items[:-1])), "lifecycle/result_complete",
    ),
    (
        READ, "lifecycle", "item_of_another_file", "A completed job has an item of a file that was not submitted.",
        _completed(_items(_other_file)), "lifecycle/result_complete",
    ),
    (
        READ, "lifecycle", "item_added", "A completed job has one item more than it has files.",
        _completed(_items(_one_more)), "lifecycle/result_complete",
    ),
    (
        READ, "lifecycle", "path_as_address", "The address of an image is a path.",
        _completed(_items(_paths)), "lifecycle/addresses",
    ),
    (
        READ, "lifecycle", "page_twice", "The first page of each file is in its results twice.",
        _completed(_items(_page_again)), "lifecycle/pages_once",
    ),
    (
        READ, "echo", "grayscale", "`grayscale` of a job is the opposite of the submitted value.",
        _flipped, "echo/grayscale",
    ),
    (
        MAKE, "echo", "file_renamed", "The response to a submission names another file.",
        _items(_renamed), "echo/items",
    ),
    (
        MAKE, "echo", "file_lost", "The response to a submission leaves out its last file.",
        _items(lambda items: items[:-1]), "echo/items",
    ),
)  # fmt: skip


Wrapped = Callable[[Handler, Request], Reply]
"""Takes the right handler and a request, and returns the reply of the wrong server."""
DEFAULT = f"{MAKE}/request/body/grayscale/default"


def _colorful(handler: Handler, request: Request) -> Reply:
    """Make images in color if the caller does not send `grayscale`."""
    body = {**request.body, "grayscale": False} if DEFAULT in request.defaulted else request.body
    return handler(attrs.evolve(request, body=body))


def _contrary(handler: Handler, request: Request) -> Reply:
    """Reply with the opposite of the `grayscale` that the caller sent, or with the default if none was sent."""
    reply = handler(request)
    defaulted = DEFAULT in request.defaulted
    return reply if defaulted else attrs.evolve(reply, body=_flipped(reply.body))


def _always_gray(handler: Handler, request: Request) -> Reply:
    reply = handler(request)
    return attrs.evolve(reply, body={**reply.body, "grayscale": True})


def _forgetful(handler: Handler, request: Request) -> Reply:
    """Reply with the id of a job that does not exist."""
    reply = handler(request)
    return attrs.evolve(reply, body={**reply.body, "jobId": reply.body["jobId"] ^ 2})


def _tokenless(handler: Handler, request: Request) -> Reply:
    if "X-Job-Token" in request.parameters:
        raise Refusal(400, "UnknownHeader", "The header X-Job-Token is not known.", "X-Job-Token")
    return handler(request)


def _found_anyway(handler: Handler, request: Request) -> Reply:
    """Reply with a queued job if the id is unknown."""
    try:
        return handler(request)
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
        MAKE, "echo", "grayscale", "The response to a submission has the opposite of its `grayscale`.",
        _contrary, "echo/grayscale",
    ),
    (
        MAKE, "echo", "always_gray", "The response to a submission has `grayscale: true`, whatever was sent.",
        _always_gray, "echo/grayscale",
    ),
    (
        MAKE, "defaults", "grayscale", "Images are in color if the submission has no `grayscale`.",
        _colorful, "defaults/request/grayscale/default",
    ),
    (
        MAKE, "lifecycle", "job_not_readable", "The job in the response to a submission cannot be read.",
        _forgetful, f"/{READ}/lifecycle/readable",
    ),
    (
        READ, "lifecycle", "job_token_refused", "Refuses a read with the `X-Job-Token` of the submission.",
        _tokenless, "lifecycle/job_token",
    ),
    (READ, "errors", "unknown_found", "Responds to any id with a job.", _found_anyway, "errors/unknown"),
)  # fmt: skip


def conforming_servers(api: Api) -> Iterator[Server]:
    """Yield servers that decide open choices differently, or send what servers were seen to send beyond the pages."""
    ((_, _, cycle),) = cycles(api)
    queued = partial(while_in, cycle, "Queued")
    for what, sentence, change in (
        ("unknown_job_404", "Refuses an unknown or malformed jobId with 404.", refused_with(api, READ, 400, 404)),
        ("four_vertices", "Refuses a region of fewer than four vertices.", partial(Change, refuses=_few_corners)),
        ("each_file_once", "Refuses a file that is named twice.", partial(Change, refuses=_twice)),
        ("no_job_token", "The response to a submission has no `X-Job-Token`.", partial(Change, reply=_no_token)),
        ("error_as_text", "The `error` of a refusal is a plain text.", error_as_text),
        ("error_page", "A refusal is a page of HTML.", error_page),
        ("no_grayscale", "The response to a submission has no `grayscale`.", partial(bodies, MAKE, _colorless)),
        ("other_names", "A submission's response names files by external ids.", partial(bodies, MAKE, _items(_named))),
        ("items_reversed", "The files of a job are in reverse order.", partial(bodies, READ, _reversed)),
        ("start_time_absent", "A queued job has no `startTime`.", queued(no_start(cycle))),
        ("start_time_created", "A queued job has `createdTime` as `startTime`.", queued(start_as_created(cycle))),
    ):  # fmt: skip
        yield conforming(api, what, sentence, change)
    for what, sentence, change in (
        ("collecting", "A running job has the status `Collecting`.", while_in(cycle, "Running", _collecting)),
        ("timeout", "A failed job has the status `Timeout`.", while_in(cycle, "Failed", _timed_out)),
        ("counts", "A job has `statusCount` and `numFiles`.", every_job(_counted)),
    ):  # fmt: skip
        yield additive(api, what, sentence, change)


def _colorless(job: dict[str, Any]) -> dict[str, Any]:
    return without(job, "grayscale")


def _named(items: list[Any]) -> list[Any]:
    return [{"fileExternalId": "a"} for _ in items]


def _reversed(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "items": job["items"][::-1]} if "items" in job else job


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


def _no_token(_request: Request, reply: Reply) -> Reply:
    return attrs.evolve(reply, headers=without(reply.headers, "X-Job-Token"))


def _collecting(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "status": "Collecting"}


def _timed_out(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "status": "Timeout"}


def _counted(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "statusCount": {job["status"]: 1}, "numFiles": 1}
