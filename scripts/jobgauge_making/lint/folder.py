"""
Checks the files of one API: `openapi.yaml`, `SOURCES.md`, `facts.yaml` and `vectors/`; others are not allowed.

A vector is an example body, named `<operation>.<request or status>.json` and valid for that schema;
`<operation>.filter.json` is a list of values for the operation's filter.
A vector that is not valid must be named in SOURCES.md, with the reason.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from jobgauge.spec.pointers import pointer_to
from jobgauge.spec.reading import read_json
from jobgauge.spec.tree import LeadsNowhere, Schema, operations, parameters, resolve
from jobgauge.spec.violations import Violation, shown
from jobgauge_making.lint.bodies import validator


def check_folder(folder: Path, document: Schema) -> list[Violation]:
    """Return the files that are missing, unknown, or not valid for what their name says."""
    return [*_files(folder), *_vectors(folder, document)]


def _files(folder: Path) -> Iterator[Violation]:
    known = {"openapi.yaml", "SOURCES.md", "vectors", "facts.yaml"}
    for path in sorted(folder.iterdir()):
        if path.name not in known:
            yield Violation(
                path, "", "not known here", "openapi.yaml, SOURCES.md, facts.yaml and vectors/ only"
            )
    for name in sorted(known - {"vectors", "facts.yaml"}):
        if not (folder / name).is_file():
            yield Violation(folder / name, "", "missing", "a file")


def _vectors(folder: Path, document: Schema) -> Iterator[Violation]:
    sources = folder / "SOURCES.md"
    excused = sources.read_text(encoding="utf-8") if sources.is_file() else ""
    known = {
        operation["operationId"]: (path, operation) for path, operation in operations(document)
    }
    for file in sorted((folder / "vectors").glob("*")):
        operation, _, rest = file.name.partition(".")
        kind = rest.removesuffix(".json")
        if operation not in known or not rest.endswith(".json"):
            expected = f"<operation>.<request or status>.json with one of {', '.join(known)}"
            yield Violation(file, "", "not the name of a vector", expected)
            continue
        value, wrong = read_json(file)
        yield from wrong
        if wrong:
            continue
        if kind == "filter":
            yield from _filters(file, value, parameters(document, known[operation][0]))
            continue
        try:
            schema = _schema(document, known[operation][1], kind)
        except LeadsNowhere as error:
            yield Violation(file, "", f"the operation has no {error}", "a documented body")
            continue
        if file.name not in excused:
            for error in validator(document, schema).iter_errors(value):
                expected = "a body that the schema allows, or the name of the file in SOURCES.md"
                yield Violation(file, pointer_to(*error.instance_path), error.message, expected)


def _schema(document: Schema, operation: dict[str, Any], kind: str) -> Schema:
    if kind == "request":
        if "requestBody" not in operation:
            raise LeadsNowhere("request body")
        body = resolve(document, operation["requestBody"])
    else:
        responses = operation["responses"]
        written = next((each for each in (kind, f"{kind[:1]}XX") if each in responses), None)
        if written is None or not kind.isdigit():
            raise LeadsNowhere(f"response {kind}")
        body = resolve(document, responses[written])
    if "content" not in body:
        raise LeadsNowhere(f"body for {kind}")
    return next(iter(body["content"].values()))["schema"]


def _filters(file: Path, value: Any, own: dict[str, dict[str, Any]]) -> Iterator[Violation]:
    if not any("x-filter" in parameter for parameter in own.values()):
        yield Violation(file, "", "the operation has no x-filter", "an operation with a filter")
    samples = cast("list[Any]", value) if isinstance(value, list) else []
    if not samples or not all(isinstance(each, str) for each in samples):
        yield Violation(file, "#", f"found {shown(value)}", "a list of strings")
