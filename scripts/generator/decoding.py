"""
Straight-line Python that reads, writes and checks one value of a schema.

Each function gives the lines for a value that stands in the variable `v` (`v1`, `v2` inside
lists): they leave the converted value there, or raise Refused. They are the fast path: they say
no without saying why; the reasons come from `_checks` in the client, which walks the schema.

`reading` turns JSON into objects (`strict` is a variable of the function they stand in),
`writing` turns objects into JSON, `checking` looks at what a constructor was given, without
looking into other models: those were checked when they were made.
"""

from typing import Any, Literal

from attrs import define, frozen

from generator import text
from generator.keywords import nullable, types
from generator.shapes import Enumeration, Model, Shapes

Purpose = Literal["reading", "writing", "checking"]
Lines = list[str]
REFUSE = "    raise Refused"
_PYTHON_TYPES = {"string": "str", "boolean": "bool", "array": "ARRAY", "object": "OBJECT"}


@define
class Patterns:
    """The regular expressions of a module, each compiled once under a name."""

    names: dict[str, str]

    def test(self, pattern: str, variable: str) -> str:
        """Source that is true where `variable` does not match."""
        name = self.names.setdefault(
            text.python_pattern(pattern), f"_PATTERN_{len(self.names) + 1}"
        )
        return f"{name}({variable}) is None"


@frozen
class Emitter:
    """Lines for the schemas of one API, for one purpose."""

    shapes: Shapes
    patterns: Patterns
    purpose: Purpose

    def value(self, schema: dict[str, Any], depth: int = 0) -> Lines:
        """Lines for any schema."""
        v = _variable(depth)
        if "anyOf" in schema:
            return [f"if {v} is not None:", *indented(self.value(schema["anyOf"][0], depth))]
        if "$ref" in schema:
            target = self.shapes.target(schema)
            if isinstance(target, Model):
                return self._model(target, v)
            if isinstance(target, Enumeration):
                return self._enumeration(target, v)
            return self.value(self.shapes.spec.resolve(schema), depth)
        allowed = types(schema)
        if not allowed:
            return [] if schema.get("type") != "null" else [f"if {v} is not None:", REFUSE]
        if len(allowed) == 1:
            lines = self._typed(schema, allowed[0], depth)
            return [f"if {v} is not None:", *indented(lines)] if nullable(schema) else lines
        return self._union(schema, allowed, depth)

    def converts(self, schema: dict[str, Any]) -> bool:
        """Whether the value that the lines leave may be another object than the one they found."""
        return any(f"{_variable(0)} = " in line for line in self.value(schema))

    def _union(self, schema: dict[str, Any], allowed: list[str], depth: int) -> Lines:
        v, lines = _variable(depth), Lines()
        word = "if"
        if nullable(schema):
            lines, word = [f"if {v} is None:", "    pass"], "elif"
        for kind in allowed:
            tests = {
                "number": f"type({v}) is float or type({v}) is int",
                "integer": f"type({v}) is int or type({v}) is float",
            }
            test = tests.get(kind, f"type({v}) is {_PYTHON_TYPES[kind]}")
            lines += [
                f"{word} {test}:",
                *(indented(self._typed(schema, kind, depth)) or ["    pass"]),
            ]
            word = "elif"
        return [*lines, "else:", REFUSE]

    def _typed(self, schema: dict[str, Any], kind: str, depth: int) -> Lines:
        v = _variable(depth)
        match kind:
            case "string" if schema.get("format") in ("date-time", "date"):
                return self._time(schema, v)
            case "string":
                return refuse_if([f"type({v}) is not str", *self._text(schema, v)])
            case "integer":
                whole = [f"if type({v}) is not int:", f"    {v} = whole({v})"]
                return [*whole, *refuse_if([*_limits(schema, v), *_constant(schema, v)])]
            case "number":
                number = f"(type({v}) is not float and type({v}) is not int)"
                limits = _limits(schema, v) or [f"not -INFINITY < {v} < INFINITY"]
                return refuse_if([number, *limits, *_constant(schema, v)])
            case "boolean":
                return refuse_if([f"({v} is not True and {v} is not False)", *_constant(schema, v)])
            case "array":
                return self._array(schema, depth)
            case _:
                return refuse_if([f"type({v}) is not OBJECT"])

    def _text(self, schema: dict[str, Any], v: str) -> list[str]:
        tests = between(f"len({v})", schema.get("minLength"), schema.get("maxLength"))
        if "pattern" in schema:
            tests.append(self.patterns.test(schema["pattern"], v))
        if schema.get("format") == "uuid":
            tests.append(f"match_uuid({v}) is None")
        return [*tests, *_constant(schema, v)]

    def _time(self, schema: dict[str, Any], v: str) -> Lines:
        kind = "timestamp" if schema["format"] == "date-time" else "day"
        match self.purpose:
            case "reading":
                found = Lines()
                if tests := self._text({**schema, "format": None}, v):
                    found = refuse_if([f"type({v}) is not str", *tests])
                return [*found, f"{v} = read_{kind}({v})"]
            case "writing":
                return [f"{v} = {kind}_text({v})", *refuse_if(self._text(schema, v))]
            case "checking":
                tests = self._text(schema, f"{kind}_text({v})")
                return refuse_if(tests) if tests else [f"{kind}_text({v})"]

    def _array(self, schema: dict[str, Any], depth: int) -> Lines:
        v, item = _variable(depth), _variable(depth + 1)
        tests = [f"type({v}) is not ARRAY"]
        tests += between(f"len({v})", schema.get("minItems"), schema.get("maxItems"))
        if schema.get("uniqueItems"):
            tests.append(f"not distinct({v})")
        lines = refuse_if(tests)
        inner = self.value(schema.get("items", {}), depth + 1)
        rebinds = any(line.lstrip().startswith(f"{item} = ") for line in inner)
        if len(inner) == 1 and rebinds:
            one = inner[0].removeprefix(f"{item} = ")
            made = f"[{one} for {item} in {v}]"
            return [*lines, f"{v} = {made}"]
        if not rebinds:
            copied = [] if self.purpose == "checking" else [f"{v} = list({v})"]
            return [*lines, *([f"for {item} in {v}:", *indented(inner)] if inner else []), *copied]
        place = f"i{depth}"
        return [
            *lines,
            f"{v} = list({v})",
            f"for {place}, {item} in enumerate({v}):",
            *indented([*inner, f"{v}[{place}] = {item}"]),
        ]

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
                return [f"{v} = {target.table}.get({v}) or unlisted({target.table}, {v}, strict)"]
            case "writing":
                known = f"{v}._value_ if type({v}) is {target.name}"
                return [f"{v} = {known} else unlisted_text({target.table}, {v}, strict)"]
            case "checking":
                return [f"{v} = listed({target.table}, {v})"]


def _variable(depth: int) -> str:
    return f"v{depth}" if depth else "v"


def indented(lines: Lines) -> Lines:
    """The lines one step further in."""
    return [f"    {line}" for line in lines]


def refuse_if(tests: list[str]) -> Lines:
    """Lines that refuse where one of the tests holds."""
    return [f"if {' or '.join(tests)}:", REFUSE] if tests else []


def between(size: str, least: int | None, most: int | None) -> list[str]:
    """The test that a size is outside its bounds, if it has any."""
    if least and most is not None:
        return [f"not {least} <= {size} <= {most}"]
    if most is not None:
        return [f"{size} > {most}"]
    return [f"{size} < {least}"] if least else []


def _limits(schema: dict[str, Any], v: str) -> list[str]:
    """The bounds of a number; without one of them it is still finite."""
    low = [f"{text.literal(schema[key])} {sign} " for key, sign in _LOW if key in schema]
    high = [f" {sign} {text.literal(schema[key])}" for key, sign in _HIGH if key in schema]
    tests: list[str] = []
    if low or high:
        first = f"not {low[0] if low else '-INFINITY < '}{v}{high[0] if high else ' < INFINITY'}"
        tests = [
            first,
            *(f"not {test}{v}" for test in low[1:]),
            *(f"not {v}{test}" for test in high[1:]),
        ]
    if "multipleOf" in schema:
        tests.append(f"not is_multiple({v}, {text.literal(schema['multipleOf'])})")
    return tests


_LOW = (("minimum", "<="), ("exclusiveMinimum", "<"))
_HIGH = (("maximum", "<="), ("exclusiveMaximum", "<"))


def _constant(schema: dict[str, Any], v: str) -> list[str]:
    return [f"{v} != {text.literal(schema['const'])}"] if "const" in schema else []
