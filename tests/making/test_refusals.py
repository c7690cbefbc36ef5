"""What cannot be generated is named, and nothing is dropped."""

from pathlib import Path
from typing import Any

import pytest
from tests.making.apis import things, write

from jobgauge_making import client, models, specs

Schemas = dict[str, Any]


def _refused(folder: Path, document: dict[str, Any]) -> str:
    path = write(folder, things=document) / "specs" / "things" / "openapi.yaml"
    with pytest.raises(specs.SpecRefused) as refusal:
        client.write(specs.load(path), folder / "client")
    return str(refusal.value)


Change = tuple[tuple[str, ...], Schemas]
CHANGES: list[tuple[Change, str]] = [
    ((("Thing",), {"allOf": []}), "Thing: the keyword 'allOf' is not supported"),
    ((("Thing", "properties", "id"), {"formt": "x"}), "Thing/properties/id: the keyword 'formt'"),
    ((("Kind",), {"enum": [1, 2]}), "Kind: an enum is a list of strings"),
    (
        (("Thing", "properties"), {"kind": {"$ref": "#/components/schemas/Kin"}}),
        "#/components/schemas/Kin leads nowhere",
    ),
    (
        (("Thing", "properties"), {"part": {"type": "object", "properties": {}}}),
        "Thing/properties/part: an object stands inline",
    ),
    (
        (("Thing", "properties", "id"), {"pattern": "^[a-$"}),
        "id: Python cannot read the pattern '^[a-$'",
    ),
    (
        (("Thing",), {"oneOf": [{"$ref": "#/components/schemas/Problem"}]}),
        "Thing: oneOf is a choice of `required` lists only",
    ),
    (
        (("Thing", "properties"), {"part": {"minimum": 1}}),
        "Thing/properties/part: a constraint without a type",
    ),
]


@pytest.mark.parametrize(("change", "message"), CHANGES)
def test_a_schema_is_refused_by_its_pointer(tmp_path: Path, change: Change, message: str) -> None:
    document = things()
    steps, members = change
    place = document["components"]["schemas"]
    for step in steps:
        place = place[step]

    place.update(members)

    assert message in _refused(tmp_path, document)


def test_an_operation_is_refused_by_its_name(tmp_path: Path) -> None:
    document = things()
    answers = document["paths"]["/things/{thingId}"]["get"]["responses"]
    answers["200"]["content"] = {"image/png": {"schema": {"type": "string"}}}

    assert "get_thing" in _refused(tmp_path, document)


def test_two_operations_of_one_name_are_refused(tmp_path: Path) -> None:
    document = things()
    document["paths"]["/others/{thingId}"] = document["paths"]["/things/{thingId}"]

    assert "two operations have the same name" in _refused(tmp_path, document)


def test_an_operation_without_a_name_is_refused(tmp_path: Path) -> None:
    document = things()
    del document["paths"]["/things/{thingId}"]["get"]["operationId"]

    assert "GET /things/{thingId} has no operationId" in _refused(tmp_path, document)


def test_a_component_without_a_model_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, things=things()) / "specs" / "things" / "openapi.yaml"

    def half(*_: object, **__: object) -> str:
        return "class Thing: ...\n"

    monkeypatch.setattr(models, "generate", half)

    with pytest.raises(specs.SpecRefused, match="the component Kind has not come out"):
        models.write(specs.load(path), tmp_path / "models")


def test_what_is_no_yaml_or_no_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "things" / "openapi.yaml"
    path.parent.mkdir()

    for content in ("a: [", "a: .nan", "- a", "a: !!binary YQ=="):
        path.write_text(content)
        with pytest.raises(specs.SpecRefused, match="things"):
            specs.load(path)
