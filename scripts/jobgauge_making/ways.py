"""
A JSON Pointer of a spec as the attributes that lead there.

The templates write them out, so that a type checker follows them.
"""

from typing import Any

from attrs import frozen

from jobgauge_making import calls, text
from jobgauge_making.keywords import nullable
from jobgauge_making.shapes import Member, Model, Shapes
from jobgauge_making.specs import Spec, SpecRefused


@frozen
class Step:
    """`name = source.python`; `open` says that nothing may stand there."""

    name: str
    source: str
    python: str
    open: bool


@frozen
class Way:
    """From a model to a value inside it, and what is found there."""

    start: Model
    steps: list[Step]
    end: dict[str, Any]

    @property
    def attributes(self) -> str:
        """All steps as one expression behind the start; only where none of them is open."""
        return "".join(f".{step.python}" for step in self.steps)


def way(spec: Spec, shapes: Shapes, start: Model, pointer: str) -> Way:
    """The attributes that a JSON Pointer names; SpecRefused where it names none."""
    steps: list[Step] = []
    names = ["page"]
    model: Model | None = start
    schema: dict[str, Any] = start.schema
    for name in pointer.split("/")[1:]:
        member = _member(model, name.replace("~1", "/").replace("~0", "~"))
        if member is None:
            raise SpecRefused(f"{spec.api}: {start.component} has nothing at {pointer!r}")
        is_open = not member.required or member.absent or _may_be_null(member.schema)
        names = text.unique([*names, member.python])
        steps.append(Step(names[-1], names[-2], member.python, is_open))
        schema = member.schema
        target = shapes.target(schema["anyOf"][0] if "anyOf" in schema else schema)
        model = target if isinstance(target, Model) else None
    if not steps:
        raise SpecRefused(f"{spec.api}: {pointer!r} names nothing inside {start.component}")
    return Way(start, steps, schema)


def sole_answer(spec: Spec, endpoint: calls.Endpoint) -> Model:
    """The model of the one success that an endpoint has; SpecRefused for none or more."""
    models = [model for model in endpoint.success.values() if model]
    if len(models) != 1:
        raise SpecRefused(f"{spec.api}: {endpoint.operation.id} has no single answer to read on")
    return models[0]


def by_id(endpoints: list[calls.Endpoint], name: str) -> calls.Endpoint:
    """The endpoint of an operation."""
    return next(endpoint for endpoint in endpoints if endpoint.operation.id == name)


def _member(model: Model | None, name: str) -> Member | None:
    return next((m for m in model.members if m.name == name), None) if model else None


def _may_be_null(schema: dict[str, Any]) -> bool:
    return "anyOf" in schema or nullable(schema)
