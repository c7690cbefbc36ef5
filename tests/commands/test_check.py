"""`jobgauge check` judges a server, writes its reports, and ends with an exit code for the outcome."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.commands.calling import command, exit_code, python
from tests.rules.judging import DIAGRAMS, ITWIN, VISION, ZOO

from jobgauge.commands import check
from jobgauge.commands.arguments import target_at
from jobgauge.reference.app import build
from jobgauge.reference.change import Change
from jobgauge.reference.serve import serving
from jobgauge.run.results import Result, RunEnd, read_lines
from jobgauge.spec.document import load_api

ENUMS = f"{ZOO}/get_org_dataset_conversion/enums"
Capture = pytest.CaptureFixture[str]


def results(folder: Path) -> list[Result]:
    return [line for line in read_lines(folder / "results.jsonl") if isinstance(line, Result)]


def test_without_a_url_the_reference_server_is_judged(tmp_path: Path) -> None:
    ended = command("check", "--api", ZOO, "--rule", ENUMS, cwd=tmp_path)

    assert ended.code == 0
    out = tmp_path / "jobgauge-report" / ZOO
    assert {each.side for each in results(out)} == {"server", "client", "models"}
    assert str(Path("jobgauge-report") / ZOO / "report.html") in ended.out
    assert "rules done" in ended.err
    assert ElementTree.parse(out / "junit.xml").getroot().tag == "testsuites"
    assert [each.name for each in tmp_path.iterdir()] == ["jobgauge-report"]


def test_a_run_of_several_apis_ends_with_an_overview(tmp_path: Path, capsys: Capture) -> None:
    rules = ["--rule", ENUMS, "--rule", f"{VISION}/get_extract_job/enums"]

    code = exit_code("check", *rules, "--side", "models", "--out", str(tmp_path))

    assert code == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == [".lock", VISION, "index.html", ZOO]
    assert "index.html" in capsys.readouterr().out


def test_a_server_at_a_url_is_judged_with_given_ids_and_the_token_of_the_environment(
    tmp_path: Path,
) -> None:
    reference = build(load_api(ZOO))
    given = [
        f"--given={name}={value}" for name, values in reference.given.items() for value in values
    ]

    with serving(reference) as url:
        args = ["check", "--api", ZOO, "--url", url, *given, "--out", str(tmp_path), "--rule", ZOO]
        ended = command(*args, "--depth", "quick", token=reference.token)

    found = results(tmp_path / ZOO)
    assert ended.code == 0
    assert {each.side for each in found} == {"server"}
    assert sum(each.verdict == "pass" for each in found) > 70
    everything = (
        ended.out + ended.err + "".join(path.read_text() for path in (tmp_path / ZOO).iterdir())
    )
    assert reference.token not in everything


def test_a_failed_rule_ends_with_1(tmp_path: Path, capsys: Capture) -> None:
    api = load_api(ITWIN)
    reference = build(api, change=Change(unenforced="list_jobs/request/query/$top/maximum"))

    with serving(reference) as url:
        rules = ["--rule", f"{ITWIN}/list_jobs/limits"]
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("JOBGAUGE_TOKEN", reference.token)
            code = exit_code("check", "--api", ITWIN, "--url", url, *rules, "--out", str(tmp_path))

    assert code == 1
    assert "1001" in capsys.readouterr().out


def test_a_wrong_token_tests_nothing(tmp_path: Path) -> None:
    with serving(build(load_api(ITWIN))) as url:
        ended = command(
            "check", "--api", ITWIN, "--url", url, "--out", str(tmp_path), token="wrong"
        )

    assert ended.code == 2
    assert "401" in ended.out


def test_a_url_without_a_server_is_said_first_and_ends_with_3(tmp_path: Path) -> None:
    for api in (ZOO, ITWIN, DIAGRAMS):
        ended = command(
            "check", "--api", api, "--url", "http://127.0.0.1:9", "--out", str(tmp_path)
        )

        assert ended.code == 3
        assert not ended.err
        assert "Nothing listens at http://127.0.0.1:9" in "".join(ended.out.splitlines()[:4])
        assert (tmp_path / api / "junit.xml").exists()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--api", "nope"], "no API named 'nope': expected one of "),
        (["--api", ZOO, "--url", "127.0.0.1:80"], "expected an address like https://host/prefix"),
        (["--api", ZOO, "--url", "ftp://host"], "expected an address like"),
        (["--api", ZOO, "--url", "https://"], "expected an address like"),
        (["--api", ZOO, "--url", "http://[::1"], "--url: "),
        (["--api", ZOO, "--url", "https://me:pass@host"], "without user"),
        (["--api", ZOO, "--url", "https://host/a?b=c"], "without user, query"),
        (
            ["--api", ZOO, "--url", ""],
            "--url: expected an address like https://host/prefix, got ''",
        ),
        (
            ["--api", ZOO, "--url", "  "],
            "--url: expected an address like https://host/prefix, got '  '",
        ),
        (["--api", ZOO, "--url", "http://xn--"], "got 'http://xn--'"),
        (["--api", ZOO, "--url", "http://xn--.example"], "got 'http://xn--.example'"),
        (["--api", ZOO, "--url", "https://ho st/a"], "got 'https://ho st/a'"),
        (["--api", ZOO, "--url", "https://host/a b"], "got 'https://host/a b'"),
        (["--api", ZOO, "--url", "http://host:99999"], "got 'http://host:99999': a port is from 1"),
        (
            ["--api", ZOO, "--url", "https://{cluster}.host/a"],
            "your own value in place of {cluster}",
        ),
        (["--api", ZOO, "--url", "http://host:0"], "got 'http://host:0'"),
        (["--api", ZOO, "--url", "http://me:pass@host:99999"], "got 'http://***@host:99999'"),
        (["--api", ZOO, "--rule", ""], "--rule: expected the beginning of a rule id, got ''"),
        (["--api", ZOO, "--rule", " "], "--rule: expected the beginning of a rule id, got ' '"),
        (["--url", "https://host"], "name it with --api"),
        (["--api", ZOO, "--given", "id"], "expected NAME=VALUE, got 'id'"),
        (["--api", ZOO, "--given", "id="], "expected NAME=VALUE"),
        (["--api", ZOO, "--given", "=1"], "expected NAME=VALUE"),
        (["--api", ZOO, "--given", "jobId=1"], "expected one of id, conversion_id"),
        (
            ["--api", ZOO, "--rule", "zoo_datasets/nothing"],
            "no rule id begins with the segments zoo_datasets/nothing",
        ),
        (["--api", ZOO, "--rule", "zoo_data"], "no rule id begins with the segments zoo_data"),
        (
            ["--api", ZOO, "--rule", f"{ZOO}/get_org_dataset_conversion/auth", "--side", "models"],
            "on models",
        ),
        (["--api", ZOO, "--out", __file__], "--out: "),
        (["--depth", "bottomless"], "bottomless"),
        (["--seed", "one"], "one"),
        (["--no-such-option"], "there is no option --no-such-option"),
        (["--token", "pass@word"], "there is no --token: the token is read from the environment"),
        (["--header=Authorization: pass@word"], "there is no --header: the token is read from"),
        (["-Hpass@word"], "there is no option -H"),
        (["--api", ZOO, "pass@word"], "unexpected argument"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_ends_with_2(
    args: list[str], message: str, capsys: Capture
) -> None:
    assert exit_code("check", *args) == 2

    shown = capsys.readouterr()
    assert shown.out == ""
    assert message in shown.err
    assert "pass@" not in shown.err
    assert "Traceback" not in shown.err


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://host/données/", "https://host/donn%C3%A9es"),
        (" https://host/a%20b\n", "https://host/a%20b"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
    ],
)
def test_an_address_is_used_as_it_is_sent(given: str, url: str) -> None:
    assert target_at(given, None, plain_http=False).url == url


def test_a_terminal_without_columns_gets_the_summary(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "0")

    assert exit_code("check", "--api", ZOO, "--rule", ENUMS, "--out", str(tmp_path)) == 0
    assert "Exit code 0." in capsys.readouterr().out


def test_a_token_is_sent_unencrypted_only_if_allowed(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOBGAUGE_TOKEN", "a-token")
    args = ["check", "--api", ZOO, "--url", "http://host.invalid", "--out", str(tmp_path)]

    assert exit_code(*args) == 2
    assert "unencrypted" in capsys.readouterr().err
    assert exit_code(*args, "--plain-http") == 3


def test_a_token_that_no_header_can_carry_is_a_wrong_call(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOBGAUGE_TOKEN", "tok\nen")

    assert exit_code("check", "--api", ZOO, "--url", "https://host") == 2
    assert "tok" not in capsys.readouterr().err.replace("JOBGAUGE_TOKEN", "")


def test_the_word_bearer_does_not_belong_into_the_token(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOBGAUGE_TOKEN", "Bearer abc-3141")

    assert exit_code("check", "--api", ZOO, "--url", "https://host") == 2
    shown = capsys.readouterr().err
    assert "leave out the word Bearer" in shown
    assert "3141" not in shown


def test_the_help_says_what_the_exit_codes_mean(capsys: Capture) -> None:
    assert exit_code("check", "--help") == 0

    shown = capsys.readouterr().out
    for line in (
        "0  the server conforms",
        "1  a rule failed",
        "2  nothing could be tested",
        "3  the suite",
    ):
        assert line in shown
    assert "JOBGAUGE_TOKEN" in shown


def test_a_call_without_a_command_ends_with_2(capsys: Capture) -> None:
    assert exit_code() == 2
    assert "COMMAND" in capsys.readouterr().err


def test_a_bug_of_the_suite_ends_with_3(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom jobgauge import cli\nfrom jobgauge.commands import rules\n"
        "rules.described = lambda rules: rules.nothing\nsys.exit(cli.main(['rules']))\n"
    )
    (tmp_path / "broken.py").write_text(script)

    ended = python(str(tmp_path / "broken.py"))

    assert ended.code == 3
    assert "AttributeError" in ended.err


def test_an_interrupted_run_ends_with_130(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "_judge", interrupted)

    assert exit_code("check", "--api", ZOO, "--out", str(tmp_path)) == 130


def test_the_last_line_of_the_results_is_the_exit_code(tmp_path: Path) -> None:
    code = exit_code("check", "--api", ZOO, "--rule", ENUMS, "--out", str(tmp_path))

    *_, end = read_lines(tmp_path / ZOO / "results.jsonl")
    assert isinstance(end, RunEnd)
    assert end.exit == code == 0


def test_a_blank_token_is_a_wrong_call_and_an_empty_one_is_none(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    args = ["check", "--api", ZOO, "--url", "http://127.0.0.1:9", "--out", str(tmp_path)]

    monkeypatch.setenv("JOBGAUGE_TOKEN", " ")
    assert exit_code(*args) == 2
    assert "JOBGAUGE_TOKEN: expected a token, got ' '" in capsys.readouterr().err

    monkeypatch.setenv("JOBGAUGE_TOKEN", "")
    assert exit_code(*args) == 3
    assert "Nothing listens at" in capsys.readouterr().out
