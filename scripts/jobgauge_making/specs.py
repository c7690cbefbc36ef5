"""The specs: which there are, and what one holds."""

import math
from pathlib import Path
from typing import Any, TypeGuard

from attrs import frozen
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class UnknownApi(LookupError):
    """A name that no folder of specs/ has."""


class SpecRefused(ValueError):
    """A spec, or an operation or schema in it, that cannot be generated as it is written."""


@frozen
class Spec:
    """One `openapi.yaml`; every key and value in `document` is as JSON would hold it."""

    api: str
    document: dict[str, Any]

    @property
    def schemas(self) -> dict[str, dict[str, Any]]:
        """The component schemas by name, in the order of the file."""
        schemas: dict[str, dict[str, Any]] = self.document.get("components", {}).get("schemas", {})
        return schemas

    def resolve(self, node: dict[str, Any]) -> dict[str, Any]:
        """What `node` stands for: itself, or the target of its `$ref`."""
        while "$ref" in node:
            target: Any = self.document
            for step in node["$ref"].removeprefix("#/").split("/"):
                try:
                    target = target[step.replace("~1", "/").replace("~0", "~")]
                except (KeyError, TypeError):
                    raise SpecRefused(f"{self.api}: {node['$ref']} leads nowhere") from None
            node = target
        return node


def chosen(folder: Path, names: list[str]) -> list[Path]:
    """The `openapi.yaml` of every API, or of those named; UnknownApi for another name."""
    known = {path.parent.name: path for path in sorted(folder.glob("*/openapi.yaml"))}
    for name in names:
        if name not in known:
            raise UnknownApi(f"no API is named {name!r}; specs/ has {', '.join(known) or 'none'}")
    return [known[name] for name in sorted(set(names))] if names else list(known.values())


def load(path: Path) -> Spec:
    """Read one spec; SpecRefused where it is not YAML or holds what JSON cannot."""
    api = path.parent.name
    yaml: Any = YAML(typ="safe", pure=True)
    yaml.Constructor = _TextForTimes
    try:
        document = yaml.load(path.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        raise SpecRefused(f"{api}: openapi.yaml is not YAML: {error}") from error
    if not is_object(document):
        raise SpecRefused(f"{api}: openapi.yaml holds no mapping")
    return Spec(api, _as_json(document, api))


class _TextForTimes(SafeConstructor):
    """YAML reads an unquoted date as a date; in a spec it is a string."""


_times: Any = _TextForTimes
_times.add_constructor("tag:yaml.org,2002:timestamp", _times.construct_yaml_str)


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether JSON calls it an object."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Whether JSON calls it an array."""
    return isinstance(value, list)


def _as_json(value: Any, place: str) -> Any:
    if is_object(value):
        return {
            str(key): _as_json(inner, f"{place}/{key}")  # YAML reads the status 200 as a number
            for key, inner in value.items()
        }
    if is_array(value):
        return [_as_json(inner, f"{place}/{number}") for number, inner in enumerate(value)]
    match value:
        case str() | bool() | int() | None:
            return value
        case float() if math.isfinite(value):
            return value
        case _:
            raise SpecRefused(f"{place}: {value!r} is not a JSON value")
