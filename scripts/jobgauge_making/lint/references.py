"""
What a spec names must be there, and what is there must be named.

Read `walking.py` before this.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jobgauge_making.lint.findings import Finding, pointer_to, shown
from jobgauge_making.lint.walking import (
    NothingThere,
    Schema,
    answer,
    at,
    nodes,
    operations,
    parameters,
    resolve,
)


def check_references(file: Path, document: Schema) -> list[Finding]:
    """References, operationIds, tags, security schemes, path parameters and links that lead nowhere or are not used."""
    checks = (_references, _unused, _operation_ids, _names, _path_parameters, _links)
    return [Finding(file, *rest) for check in checks for rest in check(document)]


Found = Iterator[tuple[str, str, str]]


def _references(document: Schema) -> Found:
    for path, node in nodes(document):
        if "$ref" in node:
            try:
                resolve(document, node)
            except NothingThere:
                yield (
                    pointer_to(*path),
                    f"{shown(node['$ref'])} leads nowhere",
                    "a component that is there",
                )


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
            yield (
                where,
                f"{shown(operation['operationId'])} is there twice",
                "an operationId of its own",
            )


def _names(document: Schema) -> Found:
    tags = {tag["name"] for tag in document["tags"]}
    schemes = document["components"]["securitySchemes"]
    for path, node in [((), document), *operations(document)]:
        for index, requirement in enumerate(node["security"]):
            for name in requirement.keys() - schemes.keys():
                where = pointer_to(*path, "security", index)
                yield where, f"{shown(name)} is no security scheme", f"one of {', '.join(schemes)}"
        if path and node["tags"][0] not in tags:
            where = pointer_to(*path, "tags")
            yield where, f"{shown(node['tags'][0])} is no tag", "a tag of the list at the top"


def _path_parameters(document: Schema) -> Found:
    for path, _ in operations(document):
        try:
            own = parameters(document, path)
        except NothingThere:
            continue  # a finding of its own
        declared = {name for name, each in own.items() if each["in"] == "path"}
        written = set(re.findall(r"\{([^}]+)\}", path[1]))
        for name in sorted(declared ^ written):
            yield (
                pointer_to(*path),
                f"{shown(name)} is on one side only",
                "the path and its parameters to agree",
            )


def _links(document: Schema) -> Found:
    known = {operation["operationId"]: path for path, operation in operations(document)}
    for path, operation in operations(document):
        for status, response in operation["responses"].items():
            own = _followed(document, response)
            for name, link in own.get("links", {}).items():
                where = (*path, "responses", status, "links", name)
                if link["operationId"] not in known:
                    found = f"{shown(link['operationId'])} is no operation"
                    yield pointer_to(*where, "operationId"), found, f"one of {', '.join(known)}"
                    continue
                targets = parameters(document, known[link["operationId"]])
                for parameter, expression in link["parameters"].items():
                    here = pointer_to(*where, "parameters", parameter)
                    if parameter not in targets:
                        yield (
                            here,
                            f"{shown(parameter)} is no parameter",
                            f"one of {', '.join(targets)}",
                        )
                    if not _leads(document, operation, status, own, expression):
                        yield (
                            here,
                            f"{shown(expression)} leads nowhere",
                            "a member or header of the answer",
                        )


def _followed(document: Schema, node: dict[str, Any]) -> dict[str, Any]:
    try:
        return resolve(document, node)
    except NothingThere:
        return {}


def _leads(
    document: Schema,
    operation: dict[str, Any],
    status: str,
    response: dict[str, Any],
    expression: str,
) -> bool:
    if expression.startswith("$response.header."):
        return expression.removeprefix("$response.header.") in response.get("headers", {})
    if expression.startswith("$response.body#"):
        try:
            at(
                document,
                answer(document, operation, status),
                expression.removeprefix("$response.body#"),
            )
        except NothingThere:
            return False
    return True
