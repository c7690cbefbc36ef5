"""Calls, waiting and paging of an API that no code names are generated from its spec alone."""

import importlib
import json
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.generated.worlds import Async, Script, Sync, World, answer

from jobgauge_making import client as generator
from jobgauge_making import specs

SPEC = Path(__file__).parent / "errands" / "openapi.yaml"


@pytest.fixture(scope="module")
def errands(tmp_path_factory: pytest.TempPathFactory) -> Generator[Any]:
    """Generate the client and yield a function that imports it, or a module of it."""
    folder = tmp_path_factory.mktemp("made")
    generator.write(specs.load(SPEC), folder / "errands_client")
    sys.path.insert(0, str(folder))
    yield lambda name="": importlib.import_module("errands_client" + (f".{name}" if name else ""))
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.startswith("errands_client")]:
        del sys.modules[name]


def scripted(errands: Any, *replies: Any) -> tuple[Any, Script]:
    script = Script(list(replies))
    transport = httpx.MockTransport(script)
    client = errands().Client(
        "https://shop.test",
        token="k3y",
        http_client=httpx.Client(transport=transport),
        async_http_client=httpx.AsyncClient(transport=transport),
    )
    return client, script


def errand(state: str, **members: Any) -> dict[str, Any]:
    return {"facts": {"number": 7, "state": state, "why": "lost the key"}} | members


def test_an_api_key_is_sent_in_its_own_header_and_only_if_required(errands: Any) -> None:
    client, script = scripted(errands, answer(errand("new")), answer(b"", 204))
    operations = errands("schemas").OPERATIONS

    operations["read_errand"].sync(7, client=client)
    operations["drop_errand"].sync(7, client=client)

    assert [request.headers.get("x-shop-key") for request in script.requests] == ["k3y", None]


def test_a_response_without_a_body_is_none(errands: Any, world: World) -> None:
    client, script = scripted(errands, answer(b"", 204))

    assert world.value(errands("schemas").OPERATIONS["drop_errand"], client, 7) is None
    assert script.requests[0].method == "DELETE"


def test_parameters_of_every_kind_are_sent(errands: Any, world: World) -> None:
    client, script = scripted(errands, answer({"page": {"items": []}}))

    world.value(
        errands("schemas").OPERATIONS["list_errands"],
        client,
        "a/b c",
        kind=errands("models").Kind.WALK,
        kind_2="loud",
        tag=["x&y", "z"],
        urgent=True,
        weight=1e21,
        client_2="me",
    )

    (request,) = script.requests
    assert request.url.raw_path.startswith(b"/shops/a%2Fb%20c/errands?")
    assert request.url.params.multi_items() == [
        ("kind", "walk"),
        ("tag", "x&y"),
        ("tag", "z"),
        ("urgent", "true"),
        ("weight", "1000000000000000000000"),
        ("client", "me"),
    ]
    assert request.headers["kind"] == "loud"


@pytest.mark.parametrize("shop", [".", ".."])
def test_a_dot_segment_is_refused_as_a_path_parameter(errands: Any, shop: str) -> None:
    client, script = scripted(errands, answer({"page": {"items": []}}))

    with pytest.raises(errands().InvalidBody):
        errands("schemas").OPERATIONS["list_errands"].sync(shop, client=client)
    assert script.requests == []


def test_an_optional_body_may_be_left_out(errands: Any, world: World) -> None:
    run = errands("schemas").OPERATIONS["run_errand"]
    client, script = scripted(errands, answer(errand("new"), 202))

    world.value(run, client, "s")
    world.value(run, client, "s", body=errands("models").Order(note="n"))

    assert [request.content for request in script.requests] == [b"", b'{"note":"n"}']
    assert "content-type" not in script.requests[0].headers


def test_a_problem_of_rfc_9457_is_read(errands: Any) -> None:
    body = {"title": "No", "errorCode": "E1", "correlationRequestId": "r", "causes": ["late"]}
    client, _ = scripted(errands, answer(body, 418))

    with pytest.raises(errands().StatusError) as caught:
        errands("schemas").OPERATIONS["list_errands"].sync("s", client=client)

    error = caught.value
    assert (error.message, error.code, error.request_id) == ("No", "E1", "r")
    assert [detail.message for detail in error.details] == ["late"]
    assert error.envelope.title == "No"


def test_a_job_nested_in_another_object_is_waited_for(errands: Any, world: World) -> None:
    client, script = scripted(
        errands,
        answer(errand("new"), 202),
        answer(errand("new")),
        answer(errand("done", left=[{"note": "milk"}])),
    )
    started = world.detailed(errands("schemas").OPERATIONS["run_errand"], client, "s")

    ending = world.run(errands("waiting"), "wait_for_errand", client, started, poll=(0,))

    assert type(ending).__name__ == "PartlySucceeded"
    assert [each.to_dict() for each in ending.failed] == [{"note": "milk"}]
    assert ending.error_message == "lost the key"
    assert script.requests[-1].url.path == "/shops/errands/7"
    assert errands("waiting").ERRAND_POLL == (1, 2, 4, 8, 10)


@pytest.mark.parametrize("name", ["why/how", "why.how", "why~how", "why how", "why'\\\"how"])
def test_the_reason_for_a_failure_may_have_any_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "errands").mkdir()
    file = tmp_path / "errands" / "openapi.yaml"
    pointer = name.replace("~", "~0").replace("/", "~1")
    spec = SPEC.read_text(encoding="utf-8").replace("facts/why", json.dumps(f"facts/{pointer}"))
    file.write_text(spec.replace(" why:", f" {json.dumps(name)}:"), encoding="utf-8")
    package = f"named_{name.encode().hex()}_client"
    generator.write(specs.load(file), tmp_path / package)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    body = {"facts": {"number": 7, "state": "lost", name: "lost the key"}}
    made: Any = importlib.import_module(package)
    waiting = importlib.import_module(f"{package}.waiting")
    transport = httpx.MockTransport(Script([answer(body)]))

    with made.Client("https://shop.test", http_client=httpx.Client(transport=transport)) as client:
        assert waiting.wait_for_errand(client, 7).error_message == "lost the key"


@pytest.mark.parametrize("world", [Sync(), Async()], ids=lambda world: world.name)
def test_a_list_with_a_path_parameter_is_iterated(errands: Any, world: Any) -> None:
    more = {"items": [errand("new")], "more": "?cursor=2"}
    client, script = scripted(
        errands, answer({"page": more}), answer({"page": {"items": [errand("done")], "more": None}})
    )

    found = world.listed(errands("paging"), "iter_list_errands", client, shop="s", size=1)

    assert [each.facts.state for each in found] == ["new", "done"]
    assert script.requests[1].url.params.multi_items() == [("size", "1"), ("cursor", "2")]


def test_modules_are_generated_only_for_what_the_api_has(errands: Any) -> None:
    with pytest.raises(ModuleNotFoundError):
        errands("filters")


FILTER = """\
        - name: where
          in: query
          schema: {type: string}
          x-filter:
            operators: [eq, in]
            properties:
              note: {path: /facts/why, literal: string}
              word: {path: /facts/state, literal: guid}
            quoting:
              string: {quote: '"', escape: '\\"', in: [list]}
"""


def test_a_filter_is_quoted_as_its_spec_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "errands").mkdir()
    file = tmp_path / "errands" / "openapi.yaml"
    text = SPEC.read_text(encoding="utf-8")
    file.write_text(text.replace("        - {name: client,", f"{FILTER}        - {{name: client,"), encoding="utf-8")
    generator.write(specs.load(file), tmp_path / "quoted_client")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    made: Any = importlib.import_module("quoted_client.filters")
    where = made.ListErrandsFilter

    assert str(where.note.in_(['a "b"', "c"])) == r'note in ("a \"b\"", "c")'
    assert str(where.note.eq("plain")) == "note eq plain"
    for value in ("two words", "x) or note eq y", "and", ""):
        with pytest.raises(made.FilterError, match="cannot be written in a filter without quotes"):
            where.note.eq(value)


BROKEN = {
    "a token in a cookie": ("in: header, name: X-Shop-Key", "in: cookie, name: k"),
    "a parameter in a cookie": ("{name: kind, in: header,", "{name: kind, in: cookie,"),
    "a parameter that is an object": (
        "name: weight, in: query, schema: {type: number, minimum: 0}",
        'name: weight, in: query, schema: {$ref: "#/components/schemas/Order"}',
    ),
    "a body that is not JSON": (
        'application/json: {schema: {$ref: "#/components/schemas/Order"}}',
        "text/csv: {schema: {type: string}}",
    ),
    "a response that is not an object": (
        '{$ref: "#/components/schemas/ErrandList"}',
        "{type: string}",
    ),
    "a path with an unknown name": ("/shops/{shop}/errands:", "/shops/{store}/errands:"),
    "items that do not exist": ("items: /page/items", "items: /page/things"),
    "a token that is not a parameter": ("token: cursor", "token: there"),
    "a link that is not a pointer": ("next: /page/more", "next: more"),
    "a read with an unknown parameter": ('{errand: "{facts/number}"}', '{it: "{facts/number}"}'),
    "a job whose status is not required": ("required: [number, state]", "required: [number]"),
    "a job that no operation reads": ("operation: read_errand\n", "operation: fetch_errand\n"),
    "a link that names no job": (
        "parameters: {errand: $response.body#/facts/number}",
        "parameters: {}",
    ),
    "a link to an optional member": ("$response.body#/facts/number", "$response.body#/facts/why"),
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_an_unsupported_spec_stops_the_generation(change: tuple[str, str], tmp_path: Path) -> None:
    text = SPEC.read_text(encoding="utf-8")
    assert change[0] in text
    (tmp_path / "errands").mkdir()
    broken = tmp_path / "errands" / "openapi.yaml"
    broken.write_text(text.replace(*change), encoding="utf-8")

    with pytest.raises(specs.SpecRefused):
        generator.write(specs.load(broken), tmp_path / "errands_client")


def test_generation_is_reproducible(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        generator.write(specs.load(SPEC), tmp_path / name / "errands_client")

    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.py")}
        for name in ("one", "two")
    )
    assert one == two
