"""How the token of an API travels."""

from typing import Any

from attrs import frozen

from jobgauge_making import facts
from jobgauge_making.specs import Spec, SpecRefused


@frozen
class Security:
    """The header that carries the token, and what stands before it there."""

    header: str
    prefix: str


def security(spec: Spec, known: list[facts.Operation]) -> Security:
    """How the token travels; SpecRefused where it would be another way for each operation."""
    schemes = spec.document.get("components", {}).get("securitySchemes", {})
    used = {
        _scheme(spec, spec.resolve(schemes.get(name, {})), name)
        for operation in known
        for option in options(spec, operation)
        for name in option
    }
    if len(used) > 1:
        raise SpecRefused(f"{spec.api}: the token travels in more than one way")
    return used.pop() if used else Security("Authorization", "Bearer ")


def options(spec: Spec, operation: facts.Operation) -> list[dict[str, Any]]:
    """The ways to be let in, each a map of schemes; [] where none is needed."""
    options: list[dict[str, Any]] = operation.node.get(
        "security", spec.document.get("security", [])
    )
    return [option for option in options if option]


def _scheme(spec: Spec, scheme: dict[str, Any], name: str) -> Security:
    match scheme:
        case {"type": "http", "scheme": str(kind)} if kind.lower() == "bearer":
            return Security("Authorization", "Bearer ")
        case {"type": "oauth2" | "openIdConnect"}:
            return Security("Authorization", "Bearer ")
        case {"type": "apiKey", "in": "header", "name": str(header)}:
            return Security(header, "")
        case _:
            raise SpecRefused(f"{spec.api}: the security scheme {name!r} is not supported")
