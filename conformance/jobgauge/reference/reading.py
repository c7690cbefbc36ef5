"""
Requests read by the spec: parameters by their types, the body as JSON, the documented defaults.

An invalid request is refused here or in `checks.py`, before a handler sees it.
"""

from typing import Any, cast

import attrs
from starlette.requests import Request as HttpRequest

from jobgauge.exchange.call import typed
from jobgauge.messages.instances import instance
from jobgauge.reference.change import Change
from jobgauge.reference.checks import check, mend
from jobgauge.reference.decoding import MalformedBody, from_json
from jobgauge.reference.service import Refusal, Request
from jobgauge.spec.constraints import ABSENT, Constraint, values_at
from jobgauge.spec.document import Api, Operation, Parameter
from jobgauge.spec.facts import Scheme, scheme_of, schemes
from jobgauge.spec.walk import at_operation


@attrs.frozen
class Reader:
    """
    The reader of one operation's requests.

    `checked` are the constraints on its parameters and its body; `change` may leave one of them unenforced;
    `given` are known ids.
    """

    api: Api
    operation: Operation
    scheme: Scheme | None
    checked: tuple[Constraint, ...]
    change: Change
    given: dict[str, list[str]]

    def shown(self, http: HttpRequest) -> str | None:
        """Return the credentials in a request, None if it has none."""
        scheme = self.scheme
        if scheme and scheme.place == "query":
            return http.query_params.get(scheme.parameter)
        return http.headers.get(scheme.parameter if scheme else "authorization")

    def authenticate(self, shown: str | None, expected: str) -> None:
        """Raise a Refusal if the operation requires a token and the credentials are not this one."""
        scheme = self.scheme
        if scheme is None:
            return
        if shown is None:
            missing = f"The request has no {scheme.parameter} {scheme.place}."
            raise _denied(scheme, "HeaderNotFound", missing)
        word, space, _ = shown.partition(" ")
        right = scheme.shown(expected)
        if scheme.prefix and word.lower() != scheme.prefix.strip().lower():
            found = f"The scheme of {scheme.parameter} is not {scheme.prefix.strip()}."
            raise _denied(scheme, "UnknownScheme", found)
        if shown[len(word + space) :].strip() != right[len(scheme.prefix) :] and shown != right:
            raise _denied(scheme, "InvalidToken", "The token is not valid.")

    def read(self, request: Request, http: HttpRequest, content: bytes) -> Request:
        """Return the request with its parameters and its body; raise a Refusal for the first constraint they break."""
        parameters = {
            parameter.name: typed(text, parameter.schema.value)
            for parameter in self.operation.parameters
            if (text := _text(http, parameter)) is not None
        }
        status = invalid_status(self.operation)
        parameters, body = self._sent(parameters, http, content, status)
        for constraint in self.checked:
            if constraint.key == self.change.unenforced:
                parameters, body = mend(self.api, constraint, parameters, body, self.given)
            else:
                in_path = constraint.place.part == "path"
                check(constraint, parameters, body, 400 if in_path else status)
        defaulted = frozenset(
            each.key
            for each in self.checked
            if each.keyword == "default" and _fill(each, parameters, body)
        )
        return attrs.evolve(request, parameters=parameters, body=body, defaulted=defaulted)

    def _sent(
        self, parameters: dict[str, Any], http: HttpRequest, content: bytes, status: int
    ) -> tuple[dict[str, Any], Any]:
        """Return the parameters and the body, or plain ones if the change overlooks that these are invalid."""
        body: Any = ABSENT
        refusal: Refusal | None = None
        if self.operation.body:
            try:
                body = _body(http, self.operation, content, status)
            except Refusal as error:
                refusal, body = error, content or ABSENT
        if self.change.overlooks and self.change.overlooks(self.operation.id, parameters, body):
            for constraint in self.checked:
                parameters, _ = mend(self.api, constraint, parameters, ABSENT, self.given)
            plain = instance(self.api, self.operation.body) if self.operation.body else ABSENT
            return parameters, plain
        if refusal:
            raise refusal
        return parameters, body


def reader_of(
    api: Api, operation: Operation, change: Change, given: dict[str, list[str]]
) -> Reader:
    """Return the reader of an operation's requests, with the constraints that the spec puts on them."""
    own = [each for each in at_operation(api, operation.id) if each.place.direction == "request"]
    scheme = None if None in schemes(api, operation) else scheme_of(api, operation)
    checked = tuple(each for each in own if each.keyword != "security")
    return Reader(api, operation, scheme, checked, change, given)


def invalid_status(operation: Operation) -> int:
    """Return the status for a request that breaks a constraint: 422 if it is documented and 400 is not, else 400."""
    documented = {response.status for response in operation.responses}
    return 422 if "422" in documented and "400" not in documented else 400


def _denied(scheme: Scheme, code: str, message: str) -> Refusal:
    return Refusal(401, code, message, scheme.parameter)


def _text(http: HttpRequest, parameter: Parameter) -> str | None:
    match parameter.place:
        case "path":
            return cast("str", http.path_params[parameter.name])
        case "query":
            return http.query_params.get(parameter.name)
        case _:
            return http.headers.get(parameter.name)


def _body(http: HttpRequest, operation: Operation, content: bytes, status: int) -> Any:
    kind = http.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and not (
        kind.startswith("application/") and kind.endswith("+json")
    ):
        unsupported = 415 if operation.response(415) else status
        raise Refusal(unsupported, "UnsupportedMediaType", "The body is not JSON.", "body")
    try:
        return from_json(content)
    except MalformedBody as error:
        raise Refusal(status, "MalformedBody", f"The body is not JSON: {error}.", "body") from error


def _fill(constraint: Constraint, parameters: dict[str, Any], body: Any) -> bool:
    """Put in the documented default wherever the caller sent nothing; return True if there was such a place."""
    name = constraint.place.parameter
    holders = [parameters] if name else values_at(body, constraint.path[:-1])
    member = name or constraint.path[-1]
    lacking = [each for each in holders if member not in each]
    for holder in lacking:
        holder[member] = constraint.value
    return bool(lacking)
