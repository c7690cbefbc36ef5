"""
The rules: what each documented promise asks of a server, or of the generated code, and what it made of the answers.

The shape, for whoever adds a family:

- `rule.py`: a `Rule` has an id (`<api>/<operation>/<family>/<what>`), a sentence, its evidence, and a `check`;
  a `check(run)` gives a `Finding`. `rule.rule(...)` makes one about an operation, and `rule.conclude(...)` makes one
  finding of many `Observation`s: the worst counts, and what was never seen is a skip with its reason.
- `run.py`: a `Run` is what a check asks through. `run.documented(operation)` gives the documented requests with
  their answers (asked once a run), `run.base(operation)` a call that was accepted, `run.once(call)` and
  `run.send(call)` an exchange, `run.answers(operation)` everything so far, `run.given` the ids that exist.
- `exchange.py`: a `Call` (`call.but(name="$top", value=7)`), an `Exchange` with its `Answer`:
  `exchange.accepted`, `exchange.refused`, `exchange.status`, `exchange.answer.json` (ABSENT where it is not JSON).
- A rule that judges what others were answered is `late=True`.
- A check lets `wire.NoAnswer` pass: a refused connection is an `error` of the run, never a server's failure.

A family for all APIs is a module with `rules(api) -> Iterator[Rule]`, named in FAMILIES below.
What only one vendor promises is the same in a module or folder `rules/<api>`, which is found by its name.
"""

import importlib.util
from collections.abc import Sequence
from functools import cache
from typing import Final

from jobgauge.apis import Api
from jobgauge.rules import (
    answers,
    auth,
    defaults,
    echo,
    errors,
    filtering,
    generated,
    lifecycle,
    paging,
    requests,
    responses,
    search,
    units,
)
from jobgauge.rules.rule import Family, Rule

FAMILIES: Final[tuple[Family, ...]] = (
    responses.rules,
    requests.rules,
    auth.rules,
    errors.rules,
    defaults.rules,
    paging.rules,
    filtering.rules,
    search.rules,
    echo.rules,
    lifecycle.rules,
    units.rules,
    answers.rules,
    generated.rules,
)


@cache
def rules(api: Api) -> tuple[Rule, ...]:
    """Every rule of an API: those of every family, and its own."""
    return tuple(rule for family in (*FAMILIES, *_own(api)) for rule in family(api))


def selected(api: Api, prefixes: Sequence[str] = ()) -> list[Rule]:
    """The rules whose id begins with one of the prefixes, segment by segment; all of them without any prefix."""
    return [
        rule
        for rule in rules(api)
        if not prefixes or any(begins(rule.id, prefix) for prefix in prefixes)
    ]


def begins(name: str, prefix: str) -> bool:
    """Whether an id begins with a prefix, segment by segment: `a/b/c` with `a/b`, not with `a/bc`."""
    return name == prefix or name.startswith(prefix.rstrip("/") + "/")


def _own(api: Api) -> Sequence[Family]:
    name = f"{__name__}.{api.name}"
    return [importlib.import_module(name).rules] if importlib.util.find_spec(name) else []
