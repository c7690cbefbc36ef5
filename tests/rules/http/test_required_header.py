"""A header that every request needs is sent with every request, also when a link or a list leads to it."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.rules.judging import DIAGRAMS, ITWIN, VISION, ZOO, checked

from jobgauge.exchange.line import Target
from jobgauge.reference.app import build
from jobgauge.reference.serve import serving
from jobgauge.rules import rules
from jobgauge.run.plan import Plan
from jobgauge.spec.document import Api, read_api, specs_folder

TENANT: dict[str, Any] = {
    "name": "X-Tenant",
    "in": "header",
    "required": True,
    "x-evidence": "document",
    "schema": {"type": "string", "minLength": 3, "maxLength": 8, "examples": ["tenant"]},
}


def with_tenant(name: str, place: Path) -> Api:
    """Return an API each of whose operations needs one more header."""
    shutil.copytree(specs_folder() / name, place / name)
    spec = place / name / "openapi.yaml"
    document = yaml.safe_load(spec.read_text())
    for path in document["paths"].values():
        for method in {"get", "post"} & path.keys():
            path[method].setdefault("parameters", []).append(TENANT)
    spec.write_text(yaml.safe_dump(document))
    return read_api(place / name)


@pytest.mark.parametrize("name", [DIAGRAMS, VISION, ITWIN, ZOO])
def test_an_api_with_a_required_header_is_judged_like_one_without(
    name: str, tmp_path: Path
) -> None:
    api = with_tenant(name, tmp_path)
    reference = build(api)
    server = [each for each in rules(api) if each.side == "server"]

    with serving(reference) as url:
        plan = Plan(api, server, reference.given, depth="quick")
        results, end = checked(plan, Target(url, reference.token))

    assert end.ended == "conforms", end.cause
    header = [each for each in results if "/header/X-Tenant/" in each.rule]
    assert {each.rule.rsplit("/", 1)[1] for each in header} == {"present", "minLength", "maxLength"}
    assert {each.verdict for each in header} == {"pass"}
