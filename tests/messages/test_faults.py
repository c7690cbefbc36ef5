"""A fault breaks one constraint, an edge breaks none; whole messages are judged by jsonschema-rs."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from tests.bench.workshops import PATTERN

from jobgauge.messages.faults import edges, faults
from jobgauge.messages.instances import instance, message_schema
from jobgauge.spec.constraints import ABSENT, Constraint, Place
from jobgauge.spec.document import Api, api_names, load_api, read_api
from jobgauge.spec.walk import at_operation, constraints

WITHOUT_MESSAGE = {"default", "status", "security", "content-type", "present"}


def in_messages(api: Api) -> Iterator[tuple[Constraint, jsonschema_rs.Draft202012Validator]]:
    judges: dict[Place, jsonschema_rs.Draft202012Validator] = {}
    for each in constraints(api):
        if each.keyword not in WITHOUT_MESSAGE:
            if each.place not in judges:
                judges[each.place] = api.judge(message_schema(api, each.place))
            yield each, judges[each.place]


@pytest.mark.parametrize("name", api_names())
def test_a_plain_instance_is_valid_and_has_the_subject(name: str) -> None:
    api = load_api(name)

    for each, judge in in_messages(api):
        message = instance(api, message_schema(api, each.place), each.path)
        assert judge.is_valid(message), each.key
        assert each.subjects(message), each.key


@pytest.mark.parametrize("name", api_names())
def test_a_fault_is_refused_and_breaks_its_constraint(name: str) -> None:
    api = load_api(name)

    for each, judge in in_messages(api):
        for case in faults(api, each):
            assert each.broken(case.message), (each.key, case.name)
            assert each.keyword == "listed" or not judge.is_valid(case.message), (
                each.key,
                case.name,
            )


@pytest.mark.parametrize("name", api_names())
def test_an_edge_is_valid(name: str) -> None:
    api = load_api(name)

    for each, judge in in_messages(api):
        for case in edges(api, each):
            assert judge.is_valid(case.message), (each.key, case.name)


@pytest.mark.parametrize("name", api_names())
def test_every_constraint_in_a_message_can_be_broken(name: str) -> None:
    api = load_api(name)

    for each, _ in in_messages(api):
        any_string = each.place.part != "body" and each.value == "string"
        assert faults(api, each) or any_string, each.key


BEYOND = {
    f"{end}{size}": step
    for end, step in (("min", -1), ("max", 1))
    for size in ("Length", "Items", "Properties")
}


def test_an_edge_is_as_long_as_its_bound_and_the_nearest_fault_is_one_beyond() -> None:
    edged: set[str] = set()

    for api in map(load_api, api_names()):
        for each, _ in in_messages(api):
            if each.keyword in BEYOND:
                near = [case for case in faults(api, each) if not case.name.startswith("far_")]
                found = edges(api, each)
                assert {len(case.value) for case in found} <= {each.value}, each.key
                assert {len(case.value) for case in near} <= {each.value + BEYOND[each.keyword]}
                edged |= {each.keyword} if found else set()

    assert edged >= {"minLength", "maxLength", "minItems", "maxItems"}


def test_items_are_walked_at_0_1_50_51_and_far_beyond() -> None:
    api = load_api("cognite_diagrams")
    about_items = [
        each for each in constraints(api) if each.key.endswith("request/body/items/minItems")
    ]
    about_items += [
        each for each in constraints(api) if each.key.endswith("request/body/items/maxItems")
    ]

    sizes = {len(c.message["items"]) for each in about_items for c in faults(api, each)}
    kept = {len(c.message["items"]) for each in about_items for c in edges(api, each)}

    assert (sizes, kept) == ({0, 51, 1000}, {1, 50})


def test_51_items_are_51_files() -> None:
    api = load_api("cognite_diagrams")
    (most,) = [
        each for each in constraints(api) if each.key.endswith("request/body/items/maxItems")
    ]
    just, far = faults(api, most)

    assert len({item["fileId"] for item in just.message["items"]}) == 51
    assert len({item["fileId"] for item in far.message["items"]}) == 1000


def test_only_the_absence_of_a_header_breaks_its_presence() -> None:
    everything = [each for name in api_names() for each in constraints(load_api(name))]
    present = [each for each in everything if each.keyword == "present"]

    assert present
    for each in present:
        assert not each.holds(ABSENT)
        assert each.holds("anything")


def test_a_fault_inside_an_array_of_an_example_keeps_the_size_of_the_example() -> None:
    api = load_api("cognite_diagrams")
    (highest,) = [each for each in constraints(api) if each.key.endswith("vertices/*/x/maximum")]

    sizes = {len(vertices) for vertices in _vertices(faults(api, highest)[0].message)}

    assert sizes == {4}


def _vertices(message: Any) -> list[list[Any]]:
    annotations = [each for item in message["items"] for each in item["annotations"]]
    return [each["region"]["vertices"] for each in annotations]


def test_numbers_and_strings_are_faults_of_a_boolean() -> None:
    api = load_api("cognite_diagrams")
    (gray,) = (
        each
        for each in constraints(api)
        if each.key == "convert_diagrams/request/body/grayscale/type"
    )

    made = [case.value for case in faults(api, gray)]

    assert {"true", 1, 0} <= {each for each in made if isinstance(each, (str, int))}
    assert not any(isinstance(each, bool) for each in made)


def test_an_edge_that_the_pattern_does_not_allow_is_left_out() -> None:
    api = read_api(PATTERN)
    longest = next(
        each
        for each in at_operation(api, "place_order")
        if each.subject == "items/*/name" and each.keyword == "maxLength"
    )

    assert edges(api, longest) == []
    assert faults(api, longest)


def test_a_null_in_an_example_is_no_subject_of_a_length(tmp_path: Path) -> None:
    document = copy.deepcopy(load_api("cognite_diagrams").document)
    job = document["components"]["schemas"]["ConvertJob"]["properties"]
    job["errorMessage"] |= {"examples": [None], "minLength": 1}
    (tmp_path / "openapi.yaml").write_text(json.dumps(document))
    (least,) = (
        each
        for each in at_operation(read_api(tmp_path), "get_convert_job")
        if each.subject == "errorMessage" and each.keyword == "minLength"
    )

    assert faults(read_api(tmp_path), least) == edges(read_api(tmp_path), least) == []


@pytest.mark.parametrize(
    ("kind", "keyword", "edge"),
    [
        ("integer", "exclusiveMinimum", 6),
        ("integer", "exclusiveMaximum", 4),
        ("number", "exclusiveMinimum", 5.001),
        ("number", "exclusiveMaximum", 4.999),
    ],
)
def test_the_edge_of_an_exclusive_bound_is_the_nearest_value_inside(
    kind: str, keyword: str, edge: float, tmp_path: Path
) -> None:
    document = copy.deepcopy(load_api("cognite_diagrams").document)
    job = document["components"]["schemas"]["ConvertJob"]["properties"]
    job["numFiles"] = {"type": kind, keyword: 5, "description": "Files.", "examples": [edge]}
    (tmp_path / "openapi.yaml").write_text(json.dumps(document))
    api = read_api(tmp_path)
    (bound,) = (
        each
        for each in at_operation(api, "get_convert_job")
        if each.subject == "numFiles" and each.keyword == keyword
    )

    assert [case.value for case in edges(api, bound)] == [edge]
    assert [case.value for case in faults(api, bound)] == [5]
