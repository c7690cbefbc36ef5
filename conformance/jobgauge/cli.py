"""
The command line: `jobgauge check`, `serve`, `rules` and `vendor`.

Each command is a module of `commands`.
"""

import os
import sys
from collections.abc import Sequence
from typing import Final

WRONG_CALL: Final = 2
INTERRUPTED: Final = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; a wrong call returns or exits with 2."""
    try:
        os.getcwd()  # noqa: PTH109 - pathlib loads more
    except FileNotFoundError:
        print(
            "jobgauge: the current folder does not exist any more: change to another one",
            file=sys.stderr,
        )
        return WRONG_CALL
    try:
        from jobgauge.commands.calling import call  # noqa: PLC0415 - so Ctrl-C while it loads is no traceback

        return call(argv)
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
