"""
Random bodies in the generated clients and models: valid ones and ones with one fault, drawn from the spec.

jsonschema-rs says which is which. The code reads each body strictly and, if it can, openly, and writes it again; it
keeps, refuses and returns what the rules about single constraints expect, and raises nothing but its own error.
"""

import json
from collections.abc import Iterator
from functools import cache, partial
from typing import Any, Final

from hypothesis.errors import HypothesisException, Unsatisfiable

from jobgauge.exchange.memory import OUT_OF_TIME
from jobgauge.messages.faults import Case
from jobgauge.messages.instances import message_schema
from jobgauge.rules.code.constraints import component_of, fault, kept
from jobgauge.run.exploring import OutOfTime, explore
from jobgauge.run.finding import Finding, blocked
from jobgauge.run.generated_code import CODE, Code, NoGeneratedCode
from jobgauge.run.results import Side
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import RANDOM_REQUESTS, Run
from jobgauge.spec.constraints import Place
from jobgauge.spec.document import Api
from jobgauge.spec.walk import at_place, constraints
from jobgauge.spec.wording import short

SENTENCES: Final = {
    "valid": "Any body that the page allows is accepted and returned unchanged.",
    "forbidden": "Any body in which one value is wrong is refused, for that value.",
}
SHRINKING: Final = 1000
"""The most bodies for shrinking one failure."""


class Departure(AssertionError):
    """The code does not treat a random body as the page wants it."""


def rules(api: Api) -> Iterator[Rule]:
    """Yield two rules for each schema of each operation's bodies, for the client and for the models."""
    for side, code in CODE.items():
        for place in places(api):
            for name, sentence in SENTENCES.items():
                yield rule(
                    api,
                    api.operation(place.operation),
                    "random",
                    f"{place.status or 'request'}/{name}",
                    sentence,
                    check=partial(check, place=place, code=code, side=side, valid=name == "valid"),
                    pointer=message_schema(api, place).pointer,
                    side=side,
                )


@cache
def places(api: Api) -> tuple[Place, ...]:
    """Return the first place of each schema with a name among the bodies of each operation."""
    found: dict[tuple[str, str], Place] = {}
    for place in dict.fromkeys(each.place for each in constraints(api)):
        if component := component_of(api, place):
            found.setdefault((place.operation, component), place)
    return tuple(found.values())


def check(run: Run, place: Place, code: Code, side: Side, *, valid: bool) -> Finding:
    """Return the finding for the first body that the code treats wrongly, made as small as possible."""
    from jobgauge.messages import drawn_bodies as drawn  # noqa: PLC0415 - see there
    from jobgauge.messages.drawn import BadOperation  # noqa: PLC0415

    state = _Search(run, place, code)
    floats = code.reads_whole_floats
    about = (run.api.name, place.operation, str(place), side, valid)
    try:
        if valid:
            strategy, examine = drawn.valid_bodies(run.api, place, whole_floats=floats), state.valid
        elif drawn.breakable(run.api, place):
            strategy = drawn.broken_together(run.api, place, whole_floats=floats)
            examine = state.broken
        else:
            return Finding("skip", "no body breaks only one constraint")
        explore(run, examine, strategy, about, RANDOM_REQUESTS[run.depth])
    except NoGeneratedCode as error:
        return Finding("skip", str(error))
    except Departure as found:
        return Finding("fail", str(found), cases=state.judged)
    except BadOperation as error:
        return Finding("error", str(error))
    except Unsatisfiable:
        return Finding("skip", "no such body exists")
    except HypothesisException as error:
        return Finding("error", f"the search stopped: {type(error).__name__}: {error}")
    if state.over:
        return blocked(OUT_OF_TIME)
    if run.failures and run.failures.trouble:
        return Finding("error", run.failures.trouble, cases=state.judged)
    return Finding("pass", cases=state.judged)


class _Search:
    """One search: what was found about each body so far, and the number of bodies left for shrinking a failure."""

    def __init__(self, run: Run, place: Place, code: Code) -> None:
        self.run = run
        self.code = code
        self.component = component_of(run.api, place) or ""
        self.over = False
        self._found: dict[str, Finding] = {}
        self._left: int | None = None

    @property
    def judged(self) -> int:
        """The number of different bodies."""
        return len(self._found)

    def valid(self, body: Any) -> None:
        """Judge a valid body; raise Departure if it is read wrongly, and OutOfTime once the time is over."""
        self._unless_over()
        self._judge(body, self._kept(body))

    def broken(self, drawn: tuple[Any, list[Case]]) -> None:
        """Judge the faults of a body, unless it is refused without them, and raise as `valid` does."""
        self._unless_over()
        body, cases = drawn
        if self._finding(self._kept(body), body).verdict == "fail":
            return
        for case in cases:
            alone = is_only_one(self.run.api, case)
            found = fault(self.code, self.run.api, self.component, case, openly=alone)
            self._judge(case.message, found)

    def _unless_over(self) -> None:
        if self._left is None and self.run.wire.overdue():
            self.over = True
            raise OutOfTime("no body failed in the time of the run")

    def _judge(self, body: Any, findings: Iterator[Finding]) -> None:
        """Raise Departure if a body has a failure among its findings, unless none is left for shrinking."""
        key = json.dumps(body)
        if key not in self._found:
            if self._left is not None:
                self._left -= 1
                if self._left < 0:
                    return
            self._found[key] = self._finding(findings, body)
        if self._found[key].verdict == "fail":
            self._left = SHRINKING if self._left is None else self._left
            raise Departure(self._found[key].reason)

    def _finding(self, findings: Iterator[Finding], body: Any) -> Finding:
        """Return the first failure among the findings about a body, or a pass."""
        try:
            return next((each for each in findings if each.verdict == "fail"), Finding("pass"))
        except NoGeneratedCode:
            raise
        except Exception as error:  # noqa: BLE001 - generated code raises its own errors only
            return Finding("fail", f"raised {type(error).__name__} on {short(body)}: {error}")

    def _kept(self, body: Any) -> Iterator[Finding]:
        for strict in (True, False) if self.code.reads_openly else (True,):
            yield kept(self.code, self.run.api, self.component, body, short(body), strict=strict)


def is_only_one(api: Api, case: Case) -> bool:
    """Return True if no other constraint on the same value is broken, so that open reading has one thing to judge."""
    constraint = case.constraint
    return not any(
        each.broken(case.message)
        for each in at_place(api, constraint.place)
        if each.path == constraint.path and each.keyword != "listed" and each is not constraint
    )
