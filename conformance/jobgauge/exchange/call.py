"""A request as a rule asks for it: parameters and body of one operation, and their form on the wire."""

import json
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final
from urllib.parse import quote, urlencode

import attrs

from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.document import Operation, Schema, path_names

INTEGER: Final = re.compile(r"-?[0-9]+")
NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
HALVES: Final = "surrogatepass"
"""Half a surrogate pair is percent-encoded like any other character, so that a server can refuse it."""
LONGEST: Final = 100
"""The most characters of a number that is read as one: no documented number is so long."""


@attrs.frozen(eq=False)
class Call:
    """
    A request to one operation.

    `parameters` holds path, query and header parameters by name, typed or as text; one that is ABSENT is not sent.
    `content` is sent in place of a JSON `body`; `fields` are headers in place of the usual ones, None for none.
    """

    operation: Operation
    parameters: dict[str, Any] = attrs.field(factory=dict[str, Any])
    body: Any = ABSENT
    content: bytes | None = None
    fields: Mapping[str, str | None] = attrs.field(factory=dict[str, str | None])

    def but(self, **changes: Any) -> "Call":
        """Return the call with one change: `but(name="$top", value=0)`, `but(body=...)`, `content=` or `fields=`."""
        if "name" in changes:
            changes = {"parameters": {**self.parameters, changes["name"]: changes["value"]}}
        return attrs.evolve(self, **changes)

    @cached_property
    def key(self) -> str:
        """A text that is equal for two calls that send the same request."""
        sent = {name: text_of(value) for name, value in self._sent().items()}
        body = "" if self.body is ABSENT else json.dumps(self.body, sort_keys=True)
        fields = json.dumps(self.fields, sort_keys=True) if self.fields else ""
        parts = (self.operation.id, json.dumps(sent, sort_keys=True), body, repr(self.content))
        return " ".join([*parts, fields] if fields else parts)

    @property
    def target(self) -> str:
        """The path and query, percent-encoded; KeyError if a path parameter is missing."""
        path = self.operation.path
        for name in path_names(path):
            value = quote(text_of(self.parameters[name]), safe="", errors=HALVES)
            path = path.replace(f"{{{name}}}", value)
        query = {name: text_of(value) for name, value in self._sent("query").items()}
        return path + ("?" + urlencode(query, quote_via=quote, errors=HALVES) if query else "")

    @property
    def headers(self) -> dict[str, str]:
        """The header parameters, and the content type if there is a body."""
        sent = {name: text_of(value) for name, value in self._sent("header").items()}
        if self.body is not ABSENT or self.content is not None:
            sent["Content-Type"] = self.operation.media_type or "application/json"
        return sent

    def encoded(self) -> bytes | None:
        """Return the body as bytes, None if the request has none."""
        if self.content is not None or self.body is ABSENT:
            return self.content
        text = json.dumps(self.body, ensure_ascii=False, separators=(",", ":"))
        try:
            return text.encode()
        except UnicodeEncodeError:  # half a surrogate pair can be written as an escape only
            return json.dumps(self.body, separators=(",", ":")).encode()

    def _sent(self, place: str | None = None) -> dict[str, Any]:
        known = {parameter.name: parameter.place for parameter in self.operation.parameters}
        return {
            name: value
            for name, value in self.parameters.items()
            if value is not ABSENT and place in {None, known.get(name, "query")}
        }


def text_of(value: Any) -> str:
    """Return a parameter's value as it is written into an address or a header; 5.0 is the integer 5."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, str) else json.dumps(value)


def typed(text: str, schema: Schema) -> Any:
    """Return the value that a text in an address or header stands for, by the schema's type; else the text."""
    listed = schema.get("type", "string")
    for kind in [listed] if isinstance(listed, str) else listed:
        match kind:
            case "integer" if INTEGER.fullmatch(text) and len(text) <= LONGEST:
                return int(text)
            case "number" if NUMBER.fullmatch(text) and len(text) <= LONGEST:
                return float(text)
            case "boolean" if text in {"true", "false"}:
                return text == "true"
            case _:
                pass
    return text
