"""
Generate an attrs client and pydantic models in `generated/` for every API in `specs/`.

    python scripts/generate.py                    all APIs
    python scripts/generate.py zoo_datasets       only the named APIs
    python scripts/generate.py --check            write nothing; list the files that differ
    python scripts/generate.py --partial          leave out operations that are not supported

Exit codes: 0 done, or nothing differs; 1 a spec is not supported, or a file differs;
2 an API on the command line has no folder in specs/.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from jobgauge_making import client, folders, models, specs
from jobgauge_making.partial import makeable

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run with these arguments, by default the process's own, and return the exit code."""
    call = _parser().parse_args(arguments)
    try:
        chosen = specs.chosen(call.specs, call.apis)
    except specs.UnknownApi as error:
        print(f"generate: {error}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="generated-") as folder:
        new = Path(folder)
        try:
            for path in chosen:
                generate(path, new, partial=call.partial)
        except specs.SpecRefused as error:
            print(f"generate: {error}", file=sys.stderr)
            return 1
        names = [path.parent.name for path in chosen]
        if call.check:
            return _report(folders.differences(new, call.out, names, complete=not call.apis))
        folders.replace(new, call.out, names, complete=not call.apis)
    return 0


def generate(openapi: Path, out: Path, *, partial: bool = False) -> None:
    """
    Write `<api>_client` and `<api>_models` of one spec to `out`; raise SpecRefused if it is not supported.

    If it is `partial`, the operations that are not are left out, and named on standard error.
    """
    spec = makeable(specs.load(openapi, partial=partial), partial=partial)
    for line in specs.left_out(spec):
        print(f"generate: {line}", file=sys.stderr)
    client.write(spec, out / f"{spec.name}_client")
    models.write(spec, out / f"{spec.name}_models")


def _report(differences: list[str]) -> int:
    for difference in differences:
        print(f"generate: {difference}", file=sys.stderr)
    if differences:
        print("generate: generated/ is out of date; run scripts/generate.py", file=sys.stderr)
    return 1 if differences else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="generate", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("apis", nargs="*", metavar="API", help="a folder in specs/ (default: all)")
    parser.add_argument("--check", action="store_true", help="write nothing; list what differs")
    parser.add_argument(
        "--partial", action="store_true", help="leave out operations that are not supported"
    )
    parser.add_argument("--specs", type=Path, default=ROOT / "specs", help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, default=ROOT / "generated", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
