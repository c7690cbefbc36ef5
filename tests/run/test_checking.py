"""A run writes each result as soon as it is judged, and its exit code follows from the verdicts."""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from tests.rules.judging import ZOO

from jobgauge.commands.check import reference_target
from jobgauge.exchange.wire import NoAnswer, Target, Wire
from jobgauge.run.checking import (
    BROKE,
    CONFORMS,
    FAILED,
    NOTHING_TESTED,
    Plan,
    check,
)
from jobgauge.run.finding import Finding
from jobgauge.run.results import Result, RunEnd, RunStart, Verdict, read_lines
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.spec.document import load_api

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
    ("verdicts", "code"),
    [
        (["pass"], CONFORMS),
        (["drift"], CONFORMS),
        (["pass", "skip"], CONFORMS),
        (["skip"], NOTHING_TESTED),
        (["pass", "fail"], FAILED),
        (["pass", "error"], BROKE),
        (["fail", "error"], FAILED),
    ],
)
def test_the_worst_verdict_decides_the_exit_code(
    tmp_path: Path, verdicts: list[Verdict], code: int
) -> None:
    end, results = run(tmp_path, *[asking(each) for each in verdicts])

    assert end.exit == code
    assert sorted(each.verdict for each in results) == sorted(verdicts)


@pytest.mark.parametrize(("strict", "code"), [(False, CONFORMS), (True, FAILED)])
def test_an_inferred_promise_fails_a_run_only_with_strict(
    tmp_path: Path, strict: bool, code: int
) -> None:
    inferred = attrs.evolve(asking("fail"), evidence="inferred")

    assert run(tmp_path, asking("pass"), inferred, strict=strict)[0].exit == code


def test_a_run_with_nothing_but_refusals_tested_nothing(tmp_path: Path) -> None:
    def judge(run: Run) -> Finding:
        call = run.unknown(READ)
        assert call
        return Finding("pass", cases=run.once(call).status)

    rules = [made("refused", judge)]
    with reference_target(Plan(API, rules)) as (target, plan):
        wrong = Target(target.url, "not-the-token")
        end = check(plan, wrong, tmp_path / "results.jsonl", ignore)

    assert end.counts == {"pass": 1}
    assert end.exit == NOTHING_TESTED


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
    assert end.exit == BROKE


def test_an_unreachable_target_ends_the_run_before_any_rule(tmp_path: Path) -> None:
    with pytest.raises(NoAnswer):
        check(
            Plan(API, [asking("pass")]),
            Target("http://127.0.0.1:9"),
            tmp_path / "a.jsonl",
            ignore,
        )
