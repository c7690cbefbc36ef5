"""A seed draws the same mutants again, of different places; every room has modules and tests."""

from pathlib import Path

import pytest
from tests.mutants.drawing import Mutant, sample
from tests.mutants.explained import EXPLAINED
from tests.mutants.rooms import ROOMS

ROOT = Path(__file__).resolve().parents[2]
FOUND = [
    Mutant(Path("a.py"), (line, 4), (line, 5), f"core/ReplaceBinaryOperator_Add_{other}", line)
    for line in range(20)
    for other in ("Sub", "Mul", "Div")
]


def test_a_seed_draws_the_same_mutants_again() -> None:
    assert sample(FOUND, 5, 1) == sample(FOUND, 5, 1) != sample(FOUND, 5, 2)


def test_the_drawn_mutants_are_of_different_places() -> None:
    drawn = sample(FOUND, 20, 0)

    assert len({each.start for each in drawn}) == 20
    assert len({each.operator for each in drawn}) > 1
    assert len(sample(FOUND, 50, 0)) == 20


@pytest.mark.parametrize("name", ROOMS)
def test_every_room_has_modules_and_tests(name: str) -> None:
    room = ROOMS[name]
    paths = [each for run in room.tests for each in run if each.startswith("tests/")]

    assert all([*(ROOT / folder).glob("*.py")] for folder in room.folders)
    assert paths
    assert [each for each in paths if not (ROOT / each).exists()] == []


def test_every_explained_line_is_about_a_module_of_a_room() -> None:
    modules = {each for room in ROOMS.values() for each in room.modules(ROOT)}

    assert {ROOT / path for path, _ in EXPLAINED} <= modules
