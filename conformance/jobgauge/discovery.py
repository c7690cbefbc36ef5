"""Discovery of modules: rules, reference servers and wrong servers are found in their folders, no list names them."""

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterator
from types import ModuleType


def modules(package: str) -> Iterator[ModuleType]:
    """Import and yield every module of a package, sorted by name, including those of packages inside it."""
    found = importlib.import_module(package)
    for each in sorted(pkgutil.iter_modules(found.__path__), key=lambda each: each.name):
        name = f"{package}.{each.name}"
        if each.ispkg:
            yield from modules(name)
        else:
            yield importlib.import_module(name)


def modules_of(api: str, name: str) -> Iterator[ModuleType]:
    """Import and yield the module `apis/<api>/<name>.py`, or those of a folder with this name, if there is one."""
    package = f"jobgauge.apis.{api}"
    if not (importlib.util.find_spec(package) and importlib.util.find_spec(f"{package}.{name}")):
        return
    own = importlib.import_module(f"{package}.{name}")
    if hasattr(own, "__path__"):
        yield from modules(f"{package}.{name}")
    else:
        yield own
