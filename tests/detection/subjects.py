"""
The servers that both suites are run on: the right ones, those that only look wrong, and the wrong ones.

Which of the many ways to break one constraint is taken, and which servers are a sample, is decided by their names,
so that each run takes the same.
"""

import zlib
from collections.abc import Sequence
from functools import cache

from jobgauge.reference.change import Change
from jobgauge.spec.document import Api, api_names, load_api
from jobgauge.wrong.catalogue import by_hand, conforming_servers, derived_servers
from jobgauge.wrong.server import Server


def right_server(api: Api) -> Server:
    """The reference server as it is."""
    operation = next(iter(api.operations))
    return Server(f"{api.name}/reference", api.name, operation, "conforming", "As it is.", Change)


def servers(api: Api) -> Sequence[Server]:
    """Every server of an API."""
    return [
        right_server(api),
        *conforming_servers(api),
        *by_hand(api),
        *derived_servers(api),
    ]


@cache
def by_name(name: str) -> Server:
    """The server of that name."""
    return next(each for each in servers(load_api(name.partition("/")[0])) if each.name == name)


def chosen(
    *, every_way: bool, prefixes: Sequence[str] = (), kinds: Sequence[str] = ()
) -> list[Server]:
    """
    The servers to run on, those of one API after those of another.

    Of those that break one constraint in one direction only one, unless every way is asked for.
    """
    found: list[Server] = []
    for name in api_names():
        ways: dict[str, list[Server]] = {}
        for each in servers(load_api(name)):
            ways.setdefault(each.name if every_way else group(each), []).append(each)
        found += [min(some, key=lottery) for some in ways.values()]
    return [
        each
        for each in found
        if (not prefixes or each.name.startswith(tuple(prefixes)))
        and (not kinds or each.kind in kinds)
    ]


def group(server: Server) -> str:
    """What servers have in common that break one constraint in one direction."""
    derived = server.kind in {"response", "acceptance", "refusal"}
    return server.name.rpartition("/")[0] if derived else server.name


def sample(found: Sequence[Server], each_class: int) -> list[Server]:
    """The reference servers, and so many of each class of each API."""
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
    """A number drawn from the name."""
    return zlib.crc32(server.name.encode())
