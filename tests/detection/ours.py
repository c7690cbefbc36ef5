"""
Our own suite on one server: whether the rules about the broken promise fail, and whether others do too.

Read `outcomes.py` before this.
"""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.detection.outcomes import Outcome

from jobgauge.exchange.wire import Target
from jobgauge.reference.serve import serving
from jobgauge.rules import rules
from jobgauge.run.checking import Plan, check
from jobgauge.run.results import Result
from jobgauge.run.rule import Rule
from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import load_api
from jobgauge.wrong.server import Server

FOUND = {"fail": {"fail"}, "drift": {"fail", "drift"}}
"""The verdicts of a rule that show that it noticed a departure: a drift is enough for one that only adds."""


def judge(server: Server) -> Outcome:
    """The quick suite on a server, in this process."""
    results: list[Result] = []
    plan = Plan(load_api(server.api), _server_rules(server.api), depth="quick")
    reference = server.build()
    with serving(reference) as url, tempfile.TemporaryDirectory() as folder:
        plan = Plan(plan.api, plan.rules, reference.given, depth="quick")
        target = Target(url, reference.token)
        end = check(
            plan,
            target,
            Path(folder) / "results.jsonl",
            lambda each, _number, _count: results.append(each),
        )
    return outcome(server, plan.rules, results, end.requests, end.seconds)


def _server_rules(api: str) -> list[Rule]:
    return [each for each in rules(load_api(api)) if each.side == "server"]


def outcome(
    server: Server,
    known: Iterable[Rule],
    results: Sequence[Result],
    requests: int,
    seconds: float,
) -> Outcome:
    """What the results of a run say of a server that is wrong in a known way."""
    named = [each for each in results if begins(each.rule, server.breaks)]
    additive = server.kind == "additive"  # it is noticed, and nothing of it is wrong
    wanted = {"drift"} if additive else FOUND[server.verdict]
    unwanted = {"fail", "error"} if additive else {"fail", "drift", "error"}
    found = [each.rule for each in named if each.verdict in wanted]
    others = [
        each.rule
        for each in results
        if each.verdict in unwanted and (additive or each not in named)
    ]
    constraints = {each.id: each.constraint for each in known}
    broken = [constraints[each.rule] for each in named]
    related = [each for each in others if _is_related(constraints[each], broken)]
    return Outcome(
        "jobgauge",
        server.name,
        server.api,
        server.kind,
        killed=bool(found),
        by=tuple(found),
        related=tuple(related),
        beside=tuple(each for each in others if each not in related),
        requests=requests,
        seconds=seconds,
        note="" if found or not server.breaks else _why_not(named),
    )


def begins(rule: str, prefixes: Iterable[str]) -> bool:
    """Whether a rule's id begins with one of the prefixes, segment by segment."""
    return any(rule == each or rule.startswith(f"{each}/") for each in prefixes)


def _is_related(one: Constraint | None, broken: Iterable[Constraint | None]) -> bool:
    """Whether a constraint is about the same value as a broken one, or about what holds it or stands in it."""
    return one is not None and any(
        other is not None
        and one.place == other.place
        and all(a == b for a, b in zip(one.path, other.path, strict=False))
        for other in broken
    )


def _why_not(named: Sequence[Result]) -> str:
    if not named:
        return "no rule has the id that the server names"
    worst = min(named, key=lambda each: ["drift", "error", "pass", "skip"].index(each.verdict))
    said = worst.reason or f"{worst.cases} cases"
    return f"{worst.verdict}: {said}"
