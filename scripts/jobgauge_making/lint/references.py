"""Checks that everything a spec refers to exists, and that everything it defines is used."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

from jobgauge.spec.pointers import pointer_to
from jobgauge.spec.tree import (
    LeadsNowhere,
    Schema,
    nodes,
    operations,
    parameters,
    resolve,
    response_schema,
    schema_at,
)
from jobgauge.spec.violations import Found, Violation, shown


def check_references(file: Path, document: Schema) -> list[Violation]:
    """Return the wrong references, ids, tags, security schemes, parameters and links, and the unused components."""
    checks = (_references, _unused, _operation_ids, _names, _path_parameters, _links)
    return [Violation(file, *rest) for check in checks for rest in check(document)]


def _references(document: Schema) -> Found:
    for path, node in nodes(document):
        if "$ref" in node:
            try:
                resolve(document, node)
            except LeadsNowhere:
                found = f"{shown(node['$ref'])} does not exist"
                yield pointer_to(*path), found, "the name of a component"


def _unused(document: Schema) -> Found:
    named = {node["$ref"] for _, node in nodes(document) if "$ref" in node}
    for kind, components in document["components"].items():
        for name in components:
            pointer = pointer_to("components", kind, name)
            if kind != "securitySchemes" and pointer not in named:
                yield pointer, "nothing refers to it", "a component that is used"


def _operation_ids(document: Schema) -> Found:
    count = Counter(operation["operationId"] for _, operation in operations(document))
    for path, operation in operations(document):
        if count[operation["operationId"]] > 1:
            where = pointer_to(*path, "operationId")
            yield where, f"{shown(operation['operationId'])} is used twice", "a unique operationId"


def _names(document: Schema) -> Found:
    tags = {tag["name"] for tag in document["tags"]}
    schemes = document["components"]["securitySchemes"]
    for path, node in [((), document), *operations(document)]:
        for index, requirement in enumerate(node["security"]):
            for name in requirement.keys() - schemes.keys():
                where = pointer_to(*path, "security", index)
                found = f"{shown(name)} is not a security scheme"
                yield where, found, f"one of {', '.join(schemes)}"
        if path and node["tags"][0] not in tags:
            where = pointer_to(*path, "tags")
            yield where, f"{shown(node['tags'][0])} is not a tag", "a tag from the top-level list"


def _path_parameters(document: Schema) -> Found:
    for path, _ in operations(document):
        try:
            own = parameters(document, path)
        except LeadsNowhere:
            continue  # reported by _references
        declared = {name for name, each in own.items() if each["in"] == "path"}
        written = set(re.findall(r"\{([^}]+)\}", path[1]))
        for name in sorted(declared ^ written):
            lack = "has no parameter" if name in written else "is not in the path"
            yield pointer_to(*path), f"{shown(name)} {lack}", "the same names in both"


def _links(document: Schema) -> Found:
    known = {operation["operationId"]: path for path, operation in operations(document)}
    for path, operation in operations(document):
        for status, response in operation["responses"].items():
            own = _followed(document, response)
            for name, link in own.get("links", {}).items():
                where = (*path, "responses", status, "links", name)
                if link["operationId"] not in known:
                    found = f"{shown(link['operationId'])} is not an operation"
                    yield pointer_to(*where, "operationId"), found, f"one of {', '.join(known)}"
                    continue
                targets = parameters(document, known[link["operationId"]])
                for parameter, expression in link["parameters"].items():
                    here = pointer_to(*where, "parameters", parameter)
                    if parameter not in targets:
                        found = f"{shown(parameter)} is not a parameter"
                        yield here, found, f"one of {', '.join(targets)}"
                    if not _resolves(document, operation, status, own, expression):
                        found = f"{shown(expression)} does not exist"
                        yield here, found, "a member or header of the response"


def _followed(document: Schema, node: dict[str, Any]) -> dict[str, Any]:
    try:
        return resolve(document, node)
    except LeadsNowhere:
        return {}


def _resolves(
    document: Schema,
    operation: dict[str, Any],
    status: str,
    response: dict[str, Any],
    expression: str,
) -> bool:
    if expression.startswith("$response.header."):
        return expression.removeprefix("$response.header.") in response.get("headers", {})
    if expression.startswith("$response.body#"):
        pointer = expression.removeprefix("$response.body#")
        try:
            schema_at(document, response_schema(document, operation, status), pointer)
        except LeadsNowhere:
            return False
    return True
