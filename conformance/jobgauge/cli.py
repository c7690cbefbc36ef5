"""
The command line: `jobgauge check`, `serve`, `rules` and `vendor`.

Each command is a module of `commands`.
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
    """Run a command and return its exit code; a wrong call returns or exits with 2."""
    sys.excepthook = _broke
    parser = argparse.ArgumentParser(prog="jobgauge", description=purpose)
    parser.add_argument("--version", action="version", version=f"jobgauge {__version__}")
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, verb in VERBS.items():
        command = verbs.add_parser(name, help=verb.HELP, description=verb.HELP)
        verb.add(command)
        command.set_defaults(run=verb.run)
    args = parser.parse_args(argv)
    try:
        return args.run(args)
    except WrongCall as error:
        print(f"jobgauge: {error}", file=sys.stderr)
        return WRONG_CALL
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has closed the pipe; without this, Python complains when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _broke(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print an error of our own and exit with 3; Python would exit with 1, which means that a server failed."""
    traceback.print_exception(kind, error, trace)
    raise SystemExit(BROKE)


if __name__ == "__main__":
    sys.exit(main())
