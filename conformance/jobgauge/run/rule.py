"""A rule: one promise of one operation, and the check that finds out if a server, or our generated code, keeps it."""

from collections.abc import Callable, Iterable
from typing import Literal

import attrs

from jobgauge.run.finding import Finding
from jobgauge.run.results import Side
from jobgauge.run.run import Run
from jobgauge.spec.constraints import Constraint, Evidence
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.wording import family_of, rule_id, sentence

Check = Callable[[Run], Finding]

Stage = Literal["watch", "ask", "search", "judge"]
"""
The part of a run in which a rule is checked, in this order.

`watch` reads the jobs that exist again, before they have gone on; `ask` sends requests of its own;
`search` sends random ones and passes over what the rules before it found unenforced;
`judge` looks at every answer that the run was given.
"""
SPEC = "openapi.yaml"
"""The source of a promise whose spec names no page."""
STAGES: tuple[Stage, ...] = ("watch", "ask", "search", "judge")


@attrs.frozen(eq=False)
class Rule:
    """
    One promise and its check.

    `id` is a path, `<api>/<operation>/<family>/<what>`, the same on every side that the promise is checked on.
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
    stage: Stage = "ask"
    constraint: Constraint | None = attrs.field(default=None, repr=False)


def staged(rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules in the order in which they are checked."""
    return sorted(rules, key=lambda rule: STAGES.index(rule.stage))


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
    side: Side = "server",
    stage: Stage = "ask",
) -> Rule:
    """Return a rule about a whole operation; its default source is the operation's page."""
    return Rule(
        id=f"{api.name}/{operation.id}/{family}/{what}",
        api=api.name,
        operation=operation.id,
        family=family,
        sentence=sentence,
        evidence=evidence,
        source=source or operation.page or SPEC,
        pointer=pointer or operation.node.pointer,
        check=check,
        side=side,
        stage=stage,
    )


def constraint_rule(
    api: Api,
    constraint: Constraint,
    check: Check,
    *,
    side: Side = "server",
    stage: Stage = "ask",
) -> Rule:
    """Return the rule about one constraint, with the constraint's own id, sentence, evidence and pointer."""
    operation = api.operation(constraint.place.operation)
    return Rule(
        id=rule_id(constraint),
        api=api.name,
        operation=operation.id,
        family=family_of(constraint),
        sentence=sentence(constraint),
        evidence=constraint.evidence,
        source=constraint.source or operation.page or SPEC,
        pointer=constraint.pointer,
        check=check,
        side=side,
        stage=stage,
        constraint=constraint,
    )
