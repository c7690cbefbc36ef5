"""The classes of the filter builder, as its template needs them."""

from typing import Any

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge_making import facts, text
from jobgauge_making.specs import SpecRefused

LITERALS = {"guid": "GuidProperty", "string": "TextProperty", "date-time": "DateTimeProperty"}


@frozen
class FilterClass:
    """The class for one filter parameter; `properties` are (attribute, name, class of the property)."""

    name: str
    parameter: str
    operation: str
    operators: tuple[str, ...]
    properties: list[tuple[str, str, str]]


def filter_classes(spec: Api, parameters: list[facts.FilterParameter]) -> list[FilterClass]:
    """Return a class for each filter; raise SpecRefused if two share a name or differ in operators."""
    classes = [_class(spec, parameter) for parameter in parameters]
    if len({each.operators for each in classes}) > 1:
        raise SpecRefused(f"{spec.name}: the filters have different operators; expected the same")
    if len({each.name for each in classes}) < len(classes):
        raise SpecRefused(f"{spec.name}: an operation has two filters; expected one")
    return classes


def _class(spec: Api, found: facts.FilterParameter) -> FilterClass:
    properties: dict[str, dict[str, Any]] = found.node["properties"]
    for name, node in properties.items():
        if node["literal"] not in LITERALS:
            raise SpecRefused(
                f"{spec.name}: filter property {name!r} has the literal {node['literal']!r}; "
                f"expected one of {', '.join(LITERALS)}"
            )
        if not name.isidentifier() or not name.isascii():
            raise SpecRefused(f"{spec.name}: filter property {name!r} is not an ASCII identifier")
    return FilterClass(
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
