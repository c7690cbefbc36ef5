"""
The attrs client of one API: openapi-python-client reads the spec and renders our templates.

`templates/client/*.jinja` stand in for its own templates of the same name.
Every `templates/client/extra/<name>.py.jinja` becomes `<name>.py` beside `client.py`.
What all templates see is listed in `facts`.
"""

import copy
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import EndpointCollection
from openapi_python_client.strings import PythonIdentifier

from jobgauge_making import (
    annotations,
    calls,
    decoding,
    envelopes,
    facts,
    filters,
    formatting,
    functions,
    pages,
    security,
    text,
    waits,
)
from jobgauge_making.constraints import constraints
from jobgauge_making.shapes import Shapes, shapes
from jobgauge_making.specs import Spec, SpecRefused

TEMPLATES = Path(__file__).resolve().parent / "templates" / "client"
VERSIONS = f"openapi-python-client {version('openapi-python-client')}, ruff {version('ruff')}"


def write(spec: Spec, out: Path) -> None:
    """Write the client package of `spec` to `out`; SpecRefused for anything left out."""
    known, classes = facts.operations(spec), shapes(spec)
    settings = ConfigFile(
        package_name_override=out.name,
        post_hooks=[],
        project_name_override=out.name,
    )
    config = Config.from_sources(
        settings,
        MetaType.NONE,
        document_source=out,
        file_encoding="utf-8",
        overwrite=False,
        output_path=out,
    )
    parsed = GeneratorData.from_dict(simplified(spec.document), config=config)
    if isinstance(parsed, GeneratorError):
        raise _refusal(spec, known, [parsed])
    _complete(spec, known, parsed)
    project = _Client(openapi=parsed, config=config, custom_template_path=TEMPLATES)
    project.tell(spec, known, classes)
    if errors := project.build():
        raise _refusal(spec, known, errors)
    header = (
        f"# Generated from specs/{spec.api}/openapi.yaml by scripts/generate.py ({VERSIONS}).\n"
    )
    formatting.finish(out, header)


class _Client(Project):
    """openapi-python-client's project, with our facts, filters and modules."""

    def tell(self, spec: Spec, known: list[facts.Operation], classes: Shapes) -> None:
        for name in text.FILTERS:
            self.env.filters[name] = getattr(text, name)
        endpoints = calls.endpoints(spec, known, classes)
        jobs, lists = facts.lifecycles(spec, known), facts.paginations(spec, known)
        told: dict[str, Any] = {
            "spec": spec.document,
            "api": spec.api,
            "title": spec.document["info"]["title"],
            "operations": known,
            "lifecycles": jobs,
            "paginations": lists,
            "filters": filters.filters(spec, facts.filters(known)),
            "endpoints": {endpoint.module: endpoint for endpoint in endpoints},
            "security": security.security(spec, known),
            "envelope": envelopes.envelope(spec, known),
            "waits": waits.waits(spec, jobs, endpoints, classes),
            "pages": pages.pages(spec, lists, endpoints, classes),
            "shapes": classes,
            "annotation": annotations.annotation,
            "constraints": constraints(spec, known),
            "patterns": decoding.Patterns({}),
            "members_table": functions.members_table,
            "read_lines": functions.read_lines,
            "write_lines": functions.write_lines,
            "check_lines": functions.check_lines,
        }
        self.env.globals.update(told)

    def build(self) -> list[GeneratorError]:
        self.package_dir.mkdir(parents=True)
        self._create_package()
        self._build_models()
        self._build_api()
        for template in sorted((TEMPLATES / "extra").glob("*.py.jinja")):
            self._make(template.name.removesuffix(".jinja"), f"extra/{template.name}")
        return list(self._get_errors())

    def _build_models(self) -> None:
        self._make("models.py", "models.py.jinja")

    def _make(self, name: str, template: str) -> None:
        made = self.env.get_template(template).render()
        if made.strip():  # a module about filters or jobs is left out where there are none
            (self.package_dir / name).write_text(made, encoding="utf-8")


def simplified(document: dict[str, Any]) -> dict[str, Any]:
    """
    The document as openapi-python-client is given it: it is asked about paths, not about models.

    The schemas of its bodies are names to it; what they hold is read by `shapes`, where two
    members of nearly one name, or a rule that it does not know, are no trouble.
    """
    plain = copy.deepcopy(document)
    schemas = plain.get("components", {}).get("schemas", {})
    for name, schema in schemas.items():
        if schema.get("type") in ("object", "string"):
            schemas[name] = {"type": schema["type"]}
    return plain


def _refusal(
    spec: Spec, known: list[facts.Operation], errors: Sequence[GeneratorError]
) -> SpecRefused:
    lines = [f"{spec.api}: openapi-python-client refuses the spec:"]
    for error in errors:
        places = {
            operation.id: f"{operation.method.upper()} {operation.path} " for operation in known
        }
        names = [name for name, place in places.items() if place in error.header]
        told = f"{error.header.strip()} {error.detail or ''}".strip()
        lines.append(f"operation {names[0]}: {told}" if names else told)
    return SpecRefused("\n".join(lines))


def _complete(spec: Spec, known: list[facts.Operation], parsed: GeneratorData) -> None:
    """
    Give every endpoint its natural name, in the package of its tag.

    SpecRefused where an operation is missing, or where one name would stand for two.
    """
    expected = {str(PythonIdentifier(operation.id, "field_")): operation for operation in known}
    if len(expected) < len(known) or len({text.python_name(o.id) for o in known}) < len(known):
        raise SpecRefused(f"{spec.api}: two operations have the same name in Python")
    old = list(parsed.endpoint_collections_by_tag.values())
    if errors := [error for collection in old for error in collection.parse_errors]:
        raise _refusal(spec, known, errors)
    new: dict[PythonIdentifier, EndpointCollection] = {}
    for endpoint in [endpoint for collection in old for endpoint in collection.endpoints]:
        operation = expected.pop(str(endpoint.name))
        tag, endpoint.name = _identifier(operation.tag), _identifier(operation.id)
        new.setdefault(tag, EndpointCollection(tag)).endpoints.append(endpoint)
    if expected:
        raise SpecRefused(
            f"{spec.api}: operation {', '.join(o.id for o in expected.values())} is lost"
        )
    parsed.endpoint_collections_by_tag = new


def _identifier(name: str) -> PythonIdentifier:
    return PythonIdentifier(text.python_name(name), "field_", skip_snake_case=True)
