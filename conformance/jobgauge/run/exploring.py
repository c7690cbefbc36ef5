"""
Random exploration with Hypothesis, as each search of a run does it.

The same seed draws the same examples; a failure is shrunk. If failures of earlier runs are kept, they are tried first.
"""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast
from unittest import SkipTest

import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis.configuration import set_hypothesis_home_dir
from hypothesis.strategies import SearchStrategy

from jobgauge.run.run import Run


class OutOfTime(SkipTest):
    """The time of a search is over; a SkipTest, which Hypothesis passes on at once."""


def explore(
    run: Run,
    examine: Callable[[Any], None],
    strategy: SearchStrategy[Any],
    about: tuple[object, ...],
    examples: int,
) -> None:
    """
    Examine this many examples, and raise what `examine` raises for the smallest that fails.

    `about` identifies this search among all whose failures are kept. It ends early if `examine` raises OutOfTime.
    """
    quiet = settings(
        max_examples=examples,
        database=run.failures.of(*about) if run.failures else None,
        deadline=None,
        suppress_health_check=cast("list[HealthCheck]", list(HealthCheck)),
        phases=[Phase.reuse, Phase.generate, Phase.shrink],
        verbosity=Verbosity.quiet,
        print_blob=False,
        report_multiple_bugs=False,
    )
    test = hypothesis.given(strategy)(examine)
    seeded = hypothesis.seed(run.seed)(test)  # before its settings: a seed takes the database away
    set_hypothesis_home_dir(_cache())
    try:
        with contextlib.suppress(OutOfTime):
            quiet(seeded)()
    finally:
        set_hypothesis_home_dir(None)


def _cache() -> Path:
    """Return the folder for tables that take Hypothesis seconds to make, by default not the current one."""
    caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(
        os.environ.get("HYPOTHESIS_STORAGE_DIRECTORY") or Path(caches, "jobgauge", "hypothesis")
    )
