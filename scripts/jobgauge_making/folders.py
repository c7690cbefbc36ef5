"""Compare new packages with those in `generated/`, or replace them, each as a whole."""

import shutil
import tempfile
from pathlib import Path

SUFFIXES = ("client", "models")


def differences(new: Path, out: Path, apis: list[str], *, complete: bool) -> list[str]:
    """Return one line for each file that is missing from `out`, extra in it, or different."""
    lines: list[str] = []
    for package in _packages(new, out, apis, complete=complete):
        expected, present = _files(new / package), _files(out / package)
        for name in sorted(expected.keys() | present.keys()):
            place = f"{out.name}/{package}/{name}"
            if name not in present:
                lines.append(f"{place} is missing")
            elif name not in expected:
                lines.append(f"{place} is extra")
            elif expected[name] != present[name]:
                lines.append(f"{place} is different")
    return lines


def replace(new: Path, out: Path, apis: list[str], *, complete: bool) -> None:
    """Replace each package in `out` by the one in `new`; a package is copied completely before the old one goes."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".generate-", dir=out) as folder:
        for package in _packages(new, out, apis, complete=complete):
            copy, old, place = Path(folder, "new"), Path(folder, "old"), out / package
            if (new / package).exists():
                shutil.copytree(new / package, copy)
            if place.exists():
                place.replace(old)
            if copy.exists():
                copy.replace(place)
            shutil.rmtree(old, ignore_errors=True)


def _packages(new: Path, out: Path, apis: list[str], *, complete: bool) -> list[str]:
    """Return the packages of these APIs, and if `complete`, also those in `out` whose API is gone."""
    names = {f"{api}_{suffix}" for api in apis for suffix in SUFFIXES}
    if complete and out.exists():
        names |= {
            path.name
            for path in out.iterdir()
            if path.is_dir() and path.name.endswith(SUFFIXES) and not path.name.startswith(".")
        }
    return sorted(name for name in names if (new / name).exists() or (out / name).exists())


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
