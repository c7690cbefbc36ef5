"""`jobgauge rules`: list every promise that is checked, its place in the spec and how much it binds."""

import argparse
from collections.abc import Sequence
from typing import Final

from rich.console import Console

from jobgauge.commands.arguments import (
    WrongCall,
    add_api,
    add_partial,
    add_rule,
    apis_named,
    check_prefixes,
    say_left_out,
    some_operation,
)
from jobgauge.rules import begins, selected
from jobgauge.run.results import EXITS, LEVELS
from jobgauge.run.rule import Rule
from jobgauge.spec.document import load_api
from jobgauge.wrong.catalogue import wrong_servers

HELP = "list the promises that are checked, with their place in the specs"
NAMED: Final = 3
"""The most wrong servers that are named for one promise."""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    add_api(parser)
    add_rule(parser)
    add_partial(parser)


def run(args: argparse.Namespace) -> int:
    """Print each promise once, with the sides on which it is checked."""
    check_prefixes(args.rule)
    found: dict[str, list[Rule]] = {}
    apis = apis_named(args.api)
    some_operation(apis)
    lacking = say_left_out(apis)
    for api in apis:
        for rule in selected(api, args.rule):
            found.setdefault(rule.id, []).append(rule)
    if not found:
        raise WrongCall(f"--rule: no rule id begins with the segments {' or '.join(args.rule)}")
    console = Console(soft_wrap=True, highlight=False)
    for rules in found.values():
        for line in (*described(rules), *broken_by(rules[0])):
            console.print(line, markup=False)
    return EXITS["incomplete"] if lacking and not args.partial else 0


def broken_by(rule: Rule) -> list[str]:
    """Return a line that names the wrong servers that break this promise, or says why none can; else no line."""
    servers = wrong_servers(load_api(rule.api))
    names = [
        each.name for each in servers if any(begins(rule.id, breaks) for breaks in each.breaks)
    ]
    if names:
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        return [f"  wrong servers: {', '.join(names[:NAMED])}{more}"]
    reason = rule.constraint and rule.constraint.open
    return [f"  left open: {reason}"] if reason else []


def described(rules: Sequence[Rule]) -> list[str]:
    """Return one promise as lines; `rules` are the same rule on different sides."""
    first = rules[0]
    sides = ", ".join(rule.side for rule in rules)
    return [
        first.id,
        f"  {first.sentence}",
        f"  {LEVELS[first.evidence]} ({first.evidence}: {first.source})",
        f"  specs/{first.api}/openapi.yaml{first.pointer}",
        f"  checked on: {sides}",
    ]
