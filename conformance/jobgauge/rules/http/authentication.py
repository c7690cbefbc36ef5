"""
Who is let in: a documented request without a token, with a wrong one and in another scheme is refused.

Each starts from a request that the server accepted with the right token, so that nothing else can be its mistake.
"""

from collections.abc import Callable, Iterator
from typing import Final

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.masking import basic
from jobgauge.run.finding import Finding, conclude
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import Api, Operation
from jobgauge.spec.walk import constraints

WRONG_TOKEN: Final = "jobgauge-not-a-token"  # noqa: S105 - it is meant to be refused
NO_TOKEN: Final = "no token is configured: JOBGAUGE_TOKEN is not set"  # noqa: S105 - a reason, not a token
DENIALS: Final = {400, 401, 403, 404}
"""How a server that documents no 401 may refuse a caller that it does not know."""

Forged = Callable[[str], list[str | None]]
"""The `Authorization` headers that are tried, made from the right token; None is no header."""

INTRUDERS: Final[dict[str, tuple[str, Forged]]] = {
    "no_token": ("A request without a token is refused.", lambda _: [None]),
    "wrong_token": (
        "A request with a token that was never issued is refused.",
        lambda token: [f"Bearer {WRONG_TOKEN}", f"Bearer {token}x"],
    ),
    "other_scheme": (
        "A request that shows the token in another scheme than Bearer is refused.",
        lambda token: [
            f"Basic {basic(token)}",
            f"Token {token}",
        ],
    ),
    "malformed": (
        "A request with an `Authorization` header that is cut short is refused.",
        lambda token: ["Bearer", f"Bearer{token}"],
    ),
}


def rules(api: Api) -> Iterator[Rule]:
    """For each operation that asks for a token: each intruder, and whether a token comes back in an answer."""
    for constraint in constraints(api):
        if constraint.keyword == "security" and constraint.value:
            operation = api.operation(constraint.place.operation)
            for name in INTRUDERS:
                yield _intruder(api, operation, constraint, name)
            yield _echo(api, operation, constraint)


def _intruder(api: Api, operation: Operation, constraint: Constraint, name: str) -> Rule:
    words, forged = INTRUDERS[name]

    def check(run: Run) -> Finding:
        token, base = run.wire.target.token, run.base(operation)
        if token is None:
            return Finding("skip", NO_TOKEN)
        if base is None:
            return Finding("skip", f"no documented request was accepted: {run.seen(operation)}")
        shown = [run.wire.send_as(base, header) for header in forged(token)]
        return conclude([_denied(operation, each) for each in shown], "nothing was tried")

    return rule(
        api,
        operation,
        "auth",
        name,
        words,
        check=check,
        pointer=constraint.pointer,
        evidence=constraint.evidence,
        source=constraint.source,
    )


def _denied(operation: Operation, exchange: Exchange) -> Finding:
    status = exchange.status
    exact = any(response.status == "401" for response in operation.responses)
    if status in ({401} if exact else DENIALS):
        return Finding("pass")
    if exchange.accepted:
        return Finding("fail", f"let in with {status}", exchange)
    if 400 <= status < 500 and status != 429:
        return Finding(
            "fail", f"refused with {status}, expected {401 if exact else '401 or 403'}", exchange
        )
    return Finding("skip", f"answered with {status}", exchange)


def _echo(api: Api, operation: Operation, constraint: Constraint) -> Rule:
    def check(run: Run) -> Finding:
        run.documented(operation)
        shown = [each for each in run.answers(operation) if token_of(each)]
        return conclude([_echoed(each) for each in shown], NO_TOKEN)

    return rule(
        api,
        operation,
        "auth",
        "token_kept",
        "No answer holds the token that the request showed.",
        check=check,
        pointer=constraint.pointer,
        evidence="inferred",
        source="a token in an answer ends in logs and caches",
        stage="judge",
    )


def token_of(exchange: Exchange) -> str:
    """The credentials of a request without their scheme; empty where there were none."""
    header = next(
        (value for name, value in exchange.headers.items() if name.lower() == "authorization"), ""
    )
    return header.partition(" ")[2]


def _echoed(exchange: Exchange) -> Finding:
    token = token_of(exchange)
    headers = any(token in value for value in exchange.answer.headers.values())
    if headers or token.encode() in exchange.answer.content:
        where = "a header" if headers else "the body"
        return Finding("fail", f"{where} of a {exchange.status} answer holds the token", exchange)
    return Finding("pass")
