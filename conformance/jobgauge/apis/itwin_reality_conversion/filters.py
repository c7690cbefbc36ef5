"""
Filter expressions, parsed from text and evaluated for one item at a time.

    expression = conjunction { "or" conjunction }
    conjunction = term { "and" term }
    term = "(" expression ")" | comparison
    comparison = property operator literal | property "in" "(" literal { "," literal } ")"

A literal is quoted in single quotes, a quote inside it doubled, or bare: any run of characters without white space,
quotes, parentheses and commas.
Names and operators are case-sensitive.

Source: the list of properties and operators, and the four samples, on the page of the iTwin jobs list;
precedence, grouping and doubled quotes are those of OData.
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import attrs

from jobgauge.spec.constraints import values_at
from jobgauge.spec.dates import NotADateTime, date_time
from jobgauge.spec.facts import Filter

COMPARES: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
}
TOKEN = re.compile(r"\s*(?:(?P<quoted>'(?:[^']|'')*')|(?P<mark>[(),])|(?P<bare>[^\s'(),]+))")
DEEPEST = 50


class FilterError(ValueError):
    """A text is not a filter expression; `position` is the index of the part that does not fit."""

    def __init__(self, position: int, expected: str) -> None:
        super().__init__(f"at position {position}: expected {expected}")
        self.position = position
        self.expected = expected


@attrs.frozen
class Property:
    """
    A property that an expression may name.

    `path` leads to its value, or to several, in an item; `literal` is `guid`, `string` or `date-time`;
    `values` are the only values allowed, None if any value is.
    """

    name: str
    path: tuple[str, ...]
    literal: str
    values: tuple[str, ...] | None = None

    def value(self, text: str) -> Any:
        """Return the value that a text is compared as; raise NotADateTime if it should be a date-time and is not."""
        return date_time(text).nanoseconds if self.literal == "date-time" else text

    def held_by(self, item: Any) -> list[Any]:
        """Return the values in an item; one None if a property with a single value is absent or null."""
        found = [self.value(text) for text in values_at(item, self.path) if text is not None]
        return found if found or "*" in self.path else [None]


@attrs.frozen
class Comparison:
    """A comparison of a property with one literal, or with several by `in`."""

    property: Property
    operator: str
    literals: tuple[str, ...]


@attrs.frozen
class Junction:
    """Expressions joined by `and`, or by `or`."""

    operator: str
    parts: "tuple[Expression, ...]"


Expression = Comparison | Junction


def properties(listed: Filter, values: Mapping[str, tuple[str, ...]]) -> dict[str, Property]:
    """Return the properties that a filter lists; `values` has the allowed values of those that limit them."""
    return {
        name: Property(name, each.path, each.literal, values.get(name))
        for name, each in listed.properties.items()
    }


def holds(expression: Expression, item: Any) -> bool:
    """
    Return True if an expression is true of an item.

    For a property with several values, one value that fits is enough;
    an absent value is unequal to every literal, and neither before nor after any.
    """
    if isinstance(expression, Junction):
        some = any if expression.operator == "or" else all
        return some(holds(part, item) for part in expression.parts)
    wanted = [expression.property.value(text) for text in expression.literals]
    held = expression.property.held_by(item)
    return any(compares(expression.operator, value, each) for value in held for each in wanted)


def compares(name: str, value: Any, literal: Any) -> bool:
    """Return True if the comparison holds for one value and one literal; `in` compares as `eq` does."""
    if value is None:
        return name == "ne"
    return COMPARES["eq" if name == "in" else name](value, literal)


def comparisons(expression: Expression) -> Iterator[Comparison]:
    """Yield every comparison in an expression, from left to right."""
    if isinstance(expression, Comparison):
        yield expression
    else:
        for part in expression.parts:
            yield from comparisons(part)


def parse(
    text: str, known: Mapping[str, Property], loosest: tuple[str, str] = ("or", "and")
) -> Expression:
    """
    Return the expression that a text stands for; the first of the two words in `loosest` binds loosest.

    Raises FilterError for any other text, for an unknown property and for a literal that the property cannot have.
    """
    tokens = _Tokens(list(_tokens(text)), loosest)
    expression = _expression(tokens, known)
    if tokens.next().kind != "end":
        raise FilterError(tokens.next().position, "`and`, `or` or the end")
    return expression


@attrs.frozen
class _Token:
    kind: str
    text: str
    position: int


@attrs.define
class _Tokens:
    listed: list[_Token]
    loosest: tuple[str, str]
    index: int = 0
    depth: int = 0

    def next(self) -> _Token:
        return self.listed[self.index]

    def take(self) -> _Token:
        token = self.listed[self.index]
        self.index += 1
        return token

    def takes(self, kind: str, text: str) -> bool:
        """Take the next token if it is this one; return True if it is."""
        found = (self.next().kind, self.next().text) == (kind, text)
        self.index += found
        return found

    def want(self, text: str) -> None:
        if not self.takes("mark", text):
            raise FilterError(self.next().position, f"`{text}`")


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    end = len(text.rstrip())
    while position < end:
        match = TOKEN.match(text, position)
        if match is None:
            start = len(text) - len(text[position:].lstrip())
            raise FilterError(start, "the quote that ends a literal")
        kind = cast("str", match.lastgroup)
        yield _Token(kind, match[kind], match.start(kind))
        position = match.end()
    yield _Token("end", "", len(text))


def _expression(tokens: _Tokens, known: Mapping[str, Property]) -> Expression:
    loose, tight = tokens.loosest
    return _joined(loose, tokens, lambda: _joined(tight, tokens, lambda: _term(tokens, known)))


def _joined(word: str, tokens: _Tokens, part: Callable[[], Expression]) -> Expression:
    parts = [part()]
    while tokens.takes("bare", word):
        parts.append(part())
    return parts[0] if len(parts) == 1 else Junction(word, tuple(parts))


def _term(tokens: _Tokens, known: Mapping[str, Property]) -> Expression:
    opened = tokens.next().position
    if tokens.takes("mark", "("):
        tokens.depth += 1
        if tokens.depth > DEEPEST:
            raise FilterError(opened, f"at most {DEEPEST} open parentheses")
        inside = _expression(tokens, known)
        tokens.want(")")
        tokens.depth -= 1
        return inside
    name = tokens.take()
    if name.kind != "bare" or name.text not in known:
        raise FilterError(name.position, f"one of {', '.join(known)}")
    compare = tokens.take()
    if compare.kind != "bare" or compare.text not in {*COMPARES, "in"}:
        raise FilterError(compare.position, f"one of {', '.join(COMPARES)}, in")
    named = known[name.text]
    if compare.text != "in":
        return Comparison(named, compare.text, (_literal(tokens, named),))
    tokens.want("(")
    literals = [_literal(tokens, named)]
    while tokens.takes("mark", ","):
        literals.append(_literal(tokens, named))
    tokens.want(")")
    return Comparison(named, "in", tuple(literals))


def _literal(tokens: _Tokens, named: Property) -> str:
    """Take the next token as a literal of the property and return its text."""
    token = tokens.take()
    if token.kind not in {"quoted", "bare"}:
        raise FilterError(token.position, f"a {named.literal}")
    text = token.text
    if token.kind == "quoted":
        text = text[1:-1].replace("''", "'")
    if named.values is not None and text not in named.values:
        raise FilterError(token.position, f"one of {', '.join(named.values)}")
    try:
        named.value(text)
    except NotADateTime as error:
        raise FilterError(token.position, f"a {named.literal}") from error
    return text
