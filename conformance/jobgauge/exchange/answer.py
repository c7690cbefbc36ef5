"""A response as it came, and the exchange that it ends."""

import json
import sys
from functools import cache, cached_property
from typing import Any, NoReturn

import attrs
import httpx

from jobgauge.exchange.call import Call
from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.document import Api, Operation


@attrs.frozen(eq=False)
class Answer:
    """A response: its status, headers and body as bytes."""

    status: int
    headers: httpx.Headers
    content: bytes

    @cached_property
    def json(self) -> Any:
        """The body as JSON, ABSENT if it is not JSON."""
        return self._read[0]

    @property
    def unreadable(self) -> str:
        """The reason why the body is not JSON, empty if it is."""
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
        """The content type in lower case without its parameters, empty if there is none."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


@attrs.frozen(eq=False)
class Exchange:
    """A call and its answer; `headers` are the request headers as sent, with `Authorization`."""

    api: Api = attrs.field(repr=False)
    call: Call
    method: str
    url: str
    headers: dict[str, str]
    answer: Answer
    authorized: bool = True

    @property
    def status(self) -> int:
        """The status code of the response."""
        return self.answer.status

    @cached_property
    def accepted(self) -> bool:
        """True if the request succeeded: a 2xx that carries no error."""
        return 200 <= self.status < 300 and not error_inside(self)

    @property
    def refused(self) -> bool:
        """True for a 4xx about the request itself, not about the caller (401, 403) or the pace (429)."""
        return 400 <= self.status < 500 and self.status not in {401, 403, 429}


def error_inside(exchange: Exchange) -> bool:
    """Return True if a 2xx has all required members of a documented error, none of which a success may have."""
    body = exchange.answer.json
    operation = exchange.call.operation
    if not isinstance(body, dict) or not 200 <= exchange.status < 300:
        return False
    own = _success_members(exchange.api, operation)
    return any(
        needed and needed <= body.keys() and not needed & own
        for needed in _error_members(exchange.api, operation)
    )


@cache
def _success_members(api: Api, operation: Operation) -> frozenset[str]:
    """Return the top-level members of an operation's documented successes."""
    return frozenset(
        name
        for response in operation.responses
        if response.schema and response.status.startswith("2")
        for name in api.resolve(response.schema).value.get("properties", ())
    )


@cache
def _error_members(api: Api, operation: Operation) -> tuple[frozenset[str], ...]:
    """Return the required members of each documented error."""
    return tuple(
        frozenset(api.resolve(response.schema).value.get("required", ()))
        for response in operation.responses
        if response.schema and not response.status.startswith("2")
    )


def _integer(text: str) -> int:
    digits = len(text.lstrip("-"))
    if digits > sys.int_info.default_max_str_digits:
        raise ValueError(f"a number of {digits} digits")
    return int(text)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is not JSON")
