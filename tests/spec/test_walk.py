"""The walk finds each constraint once, with the evidence that applies to it."""

from pathlib import Path

import pytest
import yaml

from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import (
    Api,
    Node,
    Operation,
    Response,
    UnknownApi,
    api_names,
    load_api,
    read_api,
)
from jobgauge.spec.walk import constraints


def only(api: Api, key: str) -> Constraint:
    (found,) = [each for each in constraints(api) if each.key == key]
    return found


@pytest.mark.parametrize("name", api_names())
def test_every_constraint_has_a_key_of_its_own(name: str) -> None:
    keys = [each.key for each in constraints(load_api(name))]

    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("name", api_names())
def test_every_pointer_leads_to_the_keyword(name: str) -> None:
    api = load_api(name)

    for each in constraints(api):
        if each.keyword not in {"present", "listed"}:
            assert api.at(each.pointer) is not None, each


def test_an_array_of_1_to_50_items_is_two_constraints_of_the_document() -> None:
    api = load_api("cognite_diagrams")

    fewest = only(api, "convert_diagrams/request/body/items/minItems")
    most = only(api, "convert_diagrams/request/body/items/maxItems")

    assert (fewest.value, most.value) == (1, 50)
    assert {fewest.evidence, most.evidence} == {"document"}


def test_a_keyword_from_the_supplement_has_that_evidence() -> None:
    most = only(
        load_api("cognite_diagrams"), "convert_diagrams/request/body/items/*/annotations/maxItems"
    )

    assert most.evidence == "supplement"
    assert most.source


def test_evidence_inside_a_weaker_fact_is_no_stronger(tmp_path: Path) -> None:
    document = {
        "openapi": "3.1.0",
        "paths": {
            "/a": {
                "get": {
                    "operationId": "read",
                    "responses": {
                        "200": {"description": "All is well."},
                        "4XX": {
                            "x-evidence": "supplement",
                            "content": {
                                "application/json": {"schema": {"$ref": "#/components/schemas/E"}}
                            },
                        },
                    },
                }
            }
        },
        "components": {"schemas": {"E": {"type": "object", "required": ["message"]}}},
    }
    (tmp_path / "openapi.yaml").write_text(yaml.safe_dump(document))

    api = read_api(tmp_path)

    assert only(api, "read/4XX/body/required:message").evidence == "supplement"


def test_a_nullable_reference_allows_null_and_constrains_other_values() -> None:
    api = load_api("itwin_reality_conversion")

    links = only(api, "list_jobs/200/body/_links/type")
    closed = only(api, "list_jobs/200/body/_links/closed")

    assert links.holds(None)
    assert closed.holds({"next": {}})
    assert not closed.holds({"previous": {}})


def test_an_unknown_api_is_refused_with_the_known_names() -> None:
    with pytest.raises(UnknownApi, match=r"'nope': expected one of .*cognite_diagrams, "):
        load_api("nope")


def test_a_vendors_json_media_type_counts_as_json() -> None:
    (one,) = [
        each
        for each in constraints(load_api("itwin_reality_conversion"))
        if each.keyword == "content-type" and each.place.status == "200"
    ]

    assert one.holds("application/json")
    assert one.holds("application/vnd.bentley.itwin-platform.v1+json")
    assert not one.holds("application/problem+json")
    assert not one.holds("text/json")
    assert not one.holds("application/xml")


@pytest.mark.parametrize(
    ("documented", "found"),
    [
        (["default", "4XX", "404"], "404"),
        (["default", "4XX"], "4XX"),
        (["default", "5XX"], "default"),
        (["5XX"], None),
    ],
)
def test_the_response_for_a_status_is_the_most_exact_one(
    documented: list[str], found: str | None
) -> None:
    node = Node("#", {})
    responses = tuple(Response(status, node, (), None) for status in documented)
    operation = Operation("read", "GET", "/", node, (), None, responses)

    response = operation.response(404)

    assert (response and response.status) == found
