"""The components of a spec as the models and enumerations of a client."""

import re
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge.spec.facts import known_differences
from jobgauge_making import docs, text
from jobgauge_making.keywords import understand
from jobgauge_making.specs import SpecRefused

RESERVED = frozenset({"from_dict", "to_dict", "departures", "additional_properties"})
RESERVED_CLASSES = frozenset({
    "ARRAY", "Answer", "Any", "AsyncIterator", "CODECS", "Call", "Callable", "Client", "Codec", "DEADLINE",
    "ENUMERATIONS", "Ending", "Expression", "Final", "INFINITY", "Iterator", "JobKind", "JsonValue", "Listing",
    "Literal", "Mapping", "Model", "ModuleType", "Never", "OBJECT", "OPERATIONS", "Problem", "Progress", "Read",
    "Readable", "Reading", "Refused", "Response", "SCHEMAS", "SPEC", "Self", "Sequence", "StrEnum", "TYPE_CHECKING",
    "Timestamp", "TypeAlias", "UNSET", "UUID", "Unset", "Watch",
})  # fmt: skip
"""The names that the modules beside the names of models use; a component of one of them gets an underscore."""

VARIABLES = frozenset({
    "absent", "additional", "body", "date", "day_text", "define", "distinct", "finite", "further", "is_a",
    "is_multiple", "is_whole", "known", "listed", "match_uuid", "name", "new", "re", "read_day",
    "read_timestamp", "refuse", "size", "strict", "text_of", "texts", "timestamp_text", "undocumented",
    "unlisted", "unlisted_or_unset", "value", "writable",
})  # fmt: skip
"""The names that the functions of the models use."""
_IS_OTHER_TABLE = re.compile(r".*_MEMBERS|_PATTERN_\d+").fullmatch
"""The names of the tables that models and patterns have."""
_ITEM = re.compile(r"item\d*").fullmatch


@frozen
class Member:
    """
    One property: `name` in JSON, `python` as an attribute.

    `absent` is True if servers leave it out although it is required: non-strict reading makes it UNSET then, where
    any other required member that is missing has no value.
    """

    name: str
    python: str
    schema: dict[str, Any]
    required: bool
    absent: bool
    doc: str

    @property
    def may_be_unset(self) -> bool:
        """Return True if the attribute is UNSET where a body lacks the member."""
        return not self.required or self.absent


@frozen
class Model:
    """One object component; `further` is the schema of additional members, None if there may be none."""

    component: str
    name: str
    schema: dict[str, Any]
    members: list[Member]
    further: dict[str, Any] | None
    doc: str
    function: str
    """The suffix in the names of the functions that read, write and check it; no other model has it."""

    @property
    def variable(self) -> str:
        """The variable of an object in these functions; no other name in them ends with an underscore."""
        clashes = text.is_taken(self.function) or self.function == self.name
        return f"{self.function}_" if clashes or _is_variable(self.function) else self.function

    @property
    def choice(self) -> list[list[str]]:
        """Lists of members; exactly one list must be present in full."""
        return [option["required"] for option in self.schema.get("oneOf", [])]


@frozen
class Enumeration:
    """One enum component; `members` are (name, value)."""

    component: str
    name: str
    members: list[tuple[str, str]]
    doc: str
    table: str
    """The name of the dict from a value to its enum member."""

    @property
    def texts(self) -> str:
        """The name of the literal type of its values."""
        return f"{self.name}Text"


@frozen
class Shapes:
    """All classes of one API, in the order of the spec."""

    spec: Api
    models: dict[str, Model]
    enumerations: dict[str, Enumeration]

    @property
    def exported(self) -> list[str]:
        """The names of all classes and literal types, sorted."""
        classes = [*self.models.values(), *self.enumerations.values()]
        return sorted(
            [each.name for each in classes] + [each.texts for each in self.enumerations.values()]
        )

    def locals(self, model: Model) -> dict[str, str]:
        """Return the local variables of a model's members in its functions, by their names in JSON."""
        classes = {each.name for each in (*self.models.values(), *self.enumerations.values())}
        names = [
            f"{name}_" if (name := member.python) in classes or _is_variable(name) else name
            for member in model.members
        ]
        free = text.unique([model.variable, *names])[1:]
        return dict(zip((member.name for member in model.members), free, strict=True))

    def target(self, schema: dict[str, Any]) -> Model | Enumeration | None:
        """Return the class that a `$ref` refers to, None if it is not a `$ref` or its target has no class."""
        name = schema.get("$ref", "").removeprefix("#/components/schemas/")
        return self.models.get(name) or self.enumerations.get(name)


def shapes(spec: Api) -> Shapes:
    """Return the classes for the components of a spec; raise SpecRefused for one that is not supported."""
    names = dict(zip(spec.schemas, _class_names(spec), strict=True))
    suffixes = dict(zip(spec.schemas, _suffixes(names.values()), strict=True))
    pages = docs.pages(spec)
    models: dict[str, Model] = {}
    enumerations: dict[str, Enumeration] = {}
    for component, schema in spec.schemas.items():
        place = f"{spec.name}: #/components/schemas/{component}"
        understand(spec, schema, place)
        doc = docs.class_doc(schema, pages.get(component, []))
        if "enum" in schema:
            enumerations[component] = _enumeration(
                component, names[component], schema, doc, suffixes[component], place=place
            )
        elif schema.get("type") == "object":
            models[component] = _model(
                component, names[component], schema, doc, suffixes[component]
            )
    return Shapes(spec, models, enumerations)


def _is_variable(name: str) -> bool:
    return name in VARIABLES or _ITEM(name) is not None


def _class_names(spec: Api) -> list[str]:
    names = [text.class_name(component) for component in spec.schemas]
    texts = {
        f"{name}Text"
        for name, schema in zip(names, spec.schemas.values(), strict=True)
        if "enum" in schema
    }
    taken = RESERVED_CLASSES | texts
    return text.unique([f"{name}_" if name in taken else name for name in names])


def _suffixes(names: Iterable[str]) -> list[str]:
    """Return names in lower case that differ, for functions and tables of the classes."""
    return text.unique([text.python_name(name).rstrip("_") for name in names])


def _model(component: str, name: str, schema: dict[str, Any], doc: str, function: str) -> Model:
    properties: dict[str, dict[str, Any]] = schema.get("properties", {})
    pythons = text.unique(
        [
            f"{python}_" if (python := text.python_name(member)) in RESERVED else python
            for member in properties
        ]
    )
    required = schema.get("required", [])
    known = known_differences(schema)
    absent = known.absent if known else ()
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
                doc=docs.member_doc(schema, member),
            )
            for (member, inner), python in zip(properties.items(), pythons, strict=True)
        ],
        further={} if further is True else None if further is False else further,
        doc=doc,
        function=function,
    )


def _enumeration(
    component: str, name: str, schema: dict[str, Any], doc: str, suffix: str, *, place: str
) -> Enumeration:
    values = schema["enum"]
    if not values or not all(isinstance(value, str) for value in values):
        raise SpecRefused(f"{place}: the enum is {values!r}; expected a list of strings")
    members = text.unique([text.constant_name(value) for value in values])
    table = f"_{suffix.upper()}"
    table += "_" if _IS_OTHER_TABLE(table) else ""
    listed = list(zip(members, values, strict=True))
    return Enumeration(component, name, listed, doc, table)
