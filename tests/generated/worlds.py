"""The same calls with and without asyncio, and clients whose responses come from a script."""

import asyncio
import json
from collections.abc import Awaitable, Iterable
from importlib import import_module
from types import ModuleType
from typing import Any

import attrs
import httpx

APIS = ("cognite_diagrams", "cognite_vision", "itwin_reality_conversion", "zoo_datasets")
BASE = "https://api.example.test/prefix"
TOKEN = "a-token-that-nobody-may-see"


def part(api: str, name: str = "") -> ModuleType:
    """Return the generated client of an API, or a module of it."""
    return import_module(f"{api}_client" + (f".{name}" if name else ""))


def reading(api: str) -> tuple[Any, tuple[Any, ...]]:
    """Return an endpoint of an API that reads something, and the arguments to call it with."""
    name, arguments = {
        "cognite_diagrams": ("get_convert_job", (123,)),
        "cognite_vision": ("get_extract_job", (123,)),
        "itwin_reality_conversion": ("list_jobs", ()),
        "zoo_datasets": ("get_org_dataset_conversion", CONVERSION_IDS),
    }[api]
    return part(api, "schemas").OPERATIONS[name], arguments


@attrs.frozen
class Sync:
    """Calls of the functions without asyncio."""

    name: str = "sync"

    def detailed(self, endpoint: Any, client: Any, *arguments: Any, **named: Any) -> Any:
        with client:
            return endpoint.sync_detailed(*arguments, client=client, **named)

    def value(self, endpoint: Any, client: Any, *arguments: Any, **named: Any) -> Any:
        with client:
            return endpoint.sync(*arguments, client=client, **named)

    def run(self, module: Any, name: str, client: Any, *arguments: Any, **named: Any) -> Any:
        with client:
            return getattr(module, name)(client, *arguments, **named)

    def listed(self, module: Any, name: str, client: Any, **named: Any) -> list[Any]:
        with client:
            return list(getattr(module, name)(client, **named))


@attrs.frozen
class Async:
    """Calls of the async counterparts on an event loop."""

    name: str = "async"

    def detailed(self, endpoint: Any, client: Any, *arguments: Any, **named: Any) -> Any:
        return self._within(client, endpoint.asyncio_detailed(*arguments, client=client, **named))

    def value(self, endpoint: Any, client: Any, *arguments: Any, **named: Any) -> Any:
        return self._within(client, endpoint.asyncio(*arguments, client=client, **named))

    def run(self, module: Any, name: str, client: Any, *arguments: Any, **named: Any) -> Any:
        return self._within(client, getattr(module, f"{name}_async")(client, *arguments, **named))

    def listed(self, module: Any, name: str, client: Any, **named: Any) -> list[Any]:
        async def collect() -> list[Any]:
            return [item async for item in getattr(module, f"{name}_async")(client, **named)]

        return self._within(client, collect())

    def _within(self, client: Any, call: Awaitable[Any]) -> Any:
        async def main() -> Any:
            async with client:
                return await call

        return asyncio.run(main())


World = Sync | Async
WORLDS = (Sync(), Async())


@attrs.define
class Script:
    """
    A transport that gives one answer after another, and repeats the last one.

    An answer is a response, an exception, or a function of the request.
    """

    answers: list[Any]
    requests: list[httpx.Request] = attrs.Factory(list[httpx.Request])

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(found, Exception):
            raise found
        whole: httpx.Response = found if isinstance(found, httpx.Response) else found(request)
        return httpx.Response(
            whole.status_code, headers=list(whole.headers.raw), content=whole.content
        )


def scripted(api: str, answers: Iterable[Any], **options: Any) -> tuple[Any, Script]:
    """Return a client of `api` whose server is a Script, and that script."""
    script = Script(list(answers))
    transport = httpx.MockTransport(script)
    client = part(api).Client(
        options.pop("base_url", BASE),
        token=options.pop("token", TOKEN),
        retry=options.pop("retry", part(api).Retry(first=0)),
        http_client=httpx.Client(transport=transport),
        async_http_client=httpx.AsyncClient(transport=transport),
        **options,
    )
    return client, script


def answer(body: Any, status: int = 200, **headers: str) -> httpx.Response:
    """Return a response; further arguments are headers, such as `retry_after="1"`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if isinstance(body, bytes):
        return httpx.Response(status, headers=named, content=body)
    return httpx.Response(status, headers=named, content=json.dumps(body).encode())


CONVERT_JOB = {
    "jobId": 123,
    "status": "Queued",
    "createdTime": 1730204346000,
    "startTime": 1730204346000,
    "statusTime": 1730204346000,
}
CONVERSION_IDS = ("3fa85f64-5717-4562-b3fc-2c963f66afa6", "1bc8fd79-b72a-4165-b490-58e5244c4cda")


def convert_job(status: str, **members: Any) -> dict[str, Any]:
    """Return a conversion job of Cognite."""
    return CONVERT_JOB | {"status": status} | members


def itwin_job(number: int, state: str = "success") -> dict[str, Any]:
    """Return a job of iTwin, with its number in the id and the name."""
    return {
        "id": f"00000000-0000-4000-8000-{number:012}",
        "name": f"job {number}",
        "type": "Conversion",
        "state": state,
        "createdDateTime": "2020-09-14T14:29:55Z",
        "lastModifiedDateTime": "2020-09-14T14:29:55Z",
        "iTwinId": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "dataCenter": "East US",
        "inputs": [],
        "outputs": [],
    }


ZOO = """{"created_at": "2026-03-01T00:00:00Z", "updated_at": "2026-03-01T00:00:00Z", "file_path": "a",
"file_etag": "b", "file_size": 1, "phase": "queued", "status": "queued", "original_snapshot_images": [],
"raw_kcl_snapshot_images": [], "salon_kcl_snapshot_images": []}"""


def final(api: str) -> dict[str, Any]:
    """Return the body of a read in which the job of an API is final."""
    if api == "zoo_datasets":
        ids = dict(zip(("dataset_id", "id"), CONVERSION_IDS, strict=True))
        return json.loads(ZOO) | ids | {"status": "success"}
    if api == "itwin_reality_conversion":
        return {"jobs": [itwin_job(1)]}
    return convert_job("Completed", items=[])
