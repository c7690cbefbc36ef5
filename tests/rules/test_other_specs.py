"""Rules on a spec of nobody we know: optional bodies, other media types, patterns, nulls, and paging without links."""

from pathlib import Path
from typing import Any

import pytest
from tests.making.apis import things, write

from jobgauge.exchange.call import Call
from jobgauge.exchange.line import Target
from jobgauge.exchange.wire import Wire
from jobgauge.messages.instances import NoInstance, instance
from jobgauge.reference.app import build
from jobgauge.reference.change import Change
from jobgauge.reference.serve import serving
from jobgauge.reference.service import Reply, Request, Service
from jobgauge.rules import selected
from jobgauge.run.checking import judged
from jobgauge.run.results import Result
from jobgauge.run.run import Run
from jobgauge.spec.document import Api, read_api

PUT = "put_thing"


def shop(folder: Path, **changes: Any) -> Api:
    """Return an API with a body that may be sent, whose schema has these properties."""
    document = things()
    item = document["paths"]["/things/{thingId}"]
    body = {"schema": {"$ref": "#/components/schemas/Thing"}}
    item["put"] = {
        **item["get"],
        "operationId": PUT,
        "requestBody": {"content": {changes.pop("media", "application/json"): body}},
        **changes.pop("operation", {}),
    }
    document["components"]["schemas"]["Thing"].update(changes.pop("thing", {}))
    document["components"]["schemas"]["Thing"]["properties"].update(changes)
    return read_api(write(folder, shop=document) / "specs" / "shop")


def found(api: Api, rule: str, answer: Any, change: Change | None = None) -> Result:
    """Return the finding of a rule on a server that gives this answer to everything."""

    def reply(_: Request) -> Reply:
        return Reply(200, answer)

    service = Service({"get_thing": reply, PUT: reply}, {"thingId": ["a"]})
    reference = build(api, service=service, change=change)
    (chosen,) = [each for each in selected(api, [rule]) if each.side == "server"]
    with serving(reference) as url, Wire(api, Target(url, reference.token)) as wire:
        return judged(chosen, Run(api, wire, reference.given))


@pytest.mark.parametrize("required", [False, True])
@pytest.mark.parametrize("component", [False, True])
def test_a_request_without_a_body_is_sent_only_if_one_is_required(
    tmp_path: Path, required: bool, component: bool
) -> None:
    api = shop(tmp_path)
    body = {**api.operation(PUT).node.value["requestBody"], "required": required}
    document = {**api.document, "components": {**api.document["components"]}}
    document["components"]["requestBodies"] = {"Body": body}
    shown = {"$ref": "#/components/requestBodies/Body"} if component else body
    document["paths"]["/things/{thingId}"]["put"]["requestBody"] = shown
    api = read_api(write(tmp_path, shop=document) / "specs" / "shop")

    assert api.left_out == ()
    rules = selected(api, [f"shop/{PUT}/schema/request/body"])
    assert len(rules) == required
    if required:
        assert found(api, f"shop/{PUT}/schema/request/body", {"id": "a"}).cases == 2


def test_a_body_is_sent_as_the_media_type_of_the_spec(tmp_path: Path) -> None:
    api = shop(tmp_path, media="application/merge-patch+json")

    call = Call(api.operation(PUT), {"thingId": "a"}, {"id": "a"})

    assert call.headers["Content-Type"] == "application/merge-patch+json"
    assert found(api, f"shop/{PUT}/responses/request/full", {"id": "a"}).verdict == "pass"


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ({"pattern": "^job_[0-9]+$"}, "job_0"),
        ({"pattern": "^[A-Z]{2}-[0-9]{4}$"}, "AA-0000"),
        ({"pattern": "^(a|b)+$", "minLength": 3}, "aaa"),
        ({"pattern": "x", "maxLength": 1}, "x"),
    ],
)
def test_a_pattern_without_examples_has_an_instance_that_is_always_the_same(
    tmp_path: Path, schema: dict[str, Any], text: str
) -> None:
    api = shop(tmp_path, code={"type": "string", **schema})
    node = api.component("Thing").child("properties", "code")

    assert [instance(api, node) for _ in range(2)] == [text, text]


def test_a_pattern_that_nothing_can_match_says_so(tmp_path: Path) -> None:
    api = shop(tmp_path, code={"type": "string", "pattern": "^a$", "minLength": 2})

    with pytest.raises(NoInstance, match="expected `examples`"):
        instance(api, api.component("Thing").child("properties", "code"))


@pytest.mark.parametrize("known", [True, False])
def test_a_null_that_is_known_is_a_drift_and_any_other_a_failure(
    tmp_path: Path, known: bool
) -> None:
    fields = {"x-known-differences": {"source": "seen", "nulls": ["id"]}} if known else {}
    api = shop(tmp_path, thing=fields)

    finding = found(api, "shop/get_thing/schema/200/id/type", {"id": None})

    assert (finding.verdict, finding.known) == (("drift", True) if known else ("fail", False))


def test_paging_without_links_is_a_skip_that_says_so(tmp_path: Path) -> None:
    listed = {"type": "array", "items": {"type": "string"}}
    query = {"name": "at", "in": "query", "required": False, "schema": {"type": "string"}}
    paging = {"items": "/all", "next": {"cursor": "/id"}, "token": "at"}
    own = things()["paths"]["/things/{thingId}"]["get"]["parameters"]
    operation = {"x-pagination": paging, "parameters": [*own, query]}
    api = shop(tmp_path, operation=operation, all=listed)

    finding = found(api, f"shop/{PUT}/paging/complete", {"id": "a"})

    assert finding.verdict == "skip"
    assert finding.reason == "a list whose pages are found by cursor is not judged yet"
