"""The noxfile lists every task, and makes its own environment if there are only Python and pip."""

import ast
import functools
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOXFILE = ROOT / "noxfile.py"
BASE_PYTHON = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"


LISTED = re.compile(r"^([*-]) (\w+)(?: -> (.*))?$", re.MULTILINE)
"""A line of `nox --list`: `*` if the session runs by default, its name, its description."""


@functools.cache
def sessions() -> dict[str, str]:
    """Return the description of every session by its name."""
    return {name: text for _, name, text in LISTED.findall(listing())}


@functools.cache
def listing() -> str:
    command = [sys.executable, "-m", "nox", "--noxfile", NOXFILE, "--list"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_nox_without_arguments_runs_the_main_job() -> None:
    assert [name for mark, name, _ in LISTED.findall(listing()) if mark == "*"] == ["main"]


def test_every_session_has_a_description_of_one_line() -> None:
    described = sessions()

    assert {"main", "tests", "generate", "conformance", "serve", "lint"} <= described.keys()
    assert all(text and text.endswith(".") for text in described.values())


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "specs/README.md", ".ci/run"])
def test_every_session_that_a_page_names_exists(page: str) -> None:
    named = re.findall(r"(?:nox|noxfile\.py) -s (\w+)", (ROOT / page).read_text(encoding="utf-8"))

    assert named
    assert set(named) <= sessions().keys()


def test_only_the_standard_library_is_imported_before_nox() -> None:
    imports: list[str] = []
    for node in ast.parse(NOXFILE.read_text(encoding="utf-8")).body:
        match node:
            case ast.Import():
                imports += [alias.name for alias in node.names]
            case ast.ImportFrom():
                imports.append(node.module or "")
            case _:
                pass

    assert imports.pop() == "nox"
    assert set(imports) <= sys.stdlib_module_names | {"pathlib"}


def test_the_test_command_of_the_readme_is_the_one_of_ci() -> None:
    command = "noxfile.py -s tests"

    assert f"python3.11 {command}" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def listed(clone: Path) -> subprocess.CompletedProcess[str]:
    command = [BASE_PYTHON, clone / "noxfile.py", "--list"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_the_noxfile_makes_and_repairs_its_environment_and_passes_on_the_exit_code(
    tmp_path: Path,
) -> None:
    shutil.copy(NOXFILE, tmp_path)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)

    mended = listed(tmp_path)
    made = (tmp_path / ".venv" / "bin" / "python").stat()
    again = listed(tmp_path)
    unknown = subprocess.run(
        [BASE_PYTHON, tmp_path / "noxfile.py", "-s", "nothing"], capture_output=True, check=False
    )

    assert mended.returncode == 0, mended.stderr
    assert "* main" in mended.stdout
    assert again.stdout == mended.stdout
    assert (tmp_path / ".venv" / "bin" / "python").stat() == made
    assert unknown.returncode != 0


def test_every_path_that_the_noxfile_names_exists() -> None:
    constants = [
        node.value
        for node in ast.walk(ast.parse(NOXFILE.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    paths = [each for each in constants if re.fullmatch(r"(scripts|tests|specs)(/[\w./-]+)?", each)]

    assert "scripts/generate.py" in paths
    assert [each for each in paths if not (ROOT / each).exists()] == []
