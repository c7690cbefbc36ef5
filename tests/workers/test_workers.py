"""`jobgauge check --workers` reaches the same verdicts in several processes as in one."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from tests.commands.calling import Ended, command, environment, heed_interrupts
from tests.commands.test_check import results
from tests.rules.judging import DIAGRAMS, ITWIN, ZOO

from jobgauge.commands.check import reference_target
from jobgauge.reference.app import build
from jobgauge.reference.change import Change
from jobgauge.reference.serve import serving
from jobgauge.rules import selected
from jobgauge.run.plan import Plan
from jobgauge.run.recording import recorded
from jobgauge.run.results import EXITS, Result
from jobgauge.run.rule import Rule
from jobgauge.spec.document import load_api
from jobgauge.workers.leader import shared
from jobgauge.workers.worker import group

WRONG = Change(unenforced="convert_diagrams/request/body/items/maxItems")


def judged(folder: Path, workers: int, *more: str) -> Ended:
    """Judge two operations of a wrong server with a number of processes."""
    reference = build(load_api(DIAGRAMS), change=WRONG)
    rules = [f"--rule={DIAGRAMS}/{name}" for name in ("convert_diagrams/limits", "get_convert_job")]
    given = [f"--given={name}={each}" for name, all_ in reference.given.items() for each in all_]
    with serving(reference) as url:
        args = ["check", "--api", DIAGRAMS, "--url", url, *given, *rules, "--depth", "quick"]
        place = ["--out", str(folder), "--workers", str(workers)]
        return command(*args, *place, *more, token=reference.token, cwd=folder)


def verdicts(folder: Path) -> list[tuple[str, str, int]]:
    """Return the results in the order of the file, without searches: they depend on the modules of a process."""
    found = results(folder / DIAGRAMS)
    return [(each.rule, each.verdict, each.cases) for each in found if each.family == "limits"]


def test_several_processes_reach_the_same_verdicts_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "conftest.py").write_text("raise RuntimeError\n")
    (tmp_path / "two" / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n")

    one = judged(tmp_path / "one", 1)
    monkeypatch.setenv("PYTEST_ADDOPTS", "--no-such-option")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    two = judged(tmp_path / "two", 2)

    assert (one.code, two.code) == (1, 1), two.err
    assert verdicts(tmp_path / "two") == verdicts(tmp_path / "one")
    assert [each.rule for each in results(tmp_path / "two" / DIAGRAMS)] == [
        each.rule for each in results(tmp_path / "one" / DIAGRAMS)
    ]
    written = "".join(each.read_text() for each in (tmp_path / "two" / DIAGRAMS).iterdir())
    assert "jobgauge-reference-0" not in two.out + two.err + written
    assert sorted(each.name for each in (tmp_path / "two").iterdir()) == [
        ".lock",
        DIAGRAMS,
        "conftest.py",
        "pytest.ini",
    ]


def test_the_rules_about_one_operation_are_judged_by_one_process(tmp_path: Path) -> None:
    """The reason of a rule may name the responses to the other rules of its operation."""
    args = ["check", "--api", ITWIN, "--depth", "quick", "--side", "server"]
    rules = [f"--rule={ITWIN}/list_jobs/{family}" for family in ("limits", "responses", "auth")]
    for workers in ("1", "2"):
        place = ["--out", str(tmp_path / workers), "--workers", workers]
        assert command(*args, *rules, *place).code == 0

    one, two = (
        [attrs.evolve(each, requests=0) for each in results(tmp_path / workers / ITWIN)]
        for workers in ("1", "2")
    )
    assert one == two


def test_linked_operations_are_judged_by_the_same_process() -> None:
    """The history of a job begins with the response to its submission."""
    groups = {group(rule) for rule in selected(load_api(DIAGRAMS)) if rule.side == "server"}

    assert len(groups) == 1


def test_several_apis_are_judged_at_the_same_time(tmp_path: Path) -> None:
    args = ["check", "--side", "server", "--side", "client", "--depth", "quick", "--workers", "2"]
    rules = [f"--rule={ZOO}", f"--rule={ITWIN}/list_jobs/limits"]

    ended = command(*args, *rules, "--out", str(tmp_path))

    assert ended.code == 0, ended.err
    assert {each.api for name in (ZOO, ITWIN) for each in results(tmp_path / name)} == {ZOO, ITWIN}
    assert len(results(tmp_path / ZOO)) > 100
    assert "Exit code 0" in ended.out
    assert (tmp_path / "index.html").exists()


def test_rules_that_a_broken_process_did_not_judge_are_errors(tmp_path: Path) -> None:
    api = load_api(ZOO)
    rules: list[Rule] = [each for each in selected(api) if each.side == "models"]
    unknown = attrs.evolve(rules[0], id=f"{ZOO}/no/such/rule")
    seen: list[Result] = []

    def listen(result: Result, _number: int, _count: int) -> None:
        seen.append(result)

    path = tmp_path / "results.jsonl"
    with reference_target(Plan(api, [unknown, *rules])) as (target, plan):
        with recorded(plan, target, path, listen) as recording:
            shared(1, [recording])
        end = recording.end()

    assert end.exit == EXITS["broken"]
    assert [each.rule for each in seen] == [each.id for each in plan.rules]
    assert {each.reason for each in seen} == {"not judged: its worker process ended early"}


def test_the_requests_of_the_leading_process_are_counted_with_the_first_result(
    tmp_path: Path,
) -> None:
    api = load_api(ZOO)
    rules = list(selected(api, [f"{ZOO}/get_org_dataset_conversion/auth"]))
    seen: list[Result] = []

    def listen(result: Result, _number: int, _count: int) -> None:
        seen.append(result)

    path = tmp_path / "results.jsonl"
    with reference_target(Plan(api, rules)) as (target, plan):
        with recorded(plan, target, path, listen) as recording:
            recording.sent = 1000
            shared(1, [recording])
        end = recording.end()

    first, *others = [each.requests for each in seen]
    assert others
    assert max(others) < 1000 <= first
    assert end.requests == first + sum(others) > 1000


@pytest.mark.parametrize("workers", ["0", "-1", "two", "257", "1.5", ""])
def test_an_invalid_number_of_processes_is_a_wrong_call(workers: str) -> None:
    ended = command("check", "--api", ZOO, f"--workers={workers}")

    assert ended.code == 2
    assert "--workers: expected a number from 1 to 256, or auto" in ended.err


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "soon"])
def test_an_invalid_number_of_seconds_is_a_wrong_call(seconds: str) -> None:
    ended = command("check", "--api", ZOO, f"--seconds={seconds}")

    assert ended.code == 2
    assert "--seconds: expected a number above 0" in ended.err


def test_an_unusable_place_for_examples_is_a_wrong_call() -> None:
    ended = command("check", "--api", ZOO, "--examples=redis://:secret@127.0.0.1:1/0")

    assert ended.code == 2
    assert ended.err.startswith("jobgauge: --examples: cannot use Redis at redis://***@")
    assert "secret" not in ended.err


def test_ctrl_c_ends_all_processes_and_keeps_the_results_so_far(tmp_path: Path) -> None:
    rules = [f"--rule={DIAGRAMS}/convert_diagrams/{family}" for family in ("limits", "search")]
    args = ["check", "--api", DIAGRAMS, *rules, "--workers", "2", "--seconds", "200"]
    with subprocess.Popen(
        [sys.executable, "-m", "jobgauge.cli", *args],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - it only sets a signal, which needs no lock
    ) as process:
        assert process.stderr
        assert "rules done" in process.stderr.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate()

    assert process.returncode == 130, err
    assert "Traceback" not in err
    assert results(tmp_path / "jobgauge-report" / DIAGRAMS)
