"""How what was made reaches `generated/`: compared or swapped in whole, never half."""

import shutil
import tempfile
from pathlib import Path

SUFFIXES = ("client", "models")


def differences(made: Path, out: Path, apis: list[str], *, complete: bool) -> list[str]:
    """One line for each file that is missing from `out`, extra in it, or different."""
    lines: list[str] = []
    for package in _packages(made, out, apis, complete=complete):
        wanted, present = _files(made / package), _files(out / package)
        for name in sorted(wanted.keys() | present.keys()):
            place = f"{out.name}/{package}/{name}"
            if name not in present:
                lines.append(f"{place} is missing")
            elif name not in wanted:
                lines.append(f"{place} is extra")
            elif wanted[name] != present[name]:
                lines.append(f"{place} is different")
    return lines


def replace(made: Path, out: Path, apis: list[str], *, complete: bool) -> None:
    """Put each package of `made` in the place of the one in `out`; a package that fails stays."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".generate-", dir=out) as folder:
        for package in _packages(made, out, apis, complete=complete):
            new, old, place = Path(folder, "new"), Path(folder, "old"), out / package
            if (made / package).exists():
                shutil.copytree(made / package, new)
            if place.exists():
                place.replace(old)
            if new.exists():
                new.replace(place)
            shutil.rmtree(old, ignore_errors=True)


def _packages(made: Path, out: Path, apis: list[str], *, complete: bool) -> list[str]:
    """The packages of these APIs; where all were made, also those that no API has any more."""
    names = {f"{api}_{suffix}" for api in apis for suffix in SUFFIXES}
    if complete and out.exists():
        names |= {
            path.name
            for path in out.iterdir()
            if path.is_dir() and path.name.endswith(SUFFIXES) and not path.name.startswith(".")
        }
    return sorted(name for name in names if (made / name).exists() or (out / name).exists())


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
