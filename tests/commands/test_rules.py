"""`jobgauge rules` lists every rule once, with its place in the spec and its level."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.commands.calling import exit_code
from tests.making.apis import things, write
from tests.rules.judging import DIAGRAMS

from jobgauge.rules import rules, selected
from jobgauge.spec import document
from jobgauge.spec.document import Node, api_names, load_api

Capture = pytest.CaptureFixture[str]
ITEMS = f"{DIAGRAMS}/convert_diagrams/limits/request/items"


def test_a_rule_is_listed_with_its_id_sentence_evidence_and_place(capsys: Capture) -> None:
    assert exit_code("rules", "--rule", f"{ITEMS}/maxItems") == 0

    shown = capsys.readouterr().out.splitlines()
    assert shown[:2] == [f"{ITEMS}/maxItems", "  `items` in the request has at most 50 elements."]
    assert shown[2].startswith("  must (document: https://")
    assert shown[3].endswith(
        "openapi.yaml#/components/schemas/ConvertRequest/properties/items/maxItems"
    )
    assert shown[4] == "  checked on: server, client, models"
    assert shown[5].startswith("  wrong servers: cognite_diagrams/convert_diagrams/")


def test_a_prefix_matches_whole_segments(capsys: Capture) -> None:
    api = load_api(DIAGRAMS)

    assert selected(api, [f"{DIAGRAMS}/convert_diagrams/lim"]) == []
    assert len(selected(api, [f"{DIAGRAMS}/convert_diagrams/limits/"])) > 20
    assert exit_code("rules", "--api", DIAGRAMS, "--rule", "nothing") == 2
    assert "no rule id begins with the segments nothing" in capsys.readouterr().err


@pytest.mark.parametrize("name", api_names())
def test_every_rule_has_an_id_of_its_own_and_a_pointer_that_exists(name: str) -> None:
    api = load_api(name)
    found = rules(api)

    ids = [(rule.id, rule.side) for rule in found]
    assert len(set(ids)) == len(ids)
    for rule in found:
        assert rule.id.startswith(f"{name}/{rule.operation}/{rule.family}/")
        assert isinstance(api.at(rule.pointer), Node)
        assert rule.sentence.endswith(".")
        assert rule.source


@pytest.mark.parametrize("name", api_names())
def test_the_same_id_is_the_same_promise_on_every_side(name: str) -> None:
    found: dict[str, set[tuple[str, str, str]]] = {}
    for rule in rules(load_api(name)):
        found.setdefault(rule.id, set()).add((rule.sentence, rule.evidence, rule.pointer))

    assert [each for each, promises in found.items() if len(promises) > 1] == []


def test_one_element_is_singular(capsys: Capture) -> None:
    exit_code("rules", "--rule", f"{ITEMS}/minItems")

    assert "at least 1 element." in capsys.readouterr().out


def test_an_open_rule_is_listed_with_the_reason(capsys: Capture) -> None:
    exit_code("rules", "--rule", f"{ITEMS}/*/annotations/*/region/vertices/minItems")

    assert capsys.readouterr().out.splitlines()[-1].startswith("  left open: ")


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Yield the name of an API of which one operation is not supported, in place of the others."""
    spec = write(tmp_path, shop=things()) / "specs"
    text = (spec / "shop" / "openapi.yaml").read_text()
    other = (
        "/things:\n    get:\n      callbacks: {}\n      responses: {'200': {description: Things.}}"
    )
    (spec / "shop" / "openapi.yaml").write_text(text.replace("paths:", f"paths:\n  {other}"))
    monkeypatch.setattr(document, "specs_folder", lambda: spec)
    yield "shop"
    load_api.cache_clear()


@pytest.mark.parametrize(("options", "code"), [([], 2), (["--partial"], 0)])
def test_what_is_not_supported_is_named_and_accepted_only_with_partial(
    shop: str, options: list[str], code: int, capsys: Capture
) -> None:
    assert exit_code("rules", "--api", shop, *options) == code

    shown = capsys.readouterr()
    assert "shop/get_thing/" in shown.out
    assert shown.err == (
        "jobgauge: shop: get_things is left out: #/paths/~1things/get/callbacks: callbacks is not supported; "
        "expected an operation without callbacks\n"
    )


def test_a_spec_that_cannot_be_read_is_a_wrong_call(shop: str, capsys: Capture) -> None:
    (document.specs_folder() / shop / "openapi.yaml").write_text("openapi: 3.0.0\n")

    assert exit_code("rules", "--api", shop) == 2
    assert "#/openapi: the version is '3.0.0'; expected" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [("rules",), ("check", "--side", "client"), ("rules", "--partial")]
)
def test_a_spec_without_a_supported_operation_is_a_wrong_call_with_its_places(
    shop: str, command: tuple[str, ...], capsys: Capture
) -> None:
    file = document.specs_folder() / shop / "openapi.yaml"
    file.write_text("openapi: 3.1.0\npaths: {/a: {get: {callbacks: {}, responses: {'200': {}}}}}\n")

    assert exit_code(command[0], "--api", shop, *command[1:]) == 2
    assert capsys.readouterr().err == (
        "jobgauge: shop: get_a is left out: #/paths/~1a/get/callbacks: callbacks is not supported; "
        "expected an operation without callbacks\n"
        "jobgauge: no operation of shop is supported: change its spec at the places above\n"
    )
