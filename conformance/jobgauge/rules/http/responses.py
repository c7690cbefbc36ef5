"""What an operation answers with: a success for what its page describes, documented statuses, bodies that are JSON."""

from collections.abc import Iterator
from typing import Final

from jobgauge.exchange.answer import Exchange
from jobgauge.messages.bodies import fewest
from jobgauge.messages.documented import documented, ids_given, ids_unknown
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Asked, Run
from jobgauge.spec.constraints import ABSENT, Constraint, Place
from jobgauge.spec.document import Api, Operation, path_names
from jobgauge.spec.walk import at_operation
from jobgauge.spec.wording import sentence

NOT_THERE: Final = {400, 404, 410, 422}
"""What a server may answer for an id that is not there, where its page leaves the status open."""


def rules(api: Api) -> Iterator[Rule]:
    """For each operation: its documented requests, its statuses, and whether its bodies are JSON."""
    for operation in api.operations.values():
        yield from _requests(api, operation)
        yield _statuses(api, operation)
        yield _bodies(api, operation)


def _requests(api: Api, operation: Operation) -> Iterator[Rule]:
    """One for each kind of request that there is: where nothing is optional, a minimal one is a full one."""
    made = documented(api, operation, [ids_unknown(api, operation, 0)], {})
    kinds = {each.kind for each in made}
    for kind, words in (
        ("full", "A request with everything that the page describes is answered with a success."),
        ("minimal", "A request with only what the page requires is answered with a success."),
    ):
        if kind not in kinds:
            continue
        yield rule(
            api,
            operation,
            "responses",
            f"request/{kind}",
            words,
            check=lambda run, kind=kind: _accepted(run, operation, kind),
        )


def _accepted(run: Run, operation: Operation, kind: str) -> Finding:
    asked = [each for each in run.documented(operation) if each.documented.kind == kind]
    names = path_names(operation.path)
    if not asked and names and not ids_given(operation, run.given):
        return Finding(
            "skip", f"no id is known: none given ({', '.join(names)}) and none made by this run"
        )
    return conclude(
        [_outcome(run, each) for each in asked],
        "no such request: it would be the same as the full one",
    )


def _outcome(run: Run, asked: Asked) -> Finding:
    """What a documented request came to; an id that is not there and a missing right are no failure of the server."""
    exchange, status = asked.exchange, asked.exchange.status
    if exchange.accepted:
        return Finding("pass")
    if asked.documented.open and exchange.refused:
        return Finding("skip", f"left open: {asked.documented.open}", exchange)
    if status in {401, 403, 429}:
        return Finding("skip", f"not let in: {status}", exchange)
    if status == 404 or (status in NOT_THERE and _says_not_there(asked)):
        return Finding("skip", f"what the request names is not there: {status}", exchange)
    if 200 <= status < 300 or status >= 500:
        return Finding("skip", f"answered with {status}, which is another rule's", exchange)
    if _fewer_taken(run, exchange):
        return Finding("skip", "left open: it is accepted with the fewest elements", exchange)
    hint = "; where it names things that must exist, give them with --given"
    return Finding("fail", f"a documented request was answered with {status}{hint}", exchange)


def _fewer_taken(run: Run, exchange: Exchange) -> bool:
    """Whether the same body is accepted with as few elements as the page allows, where their number is left open."""
    call = exchange.call
    if call.body is ABSENT:
        return False
    less = fewest(run.api, Place(run.api.name, call.operation.id, None, "body"), call.body)
    return less != call.body and run.once(call.but(body=less)).accepted


def _says_not_there(asked: Asked) -> bool:
    """Whether a server may choose the status for an id of the request that is not there."""
    operation = asked.exchange.call.operation
    return any(
        "status" in each.node.value.get("x-open", {})
        for each in operation.parameters
        if each.place == "path"
    )


def _constraint(api: Api, operation: Operation, keyword: str) -> Constraint:
    return next(each for each in at_operation(api, operation.id) if each.keyword == keyword)


def _statuses(api: Api, operation: Operation) -> Rule:
    constraint = _constraint(api, operation, "status")

    def check(run: Run) -> Finding:
        run.documented(operation)
        found = [_status(operation, constraint, each) for each in run.answers(operation)]
        return conclude(found, "nothing was asked")

    return rule(
        api, operation, "responses", "status", sentence(constraint), check=check,
        pointer=constraint.pointer, evidence=constraint.evidence, source=constraint.source, stage="judge",
    )  # fmt: skip


def _status(operation: Operation, constraint: Constraint, exchange: Exchange) -> Finding:
    if operation.response(exchange.status):
        return Finding("pass")
    if constraint.open:
        return Finding("skip", f"left open: {constraint.open}", exchange)
    if exchange.status >= 500:
        return Finding("skip", f"{exchange.status} is judged as a server error", exchange)
    documented = ", ".join(each.status for each in operation.responses)
    return Finding(
        "fail", f"answered with {exchange.status}, documented are {documented}", exchange
    )


def _says_json(exchange: Exchange) -> bool:
    """Whether an answer is labelled as JSON, or as a kind of it (RFC 6839)."""
    kind = exchange.answer.media_type
    return kind == "application/json" or (
        kind.startswith("application/") and kind.endswith("+json")
    )


def _bodies(api: Api, operation: Operation) -> Rule:
    def check(run: Run) -> Finding:
        run.documented(operation)
        labelled = [each for each in run.answers(operation) if _says_json(each)]
        found = [
            Finding("pass")
            if each.answer.json is not ABSENT
            else Finding(
                "fail",
                f"a {each.status} answer says that it is JSON and cannot be read: {each.answer.unreadable}",
                each,
            )
            for each in labelled
        ]
        return conclude(found, "no answer said that it is JSON")

    return rule(
        api,
        operation,
        "responses",
        "json",
        "An answer that says it is JSON is JSON.",
        check=check,
        pointer=f"{operation.node.pointer}/responses",
        stage="judge",
    )
