"""
A spec and its handlers made into an ASGI application.

Routes, validation, authentication, headers and error bodies come from the spec; what an operation does comes from
`jobgauge.reference.<api>`, found by the name of the API.
Read `service.py` and `change.py` before this.
"""

import asyncio
import importlib
import json
import time
from collections.abc import AsyncIterator
from itertools import count
from typing import Any, Protocol, cast
from urllib.parse import urlsplit

import attrs
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request as HttpRequest
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from jobgauge.apis import Api, Operation, Parameter
from jobgauge.constraints import ABSENT, Constraint, constraints
from jobgauge.reference.change import Change, Headers
from jobgauge.reference.checks import check, mend, request_constraints
from jobgauge.reference.decoding import MalformedBody, from_json, typed
from jobgauge.reference.envelope import error_answer, with_headers
from jobgauge.reference.service import Answer, Clock, Pace, Refusal, Request, Service

PIECE = 97
"""The size of a chunk, small enough to fall inside a member name or a character."""


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
    The reference server of an API, in its first state; the same seed makes the same ids.


    `service` takes the place of the API's own module.
    """
    change = change or Change()
    service = service or _module(api).service(seed, clock, pace or Pace())
    if change.service:
        service = change.service(service)
    prefix = server_prefix(api)
    token = f"jobgauge-reference-{seed}"
    server = _Server(api, service, change, token, count(1))
    routes = [server.route(prefix, operation) for operation in api.operations.values()]
    handlers = {HTTPException: server.undescribed}
    app = Starlette(routes=routes, exception_handlers=cast("Any", handlers))
    app.router.redirect_slashes = False
    return Reference(api, app, token, service.given, prefix)


def server_prefix(api: Api) -> str:
    """The path of the first server address of a spec, with the defaults of its variables."""
    first = api.document["servers"][0]
    url: str = first["url"]
    for name, variable in first.get("variables", {}).items():
        url = url.replace(f"{{{name}}}", variable["default"])
    return urlsplit(url).path.rstrip("/")


def _module(api: Api) -> _Module:
    name = f"jobgauge.reference.{api.name}"
    try:
        return cast("_Module", importlib.import_module(name))
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise NoReference(f"no module {name} says what the operations of {api.name} do") from error


@attrs.frozen
class _Server:
    api: Api
    service: Service
    change: Change
    token: str
    calls: "count[int]"

    def route(self, prefix: str, operation: Operation) -> Route:
        checked = request_constraints(self.api, operation)

        async def endpoint(http: HttpRequest) -> Response:
            content = await http.body()
            return await self.respond(http, operation, checked, content)

        route = Route(prefix + operation.path, endpoint, methods=[operation.method])
        route.methods = {operation.method}
        return route

    async def respond(
        self, http: HttpRequest, operation: Operation, checked: list[Constraint], content: bytes
    ) -> Response:
        request = Request(operation.id, _address(http), headers=http.headers)
        request_id = self.next_id()
        try:
            self.authenticate(operation, http)
            request = self.read(request, http, operation, checked, content)
            refusal = self.change.refuses(request) if self.change.refuses else None
            if refusal:
                raise refusal
            answer = self.service.operations[operation.id](request)
        except Refusal as refusal:
            answer = error_answer(self.api, operation, refusal, self.service.headline, request_id)
        answer = attrs.evolve(answer, headers=with_headers(operation, answer, request_id))
        if self.change.answer:
            answer = self.change.answer(request, answer)
        return await self.send(answer, operation)

    def next_id(self) -> str:
        return f"{self.token.rsplit('-', 1)[1]}-{next(self.calls):08d}"

    def authenticate(self, operation: Operation, http: HttpRequest) -> None:
        sent = http.headers.get("authorization")
        if not _is_secured(self.api, operation) or (
            self.change.admits and self.change.admits(sent)
        ):
            return
        if sent is None:
            raise Refusal(401, "HeaderNotFound", "The request has no Authorization header.")
        scheme, _, token = sent.partition(" ")
        if scheme.lower() != "bearer":
            raise Refusal(
                401, "UnknownScheme", "The Authorization header is not of the scheme Bearer."
            )
        if token.strip() != self.token:
            raise Refusal(401, "InvalidToken", "The token is not valid.")

    def read(
        self,
        request: Request,
        http: HttpRequest,
        operation: Operation,
        checked: list[Constraint],
        content: bytes,
    ) -> Request:
        """The request with typed parameters and body; raises Refusal for the first constraint that it breaks."""
        parts = {
            parameter.name: typed(parameter.schema.value, text)
            for parameter in operation.parameters
            if (text := _text(http, parameter)) is not None
        }
        status = _invalid_status(operation)
        body: Any = ABSENT
        if operation.body:
            body = _body(http, operation, content, status)
        for constraint in checked:
            if constraint.key == self.change.unenforced:
                parts, body = mend(self.api, constraint, parts, body, self.service.given)
            else:
                check(constraint, parts, body, 400 if constraint.place.part == "path" else status)
        for constraint in checked:
            if constraint.keyword == "default":
                parts, body = _with_default(constraint, parts, body)
        return attrs.evolve(request, parameters=parts, body=body)

    async def send(self, answer: Answer, operation: Operation | None) -> Response:
        content = json.dumps(answer.body, ensure_ascii=False, separators=(",", ":")).encode()
        response = operation.response(answer.status) if operation else None
        kinds = response.content_types if response else ()
        headers: Headers = [
            ("content-type", kinds[0] if kinds else "application/json"),
            ("content-length", str(len(content))),
            *answer.headers.items(),
        ]
        status = answer.status
        if self.change.raw:
            status, headers, content = self.change.raw(status, headers, content)
        if self.change.delay:
            await asyncio.sleep(self.change.delay)
        return _response(status, headers, content)

    async def undescribed(self, http: HttpRequest, error: HTTPException) -> Response:
        """What no page describes: another path (404) or another method (405)."""
        del http
        code = "NotFound" if error.status_code == 404 else "MethodNotAllowed"
        headers = dict(error.headers or {})
        refusal = Refusal(error.status_code, code, "No page describes this.", headers=headers)
        answer = error_answer(self.api, None, refusal, self.service.headline, self.next_id())
        return await self.send(answer, None)


def _address(http: HttpRequest) -> str:
    return str(http.url.replace(query="", fragment=""))


def _is_secured(api: Api, operation: Operation) -> bool:
    return any(
        each.place.operation == operation.id and each.keyword == "security" and each.value
        for each in constraints(api)
    )


def _text(http: HttpRequest, parameter: Parameter) -> str | None:
    match parameter.place:
        case "path":
            return cast("str", http.path_params[parameter.name])
        case "query":
            return http.query_params.get(parameter.name)
        case _:
            return http.headers.get(parameter.name)


def _invalid_status(operation: Operation) -> int:
    """What refuses a request that breaks a constraint: 422 where the operation documents that very status, else 400."""
    documented = {response.status for response in operation.responses}
    return 422 if "422" in documented and "400" not in documented else 400


def _body(http: HttpRequest, operation: Operation, content: bytes, status: int) -> Any:
    kind = http.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and not (
        kind.startswith("application/") and kind.endswith("+json")
    ):
        unsupported = 415 if operation.response(415) else status
        raise Refusal(
            unsupported, "UnsupportedMediaType", "The body is not application/json.", "body"
        )
    try:
        return from_json(content)
    except MalformedBody as error:
        raise Refusal(status, "MalformedBody", f"The body is not JSON: {error}.", "body") from error


def _with_default(
    constraint: Constraint, parts: dict[str, Any], body: Any
) -> tuple[dict[str, Any], Any]:
    """The parameters and the body with the documented default where the caller says nothing."""
    name = constraint.place.parameter
    if name is not None:
        return {name: constraint.value, **parts}, body
    *above, member = constraint.path
    for _, holder in attrs.evolve(constraint, path=tuple(above)).subjects(body):
        holder.setdefault(member, constraint.value)
    return parts, body


def _response(status: int, headers: Headers, content: bytes) -> Response:
    if any(name == "content-length" for name, _ in headers):
        response = Response(content, status)
    else:
        response = StreamingResponse(_pieces(content), status)
    response.raw_headers = [
        (name.encode("latin-1"), value.encode("latin-1")) for name, value in headers
    ]
    return response


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), PIECE):
        yield content[start : start + PIECE]
