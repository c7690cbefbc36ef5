"""
Builds filter expressions; values are quoted or validated, so that they cannot change the expression.

`str(expression)` is the text that is sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Generic, Literal, NoReturn, TypeVar
from uuid import UUID

from attrs import frozen

from .errors import FilterError
from .types import read_timestamp

_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", re.ASCII)
_PLAIN = re.compile(r"[A-Za-z0-9@._:+-]+")
OPERATORS = ("eq", "ne", "lt", "le", "gt", "ge", "in", "and", "or")
"""All operators that a filter may have."""
_WORDS = frozenset({*OPERATORS, "not"})

Value_contra = TypeVar("Value_contra", contravariant=True)


@frozen(repr=False)
class Expression:
    """A condition, made by the properties below; combine conditions with `&` and `|`, or `and_` and `or_`."""

    text: str
    joint: Literal["and", "or", None] = None
    """The operator between the outermost parts of `text`, None if it is one comparison."""

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<{self.text}>"

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "a filter expression is not a bool: combine with & and |, not `and` and `or`"
        )

    def and_(self, *others: Expression) -> Expression:
        """Return the condition that all of them are true."""
        return _joined("and", (self, *others))

    def __and__(self, other: Expression) -> Expression:
        return self.and_(other)

    def or_(self, *others: Expression) -> Expression:
        """Return the condition that at least one of them is true."""
        return _joined("or", (self, *others))

    def __or__(self, other: Expression) -> Expression:
        return self.or_(other)


def _joined(joint: Literal["and", "or"], parts: tuple[Expression, ...]) -> Expression:
    if len(parts) == 1:
        return parts[0]
    texts = [part.text if part.joint in (None, joint) else f"({part.text})" for part in parts]
    return Expression(f" {joint} ".join(texts), joint)


@frozen
class Quotes:
    """The mark around a literal, and how it is written inside one; `only_in` is the one place where it is written."""

    mark: str
    escape: str
    only_in: Literal["comparison", "list", None] = None

    def around(self, value: str, place: Literal["comparison", "list"]) -> str:
        """Return a literal of this value in a comparison or in a list; raise FilterError if none can be written."""
        if self.only_in not in (None, place):
            return _bare(value)
        if self.mark in value and not self.escape:
            raise FilterError(
                f"{value!r} cannot be written in a filter, as it contains {self.mark}"
            )
        return self.mark + value.replace(self.mark, self.escape) + self.mark


def _bare(value: str) -> str:
    """Return a literal without marks; raise FilterError if it could change the expression."""
    if not _PLAIN.fullmatch(value) or value in _WORDS:
        raise FilterError(f"{value!r} cannot be written in a filter without quotes")
    return value


class Property(Generic[Value_contra]):
    """A property that can be compared with values of its type, by the operators that its page lists."""

    __slots__ = ("name", "operators", "quotes")

    def __init__(
        self, name: str, quotes: Quotes | None = None, operators: Sequence[str] = OPERATORS
    ) -> None:
        self.name = name
        self.quotes = quotes
        self.operators = operators

    def __repr__(self) -> str:
        return f"<{self.name}>"

    def eq(self, value: Value_contra) -> Expression:
        """Return the condition that the property equals `value`; raise FilterError for an invalid value."""
        return self._compared("eq", value)

    def ne(self, value: Value_contra) -> Expression:
        """Return the condition that the property does not equal `value`; raise FilterError for an invalid value."""
        return self._compared("ne", value)

    def lt(self, value: Value_contra) -> Expression:
        """Return the condition that the property is less than `value`; raise FilterError for an invalid value."""
        return self._compared("lt", value)

    def le(self, value: Value_contra) -> Expression:
        """Return the condition that the property is at most `value`; raise FilterError for an invalid value."""
        return self._compared("le", value)

    def gt(self, value: Value_contra) -> Expression:
        """Return the condition that the property is greater than `value`; raise FilterError for an invalid value."""
        return self._compared("gt", value)

    def ge(self, value: Value_contra) -> Expression:
        """Return the condition that the property is at least `value`; raise FilterError for an invalid value."""
        return self._compared("ge", value)

    def in_(self, values: Iterable[Value_contra]) -> Expression:
        """
        Return the condition that the property is one of `values`.

        Raise FilterError if there are no values or one is invalid.
        """
        self._require("in")
        if isinstance(values, str):
            raise FilterError(f"{self.name} in {values!r}: expected a list of values, not a string")
        listed = ", ".join(self._literal(value, "list") for value in values)
        if not listed:
            raise FilterError(f"{self.name} in (): expected at least one value")
        return Expression(f"{self.name} in ({listed})")

    def _compared(self, operator: str, value: Value_contra) -> Expression:
        self._require(operator)
        return Expression(f"{self.name} {operator} {self._literal(value, 'comparison')}")

    def _require(self, operator: str) -> None:
        if operator not in self.operators:
            known = ", ".join(self.operators)
            raise FilterError(f"{self.name} {operator}: expected one of the operators {known}")

    def _literal(self, value: Value_contra, place: Literal["comparison", "list"]) -> str:
        text = self._text(value)
        return self.quotes.around(text, place) if self.quotes else _bare(text)

    def _text(self, value: Value_contra) -> str:
        raise NotImplementedError


class TextProperty(Property[str]):
    """A string property."""

    __slots__ = ()

    def _text(self, value: str) -> str:
        if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise FilterError(f"{self.name}: {value!r} is not a string")
        return value


class GuidProperty(Property[UUID | str]):
    """A GUID property."""

    __slots__ = ()

    def _text(self, value: UUID | str) -> str:
        text = str(value)
        if not _GUID.fullmatch(text):
            raise FilterError(f"{self.name}: {text!r} is not a GUID")
        return text


class DateTimeProperty(Property[datetime | str]):
    """A time property; values are datetimes with an offset from UTC, or strings as in RFC 3339."""

    __slots__ = ()

    def _text(self, value: datetime | str) -> str:
        if isinstance(value, datetime):
            if value.utcoffset() is None:
                raise FilterError(f"{self.name}: {value!r} has no offset from UTC")
            try:
                return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
            except OverflowError:
                raise FilterError(
                    f"{self.name}: {value!r} is outside the years 1 to 9999 in UTC"
                ) from None
        if not isinstance(value, str) or not _is_date_time(value):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise FilterError(f"{self.name}: {value!r} is not a date-time with an offset")
        return value


def _is_date_time(text: str) -> bool:
    """Return True if a text is an RFC 3339 time with capitals and at most nine digits after the second."""
    try:
        read_timestamp(text)
    except ValueError:
        return False
    return _DATE_TIME.fullmatch(text) is not None
