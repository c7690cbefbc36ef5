"""`jobgauge vendor`: copy a generated client into the user's own source tree."""

import argparse
from pathlib import Path

from jobgauge.commands.arguments import WrongCall, apis_named
from jobgauge.commands.place import said
from jobgauge.vendoring.packages import (
    Difference,
    NotGenerated,
    differences,
    generated_folder,
    place,
)

HELP = "copy a generated client into your own source tree"
DIFFERS = 1


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    arg = parser.add_argument
    parser.epilog = (
        "exit codes: 0 copied or already there, 1 a different package is there (see --force), "
        "2 the call was wrong"
    )
    arg("--api", action="append", required=True, metavar="NAME", help="an API; repeatable")
    arg("--models", action="store_true", help="copy the pydantic models, too")
    arg("--force", action="store_true", help="replace packages that differ")
    arg("dir", metavar="DIR", type=Path, help="an existing folder to copy the packages into")


def run(args: argparse.Namespace) -> int:
    """Copy each package whole; if a different one is in the way, print the differences and change nothing."""
    into: Path = args.dir
    if not into.is_dir():
        raise WrongCall(f"DIR: expected an existing folder, got {args.dir}")
    kinds = ["client", "models"] if args.models else ["client"]
    packages = [_package(f"{api.name}_{kind}") for api in apis_named(args.api) for kind in kinds]
    targets = {into / package.name: package for package in packages}
    found = {target: differences(package, target) for target, package in targets.items()}
    in_the_way = [target for target in targets if found[target] and target.exists()]
    if in_the_way and not args.force:
        for target in in_the_way:
            _print_differences(target, found[target])
        print("Nothing was written. Use --force to replace packages that differ.")
        return DIFFERS
    for target, package in targets.items():
        if found[target]:
            _place(package, target)
        print(f"{target}: {'written' if found[target] else 'already there'}")
    return 0


def _package(name: str) -> Path:
    try:
        return generated_folder(name)
    except NotGenerated as error:
        raise WrongCall(str(error)) from error


def _place(package: Path, target: Path) -> None:
    try:
        place(package, target)
    except OSError as error:
        raise WrongCall(f"DIR: cannot write {target}, which is as before: {said(error)}") from error


def _print_differences(target: Path, found: list[Difference]) -> None:
    print(f"{target} differs:")
    for each in found:
        print(f"  {each.kind:<8} {each.path}")
