"""Generates the three functions of a model, which read, write and check it."""

from jobgauge_making import text
from jobgauge_making.decoding import (
    REFUSE,
    Emitter,
    Lines,
    Patterns,
    between,
    declarations,
    indented,
    refuse_if,
)
from jobgauge_making.keywords import nullable
from jobgauge_making.shapes import Member, Model, Shapes


def read_lines(shapes: Shapes, patterns: Patterns, model: Model) -> Lines:
    """Return the body of `_read_<model>(d, strict)`, which makes the object `o` from the dict `d`."""
    emit = Emitter(shapes, patterns, "reading")
    certain = [member for member in model.members if member.required and not member.absent]
    lines = [
        # Reading a required member fails if `d` is not a dict.
        *refuse_if([] if certain else ["type(d) is not OBJECT"]),
        *refuse_if(_choice_in_json(model)),
        *refuse_if(between("len(d)", *_properties(model))),
        f"o: Any = new({model.name})",
    ]
    lines.append(f"n = {len(certain)}")
    times = _times(model)
    for member in model.members:
        key, inner = text.literal(member.name), emit.value(member.schema)
        if member in times:
            number = times.index(member)
            inner = [f"t{number} = v", *inner, f"u{number} = v"]
        kept = [f"v = d[{key}]", *inner, f"o.{member.python} = v"]
        if member in certain:
            unset = f"t{times.index(member)} = u{times.index(member)} = " if member in times else ""
            lines += _tried(
                kept, "KeyError", ["n -= absent(strict)", *([f"{unset}UNTIMED"] if unset else [])]
            )
        else:
            refused = refuse_if(["strict"]) if member.required else []
            lines += [f"if {key} in d:", *indented(["n += 1", *kept])]
            unset = f"t{times.index(member)} = u{times.index(member)} = " if member in times else ""
            lines += ["else:", *indented([*refused, f"{unset}o.{member.python} = UNSET"])]
    if times:
        lines.append(f"o.__texts__ = ({', '.join(f'u{i}, t{i}' for i in range(len(times)))})")
    lines += [
        "if len(d) == n:",
        "    o.__further__ = None",
        "else:",
        *indented(_read_further(model, emit)),
        "    o.__further__ = more",
        "return o",
    ]
    return [*declarations(lines), *lines]


def write_lines(shapes: Shapes, patterns: Patterns, model: Model) -> Lines:
    """Return the body of `_write_<model>(o, strict)`, which makes the dict `d` from the object `o`."""
    emit = Emitter(shapes, patterns, "writing")
    certain = [member for member in model.members if member.required and not member.absent]
    times = _times(model)
    inner_lines = {
        member.name: _from_text(emit.value(member.schema), times.index(member))
        if member in times
        else emit.value(member.schema)
        for member in model.members
    }
    lines = refuse_if([f"not isinstance(o, {model.name})"])
    lines += ["c = o.__texts__"] if times else []
    lines += ["n = 0"] if certain else []
    for number, member in enumerate(certain):
        unset = [] if (inner := inner_lines[member.name]) else refuse_if(["v is UNSET"])
        kept = [f"v = o.{member.python}", *unset, *inner, f"m{number} = v"]
        lines += _tried(kept, "AttributeError", ["n += absent(strict)", f"m{number} = UNSET"])
    written = [f"{text.literal(member.name)}: m{number}" for number, member in enumerate(certain)]
    lines.append(f"d: dict[str, Any] = {{{', '.join(written)}}}")
    if certain:
        lines += ["if n:", "    d = {k: v for k, v in d.items() if v is not UNSET}"]
    for member in model.members:
        if member not in certain:
            kept = [*inner_lines[member.name], f"d[{text.literal(member.name)}] = v"]
            lines += [f"if (v := o.{member.python}) is not UNSET:", *indented(kept)]
            lines += ["elif strict:", REFUSE] if member.required else []
    lines += [
        "if more := o.__further__:",
        *indented(_write_further(model, emit)),
        *refuse_if(_choice_in_json(model)),
        *refuse_if(between("len(d)", *_properties(model))),
        "return d",
    ]
    return [*declarations(lines), *lines]


def check_lines(shapes: Shapes, patterns: Patterns, model: Model) -> Lines:
    """Return the body of `_check_<model>(o)`, which raises Refused if an argument of the constructor is invalid."""
    emit = Emitter(shapes, patterns, "checking")
    lines = Lines()
    for member in model.members:
        inner = emit.value(member.schema)
        if emit.converts(member.schema):
            inner.append(f"o.{member.python} = v")
        if member.required:
            lines += [f"v = o.{member.python}", *(inner or refuse_if(["v is UNSET"]))]
        elif inner:
            lines += [f"if (v := o.{member.python}) is not UNSET:", *indented(inner)]
    if model.further is not None:
        lines += ["if more := o.__further__:", *indented(_check_further(model, emit))]
    lines += refuse_if(_choice_in_object(model))
    if tests := between("n", *_properties(model)):
        there = [f"(o.{member.python} is not UNSET)" for member in model.members]
        lines += [f"n = {' + '.join([*there, 'len(o.__further__ or ())'])}", *refuse_if(tests)]
    return [*declarations(lines), *lines] or ["pass"]


def _tried(lines: Lines, failure: str, instead: Lines) -> Lines:
    """Return lines whose first one may fail, with what is done then; it costs no time if it does not."""
    return [
        "try:",
        *indented(lines[:1]),
        f"except {failure}:",
        *indented(instead),
        "else:",
        *indented(lines[1:]),
    ]


def members_table(model: Model) -> str:
    """Return the name of the frozenset with a model's member names in JSON."""
    return f"_{model.function.upper()}_MEMBERS"


def _times(model: Model) -> list[Member]:
    """Return the members whose text is kept beside the value, because formatting a time is slow."""
    return [member for member in model.members if member.schema.get("format") == "date-time"]


def _from_text(lines: Lines, number: int) -> Lines:
    """Return lines that reuse the text of a time if it is the one that was read, and else run `lines`."""
    kept = f"if c is not None and v is c[{2 * number}]:"
    return [kept, f"    v = c[{2 * number + 1}]", "else:", *indented(lines)]


def _read_further(model: Model, emit: Emitter) -> Lines:
    unknown = f"k not in {members_table(model)}"
    if not model.members:
        unknown = "True"
    lines = emit.value(model.further) if model.further else []
    if lines:
        loop = [
            "for k, v in d.items():",
            f"    if {unknown}:",
            *indented(indented([*lines, "more[k] = v"])),
        ]
        return ["more = {}", *(loop if model.members else _without_test(loop))]
    refuse = refuse_if(["strict"]) if model.further is None else []
    if not model.members:
        return [*refuse, "more = dict(d)", "finite(more)"]
    return [*refuse, f"more = {{k: v for k, v in d.items() if {unknown}}}", "finite(more)"]


def _without_test(loop: Lines) -> Lines:
    return [loop[0], *(line[4:] for line in loop[2:])]


def _write_further(model: Model, emit: Emitter) -> Lines:
    lines = refuse_if(["strict"]) if model.further is None else []
    if model.members:
        lines += refuse_if([f"not {members_table(model)}.isdisjoint(more)"])
    if model.further and (inner := emit.value(model.further)):
        return [*lines, "for k, v in more.items():", *indented([*inner, "d[k] = v"])]
    return [*lines, "d.update(more)"]


def _check_further(model: Model, emit: Emitter) -> Lines:
    lines = Lines()
    if model.members:
        lines += refuse_if([f"not {members_table(model)}.isdisjoint(more)"])
    inner = emit.value(model.further) if model.further else []
    loop = ["for k, v in more.items():", *indented([*refuse_if(["type(k) is not str"]), *inner])]
    return (
        [*lines, *loop]
        if inner
        else [*lines, "for k in more:", *indented(refuse_if(["type(k) is not str"]))]
    )


def _choice_in_json(model: Model) -> list[str]:
    """Return the test that `d` breaks a choice; non-strict reading may also count a null member as absent."""
    keys = {member.name: text.literal(member.name) for member in model.members}
    there = {name: f"{key} in d" for name, key in keys.items()}
    may_be_null = [member.name for member in model.members if nullable(member.schema)]
    filled = there | {name: f"d.get({keys[name]}) is not None" for name in may_be_null}
    tests = [_other_than_one(model, there)] if model.choice else []
    if tests and _other_than_one(model, filled) != tests[0]:
        return [f"({tests[0]}) and (strict or ({_other_than_one(model, filled)}))"]
    return tests


def _choice_in_object(model: Model) -> list[str]:
    there = {member.name: f"(o.{member.python} is not UNSET)" for member in model.members}
    return [_other_than_one(model, there)] if model.choice else []


def _other_than_one(model: Model, there: dict[str, str]) -> str:
    options = [" and ".join(there[name] for name in option) for option in model.choice]
    return f"{' + '.join(f'({option})' for option in options)} != 1"


def _properties(model: Model) -> tuple[int | None, int | None]:
    return model.schema.get("minProperties"), model.schema.get("maxProperties")
