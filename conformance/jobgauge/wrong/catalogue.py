"""
The catalogue of servers that are wrong on purpose, by API; their modules are discovered in their folders.

A module of `wrong/by_hand/` has `servers(api)`, for every API; a module of `wrong/conforming/` the same for servers
that only look wrong. A module `apis/<api>/wrong` (or each in a folder of that name) may have `servers(api)` and
`conforming_servers(api)`.
"""

from functools import cache

from jobgauge import discovery
from jobgauge.spec.document import Api
from jobgauge.wrong import derived
from jobgauge.wrong.server import Server

BY_HAND = "jobgauge.wrong.by_hand"
CONFORMING = "jobgauge.wrong.conforming"


@cache
def derived_servers(api: Api) -> tuple[Server, ...]:
    """Return the wrong servers that follow from the constraints of the spec."""
    return tuple(derived.servers(api))


@cache
def by_hand(api: Api) -> tuple[Server, ...]:
    """Return the wrong servers that are written by hand, for every API and for this one."""
    return (*_found(api, BY_HAND), *_own(api, "servers"))


def wrong_servers(api: Api) -> tuple[Server, ...]:
    """Return all wrong servers."""
    return (*derived_servers(api), *by_hand(api))


@cache
def conforming_servers(api: Api) -> tuple[Server, ...]:
    """Return the servers that only look wrong, or only add to what the page lists."""
    return (*_found(api, CONFORMING), *_own(api, "conforming_servers"))


def _found(api: Api, package: str) -> list[Server]:
    return [each for module in discovery.modules(package) for each in module.servers(api)]


def _own(api: Api, name: str) -> list[Server]:
    makers = [getattr(each, name, None) for each in discovery.modules_of(api.name, "wrong")]
    return [server for make in makers if make for server in make(api)]
