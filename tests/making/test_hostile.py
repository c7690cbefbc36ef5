"""Text of a spec never becomes code, and is the same text in the generated packages."""

import json
import subprocess
import sys
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from tests.making.apis import things, write

from jobgauge_making import client, models, specs

OWN = "__import__('pathlib').Path('owned').touch()"
HOSTILE = [
    f'"""\n{OWN}\n"""',
    f"'''\n{OWN}\n'''",
    f'" + {OWN} + "',
    f"' + {OWN} + '",
    f"{{{{ {OWN} }}}}",
    f"{{{OWN}}}",
    f"\\\n{OWN}",
    f"\r{OWN}",
    f"\u2028{OWN}\x0c{OWN}\x85{OWN}",
    f"# type: ignore\n{OWN}",
    f'\\"""\\{OWN}',
    'ends with a quote"',
    "ends with a backslash\\",
    "{% raw %} {# comment #} %(x)s {0} ${y} \\N{BEL} \\x00 \\u00",
    "\x00\x07\x1b[2J\u202e\ufeff",
]


def hostile(texts: list[str]) -> dict[str, Any]:
    """Return a spec with one of these texts in every place for text, and all of them as names and values."""
    document = things()
    operation = document["paths"]["/things/{thingId}"]["get"]
    schemas = document["components"]["schemas"]
    one = cycle(texts)
    document["info"] |= {"title": next(one), "description": next(one)}
    operation |= {"summary": next(one), "description": next(one), "tags": [next(one)]}
    operation["externalDocs"] = {"description": next(one), "url": next(one)}
    operation["responses"]["200"]["description"] = next(one)
    described = {"type": "string", "description": next(one), "default": next(one)}
    operation["parameters"] += [
        {"name": next(one), "in": "query", "required": False, "schema": described}
    ]
    schemas["Kind"] |= {"enum": texts, "description": next(one)}
    schemas["Thing"] |= {
        "description": next(one),
        "required": [*texts, "id"],
        "x-evidence": {f"required:{text}": text for text in texts},
        "x-known-differences": {"absent": texts, "source": next(one)},
    }
    schemas["Thing"]["properties"] |= {
        text: {"type": "string", "description": text, "const": text, "x-unit": text}
        for text in texts
    }
    return document


CHECK = """
import importlib, json, sys
texts = json.loads(sys.argv[1])
for module in ("client", "models", "schemas", "_constraints", "_spec", "errors"):
    importlib.import_module(f"things_client.{module}")
from things_client.models import Kind, Thing
from things_client.errors import InvalidBody
body = {"id": "a", "kind": texts[0], **{text: text for text in texts}}
thing = Thing.from_dict(body, strict=True)
assert thing.to_dict() == body and thing.kind in list(Kind)
assert [member.value for member in Kind] == texts
try:
    Thing.from_dict({text: "other" for text in texts}, strict=True)
except InvalidBody as error:
    assert [problem.rule for problem in error.problems].count("const") == len(texts)
    str(error)
else:
    raise AssertionError
import things_models
made = things_models.Thing.model_validate(body)
assert made.model_dump(mode="json", by_alias=True) == body
"""


@pytest.mark.parametrize("turn", range(0, len(HOSTILE), 3))
def test_hostile_text_in_a_spec_stays_text(tmp_path: Path, turn: int) -> None:
    texts = HOSTILE[turn:] + HOSTILE[:turn]
    spec = specs.load(write(tmp_path, things=hostile(texts)) / "specs/things/openapi.yaml")
    client.write(spec, tmp_path / "generated" / "things_client")
    models.write(spec, tmp_path / "generated" / "things_models")

    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", CHECK, json.dumps(texts)],
        cwd=tmp_path / "generated",
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert not list(tmp_path.rglob("owned"))
