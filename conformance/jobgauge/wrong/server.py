"""A wrong server: the reference server with one change, by which it breaks one promise."""

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
The kind of mistake that a server makes: most often the family of the rules that should fail.

`response`, `acceptance` and `refusal` are derived from the constraints of a spec: a response that breaks one, a request
that is accepted although it breaks one, a request that is refused although it keeps to one.
`additive` servers send what real servers were seen to send beyond their pages; `conforming` ones are not wrong at all.
"""

ADDITIVE = ("enums", "closed")
"""The families of the rules that notice members and values which a page does not list."""


@attrs.frozen(eq=False)
class Server:
    """
    The reference server with one change.

    `name` is a path, `<api>/<operation>/<kind>/<what>`; `sentence` says what the server does.
    `breaks` are prefixes of the ids of the rules about the broken promise; empty if no promise is broken.
    `verdict` is the verdict that those rules should give: a departure that only adds is a drift.
    `change` returns a new change each time, since some count requests; `pace` is the pace of the server's jobs.
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
        """Build the server in its initial state."""
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
    Return a wrong server that is written by hand; `name` is its operation, its kind and a word for what it does.

    `breaks` are ids of rules, or prefixes of them, without API and operation, or from the operation on if they begin
    with a slash; the default is the family that is named like the kind.
    """
    operation, kind, what = name
    prefix = f"{api.name}/{operation}"
    rules = tuple(
        f"{api.name}{each}" if each.startswith("/") else f"{prefix}/{each}"
        for each in breaks or (kind,)
    )
    return Server(f"{prefix}/{kind}/{what}", api.name, operation, kind, sentence, change, rules)


def conforming(api: Api, what: str, sentence: str, change: Callable[[], Change]) -> Server:
    """Return a server that only looks wrong: all that it does is allowed, or left open."""
    operation = next(iter(api.operations))
    name = f"{api.name}/{operation}/conforming/{what}"
    return Server(name, api.name, operation, "conforming", sentence, change)


def additive(api: Api, what: str, sentence: str, change: Callable[[], Change]) -> Server:
    """Return a server ahead of its page: rules report members and values that the page does not list as drift."""
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
