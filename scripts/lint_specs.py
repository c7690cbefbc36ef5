"""
Check every spec: its form, what it names, the values that it gives, and its vectors.

`python scripts/lint_specs.py [FOLDER ...]`, all of specs/ without a folder.
Exits with 1 where something was found: a line each, with file, JSON Pointer, what stands there, what was expected.
What a spec names is looked at once its form is right.
"""

import sys
from pathlib import Path
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator

from speclint.bodies import check_bodies
from speclint.conventions import check_form, read_conventions
from speclint.findings import Finding, pointer_to
from speclint.folder import check_folder
from speclint.promises import check_promises
from speclint.reading import read_yaml
from speclint.references import check_references

SPECS = Path(__file__).resolve().parent.parent / "specs"


def lint(folder: Path, conventions: dict[str, Any]) -> list[Finding]:
    """What is wrong with the spec of one API."""
    file = folder / "openapi.yaml"
    document, found = read_yaml(file)
    found += [] if found else check_form(file, document, conventions)
    if found:
        return found
    found += check_references(file, document)
    found += [] if found else _openapi(file, document)
    if found:
        return found
    return [
        *check_bodies(file, document),
        *check_promises(file, document),
        *check_folder(folder, document),
    ]


def _openapi(file: Path, document: dict[str, Any]) -> list[Finding]:
    errors = OpenAPIV31SpecValidator(document).iter_errors()
    return [
        Finding(file, pointer_to(*e.absolute_path), e.message, "an OpenAPI 3.1 document")
        for e in errors
    ]


def main(arguments: list[str]) -> int:
    """0 where nothing was found, 1 where something was, 2 where there is nothing to look at."""
    folders = [Path(each) for each in arguments] or sorted(
        p.parent for p in SPECS.glob("*/openapi.yaml")
    )
    if not folders:
        print(f"{SPECS} has no spec", file=sys.stderr)
        return 2
    conventions = read_conventions(SPECS)
    found = [finding for folder in folders for finding in lint(folder, conventions)]
    for finding in found:
        print(finding, file=sys.stderr)
    print(f"{len(folders)} specs, {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
