"""The README's examples, run unchanged except for the port and the place of the clone."""

import hashlib
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
PORT = "8701"


def example(language: str, beginning: str) -> str:
    """Return the block of the README in this language whose last line begins so."""
    (text,) = (
        text
        for written, text in BLOCKS
        if written == language and text.splitlines()[-1].startswith(beginning)
    )
    return text


@pytest.fixture
def commands(tmp_path: Path) -> dict[str, str]:
    """An environment in which `jobgauge` and `python3.11 noxfile.py` are those of this run and install nothing."""
    folder = tmp_path / "commands"
    folder.mkdir()
    python = shlex.quote(sys.executable)
    scripts = {
        "jobgauge": f'exec {python} -m jobgauge.cli "$@"',
        "python3.11": f'exec {python} -m nox --noxfile "$@"',
    }
    for name, line in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{line}\n")
        (folder / name).chmod(0o755)
    path = os.pathsep.join([str(folder), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "conformance")}


def run(text: str, folder: Path, commands: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-euc", text],
        cwd=folder,
        env=commands,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def port() -> str:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


@pytest.fixture
def server(commands: dict[str, str], port: str, tmp_path: Path) -> Iterator[str]:
    """Yield the port of the server that the README starts."""
    line = shlex.split(example("sh", "jobgauge serve").replace(PORT, port))
    command = [shutil.which(line[0], path=commands["PATH"]) or line[0], *line[1:]]
    words = tmp_path / "words"
    with words.open("w") as out, subprocess.Popen(command, env=commands, stdout=out) as process:
        try:
            _wait(port, process)
            yield port
        finally:
            process.terminate()


def _wait(port: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", int(port))) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server ended before it listened")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """
    Return a copy of this clone without ignored files, with an environment of its own that sees this one's packages.

    It has the noxfile's mark of a finished installation, so that nothing is installed into it or into this clone.
    """
    target = tmp_path / "clone"
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    venv.create(target / ".venv", symlinks=os.name != "nt")
    own = sysconfig.get_path("purelib", vars={"base": str(target / ".venv")})
    Path(own, "outer.pth").write_text(sysconfig.get_path("purelib"))
    asked_for = (target / "pyproject.toml").read_bytes() + bytes(target)
    mark = hashlib.sha256(asked_for).hexdigest()
    (target / ".venv" / "has-generate").write_text(mark)
    return target


@pytest.mark.slow
def test_the_generate_command_of_the_readme_restores_a_changed_client(
    clone: Path, commands: dict[str, str]
) -> None:
    made = clone / "generated" / "zoo_datasets_client" / "__init__.py"
    made.write_text("something else")

    done = run(example("sh", "python3.11 noxfile.py -s generate"), clone, commands)

    assert done.returncode == 0, done.stdout + done.stderr
    assert made.read_text() == (ROOT / made.relative_to(clone)).read_text()


@pytest.mark.slow
def test_the_check_command_of_the_readme_finds_that_the_server_conforms(
    server: str, commands: dict[str, str], tmp_path: Path
) -> None:
    done = run(example("sh", "jobgauge check").replace(PORT, server), tmp_path, commands)

    report = tmp_path / "jobgauge-report" / "cognite_diagrams"
    assert done.returncode == 0, done.stdout + done.stderr
    assert {path.name for path in report.iterdir()} == {"results.jsonl", "report.html", "junit.xml"}
    assert "jobgauge-reference-0" not in (report / "results.jsonl").read_text()


def test_the_vendored_client_submits_a_job_and_waits_for_it(
    server: str, commands: dict[str, str], tmp_path: Path
) -> None:
    vendored = run(example("sh", "jobgauge vendor"), tmp_path, commands)
    program = tmp_path / "src" / "program.py"
    program.write_text(example("python", "    print(").replace(PORT, server))

    done = run(f"{shlex.quote(sys.executable)} program.py", program.parent, commands)

    assert vendored.returncode == 0, vendored.stderr
    assert done.returncode == 0, done.stderr
    assert "https://" in done.stdout


def test_the_random_tests_of_the_readme_pass(commands: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "test_mine.py").write_text(example("python", "    assert broken"))

    kept = {
        "HYPOTHESIS_STORAGE_DIRECTORY": str(ROOT / ".hypothesis")
    }  # tables take seconds to make
    asked = f"{shlex.quote(sys.executable)} -m pytest -q test_mine.py"
    done = run(asked, tmp_path, {**commands, **kept})

    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout


def test_the_exit_codes_are_those_of_the_command(commands: dict[str, str], tmp_path: Path) -> None:
    table = dict(re.findall(r"^\| (\d) \| (.+) \|$", README, re.MULTILINE))

    help_text = run("jobgauge check --help", tmp_path, commands).stdout

    assert table
    assert dict(re.findall(r"^  (\d)  (.+)$", help_text, re.MULTILINE)) == table
