"""`jobgauge rules`: every promise that is checked, where it stands and how much it binds."""

import argparse
from collections.abc import Sequence

from rich.console import Console

from jobgauge.commands.call import WrongCall, apis_named
from jobgauge.results import LEVELS
from jobgauge.rules import selected
from jobgauge.rules.rule import Rule

HELP = "list the promises that are checked"


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    arg = parser.add_argument
    arg(
        "--api",
        action="append",
        default=[],
        metavar="NAME",
        help="an API, repeatable; all of them by default",
    )
    arg(
        "--rule",
        action="append",
        default=[],
        metavar="PREFIX",
        help="only rules whose id begins so; repeatable",
    )


def run(args: argparse.Namespace) -> int:
    """Print each promise once, with the sides that it is checked on."""
    found: dict[str, list[Rule]] = {}
    for api in apis_named(args.api):
        for rule in selected(api, args.rule):
            found.setdefault(rule.id, []).append(rule)
    if not found:
        raise WrongCall(f"--rule: no rule begins with {' or '.join(args.rule)}")
    console = Console(soft_wrap=True, highlight=False)
    for rules in found.values():
        for line in described(rules):
            console.print(line, markup=False)
    return 0


def described(rules: Sequence[Rule]) -> list[str]:
    """One promise as lines; the rules are the same on different sides."""
    first = rules[0]
    sides = ", ".join(rule.side for rule in rules)
    return [
        first.id,
        f"  {first.sentence}",
        f"  {LEVELS[first.evidence]} ({first.evidence}: {first.source})",
        f"  specs/{first.api}/openapi.yaml{first.pointer}",
        f"  checked on: {sides}",
    ]
