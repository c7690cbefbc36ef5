"""`jobgauge serve`: run the reference servers on loopback, to develop against, until Ctrl-C."""

import argparse
import shlex
import signal
import threading
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

from rich.console import Console

from jobgauge.commands.arguments import WrongCall, add_api, add_partial, apis_named, say_left_out
from jobgauge.messages.documented import documented, ids_given
from jobgauge.reference.app import NoReference, Reference, build
from jobgauge.reference.serve import serving
from jobgauge.run.results import EXITS
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.facts import scheme_of

HELP = "run the reference servers on this machine, to develop against"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    add_api(parser)
    add_partial(parser)
    arg = parser.add_argument
    arg(
        "--port",
        type=int,
        default=0,
        help="port of the first server; each further server takes the next one (default: free ports)",
    )
    arg(
        "--seed",
        type=int,
        default=0,
        help="seed of the ids on the servers (default: %(default)s)",
    )


def run(args: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM."""
    console = Console(soft_wrap=True, highlight=False)
    apis = apis_named(args.api)
    lacking = say_left_out(apis)
    with _stop_signal() as stopped, ExitStack() as servers:
        for number, api in enumerate(apis):
            reference = _reference(api, args.seed)
            port = args.port + number if args.port else 0
            try:
                url = servers.enter_context(serving(reference, port))
            except (OSError, OverflowError) as error:
                raise WrongCall(f"--port: cannot listen on {port}: {error}") from error
            for line in described(reference, url):
                console.print(line, markup=False)
        console.print("Press Ctrl-C to stop.")
        stopped.wait()
    return EXITS["incomplete"] if lacking and not args.partial else 0


def _reference(api: Api, seed: int) -> Reference:
    try:
        return build(api, seed=seed)
    except NoReference as error:
        raise WrongCall(str(error)) from error


def described(reference: Reference, url: str) -> Iterator[str]:
    """Yield the lines about a server: address, token, ids, and a curl command for each operation."""
    yield reference.api.name
    facts = {"address": [url], "token": [reference.token], **reference.given}
    width = max(map(len, facts))
    for name, values in facts.items():
        for number, value in enumerate(values):
            yield f"  {'' if number else name:<{width}}  {value}"
    for operation in reference.api.operations.values():
        if command := curl(reference, url, operation):
            yield f"  {command}"
    yield ""


def curl(reference: Reference, url: str, operation: Operation) -> str | None:
    """Return a curl command for something that exists; None if the operation needs an id that the server lacks."""
    ids = ids_given(operation, reference.given)
    calls = documented(reference.api, operation, ids[:1], reference.given)
    if not calls:
        return None
    call = calls[-1].call
    words, query = ["curl"], ""
    scheme = scheme_of(reference.api, operation)
    if scheme and scheme.place == "query":
        mark = "&" if "?" in call.target else "?"
        query = f"{mark}{scheme.parameter}={reference.token}"
    elif scheme:
        words += ["-H", f"{scheme.parameter}: {scheme.shown(reference.token)}"]
    for name, value in call.headers.items():
        words += ["-H", f"{name}: {value}"]
    content = call.encoded()
    if content is not None:
        words += ["-d", content.decode()]
    return shlex.join([*words, url + call.target + query])


@contextmanager
def _stop_signal() -> Generator[threading.Event]:
    """Yield an event that SIGINT and SIGTERM set."""
    stopped = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopped.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
