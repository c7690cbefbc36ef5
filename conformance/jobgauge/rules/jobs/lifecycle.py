"""
The lifecycle of a job: its status goes forward and is final at the end, its times are in order and do not go back.

Every response of the run that shows a job is a sighting of it, and rules compare all sightings of a job.
A value that breaks its own constraint fails another rule and is ignored here.
"""

from collections.abc import Iterator, Set
from functools import partial
from itertools import pairwise
from typing import Any, Final, cast, get_args

from jobgauge.exchange.call import text_of
from jobgauge.messages.documented import ID, sources
from jobgauge.run.finding import Finding, blocked, conclude
from jobgauge.run.jobs.judging import (
    Judge,
    about,
    judged_by,
    none_made,
    not_back,
    seconds_between,
    unseen_jobs,
)
from jobgauge.run.jobs.watching import (
    WAITS,
    History,
    Lifecycle,
    Sighting,
    Watch,
    histories,
    lifecycles,
    read_last,
    sightings,
    watch,
)
from jobgauge.run.rule import Check, Rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import first_at, values_at
from jobgauge.spec.dates import moment
from jobgauge.spec.document import Api, path_names
from jobgauge.spec.facts import FINAL, Stage
from jobgauge.spec.pointers import escape
from jobgauge.spec.wording import short

EPOCH_MILLISECONDS: Final = 10**9
"""A number from which on it may be a time."""
EMPTY: Final[tuple[Any, ...]] = (None, [], {}, "")
"""The values that say nothing."""
RANK: Final = {"initial": 0, "running": 1, **dict.fromkeys(FINAL, 2)}


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about every kind of job that an API has."""
    for lifecycle in lifecycles(api):
        for what, (sentence, judge, times) in PROMISES.items():
            if judge is _forward and lifecycle.retried:
                continue  # open: a job may wait again before a retry
            if len(lifecycle.cycle.times) < times:
                continue
            if judge is _same_ids and not _other_ids(lifecycle):
                continue
            yield about(
                lifecycle,
                what,
                sentence.format_map(_words(lifecycle)),
                _late(lifecycle) if judge is _stays else judged_by(lifecycle, judge),
                evidence="document" if what in DEFINED else "inferred",
            )
        if reason := lifecycle.cycle.error:
            sentence = f"A failed job gives its reason in `{'/'.join(reason)}`."
            check = judged_by(lifecycle, _says_why)
            promised = lifecycle.cycle.members.get(reason)
            stated = promised is not None and "failed" in (promised.present or ())
            yield about(
                lifecycle,
                "failure_says_why",
                sentence,
                check,
                evidence=promised.evidence if promised and stated else "inferred",
                source=promised.source if promised and stated else None,
            )
        yield from _members(lifecycle)
        if not sources(api, lifecycle.read):
            yield about(
                lifecycle,
                "goes_on",
                "A job that exists already is watched; one that has not ended by then is told, and fails nobody.",
                partial(_goes_on, lifecycle),
                stage="watch",
            )
        else:
            yield about(
                lifecycle,
                "readable",
                "The job in the response to a submission can be read.",
                partial(_readable, lifecycle),
                evidence="document",
            )
            yield about(
                lifecycle,
                "ends",
                "A job ends within the minute that a deep run waits for it.",
                partial(_ends, lifecycle),
            )


def _late(lifecycle: Lifecycle) -> Check:
    """Return the check that reads ended jobs once more, as late as the rules that judge are checked."""
    judged = judged_by(lifecycle, _stays)

    def check(run: Run) -> Finding:
        read_last(run, lifecycle)
        return judged(run)

    return check


def _words(lifecycle: Lifecycle) -> dict[str, str]:
    names = ["/".join(path) for path in lifecycle.cycle.times]
    return {
        "status": "/".join(lifecycle.cycle.status),
        "first": names[0] if names else "",
        "later": ", ".join(f"`{name}`" for name in names[1:]),
        "times": ", ".join(f"`{name}`" for name in names),
    }


def _moves(history: History) -> Iterator[tuple[Sighting, Sighting]]:
    """Yield each pair of consecutive sightings among those with a known status."""
    return pairwise(each for each in history if each.stage)


def _forward(history: History) -> Iterator[Finding]:
    for one, other in _moves(history):
        if one.final:
            continue
        back = RANK[str(other.stage)] < RANK[str(one.stage)]
        if RANK[str(one.stage)] == RANK[str(other.stage)] == RANK["initial"]:
            yield Finding(
                "skip", f"no status after {one.status} was seen, so no step back was possible"
            )
        else:
            yield _turned(one, other) if back else Finding("pass")


def _stays(history: History) -> Iterator[Finding]:
    for one, other in _moves(history):
        if one.final:
            yield Finding("pass") if one.status == other.status else _turned(one, other)


def _turned(one: Sighting, other: Sighting) -> Finding:
    reason = f"{other.name} was {one.status}, then {other.status}"
    return Finding("fail", reason, other.exchange)


def _constant(history: History) -> Iterator[Finding]:
    first = history[0].lifecycle.cycle.times[0]
    shown = [(when, each) for each in history if (when := each.time(first))]
    for (one, _), (other, seen) in pairwise(shown):
        if one.before(other) or other.before(one):
            reason = f"{'/'.join(first)} of {seen.name} changed by {seconds_between(one, other)}"
            yield Finding("fail", reason, seen.exchange)
        else:
            yield Finding("pass")


def _other_ids(lifecycle: Lifecycle) -> list[str]:
    """Return the members of a job that are named like ids, without its own, which is that of the request."""
    names: list[str] = list(lifecycle.node.value["properties"])
    return [name for name in names if ID.search(name) and (name,) != lifecycle.cycle.id]


def _same_ids(history: History) -> Iterator[Finding]:
    for name in _other_ids(history[0].lifecycle):
        shown = [(seen.value((name,)), seen) for seen in history]
        for (one, _), (other, seen) in pairwise(each for each in shown if each[0] is not None):
            reason = f"{name} of {seen.name} was {short(one)}, then {short(other)}"
            yield Finding("pass") if one == other else Finding("fail", reason, seen.exchange)


def _none_back(history: History) -> Iterator[Finding]:
    for path in history[0].lifecycle.cycle.times[1:]:
        yield from not_back(path)(history)


def _in_order(history: History) -> Iterator[Finding]:
    for seen in history:
        paths = seen.lifecycle.cycle.times
        if seen.lifecycle.retried and not seen.final:
            paths = paths[:-1]  # until a retry has ended, its end time is that of the try before
        shown = [(path, when) for path in paths if (when := seen.time(path))]
        for (first, one), (second, other) in pairwise(shown):
            if other.before(one):
                gap = seconds_between(one, other)
                reason = f"{'/'.join(second)} of {seen.name} is {gap} before its {'/'.join(first)}"
                yield Finding("fail", reason, seen.exchange)
            else:
                yield Finding("pass")


def _says_why(history: History) -> Iterator[Finding]:
    path = history[0].lifecycle.cycle.error
    for seen in history:
        message: Any = first_at(seen.job, path)
        if seen.stage != "failed" or not isinstance(message, str | None):
            continue
        if message and message.strip():
            yield Finding("pass")
        else:
            reason = f"{seen.name} is {seen.status} and has no {'/'.join(path)}"
            yield Finding("fail", reason, seen.exchange)


def _members(lifecycle: Lifecycle) -> Iterator[Rule]:
    """Yield the rules for each member that is null, there, or there only, in some stages."""
    for path, presence in lifecycle.cycle.members.items():
        name = "/".join(path)
        there = _there if presence.null is None else _there_or_null
        for what, stages, words, judge in (
            ("null", presence.null, "is null only while its status is", _not_null),
            ("present", presence.present, "is there while its status is", there),
            ("only", presence.only, "is there only while its status is", _not_there),
        ):
            if stages is None or (what == "present" and path == lifecycle.cycle.error):
                continue  # that a failure gives its reason is a rule of its own
            yield about(
                lifecycle,
                f"{what}/{name}",
                f"The `{name}` of a job {words} {lifecycle.cycle.named_in(stages)}.",
                judged_by(lifecycle, partial(judge, path, stages)),
                evidence=presence.evidence,
                source=presence.source,
            )


def _there(path: tuple[str, ...], stages: Set[Stage], history: History) -> Iterator[Finding]:
    """Judge reads, as the response to a submission may show less of a job."""
    for seen in _read_in(stages, history):
        found = seen.values(path)
        if found:
            yield Finding("pass")
        elif found is not None:  # else another rule fails for a value that is not sound
            reason = f"{seen.name} is {seen.status} and has no {'/'.join(path)}"
            yield Finding("fail", reason, seen.exchange)


def _there_or_null(
    path: tuple[str, ...], stages: Set[Stage], history: History
) -> Iterator[Finding]:
    """Judge reads by whether the member is absent; another rule judges if it may be null."""
    for seen in _read_in(stages, history):
        if values_at(seen.job, path):
            yield Finding("pass")
        else:
            yield from _there(path, stages, [seen])


def _not_there(path: tuple[str, ...], stages: Set[Stage], history: History) -> Iterator[Finding]:
    """Judge reads; an empty list, object or text says as little as a member that is not there."""
    for seen in _read_in(frozenset(get_args(Stage)) - stages, history):
        if any(value not in EMPTY for value in seen.values(path) or ()):
            reason = f"{seen.name} is {seen.status} and has {'/'.join(path)}"
            yield Finding("fail", reason, seen.exchange)
        else:
            yield Finding("pass")


def _read_in(stages: Set[Stage], history: History) -> Iterator[Sighting]:
    for seen in history:
        if seen.stage in stages and seen.exchange.call.operation is seen.lifecycle.read:
            yield seen


def _kept(history: History) -> Iterator[Finding]:
    """Judge reads of an ended job by the same request; signed addresses and the order of a list may change."""
    reads: dict[str, Sighting] = {}
    for seen in history:
        if not seen.final or seen.exchange.call.operation is not seen.lifecycle.read:
            continue
        key = "" if seen.lifecycle.listing else seen.exchange.call.key
        before = reads.get(key)
        if before is not None and before.status == seen.status:
            gone = next(_lost(before.job, seen.job, ""), None)
            reason = f"{seen.name} is {seen.status}, and {gone}"
            yield Finding("fail", reason, seen.exchange) if gone else Finding("pass")
        reads[key] = seen


def _lost(before: Any, now: Any, pointer: str) -> Iterator[str]:
    """Yield what a value had and has no more: members that are absent or null, lists that are shorter."""
    if isinstance(before, dict) and isinstance(now, dict):
        members, after = cast("dict[str, Any]", before), cast("dict[str, Any]", now)
        for name, value in members.items():
            here = f"{pointer}/{escape(name)}"
            if value is not None and after.get(name) is None:
                yield f"its {here} was there and is no more"
            elif not ID.search(name):  # ids are a promise of their own
                yield from _lost(value, after.get(name), here)
    elif _changes(before, now):
        yield f"its {pointer} was {short(before)} and is {short(now)}"
    elif isinstance(before, list) and isinstance(now, list):
        elements, left = cast("list[Any]", before), cast("list[Any]", now)
        gone = sorted(_ids(elements) - _ids(left))
        if len(left) < len(elements):
            yield f"its {pointer} had {len(elements)} elements and has {len(left)}"
        elif gone:
            name, value = gone[0]
            yield f"its {pointer} had the {name} {value}, and has it no more"


def _changes(before: Any, now: Any) -> bool:
    """Return True if a text or a truth has changed, or a number that is no time; addresses may be signed anew."""
    if type(before) is not type(now) or before == now:
        return False
    if isinstance(before, str):
        return "://" not in before and moment(before) is None
    return isinstance(before, bool | int | float) and abs(before) < EPOCH_MILLISECONDS


def _ids(elements: list[Any]) -> set[tuple[str, str]]:
    """Return the members of the elements that are named like ids, as text."""
    members = (cast("dict[str, Any]", each) for each in elements if isinstance(each, dict))
    return {
        (name, text_of(value))
        for each in members
        for name, value in each.items()
        if ID.search(name) and isinstance(value, str | int | float)
    }


def _not_null(path: tuple[str, ...], null_in: Set[Stage], history: History) -> Iterator[Finding]:
    for seen in history:
        found = values_at(seen.job, path)
        if seen.stage is None or seen.stage in null_in or not found:
            continue
        if None in found:
            reason = f"{'/'.join(path)} of {seen.name} is null, and its status is {seen.status}"
            yield Finding("fail", reason, seen.exchange)
        else:
            yield Finding("pass")


DEFINED: Final = {"final_stays", "result_stays", "created_constant", "ids_stay", "times_in_order"}
"""The promises that the words of every page make: an end, a result, an id, and the times of creation, start and end."""
PROMISES: Final[dict[str, tuple[str, Judge, int]]] = {
    "status_forward": (
        "The `{status}` of a job does not go back to an earlier stage.",
        _forward,
        0,
    ),
    "final_stays": ("The `{status}` of a job that has ended does not change.", _stays, 0),
    "result_stays": (
        "What a job shows after its end it goes on showing: nothing disappears or changes, no list gets shorter.",
        _kept,
        0,
    ),
    "created_constant": ("The `{first}` of a job is the same in every response.", _constant, 1),
    "ids_stay": ("The ids in a job are the same in every response.", _same_ids, 0),
    "times_not_back": ("No time of a job goes back: {later}.", _none_back, 2),
    "times_in_order": ("The times of a job are in this order: {times}.", _in_order, 2),
}
"""For each promise: the sentence, the judge, and the number of times that a job needs for it."""


def _readable(lifecycle: Lifecycle, run: Run) -> Finding:
    found = [_read(lifecycle, each) for each in watch(run, lifecycle) if _sound_id(lifecycle, each)]
    return conclude(found, none_made(run, lifecycle))


def _sound_id(lifecycle: Lifecycle, made: Watch) -> bool:
    shown = next(sightings(lifecycle, made.submission), None)
    return shown is not None and shown.value(lifecycle.cycle.id) is not None


def _read(lifecycle: Lifecycle, made: Watch) -> Finding:
    if any(each.accepted for each in made.reads):
        return Finding("pass")
    last = made.reads[-1]
    if last.refused:
        named = ", ".join(
            f"{name} {last.call.parameters[name]}" for name in path_names(lifecycle.read.path)
        )
        reason = f"reading the new job {named} was refused {len(made.reads)} times: {last.status}"
        return Finding("fail", reason, last)
    return blocked(f"reading a new job was answered with {last.status}", last)


def _goes_on(lifecycle: Lifecycle, run: Run) -> Finding:
    """Judge jobs that exist already: one that goes on for longer than they are watched is no failure, and is told."""
    watch(run, lifecycle)
    found: list[Finding] = []
    for history in histories(run, lifecycle):
        last = history[-1]
        if last.stage is not None:
            reason = f"{last.name} was still {last.status} when it was watched"
            told = Finding("skip", reason, last.exchange)
            found.append(Finding("pass") if last.final else told)
    return conclude(found, unseen_jobs(run, lifecycle, []))


def _ends(lifecycle: Lifecycle, run: Run) -> Finding:
    found = [_end(run, lifecycle, each) for each in watch(run, lifecycle)]
    return conclude(found, none_made(run, lifecycle))


def _end(run: Run, lifecycle: Lifecycle, made: Watch) -> Finding:
    seen = [each for exchange in made.reads for each in sightings(lifecycle, exchange)]
    if any(each.final for each in seen):
        return Finding("pass")
    last = made.reads[-1]
    if not seen or seen[-1].stage is None:
        return Finding("skip", "the job has no documented status, so its end cannot be seen", last)
    reason = f"{seen[-1].status} after {len(made.reads)} reads in {made.seconds:.0f} s"
    if run.depth == "deep" and len(made.reads) > len(WAITS["deep"]):
        return Finding("fail", reason, last)
    return Finding("skip", f"{reason}; --depth deep waits a minute", last)
