"""Jobs of the reference servers move on with each read, so the rules need not wait for them."""

import pytest

from jobgauge.run.jobs import watching


@pytest.fixture(autouse=True)
def no_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read jobs as often as in a real run, without a wait in between."""
    monkeypatch.setattr(watching, "LAG", (0.0,) * len(watching.LAG))
    for depth, waits in watching.WAITS.items():
        monkeypatch.setitem(watching.WAITS, depth, (0.0,) * len(waits))
