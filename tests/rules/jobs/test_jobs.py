"""Rules about jobs judge no other mistake, and name what they could not judge; `test_catalogue.py` has wrong jobs."""

from datetime import timedelta
from typing import Any

import pytest
from tests.detection.subjects import by_name
from tests.rules.judging import DIAGRAMS, JOBS, VISION, ZOO, judged_by, not_kept, running

from jobgauge.exchange.call import Call
from jobgauge.reference.change import Change
from jobgauge.rules.jobs import echo, lifecycle, units
from jobgauge.run.run import Depth
from jobgauge.spec.document import api_names, load_api
from jobgauge.wrong.by_hand.lifecycle import moved
from jobgauge.wrong.catalogue import derived_servers
from jobgauge.wrong.edits import bodies
from jobgauge.wrong.open_choices import every_job
from jobgauge.wrong.server import Server

CONVERT, JOB, EXTRACT = "convert_diagrams", "get_convert_job", "get_extract_job"
CONVERSION = "get_org_dataset_conversion"
INSIDE = (
    "items/*/type/",
    "items/*/fileId/type/",
    "failedItems/*/items/*/fileId/type/",
    "textRegion/xMin/maximum/",
    "original_snapshot_images/*/data_base64/type/",
)
"""Parts of the names of servers whose mistake is inside a list."""


def changed(server: str) -> Change:
    """Return the change of a server of the catalogue."""
    return by_name(server).change()


@pytest.mark.parametrize("depth", ["quick", "normal", "deep"])
@pytest.mark.parametrize("name", api_names())
def test_the_reference_servers_pass_and_skip_little(name: str, depth: Depth) -> None:
    found = judged_by(JOBS, name, depth=depth)

    assert not_kept(found) == []
    skipped = {rule for rule, result in found.items() if result.verdict == "skip"}
    assert skipped <= {f"{CONVERT}/units/200/startTime"}


def malformed() -> list[Server]:
    """Return the servers whose jobs break the schema in one member, or inside one that rules read."""
    return [
        server
        for name in (DIAGRAMS, VISION, ZOO)
        for server in derived_servers(load_api(name))
        if (place := server.name.partition("/response/200/body/")[2])
        and not place.startswith("parameters/")  # no rule about jobs reads them
        and ("*" not in place or any(each in place for each in INSIDE))
    ]


@pytest.mark.parametrize("server", malformed(), ids=lambda server: server.name)
def test_a_job_that_breaks_its_schema_fails_no_rule_about_jobs(server: Server) -> None:
    assert not_kept(judged_by(JOBS, server.api, server.change())) == []


@pytest.mark.parametrize(
    ("server", "units"),
    [
        ("seconds", {"200/createdTime", "200/statusTime"}),
        ("local_time", {"200/createdTime", "200/statusTime", "now"}),
        ("behind", {"now"}),
    ],
)
def test_a_server_whose_times_are_all_wrong_fails_the_rules_about_units(
    server: str, units: set[str]
) -> None:
    found = not_kept(judged_by(JOBS, DIAGRAMS, changed(f"{DIAGRAMS}/{CONVERT}/units/{server}")))

    assert {each.removeprefix(f"{CONVERT}/units/") for each in found if CONVERT in each} == units
    assert all("/units/" in each for each in found)


@pytest.mark.parametrize(
    ("server", "verdict"),
    [
        (f"{CONVERT}/lifecycle/job_not_readable", "skip"),
        (f"{JOB}/lifecycle/job_token_refused", "pass"),
    ],
)
def test_the_result_of_a_job_is_judged_if_it_can_be_read(server: str, verdict: str) -> None:
    found = judged_by(JOBS, DIAGRAMS, changed(f"{DIAGRAMS}/{server}"))

    assert found[f"{JOB}/lifecycle/result_complete"].verdict == verdict


def test_a_job_that_never_ends_fails_only_in_a_deep_run() -> None:
    server = f"{DIAGRAMS}/{JOB}/lifecycle/never_ends"

    deep = judged_by(JOBS, DIAGRAMS, changed(server), depth="deep")
    normal = judged_by(JOBS, DIAGRAMS, changed(server), depth="normal")

    assert not_kept(deep) == [f"{JOB}/lifecycle/ends"]
    assert not_kept(normal) == []
    assert "--depth deep" in normal[f"{JOB}/lifecycle/ends"].reason


@pytest.mark.parametrize(
    ("later", "verdict"), [("Timeout", "pass"), ("Running", "fail"), ("Completed", "fail")]
)
def test_a_job_that_timed_out_has_ended(later: str, verdict: str) -> None:
    ended: set[int] = set()

    def timed_out(job: dict[str, Any]) -> dict[str, Any]:
        if job["status"] != "Completed":
            return job
        again = job["jobId"] in ended
        ended.add(job["jobId"])
        return job | {"status": later if again else "Timeout"}

    found = judged_by(JOBS, DIAGRAMS, bodies(JOB, timed_out))

    assert found[f"{JOB}/lifecycle/final_stays"].verdict == verdict
    assert found[f"{JOB}/lifecycle/ends"].verdict == "pass"


@pytest.mark.parametrize(("status", "verdict"), [("success", "fail"), ("in_progress", "pass")])
def test_an_end_before_the_start_is_right_only_until_a_retry_has_ended(
    status: str, verdict: str
) -> None:
    def ended_early(job: dict[str, Any]) -> dict[str, Any]:
        if job["status"] != status or job["started_at"] is None:
            return job
        return job | {"completed_at": moved(job["started_at"], timedelta(seconds=-1))}

    found = judged_by(JOBS, ZOO, bodies(CONVERSION, ended_early))

    assert found[f"{CONVERSION}/lifecycle/times_in_order"].verdict == verdict


@pytest.mark.parametrize(
    ("minutes", "wrong"),
    [
        (14, set[str]()),
        (-14, set[str]()),
        (16, {f"{CONVERT}/units/now", *(f"{each}/units/200/createdTime" for each in (CONVERT, JOB))}),
        (-16, {f"{CONVERT}/units/now"}),
    ],
)  # fmt: skip
def test_a_clock_may_be_a_quarter_of_an_hour_off(minutes: int, wrong: set[str]) -> None:
    found = judged_by(["units"], DIAGRAMS, created_off_by(minutes))

    assert set(not_kept(found)) == wrong


@pytest.mark.parametrize(("hours", "verdict"), [(23, "pass"), (25, "fail")])
def test_a_response_without_a_date_may_be_a_day_ahead_of_our_clock(
    hours: int, verdict: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units, "http_date", dict[Any, float]().get)

    found = judged_by(["units"], DIAGRAMS, created_off_by(hours * 60))

    assert found[f"{CONVERT}/units/200/createdTime"].verdict == verdict


def created_off_by(minutes: int) -> Change:
    """Return a change by which every job was created this much later than it was."""
    return every_job(lambda job: job | {"createdTime": job["createdTime"] + minutes * 60_000})()


def test_status_forward_is_skipped_if_no_job_leaves_its_first_stage() -> None:
    queued = every_job(lambda job: {**job, "status": "Queued"})

    found = judged_by(JOBS, DIAGRAMS, queued())

    assert found[f"{JOB}/lifecycle/status_forward"].verdict == "skip"


def test_the_token_rule_is_skipped_if_submissions_have_no_token() -> None:
    found = judged_by(JOBS, DIAGRAMS, changed(f"{DIAGRAMS}/{CONVERT}/conforming/no_job_token"))

    assert found[f"{JOB}/lifecycle/job_token"].verdict == "skip"


def test_without_an_id_every_rule_about_jobs_is_skipped_with_a_reason() -> None:
    with running(VISION) as run:
        run.given = {}
        found = [rule.check(run) for rule in lifecycle.rules(run.api)]

    assert {(each.verdict, each.blocked) for each in found} == {("skip", False)}
    assert {each.reason for each in found} <= {
        "get_extract_job needs an id that exists: add --given jobId=...",
        "this run made no job",
    }


def test_a_status_that_never_came_is_skipped_with_those_that_did() -> None:
    with running(VISION, depth="quick") as run:
        run.given = {"jobId": run.given["jobId"][:1]}
        found = {rule.id.rsplit("/", 1)[1]: rule.check(run) for rule in lifecycle.rules(run.api)}

    assert found["failure_says_why"].verdict == "skip"
    assert found["failure_says_why"].reason == 'jobs seen: 1, only with status "Queued"'
    assert found["created_constant"].verdict == "pass"


def test_the_response_to_an_invalid_request_is_not_judged_by_the_echo_rules() -> None:
    """A server that accepts a malformed id breaks another promise."""
    change = changed(f"{VISION}/{EXTRACT}/acceptance/request/path/jobId/type/unenforced")

    with running(VISION, change) as run:
        exchange = run.once(Call(run.api.operation(EXTRACT), {"jobId": "not-a-number"}))
        found = [
            rule.check(run) for rules in (echo.rules, lifecycle.rules) for rule in rules(run.api)
        ]

    assert exchange.accepted
    assert {each.verdict for each in found} == {"pass"}
