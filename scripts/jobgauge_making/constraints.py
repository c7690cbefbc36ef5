"""The constraints of a spec without descriptions and examples, to be embedded in the client."""

from typing import Any

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge_making import text
from jobgauge_making.facts import Operation
from jobgauge_making.keywords import CONSTRAINTS

_SCHEMAS = frozenset({"items", "additionalProperties"})


@frozen
class Constraints:
    """The contents of the client's `_constraints.py`."""

    components: dict[str, dict[str, Any]]
    parameters: dict[str, dict[str, dict[str, Any]]]


def constraints(spec: Api, known: list[Operation]) -> Constraints:
    """Return the component schemas, and the parameters of each operation by `<in>/<name>`."""
    return Constraints(
        components={name: _bare(schema) for name, schema in spec.schemas.items()},
        parameters={
            operation.id: {
                f"{parameter['in']}/{parameter['name']}": {
                    "required": parameter.get("required", False),
                    "schema": _bare(parameter.get("schema", {})),
                }
                for parameter in operation.parameters
            }
            for operation in known
        },
    )


def _bare(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with only its constraints; `search` is its pattern in Python's syntax."""
    bare = {key: value for key, value in schema.items() if key in CONSTRAINTS}
    for key in bare.keys() & _SCHEMAS:
        if isinstance(bare[key], dict):
            bare[key] = _bare(bare[key])
    if "anyOf" in bare:
        bare["anyOf"] = [_bare(option) for option in bare["anyOf"]]
    if "properties" in bare:
        bare["properties"] = {name: _bare(inner) for name, inner in bare["properties"].items()}
    if "pattern" in bare:
        bare["search"] = text.python_pattern(bare["pattern"])
    return bare
