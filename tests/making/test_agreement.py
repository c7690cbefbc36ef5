"""
The attrs models, the pydantic models and jsonschema-rs agree on every body.

Known exceptions, each with its reason:
- a date-time of the year 0 is refused by the attrs models: no datetime can hold it
- an integer written as a float (1.0) is refused by the pydantic models, which are strict
- a leap second with an offset other than zero is refused by the pydantic models: their pattern cannot add
- a `number` that no float can hold (10^400, 2^53 + 1) is refused or rounded by the pydantic models
"""

import importlib
import json
import math
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from tests.making.bodies import bodies, same
from tests.making.judges import judge, open_judge

from jobgauge_making import specs
from jobgauge_making.keywords import nullable, types
from jobgauge_making.shapes import Enumeration, Model, Shapes, shapes

SPECS = {path.parent.name: specs.load(path) for path in specs.chosen(Path("specs"), [])}
COMPONENTS = [
    pytest.param(api, component, id=f"{api}-{component}")
    for api, spec in SPECS.items()
    for component, schema in spec.schemas.items()
    if schema["type"] == "object"
]
SHAPES = {api: shapes(spec) for api, spec in SPECS.items()}
BODIES = 120


@pytest.mark.parametrize(("api", "component"), COMPONENTS)
def test_a_client_accepts_what_the_spec_allows_and_returns_it_unchanged(
    api: str, component: str
) -> None:
    model = _client(api, "schemas").SCHEMAS[component]
    strictly, openly = judge(SPECS[api], component), open_judge(SPECS[api], component)

    for body in bodies(SPECS[api], component, BODIES):
        for strict, allowed in ((True, strictly.is_valid(body)), (False, openly.is_valid(body))):
            made = _read(api, model, body, strict=strict)
            assert (made is not None) == allowed
            assert _has_problem(api, model, body, strict=strict) != allowed
            if made is not None:
                assert same(made.to_dict(strict=strict), body)
                reported = {one.rule for one in made.departures()} - {"properties"}
                assert bool(reported) != strictly.is_valid(body)


@pytest.mark.parametrize(("api", "component"), COMPONENTS)
def test_a_constructor_accepts_what_the_spec_allows(api: str, component: str) -> None:
    shape = SHAPES[api].models[component]
    model = _client(api, "schemas").SCHEMAS[component]
    allows = judge(SPECS[api], component)
    refusal = _client(api, "errors").InvalidBody

    for body in bodies(SPECS[api], component, BODIES):
        arguments = _arguments(api, shape, body) if specs.is_object(body) else None
        if arguments is None:
            continue
        try:
            made = model(**arguments)
        except refusal:
            assert not allows.is_valid(body)
        else:
            assert allows.is_valid(body)
            assert same(made.to_dict(strict=True), body)


@pytest.mark.parametrize(("api", "component"), COMPONENTS)
def test_the_pydantic_models_agree_with_the_spec(api: str, component: str) -> None:
    model = getattr(importlib.import_module(f"{api}_models"), component)
    allows = judge(SPECS[api], component)

    for body in bodies(SPECS[api], component, BODIES):
        if _is_excepted(body):
            continue
        try:
            made = model.model_validate_json(json.dumps(body))
        except ValidationError:
            assert not allows.is_valid(body)
        else:
            assert allows.is_valid(body)
            assert same(made.model_dump(mode="json", by_alias=True), body)


@pytest.mark.parametrize("api", SPECS)
def test_every_component_and_operation_is_generated(api: str) -> None:
    spec = SPECS[api]
    index = _client(api, "schemas")
    models = importlib.import_module(f"{api}_models")

    operations = {
        operation["operationId"]
        for item in spec.document["paths"].values()
        for operation in item.values()
    }

    assert set(index.SCHEMAS) == set(SHAPES[api].models)
    assert set(index.OPERATIONS) == operations
    assert all(hasattr(models, component) for component in spec.schemas)


def _client(api: str, module: str) -> Any:
    return importlib.import_module(f"{api}_client.{module}")


def _read(api: str, model: Any, body: Any, *, strict: bool) -> Any:
    try:
        return model.from_dict(body, strict=strict)
    except _client(api, "errors").InvalidBody:
        return None


def _has_problem(api: str, model: Any, body: Any, *, strict: bool) -> bool:
    """Return True if the client's walk over the schema finds a problem."""
    codec = _client(api, "_runtime.model").codec_of(model)
    return bool(_client(api, "_runtime.checks").problems_of_json(codec, body, strict=strict))


def _arguments(api: str, shape: Model, body: dict[str, Any]) -> dict[str, Any] | None:
    """Return the constructor's arguments for a body; None if a value inside cannot be constructed."""
    named = {member.name: member for member in shape.members}
    required = {member.name for member in shape.members if member.required}
    if not required <= body.keys():
        return None  # Python itself refuses the call
    further = {name: value for name, value in body.items() if name not in named}
    if further and shape.further is None:
        return None
    arguments: dict[str, Any] = {}
    try:
        if further:
            arguments["additional_properties"] = {
                name: _given(api, SHAPES[api], shape.further or {}, value)
                for name, value in further.items()
            }
        for name, member in named.items():
            if name in body:
                arguments[member.python] = _given(api, SHAPES[api], member.schema, body[name])
    except ValueError:
        return None
    return arguments


def _given(api: str, classes: Shapes, schema: dict[str, Any], value: Any) -> Any:
    """Return a JSON value as a constructor takes it; raise ValueError if there is no such object."""
    if "anyOf" in schema:
        return None if value is None else _given(api, classes, schema["anyOf"][0], value)
    target = classes.target(schema)
    if isinstance(target, Model):
        return _client(api, "schemas").SCHEMAS[target.component].from_dict(value, strict=True)
    if isinstance(target, Enumeration) or (value is None and nullable(schema)):
        return value
    if schema.get("format") == "date-time":
        return _moment(api, value)
    if types(schema) == ["array"] and specs.is_array(value):
        return [_given(api, classes, schema["items"], inner) for inner in value]
    return value


def _moment(api: str, value: Any) -> datetime:
    found: datetime = _client(api, "types").read_timestamp(str(value))
    return found


def _is_excepted(body: Any) -> bool:
    if specs.is_object(body):
        return any(map(_is_excepted, body.values()))
    if specs.is_array(body):
        return any(map(_is_excepted, body))
    match body:
        case float():
            return body.is_integer() or math.isinf(body)
        case int():
            return abs(body) > 2**53
        case str():
            return ":60" in body
        case _:
            return False
