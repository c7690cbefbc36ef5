"""
Reads and writes objects that lack required members, and explains what else the straight-line code refuses.

The schema tells how to convert each member of such an object; the objects inside it are read and written by the
straight-line code again, as long as they are whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, cast

from attrs import frozen

from .checks import (
    codec_for,
    escaped,
    problems_of_json,
    problems_of_object,
    refusal_of_json,
    refusal_of_object,
)
from .model import ENUMERATIONS, FAILURES, Codec, Model
from .spec import Schema
from .types import UNSET, JsonValue, read_timestamp, timestamp_text
from .values import ARRAY, Refused, day_text, new, read_day

_PREFIX: Final = "#/components/schemas/"


def read_partly(codec: Codec, body: Any, strict: bool, failure: Exception) -> Any:
    """Return the object that JSON describes if `failure` tells of absent members only; else raise InvalidBody."""
    if isinstance(failure, KeyError) and not strict:
        with suppress(*FAILURES):
            return _object(codec, body)
    raise refusal_of_json(codec, body, strict=strict) or failure from None


def write_partly(
    codec: Codec, made: Model, strict: bool, failure: Exception
) -> dict[str, JsonValue]:
    """Return the JSON of an object if `failure` tells of absent members only; else raise InvalidBody."""
    if isinstance(failure, AttributeError) and not strict:
        with suppress(*FAILURES):
            return _body(codec, made)
    raise refusal_of_object(codec, made, strict=strict) or failure from None


@frozen
class Later:
    """An object inside a body, which is written when its turn comes."""

    codec: Codec
    made: Any

    def write(self) -> Any:
        """Return the object as JSON; raise one of FAILURES if it is not valid."""
        return self.codec.write(self.made, True)


def write_outside(codec: Codec, made: Model) -> dict[str, Any]:
    """Return the JSON of an object with `Later` for each object inside its lists; raise Refused if it is not valid."""
    if problems_of_object(codec, made, strict=True, inside=False):
        raise Refused
    return _body(codec, made, later=True)


def _object(codec: Codec, body: Any, pointer: str = "") -> Any:
    """Return the object at a place in the whole body, which it remembers for the error if a member is asked for."""
    if problems_of_json(codec, body, strict=False, inside=False):
        raise Refused
    schema, members = _schemas(codec)
    made: Any = new(codec.model)
    texts: list[Any] = []
    for name, python in codec.members:
        if name in body:
            inner = f"{pointer}/{escaped(name)}"
            setattr(made, python, _read(codec, members[name], body[name], inner))
        elif name in codec.required:
            made.__place__ = pointer
        else:
            setattr(made, python, UNSET)
        if members[name].get("format") == "date-time":
            texts += getattr(made, python, UNSET), body.get(name)
    made.__texts__ = tuple(texts)
    more = schema.get("additionalProperties", True)
    made.__further__ = {
        name: value
        if isinstance(more, bool)
        else _read(codec, more, value, f"{pointer}/{escaped(name)}")
        for name, value in body.items()
        if name not in members
    } or None
    return made


def _body(codec: Codec, made: Any, *, later: bool = False) -> dict[str, JsonValue]:
    if problems_of_object(codec, made, strict=False, inside=False):
        raise Refused
    schema, members = _schemas(codec)
    times = [name for name, inner in members.items() if inner.get("format") == "date-time"]
    kept: tuple[Any, ...] = (made.__texts__ if times else None) or ()
    texts = dict(zip(times, zip(kept[::2], kept[1::2], strict=True), strict=False))
    body: dict[str, Any] = {}
    for name, python in sorted(codec.members, key=lambda each: each[0] not in codec.required):
        if (value := getattr(made, python, UNSET)) is not UNSET:
            moment, text = texts.get(name, (UNSET, None))
            if later and type(value) is ARRAY and value and isinstance(value[0], Model):
                inner = codec_for(_resolved(codec, members[name]["items"], value)[1])
                body[name] = [Later(inner, each) for each in value]
            else:
                body[name] = text if moment is value else _write(codec, members[name], value)
    more = schema.get("additionalProperties", True)
    further: dict[str, Any] = made.__further__ or {}
    for name, value in further.items():
        body[name] = value if isinstance(more, bool) else _write(codec, more, value)
    return body


def _schemas(codec: Codec) -> tuple[Schema, Mapping[str, Schema]]:
    """Return the schema of a model and those of its members."""
    schema = codec.spec.constraints().components[codec.component]
    return schema, schema.get("properties", {})


def _read(codec: Codec, schema: Schema, value: Any, pointer: str) -> Any:
    """Return a valid JSON value as an attribute has it."""
    schema, component = _resolved(codec, schema, value)
    if schema.get("type") == "object":
        inner = codec_for(component)
        try:
            return inner.read(value, False)
        except KeyError:
            return _object(inner, value, pointer)
    if type(value) is ARRAY and "type" in schema:
        items = schema.get("items", {})
        return [_read(codec, items, each, f"{pointer}/{at}") for at, each in enumerate(value)]
    if "enum" in schema:
        return ENUMERATIONS[component].get(value, value)
    if type(value) is str and schema.get("format") in ("date-time", "date"):
        return read_timestamp(value) if schema["format"] == "date-time" else read_day(value)
    return _whole(schema, value)


def _write(codec: Codec, schema: Schema, value: Any) -> Any:
    """Return a valid attribute as JSON."""
    schema, component = _resolved(codec, schema, value)
    if isinstance(value, Model):
        inner = codec_for(component)
        try:
            return inner.write(value, False)
        except AttributeError:
            return _body(inner, value)
    if type(value) is ARRAY:
        items = schema.get("items", {})
        return [_write(codec, items, each) for each in value] if "type" in schema else value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return timestamp_text(value) if isinstance(value, datetime) else day_text(value)
    return _whole(schema, value)


def _resolved(codec: Codec, schema: Schema, value: Any) -> tuple[Schema, str]:
    """Return the schema behind references, and the component that has it; the empty schema for a null beside one."""
    component = ""
    while "anyOf" in schema or "$ref" in schema:
        if "$ref" in schema:
            component = schema["$ref"].removeprefix(_PREFIX)
            schema = codec.spec.constraints().components[component]
        elif value is None:
            return {}, ""
        else:
            schema = schema["anyOf"][0]
    return schema, component


def _whole(schema: Schema, value: Any) -> Any:
    kinds = cast("list[str] | str", schema.get("type", ()))
    integer = "integer" in kinds and "number" not in kinds
    return int(value) if integer and type(value) is float else value


__all__ = ["Later", "read_partly", "write_outside", "write_partly"]
