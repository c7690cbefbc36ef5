"""The skips of rules that need a response which never came: what was refused, what was not found, what is not given."""

from collections.abc import Iterable, Sequence
from typing import Final

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import text_of
from jobgauge.messages.documented import ids_given, sources
from jobgauge.run.finding import Finding, blocked
from jobgauge.run.run import Asked, Run, statuses
from jobgauge.spec.document import Operation, path_names
from jobgauge.spec.facts import open_reasons
from jobgauge.spec.wording import short

UNKNOWN_ID: Final = {400, 404, 410, 422}
"""The statuses that a server may use for an unknown id if its page leaves the status open."""

MOST_NAMED: Final = 3
"""The most options that a sentence names, of which one may help."""


def unseen(run: Run, operation: Operation, reason: str) -> Finding:
    """Return the skip for something that no response of an operation showed; blocked if no request was accepted."""
    if any(each.exchange.accepted for each in run.documented(operation)):
        return Finding("skip", reason)
    return unaccepted(run, operation)


def unaccepted(run: Run, operation: Operation) -> Finding:
    """Return the skip of a rule that needs an accepted request of an operation of which there is none."""
    asked = run.documented(operation)
    if not asked:
        return _unasked(run, operation)
    exchanges = [each.exchange for each in asked]
    if all(each.documented.open and each.exchange.refused for each in asked):
        return Finding("skip", f"left open: {asked[0].documented.open}", exchanges[0])
    if all(not_found(each) for each in exchanges):
        return absent(run, exchanges)
    if any(each.accepted for each in exchanges):
        return Finding("skip", f"{operation.id}: no such response was received")
    found = f"no valid request to {operation.id} was accepted: {statuses(exchanges)}"
    return blocked(f"{found}{next_step(exchanges[0].status)}", exchanges[0])


def next_step(status: int) -> str:
    """Return what to do about a request that is not accepted with a status, as the end of a sentence, or nothing."""
    steps = {
        401: "; give a token that may call it in JOBGAUGE_TOKEN",
        403: "; give a token that may call it in JOBGAUGE_TOKEN",
        429: "; run again later",
    }
    return "; run again when the server is well" if status >= 500 else steps.get(status, "")


def _unasked(run: Run, operation: Operation) -> Finding:
    """Return the skip for an operation that was not called, because nothing is known that it could be called with."""
    for maker in sources(run.api, operation):
        made = run.documented(maker)
        if made and not any(each.exchange.accepted for each in made):
            return unaccepted(run, maker)
    missing = [name for name in path_names(operation.path) if not run.given.get(name)]
    if not missing:
        return Finding("skip", f"{operation.id}: the given ids do not belong together")
    return Finding("skip", f"{operation.id} needs an id that exists: add {options(missing)}")


def options(names: Iterable[str]) -> str:
    """Return the options that give values for these names: `--given id=... --given conversion_id=...`."""
    return " ".join(f"--given {name}=..." for name in names)


def one_of(names: Sequence[str]) -> str:
    """Return the first few of these options, of which one may help: `--given id=... or --given name=...`."""
    return " or ".join(options([name]) for name in names[:MOST_NAMED])


def not_found(exchange: Exchange) -> bool:
    """Return True if the response says that an id in the path does not exist, in a status that the page allows."""
    status, operation = exchange.status, exchange.call.operation
    if not path_names(operation.path):
        return False
    chosen = any(
        "status" in open_reasons(each.node.value)
        for each in operation.parameters
        if each.place == "path"
    )
    return status == 404 or (chosen and status in UNKNOWN_ID)


def absent(run: Run, exchanges: Sequence[Exchange]) -> Finding:
    """Return the skip for ids that the server does not know."""
    return blocked(unknown_ids(run, exchanges), exchanges[0])


def unknown_ids(run: Run, exchanges: Sequence[Exchange]) -> str:
    """Return the sentence about ids that the server does not know, with what to do if they were given."""
    named = list(dict.fromkeys(map(ids_in, exchanges)))
    more = f" and {len(named) - 1} more" if len(named) > 1 else ""
    found = f"the server does not know {named[0]}{more} ({statuses(exchanges)})"
    given = next((each for each in exchanges if is_given(run, each)), None)
    if given is None:
        return found
    return f"{found}: give ids that exist with {options(path_names(given.call.operation.path))}"


def is_given(run: Run, exchange: Exchange) -> bool:
    """Return True if the caller gave the ids in the path of a request."""
    values = exchange.call.parameters
    names = path_names(exchange.call.operation.path)
    return bool(names) and all(text_of(values[name]) in run.given.get(name, ()) for name in names)


def ids_in(exchange: Exchange) -> str:
    """Return the ids in the path of a request as text: `jobId=123`."""
    values = exchange.call.parameters
    names = path_names(exchange.call.operation.path)
    return ", ".join(f"{name}={short(text_of(values[name]))}" for name in names)


def unknown_given(run: Run, operation: Operation, asked: Sequence[Asked]) -> Finding | None:
    """Return the skip for given ids about which every valid request was answered with not found, else None."""
    given = [tuple(map(text_of, each.values())) for each in ids_given(operation, run.given)]
    names = path_names(operation.path)
    for ids in given if names else ():
        about = [
            each
            for each in asked
            if tuple(text_of(each.exchange.call.parameters[name]) for name in names) == ids
        ]
        if about and all(not_found(each.exchange) for each in about):
            return absent(run, [each.exchange for each in about])
    return None
