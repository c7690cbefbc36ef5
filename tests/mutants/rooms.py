"""The rooms whose mutants are drawn, and the tests that guard each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import attrs

PACKAGE: Final = Path("conformance/jobgauge")
RUNTIME: Final = Path("scripts/jobgauge_making/runtime")


@attrs.frozen
class Room:
    """
    Folders whose modules are mutated, and the runs of pytest that guard them, each by its arguments, the fastest first.

    `generates` is True if the modules are copied into `generated/`, so that it must be made anew before the tests.
    """

    folders: Sequence[Path]
    tests: Sequence[Sequence[str]]
    generates: bool = False

    def modules(self, root: Path) -> list[Path]:
        """Return the modules of these folders below a copy of the repository, in the order of their names."""
        found = (each for folder in self.folders for each in (root / folder).glob("*.py"))
        return sorted(each for each in found if each.name != "__init__.py")


def _catalogue(*kinds: str) -> Sequence[str]:
    """Return the run of the tests about the servers of these kinds that are wrong by hand."""
    return ("tests/rules/test_catalogue.py", "-k", " or ".join(f"/{kind}/" for kind in kinds))


ROOMS: Final[dict[str, Room]] = {
    "http": Room(
        [PACKAGE / "rules/http"],
        [("tests/rules/http",), _catalogue("auth", "ids", "forms", "far")],
    ),
    "constraints": Room(
        [PACKAGE / "rules/constraints"],
        [
            ("tests/rules/lists/test_paging.py", "tests/rules/constraints"),
            _catalogue("defaults", "far", "choices"),
        ],
    ),
    "jobs": Room(
        [PACKAGE / "rules/jobs", PACKAGE / "run/jobs"],
        [("tests/rules/jobs",), _catalogue("lifecycle", "echo", "units")],
    ),
    "lists": Room(
        [PACKAGE / "rules/lists", PACKAGE / "run/lists"],
        [("tests/rules/lists",), _catalogue("paging", "filter")],
    ),
    "run": Room(
        [PACKAGE / "run"],
        [("tests/run",), ("tests/rules/constraints", "tests/rules/http")],
    ),
    "messages": Room(
        [PACKAGE / "messages"],
        [("tests/messages",), ("tests/rules/constraints", "tests/test_strategies.py")],
    ),
    "runtime": Room(
        [RUNTIME],
        [
            [f"tests/generated/test_{each}.py" for each in ("transport", "waiting", "values")],
            ("tests/generated",),
        ],
        generates=True,
    ),
}
