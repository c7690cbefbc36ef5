"""The base class of the models; `models` has the code that reads, writes and checks each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import frozen

from .spec import Spec
from .types import UNSET, JsonValue
from .values import Refused

if TYPE_CHECKING:
    from .problems import Problem

FAILURES = (Refused, KeyError, TypeError, AttributeError, ValueError, OverflowError, RecursionError)
"""The exceptions that the straight-line code raises for an invalid value."""


@frozen(eq=False, repr=False)
class Codec:
    """
    The functions that read, write and check one model.

    `spec` has the constraints. `read(json, strict)` returns the object, `write(object, strict)` the JSON;
    `check(object)` checks the arguments of a constructor. `members` are (name in JSON, attribute);
    an attribute is empty if a body lacks its member and the member is `required`.
    """

    spec: Spec
    component: str
    model: type[Model]
    read: Callable[[Any, bool], Any]
    write: Callable[[Any, bool], Any]
    check: Callable[[Any], None]
    members: tuple[tuple[str, str], ...]
    required: frozenset[str]


CODECS: dict[type[Model], Codec] = {}
"""The codec of each model; the generated `models` fills it."""
ENUMERATIONS: dict[str, Mapping[str, StrEnum]] = {}
"""The members of each enumeration by component and value; the generated `models` fills it."""


class Model:
    """The base class of the models: a JSON object of the API."""

    __slots__ = ("__further__", "__kept__", "__place__", "__texts__")
    __further__: dict[str, Any] | None
    __texts__: tuple[Any, ...] | None
    """The times that were read, each followed by its text."""
    __kept__: Mapping[str, str]
    """Headers of the response with this body that a waiter needs; not set without any."""
    __place__: str
    """The JSON Pointer in the whole body of an object that lacks members; not set if none are missing."""

    @classmethod
    def from_dict(cls, data: object, *, strict: bool = False) -> Self:
        """
        Return the object that `data`, a value from json.loads, describes.

        Undocumented enum values and members are kept, and required members may be missing; `departures`
        lists all of these. With `strict`, undocumented enum values, missing required members and, only in a
        schema with `additionalProperties: false`, undocumented members raise InvalidBody, as every other
        violation of the spec always does. Reading the attribute of a required member that is missing raises
        AbsentMember.
        """
        codec = codec_of(cls)
        try:
            made: Self = codec.read(data, strict)
        except FAILURES as failure:
            from .partly import read_partly  # noqa: PLC0415 - only for absent members and refusals

            return cast(Self, read_partly(codec, data, strict, failure))
        return made

    def to_dict(self, *, strict: bool = False) -> dict[str, JsonValue]:
        """
        Return the object as JSON, equal to the argument of `from_dict` if nothing was changed since.

        Raise InvalidBody if a member has an invalid value; with `strict`, also for what only
        non-strict reading accepts.
        """
        codec = codec_of(type(self))
        try:
            made: dict[str, JsonValue] = codec.write(self, strict)
        except FAILURES as failure:
            from .partly import write_partly  # noqa: PLC0415 - only for absent members and refusals

            return write_partly(codec, self, strict, failure)
        return made

    def departures(self) -> tuple[Problem, ...]:
        """
        Return the undocumented enum values, the undocumented members and the missing required members.

        Strict reading refuses all of them but the undocumented members of a schema that allows additional ones.
        """
        from .checks import departures_of_json  # noqa: PLC0415 - only to explain a refusal

        return departures_of_json(codec_of(type(self)), self.to_dict())

    if not TYPE_CHECKING:  # a misspelt attribute stays an error for type checkers

        def __getattr__(self, name: str) -> Any:
            """Raise AbsentMember for a member that was not in the body; Python calls this for an empty slot only."""
            codec = codec_of(type(self))
            for member, python in codec.members:
                if python == name:
                    from .checks import absence  # noqa: PLC0415 - only to explain a refusal

                    raise absence(codec, member, getattr(self, "__place__", ""))
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def _settle(self, further: Mapping[str, Any] | None = None) -> None:
        """Store the additional members and check all members; every constructor ends with this."""
        self.__further__ = dict(further) if further else None
        self.__texts__ = None
        codec = codec_of(type(self))
        try:
            codec.check(self)
        except FAILURES:
            from .checks import refusal_of_arguments  # noqa: PLC0415 - only to explain a refusal

            error = refusal_of_arguments(codec, self)
            if error is None:
                raise
            raise error from None

    @property
    def additional_properties(self) -> dict[str, Any]:
        """The members that have no attribute; the dict may be changed."""
        return self._further()

    def _further(self) -> dict[str, Any]:
        if self.__further__ is None:
            self.__further__ = {}
        return self.__further__

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or type(self) is not type(other):
            return NotImplemented
        return (self.__further__ or {}) == (other.__further__ or {}) and all(
            getattr(self, python, None) == getattr(other, python, None)
            and hasattr(self, python) == hasattr(other, python)
            for _, python in codec_of(type(self)).members
        )

    def __repr__(self) -> str:
        shown = [
            f"{python}={value!r}"
            for _, python in codec_of(type(self)).members
            if (value := getattr(self, python, UNSET)) is not UNSET
        ]
        if self.__further__:
            shown.append(f"additional_properties={self.__further__!r}")
        return f"{type(self).__name__}({', '.join(shown)})"


def keep(body: object, headers: Mapping[str, str]) -> None:
    """Have a body remember headers of its response."""
    if headers and isinstance(body, Model):
        body.__kept__ = headers


def kept_by(body: object) -> Mapping[str, str]:
    """Return what a body remembers of the headers of its response."""
    return getattr(body, "__kept__", {})


def is_whole(value: object) -> bool:
    """Return True if no object in a value was read without a required member."""
    if isinstance(value, Model):
        names = [python for _, python in codec_of(type(value)).members]
        return all(hasattr(value, each) and is_whole(getattr(value, each)) for each in names)
    return not isinstance(value, list) or all(map(is_whole, cast("list[object]", value)))


def codec_of(model: type[Model]) -> Codec:
    """Return the codec of a model class or of its base; raise TypeError if there is none."""
    for base in model.__mro__:
        if base in CODECS:
            return CODECS[base]
    raise TypeError(f"{model.__name__} is not a model of this API")


__all__ = ["CODECS", "Codec", "Model", "is_whole", "keep", "kept_by"]
