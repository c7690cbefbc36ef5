"""Every `x-` field is read as specs/README.md describes it, and the conventions allow it in that form."""

import copy
import json
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from tests.making.apis import things

import lint_specs
from jobgauge.spec import facts
from jobgauge.spec.conventions import check_form, read_conventions
from jobgauge.spec.document import Api, read_api
from jobgauge.spec.facts import Next, Presence, Scheme

CONVENTIONS = read_conventions(lint_specs.SPECS)
GET = ("paths", "/things/{thingId}", "get")
THING = ("components", "schemas", "Thing")


def read(folder: Path, *edits: tuple[tuple[str, ...], Any]) -> Api:
    """Return the API of a spec with these values set, after a look at its form; what they name need not exist."""
    document = copy.deepcopy(things())
    for path, value in edits:
        here: dict[str, Any] = document
        for step in path[:-1]:
            here = here.setdefault(step, {})
        here[path[-1]] = value
    file = folder / "openapi.yaml"
    file.write_text(json.dumps(document))
    assert [str(each) for each in check_form(file, document, CONVENTIONS)] == []
    with mock.patch("jobgauge.spec.gate.named_wrongly", return_value=()):
        return read_api(folder)


@pytest.mark.parametrize(
    ("scheme", "found", "shown"),
    [
        ({"type": "http", "scheme": "bearer"}, Scheme("own", "bearer", source="A token."), "Bearer a:b"),
        ({"type": "http", "scheme": "basic"}, Scheme("own", "basic", prefix="Basic ", source="A token."), "Basic YTpi"),
        (
            {"type": "apiKey", "in": "header", "name": "X-Key"},
            Scheme("own", "apiKey", "header", "X-Key", "", "A token."), "a:b",
        ),
        (
            {"type": "apiKey", "in": "query", "name": "key", "x-token-source": "the console"},
            Scheme("own", "apiKey", "query", "key", "", "the console"), "a:b",
        ),
        (
            {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://a", "scopes": {}}}},
            Scheme("own", "oauth2", source="A token."), "Bearer a:b",
        ),
    ],
)  # fmt: skip
def test_security_of_any_scheme_is_read_and_shown(
    tmp_path: Path, scheme: dict[str, Any], found: Scheme, shown: str
) -> None:
    security: list[dict[str, list[str]]] = [{"own": []}]
    api = read(
        tmp_path,
        (("components", "securitySchemes"), {"own": {"description": "A token.", **scheme}}),
        (("security",), security),
        ((*GET, "security"), security),
    )

    assert facts.schemes(api, api.operation("get_thing")) == [found]
    assert found.shown("a:b") == shown


def test_an_operation_may_need_no_credentials() -> None:
    api = Api("a", Path(), {"security": [{}]}, {})
    operation = read_operation({"responses": {}})

    assert facts.schemes(api, operation) == [None]
    assert facts.scheme_of(api, operation) is None


def read_operation(node: dict[str, Any]) -> Any:
    """Return an operation with nothing but a node."""

    class Operation:
        id = "get_thing"

    operation = Operation()
    operation.node = type("Node", (), {"value": node})()  # pyright: ignore[reportAttributeAccessIssue]
    return operation


@pytest.mark.parametrize(
    ("following", "found"),
    [
        ("/links/next", Next("link", ("links", "next"))),
        ({"array": "/links", "rel": "more"}, Next("rel", ("links",), "more")),
        ({"header": "Link"}, Next("header")),
        ({"cursor": "/next"}, Next("cursor", ("next",))),
        ({"offset": True}, Next("offset")),
        ({"page": 0}, Next("page", first=0)),
    ],
)
def test_every_way_of_paging_is_read(tmp_path: Path, following: Any, found: Next) -> None:
    field = {"items": "/all", "next": following, "token": "at", "limit": "size", "keep": ["size"]}
    document = things()
    document["paths"]["/things/{thingId}"]["get"]["x-pagination"] = field

    paging = facts.paging(read_operation({"x-pagination": field}))

    assert [str(each) for each in check_form(tmp_path, document, CONVENTIONS)] == []
    assert paging == facts.Paging(("all",), found, "at", "size", ("size",))


def test_the_fields_of_an_operation_are_read(tmp_path: Path) -> None:
    api = read(
        tmp_path,
        ((*GET, "x-filters"), {"state": "facts/state"}),
        ((*GET, "x-resource"), {"name": "shop", "method": "fetch"}),
        ((*GET, "x-effects"), {"creates": "a copy", "costs": "one unit"}),
    )
    operation = api.operation("get_thing")

    assert facts.filtering(operation) == {"state": ("facts", "state")}
    assert facts.resource(operation) == facts.Resource("shop", "fetch")
    assert facts.effects(operation) == facts.Effects("a copy", "one unit")
    assert facts.resource(read_operation({})) == facts.Resource("default", "get_thing")
    assert facts.effects(read_operation({})) == facts.Effects()


def test_the_fields_of_a_schema_are_read(tmp_path: Path) -> None:
    lifecycle = {
        "id": "id",
        "status": "kind",
        "stages": {"small": "initial", "large": "failed"},
        "times": ["made/at"],
        "read": {"operation": "get_thing", "parameters": {"thingId": "{id}"}, "job": ""},
        "poll": [1, 2.5],
        "error": "why",
        "members": {
            "why": {"present": ["failed"], "only": ["failed"]},
            "made": {"null": ["initial"]},
        },
        "named": "location",
        "result_at": "get_result",
        "slow": "get_thing",
        "changed_by": ["delete_thing"],
        "retry_after": True,
    }
    known = {"source": "seen", "absent": ["id"], "nulls": ["id"]}
    api = read(
        tmp_path,
        ((*THING, "x-job-lifecycle"), lifecycle),
        ((*THING, "x-known-differences"), known),
        (
            ("components", "schemas", "Problem", "x-error"),
            {"message": "message", "code": "a/b", "details": ["c", "d/e"]},
        ),
    )

    cycle = facts.cycle(api.schemas["Thing"])
    assert cycle
    assert (cycle.id, cycle.status, cycle.error) == (("id",), ("kind",), ("why",))
    assert (cycle.times, cycle.poll) == ((("made", "at"),), (1.0, 2.5))
    assert cycle.members["why",] == Presence(
        present=frozenset({"failed"}), only=frozenset({"failed"})
    )
    assert cycle.members["made",] == Presence(null=frozenset({"initial"}))
    assert (cycle.named, cycle.result_at, cycle.slow) == ("location", "get_result", "get_thing")
    assert (cycle.changed_by, cycle.retry_after) == (("delete_thing",), True)
    assert (cycle.stage("large"), cycle.stage("other"), cycle.stage(1)) == ("failed", None, None)
    assert facts.known_differences(api.schemas["Thing"]) == facts.Known(
        "seen", absent=("id",), nulls=("id",)
    )
    roles = facts.error_roles(api.schemas["Problem"])
    assert roles == facts.ErrorRoles(("message",), ("a", "b"), (("c",), ("d", "e")))
    for read_field in (facts.cycle, facts.known_differences, facts.error_roles):
        assert read_field({}) is None


def test_the_quoting_of_a_filter_is_data(tmp_path: Path) -> None:
    field = {
        "operators": ["eq"],
        "properties": {
            "id": {"path": "/id", "literal": "string"},
            "shop": {"path": "/shop", "literal": "guid"},
            "made": {"path": "/made/*/at", "literal": "date-time"},
        },
        "quoting": {
            "string": {"quote": "'", "escape": "''", "open": ["list"]},
            "guid": {"quote": '"', "in": ["list"]},
        },
    }
    parameter = {"name": "filter", "in": "query", "required": False, "x-filter": field}
    described = {**parameter, "schema": {"type": "string", "description": "A filter."}}
    own = [*things()["paths"]["/things/{thingId}"]["get"]["parameters"], described]
    api = read(tmp_path, ((*GET, "parameters"), own))

    found = facts.filters(api.operation("get_thing"))["filter"]
    text, guid, made = (each.literals for each in found.properties.values())
    assert found.operators == ("eq",)
    assert found.properties["made"].path == ("made", "*", "at")
    assert (text.quoted, text.open, text.written("it's")) == (
        {"comparison", "list"},
        {"list"},
        "'it''s'",
    )
    assert (guid.quoted, guid.open, guid.written("a")) == ({"list"}, set(), '"a"')
    assert (made.quoted, made.written("it's")) == (set(), "it's")
