"""
Changes for what several pages leave open: which status refuses, and what a job shows while it waits.

Read `edits.py` before this.
"""

import copy
from collections.abc import Callable
from functools import partial
from typing import Any

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Reply, Request
from jobgauge.wrong.edits import replaced, without

Edit = Callable[[dict[str, Any]], dict[str, Any]]


def refused_with(operation: str, status: int, other: int) -> Callable[[], Change]:
    """The refusals of an operation that have one status have another one, and say so."""

    def answer(request: Request, answer: Reply) -> Reply:
        if (request.operation, answer.status) != (operation, status):
            return answer
        body = replaced(
            answer.body, ("error", "code"), lambda code: other if code == status else code
        )
        return attrs.evolve(answer, status=other, body=body)

    return partial(Change, answer=answer)


def while_in(status: str, edit: Edit) -> Callable[[], Change]:
    """Jobs are shown otherwise while they are in a status, in the answers of every operation."""

    def answer(_request: Request, answer: Reply) -> Reply:
        if answer.status != 200 or answer.body.get("status") != status:
            return answer
        return attrs.evolve(answer, body=edit(copy.deepcopy(answer.body)))

    return partial(Change, answer=answer)


def every_job(edit: Edit) -> Callable[[], Change]:
    """Jobs are shown otherwise, in the answers of every operation."""

    def answer(_request: Request, answer: Reply) -> Reply:
        if answer.status != 200:
            return answer
        return attrs.evolve(answer, body=edit(copy.deepcopy(answer.body)))

    return partial(Change, answer=answer)


def no_start(job: dict[str, Any]) -> dict[str, Any]:
    """Without the time at which it started."""
    return without(job, "startTime")


def start_as_created(job: dict[str, Any]) -> dict[str, Any]:
    """Started in the moment in which it was created."""
    return {**job, "startTime": job["createdTime"]}
