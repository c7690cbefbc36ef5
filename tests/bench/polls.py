"""200 concurrent polls of one job by a generated client, beside bare httpx on the same server."""

import asyncio
import importlib
import json
import multiprocessing
import statistics
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE, ROUNDS = 200, 15
JOB = {"jobId": 1, "status": "Running", "createdTime": 1, "startTime": 1, "statusTime": 1}
BODY = json.dumps(JOB).encode()
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (
    len(BODY),
    BODY,
)


class Server(asyncio.Protocol):
    """Answers each request of a connection with the same job."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer as many requests as have arrived; none has a body."""
        self._transport.write(RESPONSE * data.count(b"\r\n\r\n"))


def serve(ready: Connection) -> None:
    """Serve until the process is ended, and send the port."""

    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


async def measured(base: str) -> dict[str, float]:
    """Return the median milliseconds of 200 polls by each candidate; they take turns in every round."""
    package = importlib.import_module("cognite_diagrams_client")
    endpoint = importlib.import_module("cognite_diagrams_client.api.diagrams.get_convert_job")
    client = package.Client(base, token="a-token")
    headers = {"authorization": "Bearer a-token", "accept": "application/json"}
    async with httpx.AsyncClient(timeout=30) as http, client:

        async def ours() -> None:
            await endpoint.asyncio(1, client=client)

        async def bare() -> None:
            response = await http.get(f"{base}/context/diagram/convert/1", headers=headers)
            response.raise_for_status().json()

        taken: dict[str, list[float]] = {"ours": [], "bare httpx": []}
        for number in range(ROUNDS + 1):
            for name, poll in (("ours", ours), ("bare httpx", bare)):
                started = time.perf_counter()
                await asyncio.gather(*(poll() for _ in range(AT_ONCE)))
                if number:  # the first round opens the connections
                    taken[name].append((time.perf_counter() - started) * 1000)
    return {name: statistics.median(each) for name, each in taken.items()}


def main() -> None:
    """Print the two times and their ratio."""
    sys.path.insert(0, str(ROOT / "generated"))
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    try:
        found = asyncio.run(measured(f"http://127.0.0.1:{ours.recv()}"))
    finally:
        server.terminate()
    print(f"\n{AT_ONCE} concurrent polls of one job, median of {ROUNDS} rounds")
    for name, spent in found.items():
        print(f"  {name:42} {spent:9.2f} ms")
    print(f"  ours is {found['ours'] / found['bare httpx']:.2f} x bare httpx")


if __name__ == "__main__":
    main()
