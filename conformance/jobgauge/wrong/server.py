"""
A wrong server: the reference server but for one promise, which it breaks.

Read `reference/change.py` before this.
"""

import time
from collections.abc import Callable
from typing import Literal

import attrs

from jobgauge.apis import Api, load_api
from jobgauge.reference.app import Reference, build
from jobgauge.reference.change import Change
from jobgauge.reference.service import Clock, Pace

Kind = Literal[
    "response",
    "acceptance",
    "refusal",
    "lifecycle",
    "units",
    "paging",
    "filter",
    "errors",
    "auth",
    "defaults",
    "echo",
    "conforming",
]
"""
The first three are derived from the constraints of a spec: an answer that breaks one, a request that is taken
although it breaks one, a request that is refused although it keeps to one. `conforming` is not wrong at all.
"""


@attrs.frozen(eq=False)
class Server:
    """
    The reference server with one change.

    `name` is a path, `<api>/<operation>/<kind>/<what>`; `sentence` says what it does.
    `breaks` are prefixes of the ids of the rules that are about the broken promise; empty where nothing is broken.
    `verdict` is what those rules should say: a departure that only adds is a drift.
    `change` makes the change afresh, since some remember what they were asked.
    """

    name: str
    api: str
    operation: str
    kind: Kind
    sentence: str
    change: Callable[[], Change] = attrs.field(repr=False)
    breaks: tuple[str, ...] = ()
    verdict: Literal["fail", "drift"] = "fail"

    def build(
        self, *, seed: int = 0, clock: Clock = time.time, pace: Pace | None = None
    ) -> Reference:
        """The server in its first state."""
        return build(load_api(self.api), seed=seed, clock=clock, pace=pace, change=self.change())


def wrong(
    api: Api,
    name: tuple[str, Kind, str],
    sentence: str,
    change: Callable[[], Change],
    *breaks: str,
) -> Server:
    """
    A server that is wrong by hand; `name` is its operation, its kind and what it does.

    `breaks` are ids of rules, or prefixes of them, without API and operation, or with a slash before an operation;
    by default they are those of the family that is named like the kind.
    """
    operation, kind, what = name
    prefix = f"{api.name}/{operation}"
    rules = tuple(
        f"{api.name}{each}" if each.startswith("/") else f"{prefix}/{each}"
        for each in breaks or (kind,)
    )
    return Server(f"{prefix}/{kind}/{what}", api.name, operation, kind, sentence, change, rules)
