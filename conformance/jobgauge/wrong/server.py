"""
A wrong server: the reference server but for one promise, which it breaks.

Read `reference/change.py` before this.
"""

import time
from collections.abc import Callable
from typing import Literal

import attrs

from jobgauge.reference.app import Reference, build
from jobgauge.reference.change import Change
from jobgauge.reference.service import Clock, Pace
from jobgauge.spec.document import Api, load_api

Kind = str
"""
What a server is wrong about: most often the family of the rules that should fail.

`response`, `acceptance` and `refusal` are derived from the constraints of a spec: an answer that breaks one, a request
that is accepted although it breaks one, a request that is refused although it keeps to one.
`additive` sends what real servers were seen to send beyond their pages; `conforming` is not wrong at all.
"""

ADDITIVE = ("enums", "closed")
"""The families of the rules that notice what a page does not list."""


@attrs.frozen(eq=False)
class Server:
    """
    The reference server with one change.

    `name` is a path, `<api>/<operation>/<kind>/<what>`; `sentence` says what it does.
    `breaks` are prefixes of the ids of the rules that are about the broken promise; empty where nothing is broken.
    `verdict` is what those rules should say: a departure that only adds is a drift.
    `change` makes the change afresh, since some remember what they were asked; `pace` is how its jobs move on.
    """

    name: str
    api: str
    operation: str
    kind: Kind
    sentence: str
    change: Callable[[], Change] = attrs.field(repr=False)
    breaks: tuple[str, ...] = ()
    verdict: Literal["fail", "drift"] = "fail"
    pace: Pace | None = None

    def build(self, *, seed: int = 0, clock: Clock = time.time) -> Reference:
        """The server in its first state."""
        return build(
            load_api(self.api), seed=seed, clock=clock, pace=self.pace, change=self.change()
        )


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


def conforming(api: Api, what: str, sentence: str, change: Callable[[], Change]) -> Server:
    """A server that only looks wrong: all that it does is allowed, or left open."""
    operation = next(iter(api.operations))
    name = f"{api.name}/{operation}/conforming/{what}"
    return Server(name, api.name, operation, "conforming", sentence, change)


def additive(api: Api, what: str, sentence: str, change: Callable[[], Change]) -> Server:
    """A server ahead of its page: rules notice members and values that the page does not list, and none fails."""
    operations = list(api.operations)
    return Server(
        name=f"{api.name}/{operations[-1]}/additive/{what}",
        api=api.name,
        operation=operations[-1],
        kind="additive",
        sentence=sentence,
        change=change,
        breaks=tuple(f"{api.name}/{each}/{family}" for each in operations for family in ADDITIVE),
        verdict="drift",
    )
