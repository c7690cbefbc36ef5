"""The error for an invalid body or parameters, with every problem in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from .errors import ApiError

if TYPE_CHECKING:
    from .answers import Response


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
        return f"{self.pointer or '(body)'}: {self.value} violates {self.rule} ({self.expected})"


class InvalidBody(ApiError, ValueError):
    """
    A request body, parameters or a response body that the spec does not allow.

    `model` is its schema, or the operation of the parameters; `problems` lists every violation,
    at most 1000.
    """

    response: Response[None] | None = None
    """The response with this body, None if the body is not from a response."""

    def __init__(self, model: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(model, problems)
        self.model = model
        self.problems = problems

    def __str__(self) -> str:
        count = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        return "\n  ".join([f"{self.model} has {count}:", *map(str, self.problems)])


__all__ = ["InvalidBody", "Problem"]
