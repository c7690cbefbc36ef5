"""
Jobs watched during a run: each read of a job is a sighting of it, understood by its spec's `x-job-lifecycle`.

If an operation submits jobs, a new one is watched to its end. Jobs that exist already are read again.
The documents leave open how soon a job advances, so the number of reads is limited.
"""

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final, cast

import attrs

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import Call, text_of
from jobgauge.messages.documented import about, ids_linked, sources
from jobgauge.run.lists.listing import Listing, listings
from jobgauge.run.lists.whole import NoWholeList, whole_list
from jobgauge.run.run import Depth, Run
from jobgauge.run.soundness import sound_values
from jobgauge.spec.constraints import first_at, subjects
from jobgauge.spec.dates import Moment, moment
from jobgauge.spec.document import Api, Node, Operation, path_names
from jobgauge.spec.facts import FINAL, Cycle, Stage, cycles
from jobgauge.spec.pointers import value_at

WAITS: Final[dict[Depth, tuple[float, ...]]] = {
    "quick": (0, 0, 0, 0, 0, 0.2, 0.4),
    "normal": (0, 0, 0, 0, 0, 0.1, 0.2, 0.4, 0.8, 1.5, 2),
    "deep": (0, 0, 0, 0, 0, 0.1, 0.2, 0.4, 0.8, 1.5, 2, 4, 8, 10, 10, 10, 10),
}
"""Seconds before each read of a new job, except the first."""
LAG: Final = (0.1, 0.2, 0.4, 0.8, 1.5, 2)
"""Seconds before each further try to read a new job that is not there yet: a server may need a moment to store it."""
AFTERWARDS: Final = 2
"""Reads of a job after the first that shows its end."""
PATIENCE: Final[dict[Depth, tuple[float, ...]]] = {
    "quick": (0,),
    "normal": (0.3, 0.9),
    "deep": (0.3, 0.9, 2, 4, 8),
}
"""Seconds before each further reading of the jobs, or of the list of them, if no operation makes new ones."""
CLOSELY: Final[dict[Depth, tuple[float, ...]]] = {
    "quick": (0,),
    "normal": (0.1,) * 15,
    "deep": (0.1,) * 30,
}
"""Seconds before each further reading of those of them that were seen to move."""
ALIKE: Final = 2
"""The most equal sightings in a row, by the same request, that the history of a job keeps."""
EXISTING: Final = 12
"""The most jobs that exist already and are read again: one of each status first, then others that have not ended."""


@attrs.frozen(eq=False)
class Lifecycle:
    """
    The `cycle` of the jobs of a schema, and the operation that reads them.

    `listing` is that operation as a list, None if it returns one job.
    """

    api: Api = attrs.field(repr=False)
    node: Node
    read: Operation
    listing: Listing | None
    cycle: Cycle

    @property
    def retried(self) -> bool:
        """True if a job may be tried again: the spec leaves its status open then."""
        return self.cycle.open is not None


@attrs.frozen(eq=False)
class Sighting:
    """
    A job as it is in one response.

    `path` is the path of jobs in responses of that operation, `pointer` the JSON Pointer of this one.
    The job itself is read from the response when it is asked for, as there may be many large ones;
    its status is kept, and so is a `digest` that is the same for equal jobs.
    """

    lifecycle: Lifecycle
    pointer: str
    path: tuple[str, ...]
    exchange: Exchange
    status: Any
    digest: bytes

    @property
    def job(self) -> dict[str, Any]:
        """The job as it was received."""
        return value_at(self.exchange.answer.json, f"#{self.pointer}")

    @property
    def name(self) -> str:
        """The job's id as text for a reader: `jobId 123`."""
        path = self.lifecycle.cycle.id
        return f"{'/'.join(path)} {first_at(self.job, path)}"

    @property
    def stage(self) -> Stage | None:
        """The stage that the status stands for, None if the status is missing or unknown."""
        return self.lifecycle.cycle.stage(self.status)

    @property
    def final(self) -> bool:
        """True if the job has ended."""
        return self.stage in FINAL

    def values(self, path: Sequence[str]) -> list[Any] | None:
        """Return the values at a path of the job without nulls, None if one of them is not sound."""
        operation = self.exchange.call.operation
        return sound_values(self.lifecycle.api, operation, self.path, self.job, path)

    def value(self, path: Sequence[str]) -> Any:
        """Return the value at a path of the job, None if there is not exactly one or it is not sound."""
        found = self.values(path)
        return found[0] if found and len(found) == 1 else None

    def time(self, path: Sequence[str]) -> Moment | None:
        """Return the time at a path of the job, None if there is no sound one."""
        return moment(self.value(path))


History = Sequence[Sighting]
"""The sightings of one job, in order."""


@attrs.frozen(eq=False)
class Watch:
    """A submission, the reads of its job, and the seconds that the reads took."""

    submission: Exchange
    reads: tuple[Exchange, ...]
    seconds: float


def lifecycles(api: Api) -> Iterator[Lifecycle]:
    """Yield the lifecycle of every schema of an API that has an `x-job-lifecycle`."""
    for _, node, cycle in cycles(api):
        read = api.operation(cycle.read.operation)
        listing = next((each for each in listings(api) if each.operation is read), None)
        yield Lifecycle(api, node, read, listing, cycle)


def watch(run: Run, lifecycle: Lifecycle) -> list[Watch]:
    """Submit a job to every operation that makes them and read it to its end; read existing jobs again; once a run."""
    return run.remember(("watch", lifecycle.node.pointer), lambda: _watched(run, lifecycle))


def _watched(run: Run, lifecycle: Lifecycle) -> list[Watch]:
    run.documented(lifecycle.read)
    makers = sources(run.api, lifecycle.read)
    watched = [made for source in makers if (made := _made(run, lifecycle, source))]
    if lifecycle.listing:
        _list_again(run, lifecycle, lifecycle.listing)
    else:
        _reread(run, lifecycle, _existing(run, lifecycle), patient=not makers)
    return watched


def _made(run: Run, lifecycle: Lifecycle, source: Operation) -> Watch | None:
    """Submit a job and read it to its end; return None if it is refused or the response does not identify the job."""
    base = run.base(source)
    if base is None:
        return None
    submission = run.send(base)
    named = ids_linked(run.api, lifecycle.read, [submission]) if submission.accepted else []
    if not named:
        return None
    path = {name: named[0][name] for name in path_names(lifecycle.read.path)}
    first, plain = (about(run.api, lifecycle.read, each, run.given) for each in (named[0], path))
    reads = [run.send(first)]
    if reads[0].refused and plain.key != reads[0].call.key:
        reads.append(run.send(plain))
    for wait in LAG:
        if not reads[-1].refused:
            break
        time.sleep(wait)
        reads.append(run.send(reads[-1].call))
    ended = 0
    start = time.monotonic()
    for wait in WAITS[run.depth] if reads[-1].accepted else ():
        shown = _shown(lifecycle, reads[-1]) if reads[-1].accepted else None
        if reads[-1].accepted and (shown is None or shown.stage is None):
            break  # the end of the job could not be recognized
        ended += bool(shown and shown.final)
        if ended > AFTERWARDS:
            break
        time.sleep(wait)
        reads.append(run.send(reads[-1].call))
    return Watch(submission, tuple(reads), time.monotonic() - start)


def _reread(run: Run, lifecycle: Lifecycle, seen: Sequence[Sighting], *, patient: bool) -> None:
    """
    Read jobs that exist already again, first all at once, and then those that move closely up to their end.

    With patience those that go on are read later too. Ended jobs are read AFTERWARDS more often.
    """
    moving: list[Call] = []
    waiting: list[Call] = []
    for each in seen:
        if each.final and each.stage != "succeeded":
            continue  # it is read again when more time has passed
        call = each.exchange.call
        now = _shown(lifecycle, run.send(call))
        if now is None or now.final:
            for _ in range(AFTERWARDS - 1):
                run.send(call)
        elif now.stage:
            (moving if now.digest != each.digest else waiting).append(call)
    for waits, calls in ((CLOSELY, moving), (PATIENCE, waiting[: EXISTING // 3])):
        left = dict.fromkeys(calls, AFTERWARDS)
        for wait in waits[run.depth] if patient else ():
            time.sleep(wait if left else 0)
            for call in list(left):
                shown = _shown(lifecycle, run.send(call))
                left[call] -= shown is None or shown.final
                if not left[call]:
                    del left[call]


def _list_again(run: Run, lifecycle: Lifecycle, listing: Listing) -> None:
    """Read the first page of a list again, patiently if it shows a job that has not ended."""
    try:
        whole = whole_list(run, listing)
    except NoWholeList:
        return
    first = whole.paged.pages[0].exchange
    moving = any(not each.final for each in sightings(lifecycle, first))
    for wait in PATIENCE[run.depth] if moving else (0.0,):
        time.sleep(wait)
        run.send(whole.call)


def _existing(run: Run, lifecycle: Lifecycle) -> list[Sighting]:
    """Return sightings of existing jobs in documented requests: the first of each status, then others that go on."""
    first: dict[str, Sighting] = {}
    others: dict[tuple[str, ...], Sighting] = {}
    for asked in run.documented(lifecycle.read):
        for shown in sightings(lifecycle, asked.exchange):
            name = _name(lifecycle, shown) or ()
            if first.setdefault(str(shown.status), shown) is not shown and not shown.final:
                others[name] = shown
    found = {_name(lifecycle, each): each for each in (*first.values(), *others.values())}
    return list(found.values())[:EXISTING]


def read_last(run: Run, lifecycle: Lifecycle) -> None:
    """Read an existing job of each final status once more, late in a run."""
    ended: dict[str, Call] = {}
    for asked in run.documented(lifecycle.read) if not lifecycle.listing else ():
        for shown in sightings(lifecycle, asked.exchange):
            if shown.final:
                ended.setdefault(str(shown.status), asked.documented.call)
    for call in ended.values():
        run.send(call)


def _shown(lifecycle: Lifecycle, exchange: Exchange) -> Sighting | None:
    """Return the first sighting in a response, None if it shows no job."""
    return next(sightings(lifecycle, exchange), None)


def sightings(lifecycle: Lifecycle, exchange: Exchange) -> Iterator[Sighting]:
    """Yield the jobs in a response of the operation that reads them, or of one that makes them."""
    if not exchange.accepted:
        return
    path: tuple[str, ...] = ()
    if exchange.call.operation is lifecycle.read:
        listing = lifecycle.listing
        path = listing.item_path if listing else lifecycle.cycle.read.job
    for pointer, job in subjects(exchange.answer.json, path):
        if isinstance(job, dict):
            members = cast("dict[str, Any]", job)
            status = first_at(members, lifecycle.cycle.status)
            text = json.dumps(members, sort_keys=True)
            yield Sighting(
                lifecycle, pointer, path, exchange, status, hashlib.sha256(text.encode()).digest()
            )


def histories(run: Run, lifecycle: Lifecycle) -> list[History]:
    """
    Return the history of each job that the run saw; of equal sightings by one request only two in a row are kept.

    A job is identified by the ids in the request, or in the response to its submission; in a list by its own id.
    """
    watch(run, lifecycle)
    key = ("histories", lifecycle.node.pointer, len(run.exchanges))
    return run.remember(key, lambda: _histories(run, lifecycle))


def _histories(run: Run, lifecycle: Lifecycle) -> list[History]:
    makers = sources(run.api, lifecycle.read)
    found: dict[tuple[str, ...], list[Sighting]] = {}
    alike: dict[tuple[str, ...], Counter[str]] = {}
    for exchange in run.exchanges:
        if exchange.call.operation in (lifecycle.read, *makers):
            for each in sightings(lifecycle, exchange):
                name = _name(lifecycle, each)
                if name:
                    seen = found.setdefault(name, [])
                    if not seen or seen[-1].digest != each.digest:
                        alike[name] = Counter()
                    key = "" if lifecycle.listing else exchange.call.key  # lists show the same jobs
                    alike[name][key] += 1
                    if alike[name][key] <= ALIKE:
                        seen.append(each)
    return list(found.values())


def _name(lifecycle: Lifecycle, seen: Sighting) -> tuple[str, ...] | None:
    call = seen.exchange.call
    if lifecycle.listing:
        own = seen.value(lifecycle.cycle.id)
        return None if own is None else (str(own),)
    parameters: dict[str, Any] = call.parameters
    if call.operation is not lifecycle.read:
        if seen.value(lifecycle.cycle.id) is None:
            return None
        linked = ids_linked(lifecycle.api, lifecycle.read, [seen.exchange])
        if not linked:
            return None
        parameters = linked[0]
    names = path_names(lifecycle.read.path)
    return tuple(text_of(parameters[name]).lower() for name in names)
