"""A run writes each result as soon as it is judged, and its exit code follows from the verdicts."""

import time
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from tests.rules.judging import ZOO, check

from jobgauge.commands.check import reference_target
from jobgauge.exchange.line import Target
from jobgauge.exchange.wire import Wire
from jobgauge.run import checking
from jobgauge.run.finding import Finding, blocked
from jobgauge.run.plan import Plan
from jobgauge.run.results import EXITS, Ending, Result, RunEnd, RunStart, Verdict, read_lines
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.spec.document import load_api
from jobgauge.spec.gate import LeftOut

API = load_api(ZOO)
READ = API.operation("get_org_dataset_conversion")


def ignore(_: Result, __: int, ___: int) -> None:
    return


def made(name: str, judge: Callable[[Run], Finding]) -> Rule:
    return rule(API, READ, "made", name, "It holds.", check=judge)


def asking(verdict: Verdict) -> Rule:
    """Return a rule that sends a request and has this verdict."""

    def judge(run: Run) -> Finding:
        assert run.base(READ)
        return Finding(verdict, "because")

    return made(verdict, judge)


def run(tmp_path: Path, *rules: Rule, strict: bool = False) -> tuple[RunEnd, list[Result]]:
    path = tmp_path / "results.jsonl"
    with reference_target(Plan(API, rules, strict=strict)) as (target, plan):
        end = check(plan, target, path, ignore)
    return end, [line for line in read_lines(path) if isinstance(line, Result)]


@pytest.mark.parametrize(
    ("verdicts", "ended"),
    [
        (["pass"], "conforms"),
        (["drift"], "conforms"),
        (["pass", "skip"], "conforms"),
        (["skip"], "untested"),
        (["pass", "fail"], "fails"),
        (["pass", "error"], "broken"),
        (["fail", "error"], "fails"),
    ],
)
def test_the_worst_verdict_decides_how_a_run_ends(
    tmp_path: Path, verdicts: list[Verdict], ended: Ending
) -> None:
    end, results = run(tmp_path, *[asking(each) for each in verdicts])

    assert end.ended == ended
    assert end.exit == EXITS[ended]
    assert sorted(each.verdict for each in results) == sorted(verdicts)


@pytest.mark.parametrize(("strict", "ended"), [(False, "conforms"), (True, "fails")])
def test_an_inferred_promise_fails_a_run_only_with_strict(
    tmp_path: Path, strict: bool, ended: Ending
) -> None:
    inferred = attrs.evolve(asking("fail"), evidence="inferred")

    assert run(tmp_path, asking("pass"), inferred, strict=strict)[0].ended == ended


def blocking() -> Rule:
    """Return a rule that the server keeps from being judged."""

    def judge(run: Run) -> Finding:
        return blocked("the server refused", run.documented(READ)[0].exchange)

    return made("blocked", judge)


def test_a_rule_that_the_server_blocks_leaves_the_run_incomplete(tmp_path: Path) -> None:
    end, _ = run(tmp_path, asking("pass"), blocking())

    assert (end.ended, end.exit) == ("incomplete", 2)
    assert end.cause.startswith("1 rule could not be judged: the server refused (GET http")


@pytest.mark.parametrize(("strict", "ended"), [(False, "conforms"), (True, "incomplete")])
def test_an_inferred_rule_leaves_a_run_incomplete_only_with_strict(
    tmp_path: Path, strict: bool, ended: Ending
) -> None:
    inferred = attrs.evolve(blocking(), evidence="inferred")

    assert run(tmp_path, asking("pass"), inferred, strict=strict)[0].ended == ended


def test_a_failure_decides_before_a_blocked_rule_which_is_told_too(tmp_path: Path) -> None:
    end, _ = run(tmp_path, asking("fail"), blocking())

    assert (end.ended, end.exit) == ("fails", 1)
    assert "1 rule could not be judged" in end.cause


def test_what_is_raised_beside_the_check_of_a_rule_is_its_own_error_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looking(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(checking, "unless_turned_away", looking)

    end, results = run(tmp_path, asking("pass"), asking("fail"))

    assert [each.verdict for each in results] == ["error", "error"]
    assert end.ended == "broken"
    assert all("too deep" in each.trace for each in results)


@pytest.mark.parametrize(
    ("verdict", "partial", "ended"),
    [("pass", False, "incomplete"), ("pass", True, "conforms"), ("fail", True, "fails")],
)
def test_a_run_conforms_with_operations_left_out_only_if_that_is_accepted(
    tmp_path: Path, verdict: Verdict, partial: bool, ended: Ending
) -> None:
    left_out = LeftOut("get_other", (("#/paths/~1other/get/callbacks", "callbacks", "none"),))
    api = attrs.evolve(API, left_out=(left_out,))
    path = tmp_path / "results.jsonl"

    with reference_target(Plan(API, [asking(verdict)])) as (target, plan):
        end = check(attrs.evolve(plan, api=api, partial=partial), target, path, ignore)

    start, *_ = read_lines(path)
    assert end.ended == ended
    assert ("--partial" in end.cause) is (ended == "incomplete")
    assert isinstance(start, RunStart)
    assert start.left_out == (
        "get_other is left out: #/paths/~1other/get/callbacks: callbacks; expected none",
    )


def test_whatever_a_rule_raises_is_its_own_error(tmp_path: Path) -> None:
    def judge(_: Run) -> Finding:
        raise KeyError("a\ud800\x1b b")

    end, results = run(tmp_path, made("broken", judge), asking("pass"))

    assert [each.verdict for each in results] == ["error", "pass"]
    assert results[0].reason.startswith("the check broke: KeyError: ")
    assert "in judge" in results[0].trace
    assert end.ended == "broken"


def test_a_run_with_nothing_but_refusals_tests_nothing(tmp_path: Path) -> None:
    with reference_target(Plan(API, [asking("pass")])) as (target, plan):
        wrong = Target(target.url, "not-the-token")
        end = check(plan, wrong, tmp_path / "results.jsonl", ignore)

    assert end.counts == {"skip": 1}
    assert end.ended == "untested"
    assert end.cause.startswith("every answer was 401: the token in JOBGAUGE_TOKEN is not accepted")


def test_rules_that_judge_the_responses_to_others_come_last(tmp_path: Path) -> None:
    late = attrs.evolve(asking("pass"), stage="judge")

    _, results = run(tmp_path, late, asking("drift"))

    assert [each.verdict for each in results] == ["drift", "pass"]


def test_a_result_is_written_before_the_next_rule_is_judged(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"

    def judge(_: Run) -> Finding:
        lines = list(read_lines(path))
        assert isinstance(lines[0], RunStart)
        return Finding("pass", cases=len(lines))

    _, results = run(tmp_path, asking("pass"), made("second", judge))

    assert results[1].cases == 2


def test_a_lost_connection_is_an_error_of_every_rule_after_it(tmp_path: Path) -> None:
    judged = 0

    def judge(run: Run) -> Finding:
        nonlocal judged
        call = run.base(READ)
        assert call
        if not judged:
            run.wire = Wire(run.api, Target("http://127.0.0.1:9"))
        judged += 1
        run.send(call)
        return Finding("pass")

    end, results = run(tmp_path, *[made(str(number), judge) for number in range(6)])

    assert {each.verdict for each in results} == {"error"}
    assert "no response" in results[0].reason
    assert judged == 3
    assert end.ended == "broken"


def test_an_unreachable_target_is_said_to_be_and_no_rule_is_checked(tmp_path: Path) -> None:
    plan = Plan(API, [asking("pass")], {"conversion_id": ["1"], "id": ["2"]})

    end = check(plan, Target("http://127.0.0.1:9"), tmp_path / "a.jsonl", ignore)

    assert end.exit == 3
    assert "nothing listens at http://127.0.0.1:9" in end.cause
    assert end.counts == {"skip": 1}


def test_a_run_that_is_out_of_time_ends_with_a_complete_record(tmp_path: Path) -> None:
    with reference_target(Plan(API, [asking("pass")], until=time.monotonic())) as (target, plan):
        end = check(plan, target, tmp_path / "results.jsonl", ignore)

    assert (end.ended, end.exit) == ("incomplete", 2)
    assert end.cause == "1 rule not judged in time: give more with --within"
    assert end.counts == {"skip": 1}
