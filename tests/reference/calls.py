"""Requests to a reference server inside this process, and what its answers break of their own spec."""

import asyncio
import atexit
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import attrs
import httpx

from jobgauge.messages.instances import instance
from jobgauge.reference.app import Reference, build
from jobgauge.reference.decoding import typed
from jobgauge.spec.constraints import ABSENT, Constraint, Place
from jobgauge.spec.document import Api, Operation, load_api
from jobgauge.spec.walk import constraints

RUNNER = asyncio.Runner()
atexit.register(RUNNER.close)


@attrs.frozen
class Caller:
    """Asks one reference server, with its token unless told otherwise."""

    reference: Reference
    client: httpx.AsyncClient

    @property
    def api(self) -> Api:
        return self.reference.api

    def ask(self, operation: Operation, **said: Any) -> httpx.Response:
        """
        One valid request, but for what is said.

        `parameters` by name (ABSENT takes one away), `body` as JSON or `content` as bytes, further `headers`
        (None takes one away).
        """
        values = {**self.known(operation), **said.get("parameters", {})}
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
        content = said.get("content")
        if operation.body and content is None:
            content = json.dumps(said.get("body", instance(self.api, operation.body))).encode()
        if content is not None:
            headers["Content-Type"] = "application/json"
        said_headers: dict[str, str | None] = {**headers, **said.get("headers", {})}
        sent = {name: value for name, value in said_headers.items() if value is not None}
        return self.send(operation.method, path, params=query, headers=sent, content=content)

    def send(self, method: str, path: str, **said: Any) -> httpx.Response:
        return RUNNER.run(self.client.request(method, path, **said))

    def known(self, operation: Operation) -> dict[str, str]:
        """The first known id for each parameter in the path."""
        return {
            parameter.name: self.reference.given[parameter.name][0]
            for parameter in operation.parameters
            if parameter.place == "path"
        }

    def faulty(self, operation: Operation, place: Place, message: Any) -> httpx.Response:
        """A valid request but for the message at one place."""
        if place.part == "body":
            return self.ask(operation, body=message)
        return self.ask(operation, parameters={place.parameter: message})


def caller(name: str, **build_as: Any) -> Caller:
    reference = build(load_api(name), **build_as)
    transport = httpx.ASGITransport(app=reference.app)
    return Caller(reference, httpx.AsyncClient(transport=transport, base_url="http://reference"))


def request_constraints(api: Api) -> list[Constraint]:
    """The constraints that a request can break: whatever stands in an address or a header is a string."""
    return [
        each
        for each in constraints(api)
        if each.place.direction == "request"
        and each.place.part != "security"
        and not (each.place.part != "body" and (each.keyword, each.value) == ("type", "string"))
    ]


def broken(api: Api, operation: Operation, answer: httpx.Response) -> list[str]:
    """The keys of the response constraints that an answer breaks; its undocumented status is one of them."""
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
    """What a response constraint is about in an answer that its response covers."""
    match constraint.place.part:
        case "content-type":
            yield answer.headers["content-type"].partition(";")[0]
        case "header":
            text = answer.headers.get(constraint.place.parameter or "")
            yield ABSENT if text is None else typed(constraint.schema, text)
        case _:
            yield from (value for _, value in constraint.subjects(answer.json()))
