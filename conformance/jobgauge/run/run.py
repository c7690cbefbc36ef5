"""A run against one target: what a check asks through, with every exchange that came of it."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Final, Literal, TypeVar, cast

import attrs

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import Call
from jobgauge.exchange.wire import ConnectionLost, NoAnswer, NotSent, Wire
from jobgauge.messages.bodies import Given, fill, off_bounds
from jobgauge.messages.documented import (
    Documented,
    documented,
    ids_given,
    ids_linked,
    ids_unknown,
    sources,
)
from jobgauge.messages.faults import Case
from jobgauge.messages.instances import instance_for
from jobgauge.run.failures import KeptFailures
from jobgauge.run.finding import Finding
from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import Api, Operation

Depth = Literal["quick", "normal", "deep"]
RANDOM_REQUESTS: Final[dict[Depth, int]] = {"quick": 5, "normal": 8, "deep": 500}
"""Random requests for each operation, of valid and of forbidden ones."""

Made = TypeVar("Made")


@attrs.frozen(eq=False)
class Asked:
    """A documented request and its exchange."""

    documented: Documented
    exchange: Exchange


@attrs.frozen(eq=False)
class Faulted:
    """A request with one fault, whose twin without the fault was accepted, and its exchange."""

    case: Case
    exchange: Exchange


class Run:
    """
    A target, and what it was asked so far.

    `given` are ids that exist there; `depth` and `seed` steer the random search; `seconds` bounds each search by time
    instead of by `depth`; `failures` are failures of earlier runs, to be tried first;
    `part` says that other processes send requests for the same run.
    `faulted` are the single faults that were sent, `unenforced` the keys of the constraints that were not kept to,
    `unanswered` the documented requests of each operation that got no response, by their kind;
    `away` is the skip for rules that need more once the server turned away, `looked` that this was looked for before
    judging, `cleared` the number of requests by which it had not;
    `lost` is set once no request is answered any more;
    `stopped` is the finding of every rule on the server if the first questions showed that it cannot be judged.
    """

    def __init__(
        self,
        api: Api,
        wire: Wire,
        given: Mapping[str, Sequence[str]] | None = None,
        *,
        depth: Depth = "normal",
        seed: int = 0,
        seconds: float | None = None,
        failures: KeptFailures | None = None,
        part: bool = False,
    ) -> None:
        self.api = api
        self.wire = wire
        self.given: Given = given or {}
        self.depth: Depth = depth
        self.seed = seed
        self.seconds = seconds
        self.failures = failures
        self.part = part
        self.lost: ConnectionLost | None = None
        self.stopped: Finding | None = None
        self.faulted: list[Faulted] = []
        self.unenforced: set[str] = set()
        self.unanswered: dict[str, dict[str, NoAnswer]] = {}
        self.away: Finding | None = None
        self.cleared = 0
        self.looked = False
        self._memo: dict[Hashable, Any] = {}
        self._counted = 0

    def remember(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what `make` gave for this key the first time; every run has a memory of its own."""
        if key not in self._memo:
            self._memo[key] = make()
        return cast("Made", self._memo[key])

    @property
    def exchanges(self) -> Sequence[Exchange]:
        """Every exchange so far, in order."""
        return self.wire.exchanges

    def answers(self, operation: Operation) -> Sequence[Exchange]:
        """Return every exchange so far with one operation."""
        return self.wire.by_operation.get(operation.id, ())

    def send(self, call: Call) -> Exchange:
        """Send a request, also if it was sent before; raise `wire.NoAnswer` if no response comes."""
        return self.wire.send(call)

    def once(self, call: Call) -> Exchange:
        """Return the exchange of this call, sent only the first time; raise `wire.NoAnswer`."""
        return self.remember(("once", call.key), lambda: self.send(call))

    def was_asked(self, call: Call) -> bool:
        """Return True if `once` has the exchange already."""
        return ("once", call.key) in self._memo

    def stop(self, away: Finding, kept: int) -> None:
        """Send nothing more, and forget all exchanges but the first ones, with everything that was made of them."""
        self.away = away
        self.wire.close(away.reason, kept)
        known = {("once", each.call.key): each for each in self.exchanges if each.authorized}
        self._memo = dict[Hashable, Any](known)
        self.faulted = [each for each in self.faulted if each.exchange in self.exchanges]

    def requests_since(self) -> int:
        """Return the number of requests since this was asked last."""
        before, self._counted = self._counted, self.wire.sent
        return self._counted - before

    def documented(self, operation: Operation) -> list[Asked]:
        """
        Return the documented requests of an operation with their exchanges, sent once a run.

        The list is empty if the operation needs ids that are neither given nor made by another operation.
        """
        return self.remember(("documented", operation.id), lambda: self._documented(operation))

    def _documented(self, operation: Operation) -> list[Asked]:
        ids = ids_given(operation, self.given)
        if ids != [{}]:
            ids = [*self._linked(operation), *ids]
        asked: list[Asked] = []
        lost: list[NoAnswer] = []
        for each in documented(self.api, operation, ids, self.given):
            try:
                asked.append(Asked(each, self.once(each.call)))
            except NotSent:
                raise
            except NoAnswer as error:
                lost.append(error)
                if error.unreachable:
                    raise
                self.unanswered.setdefault(operation.id, {})[each.kind] = error
        if lost and not asked:
            raise lost[0]
        return asked

    def _linked(self, operation: Operation) -> list[dict[str, object]]:
        made = [
            asked.exchange
            for source in sources(self.api, operation)
            for asked in self.documented(source)
            if asked.exchange.accepted
        ]
        return ids_linked(self.api, operation, made)

    def base(self, operation: Operation) -> Call | None:
        """Return a documented call that the server accepted, to make a single change to; None if there is none."""
        accepted = (each for each in self.documented(operation) if each.exchange.accepted)
        return next((each.documented.call for each in accepted), None)

    def unknown(self, operation: Operation) -> Call | None:
        """Return a documented call about something that does not exist; None if the operation takes no ids."""
        unknown = ids_unknown(self.api, operation, self.seed)
        calls = documented(self.api, operation, [unknown], self.given) if unknown else []
        return calls[0].call if calls else None

    def valid_body(self, constraint: Constraint) -> Any:
        """Return a valid request body in which the constraint has its subject; shared, do not change it."""
        place = constraint.place

        def make() -> Any:
            clear = off_bounds(self.api, place, instance_for(self.api, constraint), self.given)
            return fill(self.api, place, clear, self.given)

        return self.remember(("valid body", place, constraint.path), make)


def statuses(exchanges: Sequence[Exchange]) -> str:
    """Return how often each status came: `404 x3, 200 x1`; `no request was sent` without exchanges."""
    counts: dict[int, int] = {}
    for exchange in exchanges:
        counts[exchange.status] = counts.get(exchange.status, 0) + 1
    return (
        ", ".join(f"{status} x{count}" for status, count in counts.items()) or "no request was sent"
    )
