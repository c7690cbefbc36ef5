"""Finding the specs to generate from."""

from pathlib import Path
from typing import Any, TypeGuard

from jobgauge.spec.document import Api, BrokenSpec, read_api


class UnknownApi(LookupError):
    """An API has no folder in specs/."""


class SpecRefused(ValueError):
    """A spec, or an operation or schema in it, is not supported by the generator."""


def chosen(folder: Path, names: list[str]) -> list[Path]:
    """Return the `openapi.yaml` of the named APIs, or of all; raise UnknownApi for an unknown name."""
    known = {path.parent.name: path for path in sorted(folder.glob("*/openapi.yaml"))}
    for name in names:
        if name not in known:
            raise UnknownApi(f"unknown API {name!r}; specs/ has {', '.join(known) or 'none'}")
    return [known[name] for name in sorted(set(names))] if names else list(known.values())


def load(path: Path, *, partial: bool = False) -> Api:
    """
    Return the API whose spec is in a file.

    Raises SpecRefused, with every place, if that cannot be read, or has something that is not supported and it
    is not `partial`, or nothing of it is supported.
    """
    try:
        api = read_api(path.parent)
    except BrokenSpec as error:
        raise SpecRefused("\n".join(map(str, error.violations))) from error
    if not api.operations:
        raise SpecRefused("\n".join([*left_out(api), f"no operation of {api.name} is supported"]))
    if api.left_out and not partial:
        raise SpecRefused("\n".join([*left_out(api), "--partial generates the rest"]))
    return api


def left_out(api: Api) -> list[str]:
    """Return a line for each place in a spec that is not supported."""
    return [f"{api.name}: {line}" for each in api.left_out for line in each.named_lines()]


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Return True if a value is a JSON object."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Return True if a value is a JSON array."""
    return isinstance(value, list)
