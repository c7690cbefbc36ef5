"""
What the classes of a client are made of: components of a spec as models and enumerations.

A keyword that is not known here is refused by its pointer, so that no constraint is lost.
"""

from typing import Any

from attrs import frozen

from generator import text
from generator.specs import Spec, SpecRefused

CONSTRAINTS = frozenset(
    "type enum const format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf "
    "minLength maxLength pattern items minItems maxItems uniqueItems "
    "properties required additionalProperties minProperties maxProperties oneOf anyOf $ref".split()
)
ANNOTATIONS = frozenset("title description default examples deprecated contentEncoding".split())
CHECKED_FORMATS = frozenset({"date-time", "date", "uuid"})
SILENT_FORMATS = frozenset({"int32", "int64", "float", "double"})
RESERVED = frozenset({"from_dict", "to_dict", "departures", "additional_properties"})
RESERVED_CLASSES = frozenset(
    "Any Client ClassVar Codec Final HTTPStatus INFINITY JsonValue Literal Mapping Model Problem "
    "Refused Response Self StrEnum Timestamp UNSET Unset".split()
)


@frozen
class Member:
    """
    One property: `name` in JSON, `python` as an attribute.

    `absent` says that servers leave it out although it is required: open reading lets them.
    """

    name: str
    python: str
    schema: dict[str, Any]
    required: bool
    absent: bool
    doc: str


@frozen
class Model:
    """One object component; `further` is the schema of members that have no name, None if closed."""

    component: str
    name: str
    schema: dict[str, Any]
    members: list[Member]
    further: dict[str, Any] | None
    doc: str

    @property
    def function(self) -> str:
        """The end of the names of the functions that read, write and check it."""
        return text.python_name(self.name).rstrip("_")

    @property
    def choice(self) -> list[list[str]]:
        """The lists of members of which exactly one must be there as a whole."""
        return [option["required"] for option in self.schema.get("oneOf", [])]


@frozen
class Enumeration:
    """One enum component; `members` are (name, value)."""

    component: str
    name: str
    members: list[tuple[str, str]]
    doc: str

    @property
    def table(self) -> str:
        """The name of the dict from a text to its member."""
        return f"_{text.python_name(self.name).rstrip('_').upper()}"

    @property
    def texts(self) -> str:
        """The name of the type of its values as plain strings."""
        return f"{self.name}Text"


@frozen
class Shapes:
    """All classes of one API, in the order of the spec."""

    spec: Spec
    models: dict[str, Model]
    enumerations: dict[str, Enumeration]

    @property
    def exported(self) -> list[str]:
        """The names of all classes and of the types of their texts."""
        classes = [*self.models.values(), *self.enumerations.values()]
        return sorted(
            [made.name for made in classes] + [made.texts for made in self.enumerations.values()]
        )

    def target(self, schema: dict[str, Any]) -> Model | Enumeration | None:
        """The class that a `$ref` leads to, None for another schema."""
        name = schema.get("$ref", "").removeprefix("#/components/schemas/")
        return self.models.get(name) or self.enumerations.get(name)


def shapes(spec: Spec) -> Shapes:
    """Every component of `spec`; SpecRefused for what no class can be made of."""
    names = dict(zip(spec.schemas, _class_names(spec), strict=True))
    pages = _pages(spec)
    models: dict[str, Model] = {}
    enumerations: dict[str, Enumeration] = {}
    for component, schema in spec.schemas.items():
        place = f"{spec.api}: #/components/schemas/{component}"
        _understood(spec, schema, place)
        doc = _class_doc(schema, pages.get(component, []))
        if "enum" in schema:
            enumerations[component] = _enumeration(component, names[component], schema, doc, place)
        elif schema.get("type") == "object":
            models[component] = _model(component, names[component], schema, doc)
    return Shapes(spec, models, enumerations)


def types(schema: dict[str, Any]) -> list[str]:
    """The JSON types that a schema allows, without null; [] where it allows any."""
    given = schema.get("type", [])
    listed = [given] if isinstance(given, str) else list(given)
    if "number" in listed:
        listed = [name for name in listed if name != "integer"]
    return [name for name in listed if name != "null"]


def nullable(schema: dict[str, Any]) -> bool:
    """Whether null is allowed beside `types`."""
    return "null" in schema.get("type", []) and schema.get("type") != "null"


def _class_names(spec: Spec) -> list[str]:
    names = [text.class_name(component) for component in spec.schemas]
    return text.unique([f"{name}_" if name in RESERVED_CLASSES else name for name in names])


def _model(component: str, name: str, schema: dict[str, Any], doc: str) -> Model:
    properties: dict[str, dict[str, Any]] = schema.get("properties", {})
    pythons = text.unique(
        [
            f"{python}_" if (python := text.python_name(member)) in RESERVED else python
            for member in properties
        ]
    )
    required = schema.get("required", [])
    absent = schema.get("x-known-differences", {}).get("absent", [])
    further = schema.get("additionalProperties", True)
    return Model(
        component=component,
        name=name,
        schema=schema,
        members=[
            Member(
                name=member,
                python=python,
                schema=inner,
                required=member in required,
                absent=member in absent,
                doc=_member_doc(schema, member),
            )
            for (member, inner), python in zip(properties.items(), pythons, strict=True)
        ],
        further={} if further is True else None if further is False else further,
        doc=doc,
    )


def _enumeration(
    component: str, name: str, schema: dict[str, Any], doc: str, place: str
) -> Enumeration:
    values = schema["enum"]
    if not values or not all(isinstance(value, str) for value in values):
        raise SpecRefused(f"{place}: an enum is a list of strings")
    members = text.unique([text.constant_name(value) for value in values])
    return Enumeration(component, name, list(zip(members, values, strict=True)), doc)


def _understood(spec: Spec, schema: Any, place: str) -> None:
    """Raise SpecRefused for the first keyword, format or reference that would be lost."""
    if isinstance(schema, bool):
        raise SpecRefused(f"{place}: true and false are no schemas here")
    for keyword in schema:
        if keyword not in CONSTRAINTS | ANNOTATIONS and not keyword.startswith("x-"):
            raise SpecRefused(f"{place}: the keyword {keyword!r} is not supported")
    if "$ref" in schema:
        spec.resolve(schema)
        return
    if schema.keys() & CONSTRAINTS and not schema.keys() & {"type", "anyOf"}:
        raise SpecRefused(f"{place}: a constraint without a type binds nothing")
    if "const" in schema and (not isinstance(schema["type"], str) or schema["const"] is None):
        raise SpecRefused(f"{place}: const stands beside one type")
    form = schema.get("format")
    if form is not None and form not in CHECKED_FORMATS | SILENT_FORMATS:
        raise SpecRefused(f"{place}: the format {form!r} is not supported")
    if "pattern" in schema:
        text.python_pattern(schema["pattern"], place)
    if "oneOf" in schema and not all(option.keys() == {"required"} for option in schema["oneOf"]):
        raise SpecRefused(f"{place}: oneOf is a choice of `required` lists only")
    if "anyOf" in schema and not _is_choice_of_null(schema["anyOf"]):
        raise SpecRefused(f"{place}: anyOf is a reference or null only")
    if "object" in types(schema) and place.count("/") > 3:
        raise SpecRefused(f"{place}: an object stands inline; give it a name in components")
    for name, inner in schema.get("properties", {}).items():
        _understood(spec, inner, f"{place}/properties/{name}")
    if "items" in schema:
        _understood(spec, schema["items"], f"{place}/items")
    if not isinstance(schema.get("additionalProperties", True), bool):
        _understood(spec, schema["additionalProperties"], f"{place}/additionalProperties")


def _is_choice_of_null(options: list[dict[str, Any]]) -> bool:
    return len(options) == 2 and "$ref" in options[0] and options[1] == {"type": "null"}


def _pages(spec: Spec) -> dict[str, list[str]]:
    """For each component the pages of the operations that use it."""
    pages: dict[str, list[str]] = {}
    for item in spec.document.get("paths", {}).values():
        for operation in item.values():
            if isinstance(operation, dict) and "externalDocs" in operation:
                page = operation["externalDocs"]
                line = f"{page.get('description', 'Page')}: {page['url']}"
                for component in _reached(spec, operation, set()):
                    pages.setdefault(component, []).append(line)
    return pages


def _reached(spec: Spec, node: Any, seen: set[str]) -> set[str]:
    if isinstance(node, list):
        for inner in node:
            _reached(spec, inner, seen)
    elif isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str):
            name = reference.removeprefix("#/components/schemas/")
            if name not in seen:
                if name != reference:
                    seen.add(name)
                _reached(spec, spec.resolve(node), seen)
        for inner in node.values():
            _reached(spec, inner, seen)
    return {name for name in seen if name in spec.schemas}


def _class_doc(schema: dict[str, Any], pages: list[str]) -> str:
    evidence = schema.get("x-evidence", "document")
    parts = [schema.get("description", "")]
    if isinstance(evidence, str) and evidence != "document":
        parts.append(f"Evidence: {evidence}.")
    parts.append("\n".join(dict.fromkeys(pages)))
    return "\n\n".join(part for part in parts if part)


def _member_doc(parent: dict[str, Any], name: str) -> str:
    schema = parent["properties"][name]
    facts: list[str] = []
    if "x-unit" in schema:
        facts.append(f"Unit: {schema['x-unit']}.")
    if limits := bounds(schema):
        facts.append(f"Bounds: {limits}.")
    if "default" in schema:
        facts.append(f"Absent, it counts as {schema['default']!r}.")
    evidence = _evidence(parent, name)
    if evidence:
        facts.append(f"Evidence: {evidence}.")
    return " ".join([schema.get("description", "").strip(), *facts]).strip()


def bounds(schema: dict[str, Any]) -> str:
    """What limits a value, in words; empty where nothing does."""
    found = [
        _range(schema, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", ""),
        _range(schema, "minLength", "maxLength", "", "", " characters"),
        _range(schema, "minItems", "maxItems", "", "", " items"),
        f"pattern {schema['pattern']}" if "pattern" in schema else "",
        f"multiples of {schema['multipleOf']}" if "multipleOf" in schema else "",
        "no item twice" if schema.get("uniqueItems") else "",
        schema["format"] if schema.get("format") in CHECKED_FORMATS else "",
    ]
    return ", ".join(part for part in found if part)


def _range(
    schema: dict[str, Any], least: str, most: str, above: str, below: str, of: str
) -> str:
    low = f"{schema[least]}" if least in schema else f"above {schema[above]}" if above in schema else ""
    high = f"{schema[most]}" if most in schema else f"below {schema[below]}" if below in schema else ""
    if low and high:
        return f"{low} to {high}{of}"
    if high:
        return f"at most {high}{of}" if most in schema else f"{high}{of}"
    return (f"at least {low}{of}" if least in schema else f"{low}{of}") if low else ""


def _evidence(parent: dict[str, Any], name: str) -> str:
    """What is not from the page itself, in words; empty where all is."""
    schema = parent["properties"][name]
    own, above = schema.get("x-evidence"), parent.get("x-evidence")
    whole = own if isinstance(own, str) else above if isinstance(above, str) else "document"
    parts = [whole] if whole != "document" else []
    if isinstance(own, dict):
        parts += [f"{keyword} {rank}" for keyword, rank in own.items()]
    if isinstance(above, dict) and f"required:{name}" in above:
        parts.append(f"required {above[f'required:{name}']}")
    return ", ".join(parts)
