"""Random searches try the requests first that failed in an earlier search, kept in a folder or in Redis."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakeredis import TcpFakeServer
from tests.rules.judging import ITWIN, results, running

from jobgauge.reference.change import Change
from jobgauge.reference.service import Refusal, Request
from jobgauge.run.failures import KeptFailures, Unusable, failures_again, failures_at
from jobgauge.run.results import Result
from jobgauge.run.run import Depth

SEARCH = f"{ITWIN}/list_jobs/search/valid"


def refuses_one(request: Request) -> Refusal | None:
    """Refuse a request that a search sends once in a few hundred."""
    return Refusal(500, "500", "no") if 700 < request.parameters.get("$top", 0) < 720 else None


def search(seed: int, failures: KeptFailures | None, depth: Depth = "quick") -> Result:
    change = Change(refuses=refuses_one)
    with running(ITWIN, change, seed=seed, depth=depth, failures=failures) as run:
        return results(run, SEARCH)[SEARCH]


@pytest.fixture
def redis() -> Iterator[str]:
    server = TcpFakeServer(("127.0.0.1", 0))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"redis://127.0.0.1:{server.server_address[1]}/0"
    server.shutdown()
    server.server_close()


def test_without_examples_a_short_search_finds_nothing() -> None:
    assert {search(seed, None).verdict for seed in (1, 2)} == {"pass"}


def test_a_failure_of_one_search_is_tried_first_by_another(tmp_path: Path) -> None:
    place = str(tmp_path / "kept")

    found = search(7, failures_at(place), "deep")
    again = search(1, failures_at(place))

    assert (found.verdict, again.verdict) == ("fail", "fail")
    assert again.messages[0].url == found.messages[0].url.replace(port(found), port(again))
    assert again.requests < 10


def port(result: Result) -> str:
    return result.messages[0].url.split("/")[2]


def test_failures_can_be_kept_in_redis(redis: str) -> None:
    found = search(7, failures_at(redis), "deep")
    again = search(1, failures_at(redis))

    assert (found.verdict, again.verdict) == ("fail", "fail")
    assert again.requests < 10


def test_an_example_kept_for_one_rule_is_not_tried_for_another(tmp_path: Path) -> None:
    failures = failures_at(str(tmp_path))

    failures.of("one").save(b"key", b"example")

    assert list(failures.of("one").fetch(b"key")) == [b"example"]
    assert list(failures.of("other").fetch(b"key")) == []


def test_losing_the_kept_examples_costs_no_finding(redis: str) -> None:
    failures = failures_at(redis)
    failures.trouble = "lost access to the kept examples: ConnectionError"

    found, searched = search(7, failures, "deep"), search(1, failures)

    assert found.verdict == "fail"
    assert (searched.verdict, searched.reason) == ("error", failures.trouble)


def test_losing_redis_is_noticed() -> None:
    server = TcpFakeServer(("127.0.0.1", 0))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    failures = failures_at(f"redis://127.0.0.1:{server.server_address[1]}/0")
    server.shutdown()
    server.server_close()

    def broken(_: object) -> None:
        raise ConnectionError("gone")

    assert failures.ask(broken, None) is None
    assert failures.trouble == "lost access to the kept examples: ConnectionError"


def test_a_run_starts_without_kept_examples_if_their_place_is_gone(tmp_path: Path) -> None:
    place = tmp_path / "kept"
    place.write_text("now a file")

    failures = failures_again(str(place))

    assert list(failures.of("one").fetch(b"key")) == []
    assert (failures.trouble or "").startswith("lost access to the kept examples: ")


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("", "expected a folder or redis://host, got ''"),
        ("http://host/", "expected a folder or redis://host"),
        ("redis://:secret@127.0.0.1:1/0", "cannot use Redis at redis://***@127.0.0.1:1/0"),
        (
            "redis://127.0.0.1:1/0?password=secret",
            "cannot use Redis at redis://127.0.0.1:1/0?***",
        ),
        ("redis://127.0.0.1:port/0", "cannot use Redis"),
        ("redis://127.0.0.1:1/0?no_such_option=secret", "cannot use Redis"),
        (f"{__file__}/below", "Not a directory"),
    ],
)
def test_a_place_that_cannot_be_used_is_refused_in_one_line(place: str, message: str) -> None:
    with pytest.raises(Unusable) as refused:
        failures_at(place)

    assert message in str(refused.value)
    assert "secret" not in str(refused.value)
