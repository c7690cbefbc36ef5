"""Responses: a success for each documented request, documented statuses, valid JSON under a JSON content type."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, cast

import attrs

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import text_of
from jobgauge.exchange.reading import TooLarge, repeated_member
from jobgauge.messages.bodies import fewest
from jobgauge.messages.documented import documented, ids_in_body, ids_unknown
from jobgauge.run.finding import Finding, blocked, conclude
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Asked, Run
from jobgauge.run.unseen import (
    UNKNOWN_ID,
    absent,
    ids_in,
    is_given,
    not_found,
    one_of,
    unaccepted,
    unknown_given,
    unseen,
)
from jobgauge.spec.constraints import ABSENT, Constraint, Place
from jobgauge.spec.document import Api, Operation, path_names
from jobgauge.spec.walk import at_operation
from jobgauge.spec.wording import sentence, short

WITHOUT_BODY: Final = {204, 205, 304}
DENIED: Final = {401: "unauthorized", 403: "forbidden", 429: "too many requests"}


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about documented requests, statuses and JSON bodies for each operation."""
    for operation in api.operations.values():
        yield from _requests(api, operation)
        yield _statuses(api, operation)
        yield _bodies(api, operation)
        if path_names(operation.path) and operation.method == "GET":
            yield _again(api, operation)


def _requests(api: Api, operation: Operation) -> Iterator[Rule]:
    """Yield a rule for each kind of documented request; if nothing is optional, a minimal one is a full one."""
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
    documented = run.documented(operation)
    if not documented:
        return unaccepted(run, operation)
    if error := run.unanswered.get(operation.id, {}).get(kind):
        return Finding("error", str(error))
    asked = [each for each in documented if each.documented.kind == kind]
    found = conclude(
        [_outcome(run, each, documented) for each in asked],
        f"the {kind} request is the same as another one",
    )
    return (found.verdict == "pass" and unknown_given(run, operation, documented)) or found


def _outcome(run: Run, asked: Asked, documented: Sequence[Asked]) -> Finding:
    """
    Judge the response to a documented request.

    A missing right is no failure of the server, nor is an id that it does not know, unless the id was given and others
    are known.
    """
    exchange, status = asked.exchange, asked.exchange.status
    if exchange.accepted:
        return Finding("pass")
    if asked.documented.open and exchange.refused:
        return Finding("skip", f"left open: {asked.documented.open}", exchange)
    if status in DENIED:
        return blocked(f"{DENIED[status]}: {status}", exchange)
    operation = exchange.call.operation
    if not_found(exchange):
        alike = [each for each in documented if ids_in(each.exchange) == ids_in(exchange)]
        if not any(each.exchange.accepted for each in alike):
            if is_given(run, exchange) and any(each.exchange.accepted for each in documented):
                reason = f"{ids_in(exchange)} was given, and is not found: {status}"
                return Finding("fail", f"{reason}; leave it out if it does not exist", exchange)
            return absent(run, [each.exchange for each in alike])
        seen = f"{ids_in(exchange)} was accepted in another request, and is not found here"
        return Finding("fail", f"{seen}: {status}", exchange)
    if status == 404 and operation.response(status):
        return blocked("what its parameters name may not exist there: 404", exchange)
    if exchange.answer.html:
        return blocked(f"a web page came instead, with {status}", exchange)
    if 200 <= status < 300:
        reason = f"a {status} response contains an error, see errors/error_in_success"
        return blocked(reason, exchange)
    if status >= 500:
        return blocked(f"answered with {status}, see errors/server_error", exchange)
    if _accepts_fewest(run, exchange):
        return Finding("skip", "left open: accepted with the fewest elements", exchange)
    if status in UNKNOWN_ID and (wanted := _may_not_exist(run, asked, documented)):
        reason = f"refused with {status}, and what it names may not exist there: add {wanted}"
        return blocked(reason, exchange)
    return Finding(
        "fail", f"a documented request was answered with {status}, expected a success", exchange
    )


def _may_not_exist(run: Run, asked: Asked, documented: Sequence[Asked]) -> str:
    """
    Return the options that give what a body names, if the server accepted it nowhere.

    If ids were given, a refusal has to name one of them: else it is about something else.
    """
    operation = asked.exchange.call.operation
    names = ids_in_body(run.api, operation)
    given = [value for name in names for value in run.given.get(name, ())]
    if any(each.exchange.accepted for each in documented):
        return ""
    if given and not any(_is_named(asked.exchange.answer.json, value) for value in given):
        return ""
    return one_of(names)


def _accepts_fewest(run: Run, exchange: Exchange) -> bool:
    """Return True if the body is accepted with the fewest elements in each list of open size."""
    call = exchange.call
    if call.body is ABSENT:
        return False
    less = fewest(run.api, Place(run.api.name, call.operation.id, None, "body"), call.body)
    return less != call.body and run.once(call.but(body=less)).accepted


def _is_named(body: Any, value: str) -> bool:
    """Return True if a value is somewhere in a body, as text or as a number."""
    if isinstance(body, dict):
        return any(_is_named(each, value) for each in cast("dict[str, Any]", body).values())
    if isinstance(body, list):
        return any(_is_named(each, value) for each in cast("list[Any]", body))
    return text_of(body) == value if isinstance(body, str | int | float) else False


def _again(api: Api, operation: Operation) -> Rule:
    def check(run: Run) -> Finding:
        base, unknown = run.base(operation), run.unknown(operation)
        if base and unknown:
            names = path_names(operation.path)
            for count in {len(names), 1}:
                gone = {name: unknown.parameters[name] for name in names[-count:]}
                run.send(attrs.evolve(base, parameters={**base.parameters, **gone}))
                run.send(base)  # a server may remember that it did not find something
        found: list[Finding] = []
        accepted: dict[str, Exchange] = {}
        for each in (each for each in run.answers(operation) if each.authorized):
            if each.accepted:
                found += [Finding("pass")] if each.call.key in accepted else []
                accepted[each.call.key] = each
            elif each.refused and each.call.key in accepted:
                reason = f"{ids_in(each)} was read, and the same request is refused later"
                found.append(Finding("fail", f"{reason}: {each.status}", each))
        return conclude(found, unseen(run, operation, "no request was accepted and sent again"))

    return rule(
        api,
        operation,
        "responses",
        "again",
        "What was read can be read again.",
        check=check,
        stage="judge",
    )


def _constraint(api: Api, operation: Operation, keyword: str) -> Constraint:
    return next(each for each in at_operation(api, operation.id) if each.keyword == keyword)


def _statuses(api: Api, operation: Operation) -> Rule:
    constraint = _constraint(api, operation, "status")

    def check(run: Run) -> Finding:
        run.documented(operation)
        found = [_status(operation, constraint, each) for each in run.answers(operation)]
        return conclude(found, unaccepted(run, operation))

    return rule(
        api, operation, "responses", "status", sentence(constraint), check=check,
        pointer=constraint.pointer, evidence=constraint.evidence, source=constraint.source, stage="judge",
    )  # fmt: skip


def _status(operation: Operation, constraint: Constraint, exchange: Exchange) -> Finding:
    if operation.response(exchange.status):
        return Finding("pass")
    if constraint.open:
        return Finding("skip", f"left open: {constraint.open}", exchange)
    seen = f"answered with {exchange.status}"
    if exchange.status >= 500:
        return blocked(f"{seen}, see errors/server_error", exchange)
    documented = ", ".join(each.status for each in operation.responses)
    return Finding("fail", f"{seen}, expected one of {documented}", exchange)


def _claims_json(exchange: Exchange) -> bool:
    """Return True if the content type of a response is JSON or a type based on it (RFC 6839)."""
    kind = exchange.answer.media_type
    if exchange.status in WITHOUT_BODY:
        return False
    return kind == "application/json" or (
        kind.startswith("application/") and kind.endswith("+json")
    )


def _bodies(api: Api, operation: Operation) -> Rule:
    def check(run: Run) -> Finding:
        run.documented(operation)
        found = [_json(each) for each in run.answers(operation) if _claims_json(each)]
        unread = next((each for each in found if each.blocked), None)
        if unread and not any(each.verdict == "fail" for each in found):
            return unread  # also beside others that were read, as all that is in it was not judged
        return conclude(found, unseen(run, operation, "no response had a JSON content type"))

    return rule(
        api,
        operation,
        "responses",
        "json",
        "A response with a JSON content type has valid JSON as its body, each member of an object once.",
        check=check,
        pointer=f"{operation.node.pointer}/responses",
        stage="judge",
    )


def _json(exchange: Exchange) -> Finding:
    answer = exchange.answer
    if answer.json is not ABSENT:
        twice = repeated_member(answer.content)
        if twice is None:
            return Finding("pass")
        reason = f"an object in a {exchange.status} response has the member {short(twice)} twice"
        return Finding("fail", reason, exchange)
    if isinstance(answer.unreadable, TooLarge):
        return blocked(f"a {exchange.status} response was not read: {answer.unreadable}", exchange)
    reason = f"the {answer.media_type} of a {exchange.status} response cannot be parsed"
    return Finding("fail", f"{reason}: {answer.unreadable}", exchange)
