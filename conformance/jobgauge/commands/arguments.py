"""Arguments that several verbs share, and values that are read from the command line or refused."""

import argparse
import math
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import httpx

from jobgauge.commands.screen import complain
from jobgauge.exchange.line import Target
from jobgauge.messages.documented import names_to_give
from jobgauge.run.failures import REDIS, Unusable, failures_at
from jobgauge.spec.document import Api, BrokenSpec, UnknownApi, api_names, load_api

MOST_PROCESSES: Final = 256
UNITS: Final = {"s": 1, "m": 60, "h": 3600}
LARGEST: Final = 10**6
"""Megabytes that no machine has."""


class WrongCall(ValueError):
    """The command cannot be run as it was called; the message is one line for the caller."""


def add_api(parser: argparse.ArgumentParser) -> None:
    """Add the argument `--api`, for `apis_named`."""
    parser.add_argument(
        "--api",
        action="append",
        default=[],
        metavar="NAME",
        help="an API; repeatable (default: all)",
    )


def add_partial(parser: argparse.ArgumentParser) -> None:
    """Add the argument `--partial`, for `say_left_out`."""
    parser.add_argument(
        "--partial",
        action="store_true",
        help="accept that operations are left out whose spec has something that is not supported",
    )


def say_left_out(apis: Iterable[Api]) -> bool:
    """Print on standard error what is left out of the specs, with every place; return True if anything is."""
    lines = [
        f"{api.name}: {line}"
        for api in apis
        for each in api.left_out
        for line in each.named_lines()
    ]
    for line in lines:
        complain(line)
    return bool(lines)


def some_operation(apis: Sequence[Api]) -> None:
    """Print what is left out and raise WrongCall if no operation of any API is supported."""
    if not any(api.operations for api in apis):
        say_left_out(apis)
        names = ", ".join(api.name for api in apis)
        raise WrongCall(
            f"no operation of {names} is supported: change its spec at the places above"
        )


def add_rule(parser: argparse.ArgumentParser) -> None:
    """Add the argument `--rule`, for `check_prefixes`."""
    parser.add_argument(
        "--rule",
        action="append",
        default=[],
        metavar="PREFIX",
        help="only rules whose id begins with these whole segments, such as API/OPERATION/FAMILY; repeatable",
    )


def apis_named(names: Sequence[str]) -> list[Api]:
    """Return the APIs with these names, each once; all APIs for no name or for `all`."""
    try:
        wanted = api_names() if not names or "all" in names else list(dict.fromkeys(names))
        return [load_api(name) for name in wanted]
    except (UnknownApi, BrokenSpec) as error:
        raise WrongCall(f"--api: {error}") from error


def given_values(pairs: Sequence[str], apis: Sequence[Api]) -> dict[str, list[str]]:
    """Return the values of `NAME=VALUE` by name, in order; raise WrongCall for a name that no operation has."""
    known = list(dict.fromkeys(name for api in apis for name in names_to_give(api)))
    given: dict[str, list[str]] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name or not value:
            raise WrongCall(f"--given: expected NAME=VALUE, got {pair!r}")
        if name not in known:
            raise WrongCall(
                f"--given: no parameter or body member is named {name!r}: "
                f"expected one of {', '.join(known)}"
            )
        given.setdefault(name, []).append(value)
    return given


def check_prefixes(texts: Sequence[str]) -> None:
    """Raise WrongCall if a prefix of rule ids is blank."""
    for text in texts:
        if not text.strip():
            raise WrongCall(f"--rule: expected the beginning of a rule id, got {text!r}")


def seconds(text: str) -> float:
    """Return a number of seconds above 0."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 < number < math.inf:
        raise WrongCall(f"--seconds: expected a number above 0, got {text!r}")
    return number


def duration(text: str) -> float:
    """Return the seconds of a time like `90s`, `10m` or `2h`; a bare number is seconds."""
    number, unit = (text[:-1], text[-1]) if text[-1:] in UNITS else (text, "s")
    try:
        found = float(number) * UNITS[unit]
    except ValueError:
        found = math.nan
    if not 0 < found < math.inf:
        raise WrongCall(f"--within: expected a time like 90s, 10m or 2h, got {text!r}")
    return found


def megabytes(text: str) -> int:
    """Return the bytes of a whole number of megabytes above 0."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < LARGEST):
        raise WrongCall(f"--memory: expected a number of megabytes above 0, got {text!r}")
    return int(text) << 20


def processes(text: str) -> int:
    """Return a number of processes; `auto` is one for each core."""
    if text == "auto":
        return os.cpu_count() or 1
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= MOST_PROCESSES):
        raise WrongCall(
            f"--workers: expected a number from 1 to {MOST_PROCESSES}, or auto, got {text!r}"
        )
    return int(text)


def examples_place(text: str) -> str:
    """Return where examples are kept: the address of a Redis that answers, or the absolute path of a folder."""
    try:
        failures_at(text)
    except Unusable as error:
        raise WrongCall(f"--examples: {error}") from error
    return text if text.startswith(REDIS) else str(Path(text).resolve())


def target_at(address: str, token: str | None, *, plain_http: bool) -> Target:
    """
    Return the server at an address, with the token for it.

    Raises WrongCall if a token would be sent unencrypted to another machine and `plain_http` is not set.
    """
    wrong = WrongCall(
        f"--url: expected an address like https://host/prefix, got {_without_userinfo(address)!r}"
    )
    address = address.strip()
    if " " in address:
        raise wrong
    if left := re.search(r"[{<][^{}<>]*[}>]", address):
        raise WrongCall(f"--url: put your own value in place of {left[0]}")
    try:
        url = httpx.URL(address)
        host = url.host
    except (httpx.InvalidURL, UnicodeError) as error:
        raise wrong from error
    if url.scheme not in {"http", "https"} or not host:
        raise wrong
    if url.port is not None and not 0 < url.port < 65536:
        raise WrongCall(f"{wrong}: a port is from 1 to 65535")
    if url.userinfo or url.query or url.fragment:
        raise WrongCall("--url: expected only a base address, without user, query or fragment")
    if token and not token.strip():
        raise WrongCall(f"JOBGAUGE_TOKEN: expected a token, got {token!r}")
    if token and not (token.isascii() and token.isprintable()):
        raise WrongCall(
            "JOBGAUGE_TOKEN: expected printable ASCII without line breaks, which a header can carry"
        )
    if token and token.lower().startswith("bearer "):
        raise WrongCall("JOBGAUGE_TOKEN: leave out the word Bearer, which is sent before the token")
    encoded = address if address.isascii() else str(url)
    target = Target(encoded.rstrip("/"), token or None)
    if token and url.scheme == "http" and not (target.loopback or plain_http):
        raise WrongCall(
            f"--url: the token would go to {host} unencrypted: use https, unset JOBGAUGE_TOKEN, "
            "or add --plain-http"
        )
    return target


def _without_userinfo(address: str) -> str:
    return re.sub(r"^([^/@]*//)?.*@", r"\1***@", address)
