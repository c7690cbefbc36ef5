"""
One request and its answer: as a rule asks for it, as it went over the wire, as a result keeps it.

Read `apis.py` before this.
"""

import json
import re
import sys
from functools import cache, cached_property
from typing import Any, NoReturn
from urllib.parse import quote, urlencode

import attrs
import httpx

from jobgauge.apis import Api, Operation, Schema, path_names
from jobgauge.constraints import ABSENT


@attrs.frozen(eq=False)
class Call:
    """
    A request as a rule asks for it.

    `parameters` holds path, query and header parameters by name, typed or as text; one that is ABSENT is not sent.
    `content` is sent in place of a JSON `body`.
    """

    operation: Operation
    parameters: dict[str, Any] = attrs.field(factory=dict[str, Any])
    body: Any = ABSENT
    content: bytes | None = None

    def but(self, **changes: Any) -> "Call":
        """The same call, one parameter changed: `call.but(name="$top", value=0)`; or `body=`, or `content=`."""
        if "name" in changes:
            changes = {"parameters": {**self.parameters, changes["name"]: changes["value"]}}
        return attrs.evolve(self, **changes)

    @cached_property
    def key(self) -> str:
        """The same for two calls that send the same."""
        sent = {name: text_of(value) for name, value in self._sent().items()}
        body = "" if self.body is ABSENT else json.dumps(self.body, sort_keys=True)
        return f"{self.operation.id} {json.dumps(sent, sort_keys=True)} {body} {self.content!r}"

    @property
    def target(self) -> str:
        """The path and query, percent-encoded; a missing path parameter is a KeyError."""
        path = self.operation.path
        for name in path_names(path):
            path = path.replace(f"{{{name}}}", quote(text_of(self.parameters[name]), safe=""))
        query = {name: text_of(value) for name, value in self._sent("query").items()}
        return path + ("?" + urlencode(query, quote_via=quote) if query else "")

    @property
    def headers(self) -> dict[str, str]:
        """The header parameters, and the content type where there is a body."""
        sent = {name: text_of(value) for name, value in self._sent("header").items()}
        if self.body is not ABSENT or self.content is not None:
            sent["Content-Type"] = "application/json"
        return sent

    def encoded(self) -> bytes | None:
        """The body as bytes, None where there is none."""
        if self.content is not None or self.body is ABSENT:
            return self.content
        return json.dumps(self.body, ensure_ascii=False, separators=(",", ":")).encode()

    def _sent(self, place: str | None = None) -> dict[str, Any]:
        known = {parameter.name: parameter.place for parameter in self.operation.parameters}
        return {
            name: value
            for name, value in self.parameters.items()
            if value is not ABSENT and place in {None, known.get(name, "query")}
        }


@attrs.frozen(eq=False)
class Answer:
    """An answer as it came."""

    status: int
    headers: httpx.Headers
    content: bytes

    @cached_property
    def json(self) -> Any:
        """The body as JSON; ABSENT where it cannot be read as JSON."""
        return self._read[0]

    @property
    def unreadable(self) -> str:
        """Why the body cannot be read as JSON; empty where it can."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[Any, str]:
        try:
            text = self.content.decode("utf-8")
            return json.loads(text, parse_constant=_no_number, parse_int=_integer), ""
        except RecursionError:
            return ABSENT, "nested too deeply"
        except ValueError as error:
            return ABSENT, str(error)

    @cached_property
    def media_type(self) -> str:
        """The content type without its parameters, in small letters; empty where the header lacks."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


@attrs.frozen(eq=False)
class Exchange:
    """A call and its answer; `headers` are those that went out, the `Authorization` among them."""

    api: Api = attrs.field(repr=False)
    call: Call
    method: str
    url: str
    headers: dict[str, str]
    answer: Answer
    authorized: bool = True

    @property
    def status(self) -> int:
        """The status code of the answer."""
        return self.answer.status

    @cached_property
    def accepted(self) -> bool:
        """Whether the server did what was asked: a 2xx that does not carry an error."""
        return 200 <= self.status < 300 and not error_inside(self)

    @property
    def refused(self) -> bool:
        """Whether the server refused the request itself: a 4xx, but not for the caller or the pace."""
        return 400 <= self.status < 500 and self.status not in {401, 403, 429}


def error_inside(exchange: Exchange) -> bool:
    """Whether a 2xx has the shape of a documented error: all of its required members, none of them a success's own."""
    body = exchange.answer.json
    operation = exchange.call.operation
    if not isinstance(body, dict) or not 200 <= exchange.status < 300:
        return False
    own = members_of(exchange.api, operation, success=True)
    return any(
        needed and needed <= body.keys() and not needed & own
        for needed in _error_members(exchange.api, operation)
    )


@cache
def members_of(api: Api, operation: Operation, *, success: bool) -> frozenset[str]:
    """The top-level members of the operation's documented answers: of its successes, or of its errors."""
    return frozenset(
        name
        for response in operation.responses
        if response.schema and response.status.startswith("2") is success
        for name in api.resolve(response.schema).value.get("properties", ())
    )


@cache
def _error_members(api: Api, operation: Operation) -> tuple[frozenset[str], ...]:
    """The required members of each documented error."""
    return tuple(
        frozenset(api.resolve(response.schema).value.get("required", ()))
        for response in operation.responses
        if response.schema and not response.status.startswith("2")
    )


def text_of(value: Any) -> str:
    """A parameter's value as it is written into an address or a header."""
    return value if isinstance(value, str) else json.dumps(value)


def typed(text: str, schema: Schema) -> Any:
    """What a text in an address or a header stands for, by the schema's type; the text itself where it fits none."""
    listed = schema.get("type", "string")
    for kind in [listed] if isinstance(listed, str) else listed:
        match kind:
            case "integer" if re.fullmatch(r"-?\d+", text):
                return int(text)
            case "number" if re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", text):
                return float(text)
            case "boolean" if text in {"true", "false"}:
                return text == "true"
            case _:
                pass
    return text


def _integer(text: str) -> int:
    digits = len(text.lstrip("-"))
    if digits > sys.int_info.default_max_str_digits:
        raise ValueError(f"a number of {digits} digits")
    return int(text)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is not JSON")
