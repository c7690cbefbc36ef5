"""Waiting returns how the job ended, or raises an error that says how to resume."""

import asyncio
import base64
import json
import pickle
import threading
from collections import Counter
from contextlib import suppress
from typing import Any

import attrs
import httpx
import pytest
from tests.generated.servers import raw_server, repeats, responds
from tests.generated.worlds import (
    CONVERSION_IDS,
    World,
    answer,
    convert_job,
    final,
    itwin_job,
    part,
    scripted,
)

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


def wait(world: World, *replies: Any, **options: Any) -> Any:
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
def test_a_status_that_the_page_does_not_list_does_not_end_the_wait(
    world: World, status: str
) -> None:
    assert wait(world, *statuses(status, status, "Completed")).reads == 3


def test_a_failed_job_ends_with_its_message(world: World) -> None:
    ending = wait(world, *statuses("Running", "Failed", errorMessage="File is broken"))

    assert type(ending) is JOBS.Failed
    assert ending.error_message == "File is broken"
    with pytest.raises(ERRORS.JobFailedError, match="File is broken") as caught:
        ending.require()
    assert (caught.value.job_id, caught.value.error_message) == (123, "File is broken")
    assert caught.value.job is ending.job


def test_a_job_that_timed_out_on_the_server_ends_as_timed_out(world: World) -> None:
    ending = wait(world, *statuses("Timeout"))

    assert type(ending) is JOBS.TimedOut
    with pytest.raises(ERRORS.JobTimedOutError):
        ending.require()


def test_a_cancelled_job_ends_as_cancelled(world: World) -> None:
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
    ("done", "failed"),
    [
        ([PAGES], []),
        ([PAGES], [FILE]),
        ([], [FILE]),
        ([], [PAGES | {"results": [*PAGES["results"], BAD_PAGE]}]),  # type: ignore[misc]
        ([], []),
    ],
)
def test_a_partial_success_lists_what_failed(
    world: World, done: list[Any], failed: list[Any]
) -> None:
    ending = wait(world, *statuses("Completed", items=[*done, *failed]))

    assert [each.to_dict() for each in ending.succeeded] == done
    if not failed:
        assert type(ending) is JOBS.Succeeded
        assert ending.require() is ending.job
        return
    assert type(ending) is JOBS.PartlySucceeded
    assert [each.to_dict() for each in ending.failed] == failed
    with pytest.raises(ERRORS.JobPartlyFailedError) as caught:
        ending.require()
    assert caught.value.job is ending.job


def test_files_that_vision_lists_as_failed_make_a_partial_success(world: World) -> None:
    failed = {"errorMessage": "no text", "items": [{"fileId": 7}]}
    job = convert_job("Completed", items=[], failedItems=[failed])
    client, _ = scripted("cognite_vision", [answer(job)])

    ending = world.run(part("cognite_vision", "waiting"), "wait_for_extract_job", client, 123)

    assert type(ending) is part("cognite_vision", "jobs").PartlySucceeded
    assert [each.to_dict() for each in ending.failed] == [failed]


def test_items_of_a_running_job_do_not_end_the_wait(world: World) -> None:
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
    body = final("zoo_datasets")
    replies = [answer(body | {"status": status}) for status in ("queued", "error_user")]
    client, script = scripted("zoo_datasets", replies)

    ending = world.run(
        part("zoo_datasets", "waiting"),
        "wait_for_dataset_conversion",
        client,
        dataset,
        conversion,
        poll=(0,),
    )

    assert type(ending).__name__ == "Failed"
    path = f"/prefix/org/datasets/{dataset}/conversions/{conversion}"
    assert {request.url.path for request in script.requests} == {path}


READS = {
    "cognite_diagrams": ("get_convert_job", (123,), NAME),
    "cognite_vision": ("get_extract_job", (123,), "wait_for_extract_job"),
    "zoo_datasets": ("get_org_dataset_conversion", CONVERSION_IDS, "wait_for_dataset_conversion"),
    "itwin_reality_conversion": ("list_jobs", (), "wait_for_job"),
}


@pytest.mark.parametrize("api", READS)
def test_a_job_that_was_read_is_enough_to_wait_for_it(world: World, api: str) -> None:
    operation, ids, name = READS[api]
    client, script = scripted(api, [answer(final(api))])
    response = world.detailed(part(api, "schemas").OPERATIONS[operation], client, *ids)
    read = response.value()
    given = [read.jobs[0]] if api == "itwin_reality_conversion" else [read, response]

    for each in given:
        assert world.run(part(api, "waiting"), name, client, each).status in ("Completed", "success")
    paths = {request.url.path for request in script.requests}
    assert (len(script.requests), len(paths)) == (1 + len(given), 1)


@pytest.mark.parametrize("twice", [True, False])
def test_the_ids_of_a_job_are_given_once_and_all(world: World, twice: bool) -> None:
    client, script = scripted("zoo_datasets", [answer(final("zoo_datasets"))])
    body = part("zoo_datasets", "models").DatasetConversion.from_dict(final("zoo_datasets"))
    given = (body, CONVERSION_IDS[1]) if twice else (CONVERSION_IDS[0],)

    with pytest.raises(TypeError, match="ids"):
        world.run(part("zoo_datasets", "waiting"), "wait_for_dataset_conversion", client, *given)
    assert script.requests == []


def test_a_conversion_is_waited_for_by_a_method() -> None:
    client, _ = scripted("zoo_datasets", [answer(final("zoo_datasets"))])

    assert client.conversions.wait(*CONVERSION_IDS).status == "success"
    assert client.conversions.wait(client.conversions.get(*CONVERSION_IDS)).status == "success"


def test_the_message_of_a_wait_names_all_ids_in_order(world: World) -> None:
    queued = final("zoo_datasets") | {"status": "queued"}
    client, _ = scripted("zoo_datasets", [answer(queued)])

    with pytest.raises(part("zoo_datasets", "errors").WaitExpiredError) as caught:
        world.run(
            part("zoo_datasets", "waiting"), "wait_for_dataset_conversion",
            client, *CONVERSION_IDS, deadline=0,
        )  # fmt: skip
    assert f"wait_for_dataset_conversion(client, {CONVERSION_IDS[0]!r}, {CONVERSION_IDS[1]!r})" in str(caught.value)


def test_an_empty_list_raises_no_such_job(world: World) -> None:
    api = "itwin_reality_conversion"
    client, _ = scripted(api, [answer({"jobs": []})])

    with pytest.raises(part(api, "errors").NoSuchJobError) as caught:
        world.run(part(api, "waiting"), "wait_for_job", client, itwin_job(1)["id"])

    assert caught.value.job_id == itwin_job(1)["id"]


def test_a_list_without_the_job_raises_no_such_job(world: World) -> None:
    api = "itwin_reality_conversion"
    client, _ = scripted(api, [answer({"jobs": [itwin_job(2)]})])

    with pytest.raises(part(api, "errors").NoSuchJobError, match="not in the server's list"):
        world.run(part(api, "waiting"), "wait_for_job", client, itwin_job(1)["id"])


def test_the_job_may_be_anywhere_in_a_list(world: World) -> None:
    api = "itwin_reality_conversion"
    other: dict[str, Any] = {name: value for name, value in itwin_job(3).items() if name != "id"}
    client, _ = scripted(api, [answer({"jobs": [itwin_job(2), other, itwin_job(1)]})])

    ending = world.run(part(api, "waiting"), "wait_for_job", client, itwin_job(1)["id"])

    assert ending.job.name == "job 1"


def test_an_answer_that_is_no_list_does_not_end_the_wait(world: World) -> None:
    api = "itwin_reality_conversion"
    denied = answer({"error": {"code": "x"}})
    client, _ = scripted(api, [answer({}), denied, answer({"jobs": [itwin_job(1)]})])

    ending = world.run(part(api, "waiting"), "wait_for_job", client, itwin_job(1)["id"], poll=[0])

    assert ending.status == "success"


def test_the_letter_case_of_a_guid_does_not_matter(world: World) -> None:
    api, number = "itwin_reality_conversion", "00000000-0000-4000-8000-00000000000A"
    client, _ = scripted(api, [answer({"jobs": [itwin_job(1) | {"id": number.lower()}]})])

    assert world.run(part(api, "waiting"), "wait_for_job", client, number).reads == 1


def test_an_id_cannot_inject_into_the_filter_that_finds_the_job(world: World) -> None:
    api = "itwin_reality_conversion"
    client, script = scripted(api, [answer({})])

    with pytest.raises(part(api, "errors").FilterError):
        world.run(part(api, "waiting"), "wait_for_job", client, "x or 1 eq 1")
    assert script.requests == []


def test_a_404_raises_no_such_job(world: World) -> None:
    with pytest.raises(ERRORS.NoSuchJobError) as caught:
        wait(world, answer({"error": {"message": "gone"}}, 404))
    assert isinstance(caught.value.__cause__, ERRORS.NotFoundError)


def test_a_wait_that_expires_says_how_to_resume(world: World) -> None:
    with pytest.raises(ERRORS.WaitExpiredError) as caught:
        wait(world, *statuses("Running"), poll=(0.05,), deadline=2)

    assert (caught.value.job_id, caught.value.job.status) == (123, "Running")
    assert caught.value.elapsed > 1
    assert "wait_for_convert_job(client, 123)" in str(caught.value)


def test_the_deadline_bounds_the_request_in_flight(world: World) -> None:
    with raw_server(repeats(b"", b"", pause=60)) as server:
        client = part(API).Client(server.url)

        with pytest.raises(ERRORS.WaitExpiredError) as caught:
            world.run(WAITING, NAME, client, 123, deadline=0.3)

        assert caught.value.job is None


def test_a_last_read_is_made_before_the_deadline(world: World) -> None:
    client, script = scripted(API, statuses("Running", "Completed"))

    ending = world.run(WAITING, NAME, client, 123, poll=(3600,), deadline=3)

    assert type(ending) is JOBS.Succeeded
    assert len(script.requests) == 2


def test_retry_after_overrides_the_schedule(world: World) -> None:
    queued = answer(convert_job("Queued"), retry_after="0")

    ending = wait(world, queued, *statuses("Completed"), poll=(3600,), deadline=3600)

    assert ending.reads == 2


@pytest.mark.parametrize("status", [200, 429, 503])
@pytest.mark.parametrize("seconds", ["9999", "999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_retry_after_beyond_the_deadline_leaves_one_read_before_it(
    world: World, status: int, seconds: str
) -> None:
    client, script = scripted(API, [answer(convert_job("Queued"), status, retry_after=seconds)])

    with pytest.raises(ERRORS.WaitExpiredError):
        world.run(WAITING, NAME, client, 123, poll=(0,), deadline=0.3)
    assert len(script.requests) == 2


@pytest.mark.parametrize("status", [200, 429, 503])
@pytest.mark.parametrize("past", ["0", "Mon, 01 Jan 2001 00:00:00 GMT"])
def test_a_retry_after_of_nothing_does_not_flood_the_server(
    world: World, status: int, past: str
) -> None:
    client, script = scripted(API, [answer(convert_job("Queued"), status, retry_after=past)])

    with pytest.raises(ERRORS.WaitExpiredError):
        world.run(WAITING, NAME, client, 123, poll=(0.2,), deadline=0.7)
    assert len(script.requests) < 8


def test_a_longer_wait_than_the_system_knows_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(part(API, "waiting").time, "sleep", slept.append)
    replies = [answer(b"", 503, retry_after="99999999999"), *statuses("Completed")]
    client, _ = scripted(API, replies)

    WAITING.wait_for_convert_job(client, 123, deadline=float("inf"))

    assert slept == [86_400]


BAD_NIGHT = {
    **{f"a {status}": answer(b"", status) for status in (408, 425, 429, 500, 501, 502, 503, 504, 599)},
    "HTML": answer(b"<html>"),
    "half of a body": answer(b'{"jobId": 123, "sta'),
    "no body": answer(b""),
    "a body that is too deep": answer(b"[" * 100_000 + b"]" * 100_000),
    "an error that is HTML": answer(b"<html>", 502),
    "a lost connection": httpx.ReadError("lost"),
    "a connection that is refused": httpx.ConnectError("refused"),
    "a server that hangs up": httpx.RemoteProtocolError("disconnected"),
    "no answer in time": httpx.ReadTimeout("late"),
    "a coding that nobody asked for": answer(b"abc", content_encoding="br"),
    "a text": answer("maintenance"),
    "null": answer(None),
    "a list": answer([]),
    "an error with 200": answer({"error": {"code": 5}}),
    "an address that is none": answer(b"", 302, location="https://xn--/"),
}


def night(*replies: Any) -> Any:
    """Return a client that sends each request once, and its script."""
    return scripted(API, replies, retry=part(API).Retry(attempts=1))


@pytest.mark.parametrize("reply", BAD_NIGHT.values(), ids=BAD_NIGHT)
def test_a_wait_survives_what_may_pass(world: World, reply: Any) -> None:
    client, _ = night(*[reply] * 9, *statuses("Queued"), *[reply] * 9, *statuses("Completed"))

    ending = world.run(WAITING, NAME, client, 123, **AT_ONCE)

    assert (type(ending), ending.reads) == (JOBS.Succeeded, 2)


def test_a_wait_survives_a_night_of_everything(world: World) -> None:
    client, script = night(*statuses("Running"), *list(BAD_NIGHT.values()) * 20, *statuses("Completed"))

    ending = world.run(WAITING, NAME, client, 123, poll=(0,), deadline=60)

    assert type(ending) is JOBS.Succeeded
    assert len(script.requests) == 2 + 20 * len(BAD_NIGHT)


@pytest.mark.parametrize(("status", "mends"), [(503, True), (429, True), (407, False), (403, False)])
def test_a_wait_survives_an_outage_of_a_proxy(status: int, mends: bool) -> None:
    with raw_server(responds(b"", status=f"{status} X")) as proxy:
        own = httpx.Client(proxy=proxy.url)
        client = part(API).Client("https://127.0.0.1:9", http_client=own)
        with pytest.raises(ERRORS.JobError) as caught:
            WAITING.wait_for_convert_job(client, 123, poll=(0,), deadline=0.5)

    expected = ERRORS.WaitExpiredError if mends else ERRORS.JobUnreadableError
    assert type(caught.value) is expected
    assert mends or caught.value.__cause__.unsent


def test_an_outage_ends_the_wait_at_its_deadline_with_the_job_as_last_seen(world: World) -> None:
    client, _ = night(*statuses("Running"), answer(b"", 503))

    with pytest.raises(ERRORS.WaitExpiredError) as caught:
        world.run(WAITING, NAME, client, 123, poll=(0.05,), deadline=0.5)
    assert caught.value.job.status == "Running"


def test_reads_are_further_apart_while_they_fail() -> None:
    client, script = night(*statuses("Queued"), answer(b"", 503))

    with pytest.raises(ERRORS.WaitExpiredError):
        WAITING.wait_for_convert_job(client, 123, poll=(0.001, 0.001, 0.4), deadline=1)
    assert len(script.requests) < 12


@pytest.mark.parametrize("status", [401, 403, 405, 409, 422])
def test_a_refusal_that_waiting_cannot_mend_ends_the_wait_at_once(world: World, status: int) -> None:
    client, script = scripted(API, [*statuses("Queued"), answer(b"", status)])

    with pytest.raises(ERRORS.JobUnreadableError) as caught:
        world.run(WAITING, NAME, client, 123, **AT_ONCE)
    assert caught.value.__cause__.status == status
    assert (caught.value.job.status, caught.value.job_id) == ("Queued", 123)
    assert len(script.requests) == 2


def test_a_400_is_no_such_job_where_the_page_leaves_the_status_open(world: World) -> None:
    with pytest.raises(ERRORS.NoSuchJobError):
        wait(world, answer({"error": {"code": 400, "message": "Unknown job"}}, 400))


@pytest.mark.parametrize("body", [{"jobId": "123"}, {"jobId": 123}, {"status": "Queued"}])
def test_a_body_that_is_no_job_ends_the_wait_with_its_problems(
    world: World, body: dict[str, Any]
) -> None:
    with pytest.raises(ERRORS.JobUnreadableError) as caught:
        wait(world, *statuses("Queued"), answer(body))
    assert isinstance(caught.value.__cause__, part(API).InvalidBody)
    assert caught.value.__cause__.response.status_code == 200
    assert caught.value.job.status == "Queued"


def test_a_final_job_without_a_required_member_is_an_outcome(world: World) -> None:
    body = convert_job("Completed")
    del body["createdTime"]

    ending = wait(world, answer(body))

    assert (type(ending).__name__, ending.succeeded) == ("Succeeded", [])
    with pytest.raises(ERRORS.AbsentMember, match="/createdTime"):
        ending.job.created_time  # noqa: B018 - the attribute is a descriptor


CONVERSION = CONVERSION_IDS[1]
RESUMED: dict[str, tuple[str, tuple[Any, ...], dict[str, Any], str, str]] = {
    "cognite_diagrams": (
        NAME, (123,), {"x_job_token": "j0b"}, "/context/diagram/convert/123", "x-job-token",
    ),
    "cognite_vision": ("wait_for_extract_job", (123,), {}, "/context/vision/extract/123", ""),
    "zoo_datasets": (
        "wait_for_dataset_conversion", CONVERSION_IDS, {},
        f"/org/datasets/{CONVERSION_IDS[0]}/conversions/{CONVERSION}", "",
    ),
    "itwin_reality_conversion": ("wait_for_job", (itwin_job(1)["id"],), {}, itwin_job(1)["id"], ""),
}  # fmt: skip


@pytest.mark.parametrize("api", RESUMED)
def test_a_wait_goes_on_elsewhere_with_the_resume_of_its_error(world: World, api: str) -> None:
    name, arguments, named, place, header = RESUMED[api]
    client, _ = scripted(api, [answer(b"", 401)])
    with pytest.raises(part(api, "errors").JobUnreadableError) as caught:
        world.run(part(api, "waiting"), name, client, *arguments, **named)
    stored = pickle.loads(pickle.dumps(caught.value)).resume

    client, script = scripted(api, [answer(b"", 401)])
    with pytest.raises(part(api, "errors").JobUnreadableError) as again:
        world.run(part(api, "waiting"), "resume", client, stored)

    assert again.value.job_id == caught.value.job_id
    assert again.value.resume == stored
    assert place in str(script.requests[0].url)
    assert not header or script.requests[0].headers[header] == "j0b"
    assert "j0b" not in f"{caught.value} {caught.value!r}"


OTHERS = [
    base64.urlsafe_b64encode(json.dumps({"waiter": NAME} | arguments).encode()).decode()
    for arguments in ({}, {"job": 1, "poll": [0]}, {"dataset": 1})
]


@pytest.mark.parametrize("token", ["", "x", "e30=", "eyJ3YWl0ZXIiOiAib3MifQ==", "W10=", *OTHERS])
def test_what_is_no_resume_is_refused(token: str) -> None:
    client, script = scripted(API, [answer(b"", 401)])

    with pytest.raises(ValueError, match="not the `resume` of a JobError"):
        WAITING.resume(client, token)
    assert script.requests == []


def test_progress_is_reported_after_every_read(world: World) -> None:
    seen: list[Any] = []

    wait(world, *statuses("Queued", "Running", "Completed"), on_progress=seen.append)

    assert [(progress.status, progress.reads) for progress in seen] == [
        ("Queued", 1),
        ("Running", 2),
        ("Completed", 3),
    ]
    assert [progress.pause for progress in seen] == [0, 0, None]
    assert seen[0].job.job_id == 123
    assert seen[0].elapsed <= seen[2].elapsed


def test_the_schedule_starts_over_when_the_status_changes() -> None:
    seen: list[float | None] = []
    names = ["Queued", "Queued", "Queued", "Running", "Running", "Completed"]
    client, _ = scripted(API, statuses(*names))

    def record(progress: Any) -> None:
        seen.append(progress.pause)

    WAITING.wait_for_convert_job(client, 123, poll=(0.001, 0.01, 0.02), on_progress=record)

    wanted = [0.001, 0.01, 0.02, 0.001, 0.01]
    assert seen.pop() is None
    assert all(
        pause and 0.89 < pause / step < 1.11 for pause, step in zip(seen, wanted, strict=True)
    )


def test_the_advised_schedules_are_exported() -> None:
    assert WAITING.CONVERT_JOB_POLL == (1, 2, 4, 8, 10)
    assert part("itwin_reality_conversion", "waiting").JOB_POLL == (15, 30, 60, 120)


@pytest.mark.parametrize("poll", [(), (1, -1), (float("nan"),), (1, float("inf"))])
def test_an_invalid_schedule_is_refused(world: World, poll: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="poll"):
        wait(world, *statuses("Queued"), poll=poll)


def test_a_deadline_that_is_no_number_is_refused(world: World) -> None:
    with pytest.raises(ValueError, match="deadline"):
        wait(world, *statuses("Queued"), deadline=float("nan"))
    with pytest.raises(ValueError, match="deadline"):
        part(API).Client("https://h.test", deadline=float("nan"))


def test_a_progress_function_that_nobody_would_await_is_refused(world: World) -> None:
    async def progress(_: Any) -> None: ...

    with pytest.raises(TypeError, match="on_progress"):
        wait(world, *statuses("Queued"), on_progress=progress)


def test_the_last_read_before_the_deadline_is_progress_too(world: World) -> None:
    seen: list[Any] = []
    client, script = scripted(API, statuses("Queued"))

    with pytest.raises(ERRORS.WaitExpiredError):
        world.run(WAITING, NAME, client, 123, poll=(3600,), deadline=0.2, on_progress=seen.append)

    assert len(script.requests) == len(seen) == 2
    assert seen[0].pause is not None
    assert seen[1].pause is None


def test_the_event_ends_a_wait_whose_reads_fail() -> None:
    cancel = threading.Event()
    client, _ = scripted(API, [answer(b"", 503, retry_after="3600")])
    threading.Timer(0.1, cancel.set).start()

    with pytest.raises(ERRORS.WaitCancelledError):
        WAITING.wait_for_convert_job(client, 123, cancel=cancel, deadline=60)


def test_setting_the_event_ends_the_wait() -> None:
    cancel = threading.Event()
    client, _ = scripted(API, statuses("Running"))
    threading.Timer(0.1, cancel.set).start()

    with pytest.raises(ERRORS.WaitCancelledError) as caught:
        WAITING.wait_for_convert_job(client, 123, poll=(3600,), cancel=cancel)

    assert (caught.value.job_id, caught.value.job.status) == (123, "Running")


def test_nothing_is_sent_if_the_event_is_already_set() -> None:
    cancel = threading.Event()
    cancel.set()
    client, script = scripted(API, statuses("Running"))

    with pytest.raises(ERRORS.WaitCancelledError):
        WAITING.wait_for_convert_job(client, 123, cancel=cancel)
    assert script.requests == []


def test_a_task_that_is_cancelled_stops_waiting() -> None:
    client, _ = scripted(API, statuses("Running"))

    async def main() -> None:
        task = asyncio.create_task(WAITING.wait_for_convert_job_async(client, 123, poll=(3600,)))
        await asyncio.sleep(0.05)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(main())


def submitted(world: World, **headers: Any) -> tuple[Any, Any, Any]:
    """Submit a job; return the client, its script and the response."""
    created = answer(convert_job("Queued", items=[{"fileId": 1}]), **headers)
    client, script = scripted(API, [created, *statuses("Completed")])
    item = MODELS.ConvertItem(file_id=1, annotations=[])
    response = world.detailed(POST, client, body=MODELS.ConvertRequest(items=[item]))
    return client, script, response


def test_the_response_to_a_submission_is_enough_to_wait_for_the_job(world: World) -> None:
    client, script, response = submitted(world, x_job_token="j0b")

    ending = world.run(WAITING, NAME, client, response)

    assert ending.job_id == 123
    assert script.requests[1].headers["x-job-token"] == "j0b"


@pytest.mark.parametrize("surface", [True, False])
def test_the_body_of_a_submission_keeps_the_token_of_the_job(world: World, surface: bool) -> None:
    client, script, response = submitted(world, x_job_token="j0b")
    started = response.parsed
    if surface:
        client, script = scripted(
            API,
            [
                answer(convert_job("Queued", items=[{"fileId": 1}]), x_job_token="j0b"),
                *statuses("Running"),
            ],
        )
        item = MODELS.ConvertItem(file_id=1, annotations=[])
        started = client.diagrams.convert(body=MODELS.ConvertRequest(items=[item]))
    script.answers[:] = statuses("Running")
    started = pickle.loads(pickle.dumps(started))

    with pytest.raises(ERRORS.WaitExpiredError) as caught:
        world.run(WAITING, NAME, client, started, deadline=0.1)

    assert script.requests[1].headers["x-job-token"] == "j0b"
    assert "j0b" in base64.urlsafe_b64decode(caught.value.resume).decode()
    assert "call resume(client, error.resume)" in str(caught.value)
    assert "j0b" not in repr(started) + str(caught.value)


def test_a_token_of_a_job_that_no_header_can_carry_is_not_sent(world: World) -> None:
    client, script, response = submitted(world)
    odd = httpx.Response(200, headers=[(b"x-job-token", b"caf\xe9")], content=b"")
    headers = part(API, "_runtime.headers").Headers(odd.headers.raw)

    ending = world.run(WAITING, NAME, client, attrs.evolve(response, headers=headers))

    assert ending.status == "Completed"
    assert "x-job-token" not in script.requests[1].headers


def test_a_job_without_a_token_is_read_without_one(world: World) -> None:
    client, script, response = submitted(world)

    world.run(WAITING, NAME, client, response)

    assert "x-job-token" not in script.requests[1].headers


def test_the_callers_job_token_overrides_that_of_the_response(world: World) -> None:
    client, script, response = submitted(world, x_job_token="j0b")

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


def test_no_repr_of_a_wait_has_the_token_of_its_job() -> None:
    runtime = part(API, "_runtime.jobs")

    watch = runtime.Watch(WAITING._CONVERT_JOB, 123, {"x_job_token": "j0b"}, 1, (0,))  # noqa: SLF001

    assert "j0b" not in repr(watch)


def test_thousands_of_waits_at_once_neither_stall_nor_lose_a_read() -> None:
    count, reads, ticks = 2000, Counter[str](), Counter[int]()
    begun: list[int] = []

    async def reply(request: httpx.Request) -> httpx.Response:
        number = request.url.path.rpartition("/")[2]
        reads[number] += 1
        await asyncio.sleep(0)
        if reads[number] == 2:
            return answer(b"", 503)
        job = convert_job("Completed" if reads[number] == 4 else "Running")
        return answer(job | {"jobId": int(number)})

    async def one(client: Any, number: int) -> int:
        ending = await WAITING.wait_for_convert_job_async(client, number, poll=(0,), deadline=240)
        begun.append(len(reads))
        return int(ending.reads) if ending.require().job_id == number else 0

    async def tick() -> None:
        while len(begun) < count:
            ticks[max(reads.values(), default=0)] += 1
            await asyncio.sleep(0)

    async def main() -> list[int]:
        async with httpx.AsyncClient(transport=httpx.MockTransport(reply)) as http:
            once = part(API).Retry(attempts=1)
            client = part(API).Client("https://x.test", retry=once, async_http_client=http)
            waits = (one(client, number) for number in range(count))
            found, _ = await asyncio.gather(asyncio.gather(*waits), tick())
            return found

    assert asyncio.run(main()) == [3] * count
    assert (len(reads), set(reads.values())) == (count, {4})
    assert begun[0] == count, "a wait ended before another one had begun"
    assert {1, 2, 3, 4} <= {*ticks}, "nothing else ran between the reads"


def test_more_waits_than_connections_end_with_their_jobs() -> None:
    count, reads = 300, Counter[int]()
    open_: set[asyncio.StreamWriter] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_.add(writer)
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while line := await reader.readuntil(b"\r\n\r\n"):
                number = int(line.split(b" ", 2)[1].rpartition(b"/")[2])
                reads[number] += 1
                job = convert_job("Completed" if reads[number] == 3 else "Running")
                body = json.dumps(job | {"jobId": number}).encode()
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        writer.close()
        open_.remove(writer)

    async def main() -> list[Any]:
        server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=512)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with server:
            async with part(API).Client(url) as client:
                wait = WAITING.wait_for_convert_job_async
                found = await asyncio.gather(*(wait(client, n, poll=(0,)) for n in range(count)))
            while open_:
                await asyncio.sleep(0.01)
        return found

    assert [ending.reads for ending in asyncio.run(main())] == [3] * count
    assert (len(reads), set(reads.values())) == (count, {3})


def test_a_wait_survives_that_no_connection_is_free(world: World) -> None:
    client, _ = night(*[httpx.PoolTimeout("")] * 9, *statuses("Completed"))

    assert world.run(WAITING, NAME, client, 123, **AT_ONCE).reads == 1
