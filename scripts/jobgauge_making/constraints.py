"""The constraints of a spec without all that explains them, to be carried by the client."""

from typing import Any

from attrs import frozen

from jobgauge_making import text
from jobgauge_making.facts import Operation
from jobgauge_making.keywords import CONSTRAINTS
from jobgauge_making.specs import Spec

_SCHEMAS = frozenset({"items", "additionalProperties"})


@frozen
class Constraints:
    """As the template `_constraints.py` writes them down."""

    components: dict[str, dict[str, Any]]
    parameters: dict[str, dict[str, dict[str, Any]]]


def constraints(spec: Spec, known: list[Operation]) -> Constraints:
    """All components, and the parameters of each operation by `<where>/<name>`."""
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
    """The schema with its constraints alone; `search` is its pattern for Python."""
    bare = {key: value for key, value in schema.items() if key in CONSTRAINTS}
    for key in bare.keys() & _SCHEMAS:
        if isinstance(bare[key], dict):
            bare[key] = _bare(bare[key])
    for key in bare.keys() & {"anyOf"}:
        bare[key] = [_bare(option) for option in bare[key]]
    if "properties" in bare:
        bare["properties"] = {name: _bare(inner) for name, inner in bare["properties"].items()}
    if "pattern" in bare:
        bare["search"] = text.python_pattern(bare["pattern"])
    if absent := schema.get("x-known-differences", {}).get("absent"):
        bare["absent"] = absent
    return bare
