"""A plan: the rules to check on one API, with the effort to spend on them."""

from collections.abc import Mapping, Sequence

import attrs

from jobgauge.exchange.line import Target
from jobgauge.exchange.memory import BUDGET
from jobgauge.exchange.wire import Wire
from jobgauge.run.failures import failures_again
from jobgauge.run.rule import Rule, staged
from jobgauge.run.run import Depth, Run
from jobgauge.spec.document import Api


@attrs.frozen
class Plan:
    """
    The rules to check, with the effort to spend on them.

    `given` are ids that exist on the target; `seconds` bounds the random search of all rules together by time, not by
    `depth`; `failures` names the place where its failures are kept, in the form that `failures_at` takes.
    `until` is the time of `time.monotonic`, the same in all processes, after which nothing is sent; None for no limit.
    `memory` bounds all messages, in bytes.
    `reference` says that the target is the reference server of this package;
    `partial` that a run may conform although operations of the spec are left out.
    """

    api: Api
    rules: Sequence[Rule] = attrs.field(repr=False, converter=staged)
    given: Mapping[str, Sequence[str]] = attrs.field(factory=dict[str, list[str]])
    depth: Depth = "normal"
    seed: int = 0
    strict: bool = False
    seconds: float | None = None
    failures: str | None = attrs.field(default=None, repr=False)
    until: float | None = None
    memory: int = BUDGET
    reference: bool = False
    partial: bool = False

    def wire(self, target: Target) -> Wire:
        """Return a wire to a target within the bounds of this plan; raise line.WrongSetting."""
        return Wire(self.api, target, until=self.until, memory=self.memory)

    def run(self, wire: Wire, *, part: bool = False) -> Run:
        """Return a new run of this plan, or the part of one; nothing is sent yet."""
        searches = sum(rule.family == "search" for rule in self.rules)
        return Run(
            self.api,
            wire,
            self.given,
            depth=self.depth,
            seed=self.seed,
            seconds=None if self.seconds is None else self.seconds / max(searches, 1),
            failures=None if self.failures is None else failures_again(self.failures),
            part=part,
        )
