"""`jobgauge serve` runs the reference servers until it gets a signal, and prints how to send them requests."""

import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import ExitStack, contextmanager

import httpx
import pytest
from tests.commands.calling import environment, exit_code
from tests.rules.judging import DIAGRAMS, ITWIN, ZOO

from jobgauge.spec.document import api_names


@contextmanager
def served(*args: str) -> Generator[tuple["subprocess.Popen[str]", list[str]]]:
    """Yield the running command and the lines that it printed, up to the one that says how to end it."""
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


def send(curl: str) -> httpx.Response:
    """Send the request of a curl command."""
    words = shlex.split(curl)
    headers = dict(words[at + 1].split(": ", 1) for at, word in enumerate(words) if word == "-H")
    body = words[words.index("-d") + 1] if "-d" in words else None
    return httpx.request("POST" if body else "GET", words[-1], headers=headers, content=body)


@pytest.mark.parametrize("name", [DIAGRAMS, ZOO, ITWIN])
def test_every_printed_curl_line_works(name: str) -> None:
    with served("--api", name) as (_, lines):
        curls = [line.strip() for line in lines if line.strip().startswith("curl ")]

        assert [send(curl).status_code for curl in curls] == [200] * len(curls)
        assert len(curls) == (2 if name == DIAGRAMS else 1)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_server_cleanly(number: signal.Signals) -> None:
    with served("--api", ITWIN) as (process, _):
        process.send_signal(number)
        _, err = process.communicate()

    assert process.returncode == 0
    assert err == ""


def free_ports(count: int) -> int:
    """Return the first of several consecutive free ports."""
    while True:
        with ExitStack() as opened:
            sockets = [opened.enter_context(socket.socket()) for _ in range(count)]
            try:
                sockets[0].bind(("127.0.0.1", 0))
                first = sockets[0].getsockname()[1]
                for number, each in enumerate(sockets[1:], start=1):
                    each.bind(("127.0.0.1", first + number))
            except OSError:
                continue  # one of the next ports is taken
            return first


def test_all_apis_are_served_by_default_on_consecutive_ports() -> None:
    count = len(api_names())

    def served_ports(first: int) -> list[int | None]:
        with served("--port", str(first)) as (_, lines):
            addresses = [line.split()[1] for line in lines if line.strip().startswith("address")]
        return [httpx.URL(each).port for each in addresses]

    # A try fails if another process takes one of the ports meanwhile.
    tries = ((first, served_ports(first)) for first in (free_ports(count) for _ in range(20)))
    first, ports = next(each for each in tries if len(each[1]) == count)

    assert ports == [first + number for number in range(count)]


def test_the_seed_decides_the_ids() -> None:
    def ids(seed: str) -> list[str]:
        with served("--api", ZOO, "--seed", seed) as (_, lines):
            return [line for line in lines if "http" not in line]

    assert ids("1") == ids("1")
    assert ids("1") != ids("2")


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_a_port_out_of_range_is_a_wrong_call(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("serve", "--api", ZOO, "--port", port) == 2
    assert "--port: " in capsys.readouterr().err


def test_a_port_that_is_taken_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        assert exit_code("serve", "--api", ZOO, "--port", str(taken.getsockname()[1])) == 2

    assert "cannot listen on" in capsys.readouterr().err
