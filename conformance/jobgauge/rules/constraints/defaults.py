"""Defaults: each documented default of a request whose effect can be seen in responses."""

from collections.abc import Iterator
from functools import partial

from jobgauge.exchange.answer import Exchange
from jobgauge.run.finding import Finding, blocked, conclude
from jobgauge.run.lists.listing import listings, page_of
from jobgauge.run.lists.whole import WholeList, on_whole_list
from jobgauge.run.rule import Check, Rule, constraint_rule
from jobgauge.run.run import Run, statuses
from jobgauge.run.soundness import sound
from jobgauge.run.unseen import unseen
from jobgauge.spec.constraints import ABSENT, Constraint
from jobgauge.spec.document import Api
from jobgauge.spec.walk import constraints
from jobgauge.spec.wording import short


def rules(api: Api) -> Iterator[Rule]:
    """Yield a rule for each default with a visible effect: the size of a page, or a member that responses repeat."""
    for constraint in constraints(api):
        if constraint.keyword == "default" and (check := _check(api, constraint)):
            yield constraint_rule(api, constraint, check)


def _check(api: Api, constraint: Constraint) -> Check | None:
    place = constraint.place
    for listing in listings(api):
        if (listing.operation.id, listing.limit.name) == (place.operation, place.parameter):
            return on_whole_list(listing, partial(_page, constraint))
    return partial(_repeated, constraint) if len(constraint.path) == 1 else None


def _page(constraint: Constraint, run: Run, base: WholeList) -> Finding:
    """Compare a page of the default size with one of that size by request."""
    listing, count, limit = base.listing, constraint.value, base.listing.limit.name
    calls = [base.call.but(name=limit, value=each) for each in (ABSENT, count)]
    default, explicit = (page_of(listing, run.once(call)) for call in calls)
    shown = (default.exchange, explicit.exchange)
    if not (default.readable and explicit.readable):
        return blocked(f"a page of the list cannot be read: {statuses(shown)}", *shown)
    seen = f"a page without {limit} has {len(default.items)} items"
    if len(default.items) > count:
        return Finding("fail", f"{seen}, expected at most the default of {count}", shown[:1])
    if len(base.items) <= count:
        reason = f"the list has {len(base.items)} items, not more than a page of {count}"
        return Finding("skip", reason)
    if len(default.items) != len(explicit.items):
        reason = f"{seen}, expected {len(explicit.items)} as with {limit}={count}"
        return Finding("fail", reason, shown)
    return Finding("pass")


def _repeated(constraint: Constraint, run: Run) -> Finding:
    """Judge the values of a member in responses to documented requests without it."""
    operation = run.api.operation(constraint.place.operation)
    (name,) = constraint.path
    without = [
        each.exchange
        for each in run.documented(operation)
        if each.documented.call.body is not ABSENT and name not in each.documented.call.body
    ]
    accepted = [each for each in without if each.accepted]
    found = [judged for each in accepted for judged in _outcome(run, constraint, each)]
    reason = f"no response to a request without `{name}` contained it: {statuses(without)}"
    return conclude(found, unseen(run, operation, reason))


def _outcome(run: Run, constraint: Constraint, exchange: Exchange) -> Iterator[Finding]:
    for pointer, value in constraint.subjects(exchange.answer.json):
        if sound(run.api, exchange.call.operation, constraint.path, value):
            reason = f"{pointer} is {short(value)}, expected the default {short(constraint.value)}"
            same = value == constraint.value
            yield Finding("pass") if same else Finding("fail", reason, exchange)
