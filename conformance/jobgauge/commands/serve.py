"""`jobgauge serve`: the reference servers on loopback, to develop against, until Ctrl-C."""

import argparse
import shlex
import signal
import threading
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

from rich.console import Console

from jobgauge.commands.arguments import WrongCall, apis_named
from jobgauge.messages.documented import documented, ids_given
from jobgauge.reference.app import NoReference, Reference, build
from jobgauge.reference.serve import serving
from jobgauge.spec.document import Api, Operation

HELP = "run the reference servers on this machine, to develop against"


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    arg = parser.add_argument
    arg(
        "--api",
        action="append",
        default=[],
        metavar="NAME",
        help="an API, repeatable; all of them by default",
    )
    arg(
        "--port",
        type=int,
        default=0,
        help="of the first server, the others take the next ones; by default free ones",
    )
    arg(
        "--seed",
        type=int,
        default=0,
        help="the same seed makes the same ids (default: %(default)s)",
    )


def run(args: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM."""
    console = Console(soft_wrap=True, highlight=False)
    with _told() as told, ExitStack() as servers:
        for number, api in enumerate(apis_named(args.api)):
            reference = _reference(api, args.seed)
            port = args.port + number if args.port else 0
            try:
                url = servers.enter_context(serving(reference, port))
            except (OSError, OverflowError) as error:
                raise WrongCall(f"--port: {port} cannot be listened on: {error}") from error
            for line in described(reference, url):
                console.print(line, markup=False)
        console.print("Ctrl-C ends it.")
        told.wait()
    return 0


def _reference(api: Api, seed: int) -> Reference:
    try:
        return build(api, seed=seed)
    except NoReference as error:
        raise WrongCall(str(error)) from error


def described(reference: Reference, url: str) -> Iterator[str]:
    """Address, token, ids and a curl command for each operation, as lines."""
    yield f"{reference.api.name}"
    told = {"address": [url], "token": [reference.token], **reference.given}
    width = max(map(len, told))
    for name, values in told.items():
        for number, value in enumerate(values):
            yield f"  {'' if number else name:<{width}}  {value}"
    for operation in reference.api.operations.values():
        if command := curl(reference, url, operation):
            yield f"  {command}"
    yield ""


def curl(reference: Reference, url: str, operation: Operation) -> str | None:
    """A command that asks for something that is there; None where the server knows no id for it."""
    ids = ids_given(operation, reference.given)
    calls = documented(reference.api, operation, ids[:1], reference.given)
    if not calls:
        return None
    call = calls[-1].call
    words = ["curl", "-H", f"Authorization: Bearer {reference.token}"]
    for name, value in call.headers.items():
        words += ["-H", f"{name}: {value}"]
    content = call.encoded()
    if content is not None:
        words += ["-d", content.decode()]
    return shlex.join([*words, url + call.target])


@contextmanager
def _told() -> Generator[threading.Event]:
    """Set by SIGINT and SIGTERM, from before the first server starts."""
    told = threading.Event()

    def tell(_number: int, _frame: FrameType | None) -> None:
        told.set()

    before = {number: signal.signal(number, tell) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
