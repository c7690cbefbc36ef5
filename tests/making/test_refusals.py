"""A spec that cannot be generated is refused with the place of the problem; nothing is dropped."""

from pathlib import Path
from typing import Any

import pytest
from tests.making.apis import generate, things, write

from jobgauge_making import client, models, specs

Schemas = dict[str, Any]


def _refused(folder: Path, document: dict[str, Any]) -> str:
    path = write(folder, things=document) / "specs" / "things" / "openapi.yaml"
    with pytest.raises(specs.SpecRefused) as refusal:
        client.write(specs.load(path), folder / "client")
    return str(refusal.value)


Change = tuple[tuple[str, ...], Schemas]
CHANGES: list[tuple[Change, str]] = [
    ((("Thing",), {"allOf": []}), "#/components/schemas/Thing/allOf: allOf is not supported"),
    (
        (("Thing", "properties", "id"), {"formt": "x"}),
        "Thing/properties/id/formt: formt is not supported",
    ),
    ((("Kind",), {"enum": [1, 2]}), "Kind: the enum is [1, 2]; expected a list of strings"),
    (
        (("Thing", "properties"), {"kind": {"$ref": "#/components/schemas/Kin"}}),
        "#/components/schemas/Kin does not exist",
    ),
    (
        (("Thing", "properties"), {"part": {"type": "object", "properties": {}}}),
        "Thing/properties/part: an inline object is not supported",
    ),
    (
        (("Thing", "properties", "id"), {"pattern": "^[a-$"}),
        'id/pattern: "^[a-$" is not a "regex"',
    ),
    (
        (("Thing",), {"oneOf": [{"$ref": "#/components/schemas/Problem"}]}),
        "Thing/oneOf: a choice between schemas; expected lists of `required` members",
    ),
    (
        (("Thing", "properties"), {"part": {"minimum": 1}}),
        "Thing/properties/part: a constraint without a type",
    ),
    (
        (("Thing", "properties", "id"), {"type": ["string", "integer"], "format": "date-time"}),
        "Thing/properties/id: a date or date-time must be a string, beside no other type than null",
    ),
    (
        (("Thing", "properties", "id"), {"type": ["string", "boolean"], "format": "date"}),
        "Thing/properties/id: a date or date-time must be a string, beside no other type than null",
    ),
]


@pytest.mark.parametrize(("change", "message"), CHANGES)
def test_an_unsupported_schema_is_named_by_its_pointer(
    tmp_path: Path, change: Change, message: str
) -> None:
    document = things()
    steps, members = change
    place = document["components"]["schemas"]
    for step in steps:
        place = place[step]

    place.update(members)

    assert message in _refused(tmp_path, document)


def test_an_unsupported_operation_is_named(tmp_path: Path) -> None:
    document = things()
    answers = document["paths"]["/things/{thingId}"]["get"]["responses"]
    answers["200"]["content"] = {"image/png": {"schema": {"type": "string"}}}

    assert "get_thing" in _refused(tmp_path, document)


def test_two_operations_of_one_name_are_refused(tmp_path: Path) -> None:
    document = things()
    document["paths"]["/others/{thingId}"] = document["paths"]["/things/{thingId}"]

    assert "the operationId 'get_thing' is used twice" in _refused(tmp_path, document)


def test_an_operation_without_a_name_gets_one(tmp_path: Path) -> None:
    document = things()
    del document["paths"]["/things/{thingId}"]["get"]["operationId"]
    folder = write(tmp_path, things=document)

    done = generate(folder)

    assert done.returncode == 0, done.stderr
    made = folder / "generated" / "things_client" / "api" / "things" / "get_things_thing_id.py"
    assert made.is_file()


def test_with_partial_the_operations_that_are_supported_are_generated(tmp_path: Path) -> None:
    document = things()
    document["paths"]["/others"] = {
        "get": {"callbacks": {}, "responses": {"200": {"description": "a"}}}
    }
    folder = write(tmp_path, things=document)

    refused, done = generate(folder), generate(folder, "--partial")

    for each in (refused, done):
        assert "things: get_others is left out: #/paths/~1others/get/callbacks" in each.stderr
    assert (refused.returncode, done.returncode) == (1, 0)
    assert "--partial generates the rest" in refused.stderr
    names = [path.name for path in (folder / "generated" / "things_client" / "api").rglob("*.py")]
    assert "get_thing.py" in names
    assert "get_others.py" not in names


def test_a_component_without_a_model_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, things=things()) / "specs" / "things" / "openapi.yaml"

    def half(*_: object, **__: object) -> str:
        return "class Thing: ...\n"

    monkeypatch.setattr(models, "generate", half)

    with pytest.raises(specs.SpecRefused, match="made no model for Kind"):
        models.write(specs.load(path), tmp_path / "models")


def test_a_spec_that_is_not_json_written_as_yaml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "things" / "openapi.yaml"
    path.parent.mkdir()

    for content in ("a: [", "a: .nan", "- a", "a: !!binary YQ=="):
        path.write_text(content)
        with pytest.raises(specs.SpecRefused, match="things"):
            specs.load(path)


def test_with_partial_an_operation_that_no_client_can_call_is_left_out(tmp_path: Path) -> None:
    document = things()
    inline = {"schema": {"type": "object", "properties": {"id": {"type": "string"}}}}
    answer = {"description": "a", "content": {"application/json": inline}}
    document["paths"]["/others"] = {"get": {"responses": {"200": answer}}}
    del document["info"]
    folder = write(tmp_path, things=document)

    refused, done = generate(folder), generate(folder, "--partial")

    for each in (refused, done):
        assert "things: get_others is left out: #/paths/~1others/get" in each.stderr
    assert (refused.returncode, done.returncode) == (1, 0)
    names = [path.name for path in (folder / "generated" / "things_client" / "api").rglob("*.py")]
    assert "get_thing.py" in names
    assert "get_others.py" not in names


def test_a_spec_without_a_supported_operation_offers_no_partial(tmp_path: Path) -> None:
    document = things()
    document["paths"] = {"/others": {"get": {"callbacks": {}, "responses": {"200": {}}}}}

    done = generate(write(tmp_path, things=document), "--partial")

    assert done.returncode == 1
    assert "no operation of things is supported" in done.stderr
    assert "--partial" not in done.stderr


@pytest.mark.parametrize(
    ("resource", "message"),
    [
        ({"name": "shop", "method": "fetch"}, "two methods of shop have the same name"),
        ({"name": "shop", "method": "list"}, "hides a type that another needs"),
    ],
)
def test_methods_of_a_client_do_not_hide_each_other(
    tmp_path: Path, resource: dict[str, str], message: str
) -> None:
    document = things()
    read = document["paths"]["/things/{thingId}"]["get"]
    read["x-resource"] = {"name": "shop", "method": "fetch"}
    many = {
        "type": "array",
        "items": {"type": "string", "description": "A tag."},
        "description": "Tags.",
    }
    tags = {"name": "tag", "in": "query", "required": False, "schema": many}
    other = {**read, "operationId": "get_other", "x-resource": resource}
    other["parameters"] = [*read["parameters"], tags]
    document["paths"]["/others/{thingId}"] = {"get": other}

    assert message in _refused(tmp_path, document)
