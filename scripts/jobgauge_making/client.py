"""
Generates the attrs client of one API: openapi-python-client reads the spec and renders our templates.

`templates/client/*.jinja` replace its own templates of the same name.
Every `templates/client/extra/<name>.py.jinja` becomes `<name>.py` beside `client.py`.
`runtime` is copied as it is, to `_runtime`. `variables` are those of the templates.
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

from jobgauge.spec.document import Api
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
    readmes,
    resources,
    security,
    servers,
    text,
    waits,
)
from jobgauge_making.constraints import constraints
from jobgauge_making.shapes import Shapes, shapes
from jobgauge_making.specs import SpecRefused

TEMPLATES = Path(__file__).resolve().parent / "templates" / "client"
RUNTIME = Path(__file__).resolve().parent / "runtime"
VERSIONS = f"openapi-python-client {version('openapi-python-client')}, ruff {version('ruff')}"


def write(spec: Api, out: Path) -> None:
    """Write the client package of `spec` to `out`; raise SpecRefused if anything would be left out."""
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
    _rename(spec, known, parsed)
    project = _Client(openapi=parsed, config=config, custom_template_path=TEMPLATES)
    project.set_globals(spec, known, classes)
    if errors := project.build():
        raise _refusal(spec, known, errors)
    header = (
        f"# Generated from specs/{spec.name}/openapi.yaml by scripts/generate.py ({VERSIONS}).\n"
    )
    formatting.finish(out, header)
    _copy_runtime(out / "_runtime")


def _copy_runtime(to: Path) -> None:
    """Copy the modules that every client has in common, byte for byte."""
    to.mkdir()
    for file in sorted(RUNTIME.glob("*.py")):
        (to / file.name).write_bytes(file.read_bytes())


def variables(spec: Api, known: list[facts.Operation], classes: Shapes) -> dict[str, Any]:
    """Return the variables of the templates; raise SpecRefused for what a client cannot do."""
    endpoints = calls.endpoints(spec, known, classes)
    jobs, lists = facts.lifecycles(spec, known), facts.paginations(spec, known)
    info = spec.document.get("info", {})
    waiters = waits.waits(spec, jobs, endpoints, classes)
    paged = pages.pages(spec, lists, endpoints, classes)
    methods = resources.resources(spec, endpoints, paged, waiters)
    address = servers.server(spec)
    return {
        "api": spec.name,
        "title": info.get("title", spec.name),
        "description": info.get("description", ""),
        "operations": known,
        "lifecycles": jobs,
        "paginations": lists,
        "filters": filters.filter_classes(spec, facts.filter_parameters(spec, known)),
        "endpoints": {endpoint.module: endpoint for endpoint in endpoints},
        "server": address,
        "security": security.security(spec, known),
        "envelope": envelopes.envelope(spec, known),
        "waits": waiters,
        "pages": paged,
        "resources": methods,
        "readme": readmes.readme(spec, methods, address),
        "shapes": classes,
        "annotation": annotations.annotation,
        "constraints": constraints(spec, known),
        "patterns": decoding.Patterns({}),
        "members_table": functions.members_table,
        "read_lines": functions.read_lines,
        "write_lines": functions.write_lines,
        "check_lines": functions.check_lines,
    }


class _Client(Project):
    """openapi-python-client's project, with our variables, text filters and modules."""

    def set_globals(self, spec: Api, known: list[facts.Operation], classes: Shapes) -> None:
        for name in text.JINJA_FILTERS:
            self.env.filters[name] = getattr(text, name)
        self.env.globals.update(variables(spec, known, classes))

    def build(self) -> list[GeneratorError]:
        self.package_dir.mkdir(parents=True)
        self._create_package()
        self._build_models()
        self._build_api()
        for template in sorted((TEMPLATES / "extra").glob("*.py.jinja")):
            self._render(template.name.removesuffix(".jinja"), f"extra/{template.name}")
        self._render("README.md", "README.md.jinja")
        return list(self._get_errors())

    def _build_models(self) -> None:
        self._render("models.py", "models.py.jinja")

    def _render(self, name: str, template: str) -> None:
        source = self.env.get_template(template).render()
        if source.strip():  # empty if the API has no filters, jobs or paged lists
            (self.package_dir / name).write_text(source, encoding="utf-8")


def simplified(document: dict[str, Any]) -> dict[str, Any]:
    """
    Return the document for openapi-python-client, which reads only the paths.

    Component schemas are reduced to their type. `shapes` reads their contents instead, which may have
    members with nearly the same name and keywords that openapi-python-client does not support.
    """
    plain = copy.deepcopy(document)
    plain["info"] = {"title": "", "version": ""} | plain.get("info", {})
    schemas = plain.get("components", {}).get("schemas", {})
    for name, schema in schemas.items():
        if schema.get("type") in ("object", "string"):
            schemas[name] = {"type": schema["type"]}
    return plain


def _refusal(
    spec: Api, known: list[facts.Operation], errors: Sequence[GeneratorError]
) -> SpecRefused:
    lines = [f"{spec.name}: openapi-python-client refuses the spec:"]
    places = {f"{operation.method.upper()} {operation.path} ": operation.id for operation in known}
    for error in errors:
        names = [name for place, name in places.items() if place in error.header]
        message = f"{error.header.strip()} {error.detail or ''}".strip()
        lines.append(f"operation {names[0]}: {message}" if names else message)
    return SpecRefused("\n".join(lines))


def _rename(spec: Api, known: list[facts.Operation], parsed: GeneratorData) -> None:
    """
    Name every endpoint by its operationId, in the package of its tag.

    Raise SpecRefused if an operation is missing or two have the same name.
    """
    expected = {str(PythonIdentifier(operation.id, "field_")): operation for operation in known}
    if len(expected) < len(known) or len({text.python_name(o.id) for o in known}) < len(known):
        raise SpecRefused(f"{spec.name}: two operations have the same name in Python")
    old = list(parsed.endpoint_collections_by_tag.values())
    if errors := [error for collection in old for error in collection.parse_errors]:
        raise _refusal(spec, known, errors)
    new: dict[PythonIdentifier, EndpointCollection] = {}
    for endpoint in [endpoint for collection in old for endpoint in collection.endpoints]:
        operation = expected.pop(str(endpoint.name))
        tag, endpoint.name = _identifier(operation.tag), _identifier(operation.id)
        new.setdefault(tag, EndpointCollection(tag)).endpoints.append(endpoint)
    if expected:
        missing = ", ".join(operation.id for operation in expected.values())
        raise SpecRefused(f"{spec.name}: openapi-python-client left out {missing}")
    parsed.endpoint_collections_by_tag = new


def _identifier(name: str) -> PythonIdentifier:
    return PythonIdentifier(text.python_name(name), "field_", skip_snake_case=True)
