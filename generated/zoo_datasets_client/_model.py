# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""What every model can do; how one reads and writes its members stands in `models`."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import frozen

from ._values import Refused
from .types import UNSET, JsonValue

if TYPE_CHECKING:
    from .problems import Problem

FAILURES = (Refused, KeyError, TypeError, AttributeError, ValueError, OverflowError, RecursionError)
"""How the straight-line code ends for a value that the spec forbids."""


@frozen
class Codec:
    """
    How one model is read, written and checked.

    `read(json, strict)` makes the object, `write(object, strict)` the JSON; `check(object)` looks
    at what a constructor was given. `members` are (name in JSON, attribute).
    """

    component: str
    model: type[Model]
    read: Callable[[Any, bool], Any]
    write: Callable[[Any, bool], Any]
    check: Callable[[Any], None]
    members: tuple[tuple[str, str], ...]


CODECS: dict[type[Model], Codec] = {}


class Model:
    """An object of the API."""

    __slots__ = ("__further__", "__texts__")
    __further__: dict[str, Any] | None
    __texts__: tuple[Any, ...] | None
    """Each time that was read, followed by its text."""

    @classmethod
    def from_dict(cls, data: object, *, strict: bool = False) -> Self:
        """
        The object that `data`, as json.loads gives it, describes.

        Values that an enumeration does not list and members that the page does not name are
        kept; `departures` tells them. All else that the spec forbids raises InvalidBody, and
        with `strict` so do those.
        """
        codec = codec_of(cls)
        try:
            made: Self = _without_collector(codec.read, data, strict)
        except FAILURES:
            from ._checks import refusal_of_json

            error = refusal_of_json(codec, data, strict=strict)
            if error is None:
                raise
            raise error from None
        return made

    def to_dict(self, *, strict: bool = False) -> dict[str, JsonValue]:
        """
        The object as JSON: what `from_dict` was given, if nothing was changed since.

        InvalidBody where a member was set to what the spec forbids; `strict` also refuses what
        only open reading lets in.
        """
        codec = codec_of(type(self))
        try:
            made: dict[str, JsonValue] = _without_collector(codec.write, self, strict)
        except FAILURES:
            from ._checks import refusal_of_object

            error = refusal_of_object(codec, self, strict=strict)
            if error is None:
                raise
            raise error from None
        return made

    def departures(self) -> tuple[Problem, ...]:
        """What open reading let in: unknown values, unknown members, and members that are missing."""
        from ._checks import departures_of_json

        return departures_of_json(codec_of(type(self)), self.to_dict())

    def _settle(self, further: Mapping[str, Any] | None = None) -> None:
        """The end of every constructor: keep the members without a name, and check all."""
        self.__further__ = dict(further) if further else None
        self.__texts__ = None
        codec = codec_of(type(self))
        try:
            codec.check(self)
        except FAILURES:
            from ._checks import refusal_of_arguments

            error = refusal_of_arguments(codec, self)
            if error is None:
                raise
            raise error from None

    @property
    def additional_properties(self) -> dict[str, Any]:
        """Members that have no attribute; change it as you like."""
        return self._further()

    def _further(self) -> dict[str, Any]:
        if self.__further__ is None:
            self.__further__ = {}
        return self.__further__

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
    Read or write with the cyclic garbage collector paused.

    A page of thousands of jobs would set it off again and again, to look at ever more objects of
    which none can be garbage yet: the time of a job would grow with the page.
    """
    if not gc.isenabled():
        return step(value, strict)
    gc.disable()
    try:
        return step(value, strict)
    finally:
        gc.enable()


def codec_of(model: type[Model]) -> Codec:
    """The codec of a model, or of the model that a class derives from."""
    for base in model.__mro__:
        if base in CODECS:
            return CODECS[base]
    raise TypeError(f"{model.__name__} is not made for this API")


__all__ = ["CODECS", "Codec", "Model"]
