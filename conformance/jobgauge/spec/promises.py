"""
Checks that the members, parameters, operations, statuses and keywords named in `x-` fields exist.

Lint asks for all of them in our own specs, the gate for what would otherwise break, in any document.
"""

import difflib
import re
from collections.abc import Callable, Iterable
from pathlib import Path as File
from typing import Any, cast

from jobgauge.spec.keywords import TABLE
from jobgauge.spec.pointers import pointer_to
from jobgauge.spec.tree import (
    LeadsNowhere,
    Schema,
    name_of,
    nodes,
    operations,
    parameters,
    queries,
    resolve,
    response_schema,
    schema_at,
    schemas,
)
from jobgauge.spec.violations import Found, Violation, shown

Path = tuple[str | int, ...]

KEYWORDS = [
    each.name
    for each in TABLE
    if each.role != "note" or each.name in {"default", "contentEncoding"}
]


def check_promises(file: File, document: Schema) -> list[Violation]:
    """Return what evidence, open points, known differences, lifecycles, paging or filters name that does not exist."""
    checks: tuple[Callable[[Schema], Found], ...] = (
        _evidence, _sources, _open, _known_differences, _named,
    )  # fmt: skip
    return [Violation(file, *rest) for check in checks for rest in check(document)]


def _evidence(document: Schema) -> Found:
    for path, node in nodes(document):
        if isinstance(node.get("x-evidence"), dict):
            for key in node["x-evidence"]:
                member = key.removeprefix("required:")
                exists = key in node if member == key else member in node.get("required", ())
                if not exists:
                    where = pointer_to(*path, "x-evidence")
                    expected = "a keyword beside it or `required:` and a required member"
                    yield where, f"{shown(key)} does not exist", expected


def _sources(document: Schema) -> Found:
    """Yield facts of the supplement that have no `x-source` beside their rank or in an enclosing mapping."""
    sourced = {path for path, node in nodes(document) if "x-source" in node}
    for path, node in nodes(document):
        rank = node.get("x-evidence")
        ranks = cast("dict[str, str]", rank).values() if isinstance(rank, dict) else [rank]
        if "supplement" in ranks and not any(
            path[:end] in sourced for end in range(1, len(path) + 1)
        ):
            expected = "the place of this fact in the supplement"
            yield pointer_to(*path), "`x-source` is missing", expected


def _open(document: Schema) -> Found:
    for path, node in nodes(document):
        for key in cast("dict[str, str]", node.get("x-open", {})):
            where = pointer_to(*path, "x-open")
            member = key.removeprefix("required:")
            if member != key and member not in node.get("required", ()):
                yield where, f"{shown(key)} does not exist", "`required:` and a required member"
            close = difflib.get_close_matches(key, KEYWORDS, n=1, cutoff=0.85)
            if close and close[0] != key:
                hint = f"{shown(key)} is not known here, did you mean `{close[0]}`?"
                yield where, hint, "a keyword"


def _named(document: Schema) -> Found:
    for path, node in [*schemas(document), *operations(document)]:
        yield from named_wrongly(document, path, node)


def named_wrongly(document: Schema, path: Path, node: Schema) -> Found:
    """Yield what the `x-` fields of one node name that does not exist; the fields have their form."""
    if "x-job-lifecycle" in node:
        yield from _lifecycle(document, node, (*path, "x-job-lifecycle"))
    if "x-error" in node:
        yield from _roles(document, node, (*path, "x-error"))
    if path[:1] == ("paths",) and len(path) == 3:
        yield from _lists(document, path, node)


def _known_differences(document: Schema) -> Found:
    for path, schema in schemas(document):
        known = schema.get("x-known-differences", {})
        for field, beside, new in (
            ("values", "enum", True),
            ("members", "properties", True),
            ("absent", "required", False),
            ("nulls", "properties", False),
        ):
            if field not in known:
                continue
            where = pointer_to(*path, "x-known-differences", field)
            if beside not in schema:
                yield where, f"no `{beside}` beside it", f"`{field}` beside `{beside}`"
            for name in known[field]:
                listed = name in schema.get(beside, ())
                if new and listed:
                    yield where, f"{shown(name)} is documented", "an undocumented name"
                if not new and not listed:
                    yield where, f"{shown(name)} is not in {beside}", f"a member in {beside}"


def _lifecycle(document: Schema, schema: Schema, where: Path) -> Found:
    cycle = schema["x-job-lifecycle"]
    yield from _stages(document, schema, cycle, where)
    yield from _members(document, schema, cycle, where)
    yield from _read(document, schema, cycle["read"], (*where, "read"))
    known = [name_of(operation, path[1], path[2]) for path, operation in operations(document)]
    beside = [(key, cycle[key]) for key in ("result_at", "slow") if key in cycle]
    for key, name in [
        *beside,
        *(("changed_by", each) for each in cycle.get("changed_by", ())),
    ]:
        if name not in known:
            found = f"{shown(name)} is not an operation"
            yield pointer_to(*where, key), found, f"one of {', '.join(known)}"


def _stages(document: Schema, schema: Schema, cycle: dict[str, Any], where: Path) -> Found:
    try:
        status = schema_at(document, schema, cycle["status"])
    except LeadsNowhere:
        return  # reported by _members
    stages: dict[str, str] = cycle["stages"]
    every = [*status.get("enum", ()), *status.get("x-known-differences", {}).get("values", ())]
    for name in sorted(set(every) ^ stages.keys()) if every else ():
        lack = "has no stage" if name in every else "is not a status"
        expected = f"a stage for each of {', '.join(every)}"
        yield pointer_to(*where, "stages"), f"{shown(name)} {lack}", expected
    for stage in ("initial", "succeeded"):
        if stage not in stages.values():
            found = f"no status has the stage `{stage}`"
            yield pointer_to(*where, "stages"), found, "both `initial` and `succeeded`"


def _members(document: Schema, schema: Schema, cycle: dict[str, Any], where: Path) -> Found:
    named = [
        (key, cycle[key]) for key in ("id", "status", "error", "result", "partial") if key in cycle
    ]
    lists = [(key, name) for key in ("times", "members") for name in cycle.get(key, ())]
    for key, member in [*named, *lists]:
        try:
            found = schema_at(document, schema, member)
        except LeadsNowhere:
            yield pointer_to(*where, key), f"{shown(member)} does not exist", "a member of the job"
            continue
        is_time = found.get("format") == "date-time" or found.get("x-unit") == "epoch-milliseconds"
        if key == "times" and not is_time:
            found = f"{shown(member)} is not a time"
            yield pointer_to(*where, key), found, "a date-time or epoch-milliseconds"


def _read(document: Schema, schema: Schema, read: dict[str, Any], where: Path) -> Found:
    known = {name_of(operation, path[1], path[2]): path for path, operation in operations(document)}
    if read["operation"] not in known:
        found = f"{shown(read['operation'])} is not an operation"
        yield pointer_to(*where, "operation"), found, f"one of {', '.join(known)}"
        return
    path = known[read["operation"]]
    own = parameters(document, path)
    for name in read.get("parameters", {}).keys() - own.keys():
        found = f"{shown(name)} is not a parameter"
        yield pointer_to(*where, "parameters"), found, f"one of {', '.join(own)}"
    for name, each in own.items():
        if each["in"] == "path" and name not in read.get("parameters", {}):
            yield pointer_to(*where, "parameters"), f"`{name}` is missing", "every path parameter"
    for member in re.findall(r"\{([^{}]+)\}", " ".join(read.get("parameters", {}).values())):
        if member != "id" and not _exists(document, schema, member):
            expected = "`{id}` or another member of the job in braces"
            yield pointer_to(*where, "parameters"), f"{shown(member)} is not a member", expected
    operation = document["paths"][path[1]][path[2]]
    try:
        job = schema_at(document, response_schema(document, operation), read["job"])
    except LeadsNowhere:
        job = None
    if job is not schema:
        found = f"{shown(read['job'])} is not the job"
        yield pointer_to(*where, "job"), found, "the pointer to the job in the response"


def _exists(document: Schema, schema: Schema, member: str) -> bool:
    try:
        schema_at(document, schema, member)
    except LeadsNowhere:
        return False
    return True


def _roles(document: Schema, schema: Schema, where: Path) -> Found:
    for role, named in cast("dict[str, Any]", schema["x-error"]).items():
        for member in cast("list[str]", named if isinstance(named, list) else [named]):
            try:
                found = resolve(document, schema_at(document, schema, member))
            except LeadsNowhere:
                expected = "a member of the error"
                yield pointer_to(*where, role), f"{shown(member)} does not exist", expected
                continue
            if role == "details" and "array" not in _types(found):
                yield pointer_to(*where, role), f"{shown(member)} is no list", "a list of details"


def _lists(document: Schema, path: Path, operation: Schema) -> Found:
    own = parameters(document, path)
    paging = operation.get("x-pagination")
    if paging:
        where = (*path, "x-pagination")
        yield from _pages(document, operation, paging, where)
        yield from _queries(queries(document, path), paging, where)
    for name, each in own.items():
        if "x-filter" in each:
            here = (*path, "parameters", name, "x-filter")
            if not paging:
                found = "the operation has no x-pagination"
                yield pointer_to(*here), found, "x-filter on a paged list only"
                continue
            yield from _filter(document, operation, paging["items"], each["x-filter"], here)


def _pages(
    document: Schema, operation: dict[str, Any], paging: dict[str, Any], where: Path
) -> Found:
    following = paging["next"]
    places = [("items", "array", paging["items"])]
    if isinstance(following, str):
        places.append(("next", "string", following))
    elif "array" in following:
        places.append(("next", "array", following["array"]))
    elif "cursor" in following:
        places.append(("next", "string", following["cursor"]))
    for key, form, pointer in places:
        schema = _below(document, operation, pointer)
        if schema is None or form not in _types(schema):
            found = f"{shown(pointer)} is not of type `{form}`"
            yield pointer_to(*where, key), found, f"the pointer to the {key} in the response"


def _queries(known: list[str], paging: dict[str, Any], where: Path) -> Found:
    named: Iterable[tuple[str, str]] = [
        *((key, paging[key]) for key in ("token", "limit") if key in paging),
        *(("keep", name) for name in paging.get("keep", ())),
    ]
    for key, name in named:
        if name not in known:
            found = f"{shown(name)} is not a query parameter"
            yield pointer_to(*where, key), found, f"one of {', '.join(known)}"


def _filter(
    document: Schema,
    operation: dict[str, Any],
    items: str,
    expression: dict[str, Any],
    where: Path,
) -> Found:
    forms = {"number": {"number", "integer"}, "boolean": {"boolean"}}
    for name, each in expression["properties"].items():
        here = pointer_to(*where, "properties", name)
        schema = _below(document, operation, f"{items}/0{each['path']}")
        if schema is None:
            expected = "the pointer to a member of a list item"
            yield here, f"{shown(each['path'])} does not exist", expected
            continue
        found = f"the literal is {shown(each['literal'])}"
        if not _types(schema) & forms.get(each["literal"], {"string"}):
            yield here, found, f"a literal for type {shown(schema.get('type'))}"
        if (each["literal"] == "date-time") != (schema.get("format") == "date-time"):
            yield here, found, "date-time if, and only if, the member has that format"


def _below(document: Schema, operation: dict[str, Any], pointer: str) -> Schema | None:
    try:
        return resolve(document, schema_at(document, response_schema(document, operation), pointer))
    except LeadsNowhere:
        return None


def _types(schema: Schema) -> set[str]:
    written = schema.get("type", [])
    return {written} if isinstance(written, str) else set(cast("list[str]", written))
