"""Calls of the generated clients and models: a message is read and written again, or refused."""

import importlib
import inspect
import json
import re
from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Any, Final, Protocol

import httpx
import pydantic

from jobgauge.messages.instances import instance
from jobgauge.run.results import Side
from jobgauge.spec.constraints import ABSENT, Place
from jobgauge.spec.document import Api


class NoGeneratedCode(LookupError):
    """There is no generated package with this name."""


class NotAccepted(ValueError):
    """
    The generated code refuses a message.

    `problems` are JSON Pointer and keyword of each problem, empty if the code does not name them.
    """

    def __init__(self, message: str, problems: list[tuple[str, str]]) -> None:
        super().__init__(message)
        self.problems = problems


class Code(Protocol):
    """One kind of generated code."""

    reads_openly: bool
    """True if the code can keep values and members that the page does not list."""
    reads_whole_floats: bool
    """True if the code reads an integer that is written as 5.0, as JSON Schema does."""

    def round_trip(self, api: Api, component: str, message: Any, *, strict: bool) -> Any:
        """Return a message after reading and writing it; raise NotAccepted or NoGeneratedCode."""
        ...


class ClientPackage:
    """The attrs models of the client."""

    reads_openly = True
    reads_whole_floats = True

    def round_trip(self, api: Api, component: str, message: Any, *, strict: bool) -> Any:
        package = _package(f"{api.name}_client")
        model = importlib.import_module(f"{package.__name__}.schemas").SCHEMAS[component]
        try:
            return model.from_dict(message, strict=strict).to_dict()
        except package.InvalidBody as error:
            raise _refused(error) from error


class ModelsPackage:
    """The pydantic models, which always read strictly."""

    reads_openly = False
    reads_whole_floats = False

    def round_trip(self, api: Api, component: str, message: Any, *, strict: bool) -> Any:  # noqa: ARG002 - part of the protocol
        model = getattr(_package(f"{api.name}_models"), component)
        try:
            return json.loads(
                model.model_validate_json(json.dumps(message)).model_dump_json(by_alias=True)
            )
        except pydantic.ValidationError as error:
            first = error.errors()[0]
            raise NotAccepted(f"{'/'.join(map(str, first['loc']))}: {first['msg']}", []) from error


CODE: Final[dict[Side, Code]] = {"client": ClientPackage(), "models": ModelsPackage()}


def send_parameter(api: Api, place: Place, value: Any) -> bool:
    """
    Call an operation of the client with a value for one parameter, ABSENT for none; return True if it sent a request.

    Nothing goes over a network. Raises NotAccepted or NoGeneratedCode.
    """
    package = _package(f"{api.name}_client")
    operations = importlib.import_module(f"{package.__name__}.schemas").OPERATIONS
    function: Callable[..., Any] = operations[place.operation].sync_detailed
    operation = api.operation(place.operation)
    named = {_plain(name): name for name in inspect.signature(function).parameters}
    arguments: dict[str, Any] = {
        named[_plain(each.name)]: instance(api, each.schema)
        for each in operation.parameters
        if each.required and each.name != place.parameter
    }
    if operation.body:
        body = operation.body.value["$ref"].rpartition("/")[2]
        model = importlib.import_module(f"{package.__name__}.schemas").SCHEMAS[body]
        arguments["body"] = model.from_dict(instance(api, operation.body))
    if value is not ABSENT:
        arguments[named[_plain(place.parameter or "")]] = value
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        schema = operation.success().schema
        return httpx.Response(200, json=instance(api, schema) if schema else None)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        client = package.Client("https://api.example.com", token="generated", http_client=http)  # noqa: S106 - not a secret
        try:
            function(client=client, **arguments)
        except package.InvalidBody as error:
            raise _refused(error) from error
    return len(sent) == 1


def _plain(name: str) -> str:
    """Return a parameter's name in lower case with only letters and digits."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _refused(error: Any) -> NotAccepted:
    problems = [(each.pointer, each.rule) for each in error.problems]
    return NotAccepted(str(error.problems[0]), problems)


@cache
def _package(name: str) -> ModuleType:
    try:
        return importlib.import_module(f"jobgauge.generated.{name}")
    except ModuleNotFoundError as error:
        raise NoGeneratedCode(f"there is no generated package {name}") from error
