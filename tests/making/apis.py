"""A small API for the tests of the generator, and a function that runs the generator's command."""

import copy
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
PAGE = {"description": "Read a thing", "url": "https://example.com/things"}
THINGS: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Things", "version": "1", "description": "Things."},
    "externalDocs": PAGE,
    "servers": [{"url": "https://example.com"}],
    "security": [{"bearer": []}],
    "tags": [{"name": "things", "description": "Things."}],
    "paths": {
        "/things/{thingId}": {
            "get": {
                "operationId": "get_thing",
                "summary": "Read a thing",
                "description": "One thing.",
                "tags": ["things"],
                "externalDocs": PAGE,
                "security": [{"bearer": []}],
                "parameters": [
                    {
                        "name": "thingId",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string", "description": "Names the thing."},
                    }
                ],
                "responses": {
                    "200": {
                        "description": "The thing.",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}
                        },
                    },
                    "4XX": {
                        "description": "No.",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                        },
                    },
                },
            }
        }
    },
    "components": {
        "securitySchemes": {
            "bearer": {"type": "http", "scheme": "bearer", "description": "A token."}
        },
        "schemas": {
            "Thing": {
                "type": "object",
                "description": "A thing.",
                "required": ["id"],
                "properties": {
                    "id": {"type": "string", "description": "Names it."},
                    "kind": {"$ref": "#/components/schemas/Kind"},
                },
            },
            "Kind": {"type": "string", "description": "What it is.", "enum": ["small", "large"]},
            "Problem": {
                "type": "object",
                "description": "Why not.",
                "required": ["message"],
                "properties": {"message": {"type": "string", "description": "The reason."}},
            },
        },
    },
}


def things() -> dict[str, Any]:
    """Return a copy of the spec that a test may change."""
    return copy.deepcopy(THINGS)


def write(folder: Path, **apis: dict[str, Any]) -> Path:
    """Write each spec to `specs/<name>/openapi.yaml` in the folder, and return the folder."""
    for api, document in apis.items():
        path = folder / "specs" / api / "openapi.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")
    return folder


def generate(folder: Path, *arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """Run scripts/generate.py on the specs of this folder; it writes to `generated/` there."""
    return subprocess.run(
        [
            sys.executable,
            str(ROOT / "scripts" / "generate.py"),
            f"--specs={folder / 'specs'}",
            f"--out={folder / 'generated'}",
            *arguments,
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=False,
    )


def files(folder: Path) -> dict[str, bytes]:
    """Return the contents of all files below a folder by their path, without Python's caches."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
