"""Each mistake in the life of a job fails the rule about it and no other."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest
from tests.rules.jobs.server import (
    CONVERSION,
    CONVERT,
    EXTRACT,
    JOB,
    NAMES,
    Edit,
    Job,
    findings,
    shown,
    when,
    without,
)
from tests.rules.judging import failed

from jobgauge.reference.app import build
from jobgauge.reference.change import Change
from jobgauge.reference.service import Refusal, Reply, Request
from jobgauge.run.jobs import watching
from jobgauge.spec.document import load_api

HOUR = 3_600_000
GIVEN = {int(each) for each in build(load_api("cognite_diagrams")).given["jobId"]}
FAILURES = ("error_user", "error_unsupported", "error_internal")


def always(edit: Callable[[Job], Job]) -> Edit:
    return lambda job, _: edit(job)


def sets(**members: Any) -> Callable[[Job], Job]:
    return lambda job: {**job, **members}


def scaled(factor: float) -> Callable[[Job], Job]:
    """Return an edit that gives all times in another unit."""
    names = ("createdTime", "startTime", "statusTime")
    return lambda job: {
        **job,
        **{name: int(job[name] * factor) for name in names if job[name] is not None},
    }


def added(name: str, by: int) -> Callable[[Job], Job]:
    return lambda job: {**job, name: job[name] + by} if job[name] is not None else job


def _ahead(job: Job) -> Job:
    """Show all times an hour ahead; only a new job is then in the future, since the others are old."""
    names = ("createdTime", "startTime", "statusTime")
    ahead = {name: job[name] + HOUR for name in names if job[name] is not None}
    return {**job, **ahead}


def _second_back(job: Job) -> Job:
    """Show statusTime a second earlier if the job has run for more than a second."""
    long = job["statusTime"] - job["startTime"] > 1000
    return {**job, "statusTime": job["statusTime"] - 1000} if long else job


def times(operation: str) -> set[str]:
    names = ("createdTime", "startTime", "statusTime")
    return {f"{operation}/units/200/{name}" for name in names}


WRONG: dict[str, tuple[str, Edit, set[str]]] = {
    "queued again": (
        JOB,
        when(["Running"], sets(status="Queued"), since=1),
        {f"{JOB}/lifecycle/status_forward"},
    ),
    "another end": (
        JOB,
        when(["Completed"], sets(status="Failed", errorMessage="After all."), since=1),
        {f"{JOB}/lifecycle/final_stays"},
    ),
    "running again after its end": (
        EXTRACT,
        when(["Completed"], sets(status="Running"), since=1),
        {f"{EXTRACT}/lifecycle/final_stays"},
    ),
    "another failure": (
        CONVERSION,
        when(FAILURES, sets(status="canceled"), since=1),
        {f"{CONVERSION}/lifecycle/final_stays"},
    ),
    "statusTime back": (
        JOB,
        when(["Completed"], _second_back, since=1),
        {f"{JOB}/lifecycle/times_not_back"},
    ),
    "createdTime drifts": (
        JOB,
        lambda job, count: added("createdTime", -count)(job),
        {f"{JOB}/lifecycle/created_constant"},
    ),
    "started before created": (
        EXTRACT,
        when(["Running", "Completed"], lambda job: {**job, "startTime": job["createdTime"] - 1}),
        {f"{EXTRACT}/lifecycle/times_in_order"},
    ),
    "started before recorded": (
        CONVERSION,
        when(["in_progress"], lambda job: {**job, "started_at": "2026-02-03T10:00:00.122999999Z"}),
        {f"{CONVERSION}/lifecycle/times_in_order"},
    ),
    "another job": (JOB, always(added("jobId", 1)), {f"{JOB}/echo/jobId"}),
    "another conversion": (
        CONVERSION,
        always(lambda job: {**job, "id": job["dataset_id"]}),
        {f"{CONVERSION}/echo/id"},
    ),
    "another dataset": (
        CONVERSION,
        always(lambda job: {**job, "dataset_id": job["id"]}),
        {f"{CONVERSION}/echo/dataset_id"},
    ),
    "no reason": (
        JOB,
        when(["Failed"], sets(errorMessage=None)),
        {f"{JOB}/lifecycle/failure_says_why"},
    ),
    "an empty reason": (
        CONVERSION,
        when(FAILURES, sets(status_message=" ")),
        {f"{CONVERSION}/lifecycle/failure_says_why"},
    ),
    "microseconds": (EXTRACT, always(scaled(1000)), times(EXTRACT)),
    "a clock that is ahead": (EXTRACT, always(_ahead), times(EXTRACT)),
    "the future": (
        CONVERSION,
        always(sets(updated_at="2569-02-03T10:00:00Z")),
        {f"{CONVERSION}/units/200/updated_at"},
    ),
    "another gray": (JOB, always(sets(grayscale=False)), {f"{JOB}/echo/grayscale"}),
    "a file too few": (
        CONVERT,
        always(lambda job: {**job, "items": job["items"][1:]}),
        {f"{CONVERT}/echo/items"},
    ),
    "another file": (
        CONVERT,
        always(lambda job: {**job, "items": [{"fileId": 5}] * len(job["items"])}),
        {f"{CONVERT}/echo/items"},
    ),
    "no result": (
        JOB,
        when(["Completed"], lambda job: without(job, "items")),
        {f"{JOB}/lifecycle/result"},
    ),
    "an image too few": (
        JOB,
        when(["Completed"], lambda job: {**job, "items": job["items"][:-1]}),
        {f"{JOB}/lifecycle/result_complete"},
    ),
    "an image of another file": (
        JOB,
        when(
            ["Completed"],
            lambda job: {**job, "items": [{**each, "fileId": 5} for each in job["items"]]},
        ),
        {f"{JOB}/lifecycle/result_complete"},
    ),
    "completed with nothing": (
        EXTRACT,
        when(["Completed"], sets(items=[])),
        {f"{EXTRACT}/lifecycle/result"},
    ),
    "completed without items": (
        EXTRACT,
        when(["Completed"], lambda job: without(job, "items")),
        {f"{EXTRACT}/lifecycle/result"},
    ),
    "failed and found": (
        EXTRACT,
        when(["Completed"], sets(failedItems=[{"items": [{"fileId": 1234}]}])),
        {f"{EXTRACT}/lifecycle/failed_apart"},
    ),
    "an item that goes": (
        EXTRACT,
        when(["Running"], sets(items=[]), since=1),
        {f"{EXTRACT}/lifecycle/items_stay"},
    ),
    "beta for all": (
        EXTRACT,
        when(
            ["Completed"], lambda job: {**job, "items": [_with_beta(each) for each in job["items"]]}
        ),
        {f"{EXTRACT}/choices/beta"},
    ),
    "edges swapped": (
        EXTRACT,
        when(["Completed"], lambda job: {**job, "items": [_turned(each) for each in job["items"]]}),
        {f"{EXTRACT}/limits/region_order"},
    ),
    "not base64": (
        CONVERSION,
        when(["success"], lambda job: {**job, "original_snapshot_images": [_picture("a*b=")]}),
        {f"{CONVERSION}/units/200/original_snapshot_images/*/data_base64"},
    ),
    "completed and in progress": (
        CONVERSION,
        when(["in_progress"], sets(phase="completed")),
        {f"{CONVERSION}/lifecycle/completed_is_success"},
    ),
    "success in a phase": (
        CONVERSION,
        when(["success"], sets(phase="salon")),
        {f"{CONVERSION}/lifecycle/success_is_completed"},
    ),
    "success in the queue": (
        CONVERSION,
        when(["success"], sets(phase="queued")),
        {
            f"{CONVERSION}/lifecycle/success_is_completed",
            f"{CONVERSION}/lifecycle/queued_is_no_success",
        },
    ),
    "updated before created": (
        CONVERSION,
        always(sets(updated_at="2026-02-03T10:00:00.121Z")),
        {f"{CONVERSION}/lifecycle/updated_after_created"},
    ),
    "updated_at back": (
        CONVERSION,
        when(["error_user"], sets(updated_at="2026-02-03T10:00:10.123Z"), since=1),
        {f"{CONVERSION}/lifecycle/updated_not_back"},
    ),
    "an earlier phase": (
        CONVERSION,
        when(["in_progress"], sets(phase="zoo_generated_original_metadata"), since=1),
        {f"{CONVERSION}/lifecycle/phase_forward"},
    ),
}


def _with_beta(item: Job) -> Job:
    return {**item, "predictions": {**item["predictions"], "valvePredictions": []}}


def _turned(item: Job) -> Job:
    region = {"xMin": 0.9, "xMax": 0.5, "yMin": 0.5, "yMax": 0.9}
    found = {"text": "A", "textRegion": region}
    return {**item, "predictions": {**item["predictions"], "textPredictions": [found]}}


def _picture(data: str) -> Job:
    return {"data_base64": data, "mime_type": "image/png"}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_job_fails_the_rule_about_it_and_no_other(what: str) -> None:
    operation, edit, expected = WRONG[what]

    assert failed(findings(NAMES[operation], shown(edit, operation))) == expected


@pytest.mark.parametrize(
    ("edit", "units"),
    [
        (scaled(1 / 1000), {"200/createdTime", "200/statusTime"}),
        (_ahead, {"200/createdTime", "200/statusTime", "now"}),
        (added("createdTime", -HOUR), {"now"}),
    ],
    ids=["seconds", "a clock that is ahead", "a clock that is behind"],
)
def test_a_server_whose_times_are_all_wrong_fails_the_rules_about_units(
    edit: Callable[[Job], Job], units: set[str]
) -> None:
    found = failed(findings("cognite_diagrams", shown(always(edit), CONVERT, JOB)))

    assert {each.removeprefix(f"{CONVERT}/units/") for each in found if CONVERT in each} == units
    assert all("/units/" in each for each in found)


def gray(*, sent: bool) -> Change:
    """Return a change to `grayscale: false`, in responses to requests that contain it or to those that do not."""

    def answer(request: Request, answer: Reply) -> Reply:
        defaulted = any("grayscale" in each for each in request.defaulted)
        if request.operation != CONVERT or answer.status != 200 or sent is defaulted:
            return answer
        return attrs.evolve(answer, body={**answer.body, "grayscale": False})

    return Change(reply=answer)


@pytest.mark.parametrize(
    ("sent", "rule"), [(True, "echo/grayscale"), (False, "defaults/request/grayscale/default")]
)
def test_a_wrong_grayscale_fails_the_echo_rule_if_sent_and_the_default_rule_if_not(
    sent: bool, rule: str
) -> None:
    assert failed(findings("cognite_diagrams", gray(sent=sent))) == {f"{CONVERT}/{rule}"}


def lost(request: Request) -> Refusal | None:
    """Refuse to read jobs that were just created; the seeded ones can be read."""
    known = {str(each) for each in GIVEN}
    gone = request.operation == JOB and str(request.parameters["jobId"]) not in known
    return Refusal(404, "NotFound", "There is no such job.") if gone else None


def test_a_job_that_cannot_be_read_after_its_submission_is_a_failure() -> None:
    found = findings("cognite_diagrams", Change(refuses=lost))

    assert failed(found) == {f"{JOB}/lifecycle/readable"}
    assert found[f"{JOB}/lifecycle/result_complete"].verdict == "skip"


def refuses_token(request: Request) -> Refusal | None:
    if "X-Job-Token" in request.parameters:
        return Refusal(400, "BadRequest", "The header X-Job-Token is not known.")
    return None


def test_refusing_its_own_job_token_is_a_failure() -> None:
    found = findings("cognite_diagrams", Change(refuses=refuses_token))

    assert failed(found) == {f"{JOB}/lifecycle/job_token"}
    assert found[f"{JOB}/lifecycle/result_complete"].verdict == "pass"


def unfinished(job: Job, _count: int) -> Job:
    if job["status"] not in {"Completed", "Failed"} or job["jobId"] in GIVEN:
        return job
    return {**without(job, "items"), "status": "Running", "errorMessage": None}


def test_a_job_that_never_ends_fails_only_in_a_deep_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(watching.WAITS, "deep", (0.0,) * 12)
    monkeypatch.setitem(watching.WAITS, "normal", (0.0,) * 8)

    deep = findings("cognite_diagrams", shown(unfinished, JOB), "deep")
    normal = findings("cognite_diagrams", shown(unfinished, JOB), "normal")

    assert failed(deep) == {f"{JOB}/lifecycle/ends"}
    assert failed(normal) == set()
    assert "--depth deep" in normal[f"{JOB}/lifecycle/ends"].reason


def test_a_response_with_true_for_the_false_that_was_sent_is_a_failure() -> None:
    found = findings(NAMES[CONVERT], shown(always(sets(grayscale=True)), CONVERT))

    assert found["convert_diagrams/echo/grayscale"].verdict == "fail"


def test_status_forward_is_skipped_if_no_job_leaves_its_first_stage() -> None:
    first = shown(always(sets(status="Queued")), CONVERT, JOB)

    found = findings(NAMES[JOB], first)

    assert found["get_convert_job/lifecycle/status_forward"].verdict == "skip"
