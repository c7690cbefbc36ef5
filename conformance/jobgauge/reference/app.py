"""
A spec and its handlers made into an ASGI application.

Routes, validation, authentication, headers and error bodies come from the spec; what an operation does comes from
`jobgauge.apis.<api>.reference`, found by the name of the API.
Read `service.py`, `change.py` and `reading.py` before this.
"""

import asyncio
import time
from itertools import count
from typing import Any, Protocol, cast
from urllib.parse import urlsplit

import attrs
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.routing import Route

from jobgauge import discovery
from jobgauge.reference.change import Change
from jobgauge.reference.envelope import error_answer, with_headers
from jobgauge.reference.reading import Reader, reader
from jobgauge.reference.sending import encoded, on_the_wire
from jobgauge.reference.service import Clock, Pace, Refusal, Reply, Request, Service
from jobgauge.spec.document import Api, Operation


class NoReference(LookupError):
    """No module of `jobgauge.reference` says what the operations of this API do."""


@attrs.frozen
class Reference:
    """
    A reference server, not yet listening.

    `given` are ids that exist, by parameter name; `prefix` is the path before that of every operation.
    """

    api: Api
    app: Starlette
    token: str
    given: dict[str, list[str]]
    prefix: str


class _Module(Protocol):
    def service(self, seed: int, clock: Clock, pace: Pace) -> Service: ...


def build(
    api: Api,
    *,
    seed: int = 0,
    clock: Clock = time.time,
    pace: Pace | None = None,
    change: Change | None = None,
    service: Service | None = None,
) -> Reference:
    """
    The reference server of an API in its first state; the same seed makes the same ids.

    `service` takes the place of the API's own module.
    Raises NoReference where there is neither.
    """
    change = change or Change()
    service = service or _module(api).service(seed, clock, pace or Pace())
    if change.service:
        service = change.service(service)
    token = f"jobgauge-reference-{seed}"
    server = _Server(api, service, change, token)
    prefix = server_prefix(api)
    routes = [server.route(prefix, operation) for operation in api.operations.values()]
    handlers = cast("Any", {HTTPException: server.undescribed, ClientDisconnect: _unheard})
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.router.redirect_slashes = False
    return Reference(api, app, token, service.given, prefix)


async def _unheard(_: HttpRequest, __: Exception) -> Response:
    """What a client is answered that went away before it had sent its body: nothing that anybody hears."""
    return Response(status_code=400)


def server_prefix(api: Api) -> str:
    """The path of the first server address of a spec, with the defaults of its variables."""
    first = api.document["servers"][0]
    url: str = first["url"]
    for name, variable in first.get("variables", {}).items():
        url = url.replace(f"{{{name}}}", variable["default"])
    return urlsplit(url).path.rstrip("/")


def _module(api: Api) -> _Module:
    own = next(discovery.modules_of(api.name, "reference"), None)
    if own is None:
        raise NoReference(f"no module apis/{api.name}/reference.py says what its operations do")
    return cast("_Module", own)


@attrs.frozen
class _Server:
    api: Api
    service: Service
    change: Change
    token: str
    calls: "count[int]" = attrs.field(factory=lambda: count(1))

    def route(self, prefix: str, operation: Operation) -> Route:
        reads = reader(self.api, operation, self.change, self.service.given)

        async def endpoint(http: HttpRequest) -> Response:
            return await self.respond(http, reads, await http.body())

        route = Route(prefix + operation.path, endpoint, methods=[operation.method])
        route.methods = {operation.method}  # Starlette adds HEAD, which no page describes
        return route

    async def respond(self, http: HttpRequest, reader: Reader, content: bytes) -> Response:
        operation = reader.operation
        request = Request(operation.id, _address(http), headers=http.headers)
        request_id = self.next_id()
        try:
            sent = http.headers.get("authorization")
            if not (self.change.admits and self.change.admits(operation.id, sent)):
                reader.authenticate(sent, self.token)
            request = reader.read(request, http, content)
            refusal = self.change.refuses(request) if self.change.refuses else None
            if refusal:
                raise refusal
            answer = self.service.operations[operation.id](request)
        except Refusal as refusal:
            answer = error_answer(self.api, operation, refusal, self.service.headline, request_id)
        answer = with_headers(operation, answer, request_id)
        if self.change.answer:
            answer = self.change.answer(request, answer)
        return await self.send(request, operation, answer)

    async def undescribed(self, http: HttpRequest, error: HTTPException) -> Response:
        """What no page describes: another path (404) or another method (405)."""
        request = Request("", _address(http), headers=http.headers)
        code = "NotFound" if error.status_code == 404 else "MethodNotAllowed"
        headers = dict(error.headers or {})
        refusal = Refusal(error.status_code, code, "No page describes this.", headers=headers)
        answer = error_answer(self.api, None, refusal, self.service.headline, self.next_id())
        return await self.send(request, None, answer)

    async def send(self, request: Request, operation: Operation | None, answer: Reply) -> Response:
        headers, content = encoded(operation, answer)
        status = answer.status
        if self.change.raw:
            status, headers, content = self.change.raw(request, status, headers, content)
        if self.change.delay:
            await asyncio.sleep(self.change.delay)
        return on_the_wire(status, headers, content)

    def next_id(self) -> str:
        """Names a request: the first one of a server is 1."""
        return f"request-{next(self.calls):08d}"


def _address(http: HttpRequest) -> str:
    return str(http.url.replace(query="", fragment=""))
