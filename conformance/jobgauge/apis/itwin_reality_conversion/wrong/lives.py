"""
Lists of jobs whose story does not hold together: in one list, or from one list to the next.

Read `itwin_lists.py` before this.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from jobgauge.apis.itwin_reality_conversion.jobs import all_jobs
from jobgauge.apis.itwin_reality_conversion.reference import Jobs, in_order
from jobgauge.apis.itwin_reality_conversion.wrong.lists import LIST, SEED, list_of
from jobgauge.reference.change import Change
from jobgauge.spec.document import Api
from jobgauge.wrong.by_hand.lifecycle import moved
from jobgauge.wrong.by_hand.units import in_other_calendar
from jobgauge.wrong.edits import without
from jobgauge.wrong.server import Kind, Server, wrong

Story = Callable[[dict[str, Any]], dict[str, Any]]
TURN = 20
"""The look at which a job turns into another one: late enough to have been seen before."""
History = Callable[[dict[str, Any], int], dict[str, Any]]
"""From a job, and how often the list was looked at, to the job as it is then."""


def servers(api: Api) -> Iterator[Server]:
    """Every list with wrong jobs."""
    for what, said, edit, rule in STORIES:
        kind: Kind = "units" if rule == "units" else "lifecycle"
        jobs = partial(told, edit)
        yield wrong(api, (LIST, kind, what), said, partial(list_of, jobs), rule)
    for what, said, edit, rule in HISTORIES:
        yield wrong(api, (LIST, "lifecycle", what), said, partial(_over_time, edit), rule)


def told(edit: Story) -> Jobs:
    """The right jobs, each told in another way."""
    return in_order(edit(job) for job in all_jobs(SEED))


def _over_time(edit: History) -> Change:
    return list_of(_turning(edit))


def _turning(edit: History) -> Callable[[], Jobs]:
    """One job, the first that the edit changes, is another one as time passes."""
    right = in_order(all_jobs(SEED))
    turning = next(index for index, job in enumerate(right) if edit(job, TURN) != job)
    looks = 0

    def jobs() -> Jobs:
        nonlocal looks
        looks += 1
        changed = edit(right[turning], looks)
        return in_order([*right[:turning], changed, *right[turning + 1 :]])

    return jobs


def _execution(edit: Callable[[dict[str, Any]], dict[str, Any]], *needs: str) -> Story:
    def story(job: dict[str, Any]) -> dict[str, Any]:
        execution = job.get("executionInformation", {})
        if not all(execution.get(name) for name in needs):
            return job
        return {**job, "executionInformation": {**execution, **edit(execution)}}

    return story


def _before(first: str, later: str) -> Story:
    """The later one of two times of a run, an hour before the first one."""
    return _execution(lambda its: {later: moved(its[first], -timedelta(hours=1))}, first, later)


def _submitted_early(job: dict[str, Any]) -> dict[str, Any]:
    time = moved(job["createdDateTime"], -timedelta(hours=1))
    return _execution(lambda _: {"submissionDateTime": time}, "submissionDateTime")(job)


def _unsubmitted(edit: Story) -> Story:
    return lambda job: edit(job) if job["state"] == "unsubmitted" else job


def _run(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "executionInformation": {"submissionDateTime": job["createdDateTime"]}}


def _named_outputs(job: dict[str, Any]) -> dict[str, Any]:
    outputs = [{**output, "id": job["id"]} for output in job["outputs"]]
    return {**job, "outputs": outputs}


def _modified_early(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "lastModifiedDateTime": moved(job["createdDateTime"], -timedelta(hours=1))}


def _of_others(job: dict[str, Any]) -> dict[str, Any]:
    """Every second job is of another user."""
    return {**job, "ownerId": job["iTwinId"]} if int(job["id"][0], 16) % 2 else job


def _in_other_calendar(job: dict[str, Any]) -> dict[str, Any]:
    dated = {
        name: in_other_calendar(job[name]) for name in ("createdDateTime", "lastModifiedDateTime")
    }
    execution = {
        name: in_other_calendar(value) if isinstance(value, str) else value
        for name, value in job.get("executionInformation", {}).items()
    }
    return {**job, **dated, **({"executionInformation": execution} if execution else {})}


STORIES: tuple[tuple[str, str, Story, str], ...] = (
    (
        "ended_before_started", "A job ended before it started.",
        _before("startedDateTime", "endedDateTime"), "lifecycle/times_in_order",
    ),
    (
        "started_before_submitted", "A job started before it was submitted.",
        _before("submissionDateTime", "startedDateTime"), "lifecycle/times_in_order",
    ),
    (
        "submitted_before_created", "A job was submitted before it was created.",
        _submitted_early, "lifecycle/times_in_order",
    ),
    (
        "modified_before_created", "A job was modified before it was created.",
        _modified_early, "lifecycle/modified_after_created",
    ),
    (
        "run_before_submitted", "A job that was not submitted has `executionInformation`.",
        _unsubmitted(_run), "lifecycle/unsubmitted_not_run",
    ),
    (
        "outputs_before_submitted", "The outputs of a job that was not submitted have ids.",
        _unsubmitted(_named_outputs), "lifecycle/unsubmitted_no_output_ids",
    ),
    (
        "other_calendar", "All date-times count the years of another calendar.",
        _in_other_calendar, "units",
    ),
    ("jobs_of_others", "The list has other users' jobs.", _of_others, "filter/own_jobs"),
)  # fmt: skip


def _goes_back(job: dict[str, Any], looks: int) -> dict[str, Any]:
    if job["state"] != "active" or looks < TURN:
        return job
    outputs = [without(output, "id") for output in job["outputs"]]
    unsubmitted = {**job, "state": "unsubmitted", "outputs": outputs}
    return without(unsubmitted, "executionInformation")


def _ends_again(job: dict[str, Any], looks: int) -> dict[str, Any]:
    return {**job, "state": "failed"} if job["state"] == "success" and looks >= TURN else job


def _drifts(job: dict[str, Any], looks: int) -> dict[str, Any]:
    earlier = moved(job["createdDateTime"], -timedelta(seconds=looks - 1))
    return {**job, "createdDateTime": earlier}


def _time_back(job: dict[str, Any], looks: int) -> dict[str, Any]:
    back = _execution(
        lambda its: {"endedDateTime": moved(its["endedDateTime"], -timedelta(seconds=1))},
        "endedDateTime",
    )
    return back(job) if looks >= TURN else job


def _modified_back(job: dict[str, Any], looks: int) -> dict[str, Any]:
    earlier = moved(job["lastModifiedDateTime"], -timedelta(seconds=1))
    back = looks >= TURN and earlier > job["createdDateTime"]
    return {**job, "lastModifiedDateTime": earlier} if back else job


HISTORIES: tuple[
    tuple[str, str, Callable[[dict[str, Any], int], dict[str, Any]], str], ...
] = (
    ("status_goes_back", "An active job is unsubmitted again.", _goes_back, "lifecycle/status_forward"),
    ("final_state_changes", "A job that succeeded has failed.", _ends_again, "lifecycle/final_stays"),
    ("created_drifts", "A job's creation moves from list to list.", _drifts, "lifecycle/created_constant"),
    ("time_goes_back", "The end of a job moves back.", _time_back, "lifecycle/times_not_back"),
    ("modified_goes_back", "A job's last change moves back.", _modified_back, "lifecycle/modified_not_back"),
)  # fmt: skip
