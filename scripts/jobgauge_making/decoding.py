"""
Generates straight-line Python that reads, writes and checks one value of a schema.

Each method of `Emitter` returns lines for the value in the variable `v` (`v1`, `v2` inside lists):
they assign the converted value to it, or raise Refused. This is the fast path, which gives no
reasons; those come from `_checks` in the client, which walks the schema.

`reading` turns JSON into objects (`strict` is a variable of the generated function), `writing`
turns objects into JSON, `checking` checks the arguments of a constructor, except the insides of
other models, which their own constructors have checked.
"""

import re
from typing import Any, Literal

from attrs import define, frozen

from jobgauge_making import text
from jobgauge_making.keywords import nullable, types
from jobgauge_making.shapes import Enumeration, Model, Shapes

Purpose = Literal["reading", "writing", "checking"]
Lines = list[str]
_VARIABLE = re.compile(r"\b(v\d*|l\d+|m\d+|[tu]\d+) = ")
REFUSE = "    raise Refused"
_PYTHON_TYPES = {
    "string": ["str"],
    "integer": ["int", "float"],
    "number": ["float", "int"],
    "boolean": ["bool"],
    "array": ["ARRAY"],
    "object": ["OBJECT"],
}


@define
class Patterns:
    """The regular expressions of a generated module: the name of the constant by pattern."""

    names: dict[str, str]

    def test(self, pattern: str, variable: str) -> str:
        """Return a condition that is true if `variable` does not match, and name the pattern."""
        name = self.names.setdefault(
            text.python_pattern(pattern), f"_PATTERN_{len(self.names) + 1}"
        )
        return f"{name}({variable}) is None"


@frozen
class Emitter:
    """Generates lines for the schemas of one API, for one purpose."""

    shapes: Shapes
    patterns: Patterns
    purpose: Purpose

    def value(self, schema: dict[str, Any], depth: int = 0) -> Lines:
        """Return the lines for a value of any schema."""
        v = _variable(depth)
        if "anyOf" in schema:
            return [f"if {v} is not None:", *indented(self.value(schema["anyOf"][0], depth))]
        if "$ref" in schema:
            target = self.shapes.target(schema)
            if isinstance(target, Model):
                return self._model(target, v)
            if isinstance(target, Enumeration):
                return self._enumeration(target, v)
            return self.value(self.shapes.spec.target(schema), depth)
        allowed = types(schema)
        if not allowed:
            return (
                self._free(v) if schema.get("type") != "null" else [f"if {v} is not None:", REFUSE]
            )
        if len(allowed) == 1:
            lines = self._typed(schema, allowed[0], depth)
            return [f"if {v} is not None:", *indented(lines)] if nullable(schema) else lines
        return self._union(schema, allowed, depth)

    def converts(self, schema: dict[str, Any]) -> bool:
        """Return True if the lines may replace the value by another object."""
        return any(f"{_variable(0)} = " in line for line in self.value(schema))

    def _union(self, schema: dict[str, Any], allowed: list[str], depth: int) -> Lines:
        v, lines = _variable(depth), Lines()
        word = "if"
        if nullable(schema):
            lines, word = [f"if {v} is None:", "    pass"], "elif"
        for kind in allowed:
            tests = " or ".join(f"type({v}) is {name}" for name in _PYTHON_TYPES[kind])
            inner = self._typed(schema, kind, depth, known=True) or ["pass"]
            lines += [f"{word} {tests}:", *indented(inner)]
            word = "elif"
        return [*lines, "else:", REFUSE]

    def _typed(
        self, schema: dict[str, Any], kind: str, depth: int, *, known: bool = False
    ) -> Lines:
        """Return the lines for a value of one type; `known` if its type has been checked already."""
        v = _variable(depth)
        wrong = (
            [] if known else [" and ".join(f"type({v}) is not {n}" for n in _PYTHON_TYPES[kind])]
        )
        match kind:
            case "string" if schema.get("format") in ("date-time", "date"):
                return self._time(schema, v)
            case "string":
                return refuse_if([*wrong, *self._text(schema, v)])
            case "integer":
                whole = [f"if type({v}) is not int:", f"    {v} = whole({v})"]
                return [*whole, *refuse_if([*_limits(schema, v), *_constant(schema, v)])]
            case "number":
                wrong += [f"{v} - {v} != 0.0"]  # true for NaN and the infinities
                return refuse_if([*wrong, *_limits(schema, v), *_constant(schema, v)])
            case "array":
                return self._array(schema, depth, wrong)
            case "object":
                return [*refuse_if([*wrong, *_constant(schema, v)]), *self._free(v)]
            case _:
                return refuse_if([*wrong, *_constant(schema, v)])

    def _text(self, schema: dict[str, Any], v: str) -> list[str]:
        tests = between(f"len({v})", schema.get("minLength"), schema.get("maxLength"))
        if "pattern" in schema:
            tests.append(self.patterns.test(schema["pattern"], v))
        if schema.get("format") == "uuid":
            tests.append(f"match_uuid({v}) is None")
        return [*tests, *_constant(schema, v)]

    def _time(self, schema: dict[str, Any], v: str) -> Lines:
        moment = schema["format"] == "date-time"
        read, write = ("read_timestamp", "timestamp_text") if moment else ("read_day", "day_text")
        plain = {**schema, "format": None}
        match self.purpose:
            case "reading":
                tests = self._text(plain, v)
                found = refuse_if([f"type({v}) is not str", *tests] if tests else [])
                return [*found, f"{v} = {read}({v})"]
            case "writing":
                return [f"{v} = {write}({v})", *refuse_if(self._text(plain, v))]
            case "checking":
                tests = self._text(plain, f"{write}({v})")
                return refuse_if(tests) if tests else [f"{write}({v})"]

    def _free(self, v: str) -> Lines:
        """Return the lines for a value whose inside is anything; only reading looks for what JSON cannot have."""
        return [f"finite({v})"] if self.purpose == "reading" else []

    def _array(self, schema: dict[str, Any], depth: int, wrong: list[str]) -> Lines:
        v, item, made = _variable(depth), _variable(depth + 1), f"l{depth + 1}"
        tests = [*wrong, *between(f"len({v})", schema.get("minItems"), schema.get("maxItems"))]
        if schema.get("uniqueItems"):
            tests.append(f"not distinct({v})")
        inner = self.value(schema.get("items", {}), depth + 1)
        if any(f"{item} = " in line for line in inner):
            return [
                *refuse_if(tests),
                f"{made} = []",
                f"for {item} in {v}:",
                *indented([*inner, f"{made}.append({item})"]),
                f"{v} = {made}",
            ]
        loop = [f"for {item} in {v}:", *indented(inner)] if inner else []
        copied = [] if self.purpose == "checking" else [f"{v} = list({v})"]
        return [*refuse_if(tests), *loop, *copied]

    def _model(self, target: Model, v: str) -> Lines:
        match self.purpose:
            case "reading":
                return [f"{v} = _read_{target.function}({v}, strict)"]
            case "writing":
                return [f"{v} = _write_{target.function}({v}, strict)"]
            case "checking":
                return [f"if not isinstance({v}, {target.name}):", REFUSE]

    def _enumeration(self, target: Enumeration, v: str) -> Lines:
        match self.purpose:
            case "reading":
                return [
                    "try:",
                    f"    {v} = {target.table}[{v}]",
                    "except KeyError:",
                    f"    {v} = unlisted({v}, strict)",
                ]
            case "writing":
                known = f"{v}._value_ if type({v}) is {target.name}"
                return [f"{v} = {known} else text_of({target.table}, {v}, strict)"]
            case "checking":
                return [f"{v} = listed({target.table}, {v})"]


def _variable(depth: int) -> str:
    return f"v{depth}" if depth else "v"


def declarations(lines: Lines) -> Lines:
    """Return declarations of the variables in the lines, for type checkers; they cost nothing at run time."""
    words = {word for line in lines for word in _VARIABLE.findall(line)}
    kinds = {"l": "list[Any]"}
    return [f"{word}: {kinds.get(word[0], 'Any')}" for word in sorted(words)]


def indented(lines: Lines) -> Lines:
    """Return the lines indented by one level."""
    return [f"    {line}" for line in lines]


def refuse_if(tests: list[str]) -> Lines:
    """Return lines that raise Refused if one of the tests is true; [] if there are no tests."""
    return [f"if {' or '.join(tests)}:", REFUSE] if tests else []


def between(size: str, least: int | None, most: int | None) -> list[str]:
    """Return the test that a size is outside its bounds, [] if it has none."""
    if least and most is not None:
        return [f"not {least} <= {size} <= {most}"]
    if most is not None:
        return [f"{size} > {most}"]
    return [f"{size} < {least}"] if least else []


def _limits(schema: dict[str, Any], v: str) -> list[str]:
    """Return the tests that a number is outside its bounds or not a multiple."""
    low = [f"{text.literal(schema[key])} {sign} " for key, sign in _LOW if key in schema]
    high = [f" {sign} {text.literal(schema[key])}" for key, sign in _HIGH if key in schema]
    both = max(len(low), len(high))
    low, high = low + [""] * (both - len(low)), high + [""] * (both - len(high))
    tests = [f"not {least}{v}{most}" for least, most in zip(low, high, strict=True)]
    if "multipleOf" in schema:
        tests.append(f"not is_multiple({v}, {text.literal(schema['multipleOf'])})")
    return tests


_LOW = (("minimum", "<="), ("exclusiveMinimum", "<"))
_HIGH = (("maximum", "<="), ("exclusiveMaximum", "<"))


def _constant(schema: dict[str, Any], v: str) -> list[str]:
    return [f"{v} != {text.literal(schema['const'])}"] if "const" in schema else []
