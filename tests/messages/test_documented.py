"""A documented request is valid by the spec, stays off every bound, and uses ids that exist."""

from typing import Any

import jsonschema_rs
import pytest
from tests.rules.judging import DIAGRAMS, ITWIN, VISION, ZOO, running

from jobgauge.messages.bodies import fill, off_bounds
from jobgauge.messages.documented import documented, ids_given, ids_unknown, names_to_give
from jobgauge.messages.instances import elements, instance
from jobgauge.spec.constraints import Place
from jobgauge.spec.document import Operation, api_names, load_api

WITH_BODY = [
    pytest.param(load_api(name), operation, id=operation.id)
    for name in api_names()
    for operation in load_api(name).operations.values()
    if operation.body
]
EVERY = [
    pytest.param(load_api(name), operation, id=operation.id)
    for name in api_names()
    for operation in load_api(name).operations.values()
]
DIAGRAM = load_api(DIAGRAMS)
CONVERT = DIAGRAM.operation("convert_diagrams")
BODY = Place(DIAGRAMS, CONVERT.id, None, "body")
READ_ZOO = load_api(ZOO).operation("get_org_dataset_conversion")


def whole_schema(api: Any, operation: Operation) -> jsonschema_rs.Draft202012Validator:
    assert operation.body
    return jsonschema_rs.Draft202012Validator(
        {**operation.body.value, "components": api.document["components"]}
    )


@pytest.mark.parametrize(("api", "operation"), WITH_BODY)
def test_every_documented_body_is_valid(api: Any, operation: Operation) -> None:
    calls = [each.call for each in documented(api, operation, ids_given(operation, {}), {})]

    assert [each.kind for each in documented(api, operation, [{}], {})][-2:] == ["full", "minimal"]
    assert all(whole_schema(api, operation).is_valid(call.body) for call in calls)


def test_a_minimal_body_has_only_what_is_required() -> None:
    body = documented(DIAGRAM, CONVERT, [{}], {})[-1].call.body

    assert set(body) == {"items"}
    assert set(body["items"][0]) == {"fileId", "annotations"}


def test_a_documented_body_stays_off_every_bound() -> None:
    body = documented(DIAGRAM, CONVERT, [{}], {})[0].call.body

    assert len(body["items"]) == 2
    assert body["items"][0]["fileId"] != body["items"][1]["fileId"]
    assert len(body["items"][0]["annotations"][0]["entities"]) == 2
    assert body["items"][0]["annotations"][0]["region"]["page"] == 2


def test_moving_off_the_bounds_does_not_repeat_a_fault() -> None:
    assert CONVERT.body
    faulty = instance(DIAGRAM, CONVERT.body)
    faulty["items"][0]["fileId"] = None

    moved = off_bounds(DIAGRAM, BODY, faulty, {}, keep="/items/0/fileId")

    assert [item["fileId"] for item in moved["items"]] == [None, 1235]


def test_given_ids_replace_invented_ones_in_turn() -> None:
    assert CONVERT.body
    body = instance(DIAGRAM, CONVERT.body)
    body["items"] = elements(body["items"][0], 3)

    filled = fill(DIAGRAM, BODY, body, {"fileId": ["7", "8"]}, keep="/items/1/fileId")

    assert [item["fileId"] for item in filled["items"]] == [7, 1235, 7]


def test_equal_numbers_of_ids_for_each_parameter_are_paired() -> None:
    given = {"id": ["a", "b"], "conversion_id": ["1", "2"]}

    assert ids_given(READ_ZOO, given) == [
        {"id": "a", "conversion_id": "1"},
        {"id": "b", "conversion_id": "2"},
    ]


def test_unequal_numbers_of_ids_make_every_combination() -> None:
    given = {"id": ["a"], "conversion_id": ["1", "2"]}

    assert ids_given(READ_ZOO, given) == [
        {"id": "a", "conversion_id": "1"},
        {"id": "a", "conversion_id": "2"},
    ]


def test_without_one_of_its_ids_an_operation_has_nothing_to_read() -> None:
    assert ids_given(READ_ZOO, {"id": ["a"]}) == []
    assert ids_given(READ_ZOO, {}) == []


@pytest.mark.parametrize(("api", "operation"), EVERY)
def test_unknown_ids_are_well_formed_and_the_same_for_a_seed(
    api: Any, operation: Operation
) -> None:
    made = ids_unknown(api, operation, 1)

    assert made == ids_unknown(api, operation, 1)
    for name, value in made.items():
        assert jsonschema_rs.is_valid(operation.parameter(name).schema.value, value)


def test_a_job_is_read_through_the_link_of_its_submission() -> None:
    with running(DIAGRAMS, given={}) as run:
        read = run.documented(run.api.operation("get_convert_job"))

    assert [each.exchange.status for each in read] == [200] * len(read)
    assert len(read) == 5
    assert "X-Job-Token" in read[0].documented.call.parameters


def test_each_example_of_a_parameter_is_a_request_of_its_own() -> None:
    with running(ITWIN) as run:
        calls = [each.documented.call for each in run.documented(run.api.operation("list_jobs"))]

    filters = [call.parameters.get("$filter") for call in calls]
    assert len(set(filters)) == len(filters) == 5
    assert all("continuationToken" not in call.parameters for call in calls)


def test_a_documented_request_is_sent_only_once() -> None:
    with running(VISION) as run:
        operation = run.api.operation("get_extract_job")
        before = run.documented(operation)
        count = len(run.exchanges)

        assert run.documented(operation) is before
        assert run.once(before[0].documented.call) is before[0].exchange
        assert len(run.exchanges) == count


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (ZOO, {"id", "conversion_id"}),
        (DIAGRAMS, {"jobId", "fileId", "fileExternalId", "space", "externalId"}),
    ],
)
def test_parameters_and_members_of_bodies_can_be_given(name: str, expected: set[str]) -> None:
    assert expected <= set(names_to_give(load_api(name)))
