"""
The attrs client of one API: openapi-python-client reads the spec and renders our templates.

`templates/client/*.jinja` stand in for its own templates of the same name.
Every `templates/client/extra/<name>.py.jinja` becomes `<name>.py` beside `client.py`.
What all templates see is listed in `generator.facts`.
"""

import copy
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from generator import facts, formatting, text
from generator.specs import Spec, SpecRefused

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "client"
VERSIONS = f"openapi-python-client {version('openapi-python-client')}, ruff {version('ruff')}"


def write(spec: Spec, out: Path) -> None:
    """Write the client package of `spec` to `out`; SpecRefused for anything left out."""
    known = facts.operations(spec)
    config = Config.from_sources(
        ConfigFile(post_hooks=[], package_name_override=out.name, project_name_override=out.name),
        MetaType.NONE,
        document_source=out,
        file_encoding="utf-8",
        overwrite=False,
        output_path=out,
    )
    parsed = GeneratorData.from_dict(simplified(spec.document), config=config)
    if isinstance(parsed, GeneratorError):
        raise _refusal(spec, [parsed])
    project = _Client(openapi=parsed, config=config, custom_template_path=TEMPLATES)
    project.tell(spec, known)
    if errors := project.build():
        raise _refusal(spec, errors)
    _complete(spec, known, project)
    header = f"# Generated from specs/{spec.api}/openapi.yaml by scripts/generate.py ({VERSIONS}).\n"
    formatting.finish(out, header)


class _Client(Project):
    """openapi-python-client's project, with our facts, filters and further modules."""

    def tell(self, spec: Spec, known: list[facts.Operation]) -> None:
        for name in ("literal", "docstring", "comment", "python_name", "class_name", "constant_name"):
            self.env.filters[name] = getattr(text, name)
        self.env.globals.update(
            spec=spec.document,
            api=spec.api,
            operations=known,
            lifecycles=facts.lifecycles(spec, known),
            paginations=facts.paginations(spec, known),
            filters=facts.filters(known),
        )

    def build(self) -> list[GeneratorError]:
        self.package_dir.mkdir(parents=True)
        self._create_package()
        self._build_models()
        self._build_api()
        for template in sorted((TEMPLATES / "extra").glob("*.py.jinja")):
            made = self.env.get_template(f"extra/{template.name}").render()
            name = template.name.removesuffix(".jinja")
            (self.package_dir / name).write_text(made, encoding="utf-8")
        return list(self._get_errors())


def simplified(document: dict[str, Any]) -> dict[str, Any]:
    """
    The document without what openapi-python-client would misread.

    A `oneOf` of bare `required` lists is a rule about members, not a union of types; it is
    enforced by our own decoding. `format: uuid` stays text, so that it goes back as it came.
    """
    plain = copy.deepcopy(document)
    _simplify(plain)
    return plain


def _simplify(node: Any) -> None:
    if isinstance(node, list):
        for inner in node:
            _simplify(inner)
    elif isinstance(node, dict):
        if "properties" in node and isinstance(node.get("oneOf"), list):
            del node["oneOf"]
        if node.get("format") == "uuid":
            del node["format"]
        for inner in node.values():
            _simplify(inner)


def _refusal(spec: Spec, errors: list[GeneratorError]) -> SpecRefused:
    lines = [f"{error.header.strip()} {error.detail or ''}".strip() for error in errors]
    return SpecRefused(f"{spec.api}: openapi-python-client refuses the spec:\n" + "\n".join(lines))


def _complete(spec: Spec, known: list[facts.Operation], project: Project) -> None:
    collections = project.openapi.endpoint_collections_by_tag.values()
    made = {str(endpoint.name) for collection in collections for endpoint in collection.endpoints}
    for operation in known:
        if text.python_name(operation.id) not in made:
            raise SpecRefused(f"{spec.api}: operation {operation.id} has not come out")
