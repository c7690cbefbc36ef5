"""
Jobs watched over a run: what each read of a job showed, in order, by what its spec's `x-job-lifecycle` says.

A job is watched from its submission to its end where an operation makes jobs; else those that exist are read again.
How soon a job advances is open, so a watch has an end of its own.
Read `run.py` and `listing.py` before this.
"""

import time
from collections.abc import Iterator, Sequence
from typing import Any, Final, cast

import attrs

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import Call, text_of
from jobgauge.messages.documented import ids_linked, sources
from jobgauge.run.lists.listing import Listing, listings
from jobgauge.run.run import Depth, Run
from jobgauge.run.soundness import sound_values
from jobgauge.spec.constraints import subjects
from jobgauge.spec.dates import Moment, moment
from jobgauge.spec.document import Api, Node, Operation, path_names
from jobgauge.spec.pointers import tokens

WAITS: Final[dict[Depth, tuple[float, ...]]] = {
    "quick": (0, 0, 0, 0, 0, 0.2, 0.4),
    "normal": (0, 0, 0, 0, 0, 0.1, 0.2, 0.4, 0.8, 1.5, 2),
    "deep": (0, 0, 0, 0, 0, 0.1, 0.2, 0.4, 0.8, 1.5, 2, 4, 8, 10, 10, 10, 10),
}
"""Seconds before each read of a job that was just made, but for the first one."""
GRACE: Final = 1.0
"""Seconds that a server has to know a job that it just made."""
AFTERWARDS: Final = 2
"""Reads of a job after the one that showed its end."""
REREADS: Final[dict[Depth, int]] = {"quick": 2, "normal": 5, "deep": 10}
"""Reads of a job that exists already, on top of the first one."""
EXISTING: Final = 12
"""Jobs that exist already and are read again at most: one of each status first."""
FINAL: Final = {"succeeded", "failed", "cancelled", "timed_out"}


@attrs.frozen(eq=False)
class Lifecycle:
    """
    An `x-job-lifecycle` and the operation that reads a job.

    `listing` is that operation where it gives a list; `retried` says that a job may be tried again.
    """

    api: Api = attrs.field(repr=False)
    node: Node
    read: Operation
    listing: Listing | None
    said: dict[str, Any]
    retried: bool

    @property
    def times(self) -> list[tuple[str, ...]]:
        """The paths of the times of a job, in the order in which they pass."""
        return [tuple(text.split("/")) for text in self.said["times"]]

    def stage(self, job: dict[str, Any]) -> str | None:
        """What a job's status means; None where it has none that is known."""
        status = job.get(self.said["status"])
        return self.said["stages"].get(status) if isinstance(status, str) else None


@attrs.frozen(eq=False)
class Sighting:
    """A job as one answer showed it; `path` is where jobs stand in answers of that operation."""

    lifecycle: Lifecycle
    job: dict[str, Any]
    path: tuple[str, ...]
    exchange: Exchange

    @property
    def name(self) -> str:
        """The job by its id, for a reader: `jobId 123`."""
        name = self.lifecycle.said["id"]
        return f"{name} {self.job.get(name)}"

    @property
    def status(self) -> Any:
        """The status as it was sent."""
        return self.job.get(self.lifecycle.said["status"])

    @property
    def stage(self) -> str | None:
        """What the status means; None where it is not known."""
        return self.lifecycle.stage(self.job)

    @property
    def final(self) -> bool:
        """Whether the job has ended."""
        return self.stage in FINAL

    def value(self, path: Sequence[str]) -> Any:
        """The one sound value at a path of the job, None where there is none."""
        operation = self.exchange.call.operation
        found = sound_values(self.lifecycle.api, operation, self.path, self.job, path)
        return found[0] if found and len(found) == 1 else None

    def time(self, path: Sequence[str]) -> Moment | None:
        """A time of the job, None where there is none that is sound."""
        return moment(self.value(path))


History = Sequence[Sighting]
"""What was seen of one job, in order."""


@attrs.frozen(eq=False)
class Watch:
    """A job from its submission on: the reads that followed, and the seconds that they took."""

    submission: Exchange
    reads: tuple[Exchange, ...]
    seconds: float


def lifecycles(api: Api) -> Iterator[Lifecycle]:
    """Every schema of an API that has an `x-job-lifecycle`."""
    for _, node in api.components():
        said = node.value.get("x-job-lifecycle")
        if said:
            read = api.operation(said["read"]["operation"])
            listing = next((each for each in listings(api) if each.operation is read), None)
            retried = "x-job-lifecycle" in node.value.get("x-open", {})
            yield Lifecycle(api, node, read, listing, said, retried)


def watch(run: Run, lifecycle: Lifecycle) -> list[Watch]:
    """Make a job where that can be done and read it to its end, and read again what exists; once a run."""
    return run.remember(("watch", lifecycle.node.pointer), lambda: _watched(run, lifecycle))


def _watched(run: Run, lifecycle: Lifecycle) -> list[Watch]:
    run.documented(lifecycle.read)
    makers = sources(run.api, lifecycle.read)
    watched = [made for source in makers if (made := _made(run, lifecycle, source))]
    for call in _existing(run, lifecycle):
        _reread(run, lifecycle, call)
    return watched


def _made(run: Run, lifecycle: Lifecycle, source: Operation) -> Watch | None:
    """A new job, read until it has ended; None where no submission was accepted or its answer names no job."""
    base = run.base(source)
    if base is None:
        return None
    submission = run.send(base)
    named = ids_linked(run.api, lifecycle.read, [submission]) if submission.accepted else []
    if not named:
        return None
    reads = [run.send(Call(lifecycle.read, named[0]))]
    plain = Call(lifecycle.read, {name: named[0][name] for name in path_names(lifecycle.read.path)})
    if reads[0].refused and plain.key != reads[0].call.key:
        reads.append(run.send(plain))
    ended = 0
    start = time.monotonic()
    for wait in WAITS[run.depth]:
        if reads[-1].accepted:
            shown = _shown(lifecycle, reads[-1])
            if shown is None or shown.stage is None:
                break  # a status that means nothing will not end
            ended += shown.final
        elif time.monotonic() - start > GRACE:
            break
        if ended > AFTERWARDS:
            break
        time.sleep(wait)
        reads.append(run.send(reads[-1].call))
    return Watch(submission, tuple(reads), time.monotonic() - start)


def _reread(run: Run, lifecycle: Lifecycle, call: Call) -> None:
    ended = 0
    for _ in range(REREADS[run.depth]):
        exchange = run.send(call)
        shown = _shown(lifecycle, exchange)
        ended += shown is None or shown.stage is None or shown.final
        if ended:
            return


def _existing(run: Run, lifecycle: Lifecycle) -> list[Call]:
    """Calls that read jobs which exist already: the first in each status, and the last; of lists the longest."""
    found: dict[str, Call] = {}
    last: Call | None = None
    for asked in run.documented(lifecycle.read):
        for shown in sightings(lifecycle, asked.exchange):
            last = asked.documented.call
            found.setdefault(str(shown.status), last)
    calls = [*list(found.values())[: EXISTING - 1], *([last] if last else [])]
    return list({call.key: call for call in calls}.values())


def _shown(lifecycle: Lifecycle, exchange: Exchange) -> Sighting | None:
    """The one job of an answer."""
    return next(sightings(lifecycle, exchange), None)


def sightings(lifecycle: Lifecycle, exchange: Exchange) -> Iterator[Sighting]:
    """The jobs that an answer shows, of the operation that reads them or of one that makes them."""
    if not exchange.accepted:
        return
    path: tuple[str, ...] = ()
    if exchange.call.operation is lifecycle.read:
        listing = lifecycle.listing
        path = listing.item_path if listing else tokens(lifecycle.said["read"]["job"])
    for _, job in subjects(exchange.answer.json, path):
        if isinstance(job, dict):
            yield Sighting(lifecycle, cast("dict[str, Any]", job), path, exchange)


def histories(run: Run, lifecycle: Lifecycle) -> list[History]:
    """
    What the whole run saw of each job, in order; of the same thing shown again and again two are kept.

    A job is told by the id that was asked for, or that its submission was answered with; in a list by its own.
    """
    watch(run, lifecycle)
    key = ("histories", lifecycle.node.pointer, len(run.exchanges))
    return run.remember(key, lambda: _histories(run, lifecycle))


def _histories(run: Run, lifecycle: Lifecycle) -> list[History]:
    makers = sources(run.api, lifecycle.read)
    found: dict[tuple[str, ...], list[Sighting]] = {}
    for exchange in run.exchanges:
        if exchange.call.operation in (lifecycle.read, *makers):
            for each in sightings(lifecycle, exchange):
                name = _name(lifecycle, each)
                if name:
                    seen = found.setdefault(name, [])
                    if any(before.job != each.job for before in seen[-2:]) or len(seen) < 2:
                        seen.append(each)
    return list(found.values())


def _name(lifecycle: Lifecycle, seen: Sighting) -> tuple[str, ...] | None:
    call = seen.exchange.call
    if lifecycle.listing:
        own = seen.value((lifecycle.said["id"],))
        return None if own is None else (str(own),)
    parameters: dict[str, Any] = call.parameters
    if call.operation is not lifecycle.read:
        if seen.value((lifecycle.said["id"],)) is None:
            return None
        linked = ids_linked(lifecycle.api, lifecycle.read, [seen.exchange])
        if not linked:
            return None
        parameters = linked[0]
    names = path_names(lifecycle.read.path)
    return tuple(text_of(parameters[name]).lower() for name in names)
