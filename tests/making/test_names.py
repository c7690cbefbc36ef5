"""Models and members of any name leave the names alone that generated functions use."""

import ast
import json
import subprocess
import sys
from pathlib import Path

from tests.generated.worlds import APIS
from tests.making.apis import things, write

from jobgauge_making import client, shapes, specs, text

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


CLASSES = """
import json, sys, importlib, pkgutil
import things_client
for found in pkgutil.walk_packages(things_client.__path__, "things_client."):
    importlib.import_module(found.name)
from things_client.schemas import OPERATIONS, SCHEMAS
body, valid = {"id": "a"}, 0
for component in SCHEMAS.keys() - {"Thing", "Problem"}:
    made = SCHEMAS[component].from_dict(body, strict=True)
    assert made.to_dict() == body, component
    assert type(made)(id="a") == made, component
    valid += 1
print(valid, len(OPERATIONS))
"""


def class_like_names() -> list[str]:
    """Return the names with a capital that the modules of the clients import or define, but no component has."""
    names: set[str] = set()
    for api in APIS:
        package = Path(f"generated/{api}_client")
        models = ast.parse((package / "models.py").read_text("utf-8"))
        own = {node.name for node in ast.walk(models) if isinstance(node, ast.ClassDef)}
        own |= {f"{name}Text" for name in own}
        for path in package.rglob("*.py"):
            if "_runtime" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.alias):
                    names.add(node.asname or node.name)
                elif isinstance(node, ast.Name):
                    names.add(node.id)
        names -= own
    return sorted(name for name in names if name[:1].isupper() and text.class_name(name) == name)


def test_a_component_may_have_the_name_of_any_class_that_the_client_uses(tmp_path: Path) -> None:
    names = [*class_like_names(), "Self", "KindText"]
    document = things()
    schemas, paths = document["components"]["schemas"], document["paths"]
    for component in ("ThingMembers", "Pattern_1"):
        schemas[component] = {**schemas["Kind"]}
    read = paths["/things/{thingId}"]["get"]
    for number, name in enumerate(names):
        if name not in schemas:
            schemas[name] = {
                **schemas["Thing"],
                "properties": {
                    **schemas["Thing"]["properties"],
                    "other": {"$ref": "#/components/schemas/ThingMembers"},
                },
            }
            answered = {"schema": {"$ref": f"#/components/schemas/{name}"}}
            paths[f"/others{number}/{{thingId}}"] = {
                "get": {
                    **read,
                    "operationId": f"get_{number}",
                    "responses": {
                        "200": {"description": "It.", "content": {"application/json": answered}}
                    },
                }
            }
    spec = specs.load(write(tmp_path, things=document) / "specs/things/openapi.yaml")
    client.write(spec, tmp_path / "generated" / "things_client")

    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", CLASSES],
        cwd=tmp_path / "generated",
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert int(run.stdout.split()[0]) > 30


def test_components_that_differ_only_in_case_have_their_own_functions(tmp_path: Path) -> None:
    document = things()
    schemas = document["components"]["schemas"]
    schemas["FOO"] = {**schemas["Thing"], "required": [], "description": "Another."}
    schemas["Foo"] = schemas["Thing"]
    schemas["SIZE"], schemas["Size"] = ({**schemas["Kind"], "enum": [each]} for each in "ab")
    spec = specs.load(write(tmp_path, things=document) / "specs/things/openapi.yaml")
    client.write(spec, tmp_path / "generated" / "things_client")
    module = ast.parse((tmp_path / "generated/things_client/models.py").read_text("utf-8"))

    functions = [node.name for node in module.body if isinstance(node, ast.FunctionDef)]
    tables = [
        node.targets[0].id
        for node in module.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    ]

    assert len(set(functions)) == len(functions)
    assert {"_read_foo", "_read_foo_2"} <= set(functions)
    assert len(set(tables)) == len(tables)


def test_every_name_that_a_module_has_beside_the_models_is_reserved() -> None:
    for api in APIS:
        package = Path(f"generated/{api}_client")
        for path in package.rglob("*.py"):
            imports = [
                node
                for node in ast.walk(ast.parse(path.read_text("utf-8")))
                if isinstance(node, ast.ImportFrom)
            ]
            if path.name == "models.py" or any(each.module == "models" for each in imports):
                beside = {
                    named
                    for each in imports
                    if each.module != "models"
                    for name in each.names
                    if (named := name.asname or name.name)[0].isupper()
                    and not named.endswith("Filter")
                }
                assert beside <= shapes.RESERVED_CLASSES, path
