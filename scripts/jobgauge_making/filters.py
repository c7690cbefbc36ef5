"""What the template of the filter builder is told."""

from typing import Any

from attrs import frozen

from jobgauge_making import facts, text
from jobgauge_making.specs import Spec, SpecRefused

LITERALS = {"guid": "GuidProperty", "string": "TextProperty", "date-time": "DateTimeProperty"}


@frozen
class Filter:
    """One filter as a class; `properties` are (attribute, name, class of the property)."""

    name: str
    parameter: str
    operation: str
    operators: tuple[str, ...]
    properties: list[tuple[str, str, str]]


def filters(spec: Spec, found: list[facts.Filter]) -> list[Filter]:
    """Every filter as a class; SpecRefused for two that differ in their operators."""
    made = [_filter(spec, one) for one in found]
    if len({one.operators for one in made}) > 1 or len({one.name for one in made}) < len(made):
        raise SpecRefused(f"{spec.api}: its filters differ in their operators or have one name")
    return made


def _filter(spec: Spec, found: facts.Filter) -> Filter:
    properties: dict[str, dict[str, Any]] = found.node["properties"]
    for name, node in properties.items():
        if node["literal"] not in LITERALS:
            raise SpecRefused(f"{spec.api}: {name} of a filter has literals of no known kind")
        if not name.isidentifier() or not name.isascii():
            raise SpecRefused(f"{spec.api}: {name!r} is no name in a filter")
    return Filter(
        name=f"{text.class_name(found.operation.id)}Filter",
        parameter=found.parameter,
        operation=found.operation.id,
        operators=tuple(found.node["operators"]),
        properties=[
            (python, name, LITERALS[node["literal"]])
            for python, (name, node) in zip(
                text.unique([text.python_name(name) for name in properties]),
                properties.items(),
                strict=True,
            )
        ],
    )
