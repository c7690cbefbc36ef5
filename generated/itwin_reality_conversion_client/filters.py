# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""
Builds filter expressions; values are quoted or validated, so that they cannot change the
expression.

`ListJobsFilter` has the properties for `$filter` of list_jobs.
`str(expression)` is the text that is sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Generic, Literal, NoReturn, TypeVar
from uuid import UUID

from attrs import frozen

from .errors import FilterError

_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)")

Value = TypeVar("Value", contravariant=True)


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


class Property(Generic[Value]):
    """A property that can be compared with values of its type."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"<{self.name}>"

    def eq(self, value: Value) -> Expression:
        """Return the condition that the property equals `value`; raise FilterError for an invalid value."""
        return Expression(f"{self.name} eq {self._bare(value)}")

    def ne(self, value: Value) -> Expression:
        """Return the condition that the property does not equal `value`; raise FilterError for an invalid value."""
        return Expression(f"{self.name} ne {self._bare(value)}")

    def lt(self, value: Value) -> Expression:
        """Return the condition that the property is less than `value`; raise FilterError for an invalid value."""
        return Expression(f"{self.name} lt {self._bare(value)}")

    def le(self, value: Value) -> Expression:
        """Return the condition that the property is at most `value`; raise FilterError for an invalid value."""
        return Expression(f"{self.name} le {self._bare(value)}")

    def gt(self, value: Value) -> Expression:
        """Return the condition that the property is greater than `value`; raise FilterError for an invalid value."""
        return Expression(f"{self.name} gt {self._bare(value)}")

    def ge(self, value: Value) -> Expression:
        """Return the condition that the property is at least `value`; raise FilterError for an invalid value."""
        return Expression(f"{self.name} ge {self._bare(value)}")

    def in_(self, values: Iterable[Value]) -> Expression:
        """
        Return the condition that the property is one of `values`.

        Raise FilterError if there are no values or one is invalid.
        """
        if isinstance(values, str):
            raise FilterError(f"{self.name} in {values!r}: expected a list of values, not a string")
        listed = ", ".join(self._listed(value) for value in values)
        if not listed:
            raise FilterError(f"{self.name} in (): expected at least one value")
        return Expression(f"{self.name} in ({listed})")

    def _bare(self, value: Value) -> str:
        raise NotImplementedError

    def _listed(self, value: Value) -> str:
        return self._bare(value)


class TextProperty(Property[str]):
    """A string property; quotes in values are doubled."""

    __slots__ = ()

    def _bare(self, value: str) -> str:
        if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise FilterError(f"{self.name}: {value!r} is not a string")
        return "'" + value.replace("'", "''") + "'"


class GuidProperty(Property[UUID | str]):
    """A GUID property; values are written without quotes in a comparison, with quotes in a list."""

    __slots__ = ()

    def _bare(self, value: UUID | str) -> str:
        text = str(value)
        if not _GUID.fullmatch(text):
            raise FilterError(f"{self.name}: {text!r} is not a GUID")
        return text

    def _listed(self, value: UUID | str) -> str:
        return f"'{self._bare(value)}'"


class DateTimeProperty(Property[datetime | str]):
    """A time property; values are datetimes with an offset from UTC, or strings as in RFC 3339."""

    __slots__ = ()

    def _bare(self, value: datetime | str) -> str:
        if isinstance(value, datetime):
            if value.utcoffset() is None:
                raise FilterError(f"{self.name}: {value!r} has no offset from UTC")
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        if not isinstance(value, str) or not _DATE_TIME.fullmatch(value):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise FilterError(f"{self.name}: {value!r} is not a date-time with an offset")
        return value


class ListJobsFilter:
    """The properties that `$filter` of list_jobs can compare."""

    id = GuidProperty("id")
    itwin_id = GuidProperty("iTwinId")
    name = TextProperty("name")
    email = TextProperty("email")
    type_ = TextProperty("type")
    state = TextProperty("state")
    created_date_time = DateTimeProperty("createdDateTime")
    input_id = GuidProperty("inputId")
    output_id = GuidProperty("outputId")
