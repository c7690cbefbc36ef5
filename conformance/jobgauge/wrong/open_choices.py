"""Changes for what several pages leave open: the status of a refusal, and what a job shows while it waits."""

import copy
from collections.abc import Callable
from functools import partial

import attrs

from jobgauge.reference.change import Change, Headers
from jobgauge.reference.service import Reply, Request
from jobgauge.spec.constraints import first_at
from jobgauge.spec.document import Api
from jobgauge.spec.facts import Cycle
from jobgauge.wrong.edits import JobEdit, put, with_header, with_status, without

PAGE = b"<!doctype html><title>Bad Request</title><h1>Bad Request</h1>"


def refused_with(api: Api, operation: str, status: int, other: int) -> Callable[[], Change]:
    """Return a factory of the change by which an operation refuses with another status instead of this one."""

    def edited(request: Request, reply: Reply) -> Reply:
        meant = (request.operation, reply.status) == (operation, status)
        return with_status(api, operation, reply, other) if meant else reply

    return partial(Change, reply=edited)


def error_as_text() -> Change:
    """Return a change by which the object in an error body is a plain text."""

    def edited(_request: Request, reply: Reply) -> Reply:
        texts = dict.fromkeys(reply.body, "The request failed.") if reply.status >= 400 else {}
        return attrs.evolve(reply, body=texts) if texts else reply

    return Change(reply=edited)


def error_page() -> Change:
    """Return a change by which an error is a page of HTML."""

    def raw(
        _request: Request, status: int, headers: Headers, content: bytes
    ) -> tuple[int, Headers, bytes]:
        if status < 400:
            return status, headers, content
        labelled = with_header(headers, "content-type", "text/html")
        return status, with_header(labelled, "content-length", str(len(PAGE))), PAGE

    return Change(raw=raw)


def while_in(cycle: Cycle, status: str, edit: JobEdit) -> Callable[[], Change]:
    """Return a factory of the change that edits jobs with this status in the responses of every operation."""
    return every_job(lambda job: edit(job) if first_at(job, cycle.status) == status else job)


def every_job(edit: JobEdit) -> Callable[[], Change]:
    """Return a factory of the change that edits jobs in the responses of every operation."""

    def edited(_request: Request, reply: Reply) -> Reply:
        if reply.status != 200:
            return reply
        return attrs.evolve(reply, body=edit(copy.deepcopy(reply.body)))

    return partial(Change, reply=edited)


def no_start(cycle: Cycle) -> JobEdit:
    """Return an edit that leaves out the time at which a job started, the second of its times."""
    return lambda job: without(job, *cycle.times[1])


def start_as_created(cycle: Cycle) -> JobEdit:
    """Return an edit by which a job started at the moment of its creation."""
    created, started, *_ = cycle.times
    return lambda job: put(job, started, first_at(job, created))
