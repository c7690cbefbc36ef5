"""
Jobs that contradict themselves: within one response, or from one response to the next.

For every API that reads one job at a time and documents its lifecycle in `x-job-lifecycle`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import attrs

from jobgauge.messages.bodies import minimal
from jobgauge.messages.documented import ID
from jobgauge.messages.instances import instance
from jobgauge.spec.constraints import first_at
from jobgauge.spec.document import Api, Node
from jobgauge.spec.facts import FINAL, Cycle, Path, Stage, cycles, member, shown
from jobgauge.wrong.edits import CountedEdit, counted, deleted, put, without
from jobgauge.wrong.server import Server, wrong

SECOND = timedelta(seconds=1)
WHOLE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


@attrs.frozen(eq=False)
class Life:
    """A lifecycle, with its schema and the documented statuses by stage."""

    api: Api
    node: Node
    cycle: Cycle
    stages: dict[Stage, list[str]]

    @property
    def operation(self) -> str:
        return self.cycle.read.operation

    def stage(self, job: dict[str, Any]) -> Stage | None:
        return self.cycle.stage(first_at(job, self.cycle.status))

    def resultless(self, job: dict[str, Any], stage: Stage) -> dict[str, Any]:
        """Return the job without its result, or with an empty one where jobs of that stage have one."""
        presence = self.cycle.members.get(self.cycle.result)
        if presence and stage in (presence.present or ()):
            return put(job, self.cycle.result, [])
        return without(job, *self.cycle.result)

    def moved_to(
        self, job: dict[str, Any], status: str, error: str | None = None
    ) -> dict[str, Any]:
        """Return the job with another status, and the reason of a failure if jobs have one."""
        there = put(job, self.cycle.status, status)
        return put(there, self.cycle.error, error) if self.cycle.error else there


def servers(api: Api) -> Iterator[Server]:
    """Yield the wrong servers of an API."""
    for _, schema, cycle in cycles(api):
        if not cycle.read.job:
            yield from _servers(_life(api, schema, cycle))


def _life(api: Api, schema: Node, cycle: Cycle) -> Life:
    listed = member(api, schema, cycle.status).value["enum"]
    stages: dict[Stage, list[str]] = {
        stage: [each for each in listed if cycle.stages[each] == stage]
        for stage in cycle.stages.values()
    }
    return Life(api, schema, cycle, stages)


def _servers(life: Life) -> Iterator[Server]:
    times = life.cycle.times
    if life.cycle.open is None:
        sentence = "A running job is shown as waiting again."
        yield _server(life, "status_goes_back", sentence, _goes_back(life), "status_forward")
        sentence = "A job that succeeded is shown as running later."
        yield _server(life, "runs_again", sentence, _runs_again(life), "final_stays")
    sentence = "A job that has ended is shown with another final status."
    yield _server(life, "final_state_changes", sentence, _ends_again(life), "final_stays")
    if times:
        sentence = f"`{shown(times[0])}` is different in each response."
        yield _server(life, "created_drifts", sentence, _drifts(times[0]), "created_constant")
    if len(times) > 1:
        sentence = f"`{shown(times[-1])}` goes back from one response to the next."
        yield _server(life, "time_goes_back", sentence, _time_back(times), "times_not_back")
        sentence = f"`{shown(times[1])}` is before `{shown(times[0])}`."
        yield _server(life, "starts_before_created", sentence, _early(times), "times_in_order")
    if life.cycle.error:
        sentence = f"A failed job has no `{shown(life.cycle.error)}`."
        edit = _with_error(life, None)
        yield _server(life, "failure_says_nothing", sentence, edit, "failure_says_why")
        sentence = f"The `{shown(life.cycle.error)}` of a failed job is a space."
        yield _server(
            life, "failure_says_a_space", sentence, _with_error(life, " "), "failure_says_why"
        )
    for path, presence in life.cycle.members.items():
        if presence.null is not None:
            name, what = shown(path), f"null/{shown(path)}"
            sentence = f"A job that has ended has null as its `{name}`."
            yield _server(life, f"{path[-1]}_null", sentence, _null_at_the_end(life, path), what)
        if presence.present is not None and path != life.cycle.error:
            sentence = f"The job has no `{shown(path)}` when it should."
            edit = _absent(life, path, presence.present)
            yield _server(life, f"{path[-1]}_absent", sentence, edit, f"present/{shown(path)}")
        if presence.only is not None:
            sentence = f"The job has `{shown(path)}` when it should not."
            edit = _early_member(life, path, presence.only)
            yield _server(life, f"{path[-1]}_early", sentence, edit, f"only/{shown(path)}")
    sentence = "The result of a job that has ended is gone from its second read on."
    yield _server(life, "result_gone", sentence, _gone(life), "result_stays")
    if len(life.api.operations) > 1:
        sentence = "A submitted job never ends."
        yield _server(life, "never_ends", sentence, _endless(life), "ends")
    others = [
        name
        for name in life.node.value["properties"]
        if ID.search(name) and (name,) != life.cycle.id
    ]
    for name in others:
        sentence = f"`{name}` is another in the second response."
        echo = [f"echo/{name}"] if f"{{{name}}}" in life.cycle.read.parameters.values() else []
        yield _server(life, f"{name}_changes", sentence, _other_text(name), "ids_stay", *echo)
    sentence = "The job in the response is not the requested one."
    echo = f"echo/{shown(life.cycle.id)}"
    yield _server(life, "another_job", sentence, _other_id(life), echo)


def _server(life: Life, what: str, sentence: str, edit: CountedEdit, *rules: str) -> Server:
    change = partial(counted, life.operation, (life.cycle.id, life.cycle.status), edit)
    breaks = [each if each.startswith("echo/") else f"lifecycle/{each}" for each in rules]
    return wrong(life.api, (life.operation, "lifecycle", what), sentence, change, *breaks)


def _goes_back(life: Life) -> CountedEdit:
    (initial,) = life.stages["initial"]

    def edit(job: dict[str, Any], reads: int) -> dict[str, Any]:
        back = life.stage(job) == "running" and reads % 2 == 0
        return put(life.resultless(job, "initial"), life.cycle.status, initial) if back else job

    return edit


def _ends_again(life: Life) -> CountedEdit:
    """Return an edit that turns a failure into another one if there are several, else a success into a failure."""
    failures = life.stages["failed"]
    from_stage = "failed" if len(failures) > 1 else "succeeded"

    def edit(job: dict[str, Any], reads: int) -> dict[str, Any]:
        if life.stage(job) != from_stage or reads == 1:
            return job
        status = first_at(job, life.cycle.status)
        other = next(each for each in failures if each != status)
        return life.resultless(life.moved_to(job, other, "It failed after all."), "failed")

    return edit


def _runs_again(life: Life) -> CountedEdit:
    running = life.stages["running"][0]

    def edit(job: dict[str, Any], reads: int) -> dict[str, Any]:
        again = life.stage(job) == "succeeded" and reads > 1
        return put(life.resultless(job, "running"), life.cycle.status, running) if again else job

    return edit


def _drifts(path: Path) -> CountedEdit:
    return lambda job, reads: put(job, path, moved(first_at(job, path), -SECOND * (reads - 1)))


def _time_back(times: Sequence[Path]) -> CountedEdit:
    """Return an edit that puts the last time back a second from the second read on, but not before the other time."""
    *_, before, last = times

    def edit(job: dict[str, Any], reads: int) -> dict[str, Any]:
        start, end = first_at(job, before), first_at(job, last)
        if reads == 1 or end is None or start is None:
            return job
        earlier = moved(end, -SECOND)
        return put(job, last, earlier) if earlier > start else job

    return edit


def _early(times: Sequence[Path]) -> CountedEdit:
    created, started, *_ = times

    def edit(job: dict[str, Any], _reads: int) -> dict[str, Any]:
        if first_at(job, started) is None:
            return job
        return put(job, started, moved(first_at(job, created), -SECOND))

    return edit


def _with_error(life: Life, text: str | None) -> CountedEdit:
    def edit(job: dict[str, Any], _reads: int) -> dict[str, Any]:
        return put(job, life.cycle.error, text) if life.stage(job) == "failed" else job

    return edit


def _null_at_the_end(life: Life, path: Path) -> CountedEdit:
    return lambda job, _reads: put(job, path, None) if life.stage(job) in FINAL else job


def _absent(life: Life, path: Path, stages: frozenset[Stage]) -> CountedEdit:
    return lambda job, _reads: deleted(job, path) if life.stage(job) in stages else job


def _early_member(life: Life, path: Path, stages: frozenset[Stage]) -> CountedEdit:
    """Return an edit that shows a member in other stages, as it was in a job that had it, or as an example."""
    schema = member(life.api, life.node, path)
    whole: Any = instance(life.api, schema)
    example: Any = minimal(life.api, schema, whole) or "It is early."

    def edit(job: dict[str, Any], _reads: int) -> dict[str, Any]:
        return job if life.stage(job) in stages else put(job, path, example)

    return edit


def _gone(life: Life) -> CountedEdit:
    """Return an edit that leaves out a member of an ended job that no other rule requires."""
    required = life.node.value.get("required", ())

    def edit(job: dict[str, Any], reads: int) -> dict[str, Any]:
        if life.stage(job) not in FINAL or reads == 1:
            return job
        judged = {path[0] for path in (*life.cycle.members, life.cycle.error) if path}
        spare = [name for name in job if name not in judged and name not in required]
        return without(job, *[name for name in spare if job[name] is not None][-1:])

    return edit


def _other_text(name: str) -> CountedEdit:
    def edit(job: dict[str, Any], reads: int) -> dict[str, Any]:
        text: str = job[name]
        return {**job, name: f"{text[:-1]}{'1' if text[-1] == '0' else '0'}"} if reads == 2 else job

    return edit


def _other_id(life: Life) -> CountedEdit:
    """Return an edit that gives the job another id of the same form: the next number, or another last digit."""
    path = life.cycle.id

    def edit(job: dict[str, Any], _reads: int) -> dict[str, Any]:
        was = first_at(job, path)
        other = was + 1 if isinstance(was, int) else f"{was[:-1]}{'1' if was[-1] == '0' else '0'}"
        return put(job, path, other)

    return edit


def _endless(life: Life) -> CountedEdit:
    running = life.stages["running"][0]

    def edit(job: dict[str, Any], _reads: int) -> dict[str, Any]:
        if life.stage(job) not in {"succeeded", "failed"}:
            return job
        unended = without(life.moved_to(job, running), *life.cycle.result)
        if len(life.cycle.times) < 3:
            return unended
        *_, started, changed = life.cycle.times
        return put(unended, changed, first_at(job, started))

    return edit


def moved(time: Any, by: timedelta) -> Any:
    """Return a time later by this much: milliseconds, or a date-time that keeps its fraction and its offset."""
    if isinstance(time, int):
        return time + by // timedelta(milliseconds=1)
    whole = WHOLE.match(time)
    assert whole is not None
    later = datetime.fromisoformat(whole[0]) + by
    return later.isoformat() + time[whole.end() :]
