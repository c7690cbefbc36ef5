"""Commands as a user gives them: in this process, or in one of their own."""

import os
import subprocess
import sys
from pathlib import Path

import attrs

from jobgauge import cli

CONFORMANCE = Path(__file__).resolve().parents[2] / "conformance"


@attrs.frozen
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


def command(*args: str, token: str | None = None, cwd: Path | None = None) -> Ended:
    """`jobgauge` in a process of its own."""
    return python("-m", "jobgauge.cli", *args, token=token, cwd=cwd)


def python(*args: str, token: str | None = None, cwd: Path | None = None) -> Ended:
    """Python in a process of its own, where jobgauge can be imported."""
    done = subprocess.run(
        [sys.executable, *args],
        env=environment(token),
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def environment(token: str | None = None) -> dict[str, str]:
    """This process's environment, in which jobgauge can be imported."""
    kept = {name: value for name, value in os.environ.items() if name != "JOBGAUGE_TOKEN"}
    shown = {"JOBGAUGE_TOKEN": token} if token else {}
    return {**kept, **shown, "PYTHONPATH": str(CONFORMANCE), "PYTHONUNBUFFERED": "1"}


def exit_code(*args: str) -> int:
    """The exit code of `jobgauge` in this process, argparse's own ways out among them."""
    before = sys.excepthook
    try:
        return cli.main(args)
    except SystemExit as left:
        return int(left.code or 0)
    finally:
        sys.excepthook = before
