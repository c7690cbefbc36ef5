"""Finding and reading the specs."""

import math
from pathlib import Path
from typing import Any, TypeGuard

from attrs import frozen
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class UnknownApi(LookupError):
    """An API has no folder in specs/."""


class SpecRefused(ValueError):
    """A spec, or an operation or schema in it, is not supported by the generator."""


@frozen
class Spec:
    """One `openapi.yaml`; `document` contains only JSON values, and all its keys are strings."""

    api: str
    document: dict[str, Any]

    @property
    def schemas(self) -> dict[str, dict[str, Any]]:
        """The component schemas by name, in the order of the file."""
        schemas: dict[str, dict[str, Any]] = self.document.get("components", {}).get("schemas", {})
        return schemas

    def resolve(self, node: dict[str, Any]) -> dict[str, Any]:
        """Return `node` itself or the target of its `$ref`; raise SpecRefused if that does not exist."""
        while "$ref" in node:
            target: Any = self.document
            for step in node["$ref"].removeprefix("#/").split("/"):
                try:
                    target = target[step.replace("~1", "/").replace("~0", "~")]
                except (KeyError, TypeError):
                    raise SpecRefused(f"{self.api}: {node['$ref']} does not exist") from None
            node = target
        return node


def chosen(folder: Path, names: list[str]) -> list[Path]:
    """Return the `openapi.yaml` of the named APIs, or of all; raise UnknownApi for an unknown name."""
    known = {path.parent.name: path for path in sorted(folder.glob("*/openapi.yaml"))}
    for name in names:
        if name not in known:
            raise UnknownApi(f"unknown API {name!r}; specs/ has {', '.join(known) or 'none'}")
    return [known[name] for name in sorted(set(names))] if names else list(known.values())


def load(path: Path) -> Spec:
    """Return the spec in a file; raise SpecRefused if it is not YAML or has values that JSON does not."""
    api = path.parent.name
    yaml: Any = YAML(typ="safe", pure=True)
    yaml.Constructor = _TextForTimes
    try:
        document = yaml.load(path.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        raise SpecRefused(f"{api}: openapi.yaml is not YAML: {error}") from error
    if not is_object(document):
        raise SpecRefused(f"{api}: openapi.yaml is not a mapping")
    return Spec(api, _as_json(document, api))


class _TextForTimes(SafeConstructor):
    """Reads an unquoted date as a string, as specs mean it, and not as a date."""


_times: Any = _TextForTimes
_times.add_constructor("tag:yaml.org,2002:timestamp", _times.construct_yaml_str)


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Return True if a value is a JSON object."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Return True if a value is a JSON array."""
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
