"""A server that is wrong by hand fails the rules that it names and no other; one that only looks wrong fails none."""

import pytest
from tests.detection import explained
from tests.detection.ours import outcome
from tests.rules.judging import JOBS, PAGES, judged_by, not_kept

from jobgauge.apis.itwin_reality_conversion import jobs
from jobgauge.rules import begins, rules
from jobgauge.run.results import Result
from jobgauge.spec.document import api_names, load_api
from jobgauge.wrong.catalogue import by_hand, conforming_servers
from jobgauge.wrong.server import Server

FAMILIES = {
    "paging": PAGES,
    "filter": ("filter", "lifecycle"),
    "auth": ("auth",),
    "ids": ("ids", "responses"),
    "forms": ("forms",),
    "far": ("limits", "strings"),
    "choices": ("choices",),
    "defaults": (*PAGES, *JOBS),
    **dict.fromkeys(("lifecycle", "echo", "units"), (*JOBS, "filter")),
    **dict.fromkeys(("conforming", "additive"), (*PAGES, *JOBS, "filter", "auth", "ids")),
}
"""By the kind of a server, the rules that judge it: those about its promise, and others that could mistake it."""
FEW = 40
"""Jobs of a list; only the rules of PAGES need more of them than the documented size of a page."""

WRONG = [each for name in api_names() for each in by_hand(load_api(name)) if each.kind in FAMILIES]
RIGHT = [each for name in api_names() for each in conforming_servers(load_api(name))]


def judged(server: Server, monkeypatch: pytest.MonkeyPatch) -> dict[str, Result]:
    """Return the results of the rules that judge a server."""
    if server.kind not in {"paging", "defaults"}:
        monkeypatch.setattr(jobs, "COUNT", FEW)
    return judged_by(FAMILIES[server.kind], server.api, server.change(), pace=server.pace)


@pytest.mark.parametrize("server", WRONG, ids=lambda server: server.name)
def test_a_wrong_server_fails_the_rules_that_it_names_and_no_other(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = judged(server, monkeypatch)

    seen = outcome(server, rules(load_api(server.api)), [*found.values()], 0, 0)
    named = [
        each
        for each in server.breaks
        if any(begins(result.rule, each) for result in found.values())
    ]
    green = [each for each in named if not any(begins(rule, each) for rule in seen.by)]
    assert named
    assert green == [] or explained.survivor(seen)
    assert [rule for rule, why in explained.beside(seen) if why is None] == []
    assert seen.related == ()


@pytest.mark.parametrize("server", RIGHT, ids=lambda server: server.name)
def test_a_server_that_only_looks_wrong_fails_no_rule(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not_kept(judged(server, monkeypatch)) == []
