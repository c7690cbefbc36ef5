"""Files that are written whole or not at all."""

import os
from pathlib import Path


def write_whole(path: Path, content: str) -> None:
    """Write a file in one step, so that neither a reader nor an interruption finds half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(content, encoding="utf-8", newline="\n")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
