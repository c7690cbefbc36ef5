"""The error for an invalid body or parameters, with every problem in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from .errors import ApiError, escaped

if TYPE_CHECKING:
    from .answers import Response


_MOST_SHOWN: Final = 20
"""The most problems that the text of an error lists."""
_LONGEST_POINTER: Final = 300
"""The most characters of a pointer that the text of an error has."""


@frozen
class Problem:
    """
    One violation of the spec.

    `pointer` is the JSON Pointer of the value, "" for the whole body, `/query/<name>` for a parameter;
    `rule` is the keyword of the spec that it violates; `value` is the value as JSON, shortened if long
    and hidden if it may be a secret; `expected` is what the keyword requires.
    """

    pointer: str
    rule: str
    value: str
    expected: str

    def __str__(self) -> str:
        place = escaped(self.pointer[:_LONGEST_POINTER]) or "(body)"
        if len(self.pointer) > _LONGEST_POINTER:
            place += f"... ({len(self.pointer)} characters)"
        return f"{place}: {self.value} violates {self.rule} ({escaped(self.expected)})"


class InvalidBody(ApiError, ValueError):
    """
    A request body, parameters or a response body that the spec does not allow.

    `model` is its schema, or the operation of the parameters; `problems` lists every violation,
    at most 1000, and the text of the error its first 20.
    """

    response: Response[None] | None = None
    """The response with this body, None if the body is not from a response."""

    def __init__(self, model: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(model, problems)
        self.model = model
        self.problems = problems

    def __str__(self) -> str:
        count = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        more = len(self.problems) - _MOST_SHOWN
        listed = [
            *map(str, self.problems[:_MOST_SHOWN]),
            *([f"... and {more} more"] if more > 0 else []),
        ]
        return "\n  ".join([f"{self.model} has {count}:", *listed])


class AbsentMember(InvalidBody, AttributeError):
    """
    A required member is read that a body, which was not read strictly, does not have.

    `model` is the schema of the object without it; the only problem has its pointer in the whole body.
    As it is an AttributeError, `getattr(job, "status", None)` and `hasattr` work.
    """

    def __init__(self, model: str, problems: tuple[Problem, ...]) -> None:
        InvalidBody.__init__(self, model, problems)

    def __str__(self) -> str:
        return f"{self.model} was read without its required member {self.problems[0].pointer}"


__all__ = ["AbsentMember", "InvalidBody", "Problem"]
