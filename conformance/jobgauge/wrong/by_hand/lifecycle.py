"""
Jobs whose story does not hold together: what a single answer may say, and two answers may not.

For every API that reads one job at a time and says in `x-job-lifecycle` how it lives.
Read `edits.py` before this.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, Literal

import attrs

from jobgauge.reference.change import Change
from jobgauge.spec.document import Api, Node, Schema
from jobgauge.wrong.edits import bodies, without
from jobgauge.wrong.server import Server, wrong

Edit = Callable[[dict[str, Any], int], dict[str, Any]]
"""From a job as it is, and how often it was read in this status, to the job as it is shown."""
Stage = Literal["initial", "running", "succeeded", "failed"]
SECOND = timedelta(seconds=1)
WHOLE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


@attrs.frozen(eq=False)
class Life:
    """An `x-job-lifecycle`, with the documented statuses of each stage."""

    api: Api
    said: Schema
    stages: dict[str, list[str]]
    open: bool

    @property
    def operation(self) -> str:
        return self.said["read"]["operation"]

    def stage(self, job: dict[str, Any]) -> str:
        return self.said["stages"][job[self.said["status"]]]


def servers(api: Api) -> Iterator[Server]:
    """The wrong servers of an API."""
    for _, schema in api.components():
        said = schema.value.get("x-job-lifecycle")
        if said and said["read"]["job"] == "":
            yield from _servers(_life(api, schema, said))


def _life(api: Api, schema: Node, said: Schema) -> Life:
    listed = api.resolve(schema.child("properties", said["status"])).value["enum"]
    stages = {
        stage: [each for each in listed if said["stages"][each] == stage]
        for stage in said["stages"].values()
    }
    return Life(api, said, stages, "x-job-lifecycle" in schema.value.get("x-open", {}))


def _servers(life: Life) -> Iterator[Server]:
    times = life.said["times"]
    if not life.open:
        said = "A running job is shown as waiting again."
        yield _server(life, "status_goes_back", said, _goes_back(life), "status_forward")
    said = "A job that has ended is shown with another end."
    yield _server(life, "final_state_changes", said, _ends_again(life), "final_stays")
    said = f"`{times[0]}` is another one in each answer."
    yield _server(life, "created_drifts", said, _drifts(times[0]), "created_constant")
    said = f"`{times[-1]}` goes back from one answer to the next."
    yield _server(life, "time_goes_back", said, _time_back(times), "times_not_back")
    said = f"`{times[1]}` is before `{times[0]}`."
    yield _server(life, "starts_before_created", said, _early(times), "times_in_order")
    said = f"A failed job has no `{life.said['error']}`."
    yield _server(life, "failure_says_nothing", said, _mute(life), "failure_says_why")
    if len(life.api.operations) > 1:
        said = "A job that was made never ends."
        yield _server(life, "never_ends", said, _endless(life), "ends")
    said = "The job in the answer is not the one that was asked for."
    yield _server(life, "another_job", said, _other(life), f"echo/{life.said['id']}")


def _server(life: Life, what: str, said: str, edit: Edit, *rules: str) -> Server:
    def change() -> Change:
        reads: Counter[tuple[Any, Any]] = Counter()

        def shown(job: dict[str, Any]) -> dict[str, Any]:
            key = (job[life.said["id"]], job[life.said["status"]])
            reads[key] += 1
            return edit(job, reads[key])

        return bodies(life.operation, shown)

    name = (life.operation, "lifecycle", what)
    breaks = [each if "/" in each else f"lifecycle/{each}" for each in rules]
    return wrong(life.api, name, said, change, *breaks)


def _goes_back(life: Life) -> Edit:
    (initial,) = life.stages["initial"]

    def edit(job: dict[str, Any], reads: int) -> dict[str, Any]:
        back = life.stage(job) == "running" and reads % 2 == 0
        return {**job, life.said["status"]: initial} if back else job

    return edit


def _ends_again(life: Life) -> Edit:
    """A failure that becomes another one where there are several, else a success that becomes a failure."""
    failures = life.stages["failed"]
    from_stage = "failed" if len(failures) > 1 else "succeeded"

    def edit(job: dict[str, Any], reads: int) -> dict[str, Any]:
        if life.stage(job) != from_stage or reads == 1:
            return job
        status = job[life.said["status"]]
        other = next(each for each in failures if each != status)
        return {**job, life.said["status"]: other, life.said["error"]: "It failed after all."}

    return edit


def _drifts(name: str) -> Edit:
    return lambda job, reads: {**job, name: moved(job[name], -SECOND * (reads - 1))}


def _time_back(times: list[str]) -> Edit:
    """From the second read on the last time is a second less, unless it would pass the one before it."""
    *_, before, last = times

    def edit(job: dict[str, Any], reads: int) -> dict[str, Any]:
        if reads == 1 or job[last] is None or job[before] is None:
            return job
        earlier = moved(job[last], -SECOND)
        return {**job, last: earlier} if earlier > job[before] else job

    return edit


def _early(times: list[str]) -> Edit:
    created, started, *_ = times

    def edit(job: dict[str, Any], _reads: int) -> dict[str, Any]:
        return job if job[started] is None else {**job, started: moved(job[created], -SECOND)}

    return edit


def _mute(life: Life) -> Edit:
    def edit(job: dict[str, Any], _reads: int) -> dict[str, Any]:
        return {**job, life.said["error"]: None} if life.stage(job) == "failed" else job

    return edit


def _other(life: Life) -> Edit:
    """Another id of the same form: the next number, or the last digit turned round."""
    name = life.said["id"]

    def edit(job: dict[str, Any], _reads: int) -> dict[str, Any]:
        was = job[name]
        other = was + 1 if isinstance(was, int) else f"{was[:-1]}{'1' if was[-1] == '0' else '0'}"
        return {**job, name: other}

    return edit


def _endless(life: Life) -> Edit:
    running = life.stages["running"][0]

    def edit(job: dict[str, Any], _reads: int) -> dict[str, Any]:
        if life.stage(job) not in {"succeeded", "failed"}:
            return job
        started, changed = life.said["times"][1:]
        shown = {**job, life.said["status"]: running, life.said["error"]: None}
        return without({**shown, changed: job[started]}, life.said["result"])

    return edit


def moved(time: Any, by: timedelta) -> Any:
    """A time in milliseconds, or a date-time, so much later; its fraction and its offset stay as they are."""
    if isinstance(time, int):
        return time + by // timedelta(milliseconds=1)
    whole = WHOLE.match(time)
    assert whole is not None
    later = datetime.fromisoformat(whole[0]) + by
    return later.isoformat() + time[whole.end() :]
