"""Our own suite on one server: the rules about the broken promise that fail, and the others that fail too."""

from collections.abc import Iterable, Sequence

from tests.detection.outcomes import Outcome
from tests.rules.judging import checked

from jobgauge.exchange.line import Target
from jobgauge.reference.serve import serving
from jobgauge.rules import begins, rules
from jobgauge.run.plan import Plan
from jobgauge.run.results import Result
from jobgauge.run.rule import Rule
from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import load_api
from jobgauge.wrong.server import Server

FOUND = {"fail": {"fail"}, "drift": {"fail", "drift"}}
"""By the expected verdict, the verdicts that count as found: a drift is enough for a server that only adds."""


def judge(server: Server) -> Outcome:
    """Run the quick suite on a server, in this process, and return the outcome."""
    api, reference = load_api(server.api), server.build()
    known = [each for each in rules(api) if each.side == "server"]
    with serving(reference) as url:
        plan = Plan(api, known, reference.given, depth="quick")
        results, end = checked(plan, Target(url, reference.token))
    return outcome(server, known, results, end.requests, end.seconds)


def outcome(
    server: Server,
    known: Iterable[Rule],
    results: Sequence[Result],
    requests: int,
    seconds: float,
) -> Outcome:
    """Return the outcome for a server that is wrong in a known way, from the results of a run."""
    named = [each for each in results if is_about(each.rule, server.breaks)]
    additive = server.kind == "additive"  # should be noticed, and breaks nothing
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


def is_about(rule: str, prefixes: Iterable[str]) -> bool:
    """Return True if a rule's id begins with one of the prefixes, segment by segment."""
    return any(begins(rule, prefix) for prefix in prefixes)


def _is_related(one: Constraint | None, broken: Iterable[Constraint | None]) -> bool:
    return one is not None and any(other is not None and nested(one, other) for other in broken)


def nested(one: Constraint, other: Constraint) -> bool:
    """Return True if both constraints are about the same value, or one about a value inside the other's."""
    return one.place == other.place and all(
        a == b for a, b in zip(one.path, other.path, strict=False)
    )


def _why_not(named: Sequence[Result]) -> str:
    if not named:
        return "no rule has the id that the server names"
    worst = min(named, key=lambda each: ["drift", "error", "pass", "skip"].index(each.verdict))
    return f"{worst.verdict}: {worst.reason or f'{worst.cases} cases'}"
