"""
Read YAML and JSON, and report what the usual loaders accept silently.

Reported are duplicate members, keys that are not strings, and text that YAML reads as a date.
"""

import json
from collections.abc import Hashable
from pathlib import Path
from typing import Any, cast

import yaml

from jobgauge_making.lint.violations import Found, Violation, pointer_to, shown


class DuplicateMember(ValueError):
    """A mapping has the member `name` twice."""

    def __init__(self, name: object, where: str) -> None:
        super().__init__(f"duplicate member {name!r} ({where})")
        self.name = name


class _Loader(yaml.SafeLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key: Any = cast("Any", self).construct_object(key_node, deep=True)
            if key in seen:
                raise DuplicateMember(key, f"line {key_node.start_mark.line + 1}")
            seen.add(key)
        return super().construct_mapping(node, deep)


def read_yaml(file: Path) -> tuple[Any, list[Violation]]:
    """Return the document in a YAML file, None if it could not be read, and the problems of its form."""
    try:
        with file.open(encoding="utf-8") as stream:
            document: Any = yaml.load(stream, Loader=_Loader)  # noqa: S506 - derived from SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError, DuplicateMember) as error:
        return None, [Violation(file, "", _one_line(error), "a YAML file")]
    return document, [Violation(file, *rest) for rest in _not_json(document)]


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
            for key, inner in cast("dict[Any, Any]", value).items():
                if not isinstance(key, str):
                    here = pointer_to(*path, key)
                    yield here, f"the key {shown(key)} is not a string", "the key in quotes"
                yield from _not_json(inner, *path, key)
        case list():
            for index, inner in enumerate(cast("list[Any]", value)):
                yield from _not_json(inner, *path, index)
        case None | str() | bool() | int() | float():
            pass
        case _:
            found = f"YAML does not read {shown(value)} as a JSON value"
            yield pointer_to(*path), found, "the value in quotes"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
