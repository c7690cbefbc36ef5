"""
Errors: no 5xx, no error in a 2xx response, unknown ids refused, and error bodies that name status and parameter.

Other members of an error body are constraints like any other: `constraints/answers.py` judges them.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from jobgauge.exchange.answer import Exchange, error_inside
from jobgauge.run.errors import lasting, targets
from jobgauge.run.finding import Finding, blocked, conclude
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.run.unseen import unaccepted, unseen
from jobgauge.spec.constraints import ABSENT, Constraint, Evidence, first_at
from jobgauge.spec.document import Api, Operation, Response, path_names
from jobgauge.spec.facts import Path, error_roles, rank_of, source_of
from jobgauge.spec.walk import error_members
from jobgauge.spec.wording import dotted, short


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about errors of each operation, and those about the `code` and `target` of its error bodies."""
    for operation in api.operations.values():
        yield _server_error(api, operation)
        yield _error_in_success(api, operation)
        if path_names(operation.path):
            yield _unknown(api, operation)
        response = operation.response(400) or operation.response(422)
        if response and response.status.isdigit():
            yield _invalid(api, operation, response)
        for member in error_members(api, operation, "code", "integer")[:1]:
            yield _code(api, operation, member)
        if roles := _identified(api, operation):
            yield _request_id(api, operation, *roles)
        for member in error_members(api, operation, "target", "string")[:1]:
            yield _target(api, operation, member)


def _server_error(api: Api, operation: Operation) -> Rule:
    described = any(each.status.startswith("5") for each in operation.responses)
    how = "repeatedly answered" if described else "answered"

    def check(run: Run) -> Finding:
        run.documented(operation)
        answers = tuple(run.answers(operation))  # a copy, as `lasting` sends more requests
        stays = (each for each in answers if each.status >= 500 and lasting(run, each))
        found = [Finding("pass") for each in answers if each.status < 500]
        nothing = unseen(run, operation, "every 5xx was documented, and gone when repeated")
        return conclude([*found, *map(_broke, islice(stays, 1))], nothing)

    return rule(
        api,
        operation,
        "errors",
        "server_error",
        f"No request, valid or not, is {how} with a 5xx.",
        check=check,
        pointer=f"{operation.node.pointer}/responses",
        stage="judge",
    )


def _broke(exchange: Exchange) -> Finding:
    return Finding("fail", f"a request was answered with {exchange.status}", exchange)


def _error_in_success(api: Api, operation: Operation) -> Rule:
    def check(run: Run) -> Finding:
        run.documented(operation)
        found = [each for each in run.answers(operation) if 200 <= each.status < 300]
        return conclude(
            [_no_error(each) for each in found],
            unseen(run, operation, "no 2xx response was received"),
        )

    return rule(
        api,
        operation,
        "errors",
        "error_in_success",
        "A response that contains an error does not have the status of a success.",
        check=check,
        pointer=f"{operation.node.pointer}/responses",
        stage="judge",
    )


def _no_error(exchange: Exchange) -> Finding:
    if error_inside(exchange):
        return Finding("fail", f"a {exchange.status} response contains an error", exchange)
    return Finding("pass")


def _unknown(api: Api, operation: Operation) -> Rule:
    def check(run: Run) -> Finding:
        call = run.unknown(operation)
        if call is None or run.base(operation) is None:
            return unaccepted(run, operation)
        exchange = run.once(call)
        if exchange.accepted:
            reason = f"accepted an id that does not exist with {exchange.status}"
            return Finding("fail", reason, exchange)
        if exchange.refused:
            return Finding("pass")
        reason = f"a request with an id that does not exist was answered with {exchange.status}"
        return blocked(reason, exchange)

    return rule(
        api,
        operation,
        "errors",
        "unknown",
        "A request with an id that does not exist is refused.",
        check=check,
        pointer=f"{operation.node.pointer}/responses",
        evidence=_refusal_evidence(operation),
    )


def _refusal_evidence(operation: Operation) -> Evidence:
    """Return the evidence that an unknown id is refused: that of the response for it, if there is one."""
    response = operation.response(404)
    return "inferred" if response is None else rank_of(response.node.value) or "document"


REQUEST_ID: Final = "x-request-id"


def _identified(api: Api, operation: Operation) -> tuple[Response, Path] | None:
    """Return the first error response that may have the id of the request in its body or in a header, and where."""
    for response in operation.responses:
        schema = response.schema
        roles = error_roles(api.resolve(schema).value) if schema else None
        headers = {name.lower() for name, _ in response.node.items("headers")}
        if response.status[0] == "4" and roles and roles.request_id and REQUEST_ID in headers:
            return response, roles.request_id
    return None


def _request_id(api: Api, operation: Operation, response: Response, path: Path) -> Rule:
    def check(run: Run) -> Finding:
        found = [
            Finding("pass")
            if each.answer.headers.get(REQUEST_ID) or first_at(each.answer.json, path)
            else Finding("fail", f"a {each.status} has neither of the two", each)
            for each in run.answers(operation)
            if 400 <= each.status < 500 and each.answer.json is not ABSENT
        ]
        return conclude(found, "no 4xx response had a JSON body")

    return rule(
        api,
        operation,
        "errors",
        "request_id",
        f"A refusal has the id of its request, as `{dotted(path)}` or in the header `{REQUEST_ID}`.",
        check=check,
        pointer=response.node.pointer,
        evidence=rank_of(response.node.value) or "document",
        source=source_of(response.node.value),
        stage="judge",
    )


def _invalid(api: Api, operation: Operation, response: Response) -> Rule:
    def check(run: Run) -> Finding:
        found = [
            _refused_with(operation, each.exchange)
            for each in run.faulted
            if each.exchange.call.operation is operation
            and each.exchange.refused
            and each.case.constraint.place.part in {"query", "body"}
        ]
        return conclude(found, "no request with a fault in its query or body was refused")

    return rule(
        api,
        operation,
        "errors",
        "invalid",
        f"A request whose query or body is not valid is refused with {response.status}.",
        check=check,
        pointer=response.node.pointer,
        evidence=rank_of(response.node.value) or "document",
        source=source_of(response.node.value),
        stage="judge",
    )


def _refused_with(operation: Operation, exchange: Exchange) -> Finding:
    """Judge the status of a refusal: a documented one, or that of a body which is too large to be looked at."""
    exact = {each.status for each in operation.responses}
    if str(exchange.status) in exact or exchange.status == 413:
        return Finding("pass")
    listed = ", ".join(sorted(each for each in exact if each[0] == "4" and each.isdigit()))
    return Finding("fail", f"refused a fault with {exchange.status}, expected {listed}", exchange)


def _code(api: Api, operation: Operation, member: Constraint) -> Rule:
    def check(run: Run) -> Finding:
        found = [
            _same(exchange, pointer, value)
            for exchange in run.answers(operation)
            if 400 <= exchange.status < 500
            for pointer, value in member.subjects(exchange.answer.json)
            if member.holds(value)  # another rule fails if the code is not an integer
        ]
        return conclude(found, f"no 4xx response contained `{dotted(member.path)}`")

    return rule(
        api,
        operation,
        "errors",
        "code",
        "The code in an error body is the status of the response.",
        check=check,
        pointer=member.pointer,
        evidence="inferred",
        stage="judge",
    )


def _same(exchange: Exchange, pointer: str, value: object) -> Finding:
    if value == exchange.status:
        return Finding("pass")
    reason = f"{pointer} is {short(value)} in a {exchange.status} response"
    return Finding("fail", reason, exchange)


def _target(api: Api, operation: Operation, member: Constraint) -> Rule:
    def check(run: Run) -> Finding:
        found = [
            _named(
                each.exchange,
                each.case.constraint.place.parameter,
                targets(each.exchange),
            )
            for each in run.faulted
            if each.exchange.call.operation is operation and each.exchange.refused
        ]
        unseen = "no refusal of an invalid parameter named a target"
        return conclude([each for each in found if each], unseen)

    return rule(
        api,
        operation,
        "errors",
        "target",
        "A refusal that names a target names the invalid parameter.",
        check=check,
        pointer=member.pointer,
        stage="judge",
    )


def _named(exchange: Exchange, parameter: str | None, named: list[str]) -> Finding | None:
    if parameter is None or not named:
        return None
    if any(parameter.lower() in target.lower() for target in named):
        return Finding("pass")
    reason = f"the refusal of an invalid {parameter} names {', '.join(dict.fromkeys(named))}"
    return Finding("fail", reason, exchange)
