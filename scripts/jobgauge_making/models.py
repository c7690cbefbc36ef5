"""
Generates the pydantic models of one API with datamodel-code-generator.

It is given only the components, without what it would lose or change: defaults are left out, so
that an absent member stays absent, and formats become patterns, so that a string stays a string.
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

from jobgauge.spec.document import Api
from jobgauge.spec.keywords import named
from jobgauge_making import formatting, text
from jobgauge_making.keywords import types
from jobgauge_making.shapes import Shapes, shapes
from jobgauge_making.specs import SpecRefused, is_array, is_object

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
_LEFT_OUT = frozenset(named("note")) - {"description"}
_LOOSENED = (
    "# The validators that datamodel-code-generator adds for rules between members are not typed.\n",
    "# pyright: reportUnknownArgumentType=false, reportUnknownVariableType=false\n",
)
_LARGEST = sys.float_info.max


def write(spec: Api, out: Path) -> None:
    """Write the models package of `spec` to `out`; raise SpecRefused if anything would be left out."""
    classes = shapes(spec)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            source = generate(
                _simplified(spec, classes),
                input_file_type=InputFileType.OpenAPI,
                openapi_scopes=[OpenAPIScope.Schemas],
                output_model_type=DataModelType.PydanticV2BaseModel,
                target_python_version=PythonVersion.PY_311,
                target_pydantic_version=TargetPydanticVersion.V2_14,
                custom_file_header="#",  # formatting.finish writes the header
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
                f"{spec.name}: datamodel-code-generator refuses the spec: {error}"
            ) from error
    if not isinstance(source, str):
        found = f"datamodel-code-generator returned {type(source).__name__}"
        raise SpecRefused(f"{spec.name}: {found}; expected one module")
    _check_complete(spec, source)
    out.mkdir(parents=True)
    (out / "__init__.py").write_text(_with_patterns(source), encoding="utf-8")
    header = (
        f"# Generated from specs/{spec.name}/openapi.yaml by scripts/generate.py ({VERSIONS}).\n"
    )
    formatting.finish(out, header)


def _simplified(spec: Api, classes: Shapes) -> dict[str, Any]:
    schemas = copy.deepcopy(spec.schemas)
    for component, model in classes.models.items():
        for member in model.members:
            if member.doc and "$ref" not in member.schema:
                schemas[component]["properties"][member.name]["description"] = member.doc
    return {
        "openapi": "3.1.0",
        "info": {"title": spec.name, "version": "1"},
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
            raise SpecRefused(f"format {form} beside a pattern is not supported")
        del plain["format"]
        plain["pattern"] = _placeholder(form)
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
    """Return bounds that exclude NaN and the infinities, for the sides on which a number has none."""
    bounds: dict[str, float] = {}
    if not schema.keys() & {"minimum", "exclusiveMinimum"}:
        bounds["minimum"] = -_LARGEST
    if not schema.keys() & {"maximum", "exclusiveMaximum"}:
        bounds["maximum"] = _LARGEST
    return bounds


def _placeholder(form: str) -> str:
    return f"^<{form}>$"


def _with_patterns(source: str) -> str:
    """Return the source with the placeholder of each format replaced by a constant."""
    constants: list[str] = []
    for form, (name, pattern) in _PATTERNS.items():
        placeholder = f'"{_placeholder(form)}"'
        if placeholder in source:
            source = source.replace(placeholder, name)
            constants.append(f"{name} = (\n" + _pieces(pattern) + ")\n")
    lines = source.removeprefix("#\n").splitlines(keepends=True)
    imports = [
        node
        for node in ast.parse("".join(lines)).body
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    end = imports[-1].end_lineno or 0
    loosened = _LOOSENED if "model_validator" in source else ()
    return "".join([*loosened, *lines[:end], "\n", *constants, *lines[end:]])


def _pieces(pattern: str, size: int = 80) -> str:
    parts = [pattern[begin : begin + size] for begin in range(0, len(pattern), size)]
    return "".join(f"    r{part!r}\n".replace("\\\\", "\\") for part in parts)


def _check_complete(spec: Api, source: str) -> None:
    names = {node.name for node in ast.parse(source).body if isinstance(node, ast.ClassDef)}
    for component in spec.schemas:
        if component not in names:
            raise SpecRefused(
                f"{spec.name}: datamodel-code-generator made no model for {component}"
            )
