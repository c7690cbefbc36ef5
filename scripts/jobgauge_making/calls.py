"""
What the templates of the calls are told: each operation as a module of functions.

Read after `facts` and `shapes`. Names and expressions here are Python source; whatever text of
the spec they are made of has gone through `text`.
"""

import re
from typing import Any

from attrs import frozen

from jobgauge_making import facts, security, text
from jobgauge_making.annotations import annotation
from jobgauge_making.docs import bounds
from jobgauge_making.shapes import Enumeration, Model, Shapes
from jobgauge_making.specs import Spec, SpecRefused

_VARIABLE = re.compile(r"\{([^{}]*)\}")


@frozen
class Argument:
    """One parameter of an operation; `schema` is what its value is checked against."""

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
        """Its place and name, as the constraints have it."""
        return f"{self.place}/{self.name}"

    @property
    def declaration(self) -> str:
        """As it stands in a list of parameters."""
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
        """The names that the module takes from the models."""
        models = [self.body, *self.success.values(), *self.refusals.values()]
        named = {model.name for model in models if model}
        return sorted(named.union(*(argument.imports for argument in self.arguments)))

    @property
    def envelopes(self) -> list[str]:
        """The models of refusals."""
        return [model.name for model in self.refusals.values()]

    @property
    def listed(self) -> str:
        """The arguments in words, for a docstring."""
        lines = [f"`{argument.python}`: {argument.doc}" for argument in self.arguments]
        return "\n".join(lines)

    @property
    def result(self) -> str:
        """The type of what a success says."""
        names = [model.name if model else "None" for model in self.success.values()]
        return " | ".join(dict.fromkeys(names)) or "None"

    @property
    def positional(self) -> list[Argument]:
        """What the path holds, in its order."""
        return [argument for argument in self.arguments if argument.place == "path"]

    @property
    def named(self) -> list[Argument]:
        """The rest, the required ones first."""
        rest = [argument for argument in self.arguments if argument.place != "path"]
        return sorted(rest, key=lambda argument: not argument.required)

    @property
    def path(self) -> str:
        """An expression for the path with its values in it."""
        parts: list[str] = []
        end = 0
        for found in _VARIABLE.finditer(self.operation.path):
            parts.append(text.literal(self.operation.path[end : found.start()]))
            parts.append(f"path_value(given, {text.literal(found[1])})")
            end = found.end()
        parts.append(text.literal(self.operation.path[end:]))
        return " + ".join(part for part in parts if part != "''")

    def passed(self, *further: str) -> str:
        """The arguments as they are handed on to another function, and what follows them."""
        names = [argument.python for argument in self.positional]
        names += further
        names += ["body=body"] if self.body else []
        names += [f"{argument.python}={argument.python}" for argument in self.named]
        return ", ".join(names)

    def argument(self, name: str) -> Argument:
        """The argument for the parameter of this name in the spec."""
        for argument in self.arguments:
            if argument.name == name:
                return argument
        raise SpecRefused(f"operation {self.operation.id} has no parameter {name!r}")


def endpoints(spec: Spec, known: list[facts.Operation], shapes: Shapes) -> list[Endpoint]:
    """Every operation; SpecRefused for what no function can be made of."""
    return [_endpoint(spec, operation, shapes) for operation in known]


def _endpoint(spec: Spec, operation: facts.Operation, shapes: Shapes) -> Endpoint:
    place = f"{spec.api}: operation {operation.id}"
    body = spec.resolve(operation.node.get("requestBody", {}))
    if body and operation.body not in shapes.models:
        raise SpecRefused(f"{place}: its body is no object component as JSON")
    success: dict[str, Model | None] = {}
    refusals: dict[str, Model] = {}
    accept: list[str] = []
    for answer in operation.answers:
        model = shapes.models.get(answer.component or "")
        if answer.status.startswith("2"):
            if model is None and answer.node.get("content"):
                raise SpecRefused(f"{place}: its {answer.status} is no object component as JSON")
            success[answer.status] = model
            accept += [answer.content_type] if answer.content_type else []
        elif model is not None:
            refusals[answer.status] = model
    if not success or (None in success.values() and len(set(map(bool, success.values()))) > 1):
        raise SpecRefused(f"{place}: its 2xx answers are none, or only some of them have a body")
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
        accept=", ".join(dict.fromkeys(accept)) or "*/*",
        secured=any(security.options(spec, operation)),
        summary=operation.node.get("summary", operation.id).rstrip(".") + ".",
        doc=_doc(operation),
    )


def _arguments(spec: Spec, operation: facts.Operation, shapes: Shapes) -> list[Argument]:
    taken = ["client", "body"]
    names = text.unique(taken + [text.python_name(p["name"]) for p in operation.parameters])
    found = [
        _argument(spec, operation, parameter, python, shapes)
        for parameter, python in zip(operation.parameters, names[len(taken) :], strict=True)
    ]
    order = [found[1] for found in _VARIABLE.finditer(operation.path)]
    in_path = [argument for argument in found if argument.place == "path"]
    if sorted(order) != sorted(argument.name for argument in in_path):
        raise SpecRefused(f"{spec.api}: {operation.path} and its path parameters differ")
    in_path.sort(key=lambda argument: order.index(argument.name))
    return in_path + [argument for argument in found if argument.place != "path"]


def _argument(
    spec: Spec,
    operation: facts.Operation,
    parameter: dict[str, Any],
    python: str,
    shapes: Shapes,
) -> Argument:
    place = f"{spec.api}: parameter {parameter['name']} of {operation.id}"
    schema = spec.resolve(parameter.get("schema", {}))
    kinds = {"array": schema.get("items", {})}.get(schema.get("type", ""), schema)
    if spec.resolve(kinds).get("type") not in ("string", "integer", "number", "boolean"):
        raise SpecRefused(f"{place} is neither a scalar nor a list of scalars")
    if parameter["in"] not in ("path", "query", "header"):
        raise SpecRefused(f"{place} stands in the {parameter['in']}, which is not supported")
    if schema.get("type") == "array" and parameter["in"] != "query":
        raise SpecRefused(f"{place} is a list outside the query, which is not supported")
    kind = annotation(shapes, parameter.get("schema", {}), given=True)
    if schema.get("format") == "uuid":
        kind = f"{kind} | UUID"
    if "x-filter" in parameter:
        kind = f"{kind} | Expression"
    return Argument(
        name=parameter["name"],
        python=python,
        place=parameter["in"],
        type=kind,
        required=bool(parameter.get("required")),
        schema=schema,
        filter="x-filter" in parameter,
        imports=_imports(shapes, parameter.get("schema", {})),
        doc=_argument_doc(parameter, schema),
    )


def _imports(shapes: Shapes, schema: dict[str, Any]) -> list[str]:
    target = shapes.target(schema.get("items", schema))
    return [target.name, target.texts] if isinstance(target, Enumeration) else []


def _argument_doc(parameter: dict[str, Any], schema: dict[str, Any]) -> str:
    evidence = parameter.get("x-evidence")
    facts_ = [schema.get("description", parameter.get("description", "")).strip()]
    if found := bounds(schema):
        facts_.append(f"Bounds: {found}.")
    if "default" in schema:
        facts_.append(f"Absent, it counts as {schema['default']!r}.")
    if isinstance(evidence, str) and evidence != "document":
        facts_.append(f"Evidence: {evidence}.")
    return " ".join(part for part in facts_ if part)


def _doc(operation: facts.Operation) -> str:
    parts = [f"{operation.id}: {operation.method.upper()} {operation.path}"]
    parts.append(operation.node.get("description", "").strip())
    if operation.page:
        parts.append(f"Page: {operation.page}")
    return "\n\n".join(part for part in parts if part)
