"""An id that is not written as documented, or that belongs to something else, is refused."""

import pytest
from tests.rules.judging import judged_by

from jobgauge.spec.document import api_names, load_api
from jobgauge.wrong.by_hand import ids


@pytest.mark.parametrize("name", [name for name in api_names() if [*ids.servers(load_api(name))]])
def test_the_reference_server_finds_things_by_their_ids_only(name: str) -> None:
    found = judged_by(["ids"], name, depth="normal")

    assert {result.verdict for result in found.values()} == {"pass"}
