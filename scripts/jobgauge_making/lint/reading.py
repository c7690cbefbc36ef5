"""
Reading YAML and JSON without losing what the usual loaders lose in silence.

A member that is there twice, a key that is not text, and a date that YAML made of text are findings.
"""

import json
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any, cast

import yaml

from jobgauge_making.lint.findings import Finding, pointer_to, shown


class TwiceThere(ValueError):
    """A mapping has a member twice; `name` is the member."""

    def __init__(self, name: object, where: str) -> None:
        super().__init__(f"the member {name!r} is there twice ({where})")
        self.name = name


class _Loader(yaml.SafeLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key: Any = cast("Any", self).construct_object(key_node, deep=True)
            if key in seen:
                raise TwiceThere(key, f"line {key_node.start_mark.line + 1}")
            seen.add(key)
        return super().construct_mapping(node, deep)


def read_yaml(file: Path) -> tuple[Any, list[Finding]]:
    """The document in a YAML file, None where it could not be read, and what is wrong with its form."""
    try:
        with file.open(encoding="utf-8") as stream:
            document: Any = yaml.load(stream, Loader=_Loader)  # noqa: S506 - derived from SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TwiceThere) as error:
        return None, [Finding(file, "", _one_line(error), "a YAML file")]
    return document, [Finding(file, *rest) for rest in _not_json(document)]


def read_json(file: Path) -> tuple[Any, list[Finding]]:
    """The value in a JSON file, None where it could not be read, and what is wrong with its form."""
    try:
        text = file.read_text(encoding="utf-8")
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant), []
    except (OSError, ValueError) as error:
        return None, [Finding(file, "", _one_line(error), "a JSON file")]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise TwiceThere(name, "one object")
    return dict(pairs)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _not_json(value: Any, *path: object) -> Iterator[tuple[str, str, str]]:
    match value:
        case dict():
            for key, inner in cast("dict[Any, Any]", value).items():
                if not isinstance(key, str):
                    here = pointer_to(*path, key)
                    yield here, f"the key {shown(key)} is no text", "the key in quotes"
                yield from _not_json(inner, *path, key)
        case list():
            for index, inner in enumerate(cast("list[Any]", value)):
                yield from _not_json(inner, *path, index)
        case None | str() | bool() | int() | float():
            pass
        case _:
            yield pointer_to(*path), f"YAML reads {shown(value)} as no JSON value", "it in quotes"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
