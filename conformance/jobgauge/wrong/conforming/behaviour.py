"""Servers that only look wrong by when they respond: slowly, after a retry, or with jobs of another pace."""

from collections.abc import Callable, Iterator
from functools import partial

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Pace
from jobgauge.spec.document import Api, Operation
from jobgauge.wrong.edits import Refuses, any_of, busy, unavailable
from jobgauge.wrong.server import Server, conforming

PACES = {
    "at_once": ("Jobs finish at once.", Pace(0, 0)),
    "slowly": ("Jobs take more reads to finish.", Pace(2, 3)),
}
SLOW = 0.02


def servers(api: Api) -> Iterator[Server]:
    """Yield the servers that only look wrong by when they respond."""
    sentence = f"Each response takes {SLOW} s longer."
    yield conforming(api, "slow", sentence, partial(Change, delay=SLOW))
    sentence = "Intermittently refuses a request with 429 and a Retry-After."
    yield conforming(api, "busy", sentence, partial(_intermittent, api, 429, busy))
    if any(each.response(503) for each in api.operations.values()):
        sentence = "Intermittently responds to a request with 503, and to its retry as usual."
        yield conforming(
            api, "unavailable", sentence, partial(_intermittent, api, 503, unavailable)
        )
    for what, (sentence, pace) in PACES.items():
        yield attrs.evolve(conforming(api, f"pace/{what}", sentence, Change), pace=pace)


def _intermittent(api: Api, status: int, refusing: Callable[[Operation], Refuses]) -> Change:
    """Return a change that refuses intermittently in each operation that documents the status."""
    documented = [each for each in api.operations.values() if each.response(status)]
    return Change(refuses=any_of([refusing(each) for each in documented]))
