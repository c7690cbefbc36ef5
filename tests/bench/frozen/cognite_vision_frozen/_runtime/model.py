"""The base class of the models; `models` has the code that reads, writes and checks each of them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import frozen

from .spec import Spec
from .types import UNSET, JsonValue
from .values import Refused

if TYPE_CHECKING:
    from .problems import Problem

FAILURES = (Refused, KeyError, TypeError, AttributeError, ValueError, OverflowError, RecursionError)
"""The exceptions that the straight-line code raises for an invalid value."""


@frozen
class Codec:
    """
    The functions that read, write and check one model.

    `spec` has the constraints. `read(json, strict)` returns the object, `write(object, strict)` the JSON;
    `check(object)` checks the arguments of a constructor. `members` are (name in JSON, attribute).
    """

    spec: Spec
    component: str
    model: type[Model]
    read: Callable[[Any, bool], Any]
    write: Callable[[Any, bool], Any]
    check: Callable[[Any], None]
    members: tuple[tuple[str, str], ...]


CODECS: dict[type[Model], Codec] = {}
"""The codec of each model; the generated `models` fills it."""


class Model:
    """The base class of the models: a JSON object of the API."""

    __slots__ = ("__further__", "__texts__")
    __further__: dict[str, Any] | None
    __texts__: tuple[Any, ...] | None
    """The times that were read, each followed by its text."""

    @classmethod
    def from_dict(cls, data: object, *, strict: bool = False) -> Self:
        """
        Return the object that `data`, a value from json.loads, describes.

        Undocumented enum values and members are kept, and some required members may be missing;
        `departures` lists all of these. With `strict` they raise InvalidBody, as every other
        violation of the spec always does.
        """
        codec = codec_of(cls)
        try:
            made: Self = _without_collector(codec.read, data, strict)
        except FAILURES:
            from .checks import refusal_of_json  # noqa: PLC0415 - only to explain a refusal

            error = refusal_of_json(codec, data, strict=strict)
            if error is None:
                raise
            raise error from None
        return made

    def to_dict(self, *, strict: bool = False) -> dict[str, JsonValue]:
        """
        Return the object as JSON, equal to the argument of `from_dict` if nothing was changed since.

        Raise InvalidBody if a member has an invalid value; with `strict`, also for what only
        non-strict reading accepts.
        """
        codec = codec_of(type(self))
        try:
            made: dict[str, JsonValue] = _without_collector(codec.write, self, strict)
        except FAILURES:
            from .checks import refusal_of_object  # noqa: PLC0415 - only to explain a refusal

            error = refusal_of_object(codec, self, strict=strict)
            if error is None:
                raise
            raise error from None
        return made

    def departures(self) -> tuple[Problem, ...]:
        """Return what only non-strict reading accepts: undocumented values and members, and missing members."""
        from .checks import departures_of_json  # noqa: PLC0415 - only to explain a refusal

        return departures_of_json(codec_of(type(self)), self.to_dict())

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
            getattr(self, python) == getattr(other, python)
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


def _without_collector(step: Callable[[Any, bool], Any], value: Any, strict: bool) -> Any:
    """
    Read or write a value with the cyclic garbage collector paused.

    For a list of thousands of jobs it would run again and again and examine more and more objects,
    none of which can be garbage yet, so that the time for one job would grow with the list.
    """
    if not gc.isenabled():
        return step(value, strict)
    gc.disable()
    try:
        return step(value, strict)
    finally:
        gc.enable()


def codec_of(model: type[Model]) -> Codec:
    """Return the codec of a model class or of its base; raise TypeError if there is none."""
    for base in model.__mro__:
        if base in CODECS:
            return CODECS[base]
    raise TypeError(f"{model.__name__} is not a model of this API")


__all__ = ["CODECS", "Codec", "Model"]
