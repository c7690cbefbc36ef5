"""Echoes: a job that is read has the ids of the request."""

import string
from collections.abc import Iterator
from functools import partial
from typing import Any

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import text_of
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.jobs.watching import Lifecycle, lifecycles, sightings, watch
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run, statuses
from jobgauge.run.unseen import unseen
from jobgauge.spec.constraints import Evidence
from jobgauge.spec.document import Api, Operation, path_names
from jobgauge.spec.facts import member as member_at
from jobgauge.spec.facts import path_of
from jobgauge.spec.walk import at_operation


def rules(api: Api) -> Iterator[Rule]:
    """Yield a rule for each path parameter of a read whose value is also a member of the job."""
    for lifecycle in lifecycles(api):
        for name, member in _pairs(lifecycle):
            yield rule(
                api,
                lifecycle.read,
                "echo",
                member,
                f"The `{member}` of a response is the `{name}` of the request.",
                check=partial(_check, lifecycle, name, member),
                pointer=member_at(api, lifecycle.node, path_of(member)).pointer,
                evidence=_evidence(api, lifecycle.read, member),
                stage="judge",
            )


def _pairs(lifecycle: Lifecycle) -> Iterator[tuple[str, str]]:
    """Yield each path parameter of the read with the member of a job that has its value."""
    templates = lifecycle.cycle.read.parameters
    for name in path_names(lifecycle.read.path):
        members = [each for _, each, _, _ in string.Formatter().parse(templates[name]) if each]
        if len(members) == 1:
            yield name, members[0]


def _evidence(api: Api, read: Operation, member: str) -> Evidence:
    """Return the evidence of the member: the job that is read is the one that the path names."""
    return next(
        each.evidence
        for each in at_operation(api, read.id)
        if each.path == path_of(member) and each.keyword == "type"
    )


def _check(lifecycle: Lifecycle, name: str, member: str, run: Run) -> Finding:
    watched = watch(run, lifecycle)
    known = {each.documented.call.key for each in run.documented(lifecycle.read)} | {
        each.call.key for made in watched for each in made.reads
    }
    answers = [each for each in run.answers(lifecycle.read) if each.call.key in known]
    found = [judged for each in answers for judged in _echoed(lifecycle, name, member, each)]
    reason = f"no job with a valid {member} was seen: {statuses(answers)}"
    return conclude(found, unseen(run, lifecycle.read, reason))


def _echoed(lifecycle: Lifecycle, name: str, member: str, exchange: Exchange) -> Iterator[Finding]:
    requested = text_of(exchange.call.parameters[name])
    for seen in sightings(lifecycle, exchange):
        value: Any = seen.value(path_of(member))
        if value is None:
            continue
        if text_of(value).lower() == requested.lower():
            yield Finding("pass")
        else:
            reason = f"{member} is {text_of(value)}, expected {requested} as requested by {name}"
            yield Finding("fail", reason, exchange)
