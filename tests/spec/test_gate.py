"""An operation that needs more than the supported subset is left out, with every place, and no other is."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from jobgauge.messages.documented import ids_unknown
from jobgauge.reference.envelope import with_headers
from jobgauge.reference.service import Reply
from jobgauge.spec.document import Api, read_api
from jobgauge.spec.walk import constraints

OK = {"200": {"description": "Done."}}
WHOLE: dict[str, Any] = {
    "openapi": "3.1.1",
    "paths": {
        "/things/{id}": {
            "parameters": [{"name": "id", "in": "path", "schema": {"type": "string"}}],
            "get": {
                "operationId": "get_thing",
                "parameters": [{"name": "part", "in": "query", "schema": {"type": "string"}}],
                "responses": {
                    "200": {
                        "description": "A thing.",
                        "headers": {"Age": {"schema": {"type": "integer"}}},
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}
                        },
                    }
                },
            },
            "put": {
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}
                    }
                },
                "responses": OK,
            },
        },
        "/others": {"get": {"responses": OK}},
    },
    "components": {
        "schemas": {
            "Thing": {
                "type": "object",
                "properties": {"name": {"$ref": "#/components/schemas/Name"}},
            },
            "Name": {"type": "string"},
        }
    },
}
GET = "#/paths/~1things~1{id}/get"
PARAMETER, ANSWER = f"{GET}/parameters/0", f"{GET}/responses/200"
THING = "#/components/schemas/Thing"


def changed(pointer: str, value: Any) -> dict[str, Any]:
    """Return the document with one value set, or removed if it is None."""
    document = copy.deepcopy(WHOLE)
    here: Any = document
    *way, last = [each.replace("~1", "/") for each in pointer.removeprefix("#/").split("/")]
    for step in way:
        here = here[int(step)] if step.isdigit() and step not in here else here.setdefault(step, {})
    here[last] = value
    return document


def read(folder: Path, document: dict[str, Any]) -> Api:
    (folder / "openapi.yaml").write_text(json.dumps(document))
    return read_api(folder)


def test_a_document_without_style_is_supported(tmp_path: Path) -> None:
    """Summaries, pages, operationIds, tags and evidence are style, and so is everything with `x-`."""
    document = changed(f"{GET}/x-other", {"allOf": []})
    document["components"]["schemas"]["Thing"] |= {"x-evidence": "certain", "x-unit": "degrees"}

    api = read(tmp_path, document)

    assert api.left_out == ()
    assert {each.evidence for each in constraints(api) if each.keyword != "listed"} == {"document"}
    assert list(api.operations) == ["get_thing", "put_things_id", "get_others"]


LIFE = {
    "id": "name",
    "status": "name",
    "stages": {"a": "initial", "b": "succeeded"},
    "times": ["name"],
    "read": {"operation": "get_job", "parameters": {"id": "{name}"}, "job": ""},
    "poll": [1],
}
NAME, NULL = "#/components/schemas/Name", {"type": "null"}
REFUSED: list[tuple[str, Any, str]] = [
    (f"{THING}/allOf", [], "the schema as one, without allOf"),
    (f"{THING}/not", {}, "not is not supported"),
    (f"{THING}/if", {}, "if is not supported"),
    (f"{THING}/nullable", True, "in OpenAPI 3.1 null is one of the types"),
    (f"{THING}/patternProperties", {}, "patternProperties is not supported"),
    (f"{THING}/discriminator", {}, "discriminator is not supported"),
    (f"{THING}/oneOf", [{"type": "string"}, {"type": "null"}], "a choice between schemas"),
    (f"{THING}/anyOf", [{"type": "string"}, {"type": "null"}], "a choice between schemas"),
    (f"{THING}/properties/name", True, "the schema true"),
    ("#/components/schemas/Name/format", "binary", "the format 'binary'"),
    (f"{THING}/properties/inner", {"$ref": THING}, "a schema that contains itself"),
    (f"{THING}/properties/inner", {"$ref": "#/components/schemas/No"}, "does not exist"),
    (f"{THING}/properties/inner", {"$ref": "other.yaml#/No"}, "a reference into the components"),
    (f"{PARAMETER}/in", "cookie", "a parameter in 'cookie'"),
    (f"{PARAMETER}/style", "deepObject", "'form', which is the default"),
    (f"{PARAMETER}/explode", False, "True, which is the default"),
    (f"{PARAMETER}/allowReserved", True, "allowReserved is not supported"),
    (f"{PARAMETER}/content", {}, "content is not supported"),
    (f"{PARAMETER}/schema", {"type": "object"}, "a value of type object"),
    (f"{ANSWER}/headers/Age/schema", {"type": "array"}, "a value of type array"),
    (f"{ANSWER}/content/application~1xml", {"schema": {}}, "the media type application/xml"),
    (f"{ANSWER}/content/application~1a+json", {"schema": {}}, "a second media type"),
    (f"{GET}/responses/2OO", {"description": "a"}, "the status '2OO'"),
    (f"{GET}/callbacks", {}, "callbacks is not supported"),
    (f"{GET}/servers", [], "the servers of the document alone"),
    (f"{GET}/security", [{"none": []}], "no security scheme is named 'none'"),
    (f"{GET}/responses", {"404": {"description": "a"}}, "no success is documented"),
    (f"{THING}/properties/name/maxLength", 3, "maxLength beside a reference"),
    (f"{THING}/properties/name/allOf", [], "allOf beside a reference"),
    (
        f"{THING}/properties/a",
        {"anyOf": [{"$ref": NAME, "minLength": 1}, NULL]},
        "a choice between",
    ),
    (f"{THING}/properties/a", {"anyOf": [{"$ref": NAME}, NULL], "enum": [1]}, "enum beside anyOf"),
    (f"{THING}/oneOf", [{"required": ["name"]}, {"required": ["other"]}], "a choice between"),
    (f"{THING}/properties/a", {"$ref": "#/paths/~1others"}, "a reference into the components"),
    ("#/components/schemas/Name", {"$ref": NAME}, "leads to itself"),
    ("#/components/schemas/Name/type", "strnig", '"strnig" is not valid'),
    ("#/components/schemas/Name/type", None, "null is not valid"),
    ("#/components/schemas/Name/pattern", "[", 'is not a "regex"'),
    ("#/components/schemas/Name/enum", [], "no value"),
    ("#/components/schemas/Name/exclusiveMinimum", True, "true is not of type"),
    ("#/components/schemas/Name/format", ["uuid"], "is not of type"),
    (f"{GET}/security", [None], "it cannot be read"),
    (f"{ANSWER}/headers", ["Age"], "headers by name"),
    (f"{PARAMETER}/in", ["query"], "a parameter in ['query']"),
    (f"{GET}/externalDocs", "a page", "a value of type object"),
    (f"{GET}/tags", [1], "a value of type string"),
    (f"{GET}/x-pagination", {"next": "/next"}, "`items` is missing"),
    (f"{GET}/x-pagination", {"items": "/no", "next": {"header": "Link"}}, "is not of type `array`"),
    (f"{GET}/x-pagination", {"items": "/no", "next": {"offset": True}}, "token"),
    (f"{THING}/x-error", {"message": "text"}, '`"text"` does not exist'),
    (f"{THING}/x-error", {"message": "name", "details": "name"}, '`"name"` is no list'),
    (f"{GET}/x-pagination", "page", "expected items and next"),
    (f"{GET}/x-effects", {"cost": "1"}, "did you mean `costs`?"),
    (f"{PARAMETER}/x-filter", {"operators": ["eq"]}, "`properties` is missing"),
    (f"{THING}/x-error", {"code": "name"}, "`message` is missing"),
    (f"{THING}/x-error", "name", 'found `"name"`'),
    (f"{THING}/x-job-lifecycle", {"id": "name"}, "`status` is missing"),
    (f"{THING}/x-job-lifecycle", LIFE, '`"get_job"` is not an operation'),
    (f"{ANSWER}/x-open", [], "found `[]`"),
]


@pytest.mark.parametrize(("pointer", "value", "reason"), REFUSED)
def test_what_is_not_supported_leaves_the_operation_out_with_its_place(
    tmp_path: Path, pointer: str, value: Any, reason: str
) -> None:
    api = read(tmp_path, changed(pointer, value))

    found = {each.operation: "\n".join(each.lines()) for each in api.left_out}
    assert "get_others" in api.operations
    assert "get_thing" not in api.operations
    assert reason in found["get_thing"]
    place = pointer if "contains" not in reason else THING
    assert place.rsplit("/", 1)[0] in found["get_thing"]
    assert found.keys() == (
        {"get_thing", "put_things_id"} if "schemas/" in pointer else {"get_thing"}
    )


def test_all_places_are_named_at_once_and_only_what_is_kept_is_left(tmp_path: Path) -> None:
    document = changed(f"{THING}/allOf", [])
    document["paths"]["/things/{id}"]["get"]["callbacks"] = {}

    api = read(tmp_path, document)

    (both,) = [each for each in api.left_out if each.operation == "get_thing"]
    assert [pointer for pointer, _, _ in both.refusals] == [f"{GET}/callbacks", f"{THING}/allOf"]
    assert list(api.document["paths"]) == ["/others"]
    assert api.schemas == {}


@pytest.mark.parametrize(
    ("pointer", "value", "reason"),
    [
        ("#/webhooks", {"made": {}}, "webhooks are not supported"),
        ("#/jsonSchemaDialect", "https://a", "the dialect 'https://a'"),
        ("#/paths/~1elsewhere", {"$ref": "a.yaml"}, "a path that is elsewhere"),
    ],
)
def test_what_is_beside_the_operations_is_named_and_leaves_them_in(
    tmp_path: Path, pointer: str, value: Any, reason: str
) -> None:
    api = read(tmp_path, changed(pointer, value))

    assert len(api.operations) == 3
    (left_out,) = api.left_out
    assert left_out.operation == ""
    assert reason in left_out.lines()[0]


def test_of_two_operations_with_one_name_the_second_is_left_out(tmp_path: Path) -> None:
    api = read(tmp_path, changed("#/paths/~1others/get/operationId", "get_thing"))

    assert [each.operation for each in api.left_out] == ["get_thing"]
    assert api.operation("get_thing").path == "/things/{id}"


def test_a_parameter_of_an_operation_replaces_that_of_its_path(tmp_path: Path) -> None:
    own = {"name": "id", "in": "path", "schema": {"type": "integer"}}
    api = read(tmp_path, changed(f"{GET}/parameters", [own]))

    (parameter,) = api.operation("get_thing").parameters
    assert parameter.schema.value == {"type": "integer"}
    assert parameter.required


def test_a_path_with_what_is_not_read_is_named_even_without_operations(tmp_path: Path) -> None:
    document = changed("#/paths/~1more", {"GET": {"responses": OK}})

    api = read(tmp_path, document)

    assert [line for each in api.left_out for line in each.named_lines()] == [
        "#/paths/~1more/GET: GET is not supported; expected nothing of this name"
    ]


def test_a_default_response_keeps_its_component_when_another_operation_is_left_out(
    tmp_path: Path,
) -> None:
    document = changed(f"{GET}/callbacks", {})
    document["paths"]["/others"]["get"]["responses"] = {
        **OK,
        "default": {"$ref": "#/components/responses/Error"},
    }
    problem = {"type": "object", "properties": {"name": {"$ref": NAME}}}
    part = {"$ref": "#/components/schemas/Problem/properties/name"}
    document["components"]["schemas"]["Problem"] = problem
    document["components"]["responses"] = {
        "Error": {"description": "No.", "content": {"application/json": {"schema": part}}}
    }

    api = read(tmp_path, document)

    assert {each.operation for each in api.left_out} == {"get_thing"}
    assert "get_others/default/body/type" in {each.key for each in constraints(api)}


def test_an_alias_of_yaml_is_a_copy(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(
        "openapi: 3.1.0\npaths:\n  /a: &item\n    get: {responses: {'200': {description: A.}}}\n  /b: *item\n"
    )

    assert list(read_api(tmp_path).operations) == ["get_a", "get_b"]


def test_what_is_written_without_a_value_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(
        "openapi: 3.1.0\npaths:\n  /a:\n    get: {parameters: , responses: {'200': {description: A.}}}\ncomponents:\n"
    )

    api = read_api(tmp_path)

    assert list(api.operations) == ["get_a"]
    assert [api.schemas, api.components(), api.left_out] == [{}, [], ()]


def test_the_schema_of_a_parameter_or_header_may_be_a_reference(tmp_path: Path) -> None:
    document = changed("#/paths/~1things~1{id}/parameters/0/schema", {"$ref": NAME})
    document["paths"]["/things/{id}"]["get"]["responses"]["200"]["headers"]["Age"]["schema"] = {
        "$ref": NAME
    }

    api = read(tmp_path, document)
    operation = api.operation("get_thing")

    assert api.left_out == ()
    assert set(ids_unknown(api, operation, 1)) == {"id"}
    assert with_headers(api, operation, Reply(200, {}), "1").status == 200


def test_what_cannot_be_read_takes_no_other_place_away(tmp_path: Path) -> None:
    document = changed(f"{GET}/callbacks", {})
    document["paths"]["/things/{id}"]["get"]["security"] = [None]

    (lines,) = [each.lines() for each in read(tmp_path, document).left_out]

    assert [line.partition(": ")[0] for line in lines] == [f"{GET}/callbacks", GET]


def test_a_path_item_is_named_once_for_each_of_its_operations(tmp_path: Path) -> None:
    document = changed("#/paths/~1things~1{id}/servers", [])

    left_out = read(tmp_path, document).left_out

    assert {each.operation: len(each.refusals) for each in left_out} == {
        "get_thing": 1,
        "put_things_id": 1,
    }
