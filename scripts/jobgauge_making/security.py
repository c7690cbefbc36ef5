"""The request header in which an API expects the token."""

from typing import Any

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge_making import facts
from jobgauge_making.specs import SpecRefused


@frozen
class Security:
    """The header that carries the token, and the prefix before it, such as `Bearer `."""

    header: str
    prefix: str


def security(spec: Api, known: list[facts.Operation]) -> Security:
    """Return the header for the token; raise SpecRefused if the operations differ in it."""
    schemes = spec.document.get("components", {}).get("securitySchemes", {})
    used = {
        _scheme(spec, spec.target(schemes.get(name, {})), name)
        for operation in known
        for option in options(spec, operation)
        for name in option
    }
    if len(used) > 1:
        headers = ", ".join(sorted(each.header for each in used))
        raise SpecRefused(
            f"{spec.name}: {len(used)} ways to send the token ({headers}); expected 1"
        )
    return used.pop() if used else Security("Authorization", "Bearer ")


def options(spec: Api, operation: facts.Operation) -> list[dict[str, Any]]:
    """Return the security requirements of an operation, any of which is enough; [] if it needs no token."""
    options: list[dict[str, Any]] = operation.node.get(
        "security", spec.document.get("security", [])
    )
    return [option for option in options if option]


def _scheme(spec: Api, scheme: dict[str, Any], name: str) -> Security:
    match scheme:
        case {"type": "http", "scheme": str(kind)} if kind.lower() == "bearer":
            return Security("Authorization", "Bearer ")
        case {"type": "oauth2" | "openIdConnect"}:
            return Security("Authorization", "Bearer ")
        case {"type": "apiKey", "in": "header", "name": str(header)}:
            return Security(header, "")
        case _:
            raise SpecRefused(f"{spec.name}: the security scheme {name!r} is not supported")
