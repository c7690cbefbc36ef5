"""Files that are written whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: str) -> None:
    """
    Write a file in one step, so that neither a reader nor an interruption finds half of it.

    A symbolic link at the path is replaced. Raises OSError with the path as its `filename` if the file cannot be
    written; an old one is then left as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.unlink(missing_ok=True)  # of a process that was killed
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
        beside.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with suppress(OSError):  # in a folder that takes no file there is none to remove
            beside.unlink(missing_ok=True)
