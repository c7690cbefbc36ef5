"""
The command line: `jobgauge check`, `serve`, `rules` and `vendor`.

Each command is a module of `commands`.
"""

import argparse
import errno
import sys
import traceback
from collections.abc import Sequence
from types import TracebackType
from typing import Final

from jobgauge import __doc__ as purpose
from jobgauge import __version__
from jobgauge.commands import check, rules, serve, vendor
from jobgauge.commands.arguments import WrongCall
from jobgauge.commands.screen import open_closed_streams, silence

VERBS: Final = {"check": check, "serve": serve, "rules": rules, "vendor": vendor}
WRONG_CALL: Final = 2
BROKE: Final = 3
INTERRUPTED: Final = 130
NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS}
"""Errors of the disk or the terminal that the output goes to."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; a wrong call returns or exits with 2."""
    sys.excepthook = _broke
    open_closed_streams()
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
        silence(sys.stdout)
        return 0
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        silence(sys.stdout)
        print(f"jobgauge: cannot write the output: {error.strerror}", file=sys.stderr)
        return BROKE


def _broke(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print an error of our own and exit with 3; Python would exit with 1, which means that a server failed."""
    traceback.print_exception(kind, error, trace)
    raise SystemExit(BROKE)


if __name__ == "__main__":
    sys.exit(main())
