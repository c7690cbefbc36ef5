"""
A bad night: waits on a server that misbehaves in every way that a waiter must survive, for some minutes.

    python -m tests.bench.night --minutes 30 --waits 200

The server is a process of its own and answers each read with a fault or with the running job, by chance.
When the minutes are over it is well again and every job is final.
One sync wait and many async ones, with the advised pauses between reads and the retries of a client by default.
Exit with 1 if a wait did not end with its success, or if an exception shows a token.
"""

import argparse
import asyncio
import gzip
import json
import multiprocessing
import pickle
import random
import resource
import socket
import statistics
import struct
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import attrs

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "generated"))

from cognite_diagrams_client import Client
from cognite_diagrams_client._runtime.errors import ApiError
from cognite_diagrams_client.api.diagrams import get_convert_job
from cognite_diagrams_client.waiting import (
    ConvertJobEnding,
    wait_for_convert_job,
    wait_for_convert_job_async,
)

TOKEN = "a-token-that-nobody-may-see"
JOB_TOKEN = "a-job-token-that-nobody-may-see"
TIMEOUT, CALL = 10.0, 30.0
"""The longest silence and the longest call that the clients allow, in seconds."""
GRACE = 600.0
"""The seconds that a wait may take after the job is final."""
OUTAGE, BETWEEN = 10.0, 240.0
"""The seconds for which the server refuses connections, and those between two such times."""

Writer = asyncio.StreamWriter
Fault = Callable[[Writer, bytes], Awaitable[None]]


def body(number: int, status: str) -> bytes:
    """Return a job in a status, as JSON."""
    job: dict[str, Any] = {"jobId": number, "status": status}
    job |= dict.fromkeys(("createdTime", "startTime", "statusTime"), 1730204346000)
    if status == "Completed":
        pages = [{"page": 1, "svgUrl": "s", "pngUrl": "p"}]
        job["items"] = [{"fileId": 1, "results": pages}]
    return json.dumps(job).encode()


def head(status: str, *lines: str) -> bytes:
    """Return the start of a response."""
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1")


def whole(content: bytes, *lines: str, status: str = "200 OK") -> bytes:
    """Return a complete response."""
    return head(status, *lines, f"Content-Length: {len(content)}") + content


def says(*pieces: bytes, hangs_up: bool = False) -> Fault:
    """Return a fault that sends the same bytes to everybody."""

    async def fault(writer: Writer, _job: bytes) -> None:
        writer.writelines(pieces)
        if hangs_up:
            writer.close()

    return fault


def wraps(*lines: str, status: str = "200 OK") -> Fault:
    """Return a fault that sends the job with odd header lines."""

    async def fault(writer: Writer, job: bytes) -> None:
        writer.write(whole(job, *lines, status=status))

    return fault


async def _any_5xx(writer: Writer, _job: bytes) -> None:
    writer.write(whole(f"<html>{TOKEN}".encode(), status=f"{random.randint(500, 599)} Odd"))


async def _cut(writer: Writer, job: bytes) -> None:
    writer.write(head("200 OK", f"Content-Length: {len(job)}") + job[: len(job) // 2])
    writer.close()


async def _cut_refusal(writer: Writer, _job: bytes) -> None:
    writer.write(head("502 Bad Gateway", "Content-Length: 999") + b"<html>")
    writer.close()


async def _chunk_cut(writer: Writer, job: bytes) -> None:
    writer.write(head("200 OK", "Transfer-Encoding: chunked") + b"%x\r\n" % len(job) + job[:9])
    writer.close()


async def _reset(writer: Writer, _job: bytes) -> None:
    _abort(writer)


async def _reset_in_body(writer: Writer, job: bytes) -> None:
    writer.write(head("200 OK", f"Content-Length: {len(job)}") + job[:9])
    await writer.drain()
    _abort(writer)


def _abort(writer: Writer) -> None:
    """Close with a reset instead of an orderly end."""
    writer.get_extra_info("socket").setsockopt(
        socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
    )
    writer.transport.abort()


async def _cut_gzip(writer: Writer, job: bytes) -> None:
    writer.write(whole(gzip.compress(job)[:-12], "Content-Encoding: gzip"))


async def _slow(writer: Writer, job: bytes) -> None:
    response = whole(job)
    for start in range(0, len(response), 20):
        writer.write(response[start : start + 20])
        await writer.drain()
        await asyncio.sleep(0.2)


async def _silent(writer: Writer, _job: bytes) -> None:
    await asyncio.sleep(TIMEOUT * 1.5)
    writer.close()


async def _endless(writer: Writer, _job: bytes) -> None:
    writer.write(head("200 OK", "Content-Length: 1000"))
    for _ in range(1000):
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(1)


async def _hints(writer: Writer, job: bytes) -> None:
    writer.write(head("103 Early Hints", "Link: </a>") * 3 + whole(job))


async def _moved(writer: Writer, job: bytes) -> None:
    number = json.loads(job)["jobId"]
    writer.write(whole(b"", f"Location: {number}?again=1", status="307 Temporary Redirect"))


_PAST, _SOON = "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 32 Foo 2026 99:00:00 XYZ"
_BEFORE = [f"Retry-After: {value}" for value in ("1", "3", "0", _PAST, _SOON, "soon", "-1", "1.5")]

FAULTS: dict[str, Fault] = {
    "408": says(whole(b"", status="408 Request Timeout")),
    "425": says(whole(b"", status="425 Too Early")),
    "429": says(whole(b'{"error": {"code": 429, "message": "slow down"}}', status="429 Too Many")),
    **{
        f"429 {line}": says(whole(b"", line, status="429 Too Many Requests"))
        for line in (*_BEFORE, "Retry-After: \xb2")
    },
    "503 Retry-After: 2": says(whole(b"", "Retry-After: 2", status="503 Service Unavailable")),
    "a 5xx of 500 to 599": _any_5xx,
    "a 5xx that repeats the token": says(
        whole(f'{{"error": {{"message": "Bearer {TOKEN}"}}}}'.encode(), f"X-Was: {TOKEN}", status="500 Odd")
    ),
    "a body cut": _cut,
    "the body of a 502 cut": _cut_refusal,
    "a chunk cut": _chunk_cut,
    "a chunk of no size": says(head("200 OK", "Transfer-Encoding: chunked") + b"ZZ\r\n{}\r\n0\r\n\r\n"),
    "a negative length": says(head("200 OK", "Content-Length: -5") + b"{}", hangs_up=True),
    "two lengths": says(head("200 OK", "Content-Length: 2", "Content-Length: 3") + b"{}", hangs_up=True),
    "closed before an answer": says(hangs_up=True),
    "closed in the headers": says(b"HTTP/1.1 200 OK\r\nContent-Le", hangs_up=True),
    "closed after the headers": says(head("200 OK", "Content-Length: 99"), hangs_up=True),
    "reset": _reset,
    "reset in the body": _reset_in_body,
    "no HTTP": says(b"\x16\x03\x01\x02\x00\x01" * 9, hangs_up=True),
    "another HTTP": says(b"HTTP/9.9 200 OK\r\n\r\n", hangs_up=True),
    "gzip that is none": says(whole(b"{}", "Content-Encoding: gzip")),
    "gzip cut": _cut_gzip,
    "invalid JSON": says(whole(b'{"jobId": 1, "status"; }')),
    "HTML": says(whole(b"<html>", "Content-Type: text/html")),
    "no body": says(whole(b"")),
    "half of a JSON": says(whole(b'{"jobId": 1, "sta')),
    "JSON too deep": says(whole(b"[" * 100_000)),
    "invalid UTF-8": says(whole(b'{"jobId": 1, "status": "Run\xff\xfe"}')),
    "UTF-16": says(whole('{"jobId": 1}'.encode("utf-16"))),
    "slow": _slow,
    "silent": _silent,
    "a body without end": _endless,
    "early hints": _hints,
    "a redirect": _moved,
    "headers not ASCII": wraps("X-Wh\xe4t: \xff\xfe\xfd", "Server: \xe2\x82\xac"),
    "headers with odd bytes": says(whole(b"{}", "X-Odd: a\x00b")),
    "an odd Location": wraps("Location: http://[::1\xff/%zz", "Content-Location: //"),
    "an odd Location of a 503": wraps("Location: ht\xfftp://a:b:c", status="503 Odd"),
    "an odd Retry-After": wraps("Retry-After: \xb2"),
    "500 cookies": wraps(*(f"Set-Cookie: n{n}={'v' * 50}; Path=/" for n in range(500))),
    "9000 cookies": wraps(*(f"Set-Cookie: n{n}={'v' * 50}; Path=/" for n in range(9000))),
}  # fmt: skip


def serve(connection: Connection, ends: float, seed: int) -> None:
    """Answer until the parent says something, then send it the answers by kind."""
    random.seed(seed)
    connection.send(asyncio.run(_serving(connection, ends)))


async def _serving(connection: Connection, ends: float) -> Counter[str]:
    kinds = Counter[str]()
    names = list(FAULTS)
    began = time.monotonic()

    async def answer(reader: asyncio.StreamReader, writer: Writer) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            while not writer.is_closing():
                line = (await reader.readuntil(b"\r\n\r\n")).split(b" ", 2)[1]
                number = int(line.partition(b"?")[0].rpartition(b"/")[2])
                now = time.monotonic()
                if now >= ends:
                    kinds["final"] += 1
                    writer.write(whole(body(number, "Completed")))
                elif random.random() < 0.25:
                    kinds["good"] += 1
                    early = now - began < (ends - began) / 5
                    writer.write(whole(body(number, "Queued" if early else "Running")))
                else:
                    name = random.choice(names)
                    kinds[name] += 1
                    await FAULTS[name](writer, body(number, "Running"))
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=1024)
    port = server.sockets[0].getsockname()[1]
    connection.send(port)
    outage = began + BETWEEN
    while not connection.poll():
        await asyncio.sleep(0.1)
        if outage <= time.monotonic() < ends - OUTAGE:
            outage += BETWEEN
            kinds["(times that connections were refused)"] += 1
            server.close()
            await asyncio.sleep(OUTAGE)
            server = await asyncio.start_server(answer, "127.0.0.1", port, backlog=1024)
    server.close()
    return kinds


@attrs.define
class Night:
    """Records what the waits met and how they ended."""

    ends: float
    errors: Counter[str] = attrs.Factory(Counter[str])
    endings: Counter[str] = attrs.Factory(Counter[str])
    shown: list[str] = attrs.Factory(list[str])
    delays: dict[int, float] = attrs.Factory(dict[int, float])
    reads: dict[int, int] = attrs.Factory(dict[int, int])
    stall: float = 0.0

    def check(self, error: BaseException) -> None:
        """Count an exception, and note it if it shows a token in any way."""
        self.errors[_label(error)] += 1
        text = "".join(traceback.format_exception(error)) + repr(error) + repr(vars(error))
        stored = pickle.dumps(error) if isinstance(error, ApiError) else b""
        if TOKEN in text or JOB_TOKEN in text or TOKEN.encode() in stored:
            self.shown.append(_label(error))

    def end(self, number: int, ending: ConvertJobEnding | Exception) -> None:
        """Note how a wait ended."""
        self.delays[number] = time.monotonic() - self.ends
        if isinstance(ending, BaseException):
            self.check(ending)
            cause = f" from {_label(ending.__cause__)}" if ending.__cause__ else ""
            early = " before the end" if self.delays[number] < 0 else ""
            self.endings[f"{_label(ending)}{cause}{early}: {ending}"[:160]] += 1
        else:
            self.endings[type(ending).__name__] += 1
            self.reads[number] = ending.reads


def _label(error: BaseException) -> str:
    status = getattr(error, "status", None)
    return type(error).__name__ + (f" {status}" if status else "")


def watch(night: Night) -> None:
    """Let the night see the error of every single read, which the waits survive."""
    read, read_async = get_convert_job.sync_detailed, get_convert_job.asyncio_detailed

    def seen(response: Any) -> Any:
        try:
            response.value()
        except ApiError as error:
            night.check(error)
        return response

    def reading(*arguments: Any, **named: Any) -> Any:
        try:
            return seen(read(*arguments, **named))
        except ApiError as error:
            night.check(error)
            raise

    async def reading_async(*arguments: Any, **named: Any) -> Any:
        try:
            return seen(await read_async(*arguments, **named))
        except ApiError as error:
            night.check(error)
            raise

    get_convert_job.sync_detailed = reading
    get_convert_job.asyncio_detailed = reading_async


def wait(night: Night, url: str, deadline: float) -> None:
    """Wait for job 0 without asyncio."""
    with Client(url, token=TOKEN, timeout=TIMEOUT, deadline=CALL) as client:
        try:
            ending = wait_for_convert_job(client, 0, x_job_token=JOB_TOKEN, deadline=deadline)
        except Exception as error:  # noqa: BLE001 - it is counted
            night.end(0, error)
        else:
            night.end(0, ending)


async def wait_for_all(night: Night, url: str, count: int, deadline: float) -> None:
    """Wait for many jobs at once on one event loop, and measure its longest stall."""

    async def one(client: Client, number: int) -> None:
        try:
            ending = await wait_for_convert_job_async(
                client, number, x_job_token=JOB_TOKEN, deadline=deadline
            )
        except Exception as error:  # noqa: BLE001 - it is counted
            night.end(number, error)
        else:
            night.end(number, ending)

    async def tick() -> None:
        while True:
            before = time.monotonic()
            await asyncio.sleep(0.05)
            night.stall = max(night.stall, time.monotonic() - before - 0.05)

    async def report() -> None:
        while True:
            await asyncio.sleep(60)
            left = night.ends - time.monotonic()
            errors = sum(night.errors.values())
            print(f"{left:.0f} s left, {errors} errors, {memory()} kB", flush=True)

    others = [asyncio.create_task(tick()), asyncio.create_task(report())]
    async with Client(url, token=TOKEN, timeout=TIMEOUT, deadline=CALL) as client:
        await asyncio.gather(*(one(client, number + 1) for number in range(count)))
    for each in others:
        each.cancel()


def memory() -> int:
    """Return the most memory that this process has had, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> int:
    """Run the night and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--waits", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    spawned = multiprocessing.get_context("spawn")
    ours, theirs = spawned.Pipe()
    began = time.monotonic()
    night = Night(began + 60 * options.minutes)
    server = spawned.Process(target=serve, args=(theirs, night.ends, options.seed), daemon=True)
    server.start()
    url = f"http://127.0.0.1:{ours.recv()}"
    watch(night)
    before = memory()
    deadline = 60 * options.minutes + GRACE
    thread = threading.Thread(target=wait, args=(night, url, deadline))
    thread.start()
    asyncio.run(wait_for_all(night, url, options.waits, deadline))
    thread.join()
    ours.send("end")
    kinds: Counter[str] = ours.recv()
    print_all(night, kinds, before)
    return 0 if not night.shown and {*night.endings} == {"Succeeded"} else 1


def print_all(night: Night, kinds: Counter[str], before: int) -> None:
    """Print the figures of a night."""
    for title, counted in (
        ("Answers of the server", kinds),
        ("Errors of reads and waits", night.errors),
        ("Ends of the waits", night.endings),
    ):
        print(f"\n{title}")
        for name, count in counted.most_common():
            print(f"{count:8} {name}")
    delays = [delay for number, delay in night.delays.items() if number]
    reads = [count for number, count in night.reads.items() if number]
    print(f"\n{sum(kinds.values())} answers; {sum(night.errors.values())} errors")
    print(f"good reads: sync {night.reads.get(0)}", end="")
    if reads:
        print(f"; async {min(reads)} to {max(reads)}, median {statistics.median(reads)}", end="")
    print(
        f"\nseconds from final to return: sync {night.delays[0]:.2f}; "
        f"async median {statistics.median(delays):.2f}, longest {max(delays):.2f}\n"
        f"longest stall of the event loop: {night.stall:.3f} s\n"
        f"memory: {before} kB before, {memory()} kB at most\n"
        f"exceptions that show a token: {len(night.shown)} {Counter(night.shown)}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
