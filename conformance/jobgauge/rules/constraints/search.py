"""
Random search: valid requests are accepted and invalid ones refused, in combinations that no other rule sends.

A constraint that another rule found unenforced is not reported again.
The same seed sends the same requests, and a failing one is shrunk.
If failures of earlier runs are kept, they are tried first.
"""

import json
import time
from collections.abc import Iterator
from functools import partial
from typing import Any, Final, cast

import hypothesis
from hypothesis.errors import HypothesisException, Unsatisfiable

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import Call, text_of, typed
from jobgauge.exchange.memory import OUT_OF_TIME
from jobgauge.exchange.wire import NoAnswer, NotSent
from jobgauge.messages.bodies import fill, member_schemas
from jobgauge.messages.documented import chosen_freely
from jobgauge.messages.faults import put
from jobgauge.messages.instances import instance_for
from jobgauge.rules.constraints.descriptions import keyword_of, value_of
from jobgauge.run.errors import lasting
from jobgauge.run.exploring import OutOfTime, explore
from jobgauge.run.finding import Finding, blocked
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import RANDOM_REQUESTS, Run
from jobgauge.run.unseen import unaccepted
from jobgauge.spec.constraints import ABSENT, Constraint, Place
from jobgauge.spec.document import Api, Operation, path_names
from jobgauge.spec.facts import open_reasons
from jobgauge.spec.walk import at_place

SHRINKING: Final = 100
"""The most requests for shrinking one failure."""
SMALL: Final = 2**31
"""The exclusive upper bound of whole numbers that have no documented one."""
UNBOUNDED: Final = 10**9
"""The number of examples for a search that only time limits."""
SENTENCES: Final = {
    "valid": "No request that the page allows is refused for its content or answered with a 5xx.",
    "forbidden": "Any request that the page forbids is refused.",
}
NO_SEGMENT: Final = {"", ".", ".."}
"""Values that a path parameter cannot have, as they would make another path."""


class Departure(AssertionError):
    """The response to a random request is not one that the page allows."""

    def __init__(self, reason: str, exchange: Exchange) -> None:
        super().__init__(reason)
        self.exchange = exchange


def rules(api: Api) -> Iterator[Rule]:
    """Yield two rules for each operation: a search with valid requests and one with invalid requests."""
    for operation in api.operations.values():
        for name, sentence in SENTENCES.items():
            check = partial(search, operation=operation, valid=name == "valid")
            yield rule(api, operation, "search", name, sentence, check=check, stage="search")


def search(run: Run, operation: Operation, *, valid: bool) -> Finding:
    """Send random requests and return the finding for the first wrong response, made as small as possible."""
    from jobgauge.messages.drawn import BadOperation, requests  # noqa: PLC0415 - see there

    base = run.base(operation)
    if base is None:
        return unaccepted(run, operation)
    state = _Search(run, base, valid=valid)
    try:
        _explore(state, requests(run.api, operation, valid=valid))
    except Departure as found:
        return Finding("fail", str(found), found.exchange, cases=state.judged)
    except BadOperation as error:
        return Finding("error", str(error))
    except Unsatisfiable:
        return Finding("skip", "no such request exists")
    except HypothesisException as error:
        return Finding("error", f"the search stopped: {type(error).__name__}: {error}")
    if state.trouble:
        raise state.trouble
    if run.failures and run.failures.trouble:
        return Finding("error", run.failures.trouble, cases=state.judged)
    if state.unjudged and not state.judged:
        return blocked(
            f"a random request was answered with {state.unjudged.status}", state.unjudged
        )
    if not state.judged:
        return Finding("skip", "no random request could be judged")
    return Finding("pass", cases=state.judged)


def _explore(state: "_Search", strategy: Any) -> None:
    """Examine as many requests as the run has examples or time for; raise Departure for the smallest that fails."""
    run = state.run
    about = (run.api.name, state.base.operation.id, state.valid)
    examples = RANDOM_REQUESTS[run.depth] if run.seconds is None else UNBOUNDED
    explore(run, state.examine, strategy, about, examples)


class _Search:
    """One search: the number of requests judged, one that was not, and the number left for shrinking a failure."""

    def __init__(self, run: Run, base: Call, *, valid: bool) -> None:
        self.run = run
        self.base = base
        self.valid = valid
        self.judged = 0
        self.unjudged: Exchange | None = None
        self.trouble: NoAnswer | None = None
        self._left: int | None = None
        self._lasting: dict[str, bool] = {}
        self._ends = None if run.seconds is None else time.monotonic() + run.seconds
        operation = base.operation
        self._free = [
            each.name for each in operation.parameters if chosen_freely(run.api, operation, each)
        ]
        self._headers = [each.name for each in operation.parameters if each.place == "header"]
        self._body = Place(run.api.name, operation.id, None, "body")

    def examine(self, drawn: Any) -> None:
        """
        Send one request if it is as valid or invalid as wanted.

        Raises Departure if the response is wrong, and OutOfTime once the time is over.
        """
        if self._left is None and self._is_over():
            raise OutOfTime("no request failed in the time of this search")
        call = self._call(drawn)
        if call is None:
            hypothesis.reject()
        broken = self._broken(call)
        if self.valid is bool(broken) or self.trouble or not self._affordable(call):
            return
        if any(each.key in self.run.unenforced for each in broken if isinstance(each, Constraint)):
            return
        try:
            exchange = self.run.once(call)
        except NoAnswer as error:
            self.trouble = error
            return
        if not (exchange.accepted or exchange.refused or exchange.status >= 500):
            self.unjudged = exchange
            return
        self.judged += 1
        reason = self._departure(exchange, broken)
        if reason:
            self._left = SHRINKING if self._left is None else self._left
            raise Departure(reason, exchange)

    def _is_over(self) -> bool:
        """Return True once nothing more can be sent, or the time of this search has passed."""
        if self.run.wire.left() <= 0:
            self.trouble = self.trouble or NotSent(OUT_OF_TIME)
        late = self._ends is not None and time.monotonic() > self._ends
        return late or self.trouble is not None

    def _affordable(self, call: Call) -> bool:
        """Return True unless the call is a new one after a failure and no requests are left for shrinking it."""
        if self._left is None or self.run.was_asked(call):
            return True
        self._left -= 1
        return self._left >= 0

    def _call(self, drawn: Any) -> Call | None:
        """Return the base with the drawn values, None if they cannot be sent to this operation."""
        named = path_names(self.base.operation.path)
        varied = {
            name: value for name, value in drawn.parameters.items() if name in {*named, *self._free}
        }
        if any(text_of(varied[name]) in NO_SEGMENT for name in named):
            return None
        if not all(_fits_a_header(varied.get(name, "")) for name in self._headers):
            return None
        parameters = {**self.base.parameters, **varied}
        if ABSENT in (self.base.body, drawn.body):
            return Call(self.base.operation, parameters)
        if isinstance(drawn.body, bytes):
            return Call(self.base.operation, parameters, content=drawn.body)
        body: Any = drawn.body
        if self.valid:
            body = settled(self.run.api, self._body, body, self.base.body)
            body = contained(self.run.api, self._body, body)
        return Call(
            self.base.operation, parameters, fill(self.run.api, self._body, body, self.run.given)
        )

    def _broken(self, call: Call) -> list[Any]:
        """Return the constraints that a request breaks, without open ones; for a body that is not JSON a text."""
        operation, broken = call.operation, list[Any]()
        for parameter in operation.parameters:
            value = call.parameters.get(parameter.name, ABSENT)
            place = Place(
                self.run.api.name, operation.id, None, cast("Any", parameter.place), parameter.name
            )
            read = value if value is ABSENT else typed(text_of(value), parameter.schema.value)
            broken += [
                each
                for each in at_place(self.run.api, place)
                if not each.open and each.broken(read)
            ]
        if operation.body is None:
            return broken
        if call.content is not None or call.body is ABSENT:
            return [*broken, *(["a body that is not JSON"] if not _is_json(call.content) else [])]
        constraints = at_place(self.run.api, self._body)
        if any(each.open and each.broken(call.body) for each in constraints):
            return broken
        return broken + [each for each in constraints if each.broken(call.body)]

    def _departure(self, exchange: Exchange, broken: list[Any]) -> str | None:
        if exchange.status >= 500 and self._lasts(exchange):
            return f"a random request was answered with {exchange.status}"
        if not self.valid and exchange.accepted:
            return f"accepted {_fault(broken[0], exchange.call)} with {exchange.status}"
        names_things = bool(path_names(exchange.call.operation.path)) or self._given_in_body()
        if self.valid and exchange.refused and not names_things:
            return f"a valid random request was refused with {exchange.status}"
        return None

    def _lasts(self, exchange: Exchange) -> bool:
        """Return True if a 5xx persists; asked once for each request, as Hypothesis needs the same result each time."""
        if exchange.call.key not in self._lasting:
            self._lasting[exchange.call.key] = lasting(self.run, exchange)
        return self._lasting[exchange.call.key]

    def _given_in_body(self) -> bool:
        """Return True if the body contains ids of things that must exist, so that a refusal may be about that."""
        return any(
            path[-1] in self.run.given for path, _ in member_schemas(self.run.api, self._body)
        )


def contained(api: Api, place: Place, message: Any) -> Any:
    """Return the message with whole numbers reduced to 32 bits if the page has no bound for them."""
    for constraint in at_place(api, place):
        schema = constraint.schema
        if constraint.keyword != "type" or "integer" not in str(constraint.value):
            continue
        if {"maximum", "exclusiveMaximum", "format"} & schema.keys():
            continue
        lowest = schema.get("minimum", 0)
        for pointer, value in constraint.subjects(message):
            if type(value) is int and not lowest <= value < SMALL:
                message = put(message, pointer, max(lowest, value % SMALL))
    return message


def settled(api: Api, place: Place, message: Any, accepted: Any) -> Any:
    """Return the message with values from an accepted one wherever the page leaves open what a server accepts."""
    for constraint in at_place(api, place):
        for keyword in open_reasons(constraint.schema):
            own = accepted if constraint.subjects(accepted) else instance_for(api, constraint)
            for pointer, value in constraint.subjects(message):
                if keyword == "uniqueItems" and isinstance(value, list):
                    message = put(message, pointer, cast("list[Any]", value)[:1])
                elif found := constraint.subjects(own):
                    message = put(message, pointer, found[0][1])
    return message


def _fault(broken: Any, call: Call) -> str:
    if not isinstance(broken, Constraint):
        return str(broken)
    place = broken.place
    if place.part == "body":
        pointer, value = broken.broken(call.body)[0]
    else:
        pointer, value = "", call.parameters.get(place.parameter or "", ABSENT)
    return f"{value_of(broken, pointer, value)} (breaks {keyword_of(broken)})"


def _fits_a_header(value: Any) -> bool:
    text = text_of(value)
    return text.isascii() and (text.isprintable() or not text) and text == text.strip()


def _is_json(content: bytes | None) -> bool:
    try:
        json.loads(content or b"")
    except ValueError:
        return False
    return True
