"""Waiting ends with the job's own ending, or with an error that says how to wait on."""

import asyncio
import json
import threading
import time
from typing import Any

import httpx
import pytest
from tests.generated.servers import raw_server, repeats
from tests.generated.worlds import CONVERSION_IDS, World, answer, convert_job, itwin_job, part, scripted

API = "cognite_diagrams"
ERRORS = part(API, "errors")
JOBS = part(API, "jobs")
WAITING = part(API, "waiting")
POST = part(API, "schemas").OPERATIONS["convert_diagrams"]
MODELS = part(API, "models")
NAME = "wait_for_convert_job"
AT_ONCE = {"poll": (0,), "deadline": 5}


def statuses(*names: str, **members: Any) -> list[httpx.Response]:
    return [answer(convert_job(name, **members)) for name in names]


def waited(world: World, *replies: Any, **options: Any) -> Any:
    client, _ = scripted(API, replies)
    return world.run(WAITING, NAME, client, 123, **(AT_ONCE | options))


def test_a_job_is_read_until_it_is_final(world: World) -> None:
    client, script = scripted(API, statuses("Queued", "Running", "Completed"))

    ending = world.run(WAITING, NAME, client, 123, **AT_ONCE)

    assert type(ending) is JOBS.Succeeded
    assert (ending.status, ending.reads, len(script.requests)) == ("Completed", 3, 3)
    assert ending.require() is ending.job
    assert ending.job.job_id == 123


@pytest.mark.parametrize("status", ["Distributing", "Distributed", "Collecting", "Paused", ""])
def test_a_status_that_the_page_does_not_list_is_no_end(world: World, status: str) -> None:
    assert waited(world, *statuses(status, status, "Completed")).reads == 3


def test_a_failed_job_ends_with_its_message(world: World) -> None:
    ending = waited(world, *statuses("Running", "Failed", errorMessage="File is broken"))

    assert type(ending) is JOBS.Failed
    assert ending.error_message == "File is broken"
    with pytest.raises(ERRORS.JobFailedError, match="File is broken") as caught:
        ending.require()
    assert (caught.value.job_id, caught.value.error_message) == (123, "File is broken")
    assert caught.value.job is ending.job


def test_a_job_that_the_server_gave_up_is_told_apart(world: World) -> None:
    ending = waited(world, *statuses("Timeout"))

    assert type(ending) is JOBS.TimedOut
    with pytest.raises(ERRORS.JobTimedOutError):
        ending.require()


def test_a_cancelled_job_is_told_apart(world: World) -> None:
    api = "itwin_reality_conversion"
    client, _ = scripted(api, [answer({"jobs": [itwin_job(1, "cancelled")]})])

    ending = world.run(part(api, "waiting"), "wait_for_job", client, itwin_job(1)["id"])

    assert type(ending) is part(api, "jobs").Cancelled
    with pytest.raises(part(api, "errors").JobCancelledError):
        ending.require()


FILE = {"fileId": 1, "errorMessage": "no such file"}
PAGES = {"fileId": 2, "results": [{"page": 1, "svgUrl": "s", "pngUrl": "p"}]}
BAD_PAGE = {"page": 2, "errorMessage": "too large"}


@pytest.mark.parametrize(
    ("items", "unreached"),
    [
        ([PAGES], ()),
        ([PAGES, FILE], (FILE,)),
        ([PAGES | {"results": [*PAGES["results"], BAD_PAGE]}], (BAD_PAGE,)),  # type: ignore[misc]
        ([], ()),
    ],
)
def test_a_success_in_part_says_what_it_did_not_reach(
    world: World, items: list[Any], unreached: tuple[Any, ...]
) -> None:
    ending = waited(world, *statuses("Completed", items=items))

    assert type(ending) is (JOBS.PartlySucceeded if unreached else JOBS.Succeeded)
    assert getattr(ending, "unreached", ()) == unreached
    assert ending.require() is ending.job


def test_files_that_vision_lists_as_failed_make_a_success_in_part(world: World) -> None:
    failed = {"errorMessage": "no text", "items": [{"fileId": 7}]}
    job = convert_job("Completed", items=[], failedItems=[failed])
    client, _ = scripted("cognite_vision", [answer(job)])

    ending = world.run(part("cognite_vision", "waiting"), "wait_for_extract_job", client, 123)

    assert type(ending) is part("cognite_vision", "jobs").PartlySucceeded
    assert ending.unreached == (failed,)


def test_items_of_a_job_that_still_runs_are_no_end(world: World) -> None:
    client, _ = scripted(
        "cognite_vision",
        [
            answer(convert_job("Running", items=[{"fileId": 1, "predictions": {}}])),
            *statuses("Failed"),
        ],
    )

    ending = world.run(
        part("cognite_vision", "waiting"), "wait_for_extract_job", client, 123, poll=(0,)
    )

    assert (type(ending).__name__, ending.reads) == ("Failed", 2)


def test_a_conversion_is_read_by_its_two_ids(world: World) -> None:
    dataset, conversion = CONVERSION_IDS
    body = json.loads(ZOO) | {"id": conversion, "dataset_id": dataset}
    replies = [answer(body | {"status": status}) for status in ("queued", "error_user")]
    client, script = scripted("zoo_datasets", replies)

    ending = world.run(
        part("zoo_datasets", "waiting"),
        "wait_for_dataset_conversion",
        client,
        conversion,
        dataset_id=dataset,
        poll=(0,),
    )

    assert type(ending).__name__ == "Failed"
    path = f"/prefix/org/datasets/{dataset}/conversions/{conversion}"
    assert {request.url.path for request in script.requests} == {path}


ZOO = """{"created_at": "2026-03-01T00:00:00Z", "updated_at": "2026-03-01T00:00:00Z", "file_path": "a",
"file_etag": "b", "file_size": 1, "phase": "queued", "status": "queued", "original_snapshot_images": [],
"raw_kcl_snapshot_images": [], "salon_kcl_snapshot_images": []}"""


def test_an_empty_list_is_no_such_job(world: World) -> None:
    api = "itwin_reality_conversion"
    bodies: list[dict[str, Any]] = [{"jobs": []}, {}]
    for body in bodies:
        client, _ = scripted(api, [answer(body)])
        with pytest.raises(part(api, "errors").NoSuchJobError) as caught:
            world.run(part(api, "waiting"), "wait_for_job", client, itwin_job(1)["id"])
        assert caught.value.job_id == itwin_job(1)["id"]


def test_another_job_in_the_answer_is_no_such_job(world: World) -> None:
    api = "itwin_reality_conversion"
    client, _ = scripted(api, [answer({"jobs": [itwin_job(2)]})])

    with pytest.raises(part(api, "errors").NoSuchJobError, match="answers with job"):
        world.run(part(api, "waiting"), "wait_for_job", client, itwin_job(1)["id"])


def test_the_letter_case_of_a_guid_does_not_matter(world: World) -> None:
    api, number = "itwin_reality_conversion", "00000000-0000-4000-8000-00000000000A"
    client, _ = scripted(api, [answer({"jobs": [itwin_job(1) | {"id": number.lower()}]})])

    assert world.run(part(api, "waiting"), "wait_for_job", client, number).reads == 1


def test_an_id_cannot_break_out_of_the_filter_that_finds_the_job(world: World) -> None:
    api = "itwin_reality_conversion"
    client, script = scripted(api, [answer({})])

    with pytest.raises(part(api, "errors").FilterError):
        world.run(part(api, "waiting"), "wait_for_job", client, "x or 1 eq 1")
    assert script.requests == []


def test_a_job_that_is_not_found_is_no_such_job(world: World) -> None:
    with pytest.raises(ERRORS.NoSuchJobError) as caught:
        waited(world, answer({"error": {"message": "gone"}}, 404))
    assert isinstance(caught.value.__cause__, ERRORS.NotFoundError)


def test_a_wait_that_expires_says_how_to_go_on(world: World) -> None:
    start = time.monotonic()

    with pytest.raises(ERRORS.WaitExpiredError) as caught:
        waited(world, *statuses("Running"), poll=(0.05,), deadline=0.3)

    assert 0.2 < time.monotonic() - start < 3
    assert (caught.value.job_id, caught.value.job.status) == (123, "Running")
    assert 0.2 < caught.value.elapsed < 3
    assert "wait_for_convert_job(client, 123)" in str(caught.value)


def test_the_deadline_bounds_the_request_in_flight(world: World) -> None:
    with raw_server(repeats(b"", b"", pause=60)) as server:
        client = part(API).Client(server.url)
        start = time.monotonic()

        with pytest.raises(ERRORS.WaitExpiredError) as caught:
            world.run(WAITING, NAME, client, 123, deadline=0.3)

        assert time.monotonic() - start < 3
        assert caught.value.job is None


def test_a_last_reading_is_made_before_the_deadline(world: World) -> None:
    client, script = scripted(API, statuses("Running", "Completed"))

    ending = world.run(WAITING, NAME, client, 123, poll=(60,), deadline=0.4)

    assert type(ending) is JOBS.Succeeded
    assert len(script.requests) == 2


def test_a_retry_after_goes_before_the_schedule(world: World) -> None:
    queued = answer(convert_job("Queued"), retry_after="0")
    start = time.monotonic()

    ending = waited(world, queued, *statuses("Completed"), poll=(20,), deadline=20)

    assert (ending.reads, time.monotonic() - start < 10) == (2, True)


def test_a_retry_after_beyond_the_deadline_ends_the_wait_at_once(world: World) -> None:
    queued = answer(convert_job("Queued"), retry_after="99")
    start = time.monotonic()

    with pytest.raises(ERRORS.WaitExpiredError):
        waited(world, queued)
    assert time.monotonic() - start < 4


def test_readings_that_fail_for_a_passing_reason_are_made_again(world: World) -> None:
    broken = [httpx.ReadError("lost"), answer(b"<html>", 502), answer(b"", 503), answer(b"", 504)]
    client, _ = scripted(
        API,
        [*statuses("Queued"), *broken, *statuses("Completed")],
        retry=part(API).Retry(attempts=1),
    )

    ending = world.run(WAITING, NAME, client, 123, **AT_ONCE)

    assert (type(ending), ending.reads) == (JOBS.Succeeded, 2)


def test_a_reading_that_succeeds_forgives_those_that_failed(world: World) -> None:
    failed = [answer(b"", 503)] * 4
    client, _ = scripted(
        API,
        [*failed, *statuses("Queued"), *failed, *statuses("Completed")],
        retry=part(API).Retry(attempts=1),
    )

    assert world.run(WAITING, NAME, client, 123, **AT_ONCE).reads == 2


def test_readings_are_not_tried_for_ever(world: World) -> None:
    client, script = scripted(API, [answer(b"", 503)], retry=part(API).Retry(attempts=1))

    with pytest.raises(ERRORS.ServerError):
        world.run(WAITING, NAME, client, 123, **AT_ONCE)
    assert len(script.requests) == 5


@pytest.mark.parametrize("status", [400, 401, 403, 500])
def test_a_refusal_that_will_stay_is_raised(world: World, status: int) -> None:
    client, script = scripted(API, [*statuses("Queued"), answer(b"", status)])

    with pytest.raises(ERRORS.StatusError) as caught:
        world.run(WAITING, NAME, client, 123, **AT_ONCE)
    assert caught.value.status == status
    assert len(script.requests) == 2


def test_a_reading_that_breaks_the_page_is_raised(world: World) -> None:
    with pytest.raises(part(API).InvalidBody):
        waited(world, answer({"jobId": 123}))


def test_progress_is_told_after_every_reading(world: World) -> None:
    told: list[Any] = []

    waited(world, *statuses("Queued", "Running", "Completed"), on_progress=told.append)

    assert [(progress.status, progress.reads) for progress in told] == [
        ("Queued", 1),
        ("Running", 2),
        ("Completed", 3),
    ]
    assert [progress.pause for progress in told] == [0, 0, None]
    assert told[0].job.job_id == 123
    assert told[0].elapsed <= told[2].elapsed


def test_the_schedule_starts_over_when_the_status_changes() -> None:
    told: list[float | None] = []
    names = ["Queued", "Queued", "Queued", "Running", "Running", "Completed"]
    client, _ = scripted(API, statuses(*names))

    def tell(progress: Any) -> None:
        told.append(progress.pause)

    WAITING.wait_for_convert_job(client, 123, poll=(0.001, 0.01, 0.02), on_progress=tell)

    wanted = [0.001, 0.01, 0.02, 0.001, 0.01]
    assert told.pop() is None
    assert all(
        pause and 0.89 < pause / step < 1.11 for pause, step in zip(told, wanted, strict=True)
    )


def test_the_advised_schedules_are_there() -> None:
    assert WAITING.CONVERT_JOB_POLL == (1, 2, 4, 8, 10)
    assert part("itwin_reality_conversion", "waiting").JOB_POLL == (15, 30, 60, 120)


@pytest.mark.parametrize("poll", [(), (1, -1)])
def test_a_schedule_without_sense_is_refused(world: World, poll: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="poll"):
        waited(world, *statuses("Queued"), poll=poll)


def test_setting_the_event_ends_the_waiting() -> None:
    cancel = threading.Event()
    client, _ = scripted(API, statuses("Running"))
    threading.Timer(0.1, cancel.set).start()
    start = time.monotonic()

    with pytest.raises(ERRORS.WaitCancelledError) as caught:
        WAITING.wait_for_convert_job(client, 123, poll=(30,), cancel=cancel)

    assert time.monotonic() - start < 10
    assert (caught.value.job_id, caught.value.job.status) == (123, "Running")


def test_an_event_that_is_set_already_sends_nothing() -> None:
    cancel = threading.Event()
    cancel.set()
    client, script = scripted(API, statuses("Running"))

    with pytest.raises(ERRORS.WaitCancelledError):
        WAITING.wait_for_convert_job(client, 123, cancel=cancel)
    assert script.requests == []


def test_a_task_that_is_cancelled_stops_waiting() -> None:
    client, _ = scripted(API, statuses("Running"))

    async def main() -> None:
        task = asyncio.create_task(WAITING.wait_for_convert_job_async(client, 123, poll=(30,)))
        await asyncio.sleep(0.05)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(main())


def started(world: World, **headers: Any) -> tuple[Any, Any, Any]:
    """An answer to a submission, with its client and script."""
    created = answer(convert_job("Queued", items=[{"fileId": 1}]), **headers)
    client, script = scripted(API, [created, *statuses("Completed")])
    item = MODELS.ConvertItem(file_id=1, annotations=[])
    response = world.detailed(POST, client, body=MODELS.ConvertRequest(items=[item]))
    return client, script, response


def test_the_answer_that_started_a_job_is_enough_to_wait_for_it(world: World) -> None:
    client, script, response = started(world, x_job_token="j0b")

    ending = world.run(WAITING, NAME, client, response)

    assert ending.job_id == 123
    assert script.requests[1].headers["x-job-token"] == "j0b"


def test_a_job_without_a_token_is_read_without_one(world: World) -> None:
    client, script, response = started(world)

    world.run(WAITING, NAME, client, response)

    assert "x-job-token" not in script.requests[1].headers


def test_the_callers_job_token_goes_before_the_answers(world: World) -> None:
    client, script, response = started(world, x_job_token="j0b")

    world.run(WAITING, NAME, client, response, x_job_token="mine")

    assert script.requests[1].headers["x-job-token"] == "mine"


def test_waiting_for_a_refused_submission_raises_the_refusal(world: World) -> None:
    client, _ = scripted(API, [answer({"error": {"message": "no"}}, 400)])
    item = MODELS.ConvertItem(file_id=1, annotations=[])
    response = world.detailed(POST, client, body=MODELS.ConvertRequest(items=[item]))

    with pytest.raises(ERRORS.RefusedError):
        world.run(WAITING, NAME, client, response)


def test_the_outcome_can_be_matched() -> None:
    client, _ = scripted(API, statuses("Failed", errorMessage="no"))

    match WAITING.wait_for_convert_job(client, 123):
        case JOBS.Failed(error_message="no"):
            pass
        case other:
            pytest.fail(repr(other))
