"""
The `x-` fields of a spec and its security, typed: the one vocabulary that suite, makers and reference servers share.

`specs/README.md` says what each field means, and `conventions.schema.json` what form it has.
"""

import base64
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import takewhile
from typing import Any, Final, Literal, cast

import attrs

from jobgauge.spec.constraints import EACH, Evidence
from jobgauge.spec.document import Api, Node, Operation, Parameter
from jobgauge.spec.keywords import Schema
from jobgauge.spec.pointers import tokens

Path = tuple[str, ...]
"""The member names on the way to a value; `*` stands for each element of an array."""
Stage = Literal["initial", "running", "succeeded", "failed", "cancelled", "timed_out"]
FINAL: Final = frozenset[Stage]({"succeeded", "failed", "cancelled", "timed_out"})
"""The stages of a job that has ended."""


def shown(path: Path) -> str:
    """Return a path as the pages of an API name it: `executionInformation/endedDateTime`."""
    return "/".join(path)


def path_of(text: str) -> Path:
    """Return the path that a JSON Pointer stands for; its first slash may be missing."""
    return tokens(f"/{text.removeprefix('/')}") if text else ()


@attrs.frozen
class Scheme:
    """
    Names the header or query parameter that shows who calls, and the word before the credential in it.

    `source` says where a token comes from, empty if the spec does not.
    """

    name: str
    kind: Literal["bearer", "basic", "apiKey", "oauth2"]
    place: Literal["header", "query"] = "header"
    parameter: str = "Authorization"
    prefix: str = "Bearer "
    source: str = ""

    def shown(self, token: str) -> str:
        """Return what a caller sends to show a token; for `basic` it is `user:password`."""
        if self.kind == "basic":
            token = base64.b64encode(token.encode()).decode()
        return f"{self.prefix}{token}"


def scheme_of(api: Api, operation: Operation) -> Scheme | None:
    """Return the way in which callers of an operation are recognized, the first if there are several."""
    return next(filter(None, schemes(api, operation)), None)


def schemes(api: Api, operation: Operation) -> list[Scheme | None]:
    """Return the ways to call an operation, any of which is enough; None is a call without credentials."""
    listed: Sequence[Mapping[str, Any]] = operation.node.value.get(
        "security", api.document.get("security", [])
    )
    known: Schema = api.document.get("components", {}).get("securitySchemes", {})
    if not listed:
        return [None]
    return [
        _scheme(name, api.target(known[name])) if name is not None else None
        for requirement in listed
        for name in (requirement or [None])
    ]


def _scheme(name: str, scheme: Schema) -> Scheme:
    source = str(scheme.get("x-token-source", scheme.get("description", "")))
    match scheme:
        case {"type": "http", "scheme": str(kind)} if kind.lower() == "basic":
            return Scheme(name, "basic", prefix="Basic ", source=source)
        case {"type": "apiKey", "in": "header" | "query" as place, "name": str(parameter)}:
            return Scheme(name, "apiKey", place, parameter, "", source)
        case {"type": "oauth2" | "openIdConnect"}:
            return Scheme(name, "oauth2", source=source)
        case _:
            return Scheme(name, "bearer", source=source)


@attrs.frozen
class ErrorRoles:
    """
    `x-error` of the schema of an error body: the members by what they hold, empty if there is none.

    `details` are lists of what is wrong one by one.
    """

    message: Path
    code: Path = ()
    details: tuple[Path, ...] = ()
    target: Path = ()
    request_id: Path = ()


def error_roles(schema: Schema) -> ErrorRoles | None:
    """Return the `x-error` of a schema, None if it has none."""
    field: dict[str, Any] | None = schema.get("x-error")
    if field is None:
        return None
    details: str | list[str] = field.get("details", [])
    listed = [details] if isinstance(details, str) else details
    others = {name: path_of(text) for name, text in field.items() if name != "details"}
    return ErrorRoles(**others, details=tuple(map(path_of, listed)))


def error_paths(
    api: Api, operation: Operation, role: Literal["message", "code", "target"]
) -> list[Path]:
    """Return where the error bodies of an operation have a member of this role, each once; in their details too."""
    found: dict[Path, None] = {}
    for response in operation.responses:
        if response.schema and not response.status.startswith("2"):
            found |= dict.fromkeys(_in_role(api, api.resolve(response.schema), role))
    return list(found)


def _in_role(api: Api, schema: Node, role: str) -> Iterator[Path]:
    roles = error_roles(schema.value)
    if roles is None:
        return
    if own := getattr(roles, role):
        yield own
    for path in roles.details:
        items = api.resolve(member(api, schema, path).child("items"))
        yield from ((*path, EACH, *inner) for inner in _in_role(api, items, role))


def member(api: Api, schema: Node, path: Path) -> Node:
    """Return the schema of the member at a path of one with `properties`."""
    for name in path:
        schema = api.resolve(schema.child("properties", name))
    return schema


@attrs.frozen
class Next:
    """
    Says how a page leads to the next one, by `kind`.

    `link`: an address at `path`. `rel`: the link in the array at `path` whose `rel` is `name`.
    `header`: the `Link` header. `cursor`: a value at `path`, sent as `token`.
    `offset`: `token` is the number of items before the page. `page`: `token` is the number of the page, from `first`.
    """

    kind: Literal["link", "rel", "header", "cursor", "offset", "page"]
    path: Path = ()
    name: str = "next"
    first: int = 1


@attrs.frozen
class Paging:
    """`x-pagination` of a list: where its items are, how to the next page, and the query parameters for that."""

    items: Path
    next: Next
    token: str | None
    limit: str | None
    keep: tuple[str, ...]


def paging(operation: Operation) -> Paging | None:
    """Return the `x-pagination` of an operation, None if it has none."""
    field: Schema | None = operation.node.value.get("x-pagination")
    if field is None:
        return None
    return Paging(
        path_of(field["items"]),
        _next(field),
        field.get("token"),
        field.get("limit"),
        tuple(field.get("keep", ())),
    )


def _next(field: Schema) -> Next:
    match field.get("next"):
        case str(pointer):
            return Next("link", path_of(pointer))
        case {"array": str(pointer), "rel": str(name)}:
            return Next("rel", path_of(pointer), name)
        case {"header": "Link"}:
            return Next("header")
        case {"cursor": str(pointer)}:
            return Next("cursor", path_of(pointer))
        case {"page": int(first)}:
            return Next("page", first=first)
        case _:
            return Next("offset")


WrittenIn = Literal["comparison", "list"]
PLACES: Final[tuple[WrittenIn, ...]] = ("comparison", "list")
"""The places where a filter has literals: after an operator, and in the list that `in` takes."""


@attrs.frozen
class Literals:
    """
    `x-filter.quoting` of a kind of literal: the mark around one, and how the mark is written inside.

    `quoted` are the places where the mark stands; in those of `open`, another way may be right.
    """

    quote: str = ""
    escape: str = ""
    quoted: frozenset[WrittenIn] = frozenset()
    open: frozenset[WrittenIn] = frozenset()

    def written(self, text: str) -> str:
        """Return a value with the mark around it."""
        inner = text.replace(self.quote, self.escape) if self.quote and self.escape else text
        return f"{self.quote}{inner}{self.quote}"


@attrs.frozen
class Compared:
    """A property that a filter may name: where its value is in an item, and its literals."""

    path: Path
    literal: str
    literals: Literals


@attrs.frozen
class Filter:
    """`x-filter` of a query parameter."""

    operators: tuple[str, ...]
    properties: Mapping[str, Compared]


def filter_of(parameter: Parameter) -> Filter | None:
    """Return the `x-filter` of a parameter, None if it has none."""
    field: Schema | None = parameter.node.value.get("x-filter")
    if field is None:
        return None
    kinds = {kind: _literals(how) for kind, how in field.get("quoting", {}).items()}
    properties: dict[str, Schema] = field["properties"]
    return Filter(
        tuple(field["operators"]),
        {
            name: Compared(
                path_of(each["path"]), each["literal"], kinds.get(each["literal"], Literals())
            )
            for name, each in properties.items()
        },
    )


def _literals(how: Schema) -> Literals:
    places = (frozenset(how.get(name, default)) for name, default in (("in", PLACES), ("open", ())))
    return Literals(how["quote"], how.get("escape", ""), *places)


def filters(operation: Operation) -> dict[str, Filter]:
    """Return the filters of an operation by the names of their parameters."""
    found = ((each.name, filter_of(each)) for each in operation.parameters)
    return {name: each for name, each in found if each}


def filtering(operation: Operation) -> dict[str, Path]:
    """Return the `x-filters` of a list: query parameters with the member of an item that each has to equal."""
    field: dict[str, str] = operation.node.value.get("x-filters", {})
    return {name: path_of(text) for name, text in field.items()}


@attrs.frozen
class Presence:
    """
    `x-job-lifecycle.members`: the stages in which a member of a job may be null, is there, and is there only.

    A part that is None does not depend on the stage.
    """

    null: frozenset[Stage] | None = None
    present: frozenset[Stage] | None = None
    only: frozenset[Stage] | None = None
    evidence: Evidence = "document"
    source: str | None = None


@attrs.frozen
class Read:
    """
    Says how one job is read again: by which operation, with which parameters, and where it is in the response.

    A name in braces in the value of a parameter stands for that member of the job.
    """

    operation: str
    parameters: Mapping[str, str]
    job: Path


@attrs.frozen
class Cycle:
    """
    `x-job-lifecycle` of the schema of a job.

    `open` is why a status may go back, None if it may not. `named` is `body` if the job's id is a member of the
    response to its submission, `location` if it is in that header. `result_at` is the operation that returns the result
    if that is at another address; `slow` a request by which an unfinished job can be seen; `changed_by` the operations
    that change a final state; `retry_after` says that a response about a running job has that header.
    """

    id: Path
    status: Path
    stages: Mapping[str, Stage]
    times: tuple[Path, ...]
    error: Path
    result: Path
    partial: Path
    read: Read
    poll: tuple[float, ...]
    members: Mapping[Path, Presence]
    open: str | None = None
    named: Literal["body", "location"] = "body"
    result_at: str | None = None
    slow: str | None = None
    changed_by: tuple[str, ...] = ()
    retry_after: bool = False

    def named_in(self, stages: Set[Stage]) -> str:
        """Return the statuses of some stages in words: `Queued or Running`."""
        return " or ".join(name for name, stage in self.stages.items() if stage in stages)

    def stage(self, status: Any) -> Stage | None:
        """Return the stage that a status stands for, None if it is missing or unknown."""
        return self.stages.get(status) if isinstance(status, str) else None


def cycle(schema: Schema) -> Cycle | None:
    """Return the `x-job-lifecycle` of a schema, None if it has none."""
    field: Schema | None = schema.get("x-job-lifecycle")
    if field is None:
        return None
    read: Schema = field["read"]
    return Cycle(
        id=path_of(field["id"]),
        status=path_of(field["status"]),
        stages=field["stages"],
        times=tuple(path_of(each) for each in field.get("times", ())),
        error=path_of(field.get("error", "")),
        result=path_of(field.get("result", "")),
        partial=path_of(field.get("partial", "")),
        read=Read(read["operation"], read.get("parameters", {}), path_of(read["job"])),
        poll=tuple(float(each) for each in field.get("poll", ())),
        members={path_of(name): _presence(each) for name, each in field.get("members", {}).items()},
        open=open_reasons(schema).get("x-job-lifecycle"),
        named=field.get("named", "body"),
        result_at=field.get("result_at"),
        slow=field.get("slow"),
        changed_by=tuple(field.get("changed_by", ())),
        retry_after=field.get("retry_after", False),
    )


def cycles(api: Api) -> Iterator[tuple[str, Node, Cycle]]:
    """Yield each component that is a job which a supported operation reads: its name, its node and its lifecycle."""
    for name, node in api.components():
        found = cycle(node.value)
        if found and found.read.operation in api.operations:
            yield name, node, found


def _presence(field: Schema) -> Presence:
    stages = {
        name: frozenset[Stage](field[name]) for name in ("null", "present", "only") if name in field
    }
    return Presence(
        **stages, evidence=field.get("evidence", "document"), source=field.get("source")
    )


@attrs.frozen
class Known:
    """`x-known-differences` of a schema: what servers were seen to send against it, and the source of that."""

    source: str
    values: tuple[str, ...] = ()
    members: Mapping[str, Schema] = attrs.field(factory=dict[str, Schema])
    absent: tuple[str, ...] = ()
    nulls: tuple[str, ...] = ()


def known_differences(schema: Schema) -> Known | None:
    """Return the `x-known-differences` of a schema, None if it has none."""
    field: Schema | None = schema.get("x-known-differences")
    if field is None:
        return None
    lists = {
        name: tuple(cast("Sequence[str]", field.get(name, ())))
        for name in ("values", "absent", "nulls")
    }
    return Known(field["source"], members=field.get("members", {}), **lists)


@attrs.frozen
class Resource:
    """The place of an operation on a client: `client.<name>.<method>`."""

    name: str
    method: str


def resource(operation: Operation) -> Resource:
    """Return the `x-resource` of an operation, by default its tag and its operationId."""
    node = operation.node.value
    field: dict[str, str] = node.get("x-resource", {})
    tag = (node.get("tags") or ["default"])[0]
    return Resource(field.get("name", tag), field.get("method", operation.id))


@attrs.frozen
class Effects:
    """`x-effects` of an operation: what a request creates, and what it costs; empty for nothing."""

    creates: str = ""
    costs: str = ""


def effects(operation: Operation) -> Effects:
    """Return the `x-effects` of an operation."""
    return Effects(**operation.node.value.get("x-effects", {}))


def rank_of(node: Schema) -> Evidence | None:
    """Return the `x-evidence` of a whole piece of the spec, None if it has no such rank."""
    return _rank(node.get("x-evidence"))


def ranks_inside(node: Schema) -> Mapping[str, Evidence]:
    """Return the `x-evidence` of the keywords of a schema, empty if it has none."""
    marks: Any = node.get("x-evidence")
    by_name = cast("dict[str, Any]", marks) if isinstance(marks, dict) else {}
    return {name: rank for name, mark in by_name.items() if (rank := _rank(mark))}


def _rank(mark: Any) -> Evidence | None:
    return mark if mark in ("document", "supplement", "inferred") else None


def source_of(node: Schema) -> str | None:
    """Return the `x-source` of a piece of the spec, None if it has none."""
    return node.get("x-source")


def open_reasons(node: Schema) -> Mapping[str, str]:
    """Return the `x-open` of a schema, parameter, response or operation: reasons why a server may choose."""
    return node.get("x-open", {})


def unit_of(schema: Schema) -> str | None:
    """Return the `x-unit` of a schema, None if it has none."""
    return schema.get("x-unit")


def prefix(api: Api) -> tuple[str, ...]:
    """Return the segments with which every path of an API begins, up to the first with a parameter."""
    paths = [operation.path.strip("/").split("/") for operation in api.operations.values()]
    same = takewhile(
        lambda each: len(set(each)) == 1 and "{" not in each[0], zip(*paths, strict=False)
    )
    return tuple(segments[0] for segments in same)


def lists(api: Api) -> Iterator[tuple[Operation, Paging]]:
    """Yield every list of an API with its paging."""
    for operation in api.operations.values():
        if found := paging(operation):
            yield operation, found
