"""The documented address of an API."""

from collections.abc import Mapping

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge.spec.facts import prefix


@frozen
class Server:
    """
    The first of the spec's `servers`; None if there is none with an absolute address.

    `variables` has the defaults by name. One that only repeats the name, as `project` for `{project}`, stands for a
    value that only the user knows: it is None.
    `prefix` are the segments with which every path begins.
    """

    address: str | None
    variables: Mapping[str, str | None]
    prefix: tuple[str, ...]


def server(spec: Api) -> Server:
    """Return the server of a spec."""
    for each in spec.document.get("servers", []):
        address = each["url"].rstrip("/")
        if address.startswith(("https://", "http://")):
            variables = each.get("variables", {})
            defaults = {name: variable["default"] for name, variable in variables.items()}
            unknown = {name: None if name == value else value for name, value in defaults.items()}
            return Server(address, unknown, prefix(spec))
    return Server(None, {}, prefix(spec))
