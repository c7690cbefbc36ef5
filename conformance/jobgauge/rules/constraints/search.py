"""
Random search: what the page allows is accepted and what it forbids is refused, also where nobody thought of it.

What a rule about one constraint has shown to be unenforced is not reported again.
The same seed sends the same requests; what fails is made as small as it gets.
Where failures are kept, those that are there already are tried first.
Read `requests.py` and `examples.py` before this.
"""

import contextlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast
from unittest import SkipTest

import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis.configuration import set_hypothesis_home_dir
from hypothesis.errors import HypothesisException, Unsatisfiable

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import Call, text_of, typed
from jobgauge.exchange.wire import NoAnswer
from jobgauge.messages.bodies import fill, member_schemas
from jobgauge.messages.documented import chosen_freely
from jobgauge.messages.faults import put
from jobgauge.messages.instances import instance_for
from jobgauge.rules.http.errors import lasting
from jobgauge.run.finding import Finding
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import EXAMPLES, Run
from jobgauge.spec.constraints import ABSENT, Constraint, Place
from jobgauge.spec.document import Api, Operation, path_names
from jobgauge.spec.walk import at_place
from jobgauge.spec.wording import short

SHRINKING: Final = 100
"""The requests that making one failure smaller may cost."""
SMALL: Final = 2**31
"""What a whole number without a documented bound stays below."""
UNBOUNDED: Final = 10**9
"""The examples of a search that only its time bounds."""
NO_SEGMENT: Final = {"", ".", ".."}
"""What cannot stand for a path parameter: it would be another path."""


class Departure(AssertionError):
    """A random request was not answered as the page has it."""

    def __init__(self, reason: str, exchange: Exchange) -> None:
        super().__init__(reason)
        self.exchange = exchange


class OutOfTime(SkipTest):
    """The seconds of a search are over; Hypothesis lets a skip pass at once."""


def rules(api: Api) -> Iterator[Rule]:
    """For each operation, a search among what is allowed and one among what is forbidden."""
    for operation in api.operations.values():
        for name, words in (
            (
                "valid",
                "Any request that the page allows is answered, and not refused for what it holds.",
            ),
            ("forbidden", "Any request that the page forbids is refused."),
        ):
            yield _rule(api, operation, name, words, valid=name == "valid")


def _rule(api: Api, operation: Operation, name: str, words: str, *, valid: bool) -> Rule:
    return rule(
        api,
        operation,
        "search",
        name,
        words,
        check=lambda run: search(run, operation, valid=valid),
        stage="search",
    )


def search(run: Run, operation: Operation, *, valid: bool) -> Finding:
    """Send so many random requests, and say what the first wrong answer came to."""
    from jobgauge.messages.drawn import BadOperation, requests  # noqa: PLC0415 - see there

    base = run.base(operation)
    if base is None:
        return Finding("skip", f"no documented request was accepted: {run.seen(operation)}")
    hunt = _Hunt(run, base, valid=valid)
    try:
        _explore(hunt, requests(run.api, operation, valid=valid))
    except Departure as found:
        return Finding("fail", str(found), found.exchange, cases=hunt.judged)
    except BadOperation as error:
        return Finding("error", str(error))
    except Unsatisfiable:
        return Finding("skip", "there is no such request")
    except HypothesisException as error:
        return Finding("error", f"the search broke: {type(error).__name__}: {error}")
    if hunt.trouble:
        raise hunt.trouble
    if run.examples and run.examples.trouble:
        return Finding("error", run.examples.trouble, cases=hunt.judged)
    if not hunt.judged:
        return Finding("skip", "no random request was one that can be judged")
    return Finding("pass", cases=hunt.judged)


def _explore(hunt: "_Hunt", strategy: Any) -> None:
    """Examine as many requests as the run has examples or seconds for; Departure for the smallest that fails."""
    run = hunt.run
    about = (run.api.name, hunt.base.operation.id, hunt.valid)
    test = hypothesis.given(strategy)(hunt.examine)
    quiet = settings(
        max_examples=EXAMPLES[run.depth] if run.seconds is None else UNBOUNDED,
        database=run.examples.of(*about) if run.examples else None,
        deadline=None,
        suppress_health_check=cast("list[HealthCheck]", list(HealthCheck)),
        phases=[Phase.reuse, Phase.generate, Phase.shrink],
        verbosity=Verbosity.quiet,
        print_blob=False,
        report_multiple_bugs=False,
    )
    seeded = hypothesis.seed(run.seed)(test)  # before its settings: a seed takes the database away
    set_hypothesis_home_dir(_cache())
    try:
        with contextlib.suppress(OutOfTime):
            quiet(seeded)()
    finally:
        set_hypothesis_home_dir(None)


def _cache() -> Path:
    """Where Hypothesis keeps tables that take seconds to make, rather than where the command was called."""
    caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(
        os.environ.get("HYPOTHESIS_STORAGE_DIRECTORY") or Path(caches, "jobgauge", "hypothesis")
    )


class _Hunt:
    """One search: what it has judged, and how much a failure may still cost."""

    def __init__(self, run: Run, base: Call, *, valid: bool) -> None:
        self.run = run
        self.base = base
        self.valid = valid
        self.judged = 0
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
        """Send one request, if it is what it should be; Departure where the answer is wrong, OutOfTime at the end."""
        if self._left is None and self._ends is not None and time.monotonic() > self._ends:
            raise OutOfTime("nothing failed in the seconds of this search")
        call = self._call(drawn)
        hypothesis.assume(call is not None)
        broken = self._broken(cast("Call", call))
        if self.valid is bool(broken) or self.trouble or not self._affordable(cast("Call", call)):
            return
        if any(each.key in self.run.unenforced for each in broken if isinstance(each, Constraint)):
            return
        try:
            exchange = self.run.once(cast("Call", call))
        except NoAnswer as error:
            self.trouble = error
            return
        self.judged += 1
        reason = self._departure(exchange, broken)
        if reason:
            self._left = SHRINKING if self._left is None else self._left
            raise Departure(reason, exchange)

    def _affordable(self, call: Call) -> bool:
        """Whether it may be sent: once something failed, only so many more, but for what was asked before."""
        if self._left is None or self.run.was_asked(call):
            return True
        self._left -= 1
        return self._left >= 0

    def _call(self, drawn: Any) -> Call | None:
        """The base with what was drawn in it, None where it would be another operation's."""
        named = path_names(self.base.operation.path)
        varied = {
            name: value for name, value in drawn.parameters.items() if name in {*named, *self._free}
        }
        if any(text_of(varied[name]) in NO_SEGMENT for name in named):
            return None
        if not all(_fits_a_header(varied.get(name, "")) for name in self._headers):
            return None
        parameters = {**self.base.parameters, **varied}
        if self.base.body is ABSENT:
            return Call(self.base.operation, parameters)
        if isinstance(drawn.body, bytes):
            return Call(self.base.operation, parameters, content=drawn.body)
        if drawn.body is ABSENT:
            return Call(self.base.operation, parameters)
        body: Any = drawn.body
        if self.valid:
            body = settled(self.run.api, self._body, body, self.base.body)
            body = contained(self.run.api, self._body, body)
        return Call(
            self.base.operation, parameters, fill(self.run.api, self._body, body, self.run.given)
        )

    def _broken(self, call: Call) -> list[Any]:
        """What of the page the request breaks, by our own reading; what is left open does not count."""
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
            return f"accepted with {exchange.status}: {_words(broken[0])}"
        names_things = bool(path_names(exchange.call.operation.path)) or self._given_in_body()
        if self.valid and exchange.refused and not names_things:
            return f"a request that the page allows was refused with {exchange.status}"
        return None

    def _lasts(self, exchange: Exchange) -> bool:
        """Whether a 5xx stays; asked once for each request, as Hypothesis wants the same from it each time."""
        if exchange.call.key not in self._lasting:
            self._lasting[exchange.call.key] = lasting(self.run, exchange)
        return self._lasting[exchange.call.key]

    def _given_in_body(self) -> bool:
        """Whether the things that a body names must exist, so that a refusal need not be about its form."""
        return any(
            path[-1] in self.run.given for path, _ in member_schemas(self.run.api, self._body)
        )


def contained(api: Api, place: Place, message: Any) -> Any:
    """The message, its whole numbers made fit for 32 bits where the page has no bound for them."""
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
    """The message, where something in it is left open with what this server takes there."""
    for constraint in at_place(api, place):
        for keyword in constraint.schema.get("x-open", {}):
            own = accepted if constraint.subjects(accepted) else instance_for(api, constraint)
            for pointer, value in constraint.subjects(message):
                if keyword == "uniqueItems" and isinstance(value, list):
                    message = put(message, pointer, cast("list[Any]", value)[:1])
                elif found := constraint.subjects(own):
                    message = put(message, pointer, found[0][1])
    return message


def _words(broken: Any) -> str:
    if not isinstance(broken, Constraint):
        return str(broken)
    return f"{broken.subject or broken.place.parameter or 'the body'} breaks {broken.keyword} {short(broken.value)}"


def _fits_a_header(value: Any) -> bool:
    text = text_of(value)
    return text.isascii() and (text.isprintable() or not text) and text == text.strip()


def _is_json(content: bytes | None) -> bool:
    try:
        json.loads(content or b"")
    except ValueError:
        return False
    return True
