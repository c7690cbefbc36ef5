"""The walk finds each constraint once, with the evidence that applies to it."""

from pathlib import Path
from typing import Any

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
from jobgauge.spec.pointers import value_at
from jobgauge.spec.walk import constraints


def only(api: Api, key: str) -> Constraint:
    (found,) = [each for each in constraints(api) if each.key == key]
    return found


SEND, PROPERTIES = "paths/~1a/post", "components/schemas/A/properties"


def sending() -> dict[str, Any]:
    """Return a document with one operation whose parts are all components."""
    text = {"type": "string", "maxLength": 9}
    json_of_a = {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}
    whole = {"type": "integer", "maximum": 9}
    return {
        "openapi": "3.1.0",
        "paths": {
            "/a": {
                "post": {
                    "operationId": "send",
                    "parameters": [{"name": "at", "in": "query", "schema": whole}],
                    "requestBody": {"$ref": "#/components/requestBodies/B"},
                    "responses": {"200": {"$ref": "#/components/responses/R"}},
                }
            }
        },
        "components": {
            "requestBodies": {"B": {"required": True, "content": json_of_a}},
            "responses": {
                "R": {
                    "description": "Sent.",
                    "headers": {"Age": {"$ref": "#/components/headers/H"}},
                    "content": json_of_a,
                }
            },
            "headers": {"H": {"required": True, "schema": whole}},
            "schemas": {
                "A": {
                    "type": "object",
                    "required": ["note"],
                    "properties": {
                        "note": text,
                        "inner": {"anyOf": [{"$ref": "#/components/schemas/I"}, {"type": "null"}]},
                    },
                },
                "I": {"type": "object", "properties": {"word": text}},
            },
        },
    }


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


SUPPLEMENT = {"x-evidence": "supplement", "x-source": "near"}
RANKED: list[tuple[str, dict[str, Any], str, tuple[str, str | None]]] = [
    ("", {}, "send/request/body/note/maxLength", ("document", None)),
    (SEND, SUPPLEMENT, "send/request/body/note/maxLength", ("supplement", "near")),
    (SEND, SUPPLEMENT, "send/200/body/note/maxLength", ("supplement", "near")),
    (SEND, SUPPLEMENT, "send/request/query/at/maximum", ("supplement", "near")),
    (SEND, SUPPLEMENT, "send/any/status/status", ("supplement", "near")),
    (f"{SEND}/parameters/0", SUPPLEMENT, "send/request/query/at/maximum", ("supplement", "near")),
    (f"{SEND}/parameters/0", SUPPLEMENT, "send/request/body/note/maxLength", ("document", None)),
    (
        "components/requestBodies/B",
        SUPPLEMENT,
        "send/request/body/note/maxLength",
        ("supplement", "near"),
    ),
    ("components/requestBodies/B", SUPPLEMENT, "send/200/body/note/maxLength", ("document", None)),
    ("components/responses/R", SUPPLEMENT, "send/200/body/note/maxLength", ("supplement", "near")),
    (
        "components/responses/R",
        SUPPLEMENT,
        "send/200/content-type/content-type",
        ("supplement", "near"),
    ),
    ("components/responses/R", SUPPLEMENT, "send/200/header/Age/maximum", ("supplement", "near")),
    ("components/headers/H", SUPPLEMENT, "send/200/header/Age/maximum", ("supplement", "near")),
    ("components/headers/H", SUPPLEMENT, "send/200/header/Age/present", ("supplement", "near")),
    (
        "components/schemas/A",
        SUPPLEMENT,
        "send/200/body/inner/word/maxLength",
        ("supplement", "near"),
    ),
    (
        f"{PROPERTIES}/inner",
        SUPPLEMENT,
        "send/200/body/inner/word/maxLength",
        ("supplement", "near"),
    ),
    (f"{PROPERTIES}/inner", SUPPLEMENT, "send/200/body/note/maxLength", ("document", None)),
    (f"{PROPERTIES}/note", SUPPLEMENT, "send/200/body/note/maxLength", ("supplement", "near")),
    (
        f"{PROPERTIES}/note",
        {"x-evidence": {"maxLength": "inferred"}, "x-source": "near"},
        "send/200/body/note/maxLength",
        ("inferred", "near"),
    ),
    (
        f"{PROPERTIES}/note",
        {"x-evidence": {"maxLength": "inferred"}},
        "send/200/body/note/type",
        ("document", None),
    ),
    (
        "components/schemas/A",
        {"x-evidence": {"required:note": "supplement"}, "x-source": "near"},
        "send/200/body/required:note",
        ("supplement", "near"),
    ),
]
"""The pointer of a node, the fields it gets, and a constraint with the evidence and the source that it then has."""


@pytest.mark.parametrize(("pointer", "fields", "key", "expected"), RANKED)
def test_evidence_and_its_source_reach_all_that_is_inside_and_nothing_else(
    tmp_path: Path, pointer: str, fields: dict[str, Any], key: str, expected: tuple[str, str | None]
) -> None:
    document = sending()
    value_at(document, f"#/{pointer}" if pointer else "#").update(fields)
    (tmp_path / "openapi.yaml").write_text(yaml.safe_dump(document))

    found = only(read_api(tmp_path), key)

    assert (found.evidence, found.source) == expected


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("supplement", "document", ("supplement", "far")),
        ("supplement", "supplement", ("supplement", "near")),
        ("supplement", "inferred", ("inferred", "near")),
        ("inferred", "supplement", ("inferred", "far")),
    ],
)
def test_the_weakest_evidence_on_the_way_holds_with_its_nearest_source(
    tmp_path: Path, outer: str, inner: str, expected: tuple[str, str]
) -> None:
    document = sending()
    value_at(document, "#/components/responses/R").update({"x-evidence": outer, "x-source": "far"})
    note = value_at(document, f"#/{PROPERTIES}/note")
    note.update({"x-evidence": inner, "x-source": "near"})
    (tmp_path / "openapi.yaml").write_text(yaml.safe_dump(document))

    found = only(read_api(tmp_path), "send/200/body/note/maxLength")

    assert (found.evidence, found.source) == expected


def test_a_source_further_out_stands_for_the_same_evidence_without_one(tmp_path: Path) -> None:
    document = sending()
    value_at(document, "#/components/responses/R").update(SUPPLEMENT)
    value_at(document, f"#/{PROPERTIES}/note").update({"x-evidence": "supplement"})
    (tmp_path / "openapi.yaml").write_text(yaml.safe_dump(document))

    assert only(read_api(tmp_path), "send/200/body/note/maxLength").source == "near"


def test_weaker_evidence_without_a_source_has_none(tmp_path: Path) -> None:
    document = sending()
    value_at(document, "#/components/responses/R").update(SUPPLEMENT)
    value_at(document, f"#/{PROPERTIES}/note").update({"x-evidence": "inferred"})
    (tmp_path / "openapi.yaml").write_text(yaml.safe_dump(document))

    assert only(read_api(tmp_path), "send/200/body/note/maxLength").source is None


def test_what_an_operation_leaves_open_about_statuses_is_its_own(tmp_path: Path) -> None:
    document = sending()
    value_at(document, f"#/{SEND}")["x-open"] = {"status": "any refusal will do"}
    (tmp_path / "openapi.yaml").write_text(yaml.safe_dump(document))

    assert only(read_api(tmp_path), "send/any/status/status").open == "any refusal will do"


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
    operation = Operation("read", "GET", "/", node, (), None, False, None, responses)

    response = operation.response(404)

    assert (response and response.status) == found


@pytest.mark.parametrize(("form", "size"), [("int32", 2**31), ("int64", 2**63)])
def test_the_format_of_an_integer_gives_it_bounds(tmp_path: Path, form: str, size: int) -> None:
    document = sending()
    value_at(document, f"#/{PROPERTIES}")["count"] = {"type": ["integer", "null"], "format": form}
    value_at(document, f"#/{PROPERTIES}")["size"] = {
        "type": "integer",
        "format": form,
        "minimum": 0,
    }
    (tmp_path / "openapi.yaml").write_text(yaml.safe_dump(document))

    api = read_api(tmp_path)

    found = {key: only(api, f"send/200/body/{key}").value for key in (
        "count/minimum", "count/maximum", "size/minimum", "size/maximum"
    )}  # fmt: skip
    assert list(found.values()) == [-size, size - 1, 0, size - 1]
    assert not only(api, "send/200/body/count/maximum").holds(size)


def test_a_null_that_servers_were_seen_to_send_is_known(tmp_path: Path) -> None:
    document = sending()
    known = {"source": "seen", "nulls": ["note"]}
    value_at(document, "#/components/schemas/A")["x-known-differences"] = known
    (tmp_path / "openapi.yaml").write_text(yaml.safe_dump(document))

    api = read_api(tmp_path)

    assert only(api, "send/200/body/note/type").known == (None,)
    assert only(api, "send/200/body/note/maxLength").known == ()
    assert only(api, "send/200/body/inner/type").known == ()
