"""
The rules, in rooms: each checks one documented promise on a server, or in the generated code.

A module in one of these rooms that has `rules(api) -> Iterator[Rule]` is a family; nothing lists the families.
Rules that one vendor's page alone promises are in `apis/<api>/rules.py`.
A check asks through `run.run.Run` and returns a `Finding`; `run.finding.conclude` makes one of many, and what was never
seen is a skip with its reason. NoAnswer passes through a check: a refused connection is not the server's failure.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from jobgauge import discovery
from jobgauge.run.finding import Finding
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.spec.document import Api

ROOMS = ("http", "constraints", "lists", "jobs", "code")
"""Rooms in the order of the results; the documented requests come first, and rooms not named here last."""


@cache
def rules(api: Api) -> tuple[Rule, ...]:
    """Return every rule of an API: those of every family, and its own."""
    families = [each for each in discovery.modules(__name__) if hasattr(each, "rules")]
    families.sort(key=lambda each: _position(each.__name__.split(".")[-2]))
    own = discovery.modules_of(api.name, "rules")
    return tuple(rule for family in (*families, *own) for rule in _of(family, api))


def _of(family: Any, api: Api) -> Iterator[Rule]:
    """Yield the rules of a family; if making them fails, one in place of the rest says so when it is checked."""
    try:
        yield from family.rules(api)
    except Exception as error:  # noqa: BLE001 - one family that a spec breaks does not end the run
        yield _unmade(family.__name__, api, error)


def _unmade(name: str, api: Api, error: Exception) -> Rule:
    def check(_: Run) -> Finding:
        raise error

    operation = next(iter(api.operations.values()))
    words = f"The rules of {name} can be made from the spec."
    return rule(
        api, operation, "suite", name, words, check=check, source="jobgauge", evidence="inferred"
    )


def _position(room: str) -> int:
    return ROOMS.index(room) if room in ROOMS else len(ROOMS)


def selected(api: Api, prefixes: Sequence[str] = ()) -> list[Rule]:
    """Return the rules whose id begins with one of the prefixes, or all of them if there are none."""
    return [
        rule
        for rule in rules(api)
        if not prefixes or any(begins(rule.id, prefix) for prefix in prefixes)
    ]


def begins(name: str, prefix: str) -> bool:
    """Return True if an id begins with a prefix, segment by segment: `a/b/c` with `a/b`, not with `a/bc`."""
    return name == prefix or name.startswith(prefix.rstrip("/") + "/")
