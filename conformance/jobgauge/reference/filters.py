"""
Filter expressions: read from text, and evaluated for one item at a time.

    expression = conjunction { "or" conjunction }
    conjunction = term { "and" term }
    term = "(" expression ")" | comparison
    comparison = property operator literal | property "in" "(" literal { "," literal } ")"

A literal is quoted in single quotes, a quote inside it doubled, or bare: any run of characters without white space,
quotes, parentheses and commas.
Names and operators count as written.

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
from jobgauge.spec.document import Schema
from jobgauge.spec.pointers import tokens

Test = Callable[[Any, Any], bool]

COMPARES: Mapping[str, Test] = {
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
    """A text is not a filter expression; `position` is where, counted from 0."""

    def __init__(self, position: int, expected: str) -> None:
        super().__init__(f"at position {position}: expected {expected}")
        self.position = position
        self.expected = expected


@attrs.frozen
class Property:
    """
    What an expression may name.

    `path` leads to its value, or to several, in an item; `literal` is `guid`, `string` or `date-time`;
    `values` are the only ones that exist, None where any may.
    """

    name: str
    path: tuple[str, ...]
    literal: str
    values: tuple[str, ...] | None = None

    def value(self, text: str) -> Any:
        """A literal's text, or an item's, as it is compared; NotADateTime for what is no date-time."""
        return date_time(text).nanoseconds if self.literal == "date-time" else text

    def held_by(self, item: Any) -> list[Any]:
        """The values in an item; one None where a property that has one value is not there."""
        found = [self.value(text) for text in values_at(item, self.path) if text is not None]
        return found if found or "*" in self.path else [None]


@attrs.frozen
class Comparison:
    """One property against one literal, or with `in` against several."""

    property: Property
    operator: str
    literals: tuple[str, ...]


@attrs.frozen
class Junction:
    """Expressions joined by `and`, or by `or`."""

    operator: str
    parts: "tuple[Expression, ...]"


Expression = Comparison | Junction


def properties(extension: Schema, values: Mapping[str, tuple[str, ...]]) -> dict[str, Property]:
    """The properties that an `x-filter` lists; `values` are those of the closed ones."""
    return {
        name: Property(
            name,
            tokens(its["path"]),
            its["literal"],
            values.get(name),
        )
        for name, its in extension["properties"].items()
    }


def holds(expression: Expression, item: Any) -> bool:
    """
    Whether an expression is true of an item.

    A property with several values is compared one by one, and one that fits is enough;
    what is not there is unequal to everything and neither before nor after anything.
    """
    if isinstance(expression, Junction):
        some = any if expression.operator == "or" else all
        return some(holds(part, item) for part in expression.parts)
    wanted = [expression.property.value(text) for text in expression.literals]
    held = expression.property.held_by(item)
    return any(compares(expression.operator, value, each) for value in held for each in wanted)


def compares(name: str, value: Any, literal: Any) -> bool:
    """One value against one literal; `in` is `eq` for any of its literals."""
    if value is None:
        return name == "ne"
    return COMPARES["eq" if name == "in" else name](value, literal)


def comparisons(expression: Expression) -> Iterator[Comparison]:
    """Every comparison in an expression, from left to right."""
    if isinstance(expression, Comparison):
        yield expression
    else:
        for part in expression.parts:
            yield from comparisons(part)


def parse(
    text: str, known: Mapping[str, Property], loosest: tuple[str, str] = ("or", "and")
) -> Expression:
    """
    The expression that a text is; of the two words that join, the one that binds loosest comes first.

    Raises FilterError for any other text, for a property that is not known and for a literal that it cannot have.
    """
    tokens = _Tokens(list(_tokens(text)), loosest)
    found = _expression(tokens, known)
    if tokens.next().kind != "end":
        raise FilterError(tokens.next().position, "`and`, `or` or the end")
    return found


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
        """Take the next token if it is this one."""
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
    verb = tokens.take()
    if verb.kind != "bare" or verb.text not in {*COMPARES, "in"}:
        raise FilterError(verb.position, f"one of {', '.join(COMPARES)}, in")
    its = known[name.text]
    if verb.text != "in":
        return Comparison(its, verb.text, (_literal(tokens, its),))
    tokens.want("(")
    literals = [_literal(tokens, its)]
    while tokens.takes("mark", ","):
        literals.append(_literal(tokens, its))
    tokens.want(")")
    return Comparison(its, "in", tuple(literals))


def _literal(tokens: _Tokens, its: Property) -> str:
    token = tokens.take()
    if token.kind not in {"quoted", "bare"}:
        raise FilterError(token.position, f"a {its.literal}")
    text = token.text
    if token.kind == "quoted":
        text = text[1:-1].replace("''", "'")
    if its.values is not None and text not in its.values:
        raise FilterError(token.position, f"one of {', '.join(its.values)}")
    try:
        its.value(text)
    except NotADateTime as error:
        raise FilterError(token.position, f"a {its.literal}") from error
    return text
