import os
import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.report import runs

from jobgauge.report import write_html
from jobgauge.report.files import write_whole
from jobgauge.run.results import BrokenResults


@contextmanager
def room_for(size: int) -> Generator[None]:
    """Let a write fail once a file has this many bytes, as it does on a full disk."""
    resource = pytest.importorskip("resource", reason="limits the size of a file")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_an_existing_file_stays_whole_if_its_content_cannot_be_made(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    out.write_text("before")
    path = runs.write_results(tmp_path / "results.jsonl", runs.start(), runs.end())
    path.write_bytes(path.read_bytes() + b"{")

    with pytest.raises(BrokenResults):
        write_html(path, out)
    with pytest.raises(UnicodeEncodeError):
        write_whole(out, "\ud800")

    assert out.read_text() == "before"
    assert sorted(tmp_path.iterdir()) == [out, path]


def test_a_full_disk_leaves_the_old_file_and_is_named(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    out.write_text("before")

    with room_for(1_000), pytest.raises(OSError, match=r"report\.html") as caught:
        write_whole(out, "after" * 100_000)

    assert caught.value.filename == str(out)
    assert out.read_text() == "before"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that not even root can change")
def test_a_folder_that_takes_no_file_is_named() -> None:
    out = Path("/proc/self/report.html")

    with pytest.raises(OSError, match=r"report\.html'$") as caught:
        write_whole(out, "after")

    assert caught.value.filename == str(out)


def test_a_folder_with_the_name_of_the_file_is_left(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    out.mkdir()

    with pytest.raises(OSError, match=r"report\.html") as caught:
        write_whole(out, "after")

    assert (caught.value.filename, caught.value.filename2) == (str(out), None)
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("exists", [False, True])
def test_a_symbolic_link_is_replaced_and_not_followed(tmp_path: Path, exists: bool) -> None:
    other, out = tmp_path / "other", tmp_path / "report.html"
    if exists:
        other.write_text("before")
    out.symlink_to(other)

    write_whole(out, "after")

    assert not out.is_symlink()
    assert out.read_text() == "after"
    assert other.exists() == exists
    assert not exists or other.read_text() == "before"


def test_a_link_where_the_file_is_prepared_is_not_followed(tmp_path: Path) -> None:
    other, out = tmp_path / "other", tmp_path / "report.html"
    (tmp_path / f".report.html.{os.getpid()}").symlink_to(other)

    write_whole(out, "after")

    assert list(tmp_path.iterdir()) == [out]
