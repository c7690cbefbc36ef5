"""A family of rules and a wrong server are found by being there: a new file is all that it takes."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobgauge import discovery
from jobgauge.apis.itwin_reality_conversion import wrong as itwin_wrong
from jobgauge.rules import http, rules
from jobgauge.spec.document import load_api
from jobgauge.wrong import by_hand as by_hand_room
from jobgauge.wrong import catalogue, conforming

API = load_api("itwin_reality_conversion")
FAMILY = """
from jobgauge.run.rule import rule

def rules(api):
    operation = next(iter(api.operations.values()))
    yield rule(api, operation, "made_up", "new", "It is new.", check=lambda run: None)
"""
SERVERS = """
from jobgauge.reference.change import Change
from jobgauge.wrong.server import wrong

def {name}(api):
    operation = next(iter(api.operations))
    yield wrong(api, (operation, "made_up", "new"), "It is new.", Change)
"""
NAME = f"{API.name}/list_jobs/made_up/new"


@pytest.fixture
def made_up() -> Iterator[None]:
    """Forget the modules that a test made up."""
    yield
    for name in [each for each in sys.modules if each.endswith(".made_up")]:
        del sys.modules[name]


@pytest.mark.usefixtures("made_up")
def test_a_family_of_rules_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made_up.py").write_text(FAMILY)
    before = {each.id for each in rules.__wrapped__(API)}

    monkeypatch.setattr(http, "__path__", [*http.__path__, str(tmp_path)])

    assert {each.id for each in rules.__wrapped__(API)} - before == {NAME}


@pytest.mark.parametrize("name", ["rules", "reference", "wrong"])
def test_what_an_api_has_of_its_own_is_found(name: str) -> None:
    assert list(discovery.modules_of(API.name, name))
    assert list(discovery.modules_of("nobody", name)) == []


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize(
    ("room", "name", "found"),
    [
        (by_hand_room, "servers", catalogue.by_hand),
        (itwin_wrong, "servers", catalogue.by_hand),
        (conforming, "servers", catalogue.conforming_servers),
        (itwin_wrong, "conforming_servers", catalogue.conforming_servers),
    ],
)
def test_a_wrong_server_is_found(
    room: object, name: str, found: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made_up.py").write_text(SERVERS.format(name=name))
    made = getattr(found, "__wrapped__")  # noqa: B009 - a cache does not show it to a type checker
    before = {each.name for each in made(API)}

    monkeypatch.setattr(room, "__path__", [*getattr(room, "__path__"), str(tmp_path)])  # noqa: B009

    assert {each.name for each in made(API)} - before == {NAME}
