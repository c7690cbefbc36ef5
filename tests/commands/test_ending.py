"""However a run ends, its files are whole and say so, and the caller is told in a line."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console
from tests.commands.calling import command, environment, exit_code, heed_interrupts
from tests.rules.judging import DIAGRAMS, ITWIN, ZOO

from jobgauge.commands import check
from jobgauge.commands.arguments import WrongCall
from jobgauge.commands.place import claimed
from jobgauge.commands.reporting import report
from jobgauge.exchange.line import Target
from jobgauge.report.recorded import RecordedRun, read_run
from jobgauge.run.plan import Plan

LONG = ["check", "--api", DIAGRAMS, f"--rule={DIAGRAMS}/convert_diagrams", "--seconds", "200"]
OWN = "No --url was given: this checks the reference server"
posix = pytest.mark.skipif(os.name != "posix", reason="signals and links as POSIX has them")

full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")


def started(out: Path, *more: str) -> subprocess.Popen[str]:
    """Start a run that takes minutes, and return once it has judged some rules."""
    process = subprocess.Popen(
        [sys.executable, "-m", "jobgauge.cli", *LONG, *more, "--out", str(out)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - it only sets a signal, which needs no lock
    )
    assert process.stderr
    assert "rules done" in process.stderr.readline()
    return process


@posix
def test_a_signal_that_is_ignored_as_under_nohup_ends_nothing(tmp_path: Path) -> None:
    line = f"trap '' HUP; exec {sys.executable} -m jobgauge.cli check --api {ZOO} --depth quick"
    with subprocess.Popen(
        ["bash", "-c", f"{line} --out {tmp_path}"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr
        assert "rules done" in process.stderr.readline()
        process.send_signal(signal.SIGHUP)
        out, err = process.communicate()

    assert process.returncode == 0, err
    assert "Exit code 0." in out


@posix
def test_a_signal_after_the_last_rule_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = check.reference_target

    @contextmanager
    def ending(plan: Plan) -> Generator[tuple[Target, Plan]]:
        with own(plan) as served:
            yield served
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(check, "reference_target", ending)
    code = exit_code("check", "--api", ZOO, "--depth", "quick", "--out", str(tmp_path))

    assert code == 0
    end = run_in(tmp_path, ZOO).end
    assert end
    assert end.ended == "conforms"
    assert (tmp_path / ZOO / "report.html").exists()
    assert "Traceback" not in capsys.readouterr().err


def test_a_signal_between_two_runs_names_the_apis_that_were_not_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def reporting(results: Path, screen: Console) -> list[int]:
        os.kill(os.getpid(), signal.SIGTERM)
        return report(results, screen)

    monkeypatch.setattr(check, "report", reporting)
    code = exit_code(
        "check",
        "--api",
        ZOO,
        "--api",
        ITWIN,
        "--depth=quick",
        "--side=models",
        "--out",
        str(tmp_path),
    )

    assert code == 128 + signal.SIGTERM
    assert f"terminated by SIGTERM before these were checked: {ITWIN}" in capsys.readouterr().err


@posix
@pytest.mark.parametrize("workers", ["1", "2"])
def test_results_that_cannot_be_written_any_more_are_one_line(tmp_path: Path, workers: str) -> None:
    line = f"ulimit -f 16; exec {sys.executable} -m jobgauge.cli check --api {ZOO} --side=models"

    done = subprocess.run(
        ["bash", "-c", f"{line} -n {workers} --out {tmp_path}"],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 3
    *progress, last = done.stderr.splitlines()
    assert last.endswith("File too large: free space, or name another folder with --out")
    assert all("rules done" in each for each in progress)


def run_in(out: Path, api: str = DIAGRAMS) -> RecordedRun:
    return read_run(out / api / "results.jsonl")


@posix
@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(
    ("number", "words"),
    [(signal.SIGINT, "Interrupted by Ctrl-C"), (signal.SIGTERM, "Terminated by SIGTERM")],
)
def test_a_signal_ends_a_run_with_whole_reports_that_say_so(
    tmp_path: Path, number: signal.Signals, words: str, workers: str
) -> None:
    with started(tmp_path, "-n", workers) as process:
        process.send_signal(number)
        out, err = process.communicate()

    assert process.returncode == 128 + number, err
    assert "Traceback" not in err
    assert words in out
    end = run_in(tmp_path).end
    assert end
    assert (end.ended, end.exit) == ("interrupted", 128 + number)
    assert end.cause.startswith(f"{words[0].lower()}{words[1:]} after ")
    assert words in (tmp_path / DIAGRAMS / "report.html").read_text()
    junit = ElementTree.parse(tmp_path / DIAGRAMS / "junit.xml").getroot()
    assert int(junit.attrib["errors"]) > 0
    assert words in ElementTree.tostring(junit, encoding="unicode")


@posix
def test_a_worker_does_not_outlive_a_leader_that_was_killed(tmp_path: Path) -> None:
    with started(tmp_path, "-n", "2") as process:
        process.kill()
        process.communicate()

    for _ in range(100):
        if not _group_lives(process.pid):
            break
        time.sleep(0.1)
    assert not _group_lives(process.pid)
    assert not (tmp_path / DIAGRAMS / "report.html").exists()
    assert run_in(tmp_path).end is None


def _group_lives(number: int) -> bool:
    try:
        os.killpg(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_reports_of_an_earlier_run_are_gone_before_the_first_request(tmp_path: Path) -> None:
    place = ["--out", str(tmp_path)]
    assert command("check", "--api", ZOO, "--api", ITWIN, "--depth=quick", *place).code == 0
    assert (tmp_path / "index.html").exists()

    ended = command("check", "--api", ZOO, "--url", "http://127.0.0.1:9", *place)

    assert ended.code == 3
    assert not (tmp_path / "index.html").exists()
    assert run_in(tmp_path, ITWIN).end
    for name in ("report.html", "junit.xml"):
        assert "Nothing listens at" in (tmp_path / ZOO / name).read_text()


def test_a_second_run_into_the_same_folder_is_refused_in_a_line(tmp_path: Path) -> None:
    with claimed(tmp_path, []):
        ended = command("check", "--api", ZOO, "--out", str(tmp_path))

    assert ended.code == 2
    assert (
        ended.err
        == f"jobgauge: --out: another run is writing to {tmp_path}: wait, or name another\n"
    )
    assert not (tmp_path / ZOO).exists()


@posix
def test_a_folder_that_cannot_be_used_is_one_line(tmp_path: Path) -> None:
    nowhere, file = tmp_path / "nowhere", tmp_path / "file"
    nowhere.symlink_to(tmp_path / "gone")
    file.write_text("")
    (tmp_path / "taken" / ZOO / "report.html").mkdir(parents=True)

    for out in (nowhere, file, file / "below", tmp_path / "taken"):
        with pytest.raises(WrongCall) as caught, claimed(out, [ZOO]):
            pass
        assert "\n" not in str(caught.value)
        assert str(out) in str(caught.value)


@posix
def test_a_dangling_link_in_place_of_a_report_is_replaced(tmp_path: Path) -> None:
    (tmp_path / ZOO).mkdir()
    for name in ("results.jsonl", "report.html", "junit.xml"):
        (tmp_path / ZOO / name).symlink_to(tmp_path / "gone" / name)

    assert command("check", "--api", ZOO, "--depth=quick", "--out", str(tmp_path)).code == 0

    assert not any(each.is_symlink() for each in (tmp_path / ZOO).iterdir())


@full
@pytest.mark.parametrize("verb", [["rules"], ["check", "--api", ZOO]])
def test_a_full_disk_behind_the_output_is_one_line(tmp_path: Path, verb: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "jobgauge.cli", *verb],
            env=environment(),
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.returncode == 3
    *_, last = done.stderr.splitlines()
    assert last == "jobgauge: cannot write the output: No space left on device"
    assert "Traceback" not in done.stderr
    if "check" in verb:
        assert run_in(tmp_path / "jobgauge-report", ZOO).end


@full
def test_a_full_disk_behind_standard_error_changes_nothing(tmp_path: Path) -> None:
    args = ["check", "--api", ZOO, "--depth", "quick", "--out", str(tmp_path)]
    with Path("/dev/full").open("w") as device:
        done = subprocess.run(
            [sys.executable, "-m", "jobgauge.cli", *args],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=device,
            text=True,
            check=False,
        )

    assert done.returncode == 0
    assert "Exit code 0." in done.stdout
    assert run_in(tmp_path, ZOO).end


@posix
@pytest.mark.parametrize("redirect", ["| head -1", "2>&1 | head -1", ">&- 2>&-", "</dev/null >&-"])
def test_a_reader_that_goes_away_does_not_change_the_exit_code(
    tmp_path: Path, redirect: str
) -> None:
    line = f"{sys.executable} -m jobgauge.cli check --api {ZOO} --depth quick"

    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line} {redirect}"],
        env=environment(),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert (tmp_path / "jobgauge-report" / ZOO / "report.html").exists()


def test_a_run_without_a_url_says_first_and_last_whose_servers_it_checks(tmp_path: Path) -> None:
    ended = command("check", "--api", ZOO, "--depth=quick", "--out", str(tmp_path))

    first, *_, last = ended.out.splitlines()
    assert first.startswith(OWN)
    assert last == first


def test_a_url_with_sides_that_send_nothing_is_a_wrong_call(tmp_path: Path) -> None:
    place = ["--url", "http://127.0.0.1:9", "--out", str(tmp_path / "out")]
    ended = command("check", "--api", ZOO, "--side", "models", *place)

    assert ended.code == 2
    assert "--url: rules on models send nothing to a server" in ended.err
    assert not (tmp_path / "out").exists()


@posix
@pytest.mark.parametrize("name", ["x" * 300, "a/" + "x" * 300])
def test_a_name_that_is_too_long_is_one_line(tmp_path: Path, name: str) -> None:
    ended = command("check", "--api", ZOO, "--out", name, cwd=tmp_path)

    assert ended.code == 2
    assert ended.err.startswith("jobgauge: --out: cannot write to ")
    assert ended.err.endswith(": File name too long\n")


@posix
def test_a_lock_that_is_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / ".lock").mkdir()

    ended = command("check", "--api", ZOO, "--out", str(tmp_path))

    assert ended.code == 2
    assert ended.err == f"jobgauge: --out: cannot write to {tmp_path / '.lock'}: Is a directory\n"


@posix
def test_a_current_folder_that_is_gone_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    line = f"cd gone && rmdir ../gone && {sys.executable} -m jobgauge.cli check --api {ZOO}"

    done = subprocess.run(
        ["bash", "-c", line],
        env=environment(),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert (
        done.stderr
        == "jobgauge: the current folder does not exist any more: change to another one\n"
    )


def test_old_reports_are_gone_before_the_environment_is_found_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        command(
            "check",
            "--api",
            ZOO,
            "--rule",
            f"{ZOO}/get_org_dataset_conversion/enums",
            "--out",
            str(tmp_path),
        ).code
        == 0
    )
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file")

    ended = command("check", "--api", ZOO, "--url", "https://host.invalid", "--out", str(tmp_path))

    assert ended.code == 2
    assert "SSL_CERT_FILE" in ended.err
    assert not list((tmp_path / ZOO).iterdir())


@pytest.mark.parametrize("text", ["", "0", "-1", "nan", "inf", "soon", "10 m m", "m", "1e999h"])
def test_an_invalid_time_is_a_wrong_call(text: str) -> None:
    ended = command("check", "--api", ZOO, f"--within={text}")

    assert ended.code == 2
    assert f"--within: expected a time like 90s, 10m or 2h, got '{text}'" in ended.err


def test_a_run_that_is_out_of_time_has_a_complete_report(tmp_path: Path) -> None:
    args = ["check", "--api", DIAGRAMS, "--side", "server", "--within", "0.5", "--seconds", "60"]

    ended = command(*args, "--out", str(tmp_path))

    assert ended.code == 2, ended.err
    run = run_in(tmp_path)
    assert len(run.results) == run.start.rules
    assert "not judged in time: give more with --within" in ended.out
