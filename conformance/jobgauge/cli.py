"""
The command line: `jobgauge check`, `serve`, `rules` and `vendor`.

Each verb is a module of `commands`, with its arguments and what it does.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from types import TracebackType
from typing import Final

from jobgauge import __doc__ as purpose
from jobgauge import __version__
from jobgauge.commands import check, rules, serve, vendor
from jobgauge.commands.arguments import WrongCall

VERBS: Final = {"check": check, "serve": serve, "rules": rules, "vendor": vendor}
WRONG_CALL: Final = 2
BROKE: Final = 3
INTERRUPTED: Final = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say and give the exit code; a wrong call is one line and a 2."""
    sys.excepthook = _broke
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
        return WRONG_CALL
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # the reader has gone: say nothing more
        return 0


def _broke(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A mistake of ours ends with 3, not with the 1 that Python gives it: that one says that a server failed."""
    traceback.print_exception(kind, error, trace)
    raise SystemExit(BROKE)


if __name__ == "__main__":
    sys.exit(main())
