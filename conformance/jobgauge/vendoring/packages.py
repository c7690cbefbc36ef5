"""A generated package as files: where it is, how another folder differs from it, how it gets there whole."""

import shutil
import tempfile
from pathlib import Path
from typing import Literal

import attrs

from jobgauge import generated


class NotGenerated(LookupError):
    """There is no generated package of that name; `name` is what was asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no generated package {name}")
        self.name = name


@attrs.frozen
class Difference:
    """A file that is not the same in both places; `foreign` is one that only the copy has."""

    kind: Literal["changed", "missing", "foreign"]
    path: str


def generated_folder(name: str) -> Path:
    """The folder of a generated package."""
    for place in generated.__path__:
        if (Path(place) / name / "__init__.py").is_file():
            return Path(place) / name
    raise NotGenerated(name)


def differences(package: Path, copy: Path) -> list[Difference]:
    """How a copy differs from a package, file by file; byte code does not count."""
    ours, theirs = _files(package), _files(copy)
    found = [Difference("missing", name) for name in sorted(ours.keys() - theirs.keys())]
    found += [Difference("foreign", name) for name in sorted(theirs.keys() - ours.keys())]
    both = sorted(ours.keys() & theirs.keys())
    return found + [Difference("changed", name) for name in both if ours[name] != theirs[name]]


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }


def place(package: Path, target: Path) -> None:
    """Put a package at `target` in place of what is there, whole or not at all."""
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
