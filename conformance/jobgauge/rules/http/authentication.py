"""
Authentication: a request without a token, with a wrong one or with another scheme is refused.

Each starts from a request that the server accepted with the right token, so that only its credentials are wrong.
"""

from collections.abc import Callable, Iterator
from typing import Final

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import Call
from jobgauge.exchange.masking import basic
from jobgauge.run.finding import Finding, blocked, conclude
from jobgauge.run.jobs.watching import lifecycles, sightings
from jobgauge.run.lists.expressions import comparison, properties
from jobgauge.run.lists.filtered import right_spelling
from jobgauge.run.lists.listing import listings, read_pages
from jobgauge.run.lists.whole import NoWholeList, WholeList, filter_parameter, whole_list
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.run.unseen import unaccepted
from jobgauge.spec.constraints import Constraint
from jobgauge.spec.document import Api, Operation, path_names
from jobgauge.spec.facts import Scheme, scheme_of, schemes
from jobgauge.spec.walk import constraints

WRONG_TOKEN: Final = "jobgauge-not-a-token"  # noqa: S105 - it is meant to be refused
NO_TOKEN: Final = "no token is configured: set JOBGAUGE_TOKEN"  # noqa: S105 - a reason, not a token
DENIALS: Final = {400, 401, 403, 404}
"""The statuses that deny access if an operation documents no 401."""

MOST_THINGS: Final = 2
"""The most kinds of things by whose ids lists are filtered."""
MOST_UNLIKE: Final = 12
"""The most requests that are sent without a token for one operation."""


def _near(token: str) -> list[str]:
    """Return a token that is not like the right one, and others that a careless comparison takes for it."""
    return [WRONG_TOKEN, f"{token}x", *([token[:-1]] if token[1:] else [])]


Forged = Callable[[Scheme, str], list[str | None]]
"""Make credentials to try from the right token; None is none at all."""

FORGERIES: Final[dict[str, tuple[str, Forged]]] = {
    "no_token": ("without a token", lambda _scheme, _token: [None]),
    "wrong_token": (
        "with a token that was never issued",
        lambda scheme, token: [scheme.shown(each) for each in _near(token)],
    ),
    "other_scheme": (
        "with the token in a scheme other than {scheme}",
        lambda scheme, token: [
            f"Bearer {token}" if scheme.kind == "basic" else f"Basic {basic(token)}",
            f"Token {token}",
        ],
    ),
    "malformed": (
        "with a malformed `{parameter}` header",
        lambda scheme, token: [
            scheme.prefix.strip(),
            f"{scheme.prefix.strip()}{token}",
            *([] if scheme.kind == "basic" else [token]),
        ],
    ),
}
"""The wrong credentials of a request by the name of their rule: in words, and as they are sent."""
UNPREFIXED: Final = ("no_token", "wrong_token")
"""Those that there are for a credential that stands alone, such as an API key."""


def rules(api: Api) -> Iterator[Rule]:
    """Yield a rule for each kind of wrong credentials and one about leaked tokens, for each operation with a token."""
    for constraint in constraints(api):
        if constraint.keyword == "security" and constraint.value:
            operation = api.operation(constraint.place.operation)
            scheme = scheme_of(api, operation)
            if scheme is None:
                continue
            if None not in schemes(api, operation):
                for name in FORGERIES if scheme.prefix else UNPREFIXED:
                    yield _forgery(api, operation, constraint, scheme, name)
            yield _leak(api, operation, constraint, scheme)


def _forgery(
    api: Api, operation: Operation, constraint: Constraint, scheme: Scheme, name: str
) -> Rule:
    words, forged = FORGERIES[name]
    credentials = words.format(scheme=scheme.prefix.strip(), parameter=scheme.parameter)

    def check(run: Run) -> Finding:
        token, base = run.wire.target.token, run.base(operation)
        if token is None:
            return Finding("skip", NO_TOKEN)
        if base is None:
            return unaccepted(run, operation)
        calls = _unlike(run, operation, base) if name == "no_token" else [base]
        sent = [run.wire.send_as(call, shown) for call in calls for shown in forged(scheme, token)]
        return conclude([_denied(operation, each, credentials) for each in sent], "nothing sent")

    return rule(
        api,
        operation,
        "auth",
        name,
        f"A request {credentials} is refused.",
        check=check,
        pointer=constraint.pointer,
        evidence=constraint.evidence,
        source=constraint.source,
    )


def _unlike(run: Run, operation: Operation, base: Call) -> list[Call]:
    """
    Return accepted requests of which a server may let one through without a token and not the others.

    They differ in their query and headers, or in the stage of the job that they read; the first is `base`,
    and the next are a further page of a list, and lists filtered by ids.
    """
    cycles = [each for each in lifecycles(run.api) if each.read is operation and not each.listing]
    ids = {*path_names(operation.path)}
    found = {each.key: each for each in (base, *_next_page(run, operation))}
    seen: set[str] = set()
    for each in run.documented(operation):
        if each.exchange.accepted:
            call = each.documented.call
            sent = {name: value for name, value in call.parameters.items() if name not in ids}
            shown = [seen.stage for cycle in cycles for seen in sightings(cycle, each.exchange)]
            unlike = {f"sent {sorted(sent.items())}", *(f"shown {stage}" for stage in shown)}
            if not unlike <= seen:
                found.setdefault(call.key, call)
            seen |= unlike
    return list(found.values())[:MOST_UNLIKE]


def _next_page(run: Run, operation: Operation) -> list[Call]:
    """Return the request for a second page of a list, if it has one when a page has one item, and filtered ones."""
    for listing in (each for each in listings(run.api) if each.operation is operation):
        try:
            whole = whole_list(run, listing)
        except NoWholeList:
            continue
        paged = read_pages(run, listing, whole.call.but(name=listing.limit.name, value=1), 2)
        further = [each.exchange.call for each in paged.pages[1:] if each.exchange.accepted]
        return [*further, *_by_thing(run, whole)]
    return []


def _by_thing(run: Run, whole: WholeList) -> Iterator[Call]:
    """Yield requests for a list that are filtered by the id of a thing."""
    parameter = filter_parameter(whole.listing)
    found = properties(whole.listing, parameter) if parameter else []
    for prop in [each for each in found if each.literal == "guid"][:MOST_THINGS]:
        for value in whole.values(prop)[:1]:
            right = right_spelling(run, whole, comparison(prop, "eq", value))
            if right:
                yield whole.narrowed(right.texts[0])


def _denied(operation: Operation, exchange: Exchange, credentials: str) -> Finding:
    status = exchange.status
    exact = any(response.status == "401" for response in operation.responses)
    if status in ({401} if exact else DENIALS):
        return Finding("pass")
    seen = f"a request {credentials}: {status}"
    expected = "expected 401" if exact else "expected 401 or 403 (or 400 or 404)"
    if exchange.accepted:
        return Finding("fail", f"accepted {seen}, {expected}", exchange)
    if 400 <= status < 500 and status != 429:
        return Finding("fail", f"refused {seen}, {expected}", exchange)
    return blocked(f"answered {seen}", exchange)


def _leak(api: Api, operation: Operation, constraint: Constraint, scheme: Scheme) -> Rule:
    def check(run: Run) -> Finding:
        run.documented(operation)
        shown = [(each, _token_in(each.shown, scheme)) for each in run.answers(operation)]
        unseen = "no request was sent" if run.wire.target.token else NO_TOKEN
        return conclude([_kept(each, token) for each, token in shown if token], unseen)

    return rule(
        api,
        operation,
        "auth",
        "token_kept",
        "No response contains the token of its request.",
        check=check,
        pointer=constraint.pointer,
        evidence="inferred",
        source="a token in a response ends up in logs and caches",
        stage="judge",
    )


def _token_in(shown: str | None, scheme: Scheme) -> str:
    """Return the token in what a request showed, without the name of its scheme; empty if there is none."""
    return (shown or "").partition(" ")[2] if scheme.prefix else shown or ""


def _kept(exchange: Exchange, token: str) -> Finding:
    in_header = any(token in value for value in exchange.answer.headers.values())
    if in_header or token.encode() in exchange.answer.content:
        where = "a header" if in_header else "the body"
        reason = f"{where} of a {exchange.status} response contains the token of the request"
        return Finding("fail", reason, exchange)
    return Finding("pass")
