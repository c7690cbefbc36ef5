"""
Each keyword of the table is linted, walked, generated and enforced, and has its faults.

One spec has every keyword once, on a member of the same name.
"""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest
from pydantic import ValidationError
from tests.making.apis import PAGE, generate, things, write

import lint_specs
from jobgauge.exchange.call import Call
from jobgauge.messages.faults import edges, faults
from jobgauge.messages.instances import instance
from jobgauge.reference.checks import check
from jobgauge.reference.service import Refusal
from jobgauge.spec.constraints import Constraint
from jobgauge.spec.conventions import read_conventions
from jobgauge.spec.document import Api, read_api
from jobgauge.spec.keywords import FORMATS, NAMES, TABLE, inner_schemas, named
from jobgauge.spec.walk import constraints
from jobgauge_making.keywords import ANNOTATIONS, CONSTRAINTS

NUMBER: Final = {"type": "number"}
TEXT: Final = {"type": "string"}
LIST: Final = {"type": "array", "items": {"type": "string"}}
OBJECT: Final = {"type": "object", "additionalProperties": {"type": "string"}}
MEMBERS: Final[dict[str, dict[str, Any]]] = {
    "type": TEXT,
    "enum": {"type": "string", "enum": ["small", "large"]},
    "const": {"type": "string", "const": "fixed"},
    "minimum": {**NUMBER, "minimum": 1},
    "maximum": {**NUMBER, "maximum": 9},
    "exclusiveMinimum": {**NUMBER, "exclusiveMinimum": 1},
    "exclusiveMaximum": {**NUMBER, "exclusiveMaximum": 9},
    "multipleOf": {"type": "integer", "multipleOf": 5, "examples": [10]},
    "minLength": {**TEXT, "minLength": 2},
    "maxLength": {**TEXT, "maxLength": 9},
    "pattern": {**TEXT, "pattern": "^[a-c]+$", "examples": ["abc"]},
    "format": {**TEXT, "format": "uuid"},
    "minItems": {**LIST, "minItems": 1},
    "maxItems": {**LIST, "maxItems": 3},
    "uniqueItems": {**LIST, "uniqueItems": True},
    "minProperties": {**OBJECT, "minProperties": 1},
    "maxProperties": {**OBJECT, "maxProperties": 2},
    "oneOf": {
        "type": "object",
        "properties": {"a": TEXT, "b": TEXT},
        "oneOf": [{"required": ["a"]}, {"required": ["b"]}],
    },
    "required": {"type": "object", "properties": {"a": TEXT}, "required": ["a"]},
    "additionalProperties": {
        "type": "object",
        "properties": {"a": TEXT},
        "additionalProperties": False,
    },
}
COMPONENTS: Final = (
    "enum",
    "minProperties",
    "maxProperties",
    "oneOf",
    "required",
    "additionalProperties",
)
"""The members that are components, as an enum and an object must be."""
WALKED: Final = {"additionalProperties": "closed"}
"""Keywords whose constraint has another name."""


def document() -> dict[str, Any]:
    """Return the spec: one operation that takes and returns an object with every keyword."""
    made = things()
    schemas: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for name, schema in MEMBERS.items():
        described = {**schema, "description": f"Has {name}."}
        for _, _, inner in inner_schemas(described):
            inner.setdefault("description", "A text.")
        if name in COMPONENTS:
            component = f"{name[0].upper()}{name[1:]}"
            schemas[component] = described
            properties[name] = {"$ref": f"#/components/schemas/{component}"}
        else:
            properties[name] = described
    schemas["Every"] = {"type": "object", "description": "Every keyword.", "properties": properties}
    own = made["paths"]["/things/{thingId}"]["get"]
    body = {"application/json": {"schema": {"$ref": "#/components/schemas/Every"}}}
    made["paths"] = {
        "/every": {
            "post": {
                **{name: each for name, each in own.items() if name != "parameters"},
                "operationId": "send_every",
                "externalDocs": PAGE,
                "requestBody": {"required": True, "content": body},
                "responses": {
                    "200": {"description": "As sent.", "content": body},
                    "4XX": own["responses"]["4XX"],
                },
            }
        }
    }
    problem = made["components"]["schemas"]["Problem"]
    made["components"]["schemas"] = {"Problem": problem, **schemas}
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the spec in `specs/every`, and what is generated from it."""
    made = write(tmp_path_factory.mktemp("keywords"), every=json.loads(json.dumps(document())))
    done = generate(made)
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="module")
def api(folder: Path) -> Api:
    """Return the API of the spec."""
    return read_api(folder / "specs" / "every")


@pytest.fixture(scope="module")
def generated(folder: Path) -> Iterator[tuple[ModuleType, ModuleType]]:
    """Yield the generated models of the client and of pydantic."""
    sys.path.insert(0, str(folder / "generated"))
    yield importlib.import_module("every_client.models"), importlib.import_module("every_models")
    sys.path.remove(str(folder / "generated"))


def walked(api: Api, name: str) -> Constraint:
    """Return the constraint of a keyword on its member of the request."""
    (found,) = [
        each
        for each in constraints(api)
        if each.place.status is None
        and each.path[:1] == (name,)
        and len(each.path) == 1
        and each.keyword == WALKED.get(name, name)
    ]
    return found


BINDING = named("value", "members")
KEYWORDS = [*BINDING, "additionalProperties"]


def test_every_keyword_that_binds_has_a_member() -> None:
    assert MEMBERS.keys() == set(KEYWORDS)


def test_lint_knows_the_keywords_of_the_table_and_no_others(folder: Path) -> None:
    conventions = read_conventions(Path("specs"))
    schema = conventions["$defs"]["schema"]["properties"]
    known = {name for name in schema if not name.startswith("x-")}

    elsewhere = {"$ref", "anyOf", "title", "example", "externalDocs", "xml", "$comment"}
    assert known | elsewhere == set(NAMES)
    assert set(schema["format"]["enum"]) == set(FORMATS)
    problems = lint_specs.lint_document(folder / "specs" / "every", document(), conventions)
    assert [str(each) for each in problems if "SOURCES.md" not in str(each)] == []


def test_the_makers_know_the_keywords_of_the_table_and_no_others() -> None:
    assert set(NAMES) == CONSTRAINTS | ANNOTATIONS
    assert CONSTRAINTS.isdisjoint(ANNOTATIONS)
    assert {each.role for each in TABLE if each.name in ANNOTATIONS} == {"note"}


@pytest.mark.parametrize("name", KEYWORDS)
def test_a_keyword_is_walked_enforced_and_has_its_faults(api: Api, name: str) -> None:
    constraint = walked(api, name)

    broken = faults(api, constraint)
    assert broken
    for case in broken:
        with pytest.raises(Refusal):
            check(constraint, {}, case.message, 400)
    for case in edges(api, constraint):
        check(constraint, {}, case.message, 400)
    assert Call(api.operation("send_every"), body=broken[0].message).encoded()


@pytest.mark.parametrize("name", KEYWORDS)
def test_a_keyword_is_generated_so_that_its_faults_are_refused(
    api: Api, generated: tuple[ModuleType, ModuleType], name: str
) -> None:
    client, models = generated
    constraint, body = walked(api, name), api.operation("send_every").body
    assert body

    whole = instance(api, body)
    assert client.Every.from_dict(whole, strict=True).to_dict() == whole
    models.Every.model_validate(whole)
    for case in faults(api, constraint):
        with pytest.raises(ValueError, match=name):
            client.Every.from_dict(case.message, strict=True)
        with pytest.raises(ValidationError, match=f"{name}|must be unique"):
            models.Every.model_validate(case.message)
