# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""What is wrong with a body: every problem of it, in one error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from .errors import ZooDatasetsError

if TYPE_CHECKING:
    from .answers import Response


@frozen
class Problem:
    """
    One thing that the spec forbids.

    `pointer` is the JSON Pointer of the offending value, "" being the whole body; `rule` is the
    keyword of the spec that it breaks; `value` is the value as JSON, shortened where it is long;
    `expected` is what the keyword asks for, as JSON.
    """

    pointer: str
    rule: str
    value: str
    expected: str

    def __str__(self) -> str:
        return f"{self.pointer or '(the body)'}: {self.value} breaks {self.rule} {self.expected}".rstrip()


class InvalidBody(ZooDatasetsError, ValueError):
    """A body that the spec forbids; `problems` holds all that is wrong with it."""

    response: Response[None] | None = None
    """The answer whose body it is; None where it never left."""

    def __init__(self, model: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(model, problems)
        self.model = model
        self.problems = problems

    def __str__(self) -> str:
        count = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        return "\n  ".join([f"{self.model} has {count}:", *map(str, self.problems)])


__all__ = ["InvalidBody", "Problem"]
