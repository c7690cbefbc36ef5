"""A response as it came, and the exchange that it ends."""

from functools import cache, cached_property
from typing import Any, Final

import attrs

from jobgauge.exchange.call import Call
from jobgauge.exchange.headers import Headers
from jobgauge.exchange.memory import Kept, Memory
from jobgauge.exchange.reading import NotRead, read_json, values_in
from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.document import Api, Operation

VALUE: Final = 120
"""About the most bytes that one value of a parsed body takes, beside its text."""
PEEK: Final = 100
"""The most bytes in which the beginning of a web page is looked for."""
FIELD: Final = 10
"""About how many times as many bytes parsed headers take."""


@attrs.frozen(eq=False, slots=False)
class Answer:
    """A response: its status, headers and body as bytes; parsed, they are held only as long as there is memory."""

    status: int
    _memory: Memory = attrs.field(repr=False)
    _head: Kept
    _body: Kept

    @classmethod
    def of(
        cls, status: int, headers: Headers, content: bytes, memory: Memory | None = None
    ) -> "Answer":
        """Return a response whose bytes are kept in this memory."""
        memory = memory or Memory()
        return cls(status, memory, memory.keep(headers.raw), memory.keep(content))

    @property
    def headers(self) -> Headers:
        """The headers."""
        cost = FIELD * self._head.length
        return self._memory.hold(("headers", self), cost, lambda: Headers(self._head.read()))

    @property
    def content(self) -> bytes:
        """The body as bytes."""
        return self._body.read()

    @property
    def json(self) -> Any:
        """The body as JSON, ABSENT if it is not JSON; shared, do not change it."""
        return self._read[0]

    @property
    def unreadable(self) -> NotRead | None:
        """The reason why the body is not read as JSON, None if it is."""
        return self._read[1]

    @property
    def _read(self) -> tuple[Any, NotRead | None]:
        return self._memory.hold(("json", self), self._cost, self._parsed)

    @cached_property
    def _cost(self) -> int:
        return 4 * self._body.length + VALUE * values_in(self.content)

    def _parsed(self) -> tuple[Any, NotRead | None]:
        try:
            return read_json(self.content), None
        except NotRead as error:
            return ABSENT, error.with_traceback(None)

    @cached_property
    def media_type(self) -> str:
        """The content type in lower case without its parameters, empty if there is none."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @cached_property
    def html(self) -> bool:
        """True if the body is a web page, whatever its content type says."""
        return self.json is ABSENT and (
            "html" in self.media_type
            or self.content[:PEEK].lstrip(b" \t\r\n\xef\xbb\xbf")[:1] == b"<"
        )


@attrs.frozen(eq=False)
class Exchange:
    """A call and its answer; `headers` are those of the request, `shown` the credentials in them or in the address."""

    api: Api = attrs.field(repr=False)
    call: Call
    method: str
    url: str
    headers: dict[str, str]
    answer: Answer
    authorized: bool = True
    shown: str | None = attrs.field(default=None, repr=False)

    @property
    def status(self) -> int:
        """The status code of the response."""
        return self.answer.status

    @cached_property
    def accepted(self) -> bool:
        """True if the request succeeded: a 2xx that carries no error and is no web page."""
        return 200 <= self.status < 300 and not self.answer.html and not error_inside(self)

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
