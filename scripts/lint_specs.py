"""
Check the specs: their form, references, examples, `x-` fields and vectors.

`python scripts/lint_specs.py [FOLDER ...]`; without a folder, every API in specs/.
Each problem is a line with file, JSON Pointer, what was found and what was expected; the exit code is then 1.
Form, references, schemas and everything else are checked in this order, until a step finds problems.
"""

import sys
from pathlib import Path
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator

from jobgauge.spec.conventions import check_form, read_conventions
from jobgauge.spec.pointers import pointer_to
from jobgauge.spec.promises import check_promises
from jobgauge.spec.reading import read_yaml
from jobgauge.spec.violations import Violation
from jobgauge_making.lint.bodies import check_bodies
from jobgauge_making.lint.folder import check_folder
from jobgauge_making.lint.ledger import check_ledger
from jobgauge_making.lint.references import check_references

SPECS = Path(__file__).resolve().parent.parent / "specs"


def lint(folder: Path, conventions: dict[str, Any]) -> list[Violation]:
    """Return the problems of one API's spec and of the files beside it."""
    document, problems = read_yaml(folder / "openapi.yaml")
    return problems or lint_document(folder, document, conventions)


def lint_document(folder: Path, document: Any, conventions: dict[str, Any]) -> list[Violation]:
    """Return the problems of a spec that has been read, and of the files beside it."""
    file = folder / "openapi.yaml"
    return (
        check_form(file, document, conventions)
        or check_references(file, document)
        or check_bodies(file, document)
        or [
            *check_promises(file, document),
            *check_folder(folder, document),
            *check_ledger(folder),
            *_openapi(file, document),
        ]
    )


def _openapi(file: Path, document: dict[str, Any]) -> list[Violation]:
    errors = OpenAPIV31SpecValidator(document).iter_errors()
    return [
        Violation(file, pointer_to(*e.absolute_path), e.message, "an OpenAPI 3.1 document")
        for e in errors
    ]


def main(arguments: list[str]) -> int:
    """Print every problem and return the exit code: 0 if there are none, 1 if there are, 2 if there is no spec."""
    folders = [Path(each) for each in arguments] or sorted(
        p.parent for p in SPECS.glob("*/openapi.yaml")
    )
    if not folders:
        print(f"no spec found: expected {SPECS}/<api>/openapi.yaml", file=sys.stderr)
        return 2
    conventions = read_conventions(SPECS)
    problems = [problem for folder in folders for problem in lint(folder, conventions)]
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"specs: {len(folders)}, problems: {len(problems)}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
