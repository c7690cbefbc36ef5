"""The methods of a client by their resource, as the templates of the client need them."""

from keyword import iskeyword

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge.spec.facts import resource
from jobgauge_making import calls, pages, text, waits
from jobgauge_making.specs import SpecRefused

TAKEN = frozenset(
    {
        "base_url",
        "spec",
        "strict",
        "server_url",
        "with_options",
        "within",
        "send",
        "send_async",
        "download",
        "download_async",
        "close",
        "aclose",
    }
)
"""The public attributes of every client."""

HIDDEN = frozenset({"list", "dict"})
"""Builtins that annotations use; a method of this name hides them in its class."""


@frozen
class Method:
    """One operation as a method; `list` is set if it returns a paged list."""

    name: str
    endpoint: calls.Endpoint
    list: pages.Pages | None


@frozen
class Resource:
    """The methods under one name of the client, with the waiters for the jobs that they read."""

    attribute: str
    name: str
    methods: list[Method]
    waiters: list[tuple[str, waits.Wait]]


def resources(
    spec: Api,
    endpoints: list[calls.Endpoint],
    lists: list[pages.Pages],
    waiters: list[waits.Wait],
) -> list[Resource]:
    """Return the resources of an API; raise SpecRefused if two methods have the same name."""
    paged = {each.endpoint.operation.id: each for each in lists}
    found: dict[str, Resource] = {}
    for endpoint in endpoints:
        place = resource(spec.operation(endpoint.operation.id))
        attribute = text.python_name(place.name)
        attribute += "_" if attribute in TAKEN else ""
        own = found.setdefault(
            attribute, Resource(attribute, f"{text.class_name(place.name)}Resource", [], [])
        )
        own.methods.append(
            Method(_method(place.method), endpoint, paged.get(endpoint.operation.id))
        )
        waited = [each for each in waiters if each.read is endpoint]
        own.waiters.extend(("wait" if len(waited) == 1 else each.name, each) for each in waited)
    for each in found.values():
        hidden = {name for name in HIDDEN if any(name == method.name for method in each.methods)}
        types = [argument.type for method in each.methods for argument in method.endpoint.arguments]
        if any(f"{name}[" in kind for name in hidden for kind in types):
            raise SpecRefused(
                f"{spec.name}: a method of {each.attribute} hides a type that another needs"
            )
        names = [method.name for method in each.methods] + [name for name, _ in each.waiters]
        if len({*names}) < len(names):
            raise SpecRefused(f"{spec.name}: two methods of {each.attribute} have the same name")
    return list(found.values())


def _method(name: str) -> str:
    """Return a name as that of a method, which may be a builtin's but no keyword."""
    plain = text.python_name(name).rstrip("_")
    return f"{plain}_" if iskeyword(plain) else plain
