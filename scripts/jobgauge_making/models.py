"""
The pydantic models of one API, by datamodel-code-generator.

It is given the components alone, and those with what it would lose or change written another way:
a default is left out (an absent member stays absent), and texts with a format are texts with a
pattern (they stay the text that they are).
"""

import ast
import copy
import sys
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import Any

from datamodel_code_generator import generate
from datamodel_code_generator.enums import (
    DataModelType,
    InputFileType,
    OpenAPIScope,
    StrictTypes,
    TargetPydanticVersion,
)
from datamodel_code_generator.format import Formatter, PythonVersion

from jobgauge_making import formatting, text
from jobgauge_making.keywords import types
from jobgauge_making.shapes import Shapes, shapes
from jobgauge_making.specs import Spec, SpecRefused, is_array, is_object

VERSIONS = f"datamodel-code-generator {version('datamodel-code-generator')}, ruff {version('ruff')}"
_STRICT = [StrictTypes.str, StrictTypes.bytes, StrictTypes.int, StrictTypes.float, StrictTypes.bool]
_DAY = (
    r"(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    r"|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
)
_TIME = (
    r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?"
    r"(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
    r"|23:59:60(?:\.[0-9]+)?(?:[Zz]|[+-]00:00))"
)
_PATTERNS = {
    "date-time": ("_DATE_TIME", f"^{_DAY}[Tt]{_TIME}$"),
    "date": ("_DATE", f"^{_DAY}$"),
    "uuid": ("_UUID", "^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"),
}
_LEFT_OUT = frozenset({"examples", "default", "title", "deprecated", "contentEncoding"})
_LOOSENED = (
    "# The functions that datamodel-code-generator adds for rules between members have no types.\n",
    "# pyright: reportUnknownArgumentType=false, reportUnknownVariableType=false\n",
)
_LARGEST = sys.float_info.max


def write(spec: Spec, out: Path) -> None:
    """Write the models package of `spec` to `out`; SpecRefused for anything left out."""
    classes = shapes(spec)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            made = generate(
                _told_otherwise(spec, classes),
                input_file_type=InputFileType.OpenAPI,
                openapi_scopes=[OpenAPIScope.Schemas],
                output_model_type=DataModelType.PydanticV2BaseModel,
                target_python_version=PythonVersion.PY_311,
                target_pydantic_version=TargetPydanticVersion.V2_14,
                custom_file_header="#",  # ours comes last, with the formatting
                formatters=[Formatter.BUILTIN],
                generate_schema_validators=True,
                keep_model_order=True,
                strict_nullable=True,
                strict_refs=True,
                strict_types=_STRICT,
                use_annotated=True,
                use_double_quotes=True,
                use_field_description=True,
                use_missing_sentinel=True,
                use_schema_description=True,
            )
        except (Warning, ValueError) as error:
            raise SpecRefused(
                f"{spec.api}: datamodel-code-generator refuses the spec: {error}"
            ) from error
    if not isinstance(made, str):
        raise SpecRefused(f"{spec.api}: datamodel-code-generator made {type(made).__name__}")
    _complete(spec, made)
    out.mkdir(parents=True)
    (out / "__init__.py").write_text(_with_patterns(made), encoding="utf-8")
    header = (
        f"# Generated from specs/{spec.api}/openapi.yaml by scripts/generate.py ({VERSIONS}).\n"
    )
    formatting.finish(out, header)


def _told_otherwise(spec: Spec, classes: Shapes) -> dict[str, Any]:
    schemas = copy.deepcopy(spec.schemas)
    for component, model in classes.models.items():
        for member in model.members:
            if member.doc and "$ref" not in member.schema:
                schemas[component]["properties"][member.name]["description"] = member.doc
    return {
        "openapi": "3.1.0",
        "info": {"title": spec.api, "version": "1"},
        "paths": {},
        "components": {"schemas": {name: _plain(schema) for name, schema in schemas.items()}},
    }


def _plain(schema: Any) -> Any:
    if is_array(schema):
        return [_plain(inner) for inner in schema]
    if not is_object(schema):
        return schema
    plain: dict[str, Any] = {
        key: {name: _plain(inner) for name, inner in value.items()}
        if key == "properties"
        else _plain(value)
        for key, value in schema.items()
        if key not in _LEFT_OUT and not key.startswith("x-")
    }
    form = plain.get("format")
    if form in _PATTERNS:
        if "pattern" in plain:
            raise SpecRefused(f"format {form} and a pattern on one schema are not supported")
        del plain["format"]
        plain["pattern"] = _stand_in(form)
    elif "pattern" in plain:
        plain["pattern"] = text.ascii_pattern(plain["pattern"])
    if "number" in types(plain):
        plain |= _finite(plain)
    if plain.get("type") == "object":
        plain.setdefault("additionalProperties", True)
    if isinstance(plain.get("description"), str):
        plain["description"] = "\n".join(text.wrapped(plain["description"], 92))
    return plain


def _finite(schema: dict[str, Any]) -> dict[str, float]:
    """The bounds that keep NaN and the infinities out of a number that has none."""
    bounds: dict[str, float] = {}
    if not schema.keys() & {"minimum", "exclusiveMinimum"}:
        bounds["minimum"] = -_LARGEST
    if not schema.keys() & {"maximum", "exclusiveMaximum"}:
        bounds["maximum"] = _LARGEST
    return bounds


def _stand_in(form: str) -> str:
    return f"^<{form}>$"


def _with_patterns(made: str) -> str:
    """The source with each long pattern under a name, written down once."""
    constants: list[str] = []
    for form, (name, pattern) in _PATTERNS.items():
        stand_in = f'"{_stand_in(form)}"'
        if stand_in in made:
            made = made.replace(stand_in, name)
            constants.append(f"{name} = (\n" + _pieces(pattern) + ")\n")
    lines = made.removeprefix("#\n").splitlines(keepends=True)
    imports = [
        node
        for node in ast.parse("".join(lines)).body
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    end = imports[-1].end_lineno or 0
    loosened = _LOOSENED if "model_validator" in made else ()
    return "".join([*loosened, *lines[:end], "\n", *constants, *lines[end:]])


def _pieces(pattern: str, size: int = 80) -> str:
    parts = [pattern[begin : begin + size] for begin in range(0, len(pattern), size)]
    return "".join(f"    r{part!r}\n".replace("\\\\", "\\") for part in parts)


def _complete(spec: Spec, made: str) -> None:
    names = {node.name for node in ast.parse(made).body if isinstance(node, ast.ClassDef)}
    for component in spec.schemas:
        if component not in names:
            raise SpecRefused(f"{spec.api}: the component {component} has not come out as a model")
