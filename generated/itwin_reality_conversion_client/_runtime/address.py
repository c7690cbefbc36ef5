"""The base address of a server: as a user gives it, or from the `servers` of the spec."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import ip_address

from .library import httpx
from .spec import Spec

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_PLACEHOLDER = re.compile(r"[{<][^{}<>]*[}>]")
_SEGMENT = re.compile(r"[A-Za-z0-9._~-]+").fullmatch


def base_address(spec: Spec, text: str | None) -> httpx.URL:
    """
    Return the address to which the paths of the operations are appended.

    Without a text it is that of the spec. What the paths begin with is left out at the end of a text:
    `https://host/a` is `https://host` for an API whose paths all begin with `/a`.
    Raise ValueError if the text is not such an address; a user or password in it is not shown.
    """
    if text is None:
        return httpx.URL(server_address(spec, {}))
    text = text.strip()
    if found := _PLACEHOLDER.search(text):
        raise ValueError(f"base_url: put your own value in place of {found[0]}")
    try:
        url = httpx.URL(text)
        host = url.host
    except (httpx.InvalidURL, UnicodeError):
        raise _wrong(text) from None
    if url.userinfo:
        raise ValueError("base_url must not contain a user or password; pass a token instead")
    if url.scheme not in {"http", "https"} or not host or " " in text:
        raise _wrong(text)
    if url.port is not None and not 0 < url.port < 65536:
        raise ValueError(f"{_wrong(text)}: a port is from 1 to 65535")
    if "?" in text or "#" in text:
        raise ValueError(f"base_url must not have a query or fragment: {text!r}")
    return url.copy_with(raw_path=_without_prefix(url.raw_path.decode("ascii"), spec).encode())


def server_address(spec: Spec, variables: Mapping[str, str]) -> str:
    """Return the address of the spec's server; raise ValueError if a variable is missing, unknown or not a segment."""
    if spec.server is None:
        raise ValueError("base_url is needed: the documentation of this API names no server")
    known = spec.server_variables
    if unknown := [name for name in variables if name not in known]:
        expected = ", ".join(known) or "none"
        raise ValueError(f"{unknown[0]} is not a variable of {spec.server}; expected {expected}")
    values = {**known, **variables}
    if absent := [name for name, value in values.items() if value is None]:
        given = ", ".join(f'{name}="..."' for name in absent)
        raise ValueError(
            f"the address {spec.server} has no value for {absent[0]}: "
            f"pass base_url, or Client.server_url({given})"
        )
    for name, value in values.items():
        if not _SEGMENT(str(value)) or value in {".", ".."}:
            raise ValueError(f"{name} is {value!r}, expected letters, digits, '-', '.', '_' or '~'")
    return _VARIABLE.sub(lambda found: str(values[found[1]]), spec.server)


def require_privacy(url: httpx.URL, what: str) -> None:
    """Raise ValueError if what proves who sends a request would travel unencrypted to another machine."""
    if url.scheme == "https" or url.host == "localhost":
        return
    try:
        private = ip_address(url.host).is_loopback
    except ValueError:
        private = False
    if not private:
        raise ValueError(
            f"{what} would be sent unencrypted to {url.host}: use https, or pass plain_http=True"
        )


def _without_prefix(path: str, spec: Spec) -> str:
    path = path.rstrip("/")
    for count in range(len(spec.prefix), 0, -1):
        overlap = "/" + "/".join(spec.prefix[:count])
        if path.endswith(overlap):
            return path.removesuffix(overlap) or "/"
    return path or "/"


def _wrong(text: str) -> ValueError:
    shown = re.sub(r"^([^/@]*//)?.*@", r"\1***@", text)
    return ValueError(
        f"base_url must be an http or https URL like https://host/prefix, not {shown!r}"
    )
