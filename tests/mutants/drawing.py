"""The mutants of modules, as cosmic-ray finds and makes them, and a sample of them by a seed."""

import ast
import json
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Literal

import attrs

COSMIC_RAY: Final = (sys.executable, "-m", "cosmic_ray.cli")
CONFIGURATION: Final = """\
[cosmic-ray]
module-path = {modules}
timeout = 1
excluded-modules = []
test-command = ""
distributor.name = "local"
"""
Position = tuple[int, int]
"""A line from 1 and a column from 0."""


@attrs.frozen(order=True)
class Mutant:
    """A change of one place of a module: the `occurrence`th that the operator of cosmic-ray can make there."""

    module: Path
    start: Position
    end: Position
    operator: str
    occurrence: int

    @property
    def kind(self) -> str:
        """The operator without what it replaces by what."""
        return self.operator.removeprefix("core/").partition("_")[0]

    def make(self) -> None:
        """Write the module with this change."""
        command = [*COSMIC_RAY, "apply", self.module, self.operator, str(self.occurrence)]
        subprocess.run(command, check=True, capture_output=True)


def mutants(modules: Sequence[Path], folder: Path) -> list[Mutant]:
    """Return all mutants of modules that can change what they do, in order; `folder` is for files of cosmic-ray."""
    configuration, session = folder / "cosmic-ray.toml", folder / "session.sqlite"
    named = json.dumps([str(each) for each in modules])
    configuration.write_text(CONFIGURATION.format(modules=named), encoding="utf-8")
    _asked("init", configuration, session)
    items = [json.loads(line)[0]["mutations"][0] for line in _asked("dump", session).splitlines()]
    typed = {each: _annotated(each) for each in modules}
    found = [_mutant(item) for item in items]
    return sorted(
        each
        for each in found
        if not any(start <= each.start <= end for start, end in typed[each.module])
    )


def sample(found: Sequence[Mutant], count: int, seed: int) -> list[Mutant]:
    """
    Return so many mutants, or all if there are fewer places to change.

    Places are drawn first and then a mutant for each, as one operator has ten replacements and another one.
    """
    places: dict[tuple[Any, ...], list[Mutant]] = {}
    for each in found:
        places.setdefault((each.module, each.start, each.kind), []).append(each)
    chance = random.Random(seed)
    drawn = chance.sample(list(places.values()), min(count, len(places)))
    return [chance.choice(each) for each in drawn]


def _asked(verb: Literal["init", "dump"], *files: Path) -> str:
    command = [*COSMIC_RAY, verb, *map(str, files)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def _mutant(item: dict[str, Any]) -> Mutant:
    start, end = ((item[name][0], item[name][1]) for name in ("start_pos", "end_pos"))
    path = Path(item["module_path"])
    return Mutant(path, start, end, item["operator_name"], item["occurrence"])


def _annotated(module: Path) -> list[tuple[Position, Position]]:
    """Return where a module has annotations, which change nothing when it runs."""
    found: list[ast.expr | None] = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.AnnAssign() | ast.arg():
                found.append(node.annotation)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                found.append(node.returns)
            case _:
                pass
    return [
        ((each.lineno, each.col_offset), (each.end_lineno or 0, each.end_col_offset or 0))
        for each in found
        if each
    ]
