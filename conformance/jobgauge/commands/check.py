"""`jobgauge check`: check the rules of one API or of all, and write results, report and JUnit."""

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
    add_api,
    add_rule,
    apis_named,
    check_prefixes,
    examples_place,
    folder,
    given_values,
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
from jobgauge.run.results import SIDES, RunEnd, Side
from jobgauge.run.run import RANDOM_REQUESTS, Depth
from jobgauge.spec.document import Api

WORST_FIRST: Final = (FAILED, BROKE, NOTHING_TESTED, CONFORMS)

RESULTS: Final = "results.jsonl"

HELP = "check a server, or the reference servers and the generated code, against the documentation"
EPILOG = """\
exit codes:
  0  the server conforms
  1  a rule failed
  2  nothing could be tested, or the call was wrong
  3  the suite or the connection broke

environment:
  JOBGAUGE_TOKEN  the bearer token for the server at --url; it is never printed

--given sets the parameters and body members with that name, for example to the id of a job that exists.
If each path parameter of an operation has the same number of values, the first values
are used together, then the second, and so on; otherwise every combination is used.

Without --seconds, a quick or normal run sends a few hundred requests;
operations that create something are called a few dozen times.
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    add_api(parser)
    add_rule(parser)
    arg = parser.add_argument
    arg(
        "--url",
        help="base address of the server, such as https://host/prefix; it may end with the segments that all paths "
        "of the API begin with (https://host and https://host/a are the same if all paths begin with /a); "
        "by default a reference server is started",
    )
    arg(
        "--given",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an id or other value that exists on the server; repeatable",
    )
    arg(
        "--out",
        default="jobgauge-report",
        metavar="DIR",
        help="write into DIR/<api> (default: %(default)s)",
    )
    arg(
        "--depth",
        choices=list(RANDOM_REQUESTS),
        default="normal",
        help="quick: two faults for each constraint, 5 random valid and 5 random forbidden requests for each "
        "operation; normal: every fault, 25 of each; deep: every fault, 500 of each, longer waits for jobs "
        "(default: %(default)s)",
    )
    arg(
        "--seconds",
        metavar="N",
        help="search each API at random for N seconds instead of with a number of requests; "
        "findings may differ between runs",
    )
    arg(
        "--examples",
        metavar="PLACE",
        help="a folder, or redis://HOST, that keeps random requests that failed; "
        "those already there, also from other machines, are tried first",
    )
    arg(
        "-n",
        "--workers",
        default="1",
        metavar="N",
        help="run N processes, or `auto` for one on each core; "
        "operations that lead to each other share a process (default: 1)",
    )
    arg(
        "--seed",
        type=int,
        default=0,
        help="seed of the random search and of the reference servers (default: %(default)s)",
    )
    arg(
        "--strict",
        action="store_true",
        help="also fail if a promise that is only inferred from the documents does not hold",
    )
    arg(
        "--side",
        action="append",
        default=[],
        choices=SIDES,
        help="what to check; repeatable (default: all; with --url only the server)",
    )
    arg(
        "--plain-http",
        action="store_true",
        help="allow sending the token unencrypted to another machine",
    )


def run(args: argparse.Namespace) -> int:
    """Check the APIs and return the worst of their exit codes."""
    apis = apis_named(args.api)
    check_prefixes(args.rule)
    if args.url is not None and len(apis) > 1:
        raise WrongCall("--url: one address serves one API: name it with --api")
    target = _target(args)
    workers = processes(args.workers)
    sides = cast("Sequence[Side]", args.side or (["server"] if target else SIDES))
    plans = [plan for api in apis if (plan := _plan(api, apis, args, sides)).rules]
    if not plans:
        raise WrongCall(
            f"--rule: no rule id begins with the segments {' or '.join(args.rule)} on {', '.join(sides)}"
            "; `jobgauge rules` lists the ids"
        )
    out = folder(args.out)
    console = Console(soft_wrap=True)
    codes = set(_codes(plans, target, out, workers, console))
    if len(plans) > 1:
        paths = (out / plan.api.name / RESULTS for plan in plans)
        written = [path for path in paths if path.exists()]
        write_index(written, out / "index.html")
        print_overview(written, console)
    return next(code for code in WORST_FIRST if code in codes)


def _target(args: argparse.Namespace) -> Target | None:
    if args.url is None:
        return None
    return target_at(args.url, os.environ.get("JOBGAUGE_TOKEN"), plain_http=args.plain_http)


def _plan(api: Api, apis: Sequence[Api], args: argparse.Namespace, sides: Sequence[Side]) -> Plan:
    return Plan(
        api,
        [rule for rule in selected(api, args.rule) if rule.side in sides],
        given_values(args.given, apis),
        depth=cast("Depth", args.depth),
        seed=args.seed,
        strict=args.strict,
        seconds=None if args.seconds is None else seconds(args.seconds),
        failures=None if args.examples is None else examples_place(args.examples),
    )


def _codes(
    plans: Sequence[Plan], target: Target | None, out: Path, workers: int, console: Console
) -> Iterator[int]:
    """Check each API, write its reports, print its summary and yield its exit code."""
    groups = [plans] if workers > 1 else [[plan] for plan in plans]
    for group in groups:
        try:
            ends = _judge(group, target, out, workers)
        except NoAnswer as error:
            Console(stderr=True, soft_wrap=True).print(
                f"jobgauge: {error}", markup=False, highlight=False
            )
            yield BROKE
            continue
        for plan, end in zip(group, ends, strict=True):
            results = out / plan.api.name / RESULTS
            write_html(results, results.with_name("report.html"))
            write_junit(results, results.with_name("junit.xml"))
            print_summary(results, console)
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
    """Check several plans, all on the target or each on its own reference server; return how each run ended."""
    with ExitStack() as stack:
        listen = stack.enter_context(progress())
        recordings: list[Recording] = []
        for each in plans:
            subject, plan = (
                (target, each) if target else stack.enter_context(reference_target(each))
            )
            results = out / plan.api.name / RESULTS
            recordings.append(stack.enter_context(recorded(plan, subject, results, listen)))
        if workers == 1:
            for recording in recordings:
                in_turn(recording)
        else:
            from jobgauge.workers.leader import shared  # noqa: PLC0415 - pytest is for this alone

            shared(workers, recordings)
        return [recording.end() for recording in recordings]
