"""
Every server that is wrong on purpose, by API.

Read `server.py` before this.
"""

import importlib
import importlib.util
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from jobgauge.apis import Api
from jobgauge.wrong import (
    at_once,
    authentication,
    conforming,
    derived,
    errors,
    lifecycle,
    one_valued,
    unforeseen,
    units,
)
from jobgauge.wrong.server import Server

CLASSES = (errors, authentication, lifecycle, units, at_once, one_valued, unforeseen)


@cache
def derived_servers(api: Api) -> tuple[Server, ...]:
    """Those that follow from the constraints of the spec."""
    return tuple(derived.servers(api))


@cache
def by_hand(api: Api) -> tuple[Server, ...]:
    """Those written by hand: for every API, and for what only this one promises."""
    found = [each for module in CLASSES for each in module.servers(api)]
    return (*found, *(each for module in own(api) for each in module.servers(api)))


def wrong_servers(api: Api) -> tuple[Server, ...]:
    """All of them."""
    return (*derived_servers(api), *by_hand(api))


@cache
def conforming_servers(api: Api) -> tuple[Server, ...]:
    """Those that only look wrong, or only add to what the page lists."""
    found = conforming.servers(api)
    return (*found, *(each for module in own(api) for each in module.conforming_servers(api)))


def own(api: Api) -> Iterator[ModuleType]:
    """The module named for the API, where there is one."""
    name = f"jobgauge.wrong.{api.name}"
    if importlib.util.find_spec(name):
        yield importlib.import_module(name)
