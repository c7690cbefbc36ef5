"""
YAML and JSON as data, and what the usual loaders accept silently: duplicate members, numbers that JSON lacks.

YAML is read as version 1.2 has it, as OpenAPI asks: `on`, `no` and dates are texts.
"""

import json
import math
import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any, Final, cast

import yaml

from jobgauge.spec.pointers import pointer_to
from jobgauge.spec.violations import Found, Violation, shown

SCALARS: Final = (
    ("null", r"|~|null|Null|NULL", ("", "~", "n", "N")),
    ("bool", r"true|True|TRUE|false|False|FALSE", ("t", "T", "f", "F")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", tuple("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        tuple("-+.0123456789"),
    ),
)
"""The core schema of YAML 1.2 (its section 10.3.2): tag, form, and the characters that a scalar may begin with."""


class DuplicateMember(ValueError):
    """A mapping has the member `name` twice."""

    def __init__(self, name: object, where: str) -> None:
        super().__init__(f"duplicate member {name!r} ({where})")
        self.name = name


class _Loader(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - filled below, as PyYAML has it

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Return a mapping whose keys are strings: a status is one without quotes, too."""
        self.flatten_mapping(node)
        members: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            construct = cast("Any", self).construct_object
            key: Any = construct(key_node, deep=True)
            key = key if isinstance(key, str) else json.dumps(key, default=str)
            if key in members:
                raise DuplicateMember(key, f"line {key_node.start_mark.line + 1}")
            members[key] = construct(value_node, deep=deep)
        return members


def _integer(loader: _Loader, node: yaml.ScalarNode) -> int:
    text: str = cast("Any", loader).construct_scalar(node)
    return int(text, 0 if text[:2] in {"0o", "0x"} else 10)


for _tag, _form, _first in SCALARS:
    cast("Any", _Loader).add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_form})$"), list(_first)
    )
cast("Any", _Loader).add_constructor("tag:yaml.org,2002:int", _integer)


def read_yaml(file: Path) -> tuple[Any, list[Violation]]:
    """Return the document in a YAML file, None if it could not be read, and the values that JSON does not have."""
    try:
        with file.open(encoding="utf-8") as stream:
            document: Any = yaml.load(stream, Loader=_Loader)  # noqa: S506 - derived from SafeLoader
        return document, [Violation(file, *rest) for rest in _not_json(document)]
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        return None, [Violation(file, "", _one_line(error), "a YAML file")]


def read_json(file: Path) -> tuple[Any, list[Violation]]:
    """Return the value in a JSON file, None if it could not be read, and the problems of its form."""
    try:
        text = file.read_text(encoding="utf-8")
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant), []
    except (OSError, ValueError) as error:
        return None, [Violation(file, "", _one_line(error), "a JSON file")]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise DuplicateMember(name, "one object")
    return dict(pairs)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _not_json(value: Any, *path: object) -> Found:
    match value:
        case dict():
            for key, inner in cast("dict[str, Any]", value).items():
                yield from _not_json(inner, *path, key)
        case list():
            for index, inner in enumerate(cast("list[Any]", value)):
                yield from _not_json(inner, *path, index)
        case float() if not math.isfinite(value):
            yield pointer_to(*path), f"{value} is not a JSON number", "a finite number"
        case None | str() | bool() | int() | float():
            pass
        case _:
            found = f"YAML does not read {shown(value)} as a JSON value"
            yield pointer_to(*path), found, "the value in quotes"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
