"""
A rule: one promise of one operation, and how to find out whether a server, or our generated code, keeps it.

Read `run.py` and `results.py` before this.
"""

from collections.abc import Callable, Iterable, Sequence

import attrs

from jobgauge.apis import Api, Operation
from jobgauge.constraints import Constraint, Evidence
from jobgauge.results import Side, Verdict
from jobgauge.rules.exchange import Exchange
from jobgauge.rules.run import Run


@attrs.frozen(eq=False)
class Observation:
    """One thing that was judged: `exchange` shows it where a server was, `known` is as in a result."""

    verdict: Verdict
    reason: str = ""
    exchange: Exchange | None = None
    known: bool = False


@attrs.frozen(eq=False)
class Finding:
    """What a check found; `reason` is one line, empty where all is well."""

    verdict: Verdict
    reason: str = ""
    cases: int = 0
    known: bool = False
    exchanges: tuple[Exchange, ...] = ()


Check = Callable[[Run], Finding]


@attrs.frozen(eq=False)
class Rule:
    """
    One promise and its check.

    `id` is a path, `<api>/<operation>/<family>/<what>`, the same on every side that the promise is checked on.
    `late` says that it judges what other rules were answered, so that it comes after them.
    """

    id: str
    api: str
    operation: str
    family: str
    sentence: str
    evidence: Evidence
    source: str
    pointer: str
    check: Check = attrs.field(repr=False)
    side: Side = "server"
    late: bool = False
    constraint: Constraint | None = attrs.field(default=None, repr=False)


Family = Callable[[Api], Iterable[Rule]]
"""Every rule of one kind that an API's spec gives rise to."""


def rule(
    api: Api,
    operation: Operation,
    family: str,
    what: str,
    sentence: str,
    *,
    check: Check,
    pointer: str | None = None,
    evidence: Evidence = "document",
    source: str | None = None,
    late: bool = False,
) -> Rule:
    """A rule about a whole operation; without a source, its page is the source."""
    return Rule(
        id=f"{api.name}/{operation.id}/{family}/{what}",
        api=api.name,
        operation=operation.id,
        family=family,
        sentence=sentence,
        evidence=evidence,
        source=source or operation.page,
        pointer=pointer or operation.node.pointer,
        check=check,
        late=late,
    )


SHOWN = 3
"""The exchanges that a finding shows at most."""


def conclude(observations: Sequence[Observation], unseen: str, *, passed: int = 0) -> Finding:
    """
    One finding from many observations: the worst of them counts, and a skip only where nothing else was seen.

    `passed` is how many more passes there were; `unseen` is the reason where nothing was observed at all.
    """
    if passed:
        observations = [*observations, Observation("pass")]
        passed -= 1
    for verdict in ("fail", "drift", "pass", "skip"):
        found = [each for each in observations if each.verdict == verdict]
        if not found:
            continue
        reasons = list(dict.fromkeys(each.reason for each in found))
        more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
        shown = [each.exchange for each in found if each.exchange] if verdict != "pass" else []
        return Finding(
            verdict,
            "" if verdict == "pass" else reasons[0] + more,
            cases=passed + sum(each.verdict != "skip" for each in observations),
            known=all(each.known for each in found),
            exchanges=tuple(shown[: SHOWN if verdict != "skip" else 1]),
        )
    return Finding("skip", unseen)
