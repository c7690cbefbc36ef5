"""The last step for both packages: imports sorted, lines laid out, the first line says whence."""

import subprocess
import sys
from pathlib import Path

from jobgauge_making.specs import SpecRefused

_RUFF = [sys.executable, "-m", "ruff"]
_STYLE = ["--isolated", "--quiet", "--no-cache", "--line-length=100", "--target-version=py311"]
UNDO = "# Do not edit: change the spec or the templates, and run it again.\n"


def finish(package: Path, header: str) -> None:
    """Format every module of `package`, put `header` on top of each, and mark it as typed."""
    _run([*_RUFF, "check", "--fix", "--select=F401,I,UP", "--exit-zero", *_style("check")], package)
    _run([*_RUFF, "format", *_style("format")], package)
    (package / "py.typed").write_text("", encoding="utf-8")
    for path in sorted(package.rglob("*")):
        if path.suffix == ".py" or path.name == "py.typed":
            body = path.read_text(encoding="utf-8").lstrip("\n")
            path.write_text(header + UNDO + (f"\n{body}" if body else ""), encoding="utf-8")


def _style(command: str) -> list[str]:
    return _STYLE if command == "format" else [*_STYLE, "--no-unsafe-fixes"]


def _run(command: list[str], package: Path) -> None:
    done = subprocess.run(
        [*command, str(package)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise SpecRefused(
            f"{package.name}: ruff cannot read what was made:\n{done.stderr}{done.stdout}"
        )
