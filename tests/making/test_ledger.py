"""A ledger is refused if a pointer does not say its fact, or if a fact of rank `document` is not in it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.rules.judging import ITWIN, ZOO

from jobgauge.spec.document import api_names
from jobgauge_making.lint.ledger import check_ledger

SPECS = Path(__file__).resolve().parents[2] / "specs"
Pages = list[dict[str, Any]]


def changed(folder: Path, api: str, change: Callable[[list[dict[str, Any]]], None]) -> list[str]:
    """Return the problems of an API's ledger after a change of the facts of its first page."""
    copy = folder / api
    shutil.copytree(SPECS / api, copy)
    pages: Pages = yaml.safe_load((copy / "facts.yaml").read_text(encoding="utf-8"))
    change(pages[0]["facts"])
    (copy / "facts.yaml").write_text(yaml.safe_dump(pages), encoding="utf-8")
    return [str(each) for each in check_ledger(copy)]


@pytest.mark.parametrize("api", api_names())
def test_the_ledger_of_an_api_holds(api: str) -> None:
    assert [str(each) for each in check_ledger(SPECS / api)] == []


def fact(facts: list[dict[str, Any]], **members: Any) -> dict[str, Any]:
    """Return the first fact with these members and a place in the spec."""
    return next(
        each
        for each in facts
        if "at" in each and "says" not in each and all(each.get(k) == v for k, v in members.items())
    )


@pytest.mark.parametrize(
    ("api", "kind", "change", "problem"),
    [
        (ZOO, "enum", {"value": "nothing"}, 'does not say'),
        (ITWIN, "bound", {"value": {"maximum": 999}}, 'does not say'),
        (ITWIN, "required", {"value": None}, 'does not say'),
        (ITWIN, "type", {"value": "boolean"}, 'does not say'),
        (ITWIN, "nullable", {"value": None}, 'does not say'),
        (ITWIN, "closed", {"value": None}, 'does not say'),
        (ITWIN, "member", {"value": "nothing"}, 'does not say'),
        (ITWIN, "type", {"says": "no such words"}, 'does not say'),
        (ITWIN, "type", {"at": ["#/no/such/place"]}, "#/no/such/place does not exist"),
        (ITWIN, "type", {"not": "declined"}, "has no place"),
        (ITWIN, "type", {"plase": "declined"}, '`"plase"` is not known here'),
        (ITWIN, "type", {"kind": "guess"}, "and a kind of operation, parameter"),
    ],
)  # fmt: skip
def test_a_fact_that_its_place_does_not_say_is_refused(
    tmp_path: Path, api: str, kind: str, change: dict[str, Any], problem: str
) -> None:
    def edit(facts: list[dict[str, Any]]) -> None:
        fact(facts, kind=kind).update(change)

    found = changed(tmp_path, api, edit)

    assert any(problem in each for each in found), found


def test_a_constraint_of_the_page_that_is_no_fact_is_refused(tmp_path: Path) -> None:
    def edit(facts: list[dict[str, Any]]) -> None:
        place = fact(facts, kind="bound", value={"maximum": 1000})["at"]
        for each in list(facts):
            if place[0] in each.get("at", ()):
                facts.remove(each)

    (found,) = changed(tmp_path, ITWIN, edit)

    assert "/maximum is in no fact, and its rank is document" in found
