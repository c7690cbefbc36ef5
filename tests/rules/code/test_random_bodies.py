"""
Random bodies find what generated code does wrong, shrunk and named, and are kept for the next run.

Code with one mistake is the right code, judged by a spec in which one promise is another.
"""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.rules.judging import DIAGRAMS

from jobgauge.exchange.line import Target
from jobgauge.exchange.wire import Wire
from jobgauge.rules.code import random_bodies
from jobgauge.rules.code.random_bodies import check, places
from jobgauge.run import generated_code
from jobgauge.run.failures import failures_at
from jobgauge.run.finding import Finding
from jobgauge.run.generated_code import CODE, ClientPackage, NoGeneratedCode
from jobgauge.run.results import Side
from jobgauge.run.run import RANDOM_REQUESTS, Depth, Run
from jobgauge.spec.constraints import Place
from jobgauge.spec.document import Api, load_api, read_api

API = load_api(DIAGRAMS)
REQUEST = Place(DIAGRAMS, "convert_diagrams", None, "body")
JOB = Place(DIAGRAMS, "get_convert_job", "200", "body")
ERROR = Place(DIAGRAMS, "get_convert_job", "400", "body")
Schemas = dict[str, Any]


def promising(folder: Path, change: Callable[[Schemas], object]) -> Api:
    """Return the API with another promise in its schemas, to which its generated code does not keep."""
    document = copy.deepcopy(API.document)
    change(document["components"]["schemas"])
    (folder / DIAGRAMS).mkdir()
    (folder / DIAGRAMS / "openapi.yaml").write_text(json.dumps(document))
    return read_api(folder / DIAGRAMS)


def found(
    api: Api = API,
    place: Place = JOB,
    *,
    code: Any = None,
    side: Side = "client",
    valid: bool,
    depth: Depth = "normal",
    **more: Any,
) -> Finding:
    with Wire(api, Target("http://127.0.0.1:9")) as wire:
        run = Run(api, wire, depth=depth, **more)
        return check(run, place, code or CODE[side], side, valid=valid)


def member(schema: str, name: str, **keywords: Any) -> Callable[[Schemas], object]:
    return lambda schemas: schemas[schema]["properties"][name].update(keywords)


def required(schema: str, *names: str) -> Callable[[Schemas], object]:
    return lambda schemas: schemas[schema].update(required=list(names))


def another_shape(schemas: Schemas) -> None:
    schemas["RegionShape"]["enum"].append("circle")


WRONG: dict[str, tuple[Place, Callable[[Schemas], object], bool, str]] = {
    "a bound is off by one": (ERROR, member("ErrorBody", "code", minimum=1 - 2**31), False, "/error/code=-2147483648 "),
    "a bound is too narrow": (JOB, member("ConvertJob", "createdTime", minimum=-(2**63)), True, "createdTime: "),
    "a value of an enum is lost": (REQUEST, another_shape, True, "circle"),
    "null is lost": (JOB, member("ConvertJob", "grayscale", type=["boolean", "null"]), True, "grayscale: "),
    "an optional member is required": (ERROR, required("ErrorBody"), True, "message: "),
    "a length is not checked": (ERROR, member("ErrorBody", "message", minLength=1), False, "/error/message "),
}  # fmt: skip
"""For each mistake: its body, the promise that is not kept, whether valid bodies show it, and words of the finding."""


@pytest.mark.parametrize("side", ["client", "models"])
@pytest.mark.parametrize("mistake", WRONG)
def test_one_mistake_fails_one_rule_with_a_small_body_and_its_place(
    mistake: str, side: Side, tmp_path: Path
) -> None:
    place, change, valid, words = WRONG[mistake]
    api = promising(tmp_path, change)

    finding = found(api, place, side=side, valid=valid, depth="deep")
    other = found(api, place, side=side, valid=not valid, depth="quick")

    assert (finding.verdict, other.verdict) == ("fail", "pass")
    assert words in finding.reason
    assert len(finding.reason) < 500


class Wrong(ClientPackage):
    """A client that does something wrong with what it wrote."""

    def __init__(self, mistake: Callable[[dict[str, Any]], object], *, strict: bool = True) -> None:
        self.mistake = mistake
        self.strict = strict

    def round_trip(self, api: Api, component: str, message: Any, *, strict: bool) -> Any:
        written = super().round_trip(api, component, message, strict=strict)
        if strict == self.strict:
            self.mistake(written)
        return written


def test_a_changed_member_is_named_with_both_values() -> None:
    finding = found(code=Wrong(lambda body: body.update(jobId=int(body["jobId"]) + 1)), valid=True)

    assert finding.verdict == "fail"
    assert finding.reason.endswith("/jobId is 1, expected 0")


def test_a_lost_unlisted_member_is_found_where_it_is_read_openly() -> None:
    wrong = Wrong(lambda body: body.pop("jobgauge_unlisted", None), strict=False)

    finding = found(code=wrong, valid=True)

    assert finding.reason.startswith("when reading openly, changed ")
    assert "/jobgauge_unlisted is lost: " in finding.reason


def test_an_exception_that_is_not_the_code_s_own_is_a_failure() -> None:
    finding = found(code=Wrong(lambda body: body["errorMessage"]), valid=True)

    assert finding.verdict == "fail"
    assert finding.reason.startswith("raised KeyError on {")


def test_a_fault_that_is_refused_for_another_value_fails() -> None:
    class Elsewhere(ClientPackage):
        def round_trip(self, api: Api, component: str, message: Any, *, strict: bool) -> Any:
            try:
                return super().round_trip(api, component, message, strict=strict)
            except generated_code.NotAccepted as refused:
                raise generated_code.NotAccepted(str(refused), [("/elsewhere", "type")]) from None

    finding = found(code=Elsewhere(), valid=False)

    assert finding.verdict == "fail"
    assert " for another reason: " in finding.reason


@pytest.mark.parametrize("depth", ["quick", "normal"])
def test_the_depth_bounds_the_bodies_and_the_seed_chooses_them(depth: Depth) -> None:
    read: list[str] = []

    class Reads(ClientPackage):
        def round_trip(self, api: Api, component: str, message: Any, *, strict: bool) -> Any:
            read.append(json.dumps(message))
            return super().round_trip(api, component, message, strict=strict)

    def bodies(seed: int) -> list[str]:
        read.clear()
        finding = found(code=Reads(), valid=True, depth=depth, seed=seed)
        assert finding.verdict == "pass"
        assert finding.cases == len(set(read)) <= RANDOM_REQUESTS[depth]
        return list(read)

    assert bodies(1) == bodies(1)
    assert bodies(1) != bodies(2)


def test_a_failure_of_one_run_is_tried_first_by_the_next(tmp_path: Path) -> None:
    def rare(body: dict[str, Any]) -> None:
        if 700 < body["createdTime"] < 1000:
            body.clear()

    failures = failures_at(str(tmp_path))
    wrong = Wrong(rare)

    unaided = [found(code=wrong, valid=True, depth="quick", seed=seed).verdict for seed in (1, 2)]
    first = found(code=wrong, valid=True, depth="deep", seed=7, failures=failures)
    again = found(code=wrong, valid=True, depth="quick", seed=1, failures=failures)

    assert unaided == ["pass", "pass"]
    assert (first.verdict, again.verdict) == ("fail", "fail")
    assert again.reason == first.reason


def test_losing_the_kept_failures_is_an_error(tmp_path: Path) -> None:
    failures = failures_at(str(tmp_path))
    failures.trouble = "lost access to the kept examples: OSError"

    finding = found(valid=True, depth="quick", failures=failures)

    assert (finding.verdict, finding.reason) == ("error", failures.trouble)


def test_without_generated_code_the_rule_is_skipped() -> None:
    class Absent(ClientPackage):
        def round_trip(self, *_: Any, **__: Any) -> Any:
            raise NoGeneratedCode("there is no generated client")

    finding = found(code=Absent(), valid=True)

    assert (finding.verdict, finding.reason) == ("skip", "there is no generated client")


def test_shrinking_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(random_bodies, "SHRINKING", 3)
    read: list[Any] = []

    finding = found(code=Wrong(lambda body: read.append(body) or body.clear()), valid=True)

    assert finding.verdict == "fail"
    assert len(read) < 10


def test_nothing_is_judged_once_the_time_of_the_run_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def over(_: Wire) -> bool:
        return True

    monkeypatch.setattr(Wire, "overdue", over)

    finding = found(valid=True)

    assert (finding.verdict, finding.blocked) == ("skip", True)


def test_each_schema_of_an_operation_is_drawn_once() -> None:
    assert [(each.operation, each.status) for each in places(API)] == [
        ("convert_diagrams", None),
        ("convert_diagrams", "200"),
        ("convert_diagrams", "400"),
        ("get_convert_job", "200"),
        ("get_convert_job", "400"),
    ]
