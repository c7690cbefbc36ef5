"""
The servers that the suites are run on: the right ones, those that only look wrong, and the wrong ones.

A choice among servers depends on their names alone, so that every run makes the same one: which of the ways to break
a constraint is run, and which servers are in the sample.
"""

import zlib
from collections.abc import Sequence
from functools import cache

from jobgauge.reference.change import Change
from jobgauge.spec.document import Api, api_names, load_api
from jobgauge.wrong.catalogue import by_hand, conforming_servers, derived_servers
from jobgauge.wrong.server import Server

DERIVED = {"response", "acceptance", "refusal"}
"""The kinds of servers that are derived from the constraints of a spec."""


def right_server(api: Api) -> Server:
    """Return the reference server without a change."""
    operation = next(iter(api.operations))
    return Server(f"{api.name}/reference", api.name, operation, "conforming", "No change.", Change)


def servers(api: Api) -> Sequence[Server]:
    """Return every server of an API."""
    return [right_server(api), *conforming_servers(api), *by_hand(api), *derived_servers(api)]


@cache
def by_name(name: str) -> Server:
    """Return the server with this name."""
    return next(each for each in servers(load_api(name.partition("/")[0])) if each.name == name)


def chosen(
    *,
    every_way: bool,
    by_family: bool = False,
    prefixes: Sequence[str] = (),
    kinds: Sequence[str] = (),
) -> list[Server]:
    """
    Return the servers to run on, API by API.

    Of the servers that break one constraint in one direction, only one is chosen unless `every_way` is set;
    with `by_family`, only one of the derived servers that break rules of one family of an operation.
    """
    found: list[Server] = []
    for name in api_names():
        ways: dict[str, list[Server]] = {}
        for each in servers(load_api(name)):
            shared = each.name if every_way else family(each) if by_family else group(each)
            ways.setdefault(shared, []).append(each)
        found += [min(some, key=lottery) for some in ways.values()]
    return [
        each
        for each in found
        if (not prefixes or each.name.startswith(tuple(prefixes)))
        and (not kinds or each.kind in kinds)
    ]


def group(server: Server) -> str:
    """Return a name that servers share if they break the same constraint in the same direction."""
    return server.name.rpartition("/")[0] if server.kind in DERIVED else server.name


def family(server: Server) -> str:
    """Return a name that derived servers share if they break rules of the same operation and family."""
    return "/".join(server.breaks[0].split("/")[:3]) if server.kind in DERIVED else server.name


def sample(found: Sequence[Server], each_class: int) -> list[Server]:
    """Return the reference servers, and `each_class` servers of each class of each API."""
    classes: dict[tuple[str, str], list[Server]] = {}
    for server in found:
        if not server.name.endswith("/reference"):
            classes.setdefault((server.api, server.kind), []).append(server)
    right = [server for server in found if server.name.endswith("/reference")]
    drawn = [
        server for some in classes.values() for server in sorted(some, key=lottery)[:each_class]
    ]
    return [*right, *drawn]


def lottery(server: Server) -> int:
    """Return a number that depends on the name alone."""
    return zlib.crc32(server.name.encode())
