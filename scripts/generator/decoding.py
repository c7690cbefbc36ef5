"""
Straight-line Python that reads, writes and checks one value of a schema.

Each function gives the lines for a value that stands in the variable `v` (`v1`, `v2` inside
lists): they leave the converted value there, or raise Refused. They are the fast path: they say
no without saying why; the reasons come from `_checks` in the client, which walks the schema.

`reading` turns JSON into objects (`strict` is a variable of the function they stand in),
`writing` turns objects into JSON, `checking` looks at what a constructor was given, without
looking into other models: those were checked when they were made.
"""

from collections.abc import Callable
from typing import Any, Literal

from attrs import define, frozen

from generator import text
from generator.shapes import CHECKED_FORMATS, Enumeration, Member, Model, Shapes, nullable, types

Purpose = Literal["reading", "writing", "checking"]
Lines = list[str]
_REFUSE = "    raise Refused"
_PYTHON_TYPES = {"string": "str", "boolean": "bool", "array": "list", "null": "NoneType"}


@define
class Patterns:
    """The regular expressions of a module, each compiled once under a name."""

    names: dict[str, str]

    def test(self, pattern: str, variable: str) -> str:
        """Source that is true where `variable` does not match."""
        name = self.names.setdefault(text.python_pattern(pattern), f"_PATTERN_{len(self.names) + 1}")
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
            return [f"if {v} is not None:", *_in(self.value(schema["anyOf"][0], depth))]
        if "$ref" in schema:
            target = self.shapes.target(schema)
            if isinstance(target, Model):
                return self._model(target, v)
            if isinstance(target, Enumeration):
                return self._enumeration(target, v)
            return self.value(self.shapes.spec.resolve(schema), depth)
        allowed = types(schema)
        if not allowed:
            return [] if schema.get("type") != "null" else [f"if {v} is not None:", _REFUSE]
        if len(allowed) == 1:
            lines = self._typed(schema, allowed[0], depth)
            return [f"if {v} is not None:", *_in(lines)] if nullable(schema) else lines
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
            test = tests.get(kind, f"type({v}) is {_PYTHON_TYPES.get(kind, 'dict')}")
            lines += [f"{word} {test}:", *(_in(self._typed(schema, kind, depth)) or ["    pass"])]
            word = "elif"
        return [*lines, "else:", _REFUSE]

    def _typed(self, schema: dict[str, Any], kind: str, depth: int) -> Lines:
        v = _variable(depth)
        match kind:
            case "string" if schema.get("format") in ("date-time", "date"):
                return self._time(schema, v)
            case "string":
                return _refuse_if([f"type({v}) is not str", *self._text(schema, v)])
            case "integer":
                whole = [f"if type({v}) is not int:", f"    {v} = whole({v})"]
                return [*whole, *_refuse_if([*_limits(schema, v), *_constant(schema, v)])]
            case "number":
                number = f"(type({v}) is not float and type({v}) is not int)"
                limits = _limits(schema, v) or [f"not -INFINITY < {v} < INFINITY"]
                return _refuse_if([number, *limits, *_constant(schema, v)])
            case "boolean":
                return _refuse_if([f"({v} is not True and {v} is not False)", *_constant(schema, v)])
            case "array":
                return self._array(schema, depth)
            case _:
                return _refuse_if([f"type({v}) is not dict"])

    def _text(self, schema: dict[str, Any], v: str) -> list[str]:
        tests = _between(f"len({v})", schema.get("minLength"), schema.get("maxLength"))
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
                    found = _refuse_if([f"type({v}) is not str", *tests])
                return [*found, f"{v} = read_{kind}({v})"]
            case "writing":
                return [f"{v} = {kind}_text({v})", *_refuse_if(self._text(schema, v))]
            case "checking":
                tests = self._text(schema, f"{kind}_text({v})")
                return _refuse_if(tests) if tests else [f"{kind}_text({v})"]

    def _array(self, schema: dict[str, Any], depth: int) -> Lines:
        v, item = _variable(depth), _variable(depth + 1)
        tests = [f"type({v}) is not list"]
        tests += _between(f"len({v})", schema.get("minItems"), schema.get("maxItems"))
        if schema.get("uniqueItems"):
            tests.append(f"not distinct({v})")
        lines = _refuse_if(tests)
        inner = self.value(schema.get("items", {}), depth + 1)
        rebinds = any(line.lstrip().startswith(f"{item} = ") for line in inner)
        if len(inner) == 1 and rebinds:
            one = inner[0].removeprefix(f"{item} = ")
            made = f"[{one} for {item} in {v}]"
            return [*lines, f"{v} = {made}"]
        if not rebinds:
            copied = [] if self.purpose == "checking" else [f"{v} = list({v})"]
            return [*lines, *([f"for {item} in {v}:", *_in(inner)] if inner else []), *copied]
        made = f"l{depth}"
        return [
            *lines,
            f"{made} = []",
            f"for {item} in {v}:",
            *_in([*inner, f"{made}.append({item})"]),
            f"{v} = {made}",
        ]

    def _model(self, target: Model, v: str) -> Lines:
        match self.purpose:
            case "reading":
                return [f"{v} = _read_{target.function}({v}, strict)"]
            case "writing":
                return [f"{v} = _write_{target.function}({v}, strict)"]
            case "checking":
                return [f"if not isinstance({v}, {target.name}):", _REFUSE]

    def _enumeration(self, target: Enumeration, v: str) -> Lines:
        match self.purpose:
            case "reading":
                return [f"{v} = {target.table}.get({v}) or unlisted({target.table}, {v}, strict)"]
            case "writing":
                known = f"{v}._value_ if type({v}) is {target.name}"
                return [f"{v} = {known} else unlisted_text({target.table}, {v}, strict)"]
            case "checking":
                return [f"{v} = listed({target.table}, {v})"]


def annotation(shapes: Shapes, schema: dict[str, Any], *, given: bool = False) -> str:
    """The Python type of a value of `schema`; as an argument of a constructor where `given`."""
    if "anyOf" in schema:
        return f"{annotation(shapes, schema['anyOf'][0], given=given)} | None"
    if "$ref" in schema:
        target = shapes.target(schema)
        if isinstance(target, Model):
            return target.name
        if isinstance(target, Enumeration):
            return f"{target.name} | {target.texts if given else 'str'}"
        return annotation(shapes, shapes.spec.resolve(schema), given=given)
    if "const" in schema and isinstance(schema["const"], str | int):
        return f"Literal[{text.literal(schema['const'])}]"
    names = [_named(shapes, schema, kind, given=given) for kind in types(schema)]
    if "null" in schema.get("type", []):
        names.append("None")
    return " | ".join(names) or "JsonValue"


def _named(shapes: Shapes, schema: dict[str, Any], kind: str, *, given: bool) -> str:
    match kind:
        case "string" if schema.get("format") in CHECKED_FORMATS - {"uuid"}:
            return "datetime" if schema["format"] == "date-time" else "date"
        case "string":
            return "str"
        case "integer":
            return "int"
        case "number":
            return "float"
        case "boolean":
            return "bool"
        case "array":
            return f"list[{annotation(shapes, schema.get('items', {}), given=given)}]"
        case _:
            return "dict[str, JsonValue]"


def _variable(depth: int) -> str:
    return f"v{depth}" if depth else "v"


def _in(lines: Lines) -> Lines:
    return [f"    {line}" for line in lines]


def _refuse_if(tests: list[str]) -> Lines:
    return [f"if {' or '.join(tests)}:", _REFUSE] if tests else []


def _between(size: str, least: int | None, most: int | None) -> list[str]:
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
        tests = [first, *(f"not {test}{v}" for test in low[1:]), *(f"not {v}{test}" for test in high[1:])]
    if "multipleOf" in schema:
        tests.append(f"not is_multiple({v}, {text.literal(schema['multipleOf'])})")
    return tests


_LOW = (("minimum", "<="), ("exclusiveMinimum", "<"))
_HIGH = (("maximum", "<="), ("exclusiveMaximum", "<"))


def _constant(schema: dict[str, Any], v: str) -> list[str]:
    return [f"{v} != {text.literal(schema['const'])}"] if "const" in schema else []


def read_lines(shapes: Shapes, patterns: Patterns, model: Model) -> Lines:
    """The body of `_read_<model>(d, strict)`, which makes the object `o` of the dict `d`."""
    emit = Emitter(shapes, patterns, "reading")
    certain = [member for member in model.members if member.required and not member.absent]
    lines = [
        *_refuse_if(["type(d) is not dict"]),
        *_refuse_if(_choice(model, "{} in d", lambda member: text.literal(member.name))),
        *_refuse_if(_between("len(d)", *_properties(model))),
        f"o: Any = new({model.name})",
    ]
    if len(certain) < len(model.members):
        lines.append(f"n = {len(certain)}")
    for member in model.members:
        key, inner = text.literal(member.name), emit.value(member.schema)
        if member in certain:
            lines += [f"v = d[{key}]", *inner]
        else:
            lines += [f"if (v := d.get({key}, UNSET)) is not UNSET:", *_in(["n += 1", *inner])]
            lines += ["elif strict:", _REFUSE] if member.required else []
        lines.append(f"o.{member.python} = v")
    known = len(certain) if len(certain) == len(model.members) else "n"
    return [
        *lines,
        "more = None",
        f"if len(d) != {known}:",
        *_in(_read_further(model, emit)),
        "o._additional = more",
        "return o",
    ]


def write_lines(shapes: Shapes, patterns: Patterns, model: Model) -> Lines:
    """The body of `_write_<model>(o, strict)`, which makes the dict `d` of the object `o`."""
    emit = Emitter(shapes, patterns, "writing")
    lines = [*_refuse_if([f"not isinstance(o, {model.name})"]), "d: dict[str, Any] = {}"]
    for member in model.members:
        inner = [*emit.value(member.schema), f"d[{text.literal(member.name)}] = v"]
        if member.required and not member.absent:
            unset = _refuse_if(["v is UNSET"]) if len(inner) == 1 else []
            lines += [f"v = o.{member.python}", *unset, *inner]
        else:
            lines += [f"if (v := o.{member.python}) is not UNSET:", *_in(inner)]
            lines += ["elif strict:", _REFUSE] if member.required else []
    return [
        *lines,
        "if more := o._additional:",
        *_in(_write_further(model, emit)),
        *_refuse_if(_choice(model, "{} in d", lambda member: text.literal(member.name))),
        *_refuse_if(_between("len(d)", *_properties(model))),
        "return d",
    ]


def check_lines(shapes: Shapes, patterns: Patterns, model: Model) -> Lines:
    """The body of `_check_<model>(o)`, which refuses what a constructor must not be given."""
    emit = Emitter(shapes, patterns, "checking")
    lines = Lines()
    for member in model.members:
        inner = emit.value(member.schema)
        if emit.converts(member.schema):
            inner.append(f"o.{member.python} = v")
        if member.required:
            lines += [f"v = o.{member.python}", *(inner or _refuse_if(["v is UNSET"]))]
        elif inner:
            lines += [f"if (v := o.{member.python}) is not UNSET:", *_in(inner)]
    if model.further is not None:
        lines += ["if more := o._additional:", *_in(_check_further(model, emit))]
    lines += _refuse_if(_choice(model, "(o.{} is not UNSET)", lambda member: member.python))
    if tests := _between("n", *_properties(model)):
        there = [f"(o.{member.python} is not UNSET)" for member in model.members]
        lines += [f"n = {' + '.join([*there, 'len(o._additional or ())'])}", *_refuse_if(tests)]
    return lines or ["pass"]


def members_table(model: Model) -> str:
    """The name of the frozenset of the names that a model's members have in JSON."""
    return f"_{model.function.upper()}_MEMBERS"


def _read_further(model: Model, emit: Emitter) -> Lines:
    unknown = f"k not in {members_table(model)}"
    if not model.members:
        unknown = "True"
    lines = emit.value(model.further) if model.further else []
    if lines:
        loop = ["for k, v in d.items():", f"    if {unknown}:", *_in(_in([*lines, "more[k] = v"]))]
        return ["more = {}", *(loop if model.members else _without_test(loop))]
    refuse = _refuse_if(["strict"]) if model.further is None else []
    if not model.members:
        return [*refuse, "more = dict(d)"]
    return [*refuse, f"more = {{k: v for k, v in d.items() if {unknown}}}"]


def _without_test(loop: Lines) -> Lines:
    return [loop[0], *(line[4:] for line in loop[2:])]


def _write_further(model: Model, emit: Emitter) -> Lines:
    lines = _refuse_if(["strict"]) if model.further is None else []
    if model.members:
        lines += _refuse_if([f"not {members_table(model)}.isdisjoint(more)"])
    if model.further and (inner := emit.value(model.further)):
        return [*lines, "for k, v in more.items():", *_in([*inner, "d[k] = v"])]
    return [*lines, "d.update(more)"]


def _check_further(model: Model, emit: Emitter) -> Lines:
    lines = Lines()
    if model.members:
        lines += _refuse_if([f"not {members_table(model)}.isdisjoint(more)"])
    inner = emit.value(model.further) if model.further else []
    loop = ["for k, v in more.items():", *_in([*_refuse_if(["type(k) is not str"]), *inner])]
    return [*lines, *loop] if inner else [*lines, "for k in more:", *_in(_refuse_if(["type(k) is not str"]))]


def _choice(model: Model, form: str, naming: Callable[[Member], str]) -> list[str]:
    if not model.choice:
        return []
    named = {member.name: form.format(naming(member)) for member in model.members}
    options = [" and ".join(named[name] for name in option) for option in model.choice]
    return [f"{' + '.join(f'({option})' for option in options)} != 1"]


def _properties(model: Model) -> tuple[int | None, int | None]:
    return model.schema.get("minProperties"), model.schema.get("maxProperties")
