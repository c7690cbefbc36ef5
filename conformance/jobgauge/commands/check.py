"""`jobgauge check`: check the rules of one API or of all, and write results, report and JUnit."""

import argparse
import os
import time
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, cast

import attrs
from rich.console import Console

from jobgauge.commands.arguments import (
    WrongCall,
    add_api,
    add_partial,
    add_rule,
    apis_named,
    check_prefixes,
    duration,
    examples_place,
    given_values,
    megabytes,
    processes,
    say_left_out,
    seconds,
    some_operation,
    target_at,
)
from jobgauge.commands.judging import judge
from jobgauge.commands.place import RESULTS, claimed
from jobgauge.commands.progress import progress
from jobgauge.commands.reporting import BROKE, report, sum_up
from jobgauge.commands.screen import complain
from jobgauge.commands.stopping import SIGNAL, Stop, stopping
from jobgauge.exchange.line import Target, WrongSetting, open_line, proxy_for
from jobgauge.exchange.memory import BUDGET
from jobgauge.reference.app import build
from jobgauge.reference.serve import serving
from jobgauge.rules import selected
from jobgauge.run.plan import Plan
from jobgauge.run.recording import Recording, Unwritable, recorded
from jobgauge.run.results import EXITS, SIDES, Side
from jobgauge.run.run import RANDOM_REQUESTS, Depth
from jobgauge.spec.document import Api

WORST_FIRST: Final = (EXITS["fails"], BROKE, EXITS["untested"], EXITS["conforms"])
WITHIN: Final[dict[Depth, float | None]] = {"quick": 600.0, "normal": 600.0, "deep": None}
"""The seconds that a call may take by default."""
OWN_SERVERS: Final = (
    "No --url was given: this checks {what} of this package, not a server of yours."
)

HELP = "check a server, or the reference servers and the generated code, against the documentation"
EPILOG = """\
exit codes:
  0  the server conforms
  1  a rule failed
  2  nothing could be tested, the run is incomplete, or the call was wrong
  3  the suite or the connection broke

environment:
  JOBGAUGE_TOKEN  the token for the server at --url, sent in the way that the spec says; it is never printed

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
    add_partial(parser)
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
        "operation, and as many bodies for the code; normal: every fault, 25 of each; deep: every fault, 500 of each, "
        "longer waits for jobs "
        "(default: %(default)s)",
    )
    arg(
        "--seconds",
        metavar="N",
        help="search each API at random for N seconds instead of with a number of requests; "
        "findings may differ between runs",
    )
    arg(
        "--within",
        metavar="TIME",
        help="end the call after TIME, such as 90s, 10m or 2h, with complete reports "
        "(default: 10m, and the time of --seconds; none with --depth deep)",
    )
    arg(
        "--memory",
        metavar="MB",
        default=str(BUDGET >> 20),
        help="keep at most MB megabytes of messages in memory, and the others in a file (default: %(default)s)",
    )
    arg(
        "--examples",
        metavar="PLACE",
        help="a folder, or redis://HOST, that keeps random requests and bodies that failed; "
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
    some_operation(apis)
    check_prefixes(args.rule)
    if args.url is not None and len(apis) > 1:
        raise WrongCall("--url: one address serves one API: name it with --api")
    target = _target(args)
    workers = processes(args.workers)
    sides = cast("Sequence[Side]", args.side or (["server"] if target else SIDES))
    if target and "server" not in sides:
        raise WrongCall(
            f"--url: rules on {' and '.join(sides)} send nothing to a server: "
            "leave out --url, or add --side server"
        )
    plans = [plan for api in apis if (plan := _plan(api, apis, args, sides, workers)).rules]
    if not plans:
        raise WrongCall(
            f"--rule: no rule id begins with the segments {' or '.join(args.rule)} on {', '.join(sides)}"
            "; `jobgauge rules` lists the ids"
        )
    within = _within(args, plans)
    say_left_out(plan.api for plan in plans)
    out, screen = Path(args.out), Console(soft_wrap=True)
    with stopping() as stop, claimed(out, [plan.api.name for plan in plans]):
        if target is None:
            _own_servers(plans, screen)
        _usable(target)
        until = None if within is None else time.monotonic() + within
        codes: list[int] = []
        interrupted = False
        groups = [plans] if workers > 1 else [[plan] for plan in plans]
        for number, group in enumerate(groups, start=1):
            try:
                timed = [attrs.evolve(plan, until=until) for plan in group]
                codes += _judge(timed, target, out, workers, stop)
            except Unwritable as error:  # nor could a report be written
                complain(f"{error}: free space, or name another folder with --out")
                return BROKE
            for plan in group:
                codes += report(out / plan.api.name / RESULTS, screen)
            # A signal after the last rule changes nothing.
            interrupted = max(codes) > SIGNAL or (stop.number is not None and number < len(groups))
            if interrupted:
                others = ", ".join(each.api.name for rest in groups[number:] for each in rest)
                if others:
                    complain(f"{stop.words} before these were checked: {others}")
                break
        if len(plans) > 1:
            codes += sum_up([out / plan.api.name / RESULTS for plan in plans], out, screen)
        if target is None:
            _own_servers(plans, screen)
    if interrupted:
        return stop.code
    return next(code for code in WORST_FIRST if code in codes)


def _own_servers(plans: Sequence[Plan], screen: Console) -> None:
    """Say that no server of the caller's is checked."""
    sides = {rule.side for plan in plans for rule in plan.rules}
    names = {"server": "the reference server", "client": "the client", "models": "the models"}
    what = [
        f"{names[side]}{'s' * (len(plans) > 1 and side != 'models')}"
        for side in SIDES
        if side in sides
    ]
    listed = f"{', '.join(what[:-1])} and {what[-1]}" if len(what) > 1 else what[0]
    screen.print(OWN_SERVERS.format(what=listed), markup=False, highlight=False)


def _target(args: argparse.Namespace) -> Target | None:
    if args.url is None:
        return None
    return target_at(args.url, os.environ.get("JOBGAUGE_TOKEN"), plain_http=args.plain_http)


def _usable(target: Target | None) -> None:
    """Raise WrongCall if the environment names a proxy or certificates that cannot be used for a server."""
    try:
        if target:
            open_line(target, proxy_for(target)).close()
    except WrongSetting as error:
        raise WrongCall(str(error)) from error


def _within(args: argparse.Namespace, plans: Sequence[Plan]) -> float | None:
    """Return the seconds that the whole call may take; None without a limit."""
    if args.within is not None:
        return duration(args.within)
    usual = WITHIN[plans[0].depth]
    return usual and usual + sum(plan.seconds or 0 for plan in plans)


def _plan(
    api: Api, apis: Sequence[Api], args: argparse.Namespace, sides: Sequence[Side], workers: int
) -> Plan:
    depth = cast("Depth", args.depth)
    search = None if args.seconds is None else seconds(args.seconds)
    return Plan(
        api,
        [rule for rule in selected(api, args.rule) if rule.side in sides],
        given_values(args.given, apis),
        depth=depth,
        seed=args.seed,
        strict=args.strict,
        partial=args.partial,
        seconds=search,
        failures=None if args.examples is None else examples_place(args.examples),
        memory=megabytes(args.memory) // (workers * len(apis) if workers > 1 else 1),
    )


@contextmanager
def reference_target(plan: Plan) -> Generator[tuple[Target, Plan]]:
    """Yield the API's reference server on a free loopback port, and the plan with the ids that exist there."""
    reference = build(plan.api, seed=plan.seed)
    with serving(reference) as url:
        given = {**reference.given, **plan.given}
        yield Target(url, reference.token), attrs.evolve(plan, given=given, reference=True)


def _judge(
    plans: Sequence[Plan], target: Target | None, out: Path, workers: int, stop: Stop
) -> list[int]:
    """Judge several plans, all on the target or each on its own reference server; return the exit code of each."""
    with ExitStack() as stack:
        listen = stack.enter_context(progress())
        recordings: list[Recording] = []
        for each in plans:
            subject, plan = (
                (target, each) if target else stack.enter_context(reference_target(each))
            )
            results = out / plan.api.name / RESULTS
            recordings.append(stack.enter_context(recorded(plan, subject, results, listen)))
        try:
            with stop.heard():
                judge(recordings, workers)
        except KeyboardInterrupt:
            for recording in recordings:
                recording.interrupt(stop.code, stop.words)
        return [recording.end().exit for recording in recordings]
