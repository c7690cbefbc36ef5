"""Changes for what several pages leave open: the status of a refusal, and what a job shows while it waits."""

import copy
from collections.abc import Callable
from functools import partial
from typing import Any

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Reply, Request
from jobgauge.wrong.edits import JobEdit, with_status, without


def refused_with(operation: str, status: int, other: int) -> Callable[[], Change]:
    """Return a factory of the change by which an operation refuses with another status instead of this one."""

    def edited(request: Request, reply: Reply) -> Reply:
        meant = (request.operation, reply.status) == (operation, status)
        return with_status(reply, other) if meant else reply

    return partial(Change, reply=edited)


def while_in(status: str, edit: JobEdit) -> Callable[[], Change]:
    """Return a factory of the change that edits jobs with this status in the responses of every operation."""
    return every_job(lambda job: edit(job) if job.get("status") == status else job)


def every_job(edit: JobEdit) -> Callable[[], Change]:
    """Return a factory of the change that edits jobs in the responses of every operation."""

    def edited(_request: Request, reply: Reply) -> Reply:
        if reply.status != 200:
            return reply
        return attrs.evolve(reply, body=edit(copy.deepcopy(reply.body)))

    return partial(Change, reply=edited)


def no_start(job: dict[str, Any]) -> dict[str, Any]:
    """Return the job without the time at which it started."""
    return without(job, "startTime")


def start_as_created(job: dict[str, Any]) -> dict[str, Any]:
    """Return the job as started at the moment of its creation."""
    return {**job, "startTime": job["createdTime"]}
