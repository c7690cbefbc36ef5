"""Objects that lack required members are read and written like whole ones, apart from these members."""

import copy
import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.making.bodies import bodies, same
from tests.making.judges import judge

from jobgauge_making import specs
from jobgauge_making.shapes import Shapes, shapes

SPECS = {path.parent.name: specs.load(path) for path in specs.chosen(Path("specs"), [])}
SHAPES = {api: shapes(spec) for api, spec in SPECS.items()}
MODELS = [
    pytest.param(api, component, id=f"{api}-{component}")
    for api, classes in SHAPES.items()
    for component in classes.models
]


def lacking(
    classes: Shapes, schema: dict[str, Any], body: Any, pointer: str = ""
) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield each required member in a body: its pointer, the JSON object that has it, its name."""
    schema = schema["anyOf"][0] if "anyOf" in schema else schema
    if "$ref" in schema:
        schema = classes.spec.target(schema)
    if specs.is_object(body):
        for name, inner in schema.get("properties", {}).items():
            if name in body:
                place = f"{pointer}/{name}"
                if name in schema.get("required", ()):
                    yield place, body, name
                yield from lacking(classes, inner, body[name], place)
    elif specs.is_array(body):
        for number, one in enumerate(body[:2]):
            yield from lacking(classes, schema.get("items", {}), one, f"{pointer}/{number}")


def attributes(value: Any) -> Any:
    """Return all attributes inside a value by name, without those that have no value."""
    if hasattr(value, "__further__"):
        slots: tuple[str, ...] = getattr(value, "__slots__")  # noqa: B009 - no type knows it
        names = [name for name in slots if name != "__weakref__"]
        kept = {name: attributes(getattr(value, name)) for name in names if hasattr(value, name)}
        return type(value), kept, attributes(value.__further__ or {})
    if specs.is_array(value):
        return [attributes(one) for one in value]
    return type(value), value


@pytest.mark.parametrize(("api", "component"), MODELS)
def test_a_required_member_may_be_absent_at_any_depth(api: str, component: str) -> None:
    model = importlib.import_module(f"{api}_client.schemas").SCHEMAS[component]
    refusal = importlib.import_module(f"{api}_client.errors").InvalidBody
    allows, classes = judge(SPECS[api], component), SHAPES[api]
    schema = SPECS[api].schemas[component]

    for body in filter(allows.is_valid, bodies(SPECS[api], component, 60)):
        for pointer, _, name in lacking(classes, schema, body):
            short = copy.deepcopy(body)
            there = {place: where for place, where, _ in lacking(classes, schema, short)}
            del there[pointer][name]

            made = model.from_dict(short)

            assert same(made.to_dict(), short)
            assert list(made.to_dict()) == [
                key for key in model.from_dict(body).to_dict() if key in short
            ]
            assert (pointer, "required") in [(one.pointer, one.rule) for one in made.departures()]
            assert attributes(model.from_dict(made.to_dict())) == attributes(made)
            with pytest.raises(refusal, match="violates required"):
                model.from_dict(short, strict=True)
            with pytest.raises(refusal, match="violates required"):
                made.to_dict(strict=True)


@pytest.mark.parametrize(("api", "component"), MODELS)
def test_only_the_attribute_of_an_absent_member_is_empty(api: str, component: str) -> None:
    model = importlib.import_module(f"{api}_client.schemas").SCHEMAS[component]
    absent = importlib.import_module(f"{api}_client.errors").AbsentMember
    shape = SHAPES[api].models[component]

    for body in filter(judge(SPECS[api], component).is_valid, bodies(SPECS[api], component, 60)):
        whole = model.from_dict(body)
        for member in shape.members:
            if not member.required:
                continue
            made = model.from_dict(
                {key: value for key, value in body.items() if key != member.name}
            )

            for other in shape.members:
                if other is not member:
                    found = getattr(made, other.python)
                    assert attributes(found) == attributes(getattr(whole, other.python))
            if not member.absent:
                with pytest.raises(absent, match=f"/{member.name}$"):
                    getattr(made, member.python)


@pytest.mark.parametrize(("api", "component"), MODELS)
def test_a_body_has_the_same_bytes_as_its_json(api: str, component: str) -> None:
    model = importlib.import_module(f"{api}_client.schemas").SCHEMAS[component]
    body_bytes = importlib.import_module(f"{api}_client._runtime.parameters").body_bytes

    for body in filter(judge(SPECS[api], component).is_valid, bodies(SPECS[api], component, 60)):
        made = model.from_dict(body, strict=True)
        plain = made.to_dict(strict=True)
        assert body_bytes(made, type(made)) == json.dumps(plain, separators=(",", ":")).encode()


def test_a_deleted_attribute_of_an_inner_object_is_not_written() -> None:
    model = importlib.import_module("cognite_diagrams_client.schemas").SCHEMAS["ConvertRequest"]
    made = model.from_dict({"items": [{"fileId": 1, "annotations": []}]})

    del made.items[0].annotations

    assert made.to_dict() == {"items": [{"fileId": 1}]}
