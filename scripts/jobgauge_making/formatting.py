"""The last step for both packages: sort imports, format the code, and add a header that names the spec."""

import subprocess
import sys
from pathlib import Path

from jobgauge_making.specs import SpecRefused

_RUFF = [sys.executable, "-m", "ruff"]
_STYLE = ["--isolated", "--quiet", "--no-cache", "--line-length=100", "--target-version=py311"]
DO_NOT_EDIT = "# Do not edit: change the spec or the templates, and generate again.\n"


def finish(package: Path, header: str) -> None:
    """Format every module of `package`, put `header` on top of each, and mark the package as typed."""
    fix = ["--fix", "--no-unsafe-fixes", "--select=F401,I,UP", "--exit-zero"]
    _run([*_RUFF, "check", *fix, *_STYLE], package)
    _run([*_RUFF, "format", *_STYLE], package)
    (package / "py.typed").write_text("", encoding="utf-8")
    for path in sorted(package.rglob("*")):
        if path.suffix == ".py" or path.name == "py.typed":
            body = path.read_text(encoding="utf-8").lstrip("\n")
            path.write_text(header + DO_NOT_EDIT + (f"\n{body}" if body else ""), encoding="utf-8")
        elif path.name == "README.md":
            lines = [line.removeprefix("# ") for line in (header + DO_NOT_EDIT).splitlines()]
            body = path.read_text(encoding="utf-8").lstrip("\n")
            path.write_text("<!--\n" + "\n".join(lines) + f"\n-->\n\n{body}", encoding="utf-8")


def _run(command: list[str], package: Path) -> None:
    done = subprocess.run(
        [*command, str(package)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise SpecRefused(
            f"{package.name}: ruff cannot read the generated code:\n{done.stderr}{done.stdout}"
        )
