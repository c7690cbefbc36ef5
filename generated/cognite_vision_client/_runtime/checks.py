"""Walks the schema of an invalid value and reports every problem."""

from __future__ import annotations

import json
import operator
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, Literal

from attrs import define, field

from .model import CODECS, Codec, Model
from .problems import AbsentMember, InvalidBody, Problem
from .secrets import SECRET_WORDS, hidden
from .spec import Schema, Spec
from .types import UNSET, JsonValue, read_timestamp, timestamp_text
from .values import (
    ARRAY,
    INFINITY,
    OBJECT,
    Refused,
    day_text,
    distinct,
    is_multiple,
    match_uuid,
    read_day,
)

MOST: Final = 1000
"""The most problems of one body that are reported."""

_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int, float),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}
_BOUNDS: Final[dict[str, Callable[[float, float], bool]]] = {
    "minimum": operator.ge,
    "maximum": operator.le,
    "exclusiveMinimum": operator.gt,
    "exclusiveMaximum": operator.lt,
    "multipleOf": is_multiple,
}
_PREFIX: Final = "#/components/schemas/"

Source = Literal["json", "object"]


def refusal_of_json(codec: Codec, value: object, *, strict: bool) -> InvalidBody | None:
    """Return the error for JSON that is not a valid model, None if it is."""
    return _refusal(codec, problems_of_json(codec, value, strict=strict))


def refusal_of_object(codec: Codec, value: Model, *, strict: bool) -> InvalidBody | None:
    """Return the error for an object that cannot be written, None if it can."""
    return _refusal(codec, problems_of_object(codec, value, strict=strict))


def refusal_of_arguments(codec: Codec, value: Model) -> InvalidBody | None:
    """Return the error for invalid arguments of a constructor, None if they are valid."""
    return _refusal(codec, problems_of_object(codec, value, strict=True, inside=False))


def absence(codec: Codec, member: str, place: str) -> AbsentMember:
    """Return the error for reading a member that an object at a place of a body does not have."""
    return AbsentMember(codec.component, (_missing(f"{place}/{escaped(member)}"),))


def problems_of_json(
    codec: Codec, value: object, *, strict: bool, inside: bool = True
) -> tuple[Problem, ...]:
    """Return the problems of JSON, at most MOST; of the models inside it only if `inside`."""
    return _walked(codec, value, "json", strict=strict, inside=inside)


def problems_of_object(
    codec: Codec, value: Model, *, strict: bool, inside: bool = True
) -> tuple[Problem, ...]:
    """Return the problems of an object, at most MOST; of the models inside it only if `inside`."""
    return _walked(codec, value, "object", strict=strict, inside=inside)


def departures_of_json(codec: Codec, value: object) -> tuple[Problem, ...]:
    """Return the undocumented values and members in JSON, also in open objects, and the members that are missing."""
    return _walked(codec, value, "json", strict=True, noticing=True)


def codec_for(component: str) -> Codec:
    """Return the codec of a component."""
    return next(codec for codec in CODECS.values() if codec.component == component)


def problems_of_parameters(
    spec: Spec, operation: str, given: Mapping[str, object]
) -> tuple[Problem, ...]:
    """Return the problems of an operation's parameters, given by place and name (`query/$top`)."""
    constraints = spec.constraints()
    walk = _Walk(components=constraints.components, source="json", strict=True)
    for place, schema in constraints.parameters[operation].items():
        pointer = f"/{place}"
        if given.get(place, UNSET) is not UNSET:
            walk.value(schema["schema"], given[place], pointer)
        elif schema["required"]:
            walk.missing(pointer)
    return tuple(walk.problems)


def shown(value: Any, pointer: str = "") -> str:
    """Return a value as short JSON for a message, `(hidden)` if the pointer's last name suggests a secret."""
    if any(word in pointer.rpartition("/")[2].lower().replace("_", "") for word in SECRET_WORDS):
        return "(hidden)"
    if type(value) is str:
        value = hidden(value)
    if type(value) is ARRAY:
        return f"array of length {len(value)}" if value else "[]"
    if type(value) is OBJECT:
        return f"object of size {len(value)}" if value else "{}"
    match value:
        case bool() | None:
            return json.dumps(value)
        case Enum():
            return shown(value.value)
        case str() if len(value) > 40:
            return f'{json.dumps(value[:30])[:-1]}...", {len(value)} characters'
        case str():
            return json.dumps(value)
        case int() if abs(value) >= 10**30:
            return f"integer of {value.bit_length()} bits"
        case int() | float():
            return str(value)
        case datetime() | date():
            return json.dumps(value.isoformat())
        case _:
            return f"Python {type(value).__name__}"


def _refusal(codec: Codec, problems: tuple[Problem, ...]) -> InvalidBody | None:
    return InvalidBody(codec.component, problems) if problems else None


def _walked(
    codec: Codec,
    value: object,
    source: Source,
    *,
    strict: bool,
    noticing: bool = False,
    inside: bool = True,
) -> tuple[Problem, ...]:
    components = codec.spec.constraints().components
    walk = _Walk(components, source, strict=strict, noticing=noticing, inside=inside)
    try:
        walk.component(codec.component, value, "", inner=False)
    except _Enough:
        pass
    except RecursionError:
        walk.problems.append(Problem("", "depth", shown(value), "less nesting"))
    return tuple(walk.problems)


class _Enough(Exception):
    """MOST problems have been found."""


@define
class _Walk:
    components: dict[str, Schema]
    source: Source
    strict: bool
    noticing: bool = False
    """True to report undocumented members also of open objects."""
    inside: bool = True
    """False to leave out the members of inner models."""
    problems: list[Problem] = field(factory=list[Problem])

    def value(self, schema: dict[str, Any], value: Any, pointer: str) -> None:
        """Report the problems of a value."""
        if "anyOf" in schema:
            if value is not None:
                self.value(schema["anyOf"][0], value, pointer)
        elif "$ref" in schema:
            self.component(schema["$ref"].removeprefix(_PREFIX), value, pointer, inner=True)
        elif "type" not in schema:
            if value is UNSET:
                self.missing(pointer)
            self._finite(value, pointer)
        elif "enum" in schema:
            self._listed(schema, value, pointer)
        elif schema.get("format") in ("date-time", "date") and value is not None:
            self._time(schema, value, pointer)
        elif self._has_type(schema, value, pointer):
            self._bounds(schema, value, pointer)

    def component(self, name: str, value: Any, pointer: str, *, inner: bool) -> None:
        """Report the problems of a value of a component schema; `inner` if it is inside another value."""
        schema = self.components[name]
        if schema.get("type") != "object":
            self.value(schema, value, pointer)
        elif self.source == "json":
            if (self.inside or not inner) and self._has_type(schema, value, pointer):
                self._object(schema, value, value, pointer)
        elif not isinstance(value, Model) or not isinstance(value, codec_for(name).model):
            self._report(pointer, "type", value, f"a {codec_for(name).model.__name__}")
        elif self.inside or not inner:
            members, further = _members(value)
            self._object(schema, members, further, pointer)

    def missing(self, pointer: str) -> None:
        """Report the absence of a required member or parameter."""
        self._add(_missing(pointer))

    def _object(
        self, schema: dict[str, Any], value: dict[Any, Any], further: dict[Any, Any], pointer: str
    ) -> None:
        properties: dict[str, Any] = schema.get("properties", {})
        for name, inner in properties.items():
            if name in value:
                self.value(inner, value[name], f"{pointer}/{escaped(name)}")
            elif self.strict and name in schema.get("required", ()):
                self.missing(f"{pointer}/{escaped(name)}")
        more = schema.get("additionalProperties", True)
        for name, inner in further.items():
            place = f"{pointer}/{escaped(name)}"
            if further is not value and (name in properties or not isinstance(name, str)):
                self._report(place, "additionalProperties", inner, "a string that is no member")
            elif name not in properties and more is False and self.strict:
                self._report(place, "additionalProperties", inner, "no additional members")
            elif name not in properties and not isinstance(more, bool):
                self.value(more, inner, place)
            elif name not in properties:
                if self.noticing and "additionalProperties" not in schema:
                    self._report(place, "properties", inner, "a documented member")
                self._finite(inner, place)
        size = len(value) if further is value else len(value) + len(further)
        self._size(schema, "Properties", size, value, pointer)
        options = [option["required"] for option in schema.get("oneOf", ())]
        if options and not any(_one_of(options, each) for each in self._counted(value)):
            names = ", ".join(" and ".join(option) for option in options)
            self._report(pointer, "oneOf", value, f"exactly one of {names}")

    def _counted(self, value: dict[Any, Any]) -> list[dict[Any, Any]]:
        """Return the forms of an object in which a choice may hold; non-strict reading may ignore null members."""
        if self.strict:
            return [value]
        return [value, {name: member for name, member in value.items() if member is not None}]

    def _listed(self, schema: dict[str, Any], value: Any, pointer: str) -> None:
        text = value.value if isinstance(value, Enum) and self.source != "json" else value
        if type(text) is not str:
            self._report(pointer, "type", value, "string")
        elif text not in schema["enum"] and (self.strict or isinstance(value, Enum)):
            self._report(pointer, "enum", value, ", ".join(schema["enum"]))

    def _time(self, schema: dict[str, Any], value: Any, pointer: str) -> None:
        moment = schema["format"] == "date-time"
        kind: Any = datetime if moment else date
        write: Any = timestamp_text if moment else day_text
        text: Any = value
        plain = schema | {"format": None}
        if self.source == "json":
            if not self._has_type(plain, value, pointer) or type(value) is not str:
                return
        elif not isinstance(value, kind):
            self._report(pointer, "type", value, "a datetime" if moment else "a date")
            return
        try:
            if self.source != "json":
                text = write(value)
            (read_timestamp if moment else read_day)(text)
        except (Refused, ValueError):
            self._report(pointer, "format", value, schema["format"])
            return
        self._bounds(plain, text, pointer)

    def _has_type(self, schema: dict[str, Any], value: Any, pointer: str) -> bool:
        names = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        kinds = [name for name in names if type(value) in _TYPES[name]]
        whole = type(value) is not float or value.is_integer()
        if not kinds or (kinds == ["integer"] and not whole):
            self._report(pointer, "type", value, " or ".join(names))
            return False
        if type(value) is float and not -INFINITY < value < INFINITY:
            self._report(pointer, "type", value, "a finite number")
            return False
        return True

    def _bounds(self, schema: dict[str, Any], value: Any, pointer: str) -> None:
        if "const" in schema and value != schema["const"]:
            self._report(pointer, "const", value, shown(schema["const"]))
        if type(value) is str:
            self._text(schema, value, pointer)
        elif type(value) is int or type(value) is float:
            self._number(schema, value, pointer)
        elif type(value) is ARRAY:
            self._size(schema, "Items", len(value), value, pointer)
            if schema.get("uniqueItems") and not distinct(value):
                self._report(pointer, "uniqueItems", value, "unique items")
            for number, inner in enumerate(value):
                self.value(schema.get("items", {}), inner, f"{pointer}/{number}")
        else:
            self._finite(value, pointer)

    def _finite(self, value: Any, pointer: str) -> None:
        """Report each number in a free JSON value that JSON cannot have."""
        if type(value) is OBJECT:
            for name, inner in value.items():
                self._finite(inner, f"{pointer}/{escaped(name)}")
        elif type(value) is ARRAY:
            for number, inner in enumerate(value):
                self._finite(inner, f"{pointer}/{number}")
        elif type(value) is float and not -INFINITY < value < INFINITY:
            self._report(pointer, "type", value, "a finite number")

    def _text(self, schema: dict[str, Any], value: str, pointer: str) -> None:
        self._size(schema, "Length", len(value), value, pointer)
        if "pattern" in schema and re.search(schema["search"], value, re.ASCII) is None:
            self._report(pointer, "pattern", value, schema["pattern"])
        if schema.get("format") == "uuid" and match_uuid(value) is None:
            self._report(pointer, "format", value, "uuid")

    def _number(self, schema: dict[str, Any], value: float, pointer: str) -> None:
        for rule, holds in _BOUNDS.items():
            if rule in schema and not holds(value, schema[rule]):
                self._report(pointer, rule, value, shown(schema[rule]))

    def _size(self, schema: dict[str, Any], of: str, size: int, value: Any, pointer: str) -> None:
        if size < schema.get(f"min{of}", 0):
            self._report(pointer, f"min{of}", value, str(schema[f"min{of}"]))
        if size > schema.get(f"max{of}", size):
            self._report(pointer, f"max{of}", value, str(schema[f"max{of}"]))

    def _report(self, pointer: str, rule: str, value: object, expected: str) -> None:
        self._add(Problem(pointer, rule, shown(value, pointer), expected))

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MOST:
            raise _Enough


def _missing(pointer: str) -> Problem:
    return Problem(pointer, "required", "(absent)", "must be present")


def _one_of(options: list[list[str]], value: dict[Any, Any]) -> bool:
    return sum(all(name in value for name in option) for option in options) == 1


def _members(value: Model) -> tuple[dict[str, Any], dict[str, JsonValue]]:
    """Return the members that are set by their names in JSON, and the additional members."""
    codec = next(CODECS[base] for base in type(value).__mro__ if base in CODECS)
    members = {
        name: member
        for name, python in codec.members
        if (member := getattr(value, python, UNSET)) is not UNSET
    }
    return members, value.additional_properties


def escaped(name: object) -> str:
    """Return a name as a part of a JSON Pointer."""
    return str(name).replace("~", "~0").replace("/", "~1")
