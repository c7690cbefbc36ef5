"""
The gate: what a document has beyond the supported subset of OpenAPI 3.1, by operation, all places at once.

Refused is only what jobgauge would otherwise pass over in silence, or read wrongly. Style never is: a document may
lack summaries, pages, operationIds and evidence. `conventions.schema.json` asks more of our own specs.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, cast

import attrs
import jsonschema_rs

from jobgauge.spec.conventions import wrong_fields
from jobgauge.spec.keywords import FORMATS, NAMES, Schema, inner_schemas, named
from jobgauge.spec.pointers import escape, tokens, value_at
from jobgauge.spec.promises import named_wrongly
from jobgauge.spec.tree import METHODS, components, name_of
from jobgauge.spec.violations import shown

STYLES: Final = {"path": "simple", "query": "form", "header": "simple"}
"""The supported places of a parameter, with the only supported style, which is OpenAPI's default."""
PATH_ITEM: Final = {"summary", "description", "parameters", *METHODS}
OPERATION: Final = {
    *("operationId", "summary", "description", "tags", "externalDocs", "deprecated", "security"),
    *("parameters", "requestBody", "responses"),
}
FORMS: Final[dict[str, type]] = {
    **dict.fromkeys(("operationId", "summary", "description"), str),
    "tags": list,
    "externalDocs": dict,
    "deprecated": bool,
}
TYPES: Final[dict[type, str]] = {str: "string", list: "array", dict: "object", bool: "boolean"}
PARAMETER: Final = {
    *("name", "in", "required", "deprecated", "description", "schema", "style", "explode"),
    *("example", "examples", "allowEmptyValue", "allowReserved"),
}
HEADER: Final = {
    *("required", "deprecated", "description", "schema", "style", "explode", "example", "examples"),
}
MEDIA: Final = {"schema", "example", "examples"}
RESPONSE: Final = {"description", "headers", "content", "links"}
BODY: Final = {"description", "required", "content"}
STATUS: Final = re.compile(r"[1-5][0-9]{2}|[1-5]XX|default")
REASONS: Final = {
    "nullable": "in OpenAPI 3.1 null is one of the types",
    "allOf": "the schema as one, without allOf",
    "not": "the schema without `not`",
    "discriminator": "one schema for each place",
    "callbacks": "an operation without callbacks",
    "servers": "the servers of the document alone",
    "content": "a schema",
}
"""The words that say what to write in place of something that is not supported."""

Refusal = tuple[str, str, str]
"""A JSON Pointer, what is there, and what is expected."""


@attrs.frozen
class LeftOut:
    """The refusals in an operation, by its name, or outside all operations if that is empty."""

    operation: str
    refusals: tuple[Refusal, ...]

    def lines(self) -> list[str]:
        """Return a line for each place."""
        return [
            f"{pointer}: {found}; expected {expected}" for pointer, found, expected in self.refusals
        ]

    def named_lines(self) -> list[str]:
        """Return a line for each place, with the name of the operation before it."""
        return [
            f"{self.operation} is left out: {line}" if self.operation else line
            for line in self.lines()
        ]


def whole(document: Schema) -> Iterator[Refusal]:
    """Yield what is refused outside the operations; a document of another version is refused as a whole."""
    version = document.get("openapi", document.get("swagger"))
    if not (isinstance(version, str) and version.startswith("3.1.")):
        yield "#/openapi", f"the version is {version!r}", "an OpenAPI document of version 3.1"
    if not isinstance(document.get("paths"), dict) or not document["paths"]:
        yield "#/paths", "no paths", "at least one path with an operation"


def beside(document: Schema) -> Iterator[Refusal]:
    """Yield what the document promises beside its paths, which is left out."""
    if document.get("webhooks"):
        yield "#/webhooks", "webhooks are not supported", "operations that a caller calls"
    dialect = document.get("jsonSchemaDialect", "https://spec.openapis.org/oas/3.1/dialect/base")
    if dialect != "https://spec.openapis.org/oas/3.1/dialect/base":
        yield "#/jsonSchemaDialect", f"the dialect {dialect!r} is not supported", "OpenAPI's own"


def examined(document: Schema) -> tuple[dict[tuple[str, str], str], list[LeftOut]]:
    """Return the names of the supported operations by path and method, and what is left out, with all its places."""
    names: dict[tuple[str, str], str] = {}
    left_out = [LeftOut("", (each,)) for each in beside(document)]
    for path, item in document["paths"].items():
        if path.startswith("x-"):
            continue
        pointer = f"#/paths/{escape(path)}"
        if not isinstance(item, dict) or "$ref" in item or not path.startswith("/"):
            refusal = pointer, "a path that is elsewhere or none", "a path with its operations"
            left_out.append(LeftOut("", (refusal,)))
            continue
        operations = cast("Schema", item)
        unread = tuple(_unknown(pointer, operations, PATH_ITEM))
        if unread and not operations.keys() & set(METHODS):  # else each operation names it
            left_out.append(LeftOut("", unread))
        for method in METHODS:
            if method not in operations:
                continue
            name = name_of(operations[method], path, method)
            refusals = _refusals(_Operation(document, path, operations, method))
            if name in names.values():
                found = f"the operationId {name!r} is used twice"
                refusals[f"{pointer}/{method}/operationId", found, "a name of its own"] = None
            if refusals:
                left_out.append(LeftOut(name, tuple(refusals)))
            else:
                names[path, method] = name
    return names, left_out


def _refusals(operation: "_Operation") -> dict[Refusal, None]:
    """Return what is refused in an operation; one that is no OpenAPI and cannot be examined is refused as a whole."""
    found: dict[Refusal, None] = {}
    try:
        for each in operation.refusals():
            found[each] = None
        if not found:
            found |= dict.fromkeys(operation.named_wrongly())
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        why = f"it cannot be read ({type(error).__name__}: {error})"
        found[operation.pointer, why, "an operation of OpenAPI 3.1"] = None
    return found


class _Operation:
    """One operation while it is examined; a component is examined once."""

    def __init__(self, document: Schema, path: str, item: Schema, method: str) -> None:
        self._document = document
        self._path = path
        self._pointer = f"#/paths/{escape(path)}"
        self.pointer = f"{self._pointer}/{method}"
        self._item = item
        self._method = method
        self._seen: set[str] = set()
        self._read: list[tuple[str, Schema]] = []

    def refusals(self) -> Iterator[Refusal]:
        """Yield all refusals, in the order of the document."""
        own, pointer = self._item[self._method], self.pointer
        yield from _unknown(self._pointer, self._item, PATH_ITEM)
        if not isinstance(own, dict):
            yield pointer, "not a mapping", "an operation"
            return
        operation = cast("Schema", own)
        yield from _unknown(pointer, operation, OPERATION)
        yield from _forms(pointer, operation)
        yield from self._fields(pointer, operation)
        in_path: set[str] = set()
        for place, holder in ((self._pointer, self._item), (pointer, operation)):
            for index, each in enumerate(holder.get("parameters") or ()):
                yield from self._at(f"{place}/parameters/{index}", each, self._parameter)
                own = self._followed(each)
                in_path |= {str(own.get("name"))} if own.get("in") == "path" else set()
        for name in sorted(in_path ^ set(re.findall(r"\{([^}]+)\}", self._path))):
            lack = "is not in the path" if name in in_path else "has no parameter"
            yield self._pointer, f"{{{name}}} {lack}", "the same names in both"
        if "requestBody" in operation:
            yield from self._at(f"{pointer}/requestBody", operation["requestBody"], self._body)
        yield from self._responses(f"{pointer}/responses", operation.get("responses", {}))
        yield from self._security(pointer, operation)

    def _at(
        self, pointer: str, node: Any, examine: Callable[[str, Schema], Iterator[Refusal]]
    ) -> Iterator[Refusal]:
        """Examine a node, or the component that it refers to; what one refers to is examined once."""
        if not isinstance(node, dict):
            yield pointer, "not a mapping", "a mapping"
            return
        value = cast("Schema", node)
        if "$ref" not in value:
            yield from self._fields(pointer, value)
            yield from examine(pointer, value)
            return
        reference = value["$ref"]
        if not isinstance(reference, str) or not reference.startswith("#/components/"):
            yield (
                pointer,
                f"the reference {reference!r}",
                "a reference into the components of this document",
            )
            return
        for name in value if examine == self._schema else ():
            if name != "$ref" and not name.startswith("x-") and not _is_note(name):
                found = f"{name} beside a reference is not supported"
                yield f"{pointer}/{escape(name)}", found, "a schema of its own with both"
        if self._circles(reference):
            yield pointer, f"{reference} leads to itself", "a reference to something else"
            return
        if reference in self._seen:
            return
        self._seen.add(reference)
        target = self._target(reference)
        if target is None:
            yield pointer, f"{reference} does not exist", "a reference to something that exists"
        else:
            yield from self._at(reference, target, examine)

    def _circles(self, reference: str) -> bool:
        """Return True if nothing but references follows a reference, for ever."""
        seen: set[str] = set()
        here: Any = {"$ref": reference}
        while isinstance(here, dict) and isinstance(cast("Schema", here).get("$ref"), str):
            reference = cast("Schema", here)["$ref"]
            if reference in seen:
                return True
            seen.add(reference)
            here = self._target(reference)
        return False

    def _fields(self, pointer: str, node: Schema) -> Iterator[Refusal]:
        """Examine the form of the `x-` fields of a node."""
        yield from wrong_fields(pointer, node)
        self._read.append((pointer, node))

    def named_wrongly(self) -> Iterator[Refusal]:
        """Yield what the `x-` fields of the examined nodes name that does not exist; all of them are sound else."""
        for pointer, node in self._read:
            yield from named_wrongly(self._document, tokens(pointer), node)

    def _parameter(self, pointer: str, parameter: Schema) -> Iterator[Refusal]:
        yield from _unknown(pointer, parameter, PARAMETER)
        place = parameter.get("in")
        if not isinstance(place, str) or place not in STYLES:
            yield f"{pointer}/in", f"a parameter in {place!r}", "one in path, query or header"
            return
        if not isinstance(parameter.get("name"), str):
            yield pointer, "a parameter without a name", "a name"
        if "schema" not in parameter:
            yield pointer, "a parameter without a schema", "a schema"
            return
        yield from _style(pointer, parameter, STYLES[place])
        yield from self._sent(pointer, parameter["schema"], lists=place == "query")

    def _sent(self, pointer: str, schema: Any, *, lists: bool) -> Iterator[Refusal]:
        """Examine the schema of something that is sent as text: a scalar, or a list of scalars in a query."""
        yield from self._at(f"{pointer}/schema", schema, self._schema)
        kinds = _types(self._followed(schema))
        if "object" in kinds or ("array" in kinds and not lists):
            yield f"{pointer}/schema", f"a value of type {' or '.join(kinds)}", "a scalar"

    def _body(self, pointer: str, body: Schema) -> Iterator[Refusal]:
        yield from _unknown(pointer, body, BODY)
        yield from self._content(pointer, body.get("content"), "a request body")

    def _content(self, pointer: str, content: Any, what: str) -> Iterator[Refusal]:
        """Examine the media types of a message: one, and it is JSON."""
        if not isinstance(content, dict) or not content:
            yield f"{pointer}/content", f"{what} without a media type", "application/json"
            return
        listed = cast("dict[str, Any]", content)
        for number, (name, media) in enumerate(listed.items()):
            place = f"{pointer}/content/{escape(name)}"
            if not is_json(name):
                yield place, f"the media type {name}", "JSON"
            elif number and any(map(is_json, list(listed)[:number])):
                yield place, f"a second media type, {name}", "one media type"
            else:
                yield from _unknown(place, media, MEDIA)
                if isinstance(media, dict) and "schema" in media:
                    yield from self._at(f"{place}/schema", media["schema"], self._schema)
                else:
                    yield place, "a media type without a schema", "a schema"

    def _responses(self, pointer: str, responses: Any) -> Iterator[Refusal]:
        if not isinstance(responses, dict):
            yield pointer, "not a mapping", "responses by status"
            return
        listed = cast("dict[str, Any]", responses)
        if not any(status.startswith("2") for status in listed):
            yield pointer, "no success is documented", "a response with a 2xx status"
        for status, response in listed.items():
            place = f"{pointer}/{escape(status)}"
            if status.startswith("x-"):
                continue
            if not STATUS.fullmatch(status):
                yield place, f"the status {status!r}", "a status such as 200, 4XX or default"
            yield from self._at(place, response, self._response)

    def _response(self, pointer: str, response: Schema) -> Iterator[Refusal]:
        yield from _unknown(pointer, response, RESPONSE)
        if response.get("content"):
            yield from self._content(pointer, response["content"], "a response")
        headers = response.get("headers", {})
        if not isinstance(headers, dict):
            yield f"{pointer}/headers", "not a mapping", "headers by name"
            return
        for name, header in cast("Schema", headers).items():
            yield from self._at(f"{pointer}/headers/{escape(name)}", header, self._header)

    def _header(self, pointer: str, header: Schema) -> Iterator[Refusal]:
        yield from _unknown(pointer, header, HEADER)
        if "schema" not in header:
            yield pointer, "a header without a schema", "a schema"
            return
        yield from _style(pointer, header, "simple")
        yield from self._sent(pointer, header["schema"], lists=False)

    def _security(self, pointer: str, operation: Schema) -> Iterator[Refusal]:
        place = f"{pointer}/security" if "security" in operation else "#/security"
        listed = operation.get("security", self._document.get("security", []))
        schemes = cast("Schema", components(self._document).get("securitySchemes") or {})
        for index, requirement in enumerate(listed):
            if len(requirement) > 1:
                expected = "one scheme in each requirement"
                yield f"{place}/{index}", f"{' and '.join(requirement)} together", expected
            for name in requirement:
                if name not in schemes:
                    yield f"{place}/{index}", f"no security scheme is named {name!r}", "a scheme"
                    continue
                where = f"#/components/securitySchemes/{escape(name)}"
                yield from self._at(where, schemes[name], _scheme)

    def _schema(self, pointer: str, schema: Schema) -> Iterator[Refusal]:
        """Examine a schema and those inside it."""
        for keyword, value in schema.items():
            if keyword not in NAMES and not keyword.startswith("x-"):
                expected = REASONS.get(keyword, "a schema without it")
                yield f"{pointer}/{escape(keyword)}", f"{keyword} is not supported", expected
            elif keyword == "format" and isinstance(value, str) and value not in FORMATS:
                yield f"{pointer}/format", f"the format {value!r}", f"one of {', '.join(FORMATS)}"
        yield from _values(pointer, schema)
        yield from _choices(pointer, schema)
        for keys, _, inner in inner_schemas(schema):
            place = "/".join([pointer, *(escape(str(key)) for key in keys)])
            if isinstance(inner, bool):  # pyright: ignore[reportUnnecessaryIsInstance]
                yield place, f"the schema {str(inner).lower()}", "a mapping"
            elif self._leads_to(inner, pointer):
                yield place, "a schema that contains itself", "a finite one"
            else:
                yield from self._at(place, inner, self._schema)

    def _leads_to(self, schema: Any, goal: str) -> bool:
        """Return True if the references in a schema, and in what they lead to, lead to a pointer."""
        seen: set[str] = set()
        left: list[Any] = [schema]
        while left:
            here = left.pop()
            if not isinstance(here, dict):
                continue
            node = cast("Schema", here)
            left += [inner for _, _, inner in inner_schemas(node)]
            reference = node.get("$ref")
            if reference == goal:
                return True
            if isinstance(reference, str) and reference not in seen:
                seen.add(reference)
                left.append(self._target(reference))
        return False

    def _followed(self, schema: Any) -> Schema:
        """Return the schema that references lead to, an empty one if they lead nowhere."""
        seen: set[str] = set()
        while isinstance(schema, dict) and "$ref" in schema:
            reference = str(cast("Schema", schema)["$ref"])
            schema = None if reference in seen else self._target(reference)
            seen.add(reference)
        return cast("Schema", schema) if isinstance(schema, dict) else {}

    def _target(self, reference: str) -> Any:
        """Return what a reference leads to, None if that is nowhere."""
        try:
            return value_at(self._document, reference) if reference.startswith("#/") else None
        except (LookupError, TypeError, ValueError):
            return None


def _unknown(pointer: str, node: Any, known: Iterable[str]) -> Iterator[Refusal]:
    """Yield the members of a node that OpenAPI may have and jobgauge does not read."""
    for name in cast("Schema", node) if isinstance(node, dict) else ():
        if name not in known and not name.startswith("x-"):
            expected = REASONS.get(name, "nothing of this name")
            yield f"{pointer}/{escape(name)}", f"{name} is not supported", expected


def _forms(pointer: str, operation: Schema) -> Iterator[Refusal]:
    """Yield the members of an operation that describe it and have another type than OpenAPI's."""
    for name, kind in FORMS.items():
        if name in operation and not isinstance(operation[name], kind):
            found = f"{shown(operation[name])} is not valid"
            yield f"{pointer}/{name}", found, f"a value of type {TYPES[kind]}"
    for index, tag in enumerate(cast("list[Any]", operation.get("tags") or ())):
        if not isinstance(tag, str):
            yield f"{pointer}/tags/{index}", f"{shown(tag)} is not valid", "a value of type string"


def _style(pointer: str, node: Schema, usual: str) -> Iterator[Refusal]:
    for name, default in (("style", usual), ("explode", usual == "form")):
        if node.get(name, default) != default:
            yield (
                f"{pointer}/{name}",
                f"{name} {node[name]!r}",
                f"{default!r}, which is the default",
            )
    for name in ("allowReserved", "allowEmptyValue"):
        if node.get(name):
            yield f"{pointer}/{name}", f"{name} is not supported", "a parameter without it"


def _scheme(pointer: str, scheme: Schema) -> Iterator[Refusal]:
    """Examine a security scheme."""
    match scheme:
        case {"type": "http", "scheme": str(kind)} if kind.lower() in {"bearer", "basic"}:
            pass
        case {"type": "apiKey", "in": "header" | "query", "name": str()}:
            pass
        case {"type": "oauth2" | "openIdConnect"}:
            pass
        case _:
            found = f"a security scheme of type {scheme.get('type')!r}"
            expected = "bearer, basic, an API key in a header or query, oauth2 or openIdConnect"
            yield pointer, found, expected


def _choices(pointer: str, schema: Schema) -> Iterator[Refusal]:
    """Examine `oneOf` and `anyOf`, of which each has one supported use."""
    options, members = schema.get("oneOf", ()), schema.get("properties", {})
    if options and not all(_only_required(each, members) for each in options):
        expected = "lists of `required` members beside `properties`"
        yield f"{pointer}/oneOf", "a choice between schemas", expected
    if "anyOf" not in schema:
        return
    if not _reference_or_null(schema["anyOf"]):
        yield f"{pointer}/anyOf", "a choice between schemas", "a reference or null"
    for name in schema:
        if name != "anyOf" and not name.startswith("x-") and not _is_note(name):
            found = f"{name} beside anyOf is not supported"
            yield f"{pointer}/{escape(name)}", found, "a schema of its own with both"


def _values(pointer: str, schema: Schema) -> Iterator[Refusal]:
    """Examine the values of the keywords of one schema, without the schemas inside it."""
    own = {name: schema[name] for name in schema.keys() & {*named("value", "members")}}
    if own.get("enum") == []:
        yield f"{pointer}/enum", "no value", "at least one value"
    try:
        jsonschema_rs.Draft202012Validator(own)
    except jsonschema_rs.ValidationError as error:
        place = "/".join([pointer, *(escape(str(step)) for step in error.instance_path)])
        yield place, str(error).splitlines()[0], "a value that JSON Schema allows"
    except ValueError as error:
        yield pointer, str(error).splitlines()[0], "keywords with values that JSON Schema allows"


def _is_note(name: str) -> bool:
    """Return True if a keyword binds nothing."""
    return name in NAMES and NAMES[name].role == "note"


def _only_required(option: Any, members: Schema) -> bool:
    if not isinstance(option, dict) or set(cast("Schema", option)) != {"required"}:
        return False
    return set(cast("list[str]", cast("Schema", option)["required"])) <= members.keys()


def _reference_or_null(options: Any) -> bool:
    match options:
        case [{"$ref": str()} as one, {"type": "null"} as other]:
            return len(one) == 1 == len(other)
        case _:
            return False


def _types(schema: Schema) -> list[str]:
    kinds: str | list[str] = schema.get("type", [])
    return [kinds] if isinstance(kinds, str) else kinds


def is_json(media_type: str) -> bool:
    """Return True if a media type is JSON: `application/json`, or one that ends with `+json`."""
    name = media_type.split(";", maxsplit=1)[0].strip().lower()
    return name == "application/json" or name.endswith("+json")
