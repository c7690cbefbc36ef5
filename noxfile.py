"""
Every job of the repository; `nox --list` is its table of contents.

As a script (`python3.11 noxfile.py`) it needs only Python with pip: it makes `.venv`, installs nox there, and starts
again there with the same arguments. All sessions share `.venv`; each adds the dependency groups that it needs, once.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
NEWEST = ROOT / ".venv-newest"
NOX_VERSION = ">=2025.2.9"


def make_environment() -> None:
    """
    Make `.venv` with nox and pip in it if it is absent, broken, or of another Python version.

    The running interpreter's pip fills it from outside, so a Python without ensurepip (as Debian ships it) is enough.
    """
    same = f"import sys; assert sys.version_info[:2] == {sys.version_info[:2]}"
    if Path(sys.prefix) == VENV or works(PYTHON, f"{same}; import nox, pip"):
        return
    print(f"Making {VENV}, once.", file=sys.stderr)
    if not works(PYTHON, same):
        shutil.rmtree(VENV, ignore_errors=True)
        venv.create(VENV, with_pip=False, symlinks=os.name != "nt")
    quiet = ["--quiet", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", f"--python={PYTHON}"]
    subprocess.run([*pip, "install", *quiet, "pip>=25.1", f"nox{NOX_VERSION}"], check=True)


def works(python: Path, code: str) -> bool:
    """Return True if a Python is there and runs this code without an error."""
    return (
        python.exists()
        and subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0
    )


def main() -> int:
    """Replace this process by nox from `.venv`, or run it and return its exit code on Windows."""
    try:
        make_environment()
    except subprocess.CalledProcessError as error:
        print(f"noxfile.py: pip could not fill {VENV}: {error}", file=sys.stderr)
        return error.returncode
    command = [str(PYTHON), "-m", "nox", "--noxfile", __file__, *sys.argv[1:]]
    if os.name != "nt":
        os.execv(PYTHON, command)
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

import nox  # noqa: E402 - a machine with only Python stops above this line

nox.needs_version = NOX_VERSION
nox.options.default_venv_backend = "none"
nox.options.sessions = ["main"]


def need(session: nox.Session, *groups: str) -> None:
    """Install jobgauge and these dependency groups into `.venv`, unless they are there already."""
    make_environment()
    # A moved clone, or a changed pyproject.toml, needs its environment anew.
    asked_for = (ROOT / "pyproject.toml").read_bytes() + bytes(ROOT)
    wanted = hashlib.sha256(asked_for).hexdigest()
    marks = {group: VENV / f"has-{group}" for group in groups}
    absent = [g for g, mark in marks.items() if not (mark.exists() and mark.read_text() == wanted)]
    asked = [f"--group={group}" for group in absent]
    install = [PYTHON, "-m", "pip", "install", "--quiet", "--editable=.", *asked]
    if absent and session.run_install(*install):
        for group in absent:
            marks[group].write_text(wanted)


@nox.session(name="main")
def main_job(session: nox.Session) -> None:
    """Check that generated/ is up to date, then run every API's rules against its reference server."""
    need(session, "generate")
    session.run(PYTHON, "scripts/generate.py", "--check")
    session.run(PYTHON, "-m", "jobgauge.cli", "check")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the project's own tests; arguments after `--` go to pytest."""
    need(session, "generate", "test")
    session.run(PYTHON, "-m", "pytest", "-n", "auto", "--maxprocesses=8", *session.posargs)


@nox.session
def generate(session: nox.Session) -> None:
    """Make generated/ from specs/: all of it, or the APIs named after `--`; `--check` only compares."""
    need(session, "generate")
    session.run(PYTHON, "scripts/generate.py", *session.posargs)


@nox.session
def conformance(session: nox.Session) -> None:
    """Run `jobgauge check` with the arguments after `--`, such as `--api NAME --url URL`."""
    need(session, "generate")
    session.run(PYTHON, "-m", "jobgauge.cli", "check", *session.posargs)


@nox.session
def serve(session: nox.Session) -> None:
    """Run the reference servers until Ctrl-C, to develop a client against."""
    need(session, "generate")
    session.run(PYTHON, "-m", "jobgauge.cli", "serve", *session.posargs)


@nox.session
def detection(session: nox.Session) -> None:
    """Run our suite and schemathesis on servers that are wrong on purpose, and compare what they find."""
    need(session, "generate")
    session.run(PYTHON, "-m", "tests.detection", *session.posargs)


@nox.session
def independent(session: nox.Session) -> None:
    """Run our suite on servers whose authors had read only the documents; a set may be named after `--`."""
    need(session, "generate")
    session.run(PYTHON, "-m", "tests.independent", *session.posargs)


@nox.session
def mutants(session: nox.Session) -> None:
    """Change one line at a time in the rooms named after `--`, or in all, and list the changes that no test finds."""
    need(session, "generate", "test", "mutants")
    session.run(PYTHON, "-m", "tests.mutants", *session.posargs)


@nox.session
def prism(session: nox.Session) -> None:
    """Run our suite on Prism's mock of each spec, and list what a mock cannot do."""
    need(session, "generate", "lint")
    session.run(PYTHON, "-m", "tests.detection.prism")


@nox.session
def lint(session: nox.Session) -> None:
    """Check the code with ruff, pyright and mypy, and the specs with our conventions."""
    need(session, "generate", "test", "lint", "bench")
    session.run(PYTHON, "-m", "ruff", "check", ".")
    session.run(PYTHON, "-m", "ruff", "format", "--check", ".")
    session.run(PYTHON, "-m", "yamllint", "--strict", "specs")
    session.run(PYTHON, "scripts/lint_specs.py")
    session.run(PYTHON, "scripts/spectral.py")
    session.run(PYTHON, "-m", "pyright", "--pythonpath", PYTHON)
    session.run(PYTHON, "-m", "mypy", "generated", "tests/generated/usage.py")


@nox.session
def bench(session: nox.Session) -> None:
    """Time the generated clients beside others, and runs of the suite on specs of 5, 50 and 200 operations."""
    need(session, "generate", "bench")
    session.run(PYTHON, "tests/bench/clients.py")
    session.run(PYTHON, "tests/bench/styles.py")
    session.run(PYTHON, "tests/bench/polls.py")
    session.run(PYTHON, "-m", "tests.bench.growth")


@nox.session
def newest(session: nox.Session) -> None:
    """Use the newest Python of this machine, in `.venv-newest`: import, check generated/, run every API once."""
    need(session)
    newer = newest_python()
    if newer is None:
        session.skip(f"no Python newer than 3.{sys.version_info.minor} was found")
    version, base = newer
    python = NEWEST / BIN.name / PYTHON.name
    if not works(python, f"import sys; assert list(sys.version_info[:3]) == {version}"):
        shutil.rmtree(NEWEST, ignore_errors=True)
        session.run(base, "-m", "venv", "--without-pip", NEWEST, external=True)
    pip = [PYTHON, "-m", "pip", f"--python={python}", "install", "--quiet"]
    session.run(*pip, "--editable=.", "--group=generate")
    session.run(python, "-c", "import sys, jobgauge.cli; print('Python', sys.version)")
    session.run(python, "scripts/generate.py", "--check")
    session.run(python, "-m", "jobgauge.cli", "check", "--depth=quick", f"--out={NEWEST}/report")


def newest_python() -> tuple[list[int], str] | None:
    """Return version and path of the newest Python on the path or in pyenv that is newer than this one, if any."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    named = [shutil.which(f"python3.{minor}") for minor in range(sys.version_info.minor + 1, 30)]
    installed = pyenv.glob(f"versions/3.*/{BIN.name}/{PYTHON.name}")
    code = "import sys, ssl, venv, json; print(json.dumps(sys.version_info[:3]))"
    found: list[tuple[list[int], str]] = []
    for each in [*filter(None, named), *map(str, installed)]:
        # A shim of pyenv may be on the path although it does not run.
        run = subprocess.run([each, "-c", code], capture_output=True, text=True, check=False)
        if run.returncode == 0:
            found.append((json.loads(run.stdout), each))
    return max((each for each in found if each[0][:2] > [*sys.version_info[:2]]), default=None)
