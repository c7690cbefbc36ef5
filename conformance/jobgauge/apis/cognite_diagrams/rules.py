"""
What only the pages of diagram conversion promise: the files of a submission, and its images at the end.

Read `lifecycle.py` before this.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import Call
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.jobs.judging import about, unseen
from jobgauge.run.jobs.watching import Lifecycle, Watch, histories, lifecycles, sightings, watch
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run, statuses
from jobgauge.run.shapes import members, objects
from jobgauge.run.soundness import sound
from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.document import Api, Operation

NAMES: Final = ("fileId", "fileExternalId", "fileInstanceId")
TOKEN: Final = "X-Job-Token"  # noqa: S105 - the name of a header

Members = dict[str, Any]


def rules(api: Api) -> Iterator[Rule]:
    """The rules about files, images and the job's token."""
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
            "The `grayscale` of an answer is that of the submission.",
            check=check,
            evidence="document",
            stage="judge",
        )
    yield rule(
        api,
        convert,
        "echo",
        "items",
        "The answer to a submission names its files, as many and by the same ids.",
        check=partial(_files_named, convert),
        evidence="inferred",
        stage="judge",
    )
    yield about(
        lifecycle,
        "result",
        "A completed job has `items`.",
        partial(_result, lifecycle),
        evidence="document",
    )
    yield about(
        lifecycle,
        "result_complete",
        "A completed job has an item for each file of its submission, and no other.",
        partial(_complete, lifecycle),
    )
    yield rule(
        api,
        read,
        "lifecycle",
        "job_token",
        f"The `{TOKEN}` of a submission is taken when the job is read.",
        check=partial(_token, lifecycle),
        pointer=read.parameter(TOKEN).node.pointer,
        evidence="supplement",
        source=read.parameter(TOKEN).node.value["x-source"],
    )


def _submissions(run: Run, operation: Operation) -> list[Exchange]:
    """The documented submissions that were accepted."""
    return [each.exchange for each in run.documented(operation) if each.exchange.accepted]


def _grayscale_of_submission(operation: Operation, run: Run) -> Finding:
    sent = _submissions(run, operation)
    found = [judged for each in sent for judged in _same_gray(run, each.call.body, each)]
    return conclude(found, f"no submission was accepted: {run.seen(operation)}")


def _grayscale_of_job(lifecycle: Lifecycle, run: Run) -> Finding:
    found = [
        judged
        for made in watch(run, lifecycle)
        for each in made.reads
        if each.accepted
        for judged in _same_gray(run, made.submission.call.body, each)
    ]
    return conclude(found, "no job was made and read by this run")


def _same_gray(run: Run, body: Members, exchange: Exchange) -> Iterator[Finding]:
    """What was said of grayscale, against what an answer says; what was not said is a rule about defaults."""
    shown = _member(exchange, "grayscale")
    if "grayscale" in body and sound(run.api, exchange.call.operation, ("grayscale",), shown):
        sent = body["grayscale"]
        reason = f"grayscale is {shown} where {sent} was sent"
        yield Finding("pass") if shown == sent else Finding("fail", reason, exchange)


def _member(exchange: Exchange, name: str) -> Any:
    return members(exchange.answer.json).get(name, ABSENT)


def _files_named(operation: Operation, run: Run) -> Finding:
    found = [
        judged
        for each in _submissions(run, operation)
        for judged in _same_files(each.call.body["items"], _member(each, "items"), each)
    ]
    return conclude(found, f"no submission was answered with files: {run.seen(operation)}")


def _same_files(sent: list[Members], answered: Any, exchange: Exchange) -> Iterator[Finding]:
    shown = objects(answered)
    if shown is None or _repeats(sent) or not all(_sound(each, exchange) for each in shown):
        return
    if len(sent) != len(shown):
        reason = f"{len(sent)} files were sent, the answer names {len(shown)}"
        yield Finding("fail", reason, exchange)
        return
    for file in sent:
        name, value = _own_name(file)
        others = [each.get(name, ABSENT) for each in shown]
        if value in others:
            yield Finding("pass")
        elif ABSENT not in others:
            yield Finding("fail", f"no file of the answer has the {name} {value}", exchange)


def _sound(file: Members, exchange: Exchange) -> bool:
    """Whether what names a file of an answer has its documented form."""
    operation = exchange.call.operation
    return all(
        sound(exchange.api, operation, ("items", "*", name), file[name])
        for name in NAMES
        if name in file
    )


def _own_name(file: Members) -> tuple[str, Any]:
    """The member that names a file of a request, and its value."""
    return next((name, file[name]) for name in NAMES if name in file)


def _repeats(files: list[Members]) -> bool:
    """Whether a file is named twice, which a server may take for one."""
    named = [_own_name(file) for file in files]
    return any(named.count(each) > 1 for each in named)


def _result(lifecycle: Lifecycle, run: Run) -> Finding:
    seen = histories(run, lifecycle)
    found = [
        Finding("fail", f"{each.exchange.url} is {each.status} and has no items", each.exchange)
        if "items" not in each.job
        else Finding("pass")
        for history in seen
        for each in history
        if each.stage == "succeeded" and each.exchange.call.operation is lifecycle.read
    ]
    return conclude(found, unseen(run, lifecycle, seen))


def _complete(lifecycle: Lifecycle, run: Run) -> Finding:
    watched = watch(run, lifecycle)
    found = [judged for made in watched for judged in _all_files(lifecycle, made)]
    return conclude(found, f"no job of this run completed: {statuses(_reads(watched))}")


def _reads(watched: list[Watch]) -> list[Exchange]:
    return [each for made in watched for each in made.reads]


def _all_files(lifecycle: Lifecycle, made: Watch) -> Iterator[Finding]:
    sent: list[Members] = made.submission.call.body["items"]
    for exchange in made.reads:
        for each in sightings(lifecycle, exchange):
            if each.stage == "succeeded":
                yield from _same_files(sent, each.job.get("items"), exchange)


def _token(lifecycle: Lifecycle, run: Run) -> Finding:
    watched = watch(run, lifecycle)
    found = [judged for made in watched for judged in _with_and_without(run, made)]
    return conclude(found, f"no job was made with an {TOKEN} in the answer")


def _with_and_without(run: Run, made: Watch) -> Iterator[Finding]:
    token = made.submission.answer.headers.get(TOKEN)
    if token is None:
        return
    call: Call = made.reads[-1].call
    with_it, without = (run.send(call.but(name=TOKEN, value=each)) for each in (token, ABSENT))
    if with_it.accepted:
        yield Finding("pass")
    elif without.accepted and with_it.refused:
        reason = f"a read with the {TOKEN} was refused with {with_it.status}, without it answered"
        yield Finding("fail", reason, with_it)
    else:
        yield Finding("skip", f"answered with {with_it.status}", with_it)
