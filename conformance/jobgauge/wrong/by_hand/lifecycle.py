"""
Jobs that contradict themselves: within one response, or from one response to the next.

For every API that reads one job at a time and documents its lifecycle in `x-job-lifecycle`.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import attrs

from jobgauge.spec.document import Api, Node, Schema
from jobgauge.wrong.edits import CountedEdit, counted, without
from jobgauge.wrong.server import Server, wrong

SECOND = timedelta(seconds=1)
WHOLE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


@attrs.frozen(eq=False)
class Life:
    """An `x-job-lifecycle`, with the documented statuses by stage."""

    api: Api
    extension: Schema
    stages: dict[str, list[str]]
    open: bool

    @property
    def operation(self) -> str:
        return self.extension["read"]["operation"]

    def stage(self, job: dict[str, Any]) -> str:
        return self.extension["stages"][job[self.extension["status"]]]


def servers(api: Api) -> Iterator[Server]:
    """Yield the wrong servers of an API."""
    for _, schema in api.components():
        extension = schema.value.get("x-job-lifecycle")
        if extension and extension["read"]["job"] == "":
            yield from _servers(_life(api, schema, extension))


def _life(api: Api, schema: Node, extension: Schema) -> Life:
    listed = api.resolve(schema.child("properties", extension["status"])).value["enum"]
    stages = {
        stage: [each for each in listed if extension["stages"][each] == stage]
        for stage in extension["stages"].values()
    }
    return Life(api, extension, stages, "x-job-lifecycle" in schema.value.get("x-open", {}))


def _servers(life: Life) -> Iterator[Server]:
    times = life.extension["times"]
    if not life.open:
        sentence = "A running job is shown as waiting again."
        yield _server(life, "status_goes_back", sentence, _goes_back(life), "status_forward")
    sentence = "A job that has ended is shown with another final status."
    yield _server(life, "final_state_changes", sentence, _ends_again(life), "final_stays")
    sentence = f"`{times[0]}` is different in each response."
    yield _server(life, "created_drifts", sentence, _drifts(times[0]), "created_constant")
    sentence = f"`{times[-1]}` goes back from one response to the next."
    yield _server(life, "time_goes_back", sentence, _time_back(times), "times_not_back")
    sentence = f"`{times[1]}` is before `{times[0]}`."
    yield _server(life, "starts_before_created", sentence, _early(times), "times_in_order")
    if "error" in life.extension:
        sentence = f"A failed job has no `{life.extension['error']}`."
        edit = _without_error(life)
        yield _server(life, "failure_says_nothing", sentence, edit, "failure_says_why")
    if len(life.api.operations) > 1:
        sentence = "A submitted job never ends."
        yield _server(life, "never_ends", sentence, _endless(life), "ends")
    sentence = "The job in the response is not the requested one."
    echo = f"echo/{life.extension['id']}"
    yield _server(life, "another_job", sentence, _other_id(life), echo)


def _server(life: Life, what: str, sentence: str, edit: CountedEdit, rule: str) -> Server:
    members = (life.extension["id"], life.extension["status"])
    change = partial(counted, life.operation, members, edit)
    breaks = rule if "/" in rule else f"lifecycle/{rule}"
    return wrong(life.api, (life.operation, "lifecycle", what), sentence, change, breaks)


def _goes_back(life: Life) -> CountedEdit:
    (initial,) = life.stages["initial"]

    def edit(job: dict[str, Any], reads: int) -> dict[str, Any]:
        back = life.stage(job) == "running" and reads % 2 == 0
        return {**job, life.extension["status"]: initial} if back else job

    return edit


def _ends_again(life: Life) -> CountedEdit:
    """Return an edit that turns a failure into another one if there are several, else a success into a failure."""
    failures = life.stages["failed"]
    from_stage = "failed" if len(failures) > 1 else "succeeded"

    def edit(job: dict[str, Any], reads: int) -> dict[str, Any]:
        if life.stage(job) != from_stage or reads == 1:
            return job
        status = job[life.extension["status"]]
        other = next(each for each in failures if each != status)
        return {
            **job,
            life.extension["status"]: other,
            life.extension["error"]: "It failed after all.",
        }

    return edit


def _drifts(name: str) -> CountedEdit:
    return lambda job, reads: {**job, name: moved(job[name], -SECOND * (reads - 1))}


def _time_back(times: list[str]) -> CountedEdit:
    """Return an edit that puts the last time back a second from the second read on, but not before the other time."""
    *_, before, last = times

    def edit(job: dict[str, Any], reads: int) -> dict[str, Any]:
        if reads == 1 or job[last] is None or job[before] is None:
            return job
        earlier = moved(job[last], -SECOND)
        return {**job, last: earlier} if earlier > job[before] else job

    return edit


def _early(times: list[str]) -> CountedEdit:
    created, started, *_ = times

    def edit(job: dict[str, Any], _reads: int) -> dict[str, Any]:
        return job if job[started] is None else {**job, started: moved(job[created], -SECOND)}

    return edit


def _without_error(life: Life) -> CountedEdit:
    def edit(job: dict[str, Any], _reads: int) -> dict[str, Any]:
        return {**job, life.extension["error"]: None} if life.stage(job) == "failed" else job

    return edit


def _other_id(life: Life) -> CountedEdit:
    """Return an edit that gives the job another id of the same form: the next number, or another last digit."""
    name = life.extension["id"]

    def edit(job: dict[str, Any], _reads: int) -> dict[str, Any]:
        was = job[name]
        other = was + 1 if isinstance(was, int) else f"{was[:-1]}{'1' if was[-1] == '0' else '0'}"
        return {**job, name: other}

    return edit


def _endless(life: Life) -> CountedEdit:
    running = life.stages["running"][0]

    def edit(job: dict[str, Any], _reads: int) -> dict[str, Any]:
        if life.stage(job) not in {"succeeded", "failed"}:
            return job
        started, changed = life.extension["times"][1:]
        shown = {**job, life.extension["status"]: running, life.extension["error"]: None}
        return without({**shown, changed: job[started]}, life.extension["result"])

    return edit


def moved(time: Any, by: timedelta) -> Any:
    """Return a time later by this much: milliseconds, or a date-time that keeps its fraction and its offset."""
    if isinstance(time, int):
        return time + by // timedelta(milliseconds=1)
    whole = WHOLE.match(time)
    assert whole is not None
    later = datetime.fromisoformat(whole[0]) + by
    return later.isoformat() + time[whole.end() :]
