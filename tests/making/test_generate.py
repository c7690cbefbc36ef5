"""`scripts/generate.py`, run as a command."""

from pathlib import Path

import pytest
from tests.making.apis import files, generate, things, write

import generate as command
from jobgauge_making.client import RUNTIME

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one spec and the code generated from it; do not change it."""
    folder = write(tmp_path_factory.mktemp("things"), things=things())
    done = generate(folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@pytest.fixture
def mine(made: Path, tmp_path: Path) -> Path:
    """A copy of that folder, which a test may change."""
    for name, content in files(made).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def test_the_generated_code_matches_the_specs() -> None:
    assert command.main(["--check"]) == 0


def test_the_same_spec_makes_the_same_bytes(made: Path, tmp_path: Path) -> None:
    again = write(tmp_path, things=things())

    generate(again, seed="4711")

    assert files(again / "generated") == files(made / "generated")


def test_every_client_has_the_runtime_byte_for_byte(made: Path) -> None:
    own = {file.name: file.read_bytes() for file in RUNTIME.glob("*.py")}
    packages = [made / "generated" / "things_client", *(ROOT / "generated").glob("*_client")]

    assert len(packages) > 4
    for package in packages:
        found = {file.name: file.read_bytes() for file in (package / "_runtime").glob("*.py")}
        assert found == own


def test_every_generated_file_names_its_source(made: Path) -> None:
    for name, content in files(made / "generated").items():
        if "_runtime" in name:
            continue  # the same in every client
        first, second, *_ = content.decode().removeprefix("<!--\n").splitlines()
        first, second = (f"# {line.removeprefix('# ')}" for line in (first, second))
        assert first.startswith(
            "# Generated from specs/things/openapi.yaml by scripts/generate.py ("
        )
        assert "ruff 0." in first
        assert second.startswith("# Do not edit")


def test_check_prints_nothing_if_nothing_differs(made: Path) -> None:
    done = generate(made, "--check")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_check_names_each_file_that_differs_and_writes_none(mine: Path) -> None:
    out = mine / "generated"
    (out / "things_client" / "errors.py").unlink()
    (out / "things_client" / "own.py").write_text("x = 1\n")
    (out / "things_models" / "__init__.py").write_text("x = 1\n")
    (out / "gone_client").mkdir()
    (out / "gone_client" / "__init__.py").write_text("")
    before = files(out)

    done = generate(mine, "--check")

    assert done.returncode == 1
    assert done.stderr.splitlines()[:4] == [
        "generate: generated/gone_client/__init__.py is extra",
        "generate: generated/things_client/errors.py is missing",
        "generate: generated/things_client/own.py is extra",
        "generate: generated/things_models/__init__.py is different",
    ]
    assert files(out) == before


def test_an_unknown_api_is_a_wrong_call(made: Path) -> None:
    done = generate(made, "thinks")

    assert done.returncode == 2
    assert "unknown API 'thinks'; specs/ has things" in done.stderr


def test_generating_one_api_leaves_the_others_alone(mine: Path) -> None:
    write(mine, other=things())
    before = files(mine / "generated" / "things_client")
    (mine / "generated" / "things_client" / "kept.txt").write_text("mine")

    assert generate(mine, "other").returncode == 0

    assert files(mine / "generated" / "things_client") == {**before, "kept.txt": b"mine"}
    assert (mine / "generated" / "other_client" / "models.py").exists()


def test_the_packages_of_a_removed_api_are_deleted(mine: Path) -> None:
    (mine / "generated" / "gone_models").mkdir()
    (mine / "generated" / "README.md").write_text("by hand")

    assert generate(mine).returncode == 0

    assert sorted(path.name for path in (mine / "generated").iterdir()) == [
        "README.md",
        "things_client",
        "things_models",
    ]


def test_a_refused_spec_changes_no_file(mine: Path) -> None:
    changed, broken = things(), things()
    changed["components"]["schemas"]["Thing"]["description"] = "Another."
    broken["components"]["schemas"]["Thing"]["properties"]["id"]["format"] = "email"
    write(mine, things=changed, zebra=broken)
    before = files(mine / "generated")

    done = generate(mine)

    assert done.returncode == 1
    assert (
        "get_thing is left out: #/components/schemas/Thing/properties/id: the format 'email'"
        in done.stderr
    )
    assert files(mine / "generated") == before
