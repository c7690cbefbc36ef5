"""Allowed choices of a server about its jobs, and mistakes that another rule is about, fail no rule about jobs."""

import re
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
from tests.rules.judging import failed, running

from jobgauge.exchange.call import Call
from jobgauge.reference.change import Change
from jobgauge.reference.service import Reply, Request
from jobgauge.rules.jobs import echo, lifecycle
from jobgauge.run.run import Depth
from jobgauge.spec.document import api_names


@pytest.mark.parametrize("depth", ["quick", "normal", "deep"])
@pytest.mark.parametrize("name", api_names())
def test_the_reference_servers_pass_and_skip_little(name: str, depth: Depth) -> None:
    found = findings(name, depth=depth)

    assert failed(found) == set()
    skipped = {rule for rule, finding in found.items() if finding.verdict == "skip"}
    assert skipped <= {f"{CONVERT}/units/200/startTime"}


def in_seconds(name: str) -> Callable[[Job], Job]:
    """Return an edit that cuts the fraction of a second off a date-time."""
    return lambda job: {**job, name: re.sub(r"\.\d+", "", job[name] or "") or None}


def retried(job: Job, count: int) -> Job:
    """Show a conversion in progress as queued again at every second read."""
    if job["status"] != "in_progress" or count % 2 == 0:
        return job
    return {**job, "status": "queued", "phase": "queued"}


def restarted(job: Job, count: int) -> Job:
    """Show an old conversion in progress as started again at each read, later and from the first phase."""
    if job["status"] != "in_progress" or not job["created_at"].startswith("2026-02-03"):
        return job
    again = "zoo_generated_original_metadata" if count else job["phase"]
    return {**job, "phase": again, "started_at": f"2026-02-03T11:00:{min(count, 59):02}Z"}


def unfinished(job: Job, _count: int) -> Job:
    """Show a new job as running for ever: the page leaves open how soon a job advances."""
    made = job["status"] == "Completed" and job["createdTime"] > 1_750_000_000_000
    return {**without(job, "items"), "status": "Running"} if made else job


RIGHT: dict[str, tuple[str, Edit]] = {
    "no startTime while queued": (JOB, when(["Queued"], lambda job: without(job, "startTime"))),
    "startTime is createdTime while queued": (
        EXTRACT,
        when(["Queued"], lambda job: {**job, "startTime": job["createdTime"]}),
    ),
    "no items while queued": (
        EXTRACT,
        when(["Queued", "Failed"], lambda job: without(job, "items")),
    ),
    "no errorMessage unless something failed": (
        JOB,
        when(["Queued", "Running", "Completed"], lambda job: without(job, "errorMessage")),
    ),
    "an undocumented status that is known": (
        JOB,
        when(["Running"], lambda job: {**job, "status": "Collecting"}),
    ),
    "an unknown status": (JOB, when(["Running"], lambda job: {**job, "status": "Paused"})),
    "an undocumented failure": (
        CONVERSION,
        when(["error_internal"], lambda job: {**job, "status": "error_execution"}),
    ),
    "an undocumented phase": (
        CONVERSION,
        when(["success"], lambda job: {**job, "phase": "manual_kcl_override"}),
    ),
    "retried": (CONVERSION, retried),
    "restarted": (CONVERSION, restarted),
    "never ends": (JOB, unfinished),
    "updated_at is cut off": (CONVERSION, lambda job, _: in_seconds("updated_at")(job)),
    "started_at is cut off": (CONVERSION, lambda job, _: in_seconds("started_at")(job)),
    "ids in capitals": (CONVERSION, lambda job, _: {**job, "id": job["id"].upper()}),
    "no grayscale": (CONVERT, lambda job, _: without(job, "grayscale")),
    "files by another id": (
        CONVERT,
        lambda job, _: {**job, "items": [{"fileExternalId": "a"} for _ in job["items"]]},
    ),
    "files in reverse order": (JOB, lambda job, _: {**job, "items": job.get("items", [])[::-1]}),
    "base64 with padding": (
        CONVERSION,
        when(
            ["success"],
            lambda job: {
                **job,
                "original_snapshot_images": [{"data_base64": "+/8=", "mime_type": "image/png"}],
            },
        ),
    ),
}


@pytest.mark.parametrize("what", RIGHT)
def test_allowed_choices_of_a_server_fail_no_rule(what: str) -> None:
    operation, edit = RIGHT[what]

    assert failed(findings(NAMES[operation], shown(edit, operation))) == set()


def _wide() -> Job:
    return {"text": "A", "textRegion": {"xMin": 2, "xMax": 1, "yMin": 0, "yMax": 1}}


BROKEN: list[tuple[str, str, list[Any]]] = [
    (JOB, "jobId", [None, "7", -(2**63) - 1]),
    (JOB, "status", [None, 7, "QUEUED", "completed", ["Queued"]]),
    (JOB, "createdTime", [None, "1730204346000", -1, 2**63, 1.5, True]),
    (JOB, "statusTime", ["now", -1]),
    (JOB, "items", [None, "none", [None], [{"fileId": "1234"}]]),
    (JOB, "errorMessage", [7, []]),
    (JOB, "grayscale", ["true", 1, None]),
    (CONVERT, "jobId", [None, True, 2**63, {}]),
    (CONVERT, "items", [None, [7], [{"fileId": None}]]),
    (CONVERT, "createdTime", [None, "now", -1]),
    (EXTRACT, "items", [None, [{"fileId": 1234, "predictions": {"textPredictions": [_wide()]}}]]),
    (EXTRACT, "failedItems", [None, [{"items": [{"fileId": "1234"}]}]]),
    (CONVERSION, "id", [None, "7"]),
    (CONVERSION, "phase", [None, "Completed"]),
    (CONVERSION, "created_at", [None, 7, "yesterday", "9999-02-30T00:00:00Z"]),
    (CONVERSION, "original_snapshot_images", [None, [{"data_base64": 7}]]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("operation", "name", "value"),
    [(operation, name, value) for operation, name, values in BROKEN for value in values],
)
def test_a_malformed_value_fails_no_rule_about_jobs(operation: str, name: str, value: Any) -> None:
    def edit(job: Job, _count: int) -> Job:
        return {**job, name: value} if name in job else job

    found = findings(NAMES[operation], shown(edit, operation), "quick")

    reasons = {rule: found[rule].reason for rule in failed(found)}
    allowed = {f"{EXTRACT}/lifecycle/items_stay", f"{JOB}/lifecycle/result_complete"}
    assert {rule: why for rule, why in reasons.items() if rule not in allowed} == {}


def test_the_token_rule_is_skipped_if_submissions_have_no_token() -> None:
    def answer(request: Request, answer: Reply) -> Reply:
        return attrs.evolve(answer, headers=without(answer.headers, "X-Job-Token"))

    found = findings("cognite_diagrams", Change(reply=answer))

    assert failed(found) == set()
    assert found[f"{JOB}/lifecycle/job_token"].verdict == "skip"


def test_without_an_id_every_rule_about_jobs_is_skipped_with_a_reason() -> None:
    with running("cognite_vision") as run:
        run.given = {}
        found = [rule.check(run) for rule in lifecycle.rules(run.api)]

    assert {(each.verdict, each.blocked) for each in found} == {("skip", False)}
    assert {each.reason for each in found} <= {
        "get_extract_job needs an id that exists: add --given jobId=...",
        "this run made no job",
    }


def test_a_status_that_never_came_is_skipped_with_those_that_did() -> None:
    with running("cognite_vision", depth="quick") as run:
        run.given = {"jobId": run.given["jobId"][:1]}
        found = {rule.id.rsplit("/", 1)[1]: rule.check(run) for rule in lifecycle.rules(run.api)}

    assert found["failure_says_why"].verdict == "skip"
    assert found["failure_says_why"].reason == 'jobs seen: 1, only with status "Queued"'
    assert found["created_constant"].verdict == "pass"


def test_the_response_to_an_invalid_request_is_not_judged_by_the_echo_rules() -> None:
    """A server that accepts a malformed id breaks another promise."""
    change = Change(unenforced=f"{EXTRACT}/request/path/jobId/type")

    with running("cognite_vision", change) as run:
        exchange = run.once(Call(run.api.operation(EXTRACT), {"jobId": "not-a-number"}))
        found = [
            rule.check(run) for rules in (echo.rules, lifecycle.rules) for rule in rules(run.api)
        ]

    assert exchange.accepted
    assert {each.verdict for each in found} == {"pass"}
