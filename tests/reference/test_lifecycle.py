"""Jobs advance as they are read, with their times in order, and end as their files decide."""

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.calls import Caller, caller

from jobgauge.reference.service import Pace
from jobgauge.spec.dates import date_time

START = 1_800_000_000.0


class Ticks:
    """A clock that moves by the next step at each look, and stands still after the last step."""

    def __init__(self, steps: list[float]) -> None:
        self.now = START
        self.steps = iter(steps)

    def __call__(self) -> float:
        self.now += next(self.steps, 0.0)
        return self.now


def convert(target: Caller, files: list[int], **members: Any) -> Any:
    items: list[Any] = [{"fileId": file, "annotations": []} for file in files]
    answer = target.ask(target.api.operation("convert_diagrams"), body={"items": items, **members})
    return answer.json()


def polls(target: Caller, operation: str, parameters: dict[str, Any], count: int) -> list[Any]:
    read = target.api.operation(operation)
    return [target.ask(read, parameters=parameters).json() for _ in range(count)]


@settings(max_examples=30)
@given(st.lists(st.floats(-5, 5), max_size=12), st.integers(1, 3), st.integers(1, 3))
def test_the_times_of_a_job_stay_in_order_whatever_the_clock_does(
    steps: list[float], queued: int, running: int
) -> None:
    target = caller("cognite_diagrams", clock=Ticks(steps), pace=Pace(queued, running))

    made = convert(target, [1234])
    seen = [made, *polls(target, "get_convert_job", {"jobId": made["jobId"]}, 8)]

    assert [job["status"] for job in seen] == (
        ["Queued"] * (1 + queued) + ["Running"] * running + ["Completed"] * (8 - queued - running)
    )
    assert {job["createdTime"] for job in seen} == {made["createdTime"]}
    for before, after in pairwise(seen):
        assert before["statusTime"] <= after["statusTime"]
    for job in seen:
        started = job["startTime"]
        assert (started is None) == (job["status"] == "Queued")
        if started is not None:
            assert job["createdTime"] <= started <= job["statusTime"]


@pytest.mark.parametrize(
    ("files", "status", "kinds"),
    [
        ([1234, 1235], "Completed", ["results", "results"]),
        ([1234, 1237], "Completed", ["results", "errorMessage"]),
        ([1237, 1247], "Failed", ["errorMessage", "errorMessage"]),
    ],
)
def test_the_files_decide_how_a_job_ends(files: list[int], status: str, kinds: list[str]) -> None:
    target = caller("cognite_diagrams")

    made = convert(target, files)
    last = polls(target, "get_convert_job", {"jobId": made["jobId"]}, 5)[-1]

    assert last["status"] == status
    assert [item["fileId"] for item in last["items"]] == files
    assert [kind for item, kind in zip(last["items"], kinds, strict=True) if kind in item] == kinds
    assert (last["errorMessage"] is None) == (status == "Completed")


def test_a_single_page_may_fail() -> None:
    target = caller("cognite_diagrams")

    made = convert(target, [1238])
    last = polls(target, "get_convert_job", {"jobId": made["jobId"]}, 5)[-1]

    pages = last["items"][0]["results"]
    assert [sorted(page) for page in pages[:-1]] == [["page", "pngUrl", "svgUrl"]] * (
        len(pages) - 1
    )
    assert sorted(pages[-1]) == ["errorMessage", "page"]


@pytest.mark.parametrize("members", [{}, {"grayscale": True}, {"grayscale": False}])
def test_grayscale_is_true_unless_the_request_says_otherwise(members: dict[str, bool]) -> None:
    target = caller("cognite_diagrams")

    made = convert(target, [1234], **members)
    read = polls(target, "get_convert_job", {"jobId": made["jobId"]}, 1)[0]

    assert made["grayscale"] is read["grayscale"] is members.get("grayscale", True)


def test_a_job_can_be_read_with_the_token_of_its_submission() -> None:
    target = caller("cognite_diagrams")
    made = target.ask(target.api.operation("convert_diagrams"))
    job = {"jobId": made.json()["jobId"], "X-Job-Token": made.headers["X-Job-Token"]}

    (read,) = polls(target, "get_convert_job", job, 1)

    assert read["status"] == "Queued"


def test_a_file_can_be_named_in_three_ways() -> None:
    target = caller("cognite_diagrams")
    names: list[dict[str, Any]] = [
        {"fileId": 1234},
        {"fileExternalId": "1234"},
        {"fileInstanceId": {"space": "space", "externalId": "externalId"}},
    ]
    items: list[Any] = [{**name, "annotations": []} for name in names]

    made = target.ask(target.api.operation("convert_diagrams"), body={"items": items}).json()
    last = polls(target, "get_convert_job", {"jobId": made["jobId"]}, 5)[-1]

    assert made["items"] == names
    assert [{**item, **name} for item, name in zip(last["items"], names, strict=True)] == last[
        "items"
    ]


@pytest.mark.parametrize(
    ("name", "operation", "parameter", "status"),
    [
        ("cognite_diagrams", "get_convert_job", "jobId", "status"),
        ("cognite_vision", "get_extract_job", "jobId", "status"),
        ("zoo_datasets", "get_org_dataset_conversion", "conversion_id", "status"),
    ],
)
def test_a_seeded_job_does_not_change(
    name: str, operation: str, parameter: str, status: str
) -> None:
    target = caller(name)
    known = target.reference.given[parameter]
    still = known if name == "cognite_diagrams" else known[:-1]

    reads = {each: polls(target, operation, {parameter: each}, 3) for each in still}

    assert all(first == second == third for first, second, third in reads.values())
    assert len({read[0][status] for read in reads.values()}) >= 4


def test_the_last_vision_job_advances_and_shows_its_batches_as_they_finish() -> None:
    target = caller("cognite_vision", clock=Ticks([1.0] * 20))
    moving = target.reference.given["jobId"][-1]

    seen = polls(target, "get_extract_job", {"jobId": moving}, 5)

    assert [job["status"] for job in seen] == [
        "Queued",
        "Running",
        "Running",
        "Completed",
        "Completed",
    ]
    assert [len(job["items"]) for job in seen] == [0, 1, 1, 2, 2]
    assert [len(job.get("failedItems", [])) for job in seen] == [0, 0, 0, 2, 2]


@pytest.mark.parametrize("version", [None, "alpha", "20230101", "beta", "20230101-beta"])
def test_the_six_beta_predictions_are_shown_only_to_a_beta_release(version: str | None) -> None:
    target = caller("cognite_vision")
    job = target.reference.given["jobId"][2]

    (read,) = polls(
        target,
        "get_extract_job",
        {"jobId": job, **({"cdf-version": version} if version else {})},
        1,
    )

    beta = version is not None and "beta" in version
    assert len(read["items"][0]["predictions"]) == (9 if beta else 3)


def test_the_last_conversion_advances_through_its_phases() -> None:
    target = caller("zoo_datasets", clock=Ticks([1.0] * 20))
    moving = target.reference.given["conversion_id"][-1]

    seen = polls(target, "get_org_dataset_conversion", {"conversion_id": moving}, 7)

    phases = target.api.component("ConversionPhase").value["enum"]
    passed = [phases.index(each["phase"]) for each in seen]
    assert passed == sorted(passed)
    assert [each["status"] for each in seen] == [
        "queued", *["in_progress"] * 3, *["success"] * 3
    ]  # fmt: skip
    for each in seen:
        times = [each[name] for name in ("created_at", "started_at", "completed_at") if each[name]]
        assert sorted(times, key=lambda text: date_time(text).nanoseconds) == times


def test_the_status_of_a_conversion_agrees_with_its_phase_and_its_times() -> None:
    target = caller("zoo_datasets")

    for known in target.reference.given["conversion_id"]:
        (read,) = polls(target, "get_org_dataset_conversion", {"conversion_id": known}, 1)
        status, phase = read["status"], read["phase"]
        assert (status == "success") == (phase == "completed")
        assert phase == "queued" if status == "queued" else True
        assert (read["started_at"] is None) == (phase == "queued")
        assert (read["completed_at"] is None) == (status in {"queued", "in_progress"})
        assert (read["output"] is not None) == (status == "success")
        assert re.search(r"\d\.\d{3}Z$", read["created_at"])
        assert re.search(r"\d\.\d{9}Z$", read["updated_at"])
        for picture in read["original_snapshot_images"]:
            assert set("+/=").isdisjoint(picture["data_base64"])
