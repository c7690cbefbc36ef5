"""`jobgauge vendor`: a generated client, put into a tree of one's own."""

import argparse
from pathlib import Path

from jobgauge.commands.arguments import WrongCall, apis_named
from jobgauge.vendoring.packages import (
    Difference,
    NotGenerated,
    differences,
    generated_folder,
    place,
)

HELP = "copy a generated client into a tree of your own"
DIFFERS = 1


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    arg = parser.add_argument
    parser.epilog = "exit codes: 0 it is there, 1 something else is there and was left alone, 2 the call was wrong"
    arg("--api", action="append", required=True, metavar="NAME", help="an API, repeatable")
    arg("--models", action="store_true", help="the pydantic models as well")
    arg("--force", action="store_true", help="replace what is there and differs")
    arg("dir", metavar="DIR", type=Path, help="the folder to put the packages in")


def run(args: argparse.Namespace) -> int:
    """Put each package there whole; where another one is in the way, say how it differs and change nothing."""
    into: Path = args.dir
    if not into.is_dir():
        raise WrongCall(f"{into} is not a folder")
    kinds = ["client", "models"] if args.models else ["client"]
    packages = [_package(f"{api.name}_{kind}") for api in apis_named(args.api) for kind in kinds]
    found = {package: differences(package, into / package.name) for package in packages}
    in_the_way = {
        package: lines
        for package, lines in found.items()
        if lines and (into / package.name).exists()
    }
    if in_the_way and not args.force:
        for package, lines in in_the_way.items():
            _tell(into / package.name, lines)
        print("Nothing was written. Say --force to replace what differs.")
        return DIFFERS
    for package, lines in found.items():
        target = into / package.name
        if lines:
            place(package, target)
        print(f"{target}: {'written' if lines else 'already there'}")
    return 0


def _package(name: str) -> Path:
    try:
        return generated_folder(name)
    except NotGenerated as error:
        raise WrongCall(str(error)) from error


def _tell(target: Path, lines: list[Difference]) -> None:
    print(f"{target} differs:")
    for each in lines:
        print(f"  {each.kind:<8} {each.path}")
