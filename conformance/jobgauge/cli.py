"""The command line: `jobgauge check`, `serve`, `rules` and `vendor`."""

import argparse
import sys
from collections.abc import Sequence

from jobgauge import __doc__ as purpose
from jobgauge import __version__
from jobgauge.commands import check
from jobgauge.commands.call import WrongCall

VERBS = {"check": check}


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say and give the exit code; what was called wrongly is one line and a 2."""
    parser = argparse.ArgumentParser(prog="jobgauge", description=purpose)
    parser.add_argument("--version", action="version", version=f"jobgauge {__version__}")
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, verb in VERBS.items():
        its = verbs.add_parser(name, help=verb.HELP, description=verb.HELP)
        verb.add(its)
        its.set_defaults(run=verb.run)
    args = parser.parse_args(argv)
    try:
        return args.run(args)
    except WrongCall as error:
        print(f"jobgauge: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
