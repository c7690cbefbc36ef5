"""
Draw mutants of a room, and run the tests of that room on each, in a temporary copy of the repository.

    python -m tests.mutants jobs                     50 mutants by the seed 0
    python -m tests.mutants run messages --count 12

A mutant is a module with one small change, made by cosmic-ray: `nox -s mutants` installs it.
Print how each ended, then the diffs of those that no test turned red for. Exit with 1 if fewer than 85 % of those that
`explained.py` does not name were found in a room, with 2 if a room's tests are red before any change.
"""

import argparse
import difflib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path
from typing import Final, Literal

from tests.mutants.drawing import Mutant, mutants, sample
from tests.mutants.explained import EXPLAINED
from tests.mutants.rooms import ROOMS, Room

ROOT: Final = Path(__file__).resolve().parents[2]
ENOUGH: Final = 0.85
PATIENCE: Final = 3
"""How many times as long as without a change the tests may take, and a minute."""
PYTEST: Final = ("-m", "pytest", "-x", "-q", "-p", "no:cacheprovider")
Fate = Literal["killed", "survived", "explained", "timed out", "no Python"]
UNCOUNTED: Final[tuple[Fate, ...]] = ("explained", "no Python")
"""Fates that say nothing about the tests: cosmic-ray also changes the `*` of a signature, and `is 1` is a warning."""


class Red(RuntimeError):
    """The tests of a room fail without any change; the message is the end of their output."""


def main() -> int:
    """Judge the rooms of the command line and return the exit code."""
    call = _parser().parse_args()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "__pycache__"))
        try:
            shares = [judged(room, copy, call.count, call.seed) for room in call.rooms or ROOMS]
        except Red as error:
            print(error, file=sys.stderr)
            return 2
    return int(min(shares) < ENOUGH)


def judged(name: str, copy: Path, count: int, seed: int) -> float:
    """Judge a sample of the mutants of a room, print them, and return the share that was found."""
    room = ROOMS[name]
    started = time.monotonic()
    if why := _red(room, copy, None):
        raise Red(f"mutants: the tests of {name} are red without any change: {why}")
    most = PATIENCE * (time.monotonic() - started) + 60
    drawn = sample(mutants(room.modules(copy), copy.parent), count, seed)
    print(f"{name}: {len(drawn)} mutants, at most {most:.0f} s each", flush=True)
    fates: Counter[Fate] = Counter()
    survivors: list[str] = []
    for mutant in drawn:
        fate, why, changed = tried(mutant, room, copy, most)
        fates[fate] += 1
        survivors += [f"{why}\n{changed}"] if fate in {"survived", "explained"} else []
        where = f"{mutant.module.relative_to(copy)}:{mutant.start[0]}"
        print(f"{fate}: {where} {mutant.operator.removeprefix('core/')} {why}", flush=True)
    found = fates["killed"] + fates["timed out"]
    share = found / max(1, len(drawn) - sum(fates[each] for each in UNCOUNTED))
    print("", *survivors, sep="\n")
    print(f"{name}: {', '.join(f'{each} {fate}' for fate, each in fates.items())}: {share:.0%}")
    return share


def tried(mutant: Mutant, room: Room, copy: Path, most: float) -> tuple[Fate, str, str]:
    """Return how a mutant ended, the test that found it or the reason why none does, and its diff."""
    before = mutant.module.read_text(encoding="utf-8")
    try:
        mutant.make()
        after = mutant.module.read_text(encoding="utf-8")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                compile(after, mutant.module, "exec")
            why = _red(room, copy, most)
        except SyntaxError as error:
            return "no Python", error.msg, ""
        except subprocess.TimeoutExpired:
            return "timed out", "", ""
    finally:
        mutant.module.write_text(before, encoding="utf-8")
    if why:
        return "killed", why, ""
    path = str(mutant.module.relative_to(copy))
    texts = before.splitlines(), after.splitlines()
    lines = [*difflib.unified_diff(*texts, path, path, n=1, lineterm="")]
    added = [each[1:].strip() for each in lines[2:] if each.startswith("+")]
    reason = next((EXPLAINED[path, each] for each in added if (path, each) in EXPLAINED), "")
    return "explained" if reason else "survived", reason, "\n".join(lines)


def _red(room: Room, copy: Path, most: float | None) -> str:
    """Return the first test of a room that fails, or the last line of what failed before; empty if all pass."""
    runs = [[*PYTEST, *each] for each in room.tests]
    for arguments in [["scripts/generate.py"], *runs] if room.generates else runs:
        code, out = _run([sys.executable, *arguments], copy, most)
        if code:
            lines = [each for each in out.splitlines() if each.strip()]
            named = (each.split()[1] for each in lines if each.startswith(("FAILED ", "ERROR ")))
            return next(named, lines[-1] if lines else f"exit code {code}")
    return ""


def _run(command: list[str], copy: Path, most: float | None) -> tuple[int, str]:
    """Run a command in a copy of the repository; after so many seconds end it and all that it started."""
    path = os.pathsep.join(
        str(copy / each) for each in ("conformance", "scripts", ".", "generated")
    )
    kept = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        command,
        cwd=copy,
        env=kept,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            out, _ = process.communicate(timeout=most)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return process.returncode, out


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tests.mutants", description=__doc__)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", choices=[*ROOMS])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=50, help="mutants of each room")
    return parser


if __name__ == "__main__":
    sys.exit(main())
