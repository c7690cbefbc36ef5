"""An id that is not written as documented, or that belongs to something else, is refused."""

import pytest
from tests.rules.judging import verdicts

from jobgauge.spec.document import api_names, load_api
from jobgauge.wrong.by_hand import ids
from jobgauge.wrong.server import Server

ALL = [each for name in api_names() for each in ids.servers(load_api(name))]
SERVERS = [pytest.param(each, id=each.name) for each in ALL]


@pytest.mark.parametrize("server", SERVERS)
def test_what_is_found_by_less_than_its_id_fails_the_rule_about_it_and_no_other(
    server: Server,
) -> None:
    found = verdicts(server.api, f"{server.api}/{server.operation}/ids", change=server.change())

    failed = {name for name, result in found.items() if result.verdict == "fail"}
    assert failed == {server.breaks[0]}


@pytest.mark.parametrize("name", sorted({each.api for each in ALL}))
def test_the_reference_server_finds_things_by_their_ids_only(name: str) -> None:
    prefixes = [f"{name}/{each}/ids" for each in load_api(name).operations]

    found = verdicts(name, *prefixes)

    assert all(result.verdict == "pass" for result in found.values())
