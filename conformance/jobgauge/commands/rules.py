"""`jobgauge rules`: every promise that is checked, where it stands and how much it binds."""

import argparse
from collections.abc import Sequence
from typing import Final

from rich.console import Console

from jobgauge.commands.arguments import WrongCall, apis_named, prefixes
from jobgauge.rules import begins, selected
from jobgauge.run.results import LEVELS
from jobgauge.run.rule import Rule
from jobgauge.spec.document import load_api
from jobgauge.wrong.catalogue import wrong_servers

HELP = "list the promises that are checked"
NAMED: Final = 3
"""The wrong servers that are named for one promise."""


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
    prefixes(args.rule)
    found: dict[str, list[Rule]] = {}
    for api in apis_named(args.api):
        for rule in selected(api, args.rule):
            found.setdefault(rule.id, []).append(rule)
    if not found:
        raise WrongCall(f"--rule: no rule begins with {' or '.join(args.rule)}")
    console = Console(soft_wrap=True, highlight=False)
    for rules in found.values():
        for line in (*described(rules), *shown_by(rules[0])):
            console.print(line, markup=False)
    return 0


def shown_by(rule: Rule) -> list[str]:
    """The servers that are wrong on purpose and that this promise is about, or why none can be; as lines."""
    servers = wrong_servers(load_api(rule.api))
    about = [
        each.name for each in servers if any(begins(rule.id, breaks) for breaks in each.breaks)
    ]
    more = f" and {len(about) - NAMED} more" if len(about) > NAMED else ""
    if about:
        return [f"  wrong servers: {', '.join(about[:NAMED])}{more}"]
    open_ = rule.constraint and rule.constraint.open
    return [f"  left open: {open_}"] if open_ else []


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
