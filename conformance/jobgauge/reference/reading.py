"""
What the wire brings, read as the spec says: the parameters by their types, the body as JSON, the documented defaults.

Every way in which a request can be wrong before a handler sees it ends in a Refusal here or in `checks.py`.
Read `decoding.py` and `checks.py` before this.
"""

from typing import Any, cast

import attrs
from starlette.requests import Request as HttpRequest

from jobgauge.messages.instances import instance
from jobgauge.reference.change import Change
from jobgauge.reference.checks import check, mend
from jobgauge.reference.decoding import MalformedBody, from_json, typed
from jobgauge.reference.service import Refusal, Request
from jobgauge.spec.constraints import ABSENT, Constraint
from jobgauge.spec.document import Api, Operation, Parameter
from jobgauge.spec.walk import at_operation


@attrs.frozen
class Reader:
    """
    Reads the requests of one operation.

    `checked` are the constraints on its parameters and its body; `change` says which of them are not enforced;
    `given` are known ids.
    """

    api: Api
    operation: Operation
    secured: bool
    checked: tuple[Constraint, ...]
    change: Change
    given: dict[str, list[str]]

    def authenticate(self, sent: str | None, wanted: str) -> None:
        """Raise the Refusal for an `Authorization` header without the token, where the operation asks for one."""
        if not self.secured:
            return
        if sent is None:
            raise _denied("HeaderNotFound", "The request has no Authorization header.")
        scheme, _, token = sent.partition(" ")
        if scheme.lower() != "bearer":
            raise _denied("UnknownScheme", "The scheme of Authorization is not Bearer.")
        if token.strip() != wanted:
            raise _denied("InvalidToken", "The token is not valid.")

    def read(self, request: Request, http: HttpRequest, content: bytes) -> Request:
        """The request with its parameters and its body; raises the Refusal for the first constraint that they break."""
        parts = {
            parameter.name: typed(parameter.schema.value, text)
            for parameter in self.operation.parameters
            if (text := _text(http, parameter)) is not None
        }
        status = invalid_status(self.operation)
        parts, body = self._sent(parts, http, content, status)
        for constraint in self.checked:
            if constraint.key == self.change.unenforced:
                parts, body = mend(self.api, constraint, parts, body, self.given)
            else:
                check(constraint, parts, body, 400 if constraint.place.part == "path" else status)
        unsaid = frozenset(
            each.key
            for each in self.checked
            if each.keyword == "default" and _fill(each, parts, body)
        )
        return attrs.evolve(request, parameters=parts, body=body, unsaid=unsaid)

    def _sent(
        self, parts: dict[str, Any], http: HttpRequest, content: bytes, status: int
    ) -> tuple[dict[str, Any], Any]:
        """The parameters and the body, or plain ones where a change overlooks what is wrong with them."""
        body: Any = ABSENT
        refusal: Refusal | None = None
        if self.operation.body:
            try:
                body = _body(http, self.operation, content, status)
            except Refusal as error:
                refusal, body = error, content or ABSENT
        if self.change.overlooks and self.change.overlooks(self.operation.id, parts, body):
            for constraint in self.checked:
                parts, _ = mend(self.api, constraint, parts, ABSENT, self.given)
            return parts, instance(self.api, self.operation.body) if self.operation.body else ABSENT
        if refusal:
            raise refusal
        return parts, body


def reader(api: Api, operation: Operation, change: Change, given: dict[str, list[str]]) -> Reader:
    """The reader of an operation's requests, by the constraints that its spec puts on them."""
    own = [each for each in at_operation(api, operation.id) if each.place.direction == "request"]
    secured = any(each.keyword == "security" and each.value for each in own)
    checked = tuple(each for each in own if each.keyword != "security")
    return Reader(api, operation, secured, checked, change, given)


def invalid_status(operation: Operation) -> int:
    """What refuses a request that breaks a constraint: 422 where that is the documented one, else 400."""
    documented = {response.status for response in operation.responses}
    return 422 if "422" in documented and "400" not in documented else 400


def _denied(code: str, message: str) -> Refusal:
    return Refusal(401, code, message, "Authorization")


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


def _fill(constraint: Constraint, parts: dict[str, Any], body: Any) -> bool:
    """Put the documented default where the caller says nothing; says whether that was so."""
    name = constraint.place.parameter
    holders = [parts] if name else [each for _, each in _above(constraint).subjects(body)]
    member = name or constraint.path[-1]
    empty = [each for each in holders if member not in each]
    for holder in empty:
        holder[member] = constraint.value
    return bool(empty)


def _above(constraint: Constraint) -> Constraint:
    return attrs.evolve(constraint, path=constraint.path[:-1])
