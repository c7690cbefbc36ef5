"""
The doors between the rooms: which room may import which, inside jobgauge and outside.

`specs` holds no code, `generated` imports itself and what a client needs, `scripts` sees the reader of specs alone,
`jobgauge` imports neither `scripts` nor `tests`, nor any package that it does not declare.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NEEDED = {"client": {"attr", "attrs", "httpx", "jiter"}, "models": {"pydantic"}}

ROOMS = {
    "spec": set[str](),
    "exchange": {"spec"},
    "messages": {"spec", "exchange"},
    "run": {"spec", "exchange", "messages"},
    "rules": {"spec", "exchange", "messages", "run", "discovery"},
    "diagnosis": {"spec", "exchange", "messages", "run"},
    "reference": {"spec", "exchange", "messages", "discovery"},
    "wrong": {"spec", "exchange", "messages", "reference", "discovery"},
    "apis": {"spec", "exchange", "messages", "run", "reference", "wrong"},
    "report": {"spec", "exchange", "run"},
    "strategies": {"spec", "messages"},
    "vendoring": {"generated"},
    "workers": {"spec", "exchange", "messages", "run", "rules"},
    "discovery": set[str](),
    "generated": set[str](),
}
"""Each room of jobgauge with the rooms that it may import; `commands` and `cli` may import all, nobody imports them."""


def imported(file: Path) -> set[str]:
    """Return the names that a module imports: absolute ones whole, relative ones with their dots."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Import():
                found |= {alias.name for alias in node.names}
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] == "jobgauge":
                found |= {f"{module}.{alias.name}" for alias in node.names}
            case ast.ImportFrom():
                found.add("." * node.level + (node.module or ""))
            case _:
                pass
    return found


def modules(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*.py")) if "__pycache__" not in path.parts]


def names_of(folder: Path) -> set[str]:
    """Return the top-level names under which the modules of a folder can be imported."""
    return {path.relative_to(folder).parts[0].removesuffix(".py") for path in modules(folder)}


def outside(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield every import that leaves a folder and is not of the standard library, by its top-level name."""
    own = names_of(folder) | {folder.name}
    for file in modules(folder):
        depth = len(file.relative_to(folder).parts)
        for name in imported(file):
            dots = len(name) - len(name.lstrip("."))
            top = name.lstrip(".").split(".")[0]
            if dots > depth:
                yield file, name
            elif not dots and top not in own and top not in sys.stdlib_module_names:
                yield file, top


def generated() -> list[Path]:
    return sorted(path for path in (ROOT / "generated").glob("*_*") if path.is_dir())


def apis() -> list[str]:
    return sorted(path.parent.name for path in (ROOT / "specs").glob("*/openapi.yaml"))


def test_specs_hold_no_code() -> None:
    strange = [
        path
        for path in (ROOT / "specs").rglob("*")
        if path.is_file() and path.suffix not in {".yaml", ".md", ".json"}
    ]

    assert apis()
    assert strange == []


def test_every_spec_has_a_client_and_models_and_nothing_else_is_generated() -> None:
    expected = [f"{api}_{kind}" for api in apis() for kind in NEEDED]

    assert [path.name for path in generated()] == expected


@pytest.mark.parametrize("package", generated(), ids=lambda path: path.name)
def test_a_generated_package_imports_itself_relatively_and_what_a_client_needs(
    package: Path,
) -> None:
    needed = NEEDED[package.name.rsplit("_", 1)[1]]

    strangers = [(str(file), name) for file, name in outside(package) if name not in needed]
    absolute = [
        (str(file), name)
        for file in modules(package)
        for name in imported(file)
        if name.split(".")[0] == package.name
    ]

    assert strangers == []
    assert absolute == []


def test_scripts_see_nothing_of_jobgauge_but_its_reader_of_specs() -> None:
    found = {name for _, name in outside(ROOT / "scripts")}
    rooms = {
        name.split(".")[1]
        for file in modules(ROOT / "scripts")
        for name in imported(file)
        if name.startswith("jobgauge.")
    }

    assert not found & {"tests", "conformance", *(path.name for path in generated())}
    assert rooms == {"spec"}


JOBGAUGE = ROOT / "conformance" / "jobgauge"


def within(room: str) -> set[str]:
    """Return what a room imports of jobgauge's other rooms, without `jobgauge.` in front."""
    folder = JOBGAUGE / room
    files = modules(folder) if folder.is_dir() else [JOBGAUGE / f"{room}.py"]
    found = {
        name.removeprefix("jobgauge.")
        for file in files
        for name in imported(file)
        if name.startswith("jobgauge.")
    }
    return {name for name in found if name.split(".")[0] not in {room, "__version__"}}


def test_every_room_of_jobgauge_has_its_doors() -> None:
    found = {path.stem for path in JOBGAUGE.iterdir() if path.is_dir() or path.suffix == ".py"}

    assert found - {"commands", "cli", "__init__", "__pycache__"} == ROOMS.keys()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    assert {name.split(".")[0] for name in within(room)} <= ROOMS[room]


def test_no_two_rooms_import_each_other() -> None:
    below: set[str] = set()
    while free := {room for room, doors in ROOMS.items() if doors <= below} - below:
        below |= free

    assert below == ROOMS.keys()


def test_a_report_reads_results_and_nothing_else_of_a_run() -> None:
    found = {name.split(".")[1] for name in within("report") if name.startswith("run.")}

    assert found == {"results"}


def test_an_api_imports_no_other_api() -> None:
    for folder in (JOBGAUGE / "apis").iterdir():
        found = {name for file in modules(folder) for name in imported(file)}
        apis = {name.split(".")[2] for name in found if name.startswith("jobgauge.apis.")}

        assert apis <= {folder.name}


def test_jobgauge_sees_neither_scripts_nor_tests_and_generated_code_only_as_its_own() -> None:
    found = {name for _, name in outside(ROOT / "conformance" / "jobgauge")}
    rooms = {"scripts", "tests", "conformance", "specs", "generated"}

    assert not found & {
        *rooms,
        *names_of(ROOT / "scripts"),
        *names_of(ROOT / "tests"),
        *(path.name for path in generated()),
    }


def test_jobgauge_imports_only_what_it_asks_pip_for() -> None:
    asked = {
        requirement.split(">")[0].split("=")[0].lower()
        for requirement in [
            *PYPROJECT["project"]["dependencies"],
            *(
                each
                for some in PYPROJECT["project"]["optional-dependencies"].values()
                for each in some
            ),
        ]
    }
    distributions = packages_distributions()

    missing = {
        name
        for _, name in outside(ROOT / "conformance" / "jobgauge")
        if not {each.lower().replace("_", "-") for each in distributions.get(name, [])} & asked
    }

    assert missing == set()


@pytest.mark.parametrize(
    ("text", "leads_out"),
    [
        ("import os\nimport json.decoder", False),
        ("from . import models\nfrom .models import job", False),
        ("from .. import other", True),
        ("import requests.adapters", True),
        ("def f():\n    from jobgauge import apis", True),
        ("if False:\n    import scripts.generate", True),
    ],
)
def test_an_import_that_leads_out_of_a_package_is_seen(
    tmp_path: Path, text: str, leads_out: bool
) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "__init__.py").write_text(text)

    assert bool(list(outside(package))) is leads_out


def test_only_the_reader_of_specs_reads_the_fields_of_a_spec() -> None:
    """The `x-` fields are typed in `jobgauge.spec`; lint alone looks at them as they are written."""
    conventions = (ROOT / "specs/conventions.schema.json").read_text(encoding="utf-8")
    fields = set(re.findall(r'"(x-[a-z-]+)"', conventions))
    found: list[str] = []
    for room in (JOBGAUGE, ROOT / "scripts"):
        for file in sorted(room.rglob("*.py")):
            if {"spec", "lint"} & set(file.relative_to(room).parts):
                continue
            texts = (
                each.value
                for each in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )
            found += [f"{file.relative_to(ROOT)}: {text}" for text in texts if text in fields]
    assert len(fields) > 10
    assert not found
