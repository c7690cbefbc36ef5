"""The suite on Prism's mock: finding Prism, and the rules that a mock cannot keep."""

from pathlib import Path

import pytest
from tests.detection import prism

from jobgauge.rules import rules
from jobgauge.spec.document import load_api


def test_a_prism_on_the_path_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "prism"
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert prism.command() == [str(program)]


def _no_module(_name: str) -> None:
    return None


def test_without_prism_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(prism, "find_spec", _no_module)

    code = prism.main()

    assert code == 2
    assert "npm install -g @stoplight/prism-cli" in capsys.readouterr().err


def test_each_path_parameter_has_an_id_to_read() -> None:
    assert set(prism.given(load_api("zoo_datasets"))) == {"id", "conversion_id"}


@pytest.mark.parametrize("pattern", prism.CANNOT)
def test_each_exception_for_a_mock_matches_a_rule(pattern: str) -> None:
    known = [each.id for name in prism.api_names() for each in rules(load_api(name))]

    assert any(prism.fnmatch(rule, pattern) for rule in known)
