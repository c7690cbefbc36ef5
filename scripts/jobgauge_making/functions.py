"""
Generates the functions of a model, which read, write and check it.

A member that is tested has a local variable: `Model.__getattr__` makes loading an attribute slow.
An object that lacks a required member makes `_read_<model>` raise KeyError and `_write_<model>`
AttributeError; the client's `_runtime.partly` takes over then.
"""

import re

from attrs import frozen

from jobgauge_making import text
from jobgauge_making.decoding import (
    Emitter,
    Lines,
    Patterns,
    Purpose,
    between,
    indented,
    refuse_if,
    unless,
)
from jobgauge_making.keywords import nullable, types
from jobgauge_making.shapes import Member, Model, Shapes


def read_lines(shapes: Shapes, patterns: Patterns, model: Model) -> Lines:
    """Return the body of `_read_<model>(body, strict)`, which makes the object."""
    emit, made, local = Emitter(shapes, patterns), model.variable, shapes.locals(model)
    certain = [member for member in model.members if not member.may_be_unset]
    tests, checks, after, known = list[str](), Lines(), Lines(), [str(len(certain) or "")]
    lines = [
        # Reading a required member fails if `body` is not a dict.
        *refuse_if([] if certain else ["type(body) is not OBJECT"]),
        *refuse_if(_choice_in_json(model)),
        *refuse_if(between("len(body)", *_properties(model))),
        f"{made}: Any = new({model.name})",
    ]
    for member in model.members:
        v = local[member.name]
        if _is_tested(emit, member):
            member_tests, member_checks = _tested(emit, member, v)
            tests, checks = tests + member_tests, checks + member_checks
            later = _converted_later(emit, model, member, v)
            stored = f"{made}.{member.python} = " if not later or _is_integer(member) else ""
            lines.append(f"{stored}{v} = {_taken(member)}")
            after += later
            there = f"{v} is not UNSET"
        else:
            lines += _read_at_once(emit, model, member, v)
            there = f"{text.literal(member.name)} in body"
        known += [f"({there})"] if member.may_be_unset else []
        if member.required and member.absent:
            tests.append(f"strict and not ({there})")
    if times := _times(model):
        texts = [f"{local[member.name]}, {_taken(member, '')}" for member in times]
        after.append(f"{made}.__texts__ = ({', '.join(texts)})")
    sum_known = " + ".join(filter(None, known)) or "0"
    further = _read_further(emit, model, sum_known)
    return [*lines, *refuse_if(tests), *checks, *after, *further, f"return {made}"]


def write_lines(shapes: Shapes, patterns: Patterns, model: Model) -> Lines:
    """Return the body of `_write_<model>(<model>, strict)`, which makes the JSON object."""
    emit, made, times = Emitter(shapes, patterns), model.variable, _times(model)
    given = _given(emit, model, shapes.locals(model))
    sure, unsure = Lines(), Lines()
    for member in model.members:
        key, v = text.literal(member.name), given.names[member.name]
        value = emit.converted(member.schema, v, "writing")
        if member in times:
            number = 2 * times.index(member)
            value = f"texts[{number + 1}] if texts and {v} is texts[{number}] else {value}"
        if not member.may_be_unset:
            sure.append(f"{key}: {value}")
        else:
            unsure += _when(f"{v} is not UNSET", [f"body[{key}] = {value}"])
    strict = [
        f"{given.names[member.name]} is UNSET"
        for member in model.members
        if member.required and member.absent
    ]
    return [
        *refuse_if([f"not is_a({made}, {model.name})"]),
        *given.lines,
        *refuse_if(unless("strict", strict)),
        *([f"texts = {made}.__texts__"] if times else []),
        f"body: dict[str, Any] = {{{', '.join(sure)}}}",
        *unsure,
        f"if further := {made}.__further__:",
        *indented(_write_further(emit, model)),
        *refuse_if(_choice_in_json(model)),
        *refuse_if(between("len(body)", *_properties(model))),
        "return body",
    ]


def check_lines(shapes: Shapes, patterns: Patterns, model: Model) -> Lines:
    """Return the body of `_check_<model>(<model>)`, which checks and converts the arguments of a constructor."""
    emit, made = Emitter(shapes, patterns), model.variable
    given = _given(emit, model, shapes.locals(model))
    tests, lines = list[str](), Lines()
    for member in model.members:
        v = given.names[member.name]
        present = "" if member.required else f"{v} is not UNSET"
        tests += [f"{v} is UNSET"] if member.required and member.absent else []
        tests += unless(present, emit.argument_tests(member.schema, v))
        lines += _when(present, emit.argument_checks(member.schema, v))
        lines += _converted_later(emit, model, member, v, "checking")
    lines = [*given.lines, *refuse_if(tests), *lines]
    if model.further is not None:
        lines += [f"if further := {made}.__further__:", *indented(_check_further(emit, model))]
    lines += refuse_if(_choice_in_object(model))
    if size := between("size", *_properties(model)):
        there = [f"({made}.{member.python} is not UNSET)" for member in model.members]
        lines.append(f"size = {' + '.join([*there, f'len({made}.__further__ or ())'])}")
        lines += refuse_if(size)
    return _without_unused(lines, given, model) or ["pass"]


def members_table(model: Model) -> str:
    """Return the name of the frozenset with a model's member names in JSON."""
    return f"_{model.function.upper()}_MEMBERS"


@frozen
class _Given:
    """The expressions of an object's members, by their names in JSON, and the lines that make and test them."""

    names: dict[str, str]
    lines: Lines


def _given(emit: Emitter, model: Model, local: dict[str, str]) -> _Given:
    names: dict[str, str] = {}
    lines, tests, checks = Lines(), list[str](), Lines()
    for member in model.members:
        v, place = local[member.name], f"{model.variable}.{member.python}"
        member_tests, member_checks = _tested(emit, member, v)
        names[member.name] = v
        if member_tests:
            member_tests[0] = re.sub(rf"\b{v}\b", f"({v} := {place})", member_tests[0], count=1)
        elif member_checks or member.may_be_unset or _uses(emit, member, v) > 1:
            lines.append(f"{v} = {place}")
        else:
            names[member.name] = place
        tests, checks = tests + member_tests, checks + member_checks
    return _Given(names, [*lines, *refuse_if(tests), *checks])


def _without_unused(lines: Lines, given: _Given, model: Model) -> Lines:
    """Return the lines without the variables that only their assignment mentions."""
    for member in model.members:
        v, place = given.names[member.name], f"{model.variable}.{member.python}"
        if sum(len(re.findall(rf"\b{v}\b(?<!\.{v})", line)) for line in lines) == 1:
            lines = [
                line.replace(f"({v} := {place})", place)
                for line in lines
                if line != f"{v} = {place}"
            ]
    return lines


def _uses(emit: Emitter, member: Member, v: str) -> int:
    """Return how often writing or checking a member needs its value."""
    time = member.schema.get("format") == "date-time"
    written = emit.converted(member.schema, v, "writing")
    return len(re.findall(rf"\b{v}\b", written)) + time


def _tested(emit: Emitter, member: Member, v: str) -> tuple[list[str], Lines]:
    """Return the tests and the other checks of a member, which may be UNSET."""
    present = f"{v} is not UNSET" if member.may_be_unset else ""
    tests = unless(present, emit.tests(member.schema, v))
    if not present and emit.is_free(member.schema):
        tests = [f"{v} is UNSET"]
    return tests, _when(present, emit.checks(member.schema, v))


def _is_tested(emit: Emitter, member: Member) -> bool:
    return bool(emit.tests(member.schema, "value") or emit.checks(member.schema, "value"))


def _is_integer(member: Member) -> bool:
    return types(member.schema) == ["integer"]


def _taken(member: Member, default: str = ", UNSET") -> str:
    """Return the expression of a member's JSON value; `default` is the second argument of `get`."""
    key = text.literal(member.name)
    return f"body.get({key}{default})" if member.may_be_unset else f"body[{key}]"


def _when(present: str, lines: Lines) -> Lines:
    return [f"if {present}:", *indented(lines)] if present and lines else lines


def _read_at_once(emit: Emitter, model: Model, member: Member, v: str) -> Lines:
    """Return lines that read a member without tests; a time also stays in its variable."""
    place, key = f"{model.variable}.{member.python}", f"body[{text.literal(member.name)}]"
    place += f" = {v}" if member in _times(model) else ""
    made = emit.converted(member.schema, "value", "reading")
    if len(re.findall(r"\bvalue\b", made)) == 1:
        made = emit.converted(member.schema, key, "reading")
        absent = f" if {text.literal(member.name)} in body else UNSET"
        return [f"{place} = {made}{absent if member.may_be_unset else ''}"]
    unset = ""
    if member.may_be_unset:
        listed = made.replace("else unlisted(", "else unlisted_or_unset(")
        unset, made = ("", listed) if listed != made else ("UNSET if value is UNSET else ", made)
    return [f"value = {_taken(member)}", f"{place} = {unset}{made}"]


def _converted_later(
    emit: Emitter, model: Model, member: Member, v: str, purpose: Purpose = "reading"
) -> Lines:
    """Return lines that store the converted value of a member that was tested; [] if it stays as it is."""
    place = f"{model.variable}.{member.python}"
    made = emit.converted(member.schema, v, purpose)
    if made == v:
        return []
    if _is_integer(member):
        return [f"if type({v}) is float:", f"    {place} = int({v})"]
    unset = f"UNSET if {v} is UNSET else " if member.may_be_unset else ""
    return [f"{place} = {unset}{made}"]


def _times(model: Model) -> list[Member]:
    """Return the members whose text is kept beside the value, because formatting a time is slow."""
    return [member for member in model.members if member.schema.get("format") == "date-time"]


def _read_further(emit: Emitter, model: Model, known: str) -> Lines:
    """Return lines that keep the members that are not documented, and convert the additional ones."""
    place, members = f"{model.variable}.__further__", members_table(model)
    if model.further:
        loop = [
            *_checked_further(emit, model),
            "further[name] = " + _further(emit, model, "reading"),
        ]
        return [
            "further: dict[str, Any] = {}",
            "for name, value in body.items():",
            *indented(_when(f"name not in {members}" if model.members else "", loop)),
            f"{place} = further or None",
        ]
    kept = f"additional(body, {members})"
    if model.further is None:
        kept = f"undocumented(body, {members}, strict)"
    counted = [] if known.isdigit() else [f"known = {known}"]
    known = "known" if counted else known
    return [*counted, f"{place} = None if len(body) == {known} else {kept}"]


def _write_further(emit: Emitter, model: Model) -> Lines:
    strict = ", strict" if model.further is None else ""
    written = f"writable(further, {members_table(model)}{strict})"
    made, checks = _further(emit, model, "writing"), _checked_further(emit, model)
    if made == "value" and not checks:
        return [f"body.update({written})"]
    loop = [*checks, f"body[name] = {made}"]
    return [f"for name, value in {written}.items():", *indented(loop)]


def _check_further(emit: Emitter, model: Model) -> Lines:
    schema, made = model.further or {}, _further(emit, model, "checking")
    loop = [*refuse_if(["type(name) is not str", *emit.argument_tests(schema, "value")])]
    loop += [*_checked_further(emit, model), *emit.argument_checks(schema, "value")]
    loop += [f"further[name] = {made}"] if made != "value" else []
    each = "name, value in further.items()" if model.further else "name in further"
    return [f"writable(further, {members_table(model)})", f"for {each}:", *indented(loop)]


def _further(emit: Emitter, model: Model, purpose: Purpose) -> str:
    return emit.converted(model.further, "value", purpose) if model.further else "value"


def _checked_further(emit: Emitter, model: Model) -> Lines:
    schema = model.further or {}
    return [*refuse_if(emit.tests(schema, "value")), *emit.checks(schema, "value")]


def _choice_in_json(model: Model) -> list[str]:
    """Return the test that `body` breaks a choice; non-strict reading may also count a null member as absent."""
    keys = {member.name: text.literal(member.name) for member in model.members}
    there = {name: f"{key} in body" for name, key in keys.items()}
    may_be_null = [member.name for member in model.members if nullable(member.schema)]
    filled = there | {name: f"body.get({keys[name]}) is not None" for name in may_be_null}
    tests = [_other_than_one(model, there)] if model.choice else []
    if tests and _other_than_one(model, filled) != tests[0]:
        return [f"({tests[0]}) and (strict or ({_other_than_one(model, filled)}))"]
    return tests


def _choice_in_object(model: Model) -> list[str]:
    there = {
        member.name: f"({model.variable}.{member.python} is not UNSET)" for member in model.members
    }
    return [_other_than_one(model, there)] if model.choice else []


def _other_than_one(model: Model, there: dict[str, str]) -> str:
    options = [" and ".join(there[name] for name in option) for option in model.choice]
    return f"{' + '.join(f'({option})' for option in options)} != 1"


def _properties(model: Model) -> tuple[int | None, int | None]:
    return model.schema.get("minProperties"), model.schema.get("maxProperties")
