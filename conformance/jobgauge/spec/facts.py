"""
The `x-` fields of a spec and its security, typed: the one vocabulary that suite, makers and reference servers share.

`specs/README.md` says what each field means, and `conventions.schema.json` what form it has.
"""

import base64
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, cast

import attrs

from jobgauge.spec.document import Api, Operation
from jobgauge.spec.keywords import Schema
from jobgauge.spec.pointers import tokens

Path = tuple[str, ...]
"""The member names on the way to a value; `*` stands for each element of an array."""
Stage = Literal["initial", "running", "succeeded", "failed", "cancelled", "timed_out"]


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


@attrs.frozen
class Literals:
    """`x-filter.quoting`: the mark around a literal of a filter, empty for none, and how it is written inside one."""

    quote: str = ""
    escape: str = ""

    def written(self, text: str) -> str:
        """Return a value as a literal."""
        inner = text.replace(self.quote, self.escape) if self.quote else text
        return f"{self.quote}{inner}{self.quote}"


def quoting(field: Schema) -> dict[str, Literals]:
    """Return the quoting of each kind of literal in an `x-filter`; a kind that is not there has none."""
    return {kind: Literals(**how) for kind, how in field.get("quoting", {}).items()}


def filtering(operation: Operation) -> dict[str, Path]:
    """Return the `x-filters` of a list: query parameters with the member of an item that each has to equal."""
    field: dict[str, str] = operation.node.value.get("x-filters", {})
    return {name: path_of(text) for name, text in field.items()}


@attrs.frozen
class Presence:
    """`x-job-lifecycle.members`: the stages in which a member of a job may be null, and those in which it is there."""

    null: frozenset[Stage] | None = None
    present: frozenset[Stage] | None = None
    only: frozenset[Stage] | None = None


@attrs.frozen
class Cycle:
    """
    `x-job-lifecycle` of the schema of a job.

    `named` is `body` if the job's id is a member of the response to its submission, `location` if it is in that header.
    `result_at` is the operation that returns the result if that is at another address; `slow` a request by which an
    unfinished job can be seen; `changed_by` the operations that change a final state; `retry_after` says that a
    response about a running job has that header.
    """

    id: str
    status: str
    stages: Mapping[str, Stage]
    times: tuple[Path, ...]
    error: Path
    result: Path
    partial: Path
    poll: tuple[float, ...]
    members: Mapping[str, Presence]
    named: Literal["body", "location"] = "body"
    result_at: str | None = None
    slow: str | None = None
    changed_by: tuple[str, ...] = ()
    retry_after: bool = False

    def stage(self, status: Any) -> Stage | None:
        """Return the stage that a status stands for, None if it is missing or unknown."""
        return self.stages.get(status) if isinstance(status, str) else None


def cycle(schema: Schema) -> Cycle | None:
    """Return the `x-job-lifecycle` of a schema, None if it has none."""
    field: Schema | None = schema.get("x-job-lifecycle")
    if field is None:
        return None
    return Cycle(
        id=field["id"],
        status=field["status"],
        stages=field["stages"],
        times=tuple(path_of(each) for each in field["times"]),
        error=path_of(field.get("error", "")),
        result=path_of(field.get("result", "")),
        partial=path_of(field.get("partial", "")),
        poll=tuple(float(each) for each in field.get("poll", ())),
        members={name: _presence(each) for name, each in field.get("members", {}).items()},
        named=field.get("named", "body"),
        result_at=field.get("result_at"),
        slow=field.get("slow"),
        changed_by=tuple(field.get("changed_by", ())),
        retry_after=field.get("retry_after", False),
    )


def _presence(field: Mapping[str, Sequence[Stage]]) -> Presence:
    return Presence(**{name: frozenset(stages) for name, stages in field.items()})


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


def lists(api: Api) -> Iterator[tuple[Operation, Paging]]:
    """Yield every list of an API with its paging."""
    for operation in api.operations.values():
        if found := paging(operation):
            yield operation, found
