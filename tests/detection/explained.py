"""
Reasons for surprises in a detection run: wrong servers not found, further rules that fail, rules that never fail.

Each entry is a pattern and a reason; a surprise without an entry is a finding.
"""

from collections.abc import Iterator
from fnmatch import fnmatch

from tests.detection.outcomes import Outcome

from jobgauge.run.rule import Rule

SLOW = "left open: how soon a job advances; only `--depth deep`, which waits a minute, notices"
SURVIVORS = {
    "*/lifecycle/never_ends": SLOW,
    "*/vertices/maxItems/most": "left open: the page's example has one vertex, so a server may take no more",
}
"""Servers that no client can tell from a right one in a quick run: the pattern of the name, and the reason."""

BESIDE = (
    (
        "*/errors/documented_refused",
        "*/lifecycle/readable",
        "reading a job that was just created is a documented request",
    ),
    (
        "*/units/*_in_seconds",
        "*/lifecycle/times_in_order",
        "a time in seconds is earlier than every time in milliseconds",
    ),
    (
        "*/body/error/code/*imum/*",
        "*/errors/code",
        "a code out of its range also differs from the status of the response",
    ),
    (
        "*/status/refusal_418",
        "*/responses/request/*",
        "a refusal with status 418 does not say that the id is unknown",
    ),
    ("*", "*/search/*", "the random search received the same wrong response"),
)
"""The pattern of the server's name, the pattern of the rule's id, and why the rule fails too."""

IDLE = {
    "*/lifecycle/goes_on": "left open: how long a job goes on; the rule tells it and fails nobody",
    "cognite_diagrams/get_convert_job/lifecycle/ends": SLOW,
    "itwin_reality_conversion/list_jobs/responses/request/minimal": "left open: whether a list needs a filter",
}
"""Rules that no server can break in a quick run: the pattern of the id, and the reason."""


def idle(rule: Rule) -> str | None:
    """Return why no wrong server makes a rule fail: it is open, or listed here; None if one should."""
    if rule.constraint and rule.constraint.open:
        return f"left open: {rule.constraint.open}"
    return next((why for pattern, why in IDLE.items() if fnmatch(rule.id, pattern)), None)


def survivor(outcome: Outcome) -> str | None:
    """Return why a wrong server cannot be found; None if it should have been found."""
    reasons = (why for pattern, why in SURVIVORS.items() if fnmatch(outcome.server, pattern))
    return next(reasons, None)


def beside(outcome: Outcome) -> Iterator[tuple[str, str | None]]:
    """Yield each rule that failed in addition to the expected ones, with the reason; None if there is no reason."""
    for rule in outcome.beside:
        reasons = (
            why
            for server, pattern, why in BESIDE
            if fnmatch(outcome.server, server) and fnmatch(rule, pattern)
        )
        yield rule, next(reasons, None)
