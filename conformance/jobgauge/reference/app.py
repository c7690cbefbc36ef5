"""
An ASGI application made from a spec and the handlers of its operations.

Routes, validation, authentication, headers and error bodies come from the spec; the handlers come from
`jobgauge.apis.<api>.reference`, found by the name of the API.
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
from jobgauge.reference.envelope import error_reply, with_headers
from jobgauge.reference.reading import Reader, reader_of
from jobgauge.reference.sending import encoded, http_response
from jobgauge.reference.service import Clock, Pace, Refusal, Reply, Request, Service
from jobgauge.spec.document import Api, Operation


class NoReference(LookupError):
    """The API has no module `reference`, and so no handlers."""


@attrs.frozen
class Reference:
    """
    A reference server, not yet listening.

    `given` are ids that exist, by parameter name; `prefix` precedes the path of every operation.
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
    Return the reference server of an API in its first state; the same seed makes the same ids.

    `service` takes the place of the API's own module.
    Raises NoReference if there is neither.
    """
    change = change or Change()
    service = service or _module(api).service(seed, clock, pace or Pace())
    if change.service:
        service = change.service(service)
    token = f"jobgauge-reference-{seed}"
    server = _Server(api, service, change, token)
    prefix = _prefix(api)
    routes = [server.route(prefix, operation) for operation in api.operations.values()]
    handlers = cast("Any", {HTTPException: server.undocumented, ClientDisconnect: _disconnected})
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.router.redirect_slashes = False
    return Reference(api, app, token, service.given, prefix)


async def _disconnected(_: HttpRequest, __: Exception) -> Response:
    """Return the response to a client that went away before it had sent its body; nobody receives it."""
    return Response(status_code=400)


def _prefix(api: Api) -> str:
    """Return the path of the first server address of a spec, with the defaults of its variables."""
    first = api.document["servers"][0]
    url: str = first["url"]
    for name, variable in first.get("variables", {}).items():
        url = url.replace(f"{{{name}}}", variable["default"])
    return urlsplit(url).path.rstrip("/")


def _module(api: Api) -> _Module:
    own = next(discovery.modules_of(api.name, "reference"), None)
    if own is None:
        raise NoReference(
            f"no reference server for {api.name!r}: expected apis/{api.name}/reference.py"
        )
    return cast("_Module", own)


@attrs.frozen
class _Server:
    api: Api
    service: Service
    change: Change
    token: str
    calls: "count[int]" = attrs.field(factory=lambda: count(1))

    def route(self, prefix: str, operation: Operation) -> Route:
        reader = reader_of(self.api, operation, self.change, self.service.given)

        async def endpoint(http: HttpRequest) -> Response:
            return await self.respond(http, reader, await http.body())

        route = Route(prefix + operation.path, endpoint, methods=[operation.method])
        route.methods = {operation.method}  # Starlette adds HEAD, which no page documents
        return route

    async def respond(self, http: HttpRequest, reader: Reader, content: bytes) -> Response:
        operation = reader.operation
        request = Request(operation.id, _address(http), headers=http.headers)
        request_id = self.next_id()
        authenticates = self.change.authenticates
        try:
            shown = reader.shown(http)
            if not (authenticates and authenticates(operation.id, shown)):
                reader.authenticate(shown, self.token)
            request = reader.read(request, http, content)
            refusal = self.change.refuses(request) if self.change.refuses else None
            if refusal:
                raise refusal
            reply = self.service.operations[operation.id](request)
        except Refusal as refusal:
            reply = error_reply(self.api, operation, refusal, self.service.headline, request_id)
        reply = with_headers(self.api, operation, reply, request_id)
        if self.change.reply:
            reply = self.change.reply(request, reply)
        return await self.send(request, operation, reply)

    async def undocumented(self, http: HttpRequest, error: HTTPException) -> Response:
        """Return the response to a path (404) or method (405) that no page documents."""
        request = Request("", _address(http), headers=http.headers)
        code = "NotFound" if error.status_code == 404 else "MethodNotAllowed"
        headers = dict(error.headers or {})
        message = "No operation has this path and method."
        refusal = Refusal(error.status_code, code, message, headers=headers)
        reply = error_reply(self.api, None, refusal, self.service.headline, self.next_id())
        return await self.send(request, None, reply)

    async def send(self, request: Request, operation: Operation | None, reply: Reply) -> Response:
        headers, content = encoded(operation, reply)
        status = reply.status
        if self.change.raw:
            status, headers, content = self.change.raw(request, status, headers, content)
        if self.change.delay:
            await asyncio.sleep(self.change.delay)
        return http_response(status, headers, content)

    def next_id(self) -> str:
        """Return the id of the next request, counted from 1."""
        return f"request-{next(self.calls):08d}"


def _address(http: HttpRequest) -> str:
    return str(http.url.replace(query="", fragment=""))
