"""The folder of a call's reports: one run at a time writes into it, and no report of an earlier one is left."""

import shutil
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from jobgauge.commands.arguments import WrongCall

RESULTS: Final = "results.jsonl"
REPORTS: Final = (RESULTS, "report.html", "junit.xml")
INDEX: Final = "index.html"
LOCK: Final = ".lock"


@contextmanager
def claimed(folder: Path, apis: Iterable[str]) -> Generator[None]:
    """
    Make a folder, keep other runs out of it until the block ends, and remove the reports on these APIs from it.

    Raises WrongCall if it cannot be written to, or another run is writing there.
    """
    try:
        if folder.is_symlink() and not folder.exists():
            where = folder.readlink()
            raise WrongCall(f"--out: {folder} is a link to {where}, which does not exist")
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK, timeout=0)
        lock.acquire()
    except Timeout:
        raise WrongCall(
            f"--out: another run is writing to {folder}: wait, or name another"
        ) from None
    except FileExistsError:
        raise WrongCall(f"--out: {folder} is not a folder") from None
    except (OSError, NotImplementedError) as error:
        place = getattr(error, "filename", None) or folder
        raise WrongCall(f"--out: cannot write to {place}: {said(error)}") from error
    try:
        _clear(folder, apis)
        yield
    finally:
        lock.release()


def _clear(folder: Path, apis: Iterable[str]) -> None:
    for path in (folder / INDEX, *(folder / api / name for api in apis for name in REPORTS)):
        try:
            path.unlink(missing_ok=True)
        except NotADirectoryError:
            raise WrongCall(f"--out: {path.parent} is not a folder") from None
        except OSError as error:
            raise WrongCall(f"--out: cannot remove the old {path}: {said(error)}") from error


def said(error: Exception) -> str:
    """Return what an error says, without number and path; of several, the first."""
    if isinstance(error, shutil.Error):
        return error.args[0][0][-1]
    return getattr(error, "strerror", None) or str(error)
