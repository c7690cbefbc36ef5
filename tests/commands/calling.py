"""Calls of the command line, in this process or in a new one."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import attrs

from jobgauge import cli

CONFORMANCE = Path(__file__).resolve().parents[2] / "conformance"


@attrs.frozen
class Ended:
    """The exit code and output of a command."""

    code: int
    out: str
    err: str


def command(*args: str, token: str | None = None, cwd: Path | None = None) -> Ended:
    """Run `jobgauge` in a new process."""
    return python("-m", "jobgauge.cli", *args, token=token, cwd=cwd)


def python(*args: str, token: str | None = None, cwd: Path | None = None) -> Ended:
    """Run Python in a new process that can import jobgauge."""
    done = subprocess.run(
        [sys.executable, *args],
        env=environment(token),
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def environment(token: str | None = None) -> dict[str, str]:
    """Return this process's environment for a new process that can import jobgauge and has this token."""
    kept = {name: value for name, value in os.environ.items() if name != "JOBGAUGE_TOKEN"}
    shown = {"JOBGAUGE_TOKEN": token} if token else {}
    return {**kept, **shown, "PYTHONPATH": str(CONFORMANCE), "PYTHONUNBUFFERED": "1"}


def heed_interrupts() -> None:
    """Let Ctrl-C reach a new process, also if whoever runs the tests ignores it; for `preexec_fn`."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def exit_code(*args: str) -> int:
    """Run `jobgauge` in this process and return the exit code, also if argparse exits."""
    try:
        return cli.main(args)
    except SystemExit as left:
        return int(left.code or 0)
