"""The member names that the error schemas of an API use for code, message, details and request id."""

from typing import Any

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge.spec.facts import ErrorRoles, error_roles
from jobgauge_making import facts

_MESSAGES = ("message", "detail", "title", "error_description")
_TARGETS = ("target", "field", "pointer", "location")


@frozen
class Envelope:
    """The member and header names of one API's errors, by meaning."""

    wrappers: tuple[str, ...]
    codes: tuple[str, ...]
    messages: tuple[str, ...]
    targets: tuple[str, ...]
    lists: tuple[str, ...]
    request_ids: tuple[str, ...]
    request_id_headers: tuple[str, ...]


def envelope(spec: Api, known: list[facts.Operation]) -> Envelope:
    """Return the names used in the error responses of these operations."""
    found = _Names()
    for operation in known:
        for response in operation.responses:
            if not response.status.startswith("2"):
                found.headers += list(response.node.get("headers", {}))
                schema = spec.schemas.get(response.component or "", {})
                roles = error_roles(schema)
                if roles:
                    found.take(roles)
                else:
                    found.visit(spec, schema)
    return found.envelope()


class _Names:
    """The names found so far, in the order of the spec."""

    def __init__(self) -> None:
        self.wrappers: list[str] = []
        self.codes: list[str] = []
        self.messages: list[str] = []
        self.lists: list[str] = []
        self.request_ids: list[str] = []
        self.headers: list[str] = []

    def take(self, roles: ErrorRoles) -> None:
        """Add the members that an `x-error` names."""
        self.wrappers += roles.message[:-1]
        self.messages += roles.message[-1:]
        self.codes += roles.code[-1:]
        self.lists += [path[-1] for path in roles.details]
        self.request_ids += roles.request_id[-1:]

    def visit(self, spec: Api, schema: dict[str, Any]) -> None:
        """Add the members of an error schema without `x-error`, and of the object that it wraps, by their names."""
        for name, inner in schema.get("properties", {}).items():
            plain = name.replace("_", "").lower()
            member = _without_null(spec, inner)
            if member.get("properties", {}).keys() & set(_MESSAGES):
                self.wrappers.append(name)
                self.visit(spec, member)
            elif member.get("type") == "array":
                self.lists.append(name)
            elif name in _MESSAGES:
                self.messages.append(name)
            elif plain.endswith("requestid"):
                self.request_ids.append(name)
            elif plain.endswith("code"):
                self.codes.append(name)

    def envelope(self) -> Envelope:
        """Return the names, each once, and those that every API may use."""
        ids = [name.lower() for name in self.headers if _names_request(name)]
        return Envelope(
            wrappers=_once(self.wrappers),
            codes=_once(self.codes or ["code"]),
            messages=_once([*self.messages, *_MESSAGES]),
            targets=_TARGETS,
            lists=_once(self.lists),
            request_ids=_once(self.request_ids or ["request_id"]),
            request_id_headers=_once([*ids, "x-request-id"]),
        )


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _names_request(header: str) -> bool:
    plain = header.replace("-", "").lower()
    return plain.endswith(("requestid", "callid", "correlationid"))


def _without_null(spec: Api, schema: dict[str, Any]) -> dict[str, Any]:
    return spec.target(schema["anyOf"][0] if "anyOf" in schema else schema)
