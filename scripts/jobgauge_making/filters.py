"""The classes of the filter builder, as its template needs them."""

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge.spec.facts import Literals
from jobgauge_making import facts, text
from jobgauge_making.specs import SpecRefused

OPERATORS = ("eq", "ne", "lt", "le", "gt", "ge", "in", "and", "or")
LITERALS = {"guid": "GuidProperty", "string": "TextProperty", "date-time": "DateTimeProperty"}


@frozen
class FilterClass:
    """
    The class for one filter parameter.

    `limits` is the argument for the operators, empty if the filter has all of them.
    `properties` are (attribute, name, class of the property, its quoting).
    """

    name: str
    parameter: str
    operation: str
    operators: tuple[str, ...]
    limits: str
    properties: list[tuple[str, str, str, str]]


def filter_classes(spec: Api, parameters: list[facts.FilterParameter]) -> list[FilterClass]:
    """Return a class for each filter; raise SpecRefused if two share a name or differ in operators."""
    classes = [_class(spec, parameter) for parameter in parameters]
    if len({each.operators for each in classes}) > 1:
        raise SpecRefused(f"{spec.name}: the filters have different operators; expected the same")
    if len({each.name for each in classes}) < len(classes):
        raise SpecRefused(f"{spec.name}: an operation has two filters; expected one")
    return classes


def _class(spec: Api, found: facts.FilterParameter) -> FilterClass:
    properties = found.filter.properties
    for name, each in properties.items():
        if each.literal not in LITERALS:
            raise SpecRefused(
                f"{spec.name}: filter property {name!r} has the literal {each.literal!r}; "
                f"expected one of {', '.join(LITERALS)}"
            )
        if not name.isidentifier() or not name.isascii():
            raise SpecRefused(f"{spec.name}: filter property {name!r} is not an ASCII identifier")
    return FilterClass(
        name=f"{text.class_name(found.operation.id)}Filter",
        parameter=found.parameter,
        operation=found.operation.id,
        operators=found.filter.operators,
        limits=_limits(found.filter.operators),
        properties=[
            (python, name, LITERALS[each.literal], _quoting(each.literals))
            for python, (name, each) in zip(
                text.unique([text.python_name(name) for name in properties]),
                properties.items(),
                strict=True,
            )
        ],
    )


def _quoting(literals: Literals) -> str:
    """Return the arguments that say how a property's literals are written, empty if they have no marks."""
    if not literals.quoted:
        return ""
    marks = f"{text.literal(literals.quote)}, {text.literal(literals.escape)}"
    places = "" if len(literals.quoted) > 1 else f", only_in={text.literal(*literals.quoted)}"
    return f", Quotes({marks}{places})"


def _limits(operators: tuple[str, ...]) -> str:
    """Return the argument that says which operators a property has, empty if it has all of them."""
    return "" if {*OPERATORS} <= {*operators} else f", operators={text.literal(operators)}"
