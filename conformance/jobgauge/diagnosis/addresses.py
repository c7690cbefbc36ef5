"""The addresses of an API as its spec's `servers` describe them, compared with the one that a caller gave."""

import re
from itertools import pairwise, takewhile
from typing import Any
from urllib.parse import urlsplit

from jobgauge.spec.document import Api, path_names


def documented_address(api: Api) -> str | None:
    """Return the vendor's address with placeholders, `https://<cluster>.example.com/v1/<project>`; None without one."""
    servers: list[dict[str, Any]] = api.document.get("servers", [])
    return re.sub(r"\{([^}]+)\}", r"<\1>", servers[0]["url"]) if servers else None


def suggested(api: Api, url: str) -> str | None:
    """
    Return a better base address than a given one, None if none is known.

    It lacks the prefix that the spec's `servers` have, or ends with the path of an operation.
    """
    shorter = _without_operation(api, url)
    return _with_prefix(api, shorter or url) or shorter


def _with_prefix(api: Api, url: str) -> str | None:
    """Return the address with the documented prefix in place of what it has of that; None if it has it all."""
    documented = documented_address(api)
    if documented is None:
        return None
    wanted = _segments(urlsplit(documented).path)
    own = _segments(urlsplit(url).path)
    if not wanted or any(_match(own[at:], wanted) for at in range(len(own))):
        return None
    start = next((at for at, each in enumerate(own) if each in wanted), len(own))
    values = dict(pairwise(own))
    filled = [
        values.get(before, each) if each.startswith("<") else each
        for before, each in zip(["", *wanted], wanted, strict=False)
    ]
    origin = url[: len(url) - len(urlsplit(url).path)] if urlsplit(url).path else url
    return "/".join([origin.rstrip("/"), *own[:start], *filled])


def _without_operation(api: Api, url: str) -> str | None:
    """Return the address without the path of an operation at its end, None if it ends with none."""
    own = _segments(urlsplit(url).path)
    for operation in api.operations.values():
        path = _segments(operation.path)
        if len(own) >= len(path) and _match(own[len(own) - len(path) :], path):
            return url.rstrip("/").rsplit("/", len(path))[0]
    return None


def base_from(location: str, path: str) -> str | None:
    """Return the base address if a redirect leads to the same path below another one, None if it leads elsewhere."""
    try:
        parts = urlsplit(location)
    except ValueError:
        return None
    wanted = path.split("?", maxsplit=1)[0]
    if parts.scheme not in {"http", "https"} or not parts.netloc or "@" in parts.netloc:
        return None
    found = parts.path.rstrip("/")
    if not found.endswith(wanted.rstrip("/")):
        return None
    return f"{parts.scheme}://{parts.netloc}{found.removesuffix(wanted.rstrip('/'))}"


def callable_without_ids(api: Api) -> bool:
    """Return True if an operation has no path parameter."""
    return any(not path_names(operation.path) for operation in api.operations.values())


def _segments(path: str) -> list[str]:
    return [each for each in path.split("/") if each]


def _match(own: list[str], template: list[str]) -> bool:
    """Return True if segments are those of a template; a placeholder stands for any one."""
    if len(own) != len(template):
        return False
    same = takewhile(
        lambda pair: pair[0] == pair[1] or pair[1][0] in "<{", zip(own, template, strict=True)
    )
    return len(list(same)) == len(own)
