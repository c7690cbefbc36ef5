"""Models and members of any name leave the names alone that generated functions use."""

import ast
import json
import subprocess
import sys
from pathlib import Path

from tests.making.apis import things, write

from jobgauge_making import client, specs

CHECK = """
import json, sys
from things_client._runtime.model import codec_of
from things_client.schemas import SCHEMAS
body = json.loads(sys.argv[1])
short = dict(list(body.items())[1:])
for component in SCHEMAS.keys() - {"Thing", "Problem"}:
    made = SCHEMAS[component].from_dict(body, strict=True)
    assert made.to_dict(strict=True) == body, component
    assert SCHEMAS[component].from_dict(short).to_dict() == short, component
    names = [python for _, python in codec_of(type(made)).members]
    assert type(made)(**{name: getattr(made, name) for name in names}) == made, component
"""


OWN = ["item2", "item3", "class", "模型"]


def test_any_name_may_be_that_of_a_model_and_of_its_members(tmp_path: Path) -> None:
    generated = Path("generated/itwin_reality_conversion_client/models.py").read_text("utf-8")
    used = {node.id for node in ast.walk(ast.parse(generated)) if isinstance(node, ast.Name)}
    names = sorted(name for name in used if name.islower() and name[0] != "_") + OWN
    document = things()
    integers = {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}}
    values = {"type": "string", "minLength": 1}, integers, {"$ref": "#/components/schemas/Kind"}
    valid = "a", [[1]], "small"
    members = {name: values[number % 3] for number, name in enumerate(names)}
    body = {name: valid[number % 3] for number, name in enumerate(names)}
    for name in names[::3]:
        document["components"]["schemas"][name] = {
            "type": "object",
            "description": "A thing.",
            "required": names[::2],
            "properties": {
                member: {**schema, "description": "One."} if "$ref" not in schema else schema
                for member, schema in members.items()
            },
        }
    spec = specs.load(write(tmp_path, things=document) / "specs/things/openapi.yaml")
    client.write(spec, tmp_path / "generated" / "things_client")

    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", CHECK, json.dumps(body)],
        cwd=tmp_path / "generated",
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
