"""Both suites on many servers, in worker processes that stay alive; each outcome is recorded at once."""

import multiprocessing
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed

from tests.detection import ours, theirs
from tests.detection.outcomes import Outcome, Record, Suite
from tests.detection.subjects import by_name

from jobgauge.exchange.wire import NoAnswer
from jobgauge.spec.document import api_names
from jobgauge.wrong.server import Server


class Broken(RuntimeError):
    """A suite did not finish on the server that the message names."""


def run(record: Record, suite: Suite, servers: Sequence[Server], workers: int) -> None:
    """Run the suite on the servers that it was not run on yet; schemathesis on the reference servers first."""
    absent = [each.name for each in servers if not record.has(suite, each.name)]
    if suite == "schemathesis":
        right = [each for each in absent if each.endswith("/reference")]
        _all(record, suite, right, workers)
        absent = [each for each in absent if each not in right]
    _all(record, suite, absent, workers)


def _all(record: Record, suite: Suite, names: Sequence[str], workers: int) -> None:
    if not names:
        return
    alarms = {api: false_alarms(record, api) for api in api_names()}
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
        running: dict[Future[Outcome], str] = {
            pool.submit(_one, suite, name, alarms[name.partition("/")[0]]): name for name in names
        }
        for number, future in enumerate(as_completed(running), start=1):
            if error := future.exception():
                pool.shutdown(cancel_futures=True)
                raise Broken(f"{suite} broke on {running[future]}") from error
            record.add(future.result())
            if number % 25 == 0 or number == len(names):
                print(f"{suite}: {number} of {len(names)} servers", file=sys.stderr, flush=True)


def _one(suite: Suite, name: str, alarms: Sequence[str]) -> Outcome:
    server = by_name(name)
    try:
        return ours.judge(server) if suite == "jobgauge" else theirs.judge(server, alarms)
    except NoAnswer as error:
        note = f"no response: {error}"
        return Outcome(suite, name, server.api, server.kind, killed=False, note=note)


def false_alarms(record: Record, api: str) -> tuple[str, ...]:
    """Return what schemathesis reports on the reference server of an API."""
    return tuple(
        failure
        for each in record.outcomes
        if (each.suite, each.server) == ("schemathesis", f"{api}/reference")
        for failure in each.by
    )
