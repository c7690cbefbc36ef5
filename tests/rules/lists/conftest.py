"""The tests of this folder see a list of few jobs, whose rules need less time."""

import pytest

from jobgauge.apis.itwin_reality_conversion import jobs


@pytest.fixture(autouse=True)
def few_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut the list that is built in a test to 40 jobs; a test may set another number."""
    monkeypatch.setattr(jobs, "COUNT", 40)
