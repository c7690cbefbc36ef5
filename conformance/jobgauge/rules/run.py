"""
One run against one target: what its rules ask, and every exchange that came of it.

A rule asks through `Run`, so that what two rules need is asked once and every answer is there to be judged.
Read `documented.py` and `wire.py` before this.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

import attrs

from jobgauge.apis import Api, Operation
from jobgauge.constraints import Constraint, Place
from jobgauge.examples import Examples
from jobgauge.faults import Case
from jobgauge.instances import instance_for
from jobgauge.rules.bodies import Given, fill, roomy
from jobgauge.rules.documented import (
    Documented,
    documented,
    ids_given,
    ids_linked,
    ids_unknown,
    sources,
)
from jobgauge.rules.exchange import Call, Exchange
from jobgauge.rules.wire import ConnectionLost, Wire

Depth = Literal["quick", "normal", "deep"]
EXAMPLES: Final[dict[Depth, int]] = {"quick": 5, "normal": 25, "deep": 500}
"""Random requests for each operation, of valid and of forbidden ones."""


@attrs.frozen(eq=False)
class Asked:
    """A documented request and what came of it."""

    documented: Documented
    exchange: Exchange


@attrs.frozen(eq=False)
class Faulted:
    """A request with one fault, which the same request without it does not have, and its answer."""

    case: Case
    exchange: Exchange


class Run:
    """
    A target, and what was asked of it so far.

    `faulted` are the single faults that were sent, `unenforced` the keys of the constraints that were not kept to;
    `lost` says that no request is answered any more, `told` how many exchanges the results so far speak of;
    `given` are ids that exist there; `depth` and `seed` are those of the random search.
    `seconds` is what each random search may take, None where `depth` bounds it; `examples` are failures to try first.
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
        examples: Examples | None = None,
    ) -> None:
        self.api = api
        self.wire = wire
        self.given: Given = given or {}
        self.depth: Depth = depth
        self.seed = seed
        self.seconds = seconds
        self.examples = examples
        self.lost: ConnectionLost | None = None
        self.told = 0
        self.faulted: list[Faulted] = []
        self.unenforced: set[str] = set()
        self._once: dict[str, Exchange] = {}
        self._bodies: dict[tuple[Place, tuple[str, ...]], Any] = {}
        self._asked: dict[str, list[Asked]] = {}

    @property
    def exchanges(self) -> Sequence[Exchange]:
        """Every exchange so far, in order."""
        return self.wire.exchanges

    @property
    def reached(self) -> bool:
        """Whether the server did one documented thing yet."""
        return any(each.accepted for each in self.exchanges)

    def answers(self, operation: Operation) -> Sequence[Exchange]:
        """Every exchange so far with one operation."""
        return self.wire.by_operation.get(operation.id, ())

    def send(self, call: Call) -> Exchange:
        """Ask, whether or not it was asked before; raises `wire.NoAnswer`."""
        return self.wire.send(call)

    def once(self, call: Call) -> Exchange:
        """Ask, or give what the same call gave before."""
        if call.key not in self._once:
            self._once[call.key] = self.send(call)
        return self._once[call.key]

    def was_asked(self, call: Call) -> bool:
        """Whether `once` has the answer already."""
        return call.key in self._once

    def documented(self, operation: Operation) -> list[Asked]:
        """
        The documented requests of an operation and their answers, asked once a run.

        None where it needs ids that are neither given nor made by another operation.
        """
        if operation.id not in self._asked:
            ids = ids_given(operation, self.given)
            if ids != [{}]:
                ids = [*self._linked(operation), *ids]
            asked = documented(self.api, operation, ids, self.given)
            self._asked[operation.id] = [Asked(each, self.once(each.call)) for each in asked]
        return self._asked[operation.id]

    def _linked(self, operation: Operation) -> list[dict[str, object]]:
        made = [
            asked.exchange
            for source in sources(self.api, operation)
            for asked in self.documented(source)
            if asked.exchange.accepted
        ]
        return ids_linked(self.api, operation, made)

    def base(self, operation: Operation) -> Call | None:
        """A documented call that the server accepted: what a single change is made to."""
        accepted = (each for each in self.documented(operation) if each.exchange.accepted)
        return next((each.documented.call for each in accepted), None)

    def stranger(self, operation: Operation) -> Call | None:
        """A documented call about something that does not exist; None where the operation takes no ids."""
        unknown = ids_unknown(self.api, operation, self.seed)
        calls = documented(self.api, operation, [unknown], self.given) if unknown else []
        return calls[0].call if calls else None

    def valid_body(self, constraint: Constraint) -> Any:
        """A request body that any server takes, in which the constraint has its subject; not to be changed."""
        key = (constraint.place, constraint.path)
        if key not in self._bodies:
            plain = instance_for(self.api, constraint)
            clear = roomy(self.api, constraint.place, plain, self.given)
            self._bodies[key] = fill(self.api, constraint.place, clear, self.given)
        return self._bodies[key]

    def seen(self, operation: Operation) -> str:
        """The statuses of the documented requests so far, for the reason of a skip: `404 x3, 200 x1`."""
        return statuses([each.exchange for each in self._asked.get(operation.id, ())])


def statuses(exchanges: Sequence[Exchange]) -> str:
    """How often each status came: `404 x3, 200 x1`; `nothing was asked` where there are no exchanges."""
    counts: dict[int, int] = {}
    for exchange in exchanges:
        counts[exchange.status] = counts.get(exchange.status, 0) + 1
    return (
        ", ".join(f"{status} x{count}" for status, count in counts.items()) or "nothing was asked"
    )
