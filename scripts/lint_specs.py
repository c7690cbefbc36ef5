"""
Check every spec: its form, what it names, the values that it gives, and its vectors.

`python scripts/lint_specs.py [FOLDER ...]`, all of specs/ without a folder.
Exits with 1 where something was found: a line each, with file, JSON Pointer, what stands there, what was expected.
A spec is looked at in steps, the next one once the last found nothing: form, references, values, all else.
"""

import sys
from pathlib import Path
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator

from jobgauge_making.lint.bodies import check_bodies
from jobgauge_making.lint.conventions import check_form, read_conventions
from jobgauge_making.lint.findings import Finding, pointer_to
from jobgauge_making.lint.folder import check_folder
from jobgauge_making.lint.promises import check_promises
from jobgauge_making.lint.reading import read_yaml
from jobgauge_making.lint.references import check_references

SPECS = Path(__file__).resolve().parent.parent / "specs"


def lint(folder: Path, conventions: dict[str, Any]) -> list[Finding]:
    """What is wrong with the spec of one API, and with the files beside it."""
    document, found = read_yaml(folder / "openapi.yaml")
    return found or lint_document(folder, document, conventions)


def lint_document(folder: Path, document: Any, conventions: dict[str, Any]) -> list[Finding]:
    """What is wrong with a spec that was read already."""
    file = folder / "openapi.yaml"
    return (
        check_form(file, document, conventions)
        or check_references(file, document)
        or check_bodies(file, document)
        or [
            *check_promises(file, document),
            *check_folder(folder, document),
            *_openapi(file, document),
        ]
    )


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
