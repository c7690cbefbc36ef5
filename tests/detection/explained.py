"""
Why some wrong servers are not found, why some rules fail beside the one that a server breaks, and why some never do.

Each entry is a pattern and a reason; what has no entry here is a finding.
Read `outcomes.py` before this.
"""

from collections.abc import Iterator
from fnmatch import fnmatch

from tests.detection.outcomes import Outcome

from jobgauge.run.rule import Rule

NOT_SO_SOON = "how soon a job advances is left open, so that only `--depth deep`, which waits a minute, notes it"
SURVIVORS = {
    "*/lifecycle/never_ends": NOT_SO_SOON,
    "*/vertices/maxItems/most": "left open: the page's example has one vertex, so a server may take no more",
}
"""Servers that no client can tell from a right one in a quick run: pattern of the name, reason."""

BESIDE = (
    (
        "*/errors/documented_refused",
        "*/lifecycle/readable",
        "to read a job that was just made is a documented request",
    ),
    (
        "*/units/*_in_seconds",
        "*/lifecycle/times_in_order",
        "a time in seconds comes before every time in milliseconds",
    ),
    (
        "*/body/error/code/*imum/*",
        "*/errors/code",
        "a code out of its range is not the status of its answer either",
    ),
    (
        "*/status/refusal_418",
        "*/responses/request/*",
        "a refusal with a status of its own does not say that what the request names is not there",
    ),
    ("*", "*/search/*", "the random search met the same wrong answer that the walk found"),
)
"""Pattern of the server's name, pattern of the rule's id, and why the rule is about the same."""

IDLE = {
    "cognite_diagrams/get_convert_job/lifecycle/ends": NOT_SO_SOON,
    "itwin_reality_conversion/list_jobs/responses/request/minimal": "left open: whether a list needs a filter",
}
"""Rules that no server can break in a quick run: pattern of the id, reason."""


def idle(rule: Rule) -> str | None:
    """Why no wrong server makes a rule fail: it is open, or written here; None where one should."""
    if rule.constraint and rule.constraint.open:
        return f"left open: {rule.constraint.open}"
    return next((why for like, why in IDLE.items() if fnmatch(rule.id, like)), None)


def survivor(outcome: Outcome) -> str | None:
    """Why a wrong server cannot be found; None where it should have been."""
    return next((why for like, why in SURVIVORS.items() if fnmatch(outcome.server, like)), None)


def beside(outcome: Outcome) -> Iterator[tuple[str, str | None]]:
    """The rules that failed beside the named ones, each with the reason, None where there is none."""
    for rule in outcome.beside:
        why = (
            said
            for server, like, said in BESIDE
            if fnmatch(outcome.server, server) and fnmatch(rule, like)
        )
        yield rule, next(why, None)
