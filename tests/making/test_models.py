"""The models of the generated clients, by example."""

import copy
import gc
import pickle
from datetime import UTC, datetime
from typing import Any

import attrs
import pytest
from pydantic import ValidationError

from cognite_diagrams_client._runtime.parameters import body_bytes
from cognite_diagrams_client.errors import InvalidBody as InvalidDiagram
from cognite_diagrams_client.models import ConvertJob, ConvertRequest
from itwin_reality_conversion_client.errors import AbsentMember, InvalidBody
from itwin_reality_conversion_client.models import (
    ExecutionInfo,
    Job,
    JobInput,
    JobList,
    JobOptions,
    JobState,
    JobType,
)
from itwin_reality_conversion_client.types import UNSET, JsonValue
from itwin_reality_conversion_models import JobOptions as StrictOptions

MOMENT = datetime(2020, 9, 14, 14, 29, 55, tzinfo=UTC)
JOB: dict[str, JsonValue] = {
    "id": "a",
    "name": "b",
    "type": "Conversion",
    "state": "success",
    "createdDateTime": "2020-09-14T14:29:55Z",
    "lastModifiedDateTime": "2020-09-14T14:29:55.0000000+00:00",
    "iTwinId": "c",
    "dataCenter": "East US",
    "inputs": [{"type": "LAS"}],
    "outputs": [{"id": None}],
}
CONVERTED: dict[str, Any] = {
    "jobId": 123,
    "status": "Completed",
    "createdTime": 1730204346000,
    "startTime": 1730204346000,
    "statusTime": 1730204346000,
    "items": [{"fileId": 1234, "results": []}],
}


@pytest.mark.parametrize(
    "text",
    [
        "2020-09-14T14:29:55Z",
        "2020-09-14T14:29:55+00:00",
        "2020-09-14T14:29:55.123Z",
        "2020-09-14T14:29:55.1234567+00:00",
        "2020-09-14T14:29:55.123456789-05:30",
        "2020-09-14t14:29:55z",
        "2016-12-31T23:59:60Z",
    ],
)
def test_a_time_is_a_datetime_and_keeps_its_text(text: str) -> None:
    info = ExecutionInfo.from_dict({"submissionDateTime": text})

    assert isinstance(info.submission_date_time, datetime)
    assert info.to_dict() == {"submissionDateTime": text}
    assert attrs.evolve(info, estimated_units=1).to_dict()["submissionDateTime"] == text


def test_a_datetime_is_written_in_utc_with_z() -> None:
    assert ExecutionInfo(submission_date_time=MOMENT).to_dict() == {
        "submissionDateTime": "2020-09-14T14:29:55Z"
    }


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(InvalidBody) as refusal:
        ExecutionInfo(submission_date_time=MOMENT.replace(tzinfo=None))

    assert [(one.pointer, one.rule) for one in refusal.value.problems] == [
        ("/submissionDateTime", "format")
    ]


def test_null_is_not_absent() -> None:
    job = Job.from_dict(JOB)

    assert (job.outputs[0].id, job.inputs[0].id) == (None, UNSET)
    assert job.to_dict() == JOB


def test_undocumented_values_are_kept_and_reported() -> None:
    body = {**JOB, "state": "paused", "inputs": [{"type": "OPC", "note/~": {"a": 1}}]}

    job = Job.from_dict(body)

    assert job.state == "paused"
    assert job.inputs[0].additional_properties == {"note/~": {"a": 1}}
    assert job.to_dict() == body
    assert [(one.pointer, one.rule) for one in job.departures()] == [
        ("/state", "enum"),
        ("/inputs/0/type", "enum"),
        ("/inputs/0/note~1~0", "additionalProperties"),
    ]
    with pytest.raises(InvalidBody):
        Job.from_dict(body, strict=True)


def test_all_problems_of_a_body_are_reported_together() -> None:
    body = {**JOB, "name": 1, "createdDateTime": "yesterday", "inputs": {}, "email": "x" * 99}
    del body["id"]

    with pytest.raises(InvalidBody) as refusal:
        Job.from_dict({**body, "email": ["x" * 99]}, strict=True)

    assert {(one.pointer, one.rule) for one in refusal.value.problems} == {
        ("/id", "required"),
        ("/name", "type"),
        ("/createdDateTime", "format"),
        ("/inputs", "type"),
        ("/email", "type"),
    }


def test_a_long_value_is_shortened_in_errors() -> None:
    with pytest.raises(InvalidBody) as refusal:
        Job.from_dict({**JOB, "createdDateTime": "x" * 10_000})

    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize("body", [None, [], "", "id", 1, {"jobs": {}, "id": 1}, float("nan")])
def test_a_body_that_is_not_a_job_is_refused(body: object) -> None:
    with pytest.raises(InvalidBody):
        Job.from_dict(body)


def test_a_model_with_a_forbidden_value_is_not_written() -> None:
    job = Job.from_dict(JOB)
    wrong: Any = job

    wrong.name = 1

    with pytest.raises(InvalidBody, match="/name"):
        job.to_dict()


def test_a_constructor_refuses_a_value_that_is_not_listed() -> None:
    wrong: Any = "PDF"

    assert JobInput(type_="LAS").to_dict() == {"type": "LAS"}
    with pytest.raises(InvalidBody, match="/type"):
        JobInput(type_=wrong)


def test_a_model_can_be_copied_pickled_and_compared() -> None:
    job = Job.from_dict({**JOB, "new": 1})

    for other in (copy.copy(job), copy.deepcopy(job), pickle.loads(pickle.dumps(job))):
        assert other == job
        assert other.to_dict() == job.to_dict()
    assert job != Job.from_dict(JOB)
    assert (job.state, job.type_) == (JobState.SUCCESS, JobType.CONVERSION)


def test_a_member_that_an_open_object_does_not_name_is_reported_and_allowed() -> None:
    body = {**CONVERTED, "statusCount": {"Queued": 1}}
    body["items"] = [{**CONVERTED["items"][0], "note": None}]

    job = ConvertJob.from_dict(body, strict=True)

    assert [(one.pointer, one.rule) for one in job.departures()] == [
        ("/items/0/note", "properties"),
        ("/statusCount", "properties"),
    ]
    assert job.to_dict() == body


def test_a_converted_file_may_have_an_error_message_of_null() -> None:
    body = {**CONVERTED, "items": [{**CONVERTED["items"][0], "errorMessage": None}]}

    job = ConvertJob.from_dict(body)

    assert job.to_dict() == body
    assert [(one.pointer, one.rule) for one in job.departures()] == [("/items/0", "oneOf")]
    with pytest.raises(InvalidDiagram, match="exactly one of results, errorMessage"):
        ConvertJob.from_dict({**body, "items": [{**body["items"][0], "errorMessage": "no"}]})


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_a_number_that_json_cannot_have_is_refused_in_free_values(number: float) -> None:
    body = {**JOB, "more": {"a/b": [0, number]}}
    with pytest.raises(InvalidBody) as caught:
        Job.from_dict(body)
    assert [(one.pointer, one.rule) for one in caught.value.problems] == [("/more/a~1b/1", "type")]

    region = {"shape": "rectangle", "vertices": [{"x": 0.5, "y": 0.5}, {"x": 1, "y": 1}], "page": 1}
    note = {"text": "P-101", "region": region, "confidence": 0.5}
    request = ConvertRequest.from_dict({"items": [{"fileId": 1, "annotations": [note]}]})
    annotations = request.items[0].annotations
    assert isinstance(annotations, list)
    annotations[0].additional_properties["more"] = number
    with pytest.raises(InvalidDiagram, match="/items/0/annotations/0/more"):
        body_bytes(request, ConvertRequest)


@pytest.mark.parametrize(("count", "last"), [(20, "/jobs/19"), (21, "1 more"), (2000, "980 more")])
def test_the_text_of_an_error_lists_its_first_twenty_problems(count: int, last: str) -> None:
    with pytest.raises(InvalidBody) as caught:
        JobList.from_dict({"jobs": [1] * count})

    lines = str(caught.value).splitlines()
    assert len(caught.value.problems) == min(count, 1000)
    assert len(lines) == 1 + min(count, 21)
    assert lines[0] == f"JobList has {min(count, 1000)} problems:"
    assert lines[-1].startswith(f"  {last}" if last.startswith("/") else f"  ... and {last}")


def test_reading_and_writing_leave_the_garbage_collector_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gc, "disable", lambda: pytest.fail("gc.disable was called"))

    Job.from_dict(Job.from_dict(JOB).to_dict())
    with pytest.raises(InvalidBody):
        Job.from_dict({"id": 1})


@pytest.mark.parametrize("name", ["id", "createdDateTime", "state", "inputs"])
def test_a_body_without_a_required_member_is_read_openly_and_kept(name: str) -> None:
    body = {member: value for member, value in JOB.items() if member != name}
    jobs = JobList.from_dict({"jobs": [JOB, body]}).jobs
    assert isinstance(jobs, list)
    whole, job = jobs

    for one in (job, copy.copy(job), copy.deepcopy(job), pickle.loads(pickle.dumps(job))):
        assert one.to_dict() == body
        assert one == job != whole
        assert repr(one).startswith("Job(")
        assert [(each.pointer, each.rule) for each in one.departures()] == [
            (f"/{name}", "required")
        ]
        with pytest.raises(InvalidBody, match=f"/{name}: .absent. violates required"):
            one.to_dict(strict=True)
    with pytest.raises(InvalidBody, match=f"/jobs/1/{name}: .absent. violates required"):
        JobList.from_dict({"jobs": [JOB, body]}, strict=True)


def test_reading_an_absent_member_raises_an_error_that_names_it() -> None:
    job = Job.from_dict({"state": "success"})

    with pytest.raises(AbsentMember) as caught:
        job.created_date_time  # noqa: B018 - the attribute is a descriptor
    assert str(caught.value) == "Job was read without its required member /createdDateTime"
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.model, again.problems) == ("Job", caught.value.problems)
    assert isinstance(caught.value, InvalidBody | AttributeError)
    assert (hasattr(job, "id"), getattr(job, "id", 1), job.email) == (False, 1, UNSET)
    with pytest.raises(AttributeError, match="'Job' object has no attribute 'nothing'"):
        getattr(job, "nothing")  # noqa: B009 - a type checker refuses the attribute

    job.id = "a"
    assert job.to_dict() == {"id": "a", "state": "success"}
    del job.state
    assert job.to_dict() == {"id": "a"}


def test_a_request_that_was_read_without_a_required_member_is_not_sent() -> None:
    request = ConvertRequest.from_dict({"items": [{"fileId": 1, "annotations": [{"text": "a"}]}]})

    with pytest.raises(InvalidDiagram, match="required"):
        body_bytes(request, ConvertRequest)


def test_an_integer_may_be_written_as_a_float_for_a_client_and_not_for_the_pydantic_models() -> (
    None
):
    options = JobOptions.from_dict({"processingEngines": 5.0}, strict=True)

    assert (options.processing_engines, type(options.processing_engines)) == (5, int)
    with pytest.raises(ValidationError, match="valid integer"):
        StrictOptions.model_validate_json('{"processingEngines": 5.0}')


def test_the_pydantic_models_keep_the_last_of_two_equal_members() -> None:
    made = StrictOptions.model_validate_json('{"processingEngines": 1, "processingEngines": 2}')

    assert made.model_dump(by_alias=True)["processingEngines"] == 2
