"""`jobgauge serve` runs the reference servers until it is told to end, and says how to ask them something."""

import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager

import httpx
import pytest
from tests.commands.calling import environment, exit_code
from tests.rules.judging import DIAGRAMS, ITWIN, ZOO


@contextmanager
def served(*args: str) -> Generator[tuple["subprocess.Popen[str]", list[str]]]:
    """The running command and the lines that it printed, up to the one that says how to end it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "jobgauge.cli", "serve", *args],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        lines: list[str] = []
        for line in process.stdout:
            lines.append(line.rstrip("\n"))
            if "Ctrl-C" in line:
                break
        yield process, lines
    finally:
        process.kill()
        process.communicate()


def asked(curl: str) -> httpx.Response:
    """What a curl command would ask."""
    words = shlex.split(curl)
    headers = dict(words[at + 1].split(": ", 1) for at, word in enumerate(words) if word == "-H")
    body = words[words.index("-d") + 1] if "-d" in words else None
    return httpx.request("POST" if body else "GET", words[-1], headers=headers, content=body)


@pytest.mark.parametrize("name", [DIAGRAMS, ZOO, ITWIN])
def test_every_printed_curl_line_works(name: str) -> None:
    with served("--api", name) as (_, lines):
        curls = [line.strip() for line in lines if line.strip().startswith("curl ")]

        assert [asked(curl).status_code for curl in curls] == [200] * len(curls)
        assert len(curls) == (2 if name == DIAGRAMS else 1)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(number: signal.Signals) -> None:
    with served("--api", ITWIN) as (process, _):
        process.send_signal(number)
        _, err = process.communicate(timeout=20)

    assert process.returncode == 0
    assert err == ""


def test_all_apis_are_served_by_default_from_the_port_on() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with served("--port", str(port)) as (_, lines):
        addresses = [line.split()[1] for line in lines if line.strip().startswith("address")]

    assert [httpx.URL(each).port for each in addresses] == [port, port + 1, port + 2, port + 3]


def test_a_seed_decides_the_ids() -> None:
    def ids(seed: str) -> list[str]:
        with served("--api", ZOO, "--seed", seed) as (_, lines):
            return [line for line in lines if "http" not in line]

    assert ids("1") == ids("1")
    assert ids("1") != ids("2")


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_a_port_that_cannot_be_had_is_a_wrong_call(
    port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code("serve", "--api", ZOO, "--port", port) == 2
    assert "--port: " in capsys.readouterr().err


def test_a_port_that_is_taken_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        assert exit_code("serve", "--api", ZOO, "--port", str(taken.getsockname()[1])) == 2

    assert "cannot be listened on" in capsys.readouterr().err
