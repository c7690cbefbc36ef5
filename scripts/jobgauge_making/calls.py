"""
Each operation as a module of functions, as the templates of the calls need it.

Names and expressions here are Python source; all text from the spec in them has gone through `text`.
"""

import re
from typing import Any

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge.spec.facts import filters, rank_of
from jobgauge_making import facts, security, text
from jobgauge_making.annotations import annotation
from jobgauge_making.docs import schema_sentences
from jobgauge_making.shapes import Enumeration, Model, Shapes
from jobgauge_making.specs import SpecRefused

_HEADER = "$response.header."
_VARIABLE = re.compile(r"\{([^{}]*)\}")


@frozen
class Argument:
    """One parameter of an operation; its value is checked against `schema`."""

    name: str
    python: str
    place: str
    type: str
    required: bool
    schema: dict[str, Any]
    filter: bool
    imports: list[str]
    doc: str

    @property
    def key(self) -> str:
        """Its place and name, as in `_constraints.PARAMETERS`."""
        return f"{self.place}/{self.name}"

    @property
    def declaration(self) -> str:
        """Its declaration in a parameter list."""
        return f"{self.python}: {self.type}" + ("" if self.required else " | Unset = UNSET")


@frozen
class Endpoint:
    """One operation as a module of functions; `success` and `refusals` are by status pattern."""

    operation: facts.Operation
    module: str
    package: str
    arguments: list[Argument]
    body: Model | None
    body_required: bool
    content_type: str
    success: dict[str, Model | None]
    refusals: dict[str, Model]
    accept: str
    secured: bool
    summary: str
    doc: str

    @property
    def imports(self) -> list[str]:
        """The names to import from the models."""
        models = [self.body, *self.success.values(), *self.refusals.values()]
        named = {model.name for model in models if model}
        return sorted(named.union(*(argument.imports for argument in self.arguments)))

    @property
    def kept(self) -> tuple[str, ...]:
        """The response headers that a link hands on to another operation."""
        links = (
            link
            for response in self.operation.responses
            for link in response.node.get("links", {}).values()
        )
        values = (str(value) for link in links for value in link.get("parameters", {}).values())
        names = (each.removeprefix(_HEADER) for each in values if each.startswith(_HEADER))
        return tuple(dict.fromkeys(names))

    @property
    def envelopes(self) -> list[str]:
        """The names of the models of error bodies."""
        return [model.name for model in self.refusals.values()]

    @property
    def argument_docs(self) -> str:
        """The descriptions of the arguments, one a line, for a docstring."""
        lines = [f"`{argument.python}`: {argument.doc}" for argument in self.arguments]
        return "\n".join(lines)

    @property
    def result(self) -> str:
        """The type of a successful result."""
        names = [model.name if model else "None" for model in self.success.values()]
        return " | ".join(dict.fromkeys(names)) or "None"

    @property
    def positional(self) -> list[Argument]:
        """The path parameters, in the order of the path."""
        return [argument for argument in self.arguments if argument.place == "path"]

    @property
    def named(self) -> list[Argument]:
        """The other parameters, required ones first."""
        rest = [argument for argument in self.arguments if argument.place != "path"]
        return sorted(rest, key=lambda argument: not argument.required)

    @property
    def path(self) -> str:
        """An expression for the path with the values filled in."""
        parts: list[str] = []
        end = 0
        for found in _VARIABLE.finditer(self.operation.path):
            parts.append(text.literal(self.operation.path[end : found.start()]))
            parts.append(f"path_value(given, {text.literal(found[1])})")
            end = found.end()
        parts.append(text.literal(self.operation.path[end:]))
        return " + ".join(part for part in parts if part != "''")

    def passed(self, *further: str) -> str:
        """Return the arguments for a call of another function; `further` follow the positional ones."""
        names = [argument.python for argument in self.positional]
        names += further
        names += ["body=body"] if self.body else []
        names += [f"{argument.python}={argument.python}" for argument in self.named]
        return ", ".join(names)

    def argument(self, name: str) -> Argument:
        """Return the argument for a parameter of the spec; raise SpecRefused if there is none."""
        for argument in self.arguments:
            if argument.name == name:
                return argument
        raise SpecRefused(f"operation {self.operation.id} has no parameter {name!r}")


def endpoints(spec: Api, known: list[facts.Operation], shapes: Shapes) -> list[Endpoint]:
    """Return every operation; raise SpecRefused for one that is not supported."""
    return [_endpoint(spec, operation, shapes) for operation in known]


def _endpoint(spec: Api, operation: facts.Operation, shapes: Shapes) -> Endpoint:
    place = f"{spec.name}: operation {operation.id}"
    body = spec.target(operation.node.get("requestBody", {}))
    if body and operation.body not in shapes.models:
        raise SpecRefused(f"{place}: the request body is not JSON of a named object schema")
    success: dict[str, Model | None] = {}
    refusals: dict[str, Model] = {}
    accept: list[str] = []
    for response in operation.responses:
        model = shapes.models.get(response.component or "")
        if response.status.startswith("2"):
            if model is None and response.node.get("content"):
                found = f"the body of {response.status} is not JSON of a named object schema"
                raise SpecRefused(f"{place}: {found}")
            success[response.status] = model
            accept += [response.content_type] if response.content_type else []
        elif model is not None:
            refusals[response.status] = model
    if not success or (None in success.values() and len(set(map(bool, success.values()))) > 1):
        raise SpecRefused(f"{place}: no 2xx response, or only some 2xx responses have a body")
    return Endpoint(
        operation=operation,
        module=text.python_name(operation.id),
        package=text.python_name(operation.tag),
        arguments=_arguments(spec, operation, shapes),
        body=shapes.models.get(operation.body or ""),
        body_required=bool(body.get("required")),
        content_type=next((kind for kind in body.get("content", {}) if "json" in kind), ""),
        success=success,
        refusals=refusals,
        accept=_recommended(operation) or ", ".join(dict.fromkeys(accept)) or "*/*",
        secured=any(security.options(spec, operation)),
        summary=operation.node.get("summary", operation.id).rstrip(".") + ".",
        doc=_doc(operation),
    )


def _arguments(spec: Api, operation: facts.Operation, shapes: Shapes) -> list[Argument]:
    taken = ["client", "body"]
    names = text.unique(taken + [text.python_name(p["name"]) for p in operation.parameters])
    found = [
        _argument(spec, operation, parameter, python, shapes)
        for parameter, python in zip(operation.parameters, names[len(taken) :], strict=True)
    ]
    order = [found[1] for found in _VARIABLE.finditer(operation.path)]
    in_path = [argument for argument in found if argument.place == "path"]
    if sorted(order) != sorted(argument.name for argument in in_path):
        raise SpecRefused(
            f"{spec.name}: path parameters {sorted(a.name for a in in_path)} of {operation.id}; "
            f"expected those in {operation.path}"
        )
    in_path.sort(key=lambda argument: order.index(argument.name))
    return in_path + [argument for argument in found if argument.place != "path"]


def _argument(
    spec: Api,
    operation: facts.Operation,
    parameter: dict[str, Any],
    python: str,
    shapes: Shapes,
) -> Argument:
    place = f"{spec.name}: parameter {parameter['name']} of {operation.id}"
    schema = spec.target(parameter.get("schema", {}))
    kinds = {"array": schema.get("items", {})}.get(schema.get("type", ""), schema)
    if spec.target(kinds).get("type") not in ("string", "integer", "number", "boolean"):
        raise SpecRefused(f"{place} is neither a scalar nor a list of scalars")
    if parameter["in"] not in ("path", "query", "header"):
        raise SpecRefused(f"{place} is in {parameter['in']}; expected path, query or header")
    if schema.get("type") == "array" and parameter["in"] != "query":
        raise SpecRefused(f"{place} is a list in {parameter['in']}; expected it in query")
    kind = annotation(shapes, parameter.get("schema", {}), given=True)
    known = filters(spec.operation(operation.id))
    filtered = parameter["in"] == "query" and parameter["name"] in known
    if schema.get("format") == "uuid":
        kind = f"{kind} | UUID"
    if filtered:
        kind = f"{kind} | Expression"
    return Argument(
        name=parameter["name"],
        python=python,
        place=parameter["in"],
        type=kind,
        required=bool(parameter.get("required")),
        schema=schema,
        filter=filtered,
        imports=_imports(shapes, parameter.get("schema", {})),
        doc=_argument_doc(parameter, schema),
    )


def _recommended(operation: facts.Operation) -> str | None:
    """Return the first example of an `Accept` parameter: the value that the page recommends."""
    for parameter in operation.parameters:
        examples = parameter.get("schema", {}).get("examples", [])
        if parameter["in"] == "header" and parameter["name"].lower() == "accept" and examples:
            return str(examples[0])
    return None


def _imports(shapes: Shapes, schema: dict[str, Any]) -> list[str]:
    target = shapes.target(schema.get("items", schema))
    return [target.name, target.texts] if isinstance(target, Enumeration) else []


def _argument_doc(parameter: dict[str, Any], schema: dict[str, Any]) -> str:
    evidence = rank_of(parameter)
    sentences = [schema.get("description", parameter.get("description", "")).strip()]
    sentences += schema_sentences(schema)
    if evidence not in (None, "document"):
        sentences.append(f"Evidence: {evidence}.")
    return " ".join(sentence for sentence in sentences if sentence)


def _doc(operation: facts.Operation) -> str:
    parts = [f"{operation.id}: {operation.method.upper()} {operation.path}"]
    parts.append(operation.node.get("description", "").strip())
    if operation.page:
        parts.append(f"Page: {operation.page}")
    return "\n\n".join(part for part in parts if part)
