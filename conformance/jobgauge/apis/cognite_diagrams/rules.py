"""Rules for diagram conversion only: the files of a submission and of its result, `grayscale`, the token of a job."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import Call
from jobgauge.messages.documented import about as about_job
from jobgauge.messages.documented import ids_linked, sources
from jobgauge.run.finding import Finding, blocked, conclude
from jobgauge.run.jobs.judging import about, each_sighting, judged_by, none_made, once
from jobgauge.run.jobs.watching import Lifecycle, Sighting, Watch, lifecycles, sightings, watch
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run, statuses
from jobgauge.run.shapes import members, objects
from jobgauge.run.soundness import sound
from jobgauge.run.unseen import unseen
from jobgauge.spec.constraints import ABSENT, EACH
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.facts import source_of
from jobgauge.spec.wording import short

NAMES: Final = ("fileId", "fileExternalId", "fileInstanceId")
READS: Final = 3
"""The most reads of a job that is not watched."""
IMAGES: Final = ("svgUrl", "pngUrl")
PAGES: Final = ("items", EACH, "results", EACH, "page")
TOKEN: Final = "X-Job-Token"  # noqa: S105 - the name of a header

Members = dict[str, Any]


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about files, images and the token of a job."""
    (lifecycle,) = lifecycles(api)
    convert, read = api.operation("convert_diagrams"), lifecycle.read
    for operation, check in (
        (convert, partial(_grayscale_of_submission, convert)),
        (read, partial(_grayscale_of_job, lifecycle)),
    ):
        yield rule(
            api,
            operation,
            "echo",
            "grayscale",
            "The `grayscale` of a response is that of the submission.",
            check=check,
            stage="judge",
        )
    yield rule(
        api,
        convert,
        "echo",
        "items",
        "The response to a submission has as many files as the submission, with the same ids.",
        check=partial(_files_named, convert),
        stage="judge",
    )
    yield about(
        lifecycle,
        "result_complete",
        "A completed job has an item for each file of its submission, and no other.",
        partial(_complete, lifecycle),
        evidence="document",
    )
    yield about(
        lifecycle,
        "addresses",
        "The address of an image is a whole URL.",
        judged_by(lifecycle, each_sighting(_addresses)),
        evidence="document",
    )
    yield about(
        lifecycle,
        "pages_once",
        "No page of a file is twice in its results.",
        judged_by(lifecycle, each_sighting(once(PAGES, "page"))),
        evidence="document",
    )
    yield rule(
        api,
        read,
        "lifecycle",
        "job_token",
        f"The `{TOKEN}` of a submission is accepted when the job is read.",
        check=partial(_token, lifecycle),
        pointer=read.parameter(TOKEN).node.pointer,
        evidence="supplement",
        source=source_of(read.parameter(TOKEN).node.value),
    )


def _addresses(seen: Sighting) -> Iterator[Finding]:
    for name in IMAGES:
        for value in map(str, seen.values((*PAGES[:-1], name)) or ()):
            address = urlsplit(value)
            whole = address.scheme in {"http", "https"} and address.netloc
            reason = f"{name} of {seen.name} is {short(value)}"
            yield Finding("pass") if whole else Finding("fail", reason, seen.exchange)


def _submissions(run: Run, operation: Operation) -> list[Exchange]:
    """Return the documented submissions that were accepted."""
    return [each.exchange for each in run.documented(operation) if each.exchange.accepted]


def _grayscale_of_submission(operation: Operation, run: Run) -> Finding:
    sent = _submissions(run, operation)
    found = [judged for each in sent for judged in _same_gray(run, each.call.body, each)]
    return conclude(found, unseen(run, operation, "no response repeated `grayscale`"))


def _grayscale_of_job(lifecycle: Lifecycle, run: Run) -> Finding:
    found = [
        judged
        for submission, each in _read(run, lifecycle)
        if each.accepted
        for judged in _same_gray(run, submission.call.body, each)
    ]
    return conclude(found, none_made(run, lifecycle))


def _same_gray(run: Run, body: Members, exchange: Exchange) -> Iterator[Finding]:
    """Compare `grayscale` in a response with the value that was sent; if none was sent, a rule about defaults does."""
    shown = _member(exchange, "grayscale")
    if "grayscale" in body and sound(run.api, exchange.call.operation, ("grayscale",), shown):
        sent = body["grayscale"]
        reason = f"grayscale is {short(shown)}, expected {short(sent)} as in the submission"
        yield Finding("pass") if shown == sent else Finding("fail", reason, exchange)


def _member(exchange: Exchange, name: str) -> Any:
    return members(exchange.answer.json).get(name, ABSENT)


def _files_named(operation: Operation, run: Run) -> Finding:
    found = [
        judged
        for each in _submissions(run, operation)
        for judged in _same_files(each.call.body["items"], _member(each, "items"), each)
    ]
    reason = "no response to a submission had comparable files"
    return conclude(found, unseen(run, operation, reason))


def _same_files(sent: list[Members], answered: Any, exchange: Exchange) -> Iterator[Finding]:
    shown = objects(answered)
    if shown is None or _repeats(sent) or not all(_sound(each, exchange) for each in shown):
        return
    if len(sent) != len(shown):
        reason = f"expected {len(sent)} files as in the submission, found {len(shown)}"
        yield Finding("fail", reason, exchange)
        return
    for file in sent:
        name, value = _id_of(file)
        others = [each.get(name, ABSENT) for each in shown]
        if value in others:
            yield Finding("pass")
        elif ABSENT not in others:
            yield Finding("fail", f"no file in the response has the {name} {value}", exchange)


def _sound(file: Members, exchange: Exchange) -> bool:
    """Return True if the ids of a file in a response are valid."""
    operation = exchange.call.operation
    return all(
        sound(exchange.api, operation, ("items", "*", name), file[name])
        for name in NAMES
        if name in file
    )


def _id_of(file: Members) -> tuple[str, Any]:
    """Return the id of a file in a request, as the name of the member and its value."""
    return next((name, file[name]) for name in NAMES if name in file)


def _repeats(files: list[Members]) -> bool:
    """Return True if a file appears twice, which a server may treat as one."""
    named = [_id_of(file) for file in files]
    return any(named.count(each) > 1 for each in named)


def _complete(lifecycle: Lifecycle, run: Run) -> Finding:
    watched = watch(run, lifecycle)
    found = [judged for made in _read(run, lifecycle) for judged in _all_files(lifecycle, *made)]
    reads = [each for made in watched for each in made.reads]
    reason = f"no job made by this run completed: {statuses(reads)}"
    return conclude(
        found, unseen(run, lifecycle.read, reason) if watched else none_made(run, lifecycle)
    )


def _read(run: Run, lifecycle: Lifecycle) -> Iterator[tuple[Exchange, Exchange]]:
    """Yield each documented submission with a read of its job; those that are not watched are read last."""
    watched = watch(run, lifecycle)
    for made in watched:
        yield from ((made.submission, each) for each in made.reads)
    known = {made.submission.call.key for made in watched}
    (convert,) = sources(run.api, lifecycle.read)
    for submission in _submissions(run, convert):
        for named in ids_linked(run.api, lifecycle.read, [submission]):
            if submission.call.key not in known:
                call = about_job(run.api, lifecycle.read, named, run.given)
                yield from ((submission, each) for each in _reads(run, lifecycle, call))


def _reads(run: Run, lifecycle: Lifecycle, call: Call) -> list[Exchange]:
    """Return a few reads of a job that was made long ago, up to its end; they are sent once a run."""

    def sent() -> list[Exchange]:
        reads: list[Exchange] = []
        while len(reads) < READS and not any(
            each.final for one in reads for each in sightings(lifecycle, one)
        ):
            reads.append(run.send(call))
        return reads

    return run.remember(("reads", call.key), sent)


def _all_files(lifecycle: Lifecycle, submission: Exchange, exchange: Exchange) -> Iterator[Finding]:
    sent: list[Members] = submission.call.body["items"]
    for each in sightings(lifecycle, exchange):
        if each.stage == "succeeded":
            yield from _same_files(sent, each.job.get("items"), exchange)


def _token(lifecycle: Lifecycle, run: Run) -> Finding:
    watched = watch(run, lifecycle)
    found = [judged for made in watched for judged in _with_and_without(run, made)]
    reason = f"no response to a submission had the header {TOKEN}"
    return conclude(found, Finding("skip", reason) if watched else none_made(run, lifecycle))


def _with_and_without(run: Run, made: Watch) -> Iterator[Finding]:
    token = made.submission.answer.headers.get(TOKEN)
    if token is None:
        return
    call: Call = made.reads[-1].call
    with_it, without = (run.send(call.but(name=TOKEN, value=each)) for each in (token, ABSENT))
    if with_it.accepted:
        yield Finding("pass")
    elif without.accepted and with_it.refused:
        reason = f"a read with the {TOKEN} was refused with {with_it.status}, without it accepted"
        yield Finding("fail", reason, with_it)
    else:
        reason = f"a read with the {TOKEN} was answered with {with_it.status}"
        yield blocked(reason, with_it)
