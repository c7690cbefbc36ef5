"""Values that no JSON can have are refused when they are given, and times can be computed and copied."""

import copy
import pickle
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from tests.generated.worlds import CONVERSION_IDS, convert_job, part, scripted

ZOO = part("zoo_datasets", "models")
COGNITE = part("cognite_diagrams", "models")
INVALID = part("zoo_datasets").InvalidBody
NUMBERS = [float("inf"), float("-inf"), float("nan")]
READ = ZOO.DatasetConversion.from_dict(
    {
        "id": CONVERSION_IDS[1],
        "dataset_id": CONVERSION_IDS[0],
        "created_at": "2026-03-01T00:00:00.123456789+05:30",
        "updated_at": "2026-03-01T00:00:00Z",
        "file_path": "a",
        "file_etag": "b",
        "file_size": 1,
        "phase": "queued",
        "status": "queued",
        "original_snapshot_images": [],
        "raw_kcl_snapshot_images": [],
        "salon_kcl_snapshot_images": [],
    }
)
MOMENT: Any = READ.created_at
TIMESTAMP: Any = part("zoo_datasets", "types").Timestamp


@pytest.mark.parametrize("number", NUMBERS)
def test_no_free_value_may_have_a_number_that_json_cannot_have(number: float) -> None:
    names = [name for name in ZOO.DatasetConversion.__annotations__ if name != "metadata"]
    given = {name: value for name in names if (value := getattr(READ, name)) is not ZOO.UNSET}

    with pytest.raises(INVALID) as constructed:
        ZOO.DatasetConversion(**given, metadata={"a": [number]})
    made = ZOO.DatasetConversion(**given, metadata={"a": [1.5]})
    made.metadata = [{"b": number}]
    with pytest.raises(INVALID) as written:
        made.to_dict()

    assert [each.pointer for each in constructed.value.problems] == ["/metadata/a/0"]
    assert [each.pointer for each in written.value.problems] == ["/metadata/0/b"]


@pytest.mark.parametrize("number", NUMBERS)
def test_no_additional_member_may_have_such_a_number(number: float) -> None:
    invalid = part("cognite_diagrams").InvalidBody
    with pytest.raises(invalid, match="/more/0: .*a finite number"):
        COGNITE.ConvertItem(file_id=5, annotations=[], additional_properties={"more": [number]})

    made = COGNITE.ConvertItem(file_id=5, annotations=[])
    made.additional_properties["more"] = number
    with pytest.raises(invalid, match="/more: .*a finite number"):
        made.to_dict()
    partial = COGNITE.ConvertJob.from_dict({"jobId": 1})
    partial.additional_properties["more"] = number
    with pytest.raises(invalid, match="/more: .*a finite number"):
        partial.to_dict()


@pytest.mark.parametrize(
    "moment",
    [
        MOMENT.replace(tzinfo=None),
        MOMENT.replace(fold=1),
        MOMENT + timedelta(days=1),
        MOMENT.astimezone(UTC),
        MOMENT.astimezone(timezone(timedelta(seconds=30))),
        TIMESTAMP.now(UTC),
        TIMESTAMP.strptime("2020", "%Y"),
        TIMESTAMP(2020, 1, 1, tzinfo=UTC),
    ],
)
def test_a_time_that_was_computed_is_a_plain_datetime(moment: datetime) -> None:
    copies = pickle.loads(pickle.dumps(moment)), copy.copy(moment), copy.deepcopy(moment)

    assert type(moment) is datetime
    for each in copies:
        assert (each, each.fold, each.tzinfo) == (moment, moment.fold, moment.tzinfo)


def test_a_time_that_was_read_keeps_its_text_when_it_is_copied() -> None:
    for each in (MOMENT, pickle.loads(pickle.dumps(MOMENT)), copy.deepcopy(MOMENT)):
        assert each.text == "2026-03-01T00:00:00.123456789+05:30"
        assert each == MOMENT


def test_a_computed_time_without_an_offset_is_not_written() -> None:
    made = copy.deepcopy(READ)
    made.created_at = MOMENT.replace(tzinfo=None)

    with pytest.raises(INVALID, match="/created_at"):
        made.to_dict()


@pytest.mark.parametrize(
    "value",
    [
        "2020-99-99T99:99:99Z",
        "2020-02-30T00:00:00Z",
        "2020-01-01T24:00:00Z",
        "\uff12020-01-01T00:00:00Z",
        "2020-01-01T00:00:00+99:00",
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5))),
        datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-5))),
    ],
)
def test_a_time_that_is_none_is_refused_in_a_filter(value: Any) -> None:
    filters = part("itwin_reality_conversion", "filters")

    with pytest.raises(filters.FilterError, match="createdDateTime"):
        filters.ListJobsFilter.created_date_time.ge(value)


@pytest.mark.parametrize("body", [None, {"items": []}, 5, COGNITE.Vertex(x=0, y=0)])
def test_a_body_of_another_class_is_a_type_error_that_names_the_right_one(body: Any) -> None:
    client, script = scripted("cognite_diagrams", [])

    with pytest.raises(TypeError, match=f"is a {type(body).__name__}, expected a ConvertRequest"):
        client.diagrams.convert(body=body)
    assert script.requests == []


@pytest.mark.parametrize("token", [None, 5, b"a", [], "", "é", "e30="])
def test_a_token_that_is_no_resume_of_an_error_is_a_value_error(token: Any) -> None:
    client, _ = scripted("cognite_diagrams", [])

    with pytest.raises(ValueError, match="not the `resume` of a JobError"):
        part("cognite_diagrams", "waiting").resume(client, token)


def test_strict_reading_refuses_undocumented_members_of_closed_schemas_only() -> None:
    schemas = part("cognite_diagrams")._spec.SPEC.constraints().components
    job = COGNITE.ConvertJob
    assert "additionalProperties" not in schemas["ConvertJob"]

    read = job.from_dict(convert_job("Queued", more=1), strict=True)

    assert [each.pointer for each in read.departures()] == ["/more"]
    for doc in (job.from_dict.__doc__, part("cognite_diagrams").Client.__mro__[1].__doc__):
        assert "`additionalProperties: false`" in doc


def test_a_model_shows_and_compares_its_additional_members_if_it_has_any() -> None:
    plain = COGNITE.ConvertItem(file_id=5, annotations=[])
    more = COGNITE.ConvertItem(file_id=5, annotations=[], additional_properties={"more": 1})

    assert repr(plain) == "ConvertItem(file_id=5, annotations=[])"
    assert repr(more) == (
        "ConvertItem(file_id=5, annotations=[], additional_properties={'more': 1})"
    )
    assert plain.additional_properties == {}
    assert plain == COGNITE.ConvertItem(file_id=5, annotations=[]) != more
    assert more.to_dict() == {**plain.to_dict(), "more": 1}
