"""A random search finds failures that no rule about one constraint covers, shrinks them, and is repeatable."""

import pytest
from tests.rules.judging import DIAGRAMS, ITWIN, results, running, verdicts

from jobgauge.messages import drawn
from jobgauge.reference.change import Change
from jobgauge.reference.service import Refusal, Request
from jobgauge.rules.constraints import search
from jobgauge.rules.constraints.search import contained
from jobgauge.run.run import RANDOM_REQUESTS, Depth
from jobgauge.spec.constraints import Place
from jobgauge.spec.document import load_api

SEARCH = f"{DIAGRAMS}/convert_diagrams/search"


def test_a_valid_request_that_is_refused_is_found_and_shrunk() -> None:
    def refuses(request: Request) -> Refusal | None:
        odd = request.body and any(len(item["annotations"]) == 0 for item in request.body["items"])
        return Refusal(400, "400", "no") if odd else None

    found = verdicts(DIAGRAMS, f"{SEARCH}/valid", change=Change(refuses=refuses))[f"{SEARCH}/valid"]

    assert found.verdict == "fail"
    assert "was refused with 400" in found.reason
    assert len(found.messages[0].request_body or "") < 120


def test_a_forbidden_request_that_is_accepted_is_found() -> None:
    change = Change(unenforced="convert_diagrams/request/body/items/*/fileId/minimum")

    found = verdicts(DIAGRAMS, f"{SEARCH}/forbidden", change=change, depth="deep")[
        f"{SEARCH}/forbidden"
    ]

    assert found.verdict == "fail"
    assert "(breaks minimum " in found.reason


def test_a_fault_that_another_rule_has_shown_is_not_found_again() -> None:
    change = Change(unenforced="list_jobs/request/query/$top/maximum")

    found = verdicts(ITWIN, f"{ITWIN}/list_jobs/limits", f"{ITWIN}/list_jobs/search", change=change)

    assert found[f"{ITWIN}/list_jobs/limits/request/query/$top/maximum"].verdict == "fail"
    assert found[f"{ITWIN}/list_jobs/search/forbidden"].verdict == "pass"


def test_a_crash_is_found() -> None:
    def refuses(request: Request) -> Refusal | None:
        return Refusal(500, "500", "no") if request.parameters.get("$top", 0) > 500 else None

    rule = f"{ITWIN}/list_jobs/search/valid"
    found = verdicts(ITWIN, rule, change=Change(refuses=refuses))[rule]

    assert "answered with 500" in found.reason
    assert "%24top=501" in found.messages[0].url


def test_the_requests_depend_on_the_seed() -> None:
    def requests(seed: int) -> list[str]:
        with running(ITWIN, seed=seed) as run:
            results(run, f"{ITWIN}/list_jobs/search")
            return [each.call.key for each in run.exchanges]

    assert requests(1) == requests(1)
    assert requests(1) != requests(2)


@pytest.mark.parametrize("depth", ["quick", "normal"])
def test_the_depth_limits_the_number_of_requests(depth: Depth) -> None:
    with running(DIAGRAMS, depth=depth) as run:
        documented = len(run.documented(run.api.operation("convert_diagrams")))
        found = results(run, SEARCH)

    assert all(result.verdict == "pass" for result in found.values())
    assert len(run.exchanges) <= documented + 2 * RANDOM_REQUESTS[depth]


def test_an_operation_that_schemathesis_cannot_read_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> dict[str, object]:
        operation: dict[str, object] = {"parameters": [{"name": "a", "in": "query"}, 3]}
        paths = {"/realityconversion/jobs": {"get": operation}}
        return {"openapi": "3.1.0", "info": {"title": "a", "version": "1"}, "paths": paths}

    monkeypatch.setattr(drawn, "requests_alone", broken)

    found = verdicts(ITWIN, f"{ITWIN}/list_jobs/search")

    assert {result.verdict for result in found.values()} == {"error"}


def test_an_integer_without_a_documented_maximum_stays_within_32_bits() -> None:
    def refuses(request: Request) -> Refusal | None:
        pages = [
            annotation["region"]["page"]
            for item in (request.body["items"] if request.operation == "convert_diagrams" else ())
            for annotation in item["annotations"]
        ]
        return Refusal(400, "400", "no") if any(page >= 2**31 for page in pages) else None

    rule = f"{SEARCH}/valid"
    found = verdicts(DIAGRAMS, rule, change=Change(refuses=refuses))

    assert found[rule].verdict == "pass"


def test_an_integer_without_a_maximum_is_reduced_and_others_stay() -> None:
    api = load_api(DIAGRAMS)
    place = Place(DIAGRAMS, "convert_diagrams", None, "body")
    item = {"fileId": 2**62, "annotations": [{"region": {"page": 2**62 + 5}}]}

    kept = contained(api, place, {"items": [item]})["items"][0]

    assert kept["fileId"] == 2**62
    assert 1 <= kept["annotations"][0]["region"]["page"] < 2**31


class Clock:
    """A replacement of the module `time` whose clock advances by a step at each read."""

    def __init__(self, step: float) -> None:
        self.now = 0.0
        self.step = step

    def monotonic(self) -> float:
        self.now += self.step
        return self.now


@pytest.mark.parametrize("seconds", [1, 2])
def test_seconds_limit_a_search_instead_of_the_depth(
    seconds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "time", Clock(step=0.01))

    with running(ITWIN, depth="quick", seconds=seconds) as run:
        found = results(run, f"{ITWIN}/list_jobs/search/valid")
        sent = len(run.exchanges)

    assert {each.verdict for each in found.values()} == {"pass"}
    assert 4 * RANDOM_REQUESTS["quick"] < sent <= 100 * seconds


def test_a_failure_is_shrunk_even_after_the_seconds_are_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock(step=0.01)
    monkeypatch.setattr(search, "time", clock)

    def refuses(request: Request) -> Refusal | None:
        slow = request.parameters.get("$top", 0) > 500
        clock.now += slow
        return Refusal(500, "500", "no") if slow else None

    rule = f"{ITWIN}/list_jobs/search/valid"
    found = verdicts(ITWIN, rule, change=Change(refuses=refuses), seconds=1)[rule]

    assert "answered with 500" in found.reason
    assert "%24top=501" in found.messages[0].url


def test_an_intermittent_5xx_is_found() -> None:
    tried: dict[str, int] = {}

    def refuses(request: Request) -> Refusal | None:
        body = str(request.body)
        tried[body] = tried.get(body, 0) + 1
        odd = request.body and any(len(item["annotations"]) == 0 for item in request.body["items"])
        return Refusal(503, "503", "no") if odd and tried[body] % 5 < 4 else None

    with running(DIAGRAMS, Change(refuses=refuses)) as run:
        found = results(run, f"{SEARCH}/valid")[f"{SEARCH}/valid"]

    assert found.verdict == "fail"
    assert "was answered with 503" in found.reason


def test_a_search_ends_once_nothing_more_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Hypothesis would still draw in the time of the search can find nothing."""
    clock = Clock(step=0.01)
    monkeypatch.setattr(search, "time", clock)

    with running(ITWIN, seconds=10) as run:
        results(run, f"{ITWIN}/list_jobs/responses")
        run.wire.close("the server is away", kept=100)
        (found,) = results(run, f"{ITWIN}/list_jobs/search/valid").values()

    assert (found.verdict, found.blocked) == ("skip", True)
    assert clock.now < 1
