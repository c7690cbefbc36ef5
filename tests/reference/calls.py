"""Requests to a reference server inside this process, and the constraints of its spec that a response breaks."""

import asyncio
import atexit
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import attrs
import httpx

from jobgauge.exchange.call import typed
from jobgauge.messages.instances import instance
from jobgauge.reference.app import Reference, build
from jobgauge.spec.constraints import ABSENT, Constraint, Place
from jobgauge.spec.document import Api, Operation, load_api
from jobgauge.spec.walk import constraints

RUNNER = asyncio.Runner()
atexit.register(RUNNER.close)


@attrs.frozen
class Caller:
    """Sends requests to one reference server, with its token by default."""

    reference: Reference
    client: httpx.AsyncClient

    @property
    def api(self) -> Api:
        return self.reference.api

    def ask(self, operation: Operation, **changes: Any) -> httpx.Response:
        """
        Send a valid request with these changes.

        Changes are `parameters` by name (ABSENT removes one), `body` as JSON or `content` as bytes, and further
        `headers` (None removes one).
        """
        values = {**self.known(operation), **changes.get("parameters", {})}
        path = self.reference.prefix + operation.path
        query: dict[str, str] = {}
        headers: dict[str, str] = {}
        for parameter in operation.parameters:
            value = values.get(parameter.name, ABSENT)
            if value is ABSENT:
                continue
            text = value if isinstance(value, str) else json.dumps(value)
            match parameter.place:
                case "path":
                    path = path.replace(f"{{{parameter.name}}}", quote(text, safe=""))
                case "query":
                    query[parameter.name] = text
                case _:
                    headers[parameter.name] = text
        headers["Authorization"] = f"Bearer {self.reference.token}"
        content = changes.get("content")
        if operation.body and content is None:
            content = json.dumps(changes.get("body", instance(self.api, operation.body))).encode()
        if content is not None:
            headers["Content-Type"] = "application/json"
        changed: dict[str, str | None] = {**headers, **changes.get("headers", {})}
        sent = {name: value for name, value in changed.items() if value is not None}
        return self.send(operation.method, path, params=query, headers=sent, content=content)

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        return RUNNER.run(self.client.request(method, path, **options))

    def known(self, operation: Operation) -> dict[str, str]:
        """Return the first known id for each path parameter."""
        return {
            parameter.name: self.reference.given[parameter.name][0]
            for parameter in operation.parameters
            if parameter.place == "path"
        }

    def faulty(self, operation: Operation, place: Place, message: Any) -> httpx.Response:
        """Send a request that is valid except for the message at one place."""
        if place.part == "body":
            return self.ask(operation, body=message)
        return self.ask(operation, parameters={place.parameter: message})


def caller(name: str, **build_as: Any) -> Caller:
    reference = build(load_api(name), **build_as)
    transport = httpx.ASGITransport(app=reference.app)
    return Caller(reference, httpx.AsyncClient(transport=transport, base_url="http://reference"))


def request_constraints(api: Api) -> list[Constraint]:
    """Return the constraints that a request can break; in a URL or a header, every value is a string."""
    return [
        each
        for each in constraints(api)
        if each.place.direction == "request"
        and each.place.part != "security"
        and not (each.place.part != "body" and (each.keyword, each.value) == ("type", "string"))
    ]


def broken(api: Api, operation: Operation, answer: httpx.Response) -> list[str]:
    """Return the keys of the constraints that a response breaks, or its status if that is undocumented."""
    response = operation.response(answer.status_code)
    if response is None:
        return [f"{operation.id}: status {answer.status_code}"]
    return [
        each.key
        for each in constraints(api)
        if each.place.operation == operation.id and each.place.status == response.status
        for value in subjects(each, answer)
        if not each.holds(value)
    ]


def subjects(constraint: Constraint, answer: httpx.Response) -> Iterator[Any]:
    """Yield the values that a constraint is about in a response to which it applies."""
    match constraint.place.part:
        case "content-type":
            yield answer.headers["content-type"].partition(";")[0]
        case "header":
            text = answer.headers.get(constraint.place.parameter or "")
            yield ABSENT if text is None else typed(text, constraint.schema)
        case _ if not answer.headers["content-type"].startswith("application/json"):
            return
        case _:
            yield from (value for _, value in constraint.subjects(answer.json()))
