"""
Generates straight-line Python that reads, writes and checks one value of a schema.

`tests` and `checks` are the same for every purpose: they look at JSON that was read, at a member to
be written, and at an argument of a constructor, before anything is converted. `converted` is the
expression of the value that they let pass: as an object, as JSON, or as a constructor stores it.
All raise Refused, which gives no reasons; those come from `_checks` in the client, which walks the
schema. `strict` is a variable of the generated function.
"""

from typing import Any, Literal

from attrs import define, frozen

from jobgauge_making import text
from jobgauge_making.keywords import nullable, types
from jobgauge_making.shapes import Enumeration, Model, Shapes

Purpose = Literal["reading", "writing", "checking"]
Lines = list[str]
REFUSE = "    raise Refused"
_PYTHON_TYPES = {
    "string": ["str"],
    "integer": ["int", "float"],
    "number": ["float", "int"],
    "boolean": ["bool"],
    "array": ["ARRAY"],
}


@define
class Patterns:
    """The regular expressions of a generated module: the name of the constant by pattern."""

    names: dict[str, str]

    def test(self, pattern: str, value: str) -> str:
        """Return a condition that is true if `value` does not match, and name the pattern."""
        name = self.names.setdefault(
            text.python_pattern(pattern), f"_PATTERN_{len(self.names) + 1}"
        )
        return f"{name}({value}) is None"


@frozen
class Emitter:
    """Generates code for the schemas of one API; `v` is always the expression of the value."""

    shapes: Shapes
    patterns: Patterns

    def tests(self, schema: dict[str, Any], v: str) -> list[str]:
        """Return the conditions under which a value is invalid, without those of items and of unions."""
        schema, null = self._resolved(schema)
        if self._class(schema) or is_time(schema) or len(types(schema)) > 1:
            return []
        if not types(schema):
            return [f"{v} is not None"] if "type" in schema else []
        (kind,) = types(schema)
        wrong = " and ".join(f"type({v}) is not {name}" for name in _PYTHON_TYPES[kind])
        if kind == "integer":
            wrong = f"type({v}) is not int and not is_whole({v})"
        return unless(f"{v} is not None" if null else "", [wrong, *self._bounds(schema, kind, v)])

    def checks(self, schema: dict[str, Any], v: str, depth: int = 0) -> Lines:
        """Return lines for what `tests` leaves out: the items of an array, and the types of a union."""
        schema, null = self._resolved(schema)
        if self._class(schema):
            return []
        if len(types(schema)) > 1:
            return self._union(schema, v, depth, null=null)
        if types(schema) != ["array"]:
            return []
        lines = self._items(schema, v, depth)
        return [f"if {v} is not None:", *indented(lines)] if null and lines else lines

    def converted(self, schema: dict[str, Any], v: str, purpose: Purpose, depth: int = 0) -> str:
        """Return the expression of the converted value, `v` itself if it stays as it is."""
        schema, null = self._resolved(schema)
        made = v
        match self._class(schema):
            case Model() as target if purpose != "checking":
                verb = "read" if purpose == "reading" else "write"
                made = f"_{verb}_{target.function}({v}, strict)"
            case Enumeration() as target:
                made = _enumeration(target, v, purpose)
            case None if is_time(schema):
                made = self._time(schema, v, purpose)
            case None if not types(schema):
                made = f"finite({v})" if "type" not in schema else v
            case None:
                made = self._plain(schema, v, purpose, depth)
            case _:
                pass
        return f"None if {v} is None else {made}" if null and made != v else made

    def argument_tests(self, schema: dict[str, Any], v: str) -> list[str]:
        """Return the conditions under which a model or a time is no valid argument of a constructor."""
        schema, null = self._resolved(schema)
        tests: list[str] = []
        if isinstance(target := self._class(schema), Model):
            tests = [f"not isinstance({v}, {target.name})"]
        elif is_time(schema):
            tests = self._text(schema, f"{_time_functions(schema)[1]}({v})")
        return unless(f"{v} is not None" if null else "", tests)

    def argument_checks(self, schema: dict[str, Any], v: str, depth: int = 0) -> Lines:
        """Return lines for what `argument_tests` leaves out: times that may have any text, and items."""
        schema, null = self._resolved(schema)
        lines, item = Lines(), _item(depth)
        if is_time(schema) and not self._text(schema, v):
            lines = [f"{_time_functions(schema)[1]}({v})"]
        elif types(schema) == ["array"]:
            items = schema.get("items", {})
            inner = refuse_if(self.argument_tests(items, item))
            inner += self.argument_checks(items, item, depth + 1)
            lines = [f"for {item} in {v}:", *indented(inner)] if inner else []
        return [f"if {v} is not None:", *indented(lines)] if null and lines else lines

    def is_free(self, schema: dict[str, Any]) -> bool:
        """Return True if a schema allows every JSON value."""
        schema, _ = self._resolved(schema)
        return self._class(schema) is None and "type" not in schema

    def _resolved(self, schema: dict[str, Any]) -> tuple[dict[str, Any], bool]:
        """Return the schema behind references to what has no class, and True if null is allowed beside it."""
        null = "anyOf" in schema
        schema = schema["anyOf"][0] if null else schema
        while "$ref" in schema and self._class(schema) is None:
            schema = self.shapes.spec.target(schema)
            null, schema = (True, schema["anyOf"][0]) if "anyOf" in schema else (null, schema)
        return schema, null or nullable(schema)

    def _class(self, schema: dict[str, Any]) -> Model | Enumeration | None:
        return self.shapes.target(schema)

    def _bounds(self, schema: dict[str, Any], kind: str, v: str) -> list[str]:
        """Return the tests of a value whose type is right."""
        match kind:
            case "string":
                return self._text(schema, v)
            case "integer":
                return [*_limits(schema, v), *_constant(schema, v)]
            case "number":
                limits = _limits(schema, v)
                closed = schema.keys() & _LOW.keys() and schema.keys() & _HIGH.keys()
                infinite = [] if closed else [f"{v} - {v} != 0.0"]  # or NaN
                return [*infinite, *limits, *_constant(schema, v)]
            case "array":
                repeated = [f"not distinct({v})"] if schema.get("uniqueItems") else []
                size = between(f"len({v})", schema.get("minItems"), schema.get("maxItems"))
                return [*size, *repeated]
            case _:
                return _constant(schema, v)

    def _text(self, schema: dict[str, Any], v: str) -> list[str]:
        tests = between(f"len({v})", schema.get("minLength"), schema.get("maxLength"))
        if "pattern" in schema:
            tests.append(self.patterns.test(schema["pattern"], v))
        if schema.get("format") == "uuid":
            tests.append(f"match_uuid({v}) is None")
        return [*tests, *_constant(schema, v)]

    def _items(self, schema: dict[str, Any], v: str, depth: int) -> Lines:
        item, items = _item(depth), schema.get("items", {})
        inner = [*refuse_if(self.tests(items, item)), *self.checks(items, item, depth + 1)]
        return [f"for {item} in {v}:", *indented(inner)] if inner else []

    def _union(self, schema: dict[str, Any], v: str, depth: int, *, null: bool) -> Lines:
        lines, word = ([f"if {v} is None:", "    pass"], "elif") if null else (Lines(), "if")
        for kind in types(schema):
            tests = " or ".join(f"type({v}) is {name}" for name in _PYTHON_TYPES[kind])
            whole = [f"type({v}) is not int and not is_whole({v})"] if kind == "integer" else []
            inner = refuse_if([*whole, *self._bounds(schema, kind, v)])
            inner += self._items(schema, v, depth) if kind == "array" else []
            lines += [f"{word} {tests}:", *indented(inner or ["pass"])]
            word = "elif"
        return [*lines, "else:", REFUSE]

    def _plain(self, schema: dict[str, Any], v: str, purpose: Purpose, depth: int) -> str:
        """Return the expression for the JSON types that are converted: a whole float, and arrays."""
        kinds = types(schema)
        made = f"int({v}) if type({v}) is float else {v}" if "integer" in kinds else v
        if "array" in kinds:
            item = _item(depth)
            one = self.converted(schema.get("items", {}), item, purpose, depth + 1)
            same = v if purpose == "checking" else f"list({v})"
            array = same if one == item else f"[{one} for {item} in {v}]"
            made = array if kinds == ["array"] else f"{array} if type({v}) is ARRAY else {made}"
        return made

    def _time(self, schema: dict[str, Any], v: str, purpose: Purpose) -> str:
        read, write = _time_functions(schema)
        if purpose == "checking":
            return v
        made = f"{read}({v})" if purpose == "reading" else f"{write}({v})"
        tests = self._text(schema, v if purpose == "reading" else made)
        return f"refuse() if {' or '.join(tests)} else {made}" if tests else made


def is_time(schema: dict[str, Any]) -> bool:
    """Return True if a value is a datetime or a date in Python."""
    return types(schema) == ["string"] and schema.get("format") in ("date-time", "date")


def _time_functions(schema: dict[str, Any]) -> tuple[str, str]:
    moment = schema["format"] == "date-time"
    return ("read_timestamp", "timestamp_text") if moment else ("read_day", "day_text")


def _enumeration(target: Enumeration, v: str, purpose: Purpose) -> str:
    match purpose:
        case "reading":
            return f"{target.table}[{v}] if {v} in {target.table} else unlisted({v}, strict)"
        case "writing":
            known = f"{v}._value_ if type({v}) is {target.name}"
            return f"{known} else text_of({target.table}, {v}, strict)"
        case "checking":
            return f"listed({target.table}, {v})"


def _item(depth: int) -> str:
    return f"item{depth + 1}" if depth else "item"


def unless(present: str, tests: list[str]) -> list[str]:
    """Return the tests of a value that may also be nothing; `present` is true if it is there, "" if it always is."""
    if not present or not tests:
        return tests
    wrong = tests[0] if len(tests) == 1 else f"({' or '.join(tests)})"
    return [f"{present} and {wrong}"]


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
    low = [f"{text.literal(schema[key])} {sign} " for key, sign in _LOW.items() if key in schema]
    high = [f" {sign} {text.literal(schema[key])}" for key, sign in _HIGH.items() if key in schema]
    both = max(len(low), len(high))
    low, high = low + [""] * (both - len(low)), high + [""] * (both - len(high))
    tests = [f"not {least}{v}{most}" for least, most in zip(low, high, strict=True)]
    if "multipleOf" in schema:
        tests.append(f"not is_multiple({v}, {text.literal(schema['multipleOf'])})")
    return tests


_LOW = {"minimum": "<=", "exclusiveMinimum": "<"}
_HIGH = {"maximum": "<=", "exclusiveMaximum": "<"}


def _constant(schema: dict[str, Any], v: str) -> list[str]:
    return [f"{v} != {text.literal(schema['const'])}"] if "const" in schema else []
