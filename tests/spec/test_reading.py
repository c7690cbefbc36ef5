"""YAML is read as OpenAPI means it, and what a JSON document cannot hold is a problem with its place."""

from pathlib import Path
from typing import Any

import pytest

from jobgauge.spec.document import BrokenSpec, read_api
from jobgauge.spec.reading import read_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[on, off, yes, no, y, n]", ["on", "off", "yes", "no", "y", "n"]),
        ("[true, False, null, ~]", [True, False, None, None]),
        ("[2026-04-23, 12:30, 1_000, 010, 0o17, 0x1F]", ["2026-04-23", "12:30", "1_000", 10, 15, 31]),
        ("[1, -1, 1.5, 1e3, .5, '1']", [1, -1, 1.5, 1000.0, 0.5, "1"]),
        ("{200: a, 4XX: b, true: c}", {"200": "a", "4XX": "b", "true": "c"}),
        ("{a: &x {b: 1}, c: *x, d: {<<: *x, e: 2}}", {"a": {"b": 1}, "c": {"b": 1}, "d": {"<<": {"b": 1}, "e": 2}}),
    ],
)  # fmt: skip
def test_yaml_is_read_as_version_1_2(tmp_path: Path, text: str, value: Any) -> None:
    (tmp_path / "a.yaml").write_text(text)

    assert read_yaml(tmp_path / "a.yaml") == (value, [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: [", "expected a YAML file"),
        ("&a [*a]", "expected a YAML file"),
        ("- a", "#/openapi: the version is None; expected an OpenAPI document of version 3.1"),
        ("", "#/openapi: the version is None; expected an OpenAPI document of version 3.1"),
        ("{openapi: 3.0.3, paths: {/a: {get: {}}}}", "the version is '3.0.3'; expected an OpenAPI"),
        ("{openapi: 3.1.0}", "#/paths: no paths; expected at least one path"),
        ("a: {b: .inf}", "#/a/b: inf is not a JSON number"),
    ],
)
def test_a_spec_that_cannot_be_read_is_refused_with_its_place(
    tmp_path: Path, text: str, problem: str
) -> None:
    (tmp_path / "openapi.yaml").write_text(text)

    with pytest.raises(BrokenSpec) as caught:
        read_api(tmp_path)

    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)
