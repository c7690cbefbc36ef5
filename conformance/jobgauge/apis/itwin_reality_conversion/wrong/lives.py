"""Lists of jobs that contradict themselves: within one list, or from one list to the next."""

from collections.abc import Iterator
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
from jobgauge.wrong.edits import CountedEdit, JobEdit, without
from jobgauge.wrong.server import Kind, Server, wrong

NOBODY = "00000000-0000-4000-8000-000000000000"
TURN = 20
"""The read of the list at which a job changes: late enough for the job to have been seen before."""


def servers(api: Api) -> Iterator[Server]:
    """Yield the servers whose lists have wrong jobs."""
    for what, sentence, edit, rule in EDITS:
        kind: Kind = "units" if rule == "units" else "lifecycle"
        change = partial(list_of, partial(edited_jobs, edit))
        yield wrong(api, (LIST, kind, what), sentence, change, rule)
    for what, sentence, edit, rule in EDITS_OVER_TIME:
        change = partial(_over_time, edit)
        yield wrong(api, (LIST, "lifecycle", what), sentence, change, f"lifecycle/{rule}")


def edited_jobs(edit: JobEdit) -> Jobs:
    """Return the right jobs, each edited."""
    return in_order(edit(job) for job in all_jobs(SEED))


def _over_time(edit: CountedEdit) -> Change:
    """Return a change that edits one job, the first that the edit affects, by how often the list was read."""
    right = in_order(all_jobs(SEED))
    turning = next(index for index, job in enumerate(right) if edit(job, TURN) != job)
    reads = 0

    def jobs() -> Jobs:
        nonlocal reads
        reads += 1
        changed = edit(right[turning], reads)
        return in_order([*right[:turning], changed, *right[turning + 1 :]])

    return list_of(jobs)


def _execution(edit: JobEdit, *needs: str) -> JobEdit:
    """Return an edit that adds these members to the `executionInformation` of a job if it has the needed ones."""

    def edited(job: dict[str, Any]) -> dict[str, Any]:
        execution = job.get("executionInformation", {})
        if not all(execution.get(name) for name in needs):
            return job
        return {**job, "executionInformation": {**execution, **edit(execution)}}

    return edited


def _before(first: str, later: str) -> JobEdit:
    """Return an edit that puts the later of two times of a run an hour before the first."""
    return _execution(lambda run: {later: moved(run[first], -timedelta(hours=1))}, first, later)


def _submitted_early(job: dict[str, Any]) -> dict[str, Any]:
    time = moved(job["createdDateTime"], -timedelta(hours=1))
    return _execution(lambda _: {"submissionDateTime": time}, "submissionDateTime")(job)


def _unsubmitted(edit: JobEdit) -> JobEdit:
    return lambda job: edit(job) if job["state"] == "unsubmitted" else job


def _run(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "executionInformation": {"submissionDateTime": job["createdDateTime"]}}


def _ended_at_once(job: dict[str, Any]) -> dict[str, Any]:
    if job["state"] != "active":
        return job
    run = job["executionInformation"]
    ended = run.get("startedDateTime") or run["submissionDateTime"]
    return {**job, "executionInformation": {**run, "endedDateTime": ended}}


def _never_run(job: dict[str, Any]) -> dict[str, Any]:
    return without(job, "executionInformation") if job["state"] == "success" else job


def _named_outputs(job: dict[str, Any]) -> dict[str, Any]:
    outputs = [{**output, "id": job["id"]} for output in job["outputs"]]
    return {**job, "outputs": outputs}


def _modified_early(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "lastModifiedDateTime": moved(job["createdDateTime"], -timedelta(hours=1))}


def _of_others(job: dict[str, Any]) -> dict[str, Any]:
    """Return the job with another owner, for about every second job."""
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


EDITS: tuple[tuple[str, str, JobEdit, str], ...] = (
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
        _unsubmitted(_run), "lifecycle/only/executionInformation",
    ),
    (
        "ended_while_active", "An active job has an end.",
        _ended_at_once, "lifecycle/only/executionInformation/endedDateTime",
    ),
    (
        "success_not_run", "A job that succeeded has no `executionInformation`.",
        _never_run, "lifecycle/present/executionInformation/submissionDateTime",
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


def _goes_back(job: dict[str, Any], reads: int) -> dict[str, Any]:
    if job["state"] != "active" or reads < TURN:
        return job
    outputs = [without(output, "id") for output in job["outputs"]]
    unsubmitted = {**job, "state": "unsubmitted", "outputs": outputs}
    return without(unsubmitted, "executionInformation")


def _ends_again(job: dict[str, Any], reads: int) -> dict[str, Any]:
    return {**job, "state": "failed"} if job["state"] == "success" and reads >= TURN else job


def _drifts(job: dict[str, Any], reads: int) -> dict[str, Any]:
    earlier = moved(job["createdDateTime"], -timedelta(seconds=reads - 1))
    return {**job, "createdDateTime": earlier}


def _outputs_leave(job: dict[str, Any], reads: int) -> dict[str, Any]:
    return {**job, "outputs": []} if job["state"] == "success" and reads >= TURN else job


def _new_owner(job: dict[str, Any], reads: int) -> dict[str, Any]:
    return {**job, "ownerId": NOBODY} if "ownerId" in job and reads >= TURN else job


def _time_back(job: dict[str, Any], reads: int) -> dict[str, Any]:
    back = _execution(
        lambda run: {"endedDateTime": moved(run["endedDateTime"], -timedelta(seconds=1))},
        "endedDateTime",
    )
    return back(job) if reads >= TURN else job


def _modified_back(job: dict[str, Any], reads: int) -> dict[str, Any]:
    earlier = moved(job["lastModifiedDateTime"], -timedelta(seconds=1))
    back = reads >= TURN and earlier > job["createdDateTime"]
    return {**job, "lastModifiedDateTime": earlier} if back else job


EDITS_OVER_TIME: tuple[tuple[str, str, CountedEdit, str], ...] = (
    ("status_goes_back", "An active job is unsubmitted again.", _goes_back, "status_forward"),
    ("final_state_changes", "The state of a job changes from success to failed.", _ends_again, "final_stays"),
    ("created_drifts", "The creation time of a job changes from list to list.", _drifts, "created_constant"),
    ("outputs_leave", "A job that succeeded has no outputs later.", _outputs_leave, "result_stays"),
    ("owner_changes", "The owner of a job is another later.", _new_owner, "ids_stay"),
    ("time_goes_back", "The end time of a job goes back.", _time_back, "times_not_back"),
    ("modified_goes_back", "The modification time of a job goes back.", _modified_back, "modified_not_back"),
)  # fmt: skip
