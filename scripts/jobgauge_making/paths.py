"""JSON Pointers of a spec as attribute paths, which templates write out so that a type checker follows them."""

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge_making import calls, text
from jobgauge_making.keywords import nullable
from jobgauge_making.shapes import Member, Model, Shapes
from jobgauge_making.specs import SpecRefused


@frozen
class Step:
    """One attribute, rendered as `name = source.python`; `open` means that it may be absent or null."""

    name: str
    source: str
    python: str
    open: bool


@frozen
class AttributePath:
    """The attributes from a model to a value inside it; `end` is the schema of that value."""

    start: Model
    steps: list[Step]
    end: dict[str, Any]

    @property
    def attributes(self) -> str:
        """All steps as one expression, to be appended to the start; valid only if none is open."""
        return "".join(f".{step.python}" for step in self.steps)


def attribute_path(spec: Api, shapes: Shapes, start: Model, path: Sequence[str]) -> AttributePath:
    """Return the attribute path for a path of members; raise SpecRefused if it does not exist."""
    steps: list[Step] = []
    names = ["page"]
    model: Model | None = start
    schema: dict[str, Any] = start.schema
    for name in path:
        member = _member(model, name)
        if member is None:
            raise SpecRefused(f"{spec.name}: {start.component} has no member {'/'.join(path)!r}")
        is_open = not member.required or member.absent or _may_be_null(member.schema)
        names = text.unique([*names, member.python])
        steps.append(Step(names[-1], names[-2], member.python, is_open))
        schema = member.schema
        target = shapes.target(schema["anyOf"][0] if "anyOf" in schema else schema)
        model = target if isinstance(target, Model) else None
    if not steps:
        raise SpecRefused(f"{spec.name}: an empty path does not name a member of {start.component}")
    return AttributePath(start, steps, schema)


def single_response(spec: Api, endpoint: calls.Endpoint) -> Model:
    """Return the model of an endpoint's only success; raise SpecRefused if there is none or more than one."""
    models = [model for model in endpoint.success.values() if model]
    if len(models) != 1:
        found = f"{endpoint.operation.id} has {len(models)} 2xx responses with a body"
        raise SpecRefused(f"{spec.name}: {found}; expected exactly one")
    return models[0]


def by_id(endpoints: list[calls.Endpoint], name: str) -> calls.Endpoint:
    """Return the endpoint of an operation."""
    return next(endpoint for endpoint in endpoints if endpoint.operation.id == name)


def _member(model: Model | None, name: str) -> Member | None:
    return next((m for m in model.members if m.name == name), None) if model else None


def _may_be_null(schema: dict[str, Any]) -> bool:
    return "anyOf" in schema or nullable(schema)
