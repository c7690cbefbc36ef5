"""A call of the command line: its arguments, its command, and the exit code for what goes wrong."""

import argparse
import os
import traceback
from collections.abc import Sequence
from typing import Final

from jobgauge import __doc__ as purpose
from jobgauge import __version__
from jobgauge.commands import check, rules, serve, vendor
from jobgauge.commands.arguments import WrongCall
from jobgauge.commands.place import said
from jobgauge.commands.screen import complain, outputs
from jobgauge.commands.stopping import SIGNAL
from jobgauge.run.results import EXITS

VERBS: Final = {"check": check, "serve": serve, "rules": rules, "vendor": vendor}
WRONG_CALL: Final = 2
BROKE: Final = EXITS["broken"]
SECRET: Final = ("token", "auth", "bearer", "key", "header", "password", "secret")


def call(argv: Sequence[str] | None) -> int:
    """Run a command and return its exit code."""
    if os.environ.get("COLUMNS") == "0":  # rich would print lines of no width
        del os.environ["COLUMNS"]
    with outputs() as out:
        try:
            code = _run(argv)
        except SystemExit as left:  # by argparse, which has said why
            code = int(left.code or 0)
    if out.trouble:
        complain(f"cannot write the output: {said(out.trouble)}")
        return code if code == EXITS["fails"] or code > SIGNAL else BROKE
    return code


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """Return the arguments; raise WrongCall, or leave it to argparse to exit."""
    parser = argparse.ArgumentParser(prog="jobgauge", description=purpose)
    parser.add_argument("--version", action="version", version=f"jobgauge {__version__}")
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, verb in VERBS.items():
        command = verbs.add_parser(name, help=verb.HELP, description=verb.HELP)
        verb.add(command)
        command.set_defaults(run=verb.run, verb=name)
    args, unknown = parser.parse_known_args(argv)
    if unknown:
        raise WrongCall(_unknown(args.verb, unknown[0]))
    return args


def _run(argv: Sequence[str] | None) -> int:
    try:
        args = _arguments(argv)
        return args.run(args)
    except WrongCall as error:
        complain(str(error))
        return WRONG_CALL
    except Exception as error:  # noqa: BLE001 - Python would exit with 1, which means that a server failed
        traceback.print_exception(error)
        return BROKE


def _unknown(verb: str, word: str) -> str:
    """Return the sentence about a word that the command does not take, without a value that may be secret."""
    if not word.startswith("-"):
        return f"unexpected argument after the options of {verb}; see jobgauge {verb} --help"
    name = word.partition("=")[0] if word.startswith("--") else word[:2]
    if any(each in name.lower() for each in SECRET):
        return f"there is no {name}: the token is read from the environment variable JOBGAUGE_TOKEN"
    return f"there is no option {name}; see jobgauge {verb} --help"
