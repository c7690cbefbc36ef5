"""`jobgauge vendor` copies a whole generated package into a folder, and overwrites changes only with `--force`."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.calling import exit_code
from tests.rules.judging import ZOO

from jobgauge.vendoring import packages as vendoring
from jobgauge.vendoring.packages import Difference, differences, generated_folder, place

Capture = pytest.CaptureFixture[str]
CLIENT = f"{ZOO}_client"


def test_a_vendored_client_can_be_imported_where_it_was_put(
    tmp_path: Path, capsys: Capture
) -> None:
    below = tmp_path / "mine"
    below.mkdir()

    assert exit_code("vendor", "--api", ZOO, "--models", str(below)) == 0

    assert sorted(each.name for each in below.iterdir()) == [CLIENT, f"{ZOO}_models"]
    code = f"from mine.{CLIENT} import Client; print(Client('https://host').base_url)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "https://host\n"
    assert not list(below.rglob("jobgauge*"))
    assert "written" in capsys.readouterr().out


def test_a_second_call_changes_nothing(tmp_path: Path, capsys: Capture) -> None:
    exit_code("vendor", "--api", ZOO, str(tmp_path))
    before = (tmp_path / CLIENT).stat().st_ino
    capsys.readouterr()

    assert exit_code("vendor", "--api", ZOO, str(tmp_path)) == 0
    assert "already there" in capsys.readouterr().out
    assert (tmp_path / CLIENT).stat().st_ino == before


def test_differences_are_listed_and_left_alone(tmp_path: Path, capsys: Capture) -> None:
    exit_code("vendor", "--api", ZOO, str(tmp_path))
    client = tmp_path / CLIENT
    (client / "client.py").write_text("mine\n")
    (client / "mine.py").write_text("mine\n")
    (client / "types.py").unlink()
    capsys.readouterr()

    assert exit_code("vendor", "--api", ZOO, str(tmp_path)) == 1

    shown = capsys.readouterr().out
    for line in ("changed  client.py", "extra    mine.py", "missing  types.py", "--force"):
        assert line in shown
    assert (client / "client.py").read_text() == "mine\n"


def test_force_replaces_the_whole_package(tmp_path: Path) -> None:
    exit_code("vendor", "--api", ZOO, str(tmp_path))
    (tmp_path / CLIENT / "mine.py").write_text("mine\n")

    assert exit_code("vendor", "--api", ZOO, "--force", str(tmp_path)) == 0

    assert differences(generated_folder(CLIENT), tmp_path / CLIENT) == []
    assert [each.name for each in tmp_path.iterdir()] == [CLIENT]


def test_the_old_package_stays_if_the_new_one_cannot_be_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / CLIENT
    target.mkdir()
    (target / "mine.py").write_text("mine\n")
    rename = Path.rename

    def refused(self: Path, to: Path) -> Path:
        if self.name == "fresh":
            raise PermissionError("no")
        return rename(self, to)

    monkeypatch.setattr(vendoring.Path, "rename", refused)
    with pytest.raises(PermissionError):
        place(generated_folder(CLIENT), target)

    assert differences(target, target) == []
    assert (target / "mine.py").read_text() == "mine\n"


def test_byte_code_is_not_a_difference(tmp_path: Path) -> None:
    exit_code("vendor", "--api", ZOO, str(tmp_path))
    cache = tmp_path / CLIENT / "__pycache__"
    cache.mkdir()
    (cache / "client.pyc").write_bytes(b"")

    assert differences(generated_folder(CLIENT), tmp_path / CLIENT) == []
    assert Difference("missing", "py.typed") in differences(
        generated_folder(CLIENT), tmp_path / "nowhere"
    )


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--api", "nope", "."], "no API named 'nope'"),
        (["--api", ZOO, "no/such/folder"], "DIR: expected an existing folder, got no/such/folder"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(args: list[str], message: str, capsys: Capture) -> None:
    assert exit_code("vendor", *args) == 2
    assert message in capsys.readouterr().err


def test_a_disk_that_is_full_is_one_line_and_leaves_what_was_there(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    exit_code("vendor", "--api", ZOO, str(tmp_path))
    (tmp_path / CLIENT / "client.py").write_text("mine\n")

    def copytree(source: Path, target: Path, **_: object) -> None:
        raise shutil.Error([(str(source), str(target), "[Errno 28] No space left on device")])

    monkeypatch.setattr(shutil, "copytree", copytree)

    assert exit_code("vendor", "--api", ZOO, "--force", str(tmp_path)) == 2
    assert capsys.readouterr().err.endswith(
        f"{CLIENT}, which is as before: [Errno 28] No space left on device\n"
    )
    assert (tmp_path / CLIENT / "client.py").read_text() == "mine\n"
    assert [each.name for each in tmp_path.iterdir()] == [CLIENT]
