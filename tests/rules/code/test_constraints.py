"""The generated code is checked against the same constraints as a server, and code with one mistake fails."""

import json
from typing import Any

import pytest
from tests.rules.judging import DIAGRAMS, ITWIN, VISION, ZOO, not_kept, results, running

from jobgauge.rules import rules
from jobgauge.rules.code.constraints import check_of, component_of, same
from jobgauge.run.finding import Finding
from jobgauge.run.generated_code import ClientPackage, NoGeneratedCode, NotAccepted
from jobgauge.run.results import Side
from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import Api, api_names, load_api
from jobgauge.spec.walk import constraints

API = load_api(DIAGRAMS)


class AcceptsEverything(ClientPackage):
    def round_trip(self, api: Api, component: str, message: Any, **_: Any) -> Any:
        assert component in api.document["components"]["schemas"]
        return message


class RefusesEverything(ClientPackage):
    def round_trip(self, *_: Any, **__: Any) -> Any:
        raise NotAccepted("no", [])


class LosesWhatIsUnlisted(ClientPackage):
    def round_trip(self, *args: Any, **reading: Any) -> Any:
        text = json.dumps(super().round_trip(*args, **reading))
        return json.loads(text.replace("jobgauge_unlisted", "lost"))


class NamesAnotherPlace(ClientPackage):
    def round_trip(self, *args: Any, **reading: Any) -> Any:
        try:
            return super().round_trip(*args, **reading)
        except NotAccepted as refused:
            raise NotAccepted(str(refused), [("/elsewhere", "type")]) from refused


class ReadsNothingOpenly(ClientPackage):
    def round_trip(self, *args: Any, **_: Any) -> Any:
        return super().round_trip(*args, strict=True)


def constraint(key: str) -> Constraint:
    return next(each for each in constraints(API) if each.key == key)


def found(code: ClientPackage, key: str) -> Finding:
    bound = constraint(key)
    component = component_of(API, bound.place)
    assert component
    with running(DIAGRAMS) as run:
        return check_of(code, component, bound)(run)


STATUS = "get_convert_job/200/body/status/enum"
ITEMS = "convert_diagrams/request/body/items/maxItems"
LISTED = "get_convert_job/200/body/listed"


@pytest.mark.parametrize("side", ["client", "models"])
@pytest.mark.parametrize("name", [DIAGRAMS, VISION, ZOO, ITWIN])
def test_the_generated_code_keeps_every_constraint(name: str, side: Side) -> None:
    with running(name) as run:
        judged = results(run, side=side)

    assert not_kept(judged) == []
    assert {result.verdict for result in judged.values()} == {"pass"}
    assert run.exchanges == []


@pytest.mark.parametrize(
    ("code", "key", "reason"),
    [
        (AcceptsEverything(), ITEMS, "accepted 51 elements in /items (breaks maxItems 50)"),
        (AcceptsEverything(), STATUS, "accepted /status="),
        (LosesWhatIsUnlisted(), STATUS, "when reading openly, changed /status="),
        (LosesWhatIsUnlisted(), LISTED, "changed body="),
        (NamesAnotherPlace(), ITEMS, "for another reason"),
        (ReadsNothingOpenly(), STATUS, "when reading openly, refused /status="),
    ],
)
def test_wrong_code_fails(code: ClientPackage, key: str, reason: str) -> None:
    finding = found(code, key)

    assert finding.verdict == "fail"
    assert reason in finding.reason


def test_a_fault_is_not_judged_if_the_code_refuses_the_valid_message() -> None:
    assert found(RefusesEverything(), ITEMS).verdict == "skip"


@pytest.mark.parametrize("name", api_names())
def test_every_body_constraint_is_checked_on_both_sides(name: str) -> None:
    api = load_api(name)
    bodies = {
        id(each)
        for each in constraints(api)
        if each.place.part == "body" and each.keyword != "default"
    }

    for side in ("client", "models"):
        checked = {
            id(rule.constraint) for rule in rules(api) if rule.side == side and rule.constraint
        }
        assert bodies <= checked


def test_rules_about_generated_code_are_skipped_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(*_: object, **__: object) -> None:
        raise NoGeneratedCode("there is no generated client")

    monkeypatch.setattr(ClientPackage, "round_trip", absent)
    with running(ZOO) as run:
        judged = results(run, f"{ZOO}/get_org_dataset_conversion/enums", side="client")

    assert {result.verdict for result in judged.values()} == {"skip"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (1, 1.0, True),
        (1, True, False),
        ([0], [False], False),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        (None, None, True),
    ],
)
def test_values_are_compared_as_json(one: Any, other: Any, alike: bool) -> None:
    assert same(one, other) is alike
