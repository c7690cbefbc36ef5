"""The request header in which an API expects the token."""

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge.spec.facts import Scheme, schemes
from jobgauge_making import facts
from jobgauge_making.specs import SpecRefused


@frozen
class Security:
    """The header that carries the token, and the prefix before it, such as `Bearer `."""

    header: str
    prefix: str


def security(spec: Api, known: list[facts.Operation]) -> Security:
    """Return the header for the token; raise SpecRefused if the operations differ in it, or need another credential."""
    used = {
        _header(spec, scheme)
        for operation in known
        for scheme in schemes(spec, spec.operation(operation.id))
        if scheme
    }
    if len(used) > 1:
        headers = ", ".join(sorted(each.header for each in used))
        raise SpecRefused(
            f"{spec.name}: {len(used)} ways to send the token ({headers}); expected 1"
        )
    return used.pop() if used else Security("Authorization", "Bearer ")


def options(spec: Api, operation: facts.Operation) -> list[Scheme]:
    """Return the ways to show who calls, any of which is enough; [] if the operation needs no token."""
    return [each for each in schemes(spec, spec.operation(operation.id)) if each]


def _header(spec: Api, scheme: Scheme) -> Security:
    if scheme.place == "query" or scheme.kind == "basic":
        raise SpecRefused(
            f"{spec.name}: a client cannot use the security scheme {scheme.name!r}; "
            "expected bearer, oauth2, openIdConnect or an API key in a header"
        )
    return Security(scheme.parameter, scheme.prefix)
