"""An installed wheel contains everything that `jobgauge` needs outside the clone."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APIS = sorted(path.parent.name for path in (ROOT / "specs").glob("*/openapi.yaml"))


def build(kind: str, source: Path, target: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", target]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = (path for path in target.iterdir() if path.is_file())
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    options = ["--quiet", "--no-deps", "--no-index", "--target", target]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, wheel], check=True)
    return target


def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_a_wheel_adds_jobgauge_and_its_makers_to_site_packages(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in contents(wheel)}

    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "jobgauge",
        "jobgauge_making",
    }


@pytest.mark.parametrize("api", APIS)
def test_a_wheel_holds_every_api(wheel: Path, api: str) -> None:
    names = contents(wheel)

    assert f"jobgauge/specs/{api}/openapi.yaml" in names
    assert f"jobgauge/generated/{api}_client/__init__.py" in names
    assert f"jobgauge/generated/{api}_client/py.typed" in names
    assert f"jobgauge/generated/{api}_models/__init__.py" in names


def test_a_wheel_holds_every_file_of_the_package_and_no_cache(wheel: Path) -> None:
    expected = {
        path.relative_to(package.parent).as_posix()
        for package in (ROOT / "conformance" / "jobgauge", ROOT / "scripts" / "jobgauge_making")
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    names = contents(wheel)

    assert expected <= names
    assert not [name for name in names if "__pycache__" in name]
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_a_source_archive_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    source = build("sdist", ROOT, tmp_path / "sdist")
    unpack = [sys.executable, "-m", "tarfile", "--extract", source, tmp_path]
    subprocess.run(unpack, check=True, capture_output=True)

    again = build("wheel", tmp_path / source.name.removesuffix(".tar.gz"), tmp_path / "again")

    assert contents(again) == contents(wheel)


def run(installed: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Python with a command outside the clone, where it can import only the installed package."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, *command],
        cwd=installed.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_installed_jobgauge_reads_its_own_specs_and_clients(installed: Path) -> None:
    code = (
        "import importlib; from jobgauge.spec import document as apis;"
        "names = apis.api_names();"
        "files = [importlib.import_module(f'jobgauge.generated.{n}_client').__file__ for n in names];"
        "print(apis.specs_folder(), *names, *files)"
    )

    done = run(installed, "-c", code)

    folder, *rest = done.stdout.split()
    assert done.stderr == ""
    assert folder == str(installed / "jobgauge" / "specs")
    assert rest[: len(APIS)] == APIS
    assert all(file.startswith(str(installed)) for file in rest[len(APIS) :])


def test_an_installed_jobgauge_lists_its_rules_outside_the_clone(installed: Path) -> None:
    done = run(installed, installed / "bin" / "jobgauge", "rules", "--api", APIS[0])

    assert done.returncode == 0, done.stderr
    assert APIS[0] in done.stdout


@pytest.mark.slow
def test_an_installed_jobgauge_checks_its_reference_server_outside_the_clone(
    installed: Path, tmp_path: Path
) -> None:
    command = ["check", "--api", "zoo_datasets", "--out", str(tmp_path / "report")]

    done = run(installed, installed / "bin" / "jobgauge", *command)

    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "report" / "zoo_datasets" / "report.html").is_file()


def test_in_a_clone_jobgauge_reads_the_folders_of_the_clone() -> None:
    code = (
        "from jobgauge.spec import document; import jobgauge.generated as g;"
        "print(document.specs_folder(), g.__path__[-1])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "conformance")}

    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)

    assert done.stdout.split() == [str(ROOT / "specs"), str(ROOT / "generated")]
