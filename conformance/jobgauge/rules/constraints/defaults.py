"""
What holds where a caller says nothing: each documented default of a request, seen in what the server then does.

Read `documented.py` and `baseline.py` before this.
"""

from collections.abc import Iterator
from functools import partial

from jobgauge.exchange.answer import Exchange
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.lists.listing import listings, page_of
from jobgauge.run.lists.whole import WholeList, on_whole_list
from jobgauge.run.rule import Check, Rule, constraint_rule
from jobgauge.run.run import Run, statuses
from jobgauge.run.soundness import sound
from jobgauge.spec.constraints import ABSENT, Constraint
from jobgauge.spec.document import Api
from jobgauge.spec.walk import constraints
from jobgauge.spec.wording import short


def rules(api: Api) -> Iterator[Rule]:
    """A rule for each default whose effect can be seen: the size of a page, and a member that an answer repeats."""
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
    """A page of no said size is one of the default size."""
    listing, count = base.listing, constraint.value
    calls = [base.call.but(name=listing.limit.name, value=each) for each in (ABSENT, count)]
    unsaid, said = (page_of(listing, run.once(call)) for call in calls)
    if not (unsaid.readable and said.readable):
        return Finding("skip", f"a page of {count} was answered with {said.exchange.status}")
    shown = (unsaid.exchange, said.exchange)
    if len(unsaid.items) > count:
        reason = f"a page of no said size has {len(unsaid.items)} items, the default is {count}"
        return Finding("fail", reason, shown[:1])
    if len(base.items) <= count:
        return Finding("skip", f"{len(base.items)} items: not more than a page of {count}")
    if len(unsaid.items) != len(said.items):
        reason = f"a page of no said size has {len(unsaid.items)} items, one of {count} has {len(said.items)}"
        return Finding("fail", reason, shown)
    return Finding("pass")


def _repeated(constraint: Constraint, run: Run) -> Finding:
    """A member that was not sent comes back with its default, where it comes back."""
    operation = run.api.operation(constraint.place.operation)
    (name,) = constraint.path
    silent = [
        each.exchange
        for each in run.documented(operation)
        if each.documented.call.body is not ABSENT and name not in each.documented.call.body
    ]
    accepted = [each for each in silent if each.accepted]
    found = [judged for each in accepted for judged in _outcome(run, constraint, each)]
    return conclude(found, f"no answer shows `{name}` to a request without it: {statuses(silent)}")


def _outcome(run: Run, constraint: Constraint, exchange: Exchange) -> Iterator[Finding]:
    for pointer, value in constraint.subjects(exchange.answer.json):
        if sound(run.api, exchange.call.operation, constraint.path, value):
            expected = f"{pointer} is {short(value)} where none was sent"
            same = value == constraint.value
            yield Finding("pass") if same else Finding("fail", expected, exchange)
