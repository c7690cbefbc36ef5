"""`jobgauge check`: runs the rules of one API or of all, and writes results, report and JUnit."""

import argparse
import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, cast

import attrs
from rich.console import Console

from jobgauge.commands.arguments import (
    WrongCall,
    apis_named,
    examples_place,
    folder,
    given_values,
    prefixes,
    processes,
    seconds,
    target_at,
)
from jobgauge.commands.progress import progress
from jobgauge.exchange.wire import NoAnswer, Target
from jobgauge.reference.app import build
from jobgauge.reference.serve import serving
from jobgauge.report import print_overview, print_summary, write_html, write_index, write_junit
from jobgauge.rules import selected
from jobgauge.run.checking import (
    BROKE,
    CONFORMS,
    FAILED,
    NOTHING_TESTED,
    Plan,
    Recording,
    in_turn,
    recorded,
)
from jobgauge.run.results import RunEnd, Side
from jobgauge.run.rule import Rule
from jobgauge.run.run import EXAMPLES, Depth
from jobgauge.spec.document import Api

SIDES: Final[tuple[Side, ...]] = ("server", "client", "models")
WORST_FIRST: Final = (FAILED, BROKE, NOTHING_TESTED, CONFORMS)

RESULTS: Final = "results.jsonl"

HELP = "run the rules against a server, or against the reference servers"
EPILOG = """\
exit codes:
  0  the server conforms
  1  a rule failed
  2  nothing could be tested, or the call was wrong
  3  the suite or the connection broke

environment:
  JOBGAUGE_TOKEN  the bearer token for the server at --url; it is never printed

--given fills the parameters and body members of that name with things that exist on the server.
As many values for each of an operation's path parameters belong together, in their order;
otherwise every combination of them is read.

Without --seconds, a quick or normal run sends a few hundred requests;
operations that create something create some dozens of it.
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    arg = parser.add_argument
    arg(
        "--api",
        action="append",
        default=[],
        metavar="NAME",
        help="an API, repeatable; all of them by default",
    )
    arg(
        "--url",
        help="base address of the server, path prefix included, with or without what all paths of the API "
        "begin with (https://host and https://host/realityconversion are the same for /realityconversion/jobs); "
        "by default the reference server is started",
    )
    arg(
        "--given",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an id that exists there; repeatable",
    )
    arg(
        "--out",
        default="jobgauge-report",
        metavar="DIR",
        help="write into DIR/<api> (default: %(default)s)",
    )
    arg(
        "--rule",
        action="append",
        default=[],
        metavar="PREFIX",
        help="only rules whose id begins so; repeatable",
    )
    arg(
        "--depth",
        choices=list(EXAMPLES),
        default="normal",
        help="quick sends two faults for each constraint and 5 random requests of each kind for each operation, "
        "normal every fault and 25, deep 500 and waits longer for jobs (default: %(default)s)",
    )
    arg(
        "--seconds",
        metavar="N",
        help="search each API at random for so long, however many requests that is; "
        "what it finds then depends on the time, too",
    )
    arg(
        "--examples",
        metavar="PLACE",
        help="a folder, or redis://HOST, that keeps the random requests which failed; "
        "those that are there, from this machine or another, are tried first",
    )
    arg(
        "-n",
        "--workers",
        default="1",
        metavar="N",
        help="share the operations of all APIs out to N processes, those together that lead to each other; "
        "`auto` for one process each core (default: 1)",
    )
    arg(
        "--seed",
        type=int,
        default=0,
        help="of the random search and of the reference server (default: 0)",
    )
    arg(
        "--strict",
        action="store_true",
        help="also fail by what is only inferred from the documents",
    )
    arg(
        "--side",
        action="append",
        default=[],
        choices=SIDES,
        help="what to judge, repeatable; with --url the server",
    )
    arg(
        "--plain-http",
        action="store_true",
        help="send the token over http to another machine all the same",
    )


def run(args: argparse.Namespace) -> int:
    """Check the APIs, and give the worst of their exit codes."""
    apis = apis_named(args.api)
    prefixes(args.rule)
    if args.url is not None and len(apis) > 1:
        raise WrongCall("--url: one address serves one API, name it with --api")
    target = _target(args)
    workers = processes(args.workers)
    sides = cast("Sequence[Side]", args.side or (["server"] if target else SIDES))
    plans = [plan for api in apis if (plan := _plan(api, apis, args, sides)).rules]
    if not plans:
        raise WrongCall(
            f"--rule: no rule begins with {' or '.join(args.rule)} on {', '.join(sides)}"
        )
    out = folder(args.out)
    console = Console(soft_wrap=True)
    codes = set(_codes(plans, target, out, workers, console))
    if len(plans) > 1:
        written = (out / plan.api.name / RESULTS for plan in plans)
        found = [path for path in written if path.exists()]
        write_index(found, out / "index.html")
        print_overview(found, console)
    return next(code for code in WORST_FIRST if code in codes)


def _target(args: argparse.Namespace) -> Target | None:
    if args.url is None:
        return None
    return target_at(args.url, os.environ.get("JOBGAUGE_TOKEN"), plain_http=args.plain_http)


def _plan(api: Api, apis: Sequence[Api], args: argparse.Namespace, sides: Sequence[Side]) -> Plan:
    rules: list[Rule] = [rule for rule in selected(api, args.rule) if rule.side in sides]
    given = given_values(args.given, apis)
    depth = cast("Depth", args.depth)
    return Plan(
        api,
        rules,
        given,
        depth=depth,
        seed=args.seed,
        strict=args.strict,
        seconds=None if args.seconds is None else seconds(args.seconds),
        examples=None if args.examples is None else examples_place(args.examples),
    )


def _codes(
    plans: Sequence[Plan], target: Target | None, out: Path, workers: int, console: Console
) -> Iterator[int]:
    """The exit code of each API, its report written and its summary printed."""
    together = [plans] if workers > 1 else [[plan] for plan in plans]
    for some in together:
        try:
            ends = _judge(some, target, out, workers)
        except NoAnswer as error:
            Console(stderr=True, soft_wrap=True).print(
                f"jobgauge: {error}", markup=False, highlight=False
            )
            yield BROKE
            continue
        for plan, end in zip(some, ends, strict=True):
            place = out / plan.api.name
            write_html(place / RESULTS, place / "report.html")
            write_junit(place / RESULTS, place / "junit.xml")
            print_summary(place / RESULTS, console)
            yield end.exit


@contextmanager
def reference_target(plan: Plan) -> Generator[tuple[Target, Plan]]:
    """Yield the API's reference server on a free loopback port, and the plan with the ids that exist there."""
    reference = build(plan.api, seed=plan.seed)
    with serving(reference) as url:
        given = {**reference.given, **plan.given}
        yield Target(url, reference.token), attrs.evolve(plan, given=given)


def _judge(
    plans: Sequence[Plan], target: Target | None, out: Path, workers: int
) -> Sequence[RunEnd]:
    """Judge the rules of some plans, all on the target or each on its reference server."""
    with ExitStack() as open_:
        listen = open_.enter_context(progress())
        made: list[Recording] = []
        for plan in plans:
            its = (target, plan) if target else open_.enter_context(reference_target(plan))
            results = out / plan.api.name / RESULTS
            made.append(open_.enter_context(recorded(its[1], its[0], results, listen)))
        if workers == 1:
            for each in made:
                in_turn(each)
        else:
            from jobgauge.workers.leader import shared  # noqa: PLC0415 - pytest is for this alone

            shared(workers, made)
        return [each.end() for each in made]
