"""The files of a generated package: find them, compare a copy with them, put them in place."""

import shutil
import tempfile
from pathlib import Path
from typing import Literal

import attrs

from jobgauge import generated


class NotGenerated(LookupError):
    """There is no generated package named `name`."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no generated package is named {name!r}")
        self.name = name


@attrs.frozen
class Difference:
    """A file that differs between a package and its copy; `extra` if only the copy has it."""

    kind: Literal["changed", "missing", "extra"]
    path: str


def generated_folder(name: str) -> Path:
    """Return the folder of a generated package; raise NotGenerated if there is none."""
    for parent in generated.__path__:
        if (Path(parent) / name / "__init__.py").is_file():
            return Path(parent) / name
    raise NotGenerated(name)


def differences(package: Path, copy: Path) -> list[Difference]:
    """Return the files in which a copy differs from a package; byte code does not count."""
    ours, theirs = _files(package), _files(copy)
    found = [Difference("missing", name) for name in sorted(ours.keys() - theirs.keys())]
    found += [Difference("extra", name) for name in sorted(theirs.keys() - ours.keys())]
    both = sorted(ours.keys() & theirs.keys())
    return found + [Difference("changed", name) for name in both if ours[name] != theirs[name]]


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }


def place(package: Path, target: Path) -> None:
    """Replace what is at `target` by a copy of a package, whole or not at all."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as beside:
        fresh, old = Path(beside) / "fresh", Path(beside) / "old"
        shutil.copytree(package, fresh, ignore=shutil.ignore_patterns("__pycache__"))
        if target.exists():
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
