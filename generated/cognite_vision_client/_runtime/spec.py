"""Holds what a generated package tells the runtime about its API."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from attrs import frozen

Schema: TypeAlias = "dict[str, Any]"


@frozen(eq=False, repr=False)
class Constraints:
    """
    The constraints of the spec that explain why a value is refused.

    `components` are the component schemas by name. `parameters` has for each operation the schema of each parameter
    by place and name (`query/$top`), and if it is required.
    """

    components: dict[str, Schema]
    parameters: dict[str, dict[str, Schema]]


@frozen(eq=False, repr=False)
class Envelope:
    """The names of members and headers in the documented errors, by what they hold."""

    wrappers: tuple[str, ...]
    codes: tuple[str, ...]
    messages: tuple[str, ...]
    targets: tuple[str, ...]
    lists: tuple[str, ...]
    request_ids: tuple[str, ...]
    request_id_headers: tuple[str, ...]


@frozen(eq=False, repr=False)
class Spec:
    """
    The facts of one API.

    `server` is the address of the spec's first server, with the names of its variables in braces;
    `server_variables` has their defaults, None where only the user knows the value. `prefix` are the segments with
    which every path begins. `token_header` and `token_prefix` say how a token is sent. `constraints` loads the
    constraints, which only a refusal and the check of parameters need.
    """

    name: str
    server: str | None
    server_variables: Mapping[str, str | None]
    prefix: tuple[str, ...]
    token_header: str
    token_prefix: str
    envelope: Envelope
    constraints: Callable[[], Constraints]
