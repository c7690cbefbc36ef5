"""Files that are there whole or not at all."""

import os
from pathlib import Path


def write_whole(path: Path, content: str) -> None:
    """Put a text into a file in one step, so that no reader and no interruption finds a half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(content, encoding="utf-8", newline="\n")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
