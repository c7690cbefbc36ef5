"""`jobgauge rules` lists every rule once, with its place in the spec and its level."""

import pytest
from tests.commands.calling import exit_code
from tests.rules.judging import DIAGRAMS

from jobgauge.rules import rules, selected
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
