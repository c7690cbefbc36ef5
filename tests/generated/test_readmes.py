"""The README of each client, run against the reference server of its API."""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jobgauge.spec.document import load_api
from jobgauge.reference.app import build
from jobgauge.reference.serve import serving
from tests.generated.worlds import APIS, part

GENERATED = Path(__file__).resolve().parents[2] / "generated"
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
UNKNOWN = {"cognite_vision", "itwin_reality_conversion", "zoo_datasets"}
"""The APIs whose README waits for an id that somebody made up, as no operation submits a job."""


@pytest.mark.parametrize("api", APIS)
def test_every_block_of_a_readme_runs(api: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (GENERATED / f"{api}_client" / "README.md").read_text(encoding="utf-8")
    reference = build(load_api(api))
    monkeypatch.setenv("TOKEN", reference.token)
    errors = part(api, "errors")
    names: dict[str, Any] = {}
    with serving(reference) as url:
        for block in BLOCK.findall(text):
            source = re.sub(r"Client\((.*)token=os", f'Client("{url}", token=os', block)
            source = source.replace("deadline=600", "deadline=60, poll=(0.01,)")
            if api in UNKNOWN and ".wait(" in source:
                with pytest.raises(errors.NoSuchJobError):
                    exec(source, names)  # noqa: S102 - that is the test
            else:
                exec(source, names)  # noqa: S102

        names["client"].close()
        main: Callable[[], Any] = names["main"]
        if api in UNKNOWN:
            with pytest.raises((errors.StatusError, errors.NoSuchJobError)):
                asyncio.run(main())
        else:
            names["client"] = part(api).Client(url, token=reference.token)
            with pytest.raises(errors.RefusedError):  # the id of its first call is made up
                asyncio.run(main())
            assert names["job"].status == "Completed"
    names["test_nothing_is_there"]()


@pytest.mark.parametrize("api", APIS)
def test_a_readme_is_short(api: str) -> None:
    text = (GENERATED / f"{api}_client" / "README.md").read_text(encoding="utf-8")
    lines = text.partition("-->\n")[2].splitlines()

    assert len(lines) < 80
    assert max(map(len, lines)) <= 120
